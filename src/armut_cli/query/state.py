"""What is computed of a measure and never stored: lateness, next date, last update."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from armut_cli.model.message import Message, msg

if TYPE_CHECKING:
    from datetime import date

    from armut_cli.model.alliance import StatusKind, Thresholds
    from armut_cli.model.measure import Measure
    from armut_cli.model.span import Span

Lateness = Literal["overdue", "soon", "on-time", "undated"]
"""The second axis beside the status: how a measure stands to its dates."""

LATENESS: dict[Lateness, Message] = {
    "overdue": msg("overdue"),
    "soon": msg("due soon"),
    "on-time": msg("on time"),
    "undated": msg("no date"),
}

RESTING: frozenset[StatusKind] = frozenset({"done", "bundled", "deferred", "rejected"})
"""Kinds of status in which nothing can be late or silent."""


class State(Struct, frozen=True):
    """What a day makes of a measure.

    ``due`` is the open date that ends first; ``last_update`` the date of the newest entry;
    ``silent_days`` the days since then (None without any entry or where none is expected).
    """

    kind: StatusKind
    lateness: Lateness
    due: Span | None
    last_update: Span | None
    silent_days: int | None
    stale: bool


def state(measure: Measure, kind: StatusKind, today: date, thresholds: Thresholds) -> State:
    """Compute the state of a measure on a day."""
    due = min(open_dates(measure), default=None) if kind not in RESTING else None
    updated = last_update(measure)
    silent = (today - updated.last).days if updated and kind not in RESTING else None
    return State(
        kind=kind,
        lateness=lateness_of(due, today, thresholds.due_soon_days),
        due=due,
        last_update=updated,
        silent_days=silent,
        stale=is_stale(measure, kind, today, thresholds.stale_days),
    )


def open_dates(measure: Measure) -> list[Span]:
    """Give the dates that are still to be kept: of open milestones, and the end."""
    dates = [step.due for step in measure.milestones if step.due and not step.done]
    return [*dates, measure.end] if measure.end else dates


def lateness_of(due: Span | None, today: date, soon_days: int) -> Lateness:
    """Judge a date: late only when its whole span is over."""
    if due is None:
        return "undated"
    if due.last < today:
        return "overdue"
    return "soon" if due.last <= today + timedelta(days=soon_days) else "on-time"


def last_update(measure: Measure) -> Span | None:
    """Give the date of the newest entry of ``updates``."""
    return max((entry.date for entry in measure.updates), default=None)


def is_stale(measure: Measure, kind: StatusKind, today: date, days: int) -> bool:
    """Tell whether a measure that should move has had no update for more than ``days`` days."""
    updated = last_update(measure)
    return kind not in RESTING and (updated is None or (today - updated.last).days > days)
