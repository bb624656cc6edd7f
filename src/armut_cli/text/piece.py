"""A YAML text as a tree of pieces with exact ends: what edits cut at. Knows no YAML library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = Literal["scalar", "alias", "map", "list"]


class Piece(Struct, frozen=True):
    """One value (or key) of a text.

    ``start`` to ``end`` are characters from 0, end excluded; anchor and tag belong to it,
    a comment behind it and the blank lines after a block scalar do not (unless the scalar
    keeps them). A value that is left out has no length. ``anchor`` is the name of an anchor
    or, of an alias, the name that it points to.
    """

    kind: Kind
    start: int
    end: int
    flow: bool = False
    style: str = ""
    anchor: str | None = None
    value: str = ""
    keys: tuple[Piece, ...] = ()
    values: tuple[Piece, ...] = ()


def leaves(piece: Piece) -> Iterator[Piece]:
    """Give the scalars and aliases of a piece in the order of the text, keys included."""
    if piece.kind in {"scalar", "alias"}:
        yield piece
        return
    for index, value in enumerate(piece.values):
        if piece.keys:
            yield from leaves(piece.keys[index])
        yield from leaves(value)


def pieces(piece: Piece) -> Iterator[Piece]:
    """Give a piece and all values in it."""
    yield piece
    for key in piece.keys:
        yield from pieces(key)
    for value in piece.values:
        yield from pieces(value)


def line_start(text: str, index: int) -> int:
    """Give the first character of the line."""
    return text.rfind("\n", 0, index) + 1


def line_end(text: str, index: int) -> int:
    """Give the end of the line from ``index`` on, without its line end."""
    end = text.find("\n", index)
    if end < 0:
        return len(text)
    return end - 1 if end > index and text[end - 1] == "\r" else end


def next_line(text: str, index: int) -> int:
    """Give the first character of the line that follows."""
    end = text.find("\n", index)
    return len(text) if end < 0 else end + 1


def column(text: str, index: int) -> int:
    """Give the column of a character, counted from 0."""
    return index - line_start(text, index)


def blank(text: str, start: int, end: int) -> bool:
    """Say whether only white space stands there."""
    return not text[start:end].strip()


def comment(text: str, start: int, end: int, piece: Piece) -> int | None:
    """Find the first comment between ``start`` and ``end``, outside the scalars of a piece."""
    at = start
    for leaf in leaves(piece):
        if leaf.end <= start or leaf.start >= end:
            continue
        if (found := text.find("#", at, leaf.start)) >= 0:
            return found
        if leaf.style in {"|", ">"} and (
            (found := text.find("#", leaf.start, line_end(text, leaf.start))) >= 0
        ):
            return found
        at = leaf.end
    found = text.find("#", at, end)
    return found if found >= 0 else None


def block_end(text: str, start: int, end: int, value: str) -> int:
    """Give the end of a block scalar whose lines, blank ones included, reach to ``end``."""
    header = line_end(text, start)
    first = next_line(text, start)
    last = _without_line_end(text, end) if end > first else header
    if not value.strip("\n"):
        return last if value else header
    content = value.lstrip("\n")
    raw = next(line for line in text[first:end].splitlines() if line.strip(" "))
    if "+" in text[start:header].split("#", 1)[0] or not content.strip():
        return max(last, header)
    indent = _lead(raw) - _lead(content)
    while last > header:
        begin = line_start(text, last)
        if last - begin > indent or not blank(text, begin, last):
            break
        last = _without_line_end(text, begin)
    return max(last, header)


def _without_line_end(text: str, end: int) -> int:
    if text[:end].endswith("\r\n"):
        return end - 2
    return end - 1 if text[end - 1] == "\n" else end


def _lead(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
