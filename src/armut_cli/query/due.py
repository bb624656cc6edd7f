"""Milestones and ends by date: what is overdue, what is due soon, what comes later."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

from armut_cli.model.message import Message, msg, msgn
from armut_cli.model.register import natural_key
from armut_cli.query.changes_fact import plain
from armut_cli.query.facets import NONE, resolve
from armut_cli.query.state import RESTING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from armut_cli.model.measure import Measure
    from armut_cli.model.span import Span
    from armut_cli.query.view import View

When = Literal["overdue", "soon", "later"]
"""How a date stands to the day of the view."""

WHEN: dict[When, Message] = {
    "overdue": msg("Overdue"),
    "soon": msg("Due soon"),
    "later": msg("Later"),
}
"""What people call it, in the order of a list."""


SECTIONS = ("when", "lead", "group")
"""By what a list can be sorted into sections."""


class Due(Struct, frozen=True, kw_only=True):
    """A date that is still to be kept.

    Attributes:
        when: overdue, soon or later; a vague date is overdue only when its span is over.
        date: the date as written.
        days: days from the view's day to the last day of the date; negative if it is over.
        what: a milestone or the end of the measure.
        title: the milestone's title; empty for an end.
        id: the measure's id.
        measure: the measure's title.
        lead: who sees to it: the milestone's organisation, else the measure's lead.
        groups: the measure's groups.
    """

    when: When
    date: Span
    days: int
    what: Literal["milestone", "end"]
    title: str
    id: str
    measure: str
    lead: str | None
    groups: tuple[str, ...]


def due(view: View, measures: Iterable[Measure], within: int | None = None) -> list[Due]:
    """Give the open dates of measures, the earliest first.

    Args:
        view: the register and the day.
        measures: the measures that are asked for; what rests has no open dates.
        within: leave out what ends more than so many days ahead; overdue dates stay.
    """
    last = None if within is None else view.today + timedelta(days=within)
    found = [
        entry
        for measure in measures
        if view.kind(measure) not in RESTING
        for entry in _open(view, measure)
        if last is None or entry.date.last <= last
    ]
    found.sort(key=lambda entry: (entry.date.last, entry.date.days, natural_key(entry.id)))
    return found


def due_headline(view: View, found: Sequence[Due]) -> str:
    """Say in a sentence how many dates are overdue and how many are due soon."""
    words = view.words
    late = sum(entry.when == "overdue" for entry in found)
    soon = sum(entry.when == "soon" for entry in found)
    if not found:
        return words(msg("No date is open."))
    return words(
        msg(
            "{late}, {soon}.",
            late=msgn("One date is overdue", "{n} dates are overdue", late)
            if late
            else msg("No date is overdue"),
            soon=msgn("one is due soon", "{n} are due soon", soon)
            if soon
            else msg("none is due soon"),
        )
    )


def due_sections(view: View, found: Sequence[Due], by: str = "when") -> list[tuple[str, list[Due]]]:
    """Sort dates into sections with their headings, by urgency, lead or group.

    Raises:
        ArmutError: if ``by`` is none of ``SECTIONS``.
    """
    by = resolve(by, dict.fromkeys(SECTIONS, ()), msg("section"))
    sections: dict[str, list[Due]] = {}
    for entry in found:
        keys = {"when": (entry.when,), "lead": (entry.lead or NONE,), "group": entry.groups}
        for key in keys[by] or (NONE,):
            sections.setdefault(key, []).append(entry)
    titles = {key: _heading(view, by, key) for key in sections}
    order = sorted(sections, key=lambda key: (key == NONE, natural_key(titles[key])))
    if by == "when":
        order = [when for when in WHEN if when in sections]
    return [(titles[key], sections[key]) for key in order]


def days_words(view: View, entry: Due) -> str:
    """Say how many days are left, or by how many a date is over."""
    if entry.days < 0:
        return view.words(msgn("one day overdue", "{n} days overdue", -entry.days))
    if entry.days == 0:
        return view.words(msg("today"))
    return view.words(msgn("in one day", "in {n} days", entry.days))


def due_text(view: View, entry: Due) -> str:
    """Say what is due: the milestone by its title, or the end."""
    return entry.title if entry.what == "milestone" else view.words(msg("End of the measure"))


def plain_due(found: Iterable[Due]) -> list[dict[str, Any]]:
    """Give dates as plain data."""
    data: list[dict[str, Any]] = [plain(entry) for entry in found]
    return data


def _open(view: View, measure: Measure) -> Iterator[Due]:
    for step in measure.milestones:
        if step.due and not step.done:
            yield _entry(view, measure, step.due, step.title, step.responsible)
    if measure.end:
        yield _entry(view, measure, measure.end, None, None)


def _entry(
    view: View, measure: Measure, date: Span, milestone: str | None, responsible: str | None
) -> Due:
    days = (date.last - view.today).days
    soon = days <= view.register.alliance.thresholds.due_soon_days
    return Due(
        when="overdue" if days < 0 else "soon" if soon else "later",
        date=date,
        days=days,
        what="end" if milestone is None else "milestone",
        title=milestone or "",
        id=measure.id,
        measure=measure.title,
        lead=responsible or measure.lead,
        groups=measure.groups,
    )


def _heading(view: View, by: str, key: str) -> str:
    if key == NONE:
        return view.words(msg("not given"))
    if by == "when":
        return view.words(WHEN[key])  # type: ignore[index] # a key of this section is a When
    return view.organisation(key) if by == "lead" else view.group(key)
