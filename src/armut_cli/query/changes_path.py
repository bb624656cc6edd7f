"""The path of a measure compared: origin, statements, recommendation, decisions, milestones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armut_cli.model.message import msg
from armut_cli.query.changes_dates import date_key
from armut_cli.query.changes_fact import detail, moved, paired, reworded
from armut_cli.query.changes_words import shorten
from armut_cli.query.facets import ORIGINS, VERDICTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armut_cli.model.measure import Decision, Measure, Milestone, Statement
    from armut_cli.query.changes_fact import Fact, Pair
    from armut_cli.query.view import View


def origin(pair: Pair, old: Measure, new: Measure) -> Iterator[Fact]:
    """Say where a proposal is now known to come from."""
    values = (old.origin, new.origin)
    if new.origin is None:
        yield pair.fact("other", "origin", msg("Origin: deleted"), values)
        return
    group = pair.after.group(new.origin.group) if new.origin.group else None
    kind = pair.say(ORIGINS[new.origin.kind])
    day = pair.after.words.span(new.origin.date)
    text = msg("Origin: {origin}", origin=detail(kind, group, day, new.origin.source))
    yield pair.fact("other", "origin", text, values)


def statements(pair: Pair, old: Measure, new: Measure) -> Iterator[Fact]:
    """Say which offices were asked, have answered, or have put it differently."""
    for before, after in paired(
        old.statements, new.statements, lambda s: (s.by, s.requested), lambda s: s.by
    ):
        yield from _statement(pair, before, after)


def _statement(pair: Pair, before: Statement | None, after: Statement | None) -> Iterator[Fact]:
    words = pair.after.words
    values = (before, after)
    if after is None:
        assert before is not None
        text = msg("Statement deleted: {office}", office=pair.before.organisation(before.by))
        yield pair.fact("back", "statements", text, values)
        return
    office = pair.after.organisation(after.by)
    if after.date and not (before and before.date):
        text = msg("Statement of {office}, {date}", office=office, date=words.span(after.date))
        yield pair.fact("forward", "statements", text, values)
        return
    if before is None:
        text = (
            msg("Statement of {office} requested, {date}", office=office, date=date)
            if (date := words.span(after.requested))
            else msg("Statement of {office} requested", office=office)
        )
        yield pair.fact("forward", "statements", text, values)
        return
    if before.date and not after.date:
        text = msg("Statement of {office} is open again", office=office)
        yield pair.fact("back", "statements", text, values)
        return
    what = msg("Statement of {office}, deadline", office=office)
    said = list(moved(pair, "statements", what, (before.due, after.due)))
    what = msg("Statement of {office}", office=office)
    said += reworded(pair, "statements", what, (before.text, after.text))
    what = msg("Statement of {office}, costs", office=office)
    said += reworded(pair, "statements", what, (_cost(before), _cost(after)))
    yield from said or [
        pair.fact("other", "statements", msg("{what}: changed", what=what), values)
        for what in [msg("Statement of {office}", office=office)]
    ]


def _cost(statement: Statement) -> str | None:
    return None if statement.cost is None else str(statement.cost)


def recommendation(pair: Pair, old: Measure, new: Measure) -> Iterator[Fact]:
    """Say what the administration now recommends."""
    before, after = old.recommendation, new.recommendation
    values = (before, after)
    if after is None:
        text = msg("Recommendation: deleted")
        yield pair.fact("back", "recommendation", text, values)
    elif before is None:
        text = msg("Recommendation: {verdict}", verdict=VERDICTS[after.verdict])
        yield pair.fact("forward", "recommendation", text, values)
    elif before.verdict != after.verdict:
        text = msg(
            "Recommendation: {before} → {after}",
            before=VERDICTS[before.verdict],
            after=VERDICTS[after.verdict],
        )
        yield pair.fact("other", "recommendation", text, values)
    elif before.reason != after.reason:
        what = msg("Reason for the recommendation")
        yield from reworded(pair, "recommendation", what, (before.reason, after.reason))
    else:
        text = msg("{what}: changed", what=msg("Recommendation"))
        yield pair.fact("other", "recommendation", text, values)


def decisions(pair: Pair, old: Measure, new: Measure) -> Iterator[Fact]:
    """Say what the council and its committees have decided."""
    for before, after in paired(
        old.decisions,
        new.decisions,
        lambda d: (d.body, d.date, d.paper),
        lambda d: (d.body, d.paper or d.date),
        lambda d: (d.body, d.date),
    ):
        values = (before, after)
        if after is None:
            assert before is not None
            text = msg("Decision deleted: {decision}", decision=_decision(pair.before, before))
            yield pair.fact("back", "decisions", text, values)
        elif before is None:
            text = msg("Decision: {decision}", decision=_decision(pair.after, after))
            yield pair.fact("forward", "decisions", text, values)
        else:
            text = msg("Decision changed: {decision}", decision=_decision(pair.after, after))
            yield pair.fact("other", "decisions", text, values)


def _decision(view: View, decision: Decision) -> str:
    day = view.words.span(decision.date)
    return detail(decision.body, day, decision.paper, shorten(decision.result or ""))


def milestones(pair: Pair, old: Measure, new: Measure) -> Iterator[Fact]:
    """Say which steps are reached, moved, new or gone."""
    for before, after in paired(
        old.milestones,
        new.milestones,
        lambda step: step.title,
        lambda step: (step.due, step.done, step.responsible),
    ):
        if before is None:
            assert after is not None
            yield _new_milestone(pair, after)
        elif after is None:
            text = msg("Milestone dropped: “{title}”", title=before.title)
            yield pair.fact("other" if before.done else "back", "milestones", text, (before, None))
        else:
            times = pair.times_of(new.id, date_key(after.title))
            yield from _milestone(pair, before, after, times)


def _new_milestone(pair: Pair, step: Milestone) -> Fact:
    words = pair.after.words
    if step.done:
        text = msg(
            "Milestone reached: “{title}”, {date}", title=step.title, date=words.span(step.done)
        )
        return pair.fact("forward", "milestones", text, (None, step))
    text = (
        msg("New milestone: “{title}”, due {date}", title=step.title, date=words.span(step.due))
        if step.due
        else msg("New milestone: “{title}”", title=step.title)
    )
    return pair.fact("other", "milestones", text, (None, step))


def _milestone(pair: Pair, before: Milestone, after: Milestone, times: int) -> Iterator[Fact]:
    values = (before, after)
    title = after.title
    if before.title != title:
        text = msg("Milestone renamed: “{before}” → “{after}”", before=before.title, after=title)
        yield pair.fact("other", "milestones", text, values)
    if after.done and not before.done:
        date = pair.after.words.span(after.done)
        text = msg("Milestone reached: “{title}”, {date}", title=title, date=date)
        yield pair.fact("forward", "milestones", text, values)
    elif before.done and not after.done:
        text = msg("Milestone open again: “{title}”", title=title)
        yield pair.fact("back", "milestones", text, values)
    elif before.done != after.done:
        date = pair.after.words.span(after.done)
        text = msg("Milestone “{title}”: reached {date}", title=title, date=date)
        yield pair.fact("other", "milestones", text, values)
    what = msg("Milestone “{title}”", title=title)
    yield from moved(pair, "milestones", what, (before.due, after.due), times)
    if before.responsible != after.responsible:
        text = (
            msg(
                "Milestone “{title}”: {office} is responsible now",
                title=title,
                office=pair.after.organisation(after.responsible),
            )
            if after.responsible
            else msg("Milestone “{title}”: nobody is responsible any more", title=title)
        )
        yield pair.fact("other", "milestones", text, values)
