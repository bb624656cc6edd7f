"""Cuts in mappings and lists within brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from armut_cli.text.block import Cut, refuse_anchors, refuse_comments
from armut_cli.text.layout import bracketed
from armut_cli.text.piece import Piece, blank, column, line_end, line_start, next_line
from armut_cli.text.refusal import unsafe
from armut_cli.text.scalar import inline

if TYPE_CHECKING:
    from armut_cli.text.style import Style

_OPENING = re.compile(r"[\[{]")
_TAIL = re.compile(r"([ \t]*)(,?)[ \t]*(#[^\r\n]*)?(?=\r?\n|$)")
_COMMA = re.compile(r"\s*,")


def replace(text: str, parent: Piece, index: int, value: Any, style: Style) -> list[Cut]:
    """Give a key or an item another value."""
    old = parent.values[index]
    refuse_anchors(old)
    refuse_comments(text, old.start, old.end, old)
    new = bracketed(value, style)
    if isinstance(value, str) and old.style in {"'", '"'}:
        new = inline(value, mark=old.style, flow=True, keep=True)
    if old.start == old.end:
        before = text[old.start - 1]
        if before not in ":," and (not parent.keys or text[old.start - 1].isspace()):
            raise unsafe(old.start)
        new = (" " if before == ":" else ": ") + new
    return [Cut(old.start, old.end, new)]


def add(text: str, parent: Piece, position: int, new: str, style: Style) -> list[Cut]:
    """Put a key with its value, or an item, into brackets; ``new`` is its text."""
    if not parent.values:
        opening = _OPENING.search(text, parent.start)
        assert opening is not None  # it stands within brackets
        return [Cut(opening.end(), opening.end(), new)]
    if position == 0:
        start = _start(parent, 0)
        own_line = blank(text, line_start(text, start), start)
        gap = style.eol + " " * column(text, start) if own_line else " "
        return [Cut(start, start, f"{new},{gap}")]
    start, end = _start(parent, position - 1), _end(parent, position - 1)
    tail = _TAIL.match(text, end)
    last = position == len(parent.values)
    if tail and blank(text, line_start(text, start), start) and (last or tail[2]):
        pad = " " * column(text, start)
        comma = [] if tail[2] else [Cut(end, end, ",")]
        added = f"{style.eol}{pad}{new}{tail[2]}"
        return [*comma, Cut(tail.end(), tail.end(), added)]
    return [Cut(end, end, f", {new}")]


def drop(text: str, parent: Piece, index: int) -> list[Cut]:
    """Take a key or an item away with its comma; a comment beside it stays."""
    value = parent.values[index]
    start, end = _start(parent, index), _end(parent, index)
    refuse_anchors(value)
    if parent.keys:
        refuse_anchors(parent.keys[index])
    refuse_comments(text, parent.keys[index].end if parent.keys else start, end, value)
    comma = _COMMA.match(text, end)
    behind = comma.end() if comma else end
    if len(parent.values) == 1:
        opening = _OPENING.search(text, parent.start, start)
        if opening is None:
            raise unsafe(start)
        alone = blank(text, opening.end(), start) and blank(text, behind, parent.end - 1)
        return [Cut(opening.end(), parent.end - 1, "") if alone else Cut(start, behind, "")]
    last = index == len(parent.values) - 1
    previous = _end(parent, index - 1) if index else start
    tail = _TAIL.match(text, end)
    begin = line_start(text, start)
    if tail and blank(text, begin, start):  # it has lines of its own
        own = Cut(begin, next_line(text, end), "")
        if tail[3]:
            own = Cut(start, tail.start(3), "")
        if last and not comma and text[previous] == ",":
            return [Cut(previous, previous + 1, ""), own]
        return [own]
    if last and not comma and text[previous] == "," and blank(text, previous + 1, start):
        return [Cut(previous, end, "")]
    following = start if last else _start(parent, index + 1)
    if blank(text, behind, following) and line_end(text, behind) >= following > start:
        behind = following
    return [Cut(start, behind, "")]


def _start(parent: Piece, index: int) -> int:
    return (parent.keys or parent.values)[index].start


def _end(parent: Piece, index: int) -> int:
    end = parent.values[index].end
    return max(end, parent.keys[index].end) if parent.keys else end
