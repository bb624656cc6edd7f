"""What a YAML text holds, sign by sign and without building a tree: for depths and names."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armut_cli.model.place import DataPath

from armut_cli.text.nodes import Unparsable, hide_signs, parsed, reading


class TooDeep(Unparsable):
    """Lists and mappings stand deeper in each other than is allowed, here for the first time."""


class Sign(NamedTuple):
    """A sign that gives a value a type or a name: ``!tag``, ``&anchor`` or ``*alias``."""

    kind: Literal["tag", "anchor", "alias"]
    name: str
    line: int
    """Counts from 1, as ``column`` does."""
    column: int


class Token(NamedTuple):
    """A scalar, or the beginning of a list or mapping."""

    kind: Literal["scalar", "list", "map"]
    key_of: int | None
    """The number of the mapping that it is a key of; None if it is a value."""
    value: str
    plain: bool
    """Whether a scalar stands without quotes, so that its look decides on its type."""
    line: int
    """Counts from 1, as ``column`` and ``end_column`` (behind it, in the same line) do."""
    column: int
    end_column: int


class Scalar(NamedTuple):
    """A value that is no list and no mapping."""

    data: DataPath
    """The way to it."""
    style: str
    """The sign that it begins with, one of ``'``, ``"``, ``|``, ``>``; empty if it has none."""
    start: int
    """The number of its first character in the text, from 0; ``end`` stands behind its last."""
    end: int


def scalars(text: str) -> Iterator[Scalar]:
    """Give the values of a text in their order, up to its first mistake; keys are none."""
    # Of each open list its next position, of each mapping the key whose value comes next.
    way: list[str | int | None] = []
    hidden = hide_signs(text)[1]
    try:
        for event in _events(text):
            kind = _KINDS.get(type(event).__name__)
            if kind is None:
                continue
            if kind == "end":
                way.pop()
            is_key = bool(way) and way[-1] is None
            if kind == "scalar" and is_key:
                way[-1] = event.value.translate(hidden)
                continue
            if kind == "scalar":
                data = tuple(step for step in way if step is not None)
                marks = event.start_mark.index, event.end_mark.index
                yield Scalar(data, event.style.strip(), *marks)
            if kind in ("list", "map"):
                way.append(0 if kind == "list" else None)
            elif way:
                way[-1] = way[-1] + 1 if isinstance(way[-1], int) else "" if is_key else None
    except Unparsable:
        return


def tokens(text: str) -> Iterator[Token]:
    """Give the scalars and beginnings of a text in their order, up to its first mistake."""
    hidden = hide_signs(text)[1]
    # Of each open list (None) and mapping its number, and whether a key comes next.
    around: list[tuple[int | None, bool]] = [(None, False)]
    numbers = count()
    try:
        for event in _events(text):
            kind = _KINDS.get(type(event).__name__)
            if kind == "end":
                around.pop()
            if kind is None or kind == "end":
                continue
            holder, is_key = around[-1]
            around[-1] = (holder, holder is not None and not is_key)
            if kind in ("list", "map"):
                around.append((next(numbers), True) if kind == "map" else (None, False))
            if kind != "alias":
                yield _token(kind, event, holder if is_key else None, hidden)
    except Unparsable:
        return


_KINDS = {
    "ScalarEvent": "scalar",
    "AliasEvent": "alias",
    "SequenceStartEvent": "list",
    "MappingStartEvent": "map",
    "SequenceEndEvent": "end",
    "MappingEndEvent": "end",
}


def _token(kind: Any, event: Any, key_of: int | None, hidden: dict[int, str]) -> Token:
    start, end = event.start_mark, event.end_mark
    one_line = end.line == start.line and end.column > start.column
    return Token(
        kind,
        key_of,
        event.value.translate(hidden) if kind == "scalar" else "",
        kind == "scalar" and event.implicit[0],
        start.line + 1,
        start.column + 1,
        end.column + 1 if one_line else start.column + 2,
    )


def measure_depth(text: str, limit: int) -> None:
    """Go through a text, however deep, without ever standing deeper than ``limit``.

    Raises:
        TooDeep: at the first list or mapping beyond the limit.
        Unparsable: if it is no YAML before that.
    """
    depth = 0
    for event in _events(text):
        kind = type(event).__name__
        if kind in ("MappingStartEvent", "SequenceStartEvent"):
            depth += 1
            if depth > limit:
                raise TooDeep(event.start_mark.line + 1, event.start_mark.column + 1, "too deep")
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            depth -= 1


def signs(text: str) -> Iterator[Sign]:
    """Give the tags, anchors and aliases of a text in their order, up to its first mistake."""
    try:
        for event in _events(text):
            line, column = event.start_mark.line + 1, event.start_mark.column + 1
            if type(event).__name__ == "AliasEvent":
                yield Sign("alias", event.anchor, line, column)
                continue
            if getattr(event, "anchor", None):
                yield Sign("anchor", event.anchor, line, column)
            if getattr(event, "tag", None):
                yield Sign("tag", str(event.tag), line, column)
    except Unparsable:
        return


def _events(text: str) -> Iterator[Any]:
    from ruamel.yaml.error import YAMLError  # noqa: TID251 - the other half of nodes.py

    try:
        with reading(hide_signs(text)[0]) as reader:
            yield from parsed(reader)
    except YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        raise Unparsable(line, column, str(error)) from error
