"""``FIELD=VALUE`` of a person to changes of a file: the value as the field wants it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args, get_origin

import msgspec

from armut_cli.model.describe import fields
from armut_cli.model.kinds import kinds, refers, single
from armut_cli.model.message import ArmutError, Message, msg
from armut_cli.model.span import Span
from armut_cli.query.facets import resolve
from armut_cli.query.vocabulary import names
from armut_cli.text.change import Change, Insert, Remove, Set
from armut_cli.text.read import Unreadable, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from armut_cli.model.place import DataPath
    from armut_cli.query.view import View

_FORM = re.compile(
    r"(?P<way>[^=+\[\]]+?(?:\[[^\]]*\][^=+\[\]]*?)*)\s*(?P<sign>\+=|-=|=)(?P<value>.*)", re.DOTALL
)
_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")
_YES = ("yes", "ja", "true", "wahr", "1")
_NO = ("no", "nein", "false", "falsch", "0")


class Assignment(NamedTuple):
    """What a person wants in a field; ``steps`` are names and list positions from 1."""

    steps: tuple[str | int, ...]
    sign: Literal["=", "+=", "-="]
    value: str


class Target(NamedTuple):
    """A field found: where it stands, its type, and whether it is a list."""

    path: DataPath
    kind: Any
    many: bool


def read(text: str) -> Assignment:
    """Read ``lead=jobcenter``, ``goals-=teilhabe`` or ``milestones[1].done=2026-03-01``.

    Raises:
        ArmutError: if it has not this form.
    """
    match = _FORM.fullmatch(text)
    if match is None:
        raise ArmutError(
            msg("“{text}” is no assignment", text=text),
            msg("write FIELD=VALUE, for a list also FIELD+=VALUE or FIELD-=VALUE"),
        )
    steps = tuple(
        name.strip() if name else int(number) for name, number in _STEP.findall(match["way"])
    )
    sign: Any = match["sign"]
    return Assignment(steps, sign, match["value"].strip())


def changes(
    view: View, kind: type[msgspec.Struct], data: dict[str, Any], wish: Assignment
) -> Iterator[Change]:
    """Give the changes that carry out an assignment on the plain data of a file.

    Raises:
        ArmutError: if there is no such field, or the value is none for it.
    """
    target = _find(view, kind, wish)
    present = _value_at(data, target.path)
    if wish.sign == "=":
        if not wish.value:
            if present is not None:
                yield Remove(target.path)
        elif target.many:
            yield Set(target.path, _values(view, target.kind, wish.value))
        else:
            yield Set(target.path, convert(view, target.kind, wish.value))
        return
    if not target.many:
        raise ArmutError(
            msg("“{field}” is no list", field=target.path[-1]),
            msg("write {field}=…", field=target.path[-1]),
        )
    items = present if isinstance(present, list) else []
    if wish.sign == "+=":
        for item in _values(view, target.kind, wish.value):
            if item not in items:
                yield Insert(target.path, item)
    else:
        yield from _removals(view, target, items, wish.value)


def convert(view: View, kind: Any, value: str) -> Any:
    """Give a person's value as plain data for a field of a type.

    Raises:
        ArmutError: if it is none for the field; it says what is.
    """
    kind, _ = single(kind)
    if vocabulary := refers(kind):
        return resolve(value, names(view, vocabulary), _VOCABULARIES[vocabulary])
    if get_origin(kind) is Literal:
        return resolve(value, dict.fromkeys(get_args(kind), ()), msg("value"))
    if kind in _READERS:
        return _READERS[kind](value)
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return _record(view, kind, value)
    return value


_VOCABULARIES: dict[str, Message] = {
    "statuses": msg("status"),
    "organisations": msg("organisation"),
    "goals": msg("goal"),
    "processes": msg("process"),
    "groups": msg("group"),
    "measures": msg("measure"),
}


def _find(view: View, kind: type[msgspec.Struct], wish: Assignment) -> Target:
    path: DataPath = ()
    at: Any = kind
    many = False
    for step in wish.steps:
        if isinstance(step, int):
            if not many or step < 1:
                raise ArmutError(
                    msg("there is no number {number} in “{field}”", number=step, field=path[-1]),
                    msg("the first of a list is 1"),
                )
            path, many = (*path, step - 1), False
            continue
        if many or not (isinstance(at, type) and issubclass(at, msgspec.Struct)):
            raise ArmutError(
                msg("“{field}” has no parts of its own", field=path[-1])
                if not many
                else msg("“{field}” is a list", field=path[-1]),
                msg("name one of its entries: {field}[1].{part}=…", field=path[-1], part=step)
                if many
                else None,
            )
        known = {it.key: (view.words.gettext(it.label),) for it in fields(at)}
        key = resolve(step, known, msg("field"))
        path, (at, many) = (*path, key), single(kinds(at)[key])
    if not path:
        raise ArmutError(msg("no field is named"), msg("write FIELD=VALUE"))
    return Target(path, at, many)


def _value_at(data: Any, path: DataPath) -> Any:
    for index, step in enumerate(path):
        if isinstance(step, int):
            if not isinstance(data, list) or step >= len(data):
                length = len(data) if isinstance(data, list) else 0
                raise ArmutError(
                    msg("“{field}” has no entry {number}", field=path[index - 1], number=step + 1),
                    msg("it has {number}", number=length),
                )
            data = data[step]
        else:
            data = data.get(step) if isinstance(data, dict) else None
    return data


def _values(view: View, kind: Any, value: str) -> list[Any]:
    """Give the items of a list: parts between commas, or one record."""
    one, _ = single(kind)
    if isinstance(one, type) and issubclass(one, msgspec.Struct):
        if value.startswith("["):
            parsed = _yaml(value)
            return parsed if isinstance(parsed, list) else [parsed]
        return [_record(view, one, value)]
    if value.startswith("[") and value.endswith("]"):
        value = value[1:-1]
    return [convert(view, kind, part.strip()) for part in value.split(",") if part.strip()]


def _removals(view: View, target: Target, items: list[Any], value: str) -> Iterator[Change]:
    unwanted = _values(view, target.kind, value)
    for item in unwanted:
        core = next(iter(item.values())) if isinstance(item, dict) else item
        places = [
            index
            for index, present in enumerate(items)
            if present == item or (isinstance(present, dict) and core in present.values())
        ]
        if not places:
            raise ArmutError(
                msg("“{value}” is not in “{field}”", value=core, field=target.path[-1]),
                msg("there is: {choices}", choices=[str(present) for present in items])
                if items
                else msg("the list is empty"),
            )
        yield Remove((*target.path, places[0]))
        items = [it for index, it in enumerate(items) if index != places[0]]


def _record(view: View, kind: type[msgspec.Struct], value: str) -> dict[str, Any]:
    """Give a record from ``{title: …, due: …}``, or from the value of its first field alone."""
    if value.startswith("{"):
        parsed = _yaml(value)
        if isinstance(parsed, dict):
            return parsed
    docs = fields(kind)
    first = next((it for it in docs if it.required), docs[0])
    return {first.key: convert(view, kinds(kind)[first.key], value)}


def _yaml(value: str) -> Any:
    try:
        return parse("", f"value: {value}\n")["value"]
    except Unreadable as error:
        raise ArmutError(error.problem.message, error.problem.help) from error


def _date(value: str) -> str | int:
    try:
        written = Span.parse(value).written
    except ValueError as error:
        raise ArmutError(
            msg("“{value}” is no date", value=value),
            msg("write 2026, 2026-Q3, 2026-09 or 2026-09-30"),
        ) from error
    return int(written) if written.isdecimal() else written


def _truth(value: str) -> bool:
    if value.casefold() in _YES:
        return True
    if value.casefold() in _NO:
        return False
    raise ArmutError(msg("“{value}” is neither yes nor no", value=value), msg("write yes or no"))


def _number(value: str) -> int:
    try:
        return int(value)
    except ValueError as error:
        raise ArmutError(
            msg("“{value}” is no number", value=value), msg("write a whole number, such as 3")
        ) from error


_READERS: dict[Any, Callable[[str], Any]] = {Span: _date, bool: _truth, int: _number}
