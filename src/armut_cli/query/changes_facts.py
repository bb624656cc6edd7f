"""All facts in which two states of a measure or a group differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from armut_cli.model.group import Group
from armut_cli.model.measure import Measure
from armut_cli.model.message import msg
from armut_cli.query import changes_news as news
from armut_cli.query import changes_path as path
from armut_cli.query import changes_rest as rest
from armut_cli.query import changes_state as state
from armut_cli.query.changes_fact import Fact, Pair, detail, keyed, listed, paired, reworded
from armut_cli.query.changes_words import shorten, squeeze
from armut_cli.query.facets import GROUP_KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from armut_cli.model.group import Meeting

Record = TypeVar("Record", Measure, Group)

_MEASURE: tuple[tuple[tuple[str, ...], Callable[[Pair, Measure, Measure], Iterator[Fact]]], ...] = (
    (("status", "status_reason"), state.status),
    (("lead",), state.lead),
    (("start", "end", "ongoing"), state.dates),
    (("bundled_into",), state.bundling),
    (("blocker",), state.blocker),
    (("milestones",), path.milestones),
    (("decisions",), path.decisions),
    (("recommendation",), path.recommendation),
    (("statements",), path.statements),
    (("evidence",), news.evidence),
    (("updates",), news.updates),
    (("title", *rest.TEXTS), rest.texts),
    (("partners",), rest.partners),
    (tuple(rest.LISTS), rest.lists),
    (("offers",), rest.offers),
    (("origin",), path.origin),
    (("visibility",), rest.visibility),
    (("internal",), rest.internal),
)
"""Fields and what compares them, in the order in which it is said."""


def measure_facts(pair: Pair, old: Measure, new: Measure) -> tuple[Fact, ...]:
    """Give all facts in which two states of a measure differ; equal ones cost nothing."""
    before, after, differing = _differing(old, new)
    return tuple(
        fact
        for fields, compare in _MEASURE
        if not differing.isdisjoint(fields)
        for fact in compare(pair, before, after)
    )


def group_facts(pair: Pair, old: Group, new: Group) -> tuple[Fact, ...]:
    """Give all facts in which two states of a group differ; equal ones cost nothing."""
    before, after, differing = _differing(old, new)
    return tuple(_group(pair, before, after)) if differing else ()


def _differing(old: Record, new: Record) -> tuple[Record, Record, set[str]]:
    """Give both records with the white space of what differs evened out, and what differs."""
    if old == new:
        return old, new, set()
    names = [name for name in old.__struct_fields__ if getattr(old, name) != getattr(new, name)]
    left = {name: squeeze(getattr(old, name)) for name in names}
    right = {name: squeeze(getattr(new, name)) for name in names}
    differing = {name for name in names if left[name] != right[name]}
    return replace(old, **left), replace(new, **right), differing


def _group(pair: Pair, old: Group, new: Group) -> Iterator[Fact]:
    if old.name != new.name:
        text = msg("Name: “{before}” → “{after}”", before=old.name, after=new.name)
        yield pair.fact("other", "name", text, (old.name, new.name))
    if old.kind != new.kind:
        text = msg(
            "{what}: {before} → {after}",
            what=msg("Kind of group"),
            before=GROUP_KINDS[old.kind],
            after=GROUP_KINDS[new.kind],
        )
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
                "Decided, {date}: {decision}",
                date=words.span(after.date),
                decision=shorten(decision),
            )
            yield pair.fact("forward", "meetings", text, (None, decision))
    if after.minutes and not (before and before.minutes):
        said = True
        text = msg("Minutes of the meeting of {date}", date=words.span(after.date))
        yield pair.fact("other", "meetings", text, values)
    if not said:
        what = msg("Meeting of {date}", date=words.span(after.date))
        name = detail(after.title, after.place)
        text = (
            msg("{what}: now {after}", what=what, after=name)
            if before and name != detail(before.title, before.place) and name
            else msg("{what}: changed", what=what)
        )
        yield pair.fact("other", "meetings", text, values)


def _name(pair: Pair, meeting: Meeting) -> str:
    return detail(pair.after.words.span(meeting.date), meeting.title, meeting.place)
