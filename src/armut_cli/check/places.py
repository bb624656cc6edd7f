"""From what is found to where it stands; no piece of a file is gone through twice.

Marks are dear: only the top-level fields with findings are composed, if the file is written
plainly enough to tell them apart, else the whole file once. No nodes are kept.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from armut_cli.model.place import Edit, Place, Problem
from armut_cli.text.nodes import Unparsable, compose, find, place_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ruamel.yaml.nodes import Node  # noqa: TID251 - its type only

    from armut_cli.check.finding import Finding
    from armut_cli.check.rule import Rule
    from armut_cli.model.place import DataPath, Level

_LINE = re.compile(r"\r\n|\r|\n")
_FIELD = re.compile(r"^([^\W\d][\w-]*):(?=[ \r\n]|\Z)", re.MULTILINE)
_UNUSUAL = re.compile(r"^(?!- |[ #\r\n]|[^\W\d][\w-]*:(?:[ \r\n]|\Z)).|\r(?!\n)", re.MULTILINE)


class Graded(NamedTuple):
    """A finding with the rule it breaks and how grave the register takes it."""

    rule: Rule
    level: Level
    finding: Finding


class Piece(NamedTuple):
    """A piece of a file: a top-level field, or all of it."""

    start: int
    """The number of characters before it."""
    end: int


def problems(text: str, found: Iterable[Graded]) -> Iterator[Problem]:
    """Give the Problems of one file with their places and fixes."""
    fields = _fields(text)
    pieces: dict[Piece, list[Graded]] = {}
    for graded in found:
        data = graded.finding.data
        # What is missing altogether is marked at the first field.
        piece = fields.get(str(data[0])) if data else None
        piece = piece or next(iter(fields.values()), Piece(0, len(text)))
        pieces.setdefault(piece, []).append(graded)
    for piece, inside in pieces.items():
        yield from _within(text, piece, inside)


def _fields(text: str) -> dict[str, Piece]:
    """Give the top-level fields; none if the file is not written one field below the other.

    Where every line that is not indented begins a field, one of that name is that field.
    Should such a line stand in the middle of a long quotation, the piece before it cannot be
    composed, and the file is taken as a whole.
    """
    if _UNUSUAL.search(text):
        return {}
    heads = list(_FIELD.finditer(text))
    ends = [*(head.start() for head in heads[1:]), len(text)]
    fields = {head[1]: Piece(head.start(), end) for head, end in zip(heads, ends, strict=True)}
    return fields if len(fields) == len(heads) else {}


def _within(text: str, piece: Piece, found: list[Graded]) -> Iterator[Problem]:
    part = text[piece.start : piece.end]
    try:
        root = compose(part)
    except Unparsable:
        root = None
    if root is None and len(part) < len(text):
        yield from _within(text, Piece(0, len(text)), found)
        return
    shift = text.count("\n", 0, piece.start), piece.start
    for graded in found:
        yield _problem(part, root, graded, *shift)


def _problem(text: str, root: Node | None, graded: Graded, lines: int, start: int) -> Problem:
    rule, level, finding = graded
    data = finding.data or ()
    if finding.data is None or root is None:
        place = Place(finding.path)
        return Problem(rule.id, level, place, finding.message, finding.help, data=data)
    node, is_exact = _node(root, data, key=finding.key)
    place = place_of(node, finding.path)
    if is_exact and finding.part:
        place = _part(text, node, finding.part, finding.path) or place
    fix = _fix(text, place, finding.mend) if is_exact and finding.mend else ()
    place = Place(
        place.path, place.line + lines, place.column, place.end_line + lines, place.end_column
    )
    fix = tuple(Edit(it.path, it.start + start, it.end + start, it.text) for it in fix)
    return Problem(rule.id, level, place, finding.message, finding.help, fix, data)


def _node(root: Node, data: DataPath, *, key: bool) -> tuple[Node, bool]:
    """Give the node of a value or its key; if there is none, the key of what should hold it."""
    way = data
    while (found := find(root, way)) is None:
        way = way[:-1]
    if way == data and data:
        return (found.key if key and found.key is not None else found.value), True
    if found.key is not None:
        return found.key, False
    # An entry of a list or the whole file begins with its first key, not with a comment.
    inner = found.value.value
    is_mapping = isinstance(inner, list) and inner and isinstance(inner[0], tuple)
    return (inner[0][0] if is_mapping else found.value), False


def _part(text: str, node: Node, part: str, path: str) -> Place | None:
    """Give the place of a piece of a value; None if it is written otherwise, as an escape."""
    first, last = node.start_mark, node.end_mark
    starts = _starts(text)
    begin = starts[first.line] + first.column
    at = text.find(part, begin, starts[last.line] + last.column)
    if at < 0:
        return None
    line = bisect_right(starts, at)
    column = at - starts[line - 1] + 1
    return Place(path, line, column, line, column + len(part))


def _fix(text: str, place: Place, mend: Callable[[str], str]) -> tuple[Edit, ...]:
    starts = _starts(text)
    start = starts[place.line - 1] + place.column - 1
    end = starts[place.end_line - 1] + place.end_column - 1
    return (Edit(place.path, start, end, mend(text[start:end])),)


def _starts(text: str) -> list[int]:
    """Give the index of the first character of each line."""
    return [0, *(match.end() for match in _LINE.finditer(text)), len(text)]
