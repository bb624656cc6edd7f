"""Changes to a YAML text that leave every other character as it is."""

from __future__ import annotations

from difflib import SequenceMatcher, unified_diff
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace as with_

from armut_cli.model.message import msg
from armut_cli.model.place import DataPath, Edit, Place
from armut_cli.text import block, flow
from armut_cli.text.block import Cut
from armut_cli.text.change import (
    Change,
    Discard,
    Impossible,
    Insert,
    Remove,
    Set,
    carry_out,
    same,
    steps,
)
from armut_cli.text.decode import Unreadable
from armut_cli.text.layout import bracketed, pair, pairs
from armut_cli.text.nodes import Unparsable, outline
from armut_cli.text.order import Order, order_of
from armut_cli.text.piece import Piece, leaves, next_line, pieces
from armut_cli.text.read import parse
from armut_cli.text.refusal import (
    Obstacle,
    Refused,
    anchor_in_the_way,
    missing,
    refused,
    text_in_the_way,
    unparsable,
    unsafe,
)
from armut_cli.text.style import Style, style_of
from armut_cli.text.trail import follow, index_of, reached

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = [
    "Change",
    "Discard",
    "Insert",
    "Order",
    "Refused",
    "Remove",
    "Set",
    "apply",
    "change",
    "diff",
    "order_of",
    "written",
]


def change(path: str, text: str, changes: Sequence[Change], order: Order | None = None) -> str:
    """Give the text after all changes; what is not changed stays to the last character.

    Args:
        path: the file, for messages.
        text: its decoded text, without a byte-order mark.
        changes: what to change, carried out one after the other.
        order: where new keys go; without it they go to the end.

    Raises:
        Refused: if one of the changes cannot be made, or not safely.
        Unreadable: if the text is no YAML to begin with.
    """
    data, new = parse(path, text), text
    for wish in changes:
        try:
            for step in _steps(path, new, data, wish):
                data = carry_out(data, step)
                new = _carried_out(path, new, step, data, order or Order())
        except Obstacle as obstacle:
            at = _before(text, new, obstacle.index)
            raise refused(path, text, at, wish.path, obstacle) from obstacle
    return new


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Put new text in place of pieces that do not overlap."""
    return _spliced(text, [Cut(edit.start, edit.end, edit.text) for edit in edits])


def written(data: dict[str, Any]) -> str:
    """Write plain data as a file of its own, as the program writes what is new."""
    return "".join(f"{line}\n" for line in pairs(data, 0, Style()))


def diff(path: str, old: str, new: str) -> str:
    """Show what differs, line by line, in the form of ``diff -u``."""
    lines = unified_diff(
        old.splitlines(keepends=True), new.splitlines(keepends=True), f"a/{path}", f"b/{path}"
    )
    return "".join(
        line if line.endswith("\n") else line + "\n\\ No newline at end of file\n" for line in lines
    )


def _steps(path: str, text: str, data: Any, wish: Change) -> list[Change]:
    try:
        return steps(data, wish)
    except Impossible as error:
        raise missing(reached(_outline(path, text), error.path).start, error.path) from error


def _before(old: str, new: str, index: int) -> int:
    """Give where a character of the changed text stood in the file that the person sees."""
    line, offset = new.count("\n", 0, index), index - new.rfind("\n", 0, index) - 1
    lines = old.splitlines(keepends=True)
    matcher = SequenceMatcher(None, lines, new.splitlines(keepends=True), autojunk=False)
    for was, now, size in reversed(matcher.get_matching_blocks()):
        if now <= line:
            same_line = line < now + size
            until = was + (line - now if same_line else size)
            return len("".join(lines[:until])) + (offset if same_line else 0)
    return 0


def _carried_out(path: str, text: str, step: Change, goal: Any, order: Order) -> str:
    root = _outline(path, text)
    style = style_of(text, root)
    # Where a block scalar would swallow what follows, a quoted text does not.
    for attempt in (style, with_(style, blocks=False)):
        new = _spliced(text, _cuts(text, root, step, attempt, order))
        try:
            if same(parse(path, new), goal):
                return new
        except Unreadable:
            continue
    raise _cause(text, root, step)


def _cuts(text: str, root: Piece, step: Change, style: Style, order: Order) -> list[Cut]:
    match step:
        case Insert(path, value, int(position)):
            return _insert(text, root, step, order.at(path).arranged(value), position, style)
        case Set(path, value):
            value = order.at(path).arranged(value)
            return _set(text, root, path, value, style, order.at(path[:-1]))
        case _:
            return _remove(text, root, step.path, style)


def _insert(
    text: str, root: Piece, step: Insert, value: Any, position: int, style: Style
) -> list[Cut]:
    listing = follow(root, step.path)
    if listing.kind != "list":
        raise unsafe(listing.start)
    if not listing.flow:
        return block.add_item(text, listing, position, value, style)
    if not listing.values and _wants_lines(value):
        return _replace(text, root, step.path, [value], style)
    return flow.add(text, listing, position, bracketed(value, style), style)


def _set(
    text: str, root: Piece, path: DataPath, value: Any, style: Style, order: Order
) -> list[Cut]:
    *way, key = path
    parent = follow(root, tuple(way))
    if index_of(parent, key) is not None:
        return _replace(text, root, path, value, style)
    if parent.kind != "map" or not isinstance(key, str):
        raise unsafe(parent.start)
    if not parent.values and (not way or _wants_lines(value)):
        return _replace(text, root, tuple(way), {key: value}, style)
    position = order.place(key, [other.value for other in parent.keys])
    if parent.flow:
        return flow.add(text, parent, position, pair(key, value, style), style)
    return block.add_pair(text, parent, position, key, value, style)


def _remove(text: str, root: Piece, path: DataPath, style: Style) -> list[Cut]:
    parent = follow(root, path[:-1])
    index = index_of(parent, path[-1])
    if index is None:
        raise unsafe(parent.start)
    if parent.flow:
        return flow.drop(text, parent, index)
    if len(parent.values) > 1:
        return block.drop(text, parent, index)
    return _replace(text, root, path[:-1], {} if parent.kind == "map" else [], style)


def _replace(text: str, root: Piece, path: DataPath, value: Any, style: Style) -> list[Cut]:
    if not path:
        block.refuse_anchors(root)
        block.refuse_comments(text, root.start, root.end, root)
        new = style.eol.join(pairs(value, 0, style)) or "{}"
        return [Cut(root.start, root.end, new)]
    parent = follow(root, path[:-1])
    index = index_of(parent, path[-1])
    assert index is not None  # the caller has found it
    if parent.flow:
        return flow.replace(text, parent, index, value, style)
    return block.replace(text, parent, index, value, style)


def _wants_lines(value: Any) -> bool:
    """Say whether a value is too much for brackets that were empty."""
    if isinstance(value, str):
        return "\n" in value
    return isinstance(value, (dict, list)) and bool(value)


def _outline(path: str, text: str) -> Piece:
    try:
        root = outline(text)
    except Unparsable as error:
        place = Place(path, error.line, error.column, error.line, error.column + 1)
        raise unparsable(place, error.reason) from error
    assert root is not None  # the text was parsed to a mapping
    return root


def _cause(text: str, root: Piece, step: Change) -> Obstacle:
    """Say why an edit gave not the data meant."""
    piece = reached(root, step.path)
    if isinstance(step, Set | Insert):
        try:
            parse("", bracketed({"value": step.value}, Style()))
        except Unreadable as error:  # no file may hold such a value
            help = error.problem.help or msg("give another value")
            return Obstacle(piece.start, error.problem.message, help)
    borrowed = {piece.anchor for piece in pieces(root) if piece.kind == "alias"}
    for length in range(len(step.path) + 1):
        holder = reached(root, step.path[:length])
        if holder.anchor in borrowed and holder.anchor is not None:
            return anchor_in_the_way(holder.start, holder.anchor)
    above = [leaf for leaf in leaves(root) if leaf.end < piece.start and leaf.style in {"|", ">"}]
    if isinstance(step, Remove) and above:
        return text_in_the_way(min(next_line(text, piece.end), len(text) - 1))
    return unsafe(piece.start)


def _spliced(text: str, cuts: Iterable[Cut]) -> str:
    done, out = 0, []
    for cut in sorted(cuts, key=lambda cut: cut[:2]):
        out += [text[done : cut.start], cut.text]
        done = cut.end
    return "".join([*out, text[done:]])
