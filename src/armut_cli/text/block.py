"""Cuts in mappings and lists that stand on lines of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec.structs import replace as replaced

from armut_cli.text.layout import (
    WIDTH,
    beside,
    bracketed,
    dashed,
    name,
    under_dash,
    under_key,
)
from armut_cli.text.piece import (
    Piece,
    blank,
    column,
    comment,
    line_end,
    line_start,
    next_line,
    pieces,
)
from armut_cli.text.refusal import anchor_in_the_way, comment_in_the_way, unsafe
from armut_cli.text.scalar import block, inline

if TYPE_CHECKING:
    from armut_cli.text.style import Style

FOLD = 88
"""Where the lines of a folded text end."""

_COLON = re.compile(r"[ \t]*:")
_DASH = re.compile(r"(?:[&!]\S*[ \t]*)*(?:[ \t\r]*(?:#[^\n]*)?\n)*[ \t]*-")
_HEADER = re.compile(r"[|>][-+0-9]*")
_COMMENT_LINE = re.compile(r"(?:[ \t]*\r?\n)+( *)#[^\r\n]*")
_OPEN_BLOCK = re.compile(r"(?:^|[:-] +)[|>]\+?$")


class Cut(NamedTuple):
    """New text for the characters from ``start`` to ``end``."""

    start: int
    end: int
    text: str


def replace(text: str, parent: Piece, index: int, value: Any, style: Style) -> list[Cut]:
    """Give a key or a list item another value."""
    old = parent.values[index]
    refuse_anchors(old)
    lines = _lines(text, parent, index, value, style)
    if old.style in {"|", ">"}:
        header = _HEADER.search(text, old.start)
        assert header is not None  # a block scalar has one
        body = _below(text, line_end(text, header.end()), old.end, lines, style)
        return [Cut(old.start, header.end(), lines[0]), body]
    if parent.kind == "map":
        collection = old.kind in {"map", "list"} and not old.flow
        beneath = old.start > line_end(text, parent.keys[index].end)
        if collection or (beneath and len(lines) > 1):
            return _replace_beneath(text, parent.keys[index], old, lines, style)
    refuse_comments(text, old.start, old.end, old)
    start = old.start
    if old.start == old.end:
        if text[start - 1] not in ":-":
            raise unsafe(start)
        gap = 1 if parent.kind == "map" else style.gap - 1
        first = beside("", " " * gap, lines[0])
    elif lines[0]:
        first = lines[0]
    else:
        start, first = len(text[:start].rstrip(" \t")), ""
    stop = line_end(text, old.end)
    return [Cut(start, old.end, first), _below(text, stop, stop, lines, style)]


def add_pair(
    text: str, parent: Piece, position: int, key: str, value: Any, style: Style
) -> list[Cut]:
    """Put a key into a mapping."""
    at = column(text, parent.keys[0].start)
    first, *rest = under_key(value, at, style)
    lines = [beside(name(key, style) + ":", " ", first), *rest]
    return _insert(text, parent, position, lines, style)


def add_item(text: str, parent: Piece, position: int, value: Any, style: Style) -> list[Cut]:
    """Put a value into a list, written as its siblings are."""
    at = column(text, dash(text, parent, 0))
    siblings = [item for item in parent.values if item.kind in {"map", "list"}]
    lines = under_dash(value, at, style)
    if isinstance(value, (dict, list)) and siblings and all(item.flow for item in siblings):
        line = bracketed(value, style)
        if at + len(line) <= WIDTH:
            lines = [line]
    return _insert(text, parent, position, [dashed(lines[0], style), *lines[1:]], style)


def drop(text: str, parent: Piece, index: int) -> list[Cut]:
    """Take a key or an item away that is not the only one; a comment beside it stays."""
    value = parent.values[index]
    refuse_anchors(value)
    start, end = head(text, parent, index), value.end
    if parent.keys:
        refuse_anchors(parent.keys[index])
        end = max(end, parent.keys[index].end)
        refuse_comments(text, parent.keys[index].end, end, value)
    else:
        refuse_comments(text, start, end, value)
    begin, stop = line_start(text, start), line_end(text, end)
    if not blank(text, begin, start):  # the first one, beside the dash of an outer list
        following = head(text, parent, index + 1)
        if blank(text, end, following):
            return [Cut(start, following, "")]
        begin = len(text[:start].rstrip(" \t"))
        if text[end] == "\t":  # the finder of places cannot bear a tab behind a dash
            return [Cut(begin, end + 1, " ")]
        return [Cut(begin, end, "")]
    if blank(text, end, stop):
        return [Cut(begin, next_line(text, stop), "")]
    return [Cut(start, text.index("#", end), "")]


def head(text: str, parent: Piece, index: int) -> int:
    """Give the place where a key or an item begins."""
    return parent.keys[index].start if parent.keys else dash(text, parent, index)


def dash(text: str, parent: Piece, index: int) -> int:
    """Give the place of an item's dash."""
    begin = parent.values[index - 1].end if index else parent.start
    match = _DASH.match(text, begin)
    if match is None:
        raise unsafe(begin)
    return match.end() - 1


def refuse_anchors(piece: Piece) -> None:
    """Refuse to lose an anchor."""
    for inner in pieces(piece):
        if inner.anchor and inner.kind != "alias":
            raise anchor_in_the_way(inner.start, inner.anchor)


def refuse_comments(text: str, start: int, end: int, piece: Piece) -> None:
    """Refuse to lose a comment."""
    found = comment(text, start, end, piece)
    if found is not None:
        raise comment_in_the_way(found)


def _lines(text: str, parent: Piece, index: int, value: Any, style: Style) -> list[str]:
    """Write a value as the old one was written: quoted, in a block, or on one line."""
    old = parent.values[index]
    at = column(text, head(text, parent, index))
    if isinstance(value, str) and old.kind == "scalar":
        if "\n" not in value and old.style in {"'", '"'}:
            return [inline(value, mark=old.style, keep=True)]
        if "\n" not in value and not old.style and old.end > old.start:
            return [inline(value, mark=style.mark)]
        if old.style in {"|", ">"} and style.blocks:
            body = text[next_line(text, old.start) : old.end].splitlines()
            leads = [len(line) - len(line.lstrip(" ")) for line in body if line.strip()]
            indent = min(leads, default=at + style.step)
            lines = block(value, indent, fold=FOLD if old.style == ">" else 0)
            if lines:
                return lines
    if parent.keys:
        return under_key(value, at, style)
    gap = column(text, old.start) - at if old.end > old.start else style.gap
    return under_dash(value, at, replaced(style, gap=gap))


def _replace_beneath(
    text: str, key: Piece, old: Piece, lines: list[str], style: Style
) -> list[Cut]:
    """Replace a value that begins below its key."""
    colon = _COLON.match(text, key.end)
    if colon is None or text[old.start] == "!":
        raise unsafe(old.start)
    stop = line_end(text, colon.end())
    refuse_comments(text, stop, old.end, old)
    first = Cut(colon.end(), colon.end(), beside("", " ", lines[0]))
    return [first, _below(text, stop, old.end, lines, style)]


def _below(text: str, start: int, end: int, lines: list[str], style: Style) -> Cut:
    """Put all lines but the first in place of what stands below the first."""
    body = "".join(style.eol + line for line in lines[1:])
    return Cut(start, end, body + _closing(text, end, lines, style))


def _insert(text: str, parent: Piece, position: int, lines: list[str], style: Style) -> list[Cut]:
    """Put lines before the first key or item, or behind another one."""
    first = head(text, parent, 0)
    pad = " " * column(text, first)
    if position == 0:
        return [Cut(first, first, style.eol.join([*lines, pad]))]
    at = line_end(text, parent.values[position - 1].end)
    # A comment that is indented deeper belongs to what stands above it.
    while (found := _COMMENT_LINE.match(text, at)) and len(found[1]) > len(pad):
        at = found.end()
    added = style.eol + style.eol.join([pad + lines[0], *lines[1:]])
    return [Cut(at, at, added + _closing(text, at, lines, style))]


def _closing(text: str, at: int, lines: list[str], style: Style) -> str:
    """Give the line end that a block scalar needs as the last thing of a file."""
    if at == len(text) and any(_OPEN_BLOCK.search(line) for line in lines):
        return style.eol
    return ""
