"""``FIELD=VALUE`` of a person to changes of a file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from armut_cli.model.describe import fields
from armut_cli.model.message import ArmutError, msg
from armut_cli.query.target import Entry, Target, find, index_of, not_among
from armut_cli.query.values import (
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


class Assignment(NamedTuple):
    """What a person wants in a field."""

    steps: tuple[str | Entry, ...]
    sign: Literal["=", "+=", "-="]
    value: str


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
        for change in list(_changes(view, find(view, kind, data, wish.steps), wish)):
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
            index = index_of(view, target, left, item)
        yield Remove((*target.path, index))
        del left[index]


def _alike(target: Target, items: list[Any], given: dict[str, Any]) -> int:
    """Give the entry that has these values."""
    for index, item in enumerate(items):
        if isinstance(item, dict) and all(same(item.get(k), v) for k, v in given.items()):
            return index
    raise not_among(target, ", ".join(map(str, given.values())), [])


def _pruned(data: Any, path: DataPath) -> DataPath:
    """Give the place to take away: with its last part goes a record or list as a whole."""
    holders = [data]
    for step in path[:-1]:
        holders.append(holders[-1][step])
    while len(path) > 1 and len(holders.pop()) == 1:
        path = path[:-1]
    return path


def _among(item: Any, items: list[Any]) -> bool:
    return any(same(item, other) for other in items)
