"""The dates of a measure: what has happened, and what may be to come."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from armut_cli.check.texts import evidence_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from armut_cli.model.measure import Measure
    from armut_cli.model.place import DataPath
    from armut_cli.model.span import Span

    Dated = Iterator[tuple[DataPath, Span]]

FIRST_YEAR = 1990
"""Older dates are probably a slip of the pen."""

YEARS_AHEAD = 50
"""Dates that are further away, too."""


def is_odd(span: Span, today: date) -> bool:
    """Tell whether a date is so far away that it is probably a slip of the pen."""
    return not FIRST_YEAR <= span.last.year <= today.year + YEARS_AHEAD


class OddDate(NamedTuple):
    """A date that is to come although it has happened, or is far away."""

    path: str
    data: DataPath
    span: Span
    has_happened: bool


def odd_dates(measures: Iterable[tuple[str, Measure]], today: date) -> Iterator[OddDate]:
    """Give the odd dates of measures, in one go for all rules that ask."""
    latest = today.year + YEARS_AHEAD
    for path, measure in measures:
        for data, span in facts(measure):
            if span.first > today or span.last.year < FIRST_YEAR:
                yield OddDate(path, data, span, has_happened=True)
        for data, span in plans(measure):
            if not FIRST_YEAR <= span.last.year <= latest:
                yield OddDate(path, data, span, has_happened=False)


def facts(measure: Measure) -> Dated:
    """Give the dates of all that has happened, with the ways to them."""
    if measure.origin is not None and measure.origin.date is not None:
        yield ("origin", "date"), measure.origin.date
    yield from _answers(measure)
    for n, step in enumerate(measure.milestones):
        if step.done is not None:
            yield ("milestones", n, "done"), step.done
    for n, update in enumerate(measure.updates):
        yield ("updates", n, "date"), update.date
    for data, piece in evidence_of(measure):
        if piece.date is not None:
            yield (*data, "date"), piece.date
    if measure.blocker is not None and measure.blocker.since is not None:
        yield ("blocker", "since"), measure.blocker.since


def _answers(measure: Measure) -> Dated:
    for n, statement in enumerate(measure.statements):
        if statement.requested is not None:
            yield ("statements", n, "requested"), statement.requested
        if statement.date is not None:
            yield ("statements", n, "date"), statement.date
    if measure.recommendation is not None and measure.recommendation.date is not None:
        yield ("recommendation", "date"), measure.recommendation.date
    for n, decision in enumerate(measure.decisions):
        if decision.date is not None:
            yield ("decisions", n, "date"), decision.date


def plans(measure: Measure) -> Dated:
    """Give the dates that may be to come."""
    if measure.start is not None:
        yield ("start",), measure.start
    if measure.end is not None:
        yield ("end",), measure.end
    for n, step in enumerate(measure.milestones):
        if step.due is not None:
            yield ("milestones", n, "due"), step.due
    for n, statement in enumerate(measure.statements):
        if statement.due is not None:
            yield ("statements", n, "due"), statement.due
