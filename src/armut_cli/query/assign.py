"""``FIELD=VALUE`` of a person to changes of a file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from armut_cli.model.describe import fields
from armut_cli.model.kinds import kinds, single
from armut_cli.model.message import ArmutError, msg
from armut_cli.query.facets import resolve
from armut_cli.query.match import fold
from armut_cli.query.values import (
    called,
    convert,
    convert_many,
    divided,
    is_record,
    main_key,
    record,
)
from armut_cli.text.change import Change, Insert, Remove, Set, carry_out, same, steps

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import msgspec

    from armut_cli.model.place import DataPath
    from armut_cli.query.view import View

_FORM = re.compile(
    r"(?P<way>[^=+\[\]]+?(?:\[[^\]]*\][^=+\[\]]*?)*)\s*(?P<sign>\+=|-=|=)(?P<value>.*)", re.DOTALL
)
_STEP = re.compile(r"([^.\[\]]+)|\[([^\]]*)\]")


class Entry(NamedTuple):
    """An entry of a list by its number from 1 or by its name: ``[2]``, ``[Konzept]``."""

    word: str


class Assignment(NamedTuple):
    """What a person wants in a field."""

    steps: tuple[str | Entry, ...]
    sign: Literal["=", "+=", "-="]
    value: str


class Target(NamedTuple):
    """A field found: where it stands, its type, whether it is a list, and what is there now."""

    path: DataPath
    kind: Any
    many: bool
    present: Any

    @property
    def name(self) -> str:
        """The field as the messages call it."""
        return next(str(step) for step in reversed(self.path) if isinstance(step, str))


def read(text: str) -> Assignment:
    """Read ``lead=jobcenter``, ``goals-=teilhabe`` or ``milestones[1].done=2026-03-01``.

    Raises:
        ArmutError: if it has not this form.
    """
    match = _FORM.fullmatch(text)
    way = match["way"] if match else ""
    found = [name.strip() if name else Entry(word.strip()) for name, word in _STEP.findall(way)]
    if match is None or not found or "" in found or Entry("") in found:
        raise ArmutError(
            msg("“{text}” is no assignment", text=text),
            msg("write FIELD=VALUE, for a list also FIELD+=VALUE or FIELD-=VALUE"),
        )
    sign: Any = match["sign"]
    return Assignment(tuple(found), sign, match["value"].strip())


def assign(
    view: View, kind: type[msgspec.Struct], data: dict[str, Any], wishes: Sequence[Assignment]
) -> list[Change]:
    """Give the changes that carry out assignments, one after the other, on a file's plain data.

    Raises:
        ArmutError: if there is no such field, or a value is none for it.
    """
    made: list[Change] = []
    for wish in wishes:
        for change in list(_changes(view, _find(view, kind, data, wish), wish)):
            step = Remove(_pruned(data, change.path)) if isinstance(change, Remove) else change
            made.append(step)
            data = after(data, [step])
    return made


def after(data: dict[str, Any], changes: Sequence[Change]) -> dict[str, Any]:
    """Give the plain data of a file after changes."""
    for change in changes:
        for step in steps(data, change):
            data = carry_out(data, step)
    return data


def is_field(view: View, kind: type[msgspec.Struct], word: str) -> bool:
    """Say whether a word is exactly a field's key or label."""
    forms = {it.key for it in fields(kind)}
    forms |= {view.words.gettext(it.label).casefold() for it in fields(kind)}
    return word.casefold() in forms


def _changes(view: View, target: Target, wish: Assignment) -> Iterator[Change]:
    path, value = target.path, wish.value
    if wish.sign == "=":
        if not value:
            if target.present is not None:
                yield Remove(path)
        elif target.many:
            yield Set(path, convert_many(view, target.kind, value, target.name))
        elif is_record(target.kind) and not value.startswith("{"):
            # One word about a record leaves its other fields as they are.
            key = main_key(view, target.kind, value)
            yield Set((*path, key), record(view, target.kind, value)[key])
        else:
            yield Set(path, convert(view, target.kind, value))
        return
    if not target.many:
        raise ArmutError(
            msg("“{field}” is no list", field=target.name),
            msg("write {field}=…", field=target.name),
        )
    items = target.present if isinstance(target.present, list) else []
    if wish.sign == "+=":
        new = convert_many(view, target.kind, value, target.name)
        yield from (Insert(path, item) for item in new if not _among(item, items))
    else:
        yield from _removals(view, target, items, value)


def _find(view: View, kind: type[msgspec.Struct], data: dict[str, Any], wish: Assignment) -> Target:
    target = Target((), kind, many=False, present=data)
    for step in wish.steps:
        target = (
            _entry(view, target, step) if isinstance(step, Entry) else _part(view, target, step)
        )
    return target


def _part(view: View, target: Target, word: str) -> Target:
    if target.many:
        raise ArmutError(
            msg("“{field}” is a list", field=target.name),
            msg("name one of its entries: {field}[1].{part}=…", field=target.name, part=word),
        )
    if not is_record(target.kind):
        raise ArmutError(
            msg("“{field}” has no parts of its own", field=target.name),
            msg("write {field}=…", field=target.name),
        )
    if not target.path and word.casefold() == "id":
        raise ArmutError(
            msg("the id is the name of the file"),
            msg("rename the file, and with it all places that refer to it: git grep -w ID"),
        )
    known = {it.key: (view.words.gettext(it.label),) for it in fields(target.kind)}
    key = resolve(word, known, msg("field"))
    kind, many = single(kinds(target.kind)[key])
    present = target.present.get(key) if isinstance(target.present, dict) else None
    return Target((*target.path, key), kind, many, present)


def _entry(view: View, target: Target, entry: Entry) -> Target:
    if not target.many:
        name = target.name if target.path else entry.word
        raise ArmutError(
            msg("“{field}” is no list", field=name), msg("write {field}=…", field=name)
        )
    items = target.present if isinstance(target.present, list) else []
    if entry.word.lstrip("-").isdecimal():
        index = int(entry.word) - 1
        if not 0 <= index < len(items):
            raise ArmutError(
                msg("“{field}” has no entry {number}", field=target.name, number=entry.word),
                _count(target.name, len(items)),
            )
    else:
        index = _index(view, target, items, entry.word)
    return Target((*target.path, index), target.kind, many=False, present=items[index])


def _count(field: str, number: int) -> Any:
    if not number:
        return msg("it has none yet; add one: {field}+=…", field=field)
    return msg("it has {number}, and the first is 1", number=number)


def _removals(view: View, target: Target, items: list[Any], value: str) -> Iterator[Change]:
    unwanted: list[Any]
    if value.startswith(("{", "[")):
        unwanted = convert_many(view, target.kind, value, target.name)
    else:
        # By what is there: an id that the vocabulary has lost can be taken away, too.
        unwanted = [value] if is_record(target.kind) else divided(value, target.name)
    left = list(items)
    for item in unwanted:
        if isinstance(item, dict):
            index = _alike(target, left, item)
        else:
            index = _index(view, target, left, item)
        yield Remove((*target.path, index))
        del left[index]


def _alike(target: Target, items: list[Any], given: dict[str, Any]) -> int:
    """Give the entry that has these values."""
    for index, item in enumerate(items):
        if isinstance(item, dict) and all(same(item.get(k), v) for k, v in given.items()):
            return index
    raise _missing(target, ", ".join(map(str, given.values())), [])


def _pruned(data: Any, path: DataPath) -> DataPath:
    """Give the place to take away: with its last part goes a record or list as a whole."""
    holders = [data]
    for step in path[:-1]:
        holders.append(holders[-1][step])
    while len(path) > 1 and len(holders.pop()) == 1:
        path = path[:-1]
    return path


def _index(view: View, target: Target, items: list[Any], word: str) -> int:
    """Give the position of the entry that a word names: by id or label, or a beginning of it."""
    forms = [called(view, target.kind, item) for item in items]
    wanted = fold(word)
    found = [n for n, names in enumerate(forms) if wanted in map(fold, names)] or [
        n for n, names in enumerate(forms) if any(fold(name).startswith(wanted) for name in names)
    ]
    if len(found) == 1:
        return found[0]
    if found:
        raise ArmutError(
            msg("“{word}” stands for several entries of “{field}”", word=word, field=target.name),
            msg(
                "name one by its number: {choices}",
                choices=[f"{target.name}[{number + 1}]" for number in found],
            ),
        )
    raise _missing(target, word, [names[0] for names in forms if names])


def _missing(target: Target, word: str, there: list[str]) -> ArmutError:
    help = msg("there is: {choices}", choices=there) if there else None
    if not target.present:
        help = msg("the list is empty")
    return ArmutError(msg("“{word}” is not in “{field}”", word=word, field=target.name), help)


def _among(item: Any, items: list[Any]) -> bool:
    return any(same(item, other) for other in items)
