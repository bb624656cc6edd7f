"""What is missing where: lead, statement, recommendation, milestone, update."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

from armut_cli.model.message import Message, msg, msgn
from armut_cli.model.register import natural_key
from armut_cli.query.changes_fact import plain
from armut_cli.query.facets import NONE, resolve
from armut_cli.query.state import RESTING, is_stale

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from armut_cli.model.alliance import StatusKind
    from armut_cli.model.measure import Measure
    from armut_cli.query.view import View

GapKind = Literal[
    "no-lead", "no-statement", "open-statement", "no-recommendation", "no-milestone", "no-update"
]
"""What is missing."""

GAPS: dict[GapKind, Message] = {
    "no-lead": msg("No lead"),
    "no-statement": msg("No statement"),
    "open-statement": msg("Statement open"),
    "no-recommendation": msg("No recommendation"),
    "no-milestone": msg("No milestone ahead"),
    "no-update": msg("No news"),
}
"""What people call it, in the order of a list."""

_FIELDS: dict[GapKind, str] = {
    "no-lead": "lead",
    "no-statement": "statements",
    "open-statement": "statements",
    "no-recommendation": "recommendation",
    "no-milestone": "milestones",
    "no-update": "updates",
}

_CARRIED_OUT: frozenset[StatusKind] = frozenset({"planned", "active"})
_LED: frozenset[StatusKind] = _CARRIED_OUT | {"unknown"}


SECTIONS = ("kind", "lead", "group")
"""By what a list can be sorted into sections."""


class Gap(Struct, frozen=True, kw_only=True):
    """Something that is missing in a measure.

    Attributes:
        kind: what is missing.
        id: the measure's id.
        title: the measure's title.
        lead: the measure's lead.
        groups: the measure's groups.
        text: what is missing, in words.
        days: since when, in days; None if nobody knows or it makes no sense.
        office: who has to answer, for an open statement.
        documented: it is known to exist and not published; not missing, but not here either.
    """

    kind: GapKind
    id: str
    title: str
    lead: str | None
    groups: tuple[str, ...]
    text: str
    days: int | None = None
    office: str | None = None
    documented: bool = False


def gaps(view: View, measures: Iterable[Measure]) -> list[Gap]:
    """Give what is missing in measures; by what is missing, the longest first, then by id.

    A measure that rests lacks nothing; others are asked only for what their status calls for.
    """
    found = [
        Gap(
            kind=kind,
            id=measure.id,
            title=measure.title,
            lead=measure.lead,
            groups=measure.groups,
            text=view.words(text),
            days=days,
            office=office,
            documented=_FIELDS[kind] in measure.unpublished,
        )
        for measure in measures
        if view.kind(measure) not in RESTING
        for kind, text, days, office in _missing(view, measure)
    ]
    order = list(GAPS)
    found.sort(key=lambda gap: (order.index(gap.kind), -(gap.days or 0), natural_key(gap.id)))
    return found


def gaps_headline(view: View, found: Sequence[Gap]) -> str:
    """Say in a sentence how much is missing, and how much is only not published."""
    words = view.words
    missing = [gap for gap in found if not gap.documented]
    measures = len({gap.id for gap in missing})
    silent = len(found) - len(missing)
    told = (
        words(
            msg(
                "{gaps} in {measures}.",
                gaps=msgn("One gap", "{n} gaps", len(missing)),
                measures=msgn("one measure", "{n} measures", measures),
            )
        )
        if missing
        else words(msg("Nothing is missing."))
    )
    if not silent:
        return told
    more = msgn(
        "One more is documented as not published.",
        "{n} more are documented as not published.",
        silent,
    )
    return f"{told} {words(more)}"


def gap_sections(view: View, found: Sequence[Gap], by: str = "kind") -> list[tuple[str, list[Gap]]]:
    """Sort gaps into sections with their headings, what is only not published at the end.

    Raises:
        ArmutError: if ``by`` is none of ``SECTIONS``.
    """
    by = resolve(by, dict.fromkeys(SECTIONS, ()), msg("section"))
    sections: dict[str, list[Gap]] = {}
    for gap in found:
        keys = {"kind": (gap.kind,), "lead": (gap.lead or NONE,), "group": gap.groups or (NONE,)}
        if not gap.documented:
            for key in keys[by]:
                sections.setdefault(key, []).append(gap)
    titles = {key: _heading(view, by, key) for key in sections}
    order = sorted(sections, key=lambda key: (key == NONE, natural_key(titles[key])))
    if by == "kind":
        order = [kind for kind in GAPS if kind in sections]
    silent = [gap for gap in found if gap.documented]
    last = [(view.words(msg("Known, but not published")), silent)] if silent else []
    return [*((titles[key], sections[key]) for key in order), *last]


def plain_gaps(found: Iterable[Gap]) -> list[dict[str, Any]]:
    """Give gaps as plain data."""
    data: list[dict[str, Any]] = [plain(gap) for gap in found]
    return data


def _missing(
    view: View, measure: Measure
) -> Iterator[tuple[GapKind, Message, int | None, str | None]]:
    kind = view.kind(measure)
    if measure.lead is None and kind in _LED:
        yield "no-lead", msg("no lead is named"), None, None
    if not measure.statements:
        yield "no-statement", msg("no statement is named"), None, None
    for statement in measure.statements:
        if statement.date is None:
            asked = statement.requested
            days = max((view.today - asked.last).days, 0) if asked else None
            yield "open-statement", _waiting(view, statement.by, days), days, statement.by
    if measure.recommendation is None and kind != "proposed":
        yield (
            "no-recommendation",
            msg("no recommendation is named"),
            None,
            None,
        )
    if kind in _CARRIED_OUT and not measure.ongoing and not _ahead(view, measure):
        horizon = view.register.alliance.thresholds.milestone_horizon_days
        text = msgn("none within one day", "none within {n} days", horizon)
        yield "no-milestone", text, None, None
    if is_stale(measure, kind, view.today, view.register.alliance.thresholds.stale_days):
        silent = view.state(measure).silent_days
        text = (
            msg("no update yet")
            if silent is None
            else msgn("no update for one day", "no update for {n} days", silent)
        )
        yield "no-update", text, silent, None


def _waiting(view: View, office: str, days: int | None) -> Message:
    name = view.organisation(office)
    if not days:
        return msg("{office} has not answered yet", office=name)
    return msgn(
        "{office} has not answered for one day",
        "{office} has not answered for {n} days",
        days,
        office=name,
    )


def _ahead(view: View, measure: Measure) -> bool:
    horizon = view.today + timedelta(days=view.register.alliance.thresholds.milestone_horizon_days)
    return any(
        step.due and not step.done and view.today <= step.due.last and step.due.first <= horizon
        for step in measure.milestones
    )


def _heading(view: View, by: str, key: str) -> str:
    if key == NONE:
        return view.words(msg("not given"))
    if by == "kind":
        return view.words(GAPS[key])  # type: ignore[index] # a key of this section is a GapKind
    return view.organisation(key) if by == "lead" else view.group(key)
