"""From what is found to where it stands: each file's nodes are composed once, then let go."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from armut_cli.model.place import Edit, Place, Problem
from armut_cli.text.nodes import Unparsable, compose, find, place_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ruamel.yaml.nodes import Node  # noqa: TID251 - its type only

    from armut_cli.check.finding import Finding
    from armut_cli.check.rule import Rule
    from armut_cli.model.place import DataPath, Level

_LINE = re.compile(r"\r\n|\r|\n")


class Graded(NamedTuple):
    """A finding with the rule it breaks and how grave the register takes it."""

    rule: Rule
    level: Level
    finding: Finding


def problems(text: str, found: Iterable[Graded]) -> list[Problem]:
    """Give the Problems of one file with their places and fixes."""
    try:
        root = compose(text)
    except Unparsable:  # the reader took it: then the marks are missing, not the problems
        root = None
    return [_problem(text, root, graded) for graded in found]


def _problem(text: str, root: Node | None, graded: Graded) -> Problem:
    rule, level, finding = graded
    data = finding.data or ()
    if finding.data is None or root is None:
        place = Place(finding.path)
        return Problem(rule.id, level, place, finding.message, finding.help, data=data)
    node, is_exact = _node(root, data, key=finding.key)
    place = place_of(node, finding.path)
    fix = _fix(text, place, finding.mend) if is_exact and finding.mend else ()
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


def _fix(text: str, place: Place, mend: Callable[[str], str]) -> tuple[Edit, ...]:
    starts = [0, *(match.end() for match in _LINE.finditer(text))]
    start = starts[place.line - 1] + place.column - 1
    end = starts[place.end_line - 1] + place.end_column - 1
    return (Edit(place.path, start, end, mend(text[start:end])),)
