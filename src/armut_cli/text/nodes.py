"""Where things stand in a YAML text: the node tree of ruamel.yaml and its marks."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ruamel.yaml.cyaml import CBaseLoader
    from ruamel.yaml.error import StringMark
    from ruamel.yaml.events import Event
    from ruamel.yaml.nodes import Node

    from armut_cli.model.place import DataPath

from armut_cli.model.place import Place
from armut_cli.text.piece import Piece, block_end

# A colon or question mark within a word, as in https://…/?a, is no sign of YAML 1.2; the C
# parser, which knows 1.1, stumbles over it within [] and {}. It never sees one: another
# character stands in.
_SIGN_IN_WORD = re.compile(r"""(?<=[^\s"'\]}]):(?=[^\s,\[\]{}])|(?<=[^\s,\[\]{}])\?""")


class Unparsable(Exception):  # noqa: N818 - a state of the text, not of the program
    """The text is no YAML. ``line`` and ``column`` count from 1, ``reason`` is the parser's."""

    def __init__(self, line: int, column: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.column = column
        self.reason = reason


class Found(NamedTuple):
    """A value and, if it stands in a mapping, its key."""

    key: Node | None
    value: Node


def compose(text: str) -> Node | None:
    """Give the node tree of a text with marks in characters; None for an empty document.

    Raises:
        Unparsable: if it is no YAML, or more than one document.
    """
    masked, hidden = hide_signs(text)
    with _reading(masked) as reader:
        root: Node | None = reader.get_single_node()
    if root is not None and masked != text:
        _unmask(root, hidden, set())
    return root


def outline(text: str) -> Piece | None:
    """Give the tree of pieces of a text; None for an empty document. Aliases stay aliases.

    Raises:
        Unparsable: if it is no YAML.
    """
    from ruamel.yaml.events import DocumentStartEvent, StreamStartEvent

    masked, hidden = hide_signs(text)
    with _reading(masked) as reader:
        events = iter(list(parsed(reader)))
    for event in events:
        if not isinstance(event, (StreamStartEvent, DocumentStartEvent)):
            return _piece(event, events, text, hidden)
    return None


def find(root: Node | None, path: DataPath) -> Found | None:
    """Follow keys and list positions; None where the way breaks off."""
    from ruamel.yaml.nodes import MappingNode, SequenceNode

    if root is None:
        return None
    found = Found(None, root)
    for step in path:
        node = found.value
        if isinstance(node, MappingNode):
            pairs = [Found(key, value) for key, value in node.value if key.value == str(step)]
            if not pairs:
                return None
            found = pairs[-1]
        elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
            found = Found(None, node.value[step])
        else:
            return None
    return found


def place_of(node: Node, path: str) -> Place:
    """Give the place of a node: its text, for a block scalar or collection its first line."""
    return place_between(node.start_mark, node.end_mark, path)


def place_between(start: StringMark, end: StringMark, path: str) -> Place:
    """Give the place between two marks, cut at the end of the first line."""
    line, column = start.line + 1, start.column + 1
    if end.line > start.line or end.column <= start.column:
        return Place(path, line, column, line, column + 1)
    return Place(path, line, column, line, end.column + 1)


def parsed(reader: CBaseLoader) -> Iterator[Event]:
    """Give what a reader finds, sign by sign."""
    while reader.check_event():
        yield reader.get_event()


@contextmanager
def reading(text: str) -> Iterator[CBaseLoader]:
    """Lend the C parser, without all that would give values a type.

    It knows YAML 1.1, but only structure and marks are taken from it.
    """
    from ruamel.yaml.cyaml import CBaseLoader

    reader = CBaseLoader(text)
    try:
        yield reader
    finally:
        reader.dispose()


@contextmanager
def _reading(text: str) -> Iterator[CBaseLoader]:
    """Lend the C parser and turn its errors into ours."""
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        with reading(text) as reader:
            yield reader
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        raise Unparsable(line, column, error.problem or "") from error
    except YAMLError as error:
        raise Unparsable(0, 0, str(error)) from error


def hide_signs(text: str) -> tuple[str, dict[int, str]]:
    """Hide signs within words from the C parser; also give how to bring them back.

    No character moves: what stands in are two characters that the text does not have.
    """
    free = (chr(code) for code in range(0xE000, 0xF8FF) if chr(code) not in text)
    stand_in = {":": next(free), "?": next(free)}
    masked = _SIGN_IN_WORD.sub(lambda match: stand_in[match[0]], text)
    return masked, {ord(other): sign for sign, other in stand_in.items()}


def _unmask(node: Node, hidden: dict[int, str], seen: set[int]) -> None:
    from ruamel.yaml.nodes import ScalarNode

    if id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, ScalarNode):
        node.value = node.value.translate(hidden)
        return
    for child in node.value:
        for part in child if isinstance(child, tuple) else (child,):
            _unmask(part, hidden, seen)


def _piece(
    event: Event, events: Iterator[Event], text: str, hidden: dict[int, str]
) -> Piece | None:
    """Build the piece that begins with ``event``; None for the end of a collection."""
    from ruamel.yaml.events import (
        AliasEvent,
        MappingStartEvent,
        ScalarEvent,
        SequenceStartEvent,
    )

    start, end = event.start_mark.index, event.end_mark.index
    if isinstance(event, AliasEvent):
        return Piece("alias", start, end, anchor=event.anchor)
    if isinstance(event, ScalarEvent):
        value, style = event.value.translate(hidden), event.style.strip()
        if style in {"|", ">"}:
            end = block_end(text, start, end, value)
        return Piece("scalar", start, end, style=style, anchor=event.anchor, value=value)
    if not isinstance(event, (MappingStartEvent, SequenceStartEvent)):
        return None
    children: list[Piece] = []
    for inner in events:
        child = _piece(inner, events, text, hidden)
        if child is None:
            if event.flow_style:
                end = inner.end_mark.index
            break
        children.append(child)
        end = max(end, child.end)
    is_map = isinstance(event, MappingStartEvent)
    return Piece(
        "map" if is_map else "list",
        start,
        end,
        flow=bool(event.flow_style),
        anchor=event.anchor,
        keys=tuple(children[::2]) if is_map else (),
        values=tuple(children[1::2] if is_map else children),
    )
