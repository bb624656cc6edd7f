"""Figures: how many measures there are of what, and the sentence that says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from armut_cli.model.message import Message, msg, msgn
from armut_cli.query.facets import NONE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armut_cli.model.alliance import StatusKind
    from armut_cli.model.measure import Measure
    from armut_cli.query.facets import Facet
    from armut_cli.query.view import View


class Count(Struct, frozen=True):
    """How many measures have an id; ``share`` is of all that were counted, from 0 to 1."""

    id: str
    label: str
    number: int
    share: float


def count(view: View, measures: Sequence[Measure], facet: Facet) -> list[Count]:
    """Count measures by a facet in the order of the vocabulary; ids that none has are left out.

    A measure with two groups counts in both. Measures without any id there count as ``none``.
    """
    numbers = dict.fromkeys([*facet.names(view), NONE], 0)
    for measure in measures:
        for id in tuple(facet.ids(view, measure)) or (NONE,):
            numbers[id] += 1
    return [
        Count(id, facet.title(view, id), number, number / len(measures))
        for id, number in numbers.items()
        if number
    ]


def cross(
    view: View, measures: Sequence[Measure], rows: Facet, columns: Facet
) -> dict[str, dict[str, int]]:
    """Count measures by two facets: row id to column id to number; empty cells are left out."""
    table: dict[str, dict[str, int]] = {}
    for entry in count(view, measures, rows):
        having = [m for m in measures if entry.id in (tuple(rows.ids(view, m)) or (NONE,))]
        table[entry.id] = {cell.id: cell.number for cell in count(view, having, columns)}
    return table


_ORDER: tuple[StatusKind, ...] = (
    "done",
    "active",
    "bundled",
    "planned",
    "review",
    "proposed",
    "deferred",
    "rejected",
)

_PHRASES: dict[StatusKind, Message] = {
    "done": msg("completed"),
    "active": msg("in implementation"),
    "bundled": msg("bundled into running processes"),
    "planned": msg("still to be implemented"),
    "review": msg("under review"),
    "proposed": msg("newly proposed"),
    "deferred": msg("deferred"),
    "rejected": msg("rejected"),
}


def headline(view: View, measures: Sequence[Measure]) -> str:
    """Say in one sentence how the measures stand."""
    words = view.words
    numbers: dict[StatusKind, int] = {}
    marked: dict[str, int] = {}
    for measure in measures:
        kind = view.kind(measure)
        if kind == "unknown":
            marked[measure.status] = marked.get(measure.status, 0) + 1
        else:
            numbers[kind] = numbers.get(kind, 0) + 1
    if not measures:
        return words(msg("There are no measures."))
    total = msgn("Of one measure", "Of {n} measures", len(measures))
    parts = "; ".join([*_known(view, numbers), *_marked(view, marked)])
    # Where nothing is known the sentence has no verb to begin with, in German at least.
    pattern = msg("{total} {parts}.") if numbers else msg("{total}: {parts}.")
    return words(msg(pattern.text, total=total, parts=parts))


def _known(view: View, numbers: dict[StatusKind, int]) -> list[str]:
    words = view.words
    kinds = [kind for kind in _ORDER if kind in numbers]
    if not kinds:
        return []
    states = [
        msg("{number} {state}", number=words.number(numbers[kind]), state=_PHRASES[kind])
        for kind in kinds
    ]
    first = msgn(
        "{number} is {state}",
        "{number} are {state}",
        numbers[kinds[0]],
        number=words.number(numbers[kinds[0]]),
        state=_PHRASES[kinds[0]],
    )
    return [words.join([words(first), *map(words, states[1:])])]


def _marked(view: View, marked: dict[str, int]) -> list[str]:
    return [
        view.words(
            msgn(
                "{number} is marked “{label}”",
                "{number} are marked “{label}”",
                number,
                number=view.words.number(number),
                label=view.status_label(id) or msg("no status"),
            )
        )
        for id, number in marked.items()
    ]
