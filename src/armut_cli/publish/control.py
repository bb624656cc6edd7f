"""The control table that councils ask for: what was decided, who does it, until when, why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from armut_cli.model.message import msg
from armut_cli.publish.entries import BUNDLED, Entry, entries, or_unpublished
from armut_cli.query.facets import ORIGINS
from armut_cli.query.state import last_update

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from armut_cli.model.alliance import StatusKind
    from armut_cli.model.measure import Decision, Measure
    from armut_cli.model.span import Span
    from armut_cli.query.view import View

FINISHED: frozenset[StatusKind] = frozenset({"done", "rejected"})
"""Kinds of status after which a measure is reported one last time."""


class Decided(Struct, frozen=True):
    """A decision in one line, with its paper in the council's information system."""

    text: str
    url: str


class Row(Struct, frozen=True):
    """A measure in the control table.

    Attributes:
        entry: the measure as in a table.
        origin: who proposed it, and when.
        decisions: what was decided about it.
        deadline: until when.
        into: below its status, what it is bundled into.
        reason: why it is late, on hold or rejected.
    """

    entry: Entry
    origin: str
    decisions: list[Decided]
    deadline: str
    into: str
    reason: str


class Control(Struct, frozen=True):
    """The control table: what is still to be done, and what is reported one last time."""

    open: list[Row]
    done: list[Row]


def control(view: View, measures: Sequence[Measure], since: date | None = None) -> Control:
    """Make the control table.

    Args:
        view: the register, the day and the language.
        measures: what it is about.
        since: the day of the last report: what was finished before it is left out.
    """
    rows = list(zip(measures, entries(view, measures), strict=True))
    return Control(
        open=[_row(view, m, entry) for m, entry in rows if entry.status.kind not in FINISHED],
        done=[
            _row(view, m, entry)
            for m, entry in rows
            if entry.status.kind in FINISHED and _after(_finished(m), since)
        ],
    )


def decided(view: View, entry: Decision) -> Decided:
    """Give a decision in one line: ``Sozialausschuss, 12.03.2025, VO/0123/25: zugestimmt``."""
    head = ", ".join(filter(None, [entry.body, view.words.span(entry.date), entry.paper]))
    return Decided(f"{head}: {entry.result}" if entry.result else head, entry.url or "")


def origin(view: View, measure: Measure) -> str:
    """Give who proposed a measure and when, in one line."""
    given = measure.origin
    if given is None:
        return or_unpublished(view, measure, "origin", "")
    who = view.group(given.group) if given.group else view.words(ORIGINS[given.kind])
    return ", ".join(filter(None, [who, view.words.span(given.date)]))


def _row(view: View, measure: Measure, entry: Entry) -> Row:
    into = [note.text for note in entry.notes if note.label == view.words(BUNDLED)]
    return Row(
        entry=entry,
        origin=origin(view, measure),
        decisions=[decided(view, decision) for decision in measure.decisions],
        deadline=entry.end or entry.due,
        into="; ".join(view.words(msg("into: {target}", target=text)) for text in into),
        reason=_reason(view, measure, entry),
    )


def _reason(view: View, measure: Measure, entry: Entry) -> str:
    given = measure.status_reason or (measure.blocker.reason if measure.blocker else "")
    if given or entry.lateness != "overdue":
        return given
    return view.words(msg("no reason given"))


def _finished(measure: Measure) -> Span | None:
    """Give when a measure got its last status, as far as its updates say."""
    dates = [entry.date for entry in measure.updates if entry.status == measure.status]
    return max(dates, default=None) or last_update(measure)


def _after(finished: Span | None, since: date | None) -> bool:
    return since is None or finished is None or finished.last >= since
