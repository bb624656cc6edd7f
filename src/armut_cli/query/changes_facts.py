"""All facts in which two states of a measure or a group differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armut_cli.model.message import msg
from armut_cli.query import changes_news as news
from armut_cli.query import changes_path as path
from armut_cli.query import changes_rest as rest
from armut_cli.query import changes_state as state
from armut_cli.query.changes_fact import Fact, Pair, detail, keyed, listed, paired, reworded
from armut_cli.query.changes_words import shorten, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armut_cli.model.group import Group, Meeting
    from armut_cli.model.measure import Measure

_MEASURE = (
    state.status,
    state.lead,
    state.dates,
    state.bundling,
    state.blocker,
    path.milestones,
    path.decisions,
    path.recommendation,
    path.statements,
    news.evidence,
    news.updates,
    rest.texts,
    rest.partners,
    rest.lists,
    rest.offers,
    path.origin,
    rest.visibility,
    rest.internal,
)
"""What is compared, in the order in which it is said."""


def measure_facts(pair: Pair, old: Measure, new: Measure) -> tuple[Fact, ...]:
    """Give all facts in which two states of a measure differ; equal ones cost nothing."""
    if old == new:
        return ()
    before, after = squeeze(old), squeeze(new)
    return tuple(fact for part in _MEASURE for fact in part(pair, before, after))


def group_facts(pair: Pair, old: Group, new: Group) -> tuple[Fact, ...]:
    """Give all facts in which two states of a group differ; equal ones cost nothing."""
    if old == new:
        return ()
    return tuple(_group(pair, squeeze(old), squeeze(new)))


def _group(pair: Pair, old: Group, new: Group) -> Iterator[Fact]:
    if old.name != new.name:
        text = msg("Name: “{before}” → “{after}”", before=old.name, after=new.name)
        yield pair.fact("other", "name", text, (old.name, new.name))
    if old.kind != new.kind:
        text = msg("{what}: changed", what=msg("Kind of group"))
        yield pair.fact("other", "kind", text, (old.kind, new.kind))
    for before, after in paired(old.meetings, new.meetings, lambda m: m.date, lambda m: m.title):
        yield from _meeting(pair, before, after)
    for field, what in (("moderation", msg("Moderation")), ("members", msg("Members"))):
        ids = (
            keyed(getattr(old, field), pair.before.organisation),
            keyed(getattr(new, field), pair.after.organisation),
        )
        yield from listed(pair, field, what, ids)
    yield from reworded(pair, "remit", msg("Remit"), (old.remit, new.remit))
    yield from reworded(pair, "contact", msg("Contact"), (old.contact, new.contact))
    yield from rest.offers(pair, old, new)
    for field, what in (("sources", msg("Sources")), ("unpublished", msg("Not published"))):
        names = (keyed(getattr(old, field), str), keyed(getattr(new, field), str))
        yield from listed(pair, field, what, names)
    yield from rest.visibility(pair, old, new)
    yield from rest.internal(pair, old, new)


def _meeting(pair: Pair, before: Meeting | None, after: Meeting | None) -> Iterator[Fact]:
    words = pair.after.words
    values = (before, after)
    if after is None:
        assert before is not None
        text = msg("Meeting deleted: {meeting}", meeting=_name(pair, before))
        yield pair.fact("other", "meetings", text, values)
        return
    if before is None:
        text = msg("New meeting: {meeting}", meeting=_name(pair, after))
        yield pair.fact("other", "meetings", text, values)
    elif before.date != after.date:
        text = msg(
            "Meeting moved: {before} → {after}",
            before=words.span(before.date),
            after=words.span(after.date),
        )
        yield pair.fact("other", "meetings", text, values)
    said = before is None or before.date != after.date
    known = before.decisions if before else ()
    for decision in after.decisions:
        if decision not in known:
            said = True
            text = msg(
                "Decided on {date}: {decision}",
                date=words.span(after.date),
                decision=shorten(decision),
            )
            yield pair.fact("forward", "meetings", text, (None, decision))
    if after.minutes and not (before and before.minutes):
        said = True
        text = msg("Minutes of the meeting of {date}", date=words.span(after.date))
        yield pair.fact("other", "meetings", text, values)
    if not said:
        text = msg("{what}: changed", what=msg("Meeting of {date}", date=words.span(after.date)))
        yield pair.fact("other", "meetings", text, values)


def _name(pair: Pair, meeting: Meeting) -> str:
    return detail(pair.after.words.span(meeting.date), meeting.title, meeting.place)
