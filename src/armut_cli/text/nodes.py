"""Where things stand in a YAML text: the node tree of ruamel.yaml and its marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ruamel.yaml.error import StringMark
    from ruamel.yaml.nodes import Node

    from armut_cli.model.place import DataPath

from armut_cli.model.place import Place


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
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    # The C parser; it knows YAML 1.1 scalars, but only structure and marks are taken from it.
    yaml = YAML(typ="safe")
    yaml.allow_duplicate_keys = True
    try:
        root: Node | None = yaml.compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        raise Unparsable(line, column, error.problem or "") from error
    except YAMLError as error:
        raise Unparsable(0, 0, str(error)) from error
    return root


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


def locate(root: Node | None, path: str, data: DataPath, *, key: bool = False) -> Place:
    """Give the place of a value (or of its key); if it is not there, of what should hold it."""
    way = data
    while True:
        found = find(root, way)
        if found is not None:
            node = found.key if key and found.key is not None and way == data else found.value
            if way != data and found.key is not None:
                node = found.key
            return place_of(node, path) if way else Place(path, 1, 1, 1, 2)
        if not way:
            return Place(path, 1, 1, 1, 2)
        way = way[:-1]
