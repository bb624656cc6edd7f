"""From what is found to where it stands; no piece of a file is gone through twice.

Marks are dear: only the top-level fields with findings are composed, if the file is written
plainly enough to tell them apart, else the whole file once. No nodes are kept.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from armut_cli.model.place import Edit, Place, Problem
from armut_cli.text.nodes import Unparsable, compose, find, place_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ruamel.yaml.nodes import Node  # noqa: TID251 - its type only

    from armut_cli.check.finding import Finding
    from armut_cli.check.rule import Rule
    from armut_cli.model.place import DataPath, Level

MAX_LENGTH = 200_000
"""Of longer pieces only the first line is named: their nodes would fill the memory."""

_LINE = re.compile(r"\r\n|\r|\n")
_FIELD = re.compile(r"^([^\W\d][\w-]*):(?=[ \r\n]|\Z)", re.MULTILINE)
_UNUSUAL = re.compile(r"^(?!- |[ #\r\n]|[^\W\d][\w-]*:(?:[ \r\n]|\Z)).|\r(?!\n)", re.MULTILINE)

_MOST_FIELDS = 1_000
"""A file with so many fields is no writing of a person; it is taken as a whole."""


class Graded(NamedTuple):
    """A finding with the rule it breaks and how grave the register takes it."""

    rule: Rule
    level: Level
    finding: Finding


def problems(text: str, found: Iterable[Graded]) -> Iterator[Problem]:
    """Give the Problems of one file with their places and fixes."""
    found = list(found)
    fields = _fields(text) if any(graded.finding.data for graded in found) else {}
    whole = Piece(text, 0, len(text))
    inside: dict[Piece, list[Graded]] = {}
    for graded in found:
        data = graded.finding.data
        # What is missing altogether is marked at the first field.
        piece = fields.get(str(data[0])) if data else None
        inside.setdefault(piece or next(iter(fields.values()), whole), []).append(graded)
    for piece, here in inside.items():
        sure = piece if piece.root is not None or piece.is_long else whole
        for graded in here:
            yield sure.problem(graded)


def _fields(text: str) -> dict[str, Piece]:
    """Give the top-level fields; none if the file is not written one field below the other.

    Where every line that is not indented begins a field, one of that name is that field.
    A piece that refers to another one cannot be composed; then the file is taken as a whole.
    """
    heads = list(islice(_FIELD.finditer(text), _MOST_FIELDS))
    if not heads or len(heads) == _MOST_FIELDS or _UNUSUAL.search(text):
        return {}
    ends = [*(head.start() for head in heads[1:]), len(text)]
    fields = {
        head[1]: Piece(text, head.start(), end) for head, end in zip(heads, ends, strict=True)
    }
    return fields if len(fields) == len(heads) else {}


class Piece:
    """A piece of a file that can be composed by itself: a top-level field, or all of it."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.file = text
        self.start = start
        self.text = text[start:end] if end - start < len(text) else text
        self.is_long = len(self.text) > MAX_LENGTH

    @cached_property
    def root(self) -> Node | None:
        """The nodes; None if there are none or too many."""
        try:
            return None if self.is_long else compose(self.text)
        except Unparsable:
            return None

    @cached_property
    def lines_above(self) -> int:
        """The number of lines before this piece."""
        return self.file.count("\n", 0, self.start)

    @cached_property
    def line_starts(self) -> list[int]:
        """The index of the first character of each line."""
        return [0, *(match.end() for match in _LINE.finditer(self.text)), len(self.text)]

    def problem(self, graded: Graded) -> Problem:
        """Give the Problem with its place in the file."""
        rule, level, finding = graded
        place, fix = Place(finding.path), None
        if finding.data is not None:
            place, fix = self._place(finding, finding.data)
        return Problem(
            rule.id,
            level,
            place,
            finding.message,
            finding.help() if callable(finding.help) else finding.help,
            (fix,) if fix else (),
            finding.data or (),
        )

    def _place(self, finding: Finding, data: DataPath) -> tuple[Place, Edit | None]:
        if self.root is None:
            key = _FIELD.match(self.text)
            line = self.lines_above + 1
            place = Place(finding.path, line, 1, line, len(key[1]) + 1) if key else None
            return place or Place(finding.path), None
        node, is_exact = _node(self.root, data, key=finding.key)
        place = place_of(node, finding.path)
        if is_exact and finding.part:
            place = self._narrowed(place, node, finding.part)
        fix = self._edit(place, finding.mend) if is_exact and finding.mend else None
        above = self.lines_above
        return replace(place, line=place.line + above, end_line=place.end_line + above), fix

    def _narrowed(self, place: Place, node: Node, part: str) -> Place:
        """Give the place of a piece of a value, if it stands there as it is read."""
        first, last = node.start_mark, node.end_mark
        starts = self.line_starts
        begin = starts[first.line] + first.column
        # What YAML takes for a comment stands behind the value, in its last line.
        at = self.text.find(part, begin, starts[min(last.line + 1, len(starts) - 1)])
        if at < 0:
            return place
        line = bisect_right(starts, at)
        column = at - starts[line - 1] + 1
        return Place(place.path, line, column, line, column + len(part))

    def _edit(self, place: Place, mend: Callable[[str], str]) -> Edit:
        start = self.line_starts[place.line - 1] + place.column - 1
        end = self.line_starts[place.end_line - 1] + place.end_column - 1
        new = mend(self.text[start:end])
        return Edit(place.path, self.start + start, self.start + end, new)


def _node(root: Node, data: DataPath, *, key: bool) -> tuple[Node, bool]:
    """Give the node of a value or its key; if there is none, the key of what should hold it.

    Returns:
        The node, and whether it is the very one.
    """
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
