"""What a YAML text holds, sign by sign and without building a tree: for depths and names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

from armut_cli.text.nodes import Unparsable, mask_colons


class TooDeep(Unparsable):
    """Lists and mappings stand deeper in each other than is allowed, here for the first time."""


class Sign(NamedTuple):
    """A sign that gives a value a type or a name: ``!tag``, ``&anchor`` or ``*alias``."""

    kind: Literal["tag", "anchor", "alias"]
    name: str
    line: int
    """Counts from 1, as ``column`` does."""
    column: int


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
    from ruamel.yaml import YAML  # noqa: TID251 - the other half of nodes.py
    from ruamel.yaml.error import YAMLError  # noqa: TID251

    try:
        yield from YAML(typ="safe").parse(mask_colons(text)[0])
    except YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        raise Unparsable(line, column, str(error)) from error
