"""How a wrong value is named and mended, in the words of people who have never seen YAML."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec

from armut_cli.check.finding import brief
from armut_cli.check.keys import VALUES, names
from armut_cli.check.suggest import Suggestions, did_you_mean
from armut_cli.model.describe import fields
from armut_cli.model.kinds import kinds, refers, single
from armut_cli.model.message import Message, msg
from armut_cli.model.span import Span
from armut_cli.query.habits import guess_date
from armut_cli.query.values import divided
from armut_cli.text.scalar import inline
from armut_cli.text.syntax_source import write

if TYPE_CHECKING:
    from collections.abc import Iterable

    from armut_cli.model.place import DataPath

KINDS = {
    "string": msg("a text"),
    "integer": msg("a whole number"),
    "number": msg("a number"),
    "boolean": msg("yes or no"),
    "array": msg("a list"),
    "object": msg("a block of fields"),
    "date": msg("a date"),
}
"""Kinds of values as people would name them."""

_DATE_FORMS = msg(
    "write a day (2026-09-30), a month (2026-09), a quarter (2026-Q3) or a year (2026)"
)


def written(value: Any) -> str:
    """Give a plain value as it stands in YAML, if it is not too long."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "null" if value is None else brief(str(value))


def last_key(data: DataPath) -> str:
    """Give the key that a way ends in or below."""
    return next((step for step in reversed(data) if isinstance(step, str)), "")


def kind_name(value: Any) -> Message:
    """Name the kind of a value that was read."""
    for type, kind in (
        (bool, "boolean"),
        (str, "string"),
        (int, "integer"),
        (float, "number"),
        (list, "array"),
        (dict, "object"),
    ):
        if isinstance(value, type):
            return KINDS[kind]
    return msg("nothing")


def either(kinds: list[Message]) -> Message:
    """Join kinds of values with “or”."""
    first, *rest = kinds
    for kind in rest:
        first = msg("{first} or {second}", first=first, second=kind)
    return first


def kind_help(  # noqa: C901, PLR0911 - a table, written as cases
    expected: list[str], value: Any, struct: type[msgspec.Struct] | None, data: DataPath
) -> Message:
    """Say how to write a value of the kind that belongs there.

    Args:
        expected: the kinds of values that belong there, as JSON Schema calls them.
        value: what stands there.
        struct: the record that belongs there, or to the list that does.
        data: the way to the value.
    """
    match expected, value:
        case ["array"], dict():
            return msg("begin each entry of the list with “- ”")
        case ["array"], _:
            return _list_help(value, struct, last_key(data))
        case ["boolean"], _:
            return msg("write “true” or “false”")
        case ["string", *_], list():
            return msg("write one text, without “[ ]” and “- ”")
        case ["string", *_], dict():
            return msg("put the text in quotes: a colon followed by a space begins a field")
        case ["string"], bool():
            return msg('put it in quotes: “"{value}"”', value=written(value))
        case ["string"], int() | float():
            return msg("put it in quotation marks, every digit as it stands there")
        case ["integer", "string"] | ["string", "integer"], float():
            return msg("write a whole number without a point, or put it in quotation marks")
        case ["date"], _:
            return _DATE_FORMS
        case ["object", *_], str() if struct is not None and isinstance(data[-1], int):
            return msg("name the field before it: {entry}", entry=f"- {_main(struct, value)}")
        case ["object", *_], _ if struct is not None:
            keys = [field.key for field in fields(struct)]
            return msg("write its fields below it, indented: {keys}", keys=keys)
        case ["object", *_], _:
            return msg("write one line for each entry, indented: “id: …”")
    return msg("write {expected}", expected=either([KINDS[kind] for kind in expected]))


def _list_help(value: Any, struct: type[msgspec.Struct] | None, key: str) -> Message:
    """Say how to write what stands where a list belongs."""
    if isinstance(value, str) and re.match(r"-\S", value):
        return msg("put a space behind the dash: {entry}", entry=f"- {value.split()[0][1:]}")
    if isinstance(value, str) and re.match(r"[•–—·*‣▪]\s", value):
        return msg("lists begin with “- ”, not with “{sign}”", sign=value[0])
    if isinstance(value, str) and " - " in value:
        return msg("the dashes of a list stand below each other, below a key without a value")
    items = _items(value, struct, key)
    if struct is not None:
        items = [f"{{{_main(struct, item)}}}" for item in items]
    else:
        items = [_scalar(item) for item in items]
    return msg("write it as a list: {list}", list=f"{key}: [{', '.join(items)}]")


def _items(value: Any, struct: type[msgspec.Struct] | None, key: str) -> list[str]:
    """Give the entries that were meant: names are divided by commas, sentences are not."""
    is_name = struct is None or bool(refers(single(kinds(struct)[_main_key(struct, "")])[0]))
    if isinstance(value, str) and is_name:
        return [brief(item) for item in divided(value, key)] or [brief(value)]
    return [written(value)]


def _main(struct: type[msgspec.Struct], value: str) -> str:
    """Give the field of a record of which only the most important thing is known."""
    return f"{_main_key(struct, value)}: {_scalar(brief(value))}"


def _main_key(struct: type[msgspec.Struct], value: str) -> str:
    keys = [it.key for it in fields(struct)]
    required = [it.key for it in fields(struct) if it.required]
    is_link = "url" in keys and value.startswith(("https://", "http://"))
    return "url" if is_link else (required or [it for it in keys if it != "kind"])[0]


def _scalar(text: str) -> str:
    return inline(text, mark='"', flow=True)


def value_help(value: str, possible: Iterable[str]) -> Message:
    """Say which of a few fixed values was meant."""
    candidates = {it: VALUES.get(it, ()) for it in possible}
    likely = Suggestions(candidates).nearest(value)
    if likely:
        return did_you_mean(likely)
    return msg("possible values: {values}", values=list(candidates))


@cache
def _keys(struct: type[msgspec.Struct]) -> Suggestions:
    return Suggestions(names(struct))


@cache
def _inner(struct: type[msgspec.Struct]) -> dict[str, list[str]]:
    """Give the keys of the parts of a struct, each with the fields in which it stands."""
    found: dict[str, list[str]] = {}
    for field in fields(struct):
        part, _ = single(kinds(struct)[field.key])
        if isinstance(part, type) and issubclass(part, msgspec.Struct):
            for inner in fields(part):
                found.setdefault(inner.key, []).append(field.key)
    return found


@cache
def _likely(struct: type[msgspec.Struct], key: str) -> tuple[str, ...]:
    return tuple(_keys(struct).nearest(key))


def key_help(
    struct: type[msgspec.Struct], key: str, holder: dict[Any, Any]
) -> tuple[Message, str | None]:
    """Say what to do about an unknown key, and which key it most probably stands for.

    Args:
        struct: what the key stands in.
        key: the unknown key.
        holder: all that stands beside it.
    """
    name, colon, value = key.partition(":")
    if colon and name in names(struct) and name not in holder:
        return write(f"{name}: {value}"), name
    same = _keys(struct).same(key)
    likely = [same] if same else list(_likely(struct, key))
    if not same and key in _inner(struct):
        return msg("“{key}” belongs below: {places}", key=key, places=_inner(struct)[key]), None
    required = {field.key for field in fields(struct) if field.required}
    free = [it for it in likely if it not in holder]
    free.sort(key=lambda key: key not in required)  # what must be there is meant first
    if free:
        return did_you_mean(free), free[0]
    if likely:
        return msg("“{key}” is already there: write both there", key=likely[0]), None
    keys = [field.key for field in fields(struct)]
    return msg("possible keys: {keys}", keys=keys), None


def is_one_edit(typed: str, meant: str) -> bool:
    """Tell whether one letter more, less, other or swapped makes the one the other."""
    if typed == meant:
        return False
    start = 0
    while start < min(len(typed), len(meant)) and typed[start] == meant[start]:
        start += 1
    ours, theirs = typed[start:], meant[start:]
    return (
        ours[1:] == theirs[1:]
        or ours[1:] == theirs
        or ours == theirs[1:]
        or (ours[:2] == theirs[1::-1] and ours[2:] == theirs[2:])
    )


def date_help(value: str) -> Message:
    """Say how to write a date, if possible the very one that was meant."""
    meant = guess_date(value.strip())
    if meant is None:
        return _DATE_FORMS
    try:
        return did_you_mean([Span.parse(meant).written])
    except ValueError:
        return _last_days(meant)


def _last_days(meant: str) -> Message:
    """Say how long the month is, of a day that the calendar does not have."""
    year, month, *_ = meant.split("-")
    try:
        last = Span.parse(f"{year}-{month}").last
    except ValueError:
        return msg("the calendar has no such date")
    return msg(
        "that month has {day} days; look up the day and write it like this: {date}",
        day=last.day,
        date=last.isoformat(),
    )
