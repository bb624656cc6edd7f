"""One measure's story: the dated facts of its file and the commits that matter, in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from msgspec import Struct

from armut_cli.model.message import Message, msg
from armut_cli.model.span import Span
from armut_cli.query.changes_dates import date_key, slip_words, slips
from armut_cli.query.changes_fact import Fact, Pair, detail, plain
from armut_cli.query.changes_facts import measure_facts
from armut_cli.query.changes_words import Mark, shorten
from armut_cli.query.facets import ORIGINS, VERDICTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from armut_cli.model.measure import Evidence, Measure
    from armut_cli.query.view import View

Source = Literal["file", "commit", "plan"]
"""Where an event is from: dated in the file, seen in the history, or still ahead."""


class Past(NamedTuple):
    """The measure as a commit left it; ``commit`` is None for what is not committed yet."""

    day: date
    commit: str | None
    measure: Measure


class Event(Struct, frozen=True, kw_only=True):
    """Something that happened, or shall happen.

    ``date`` is as exact as it is known; ``late`` if it should have happened by now.
    """

    date: Span
    source: Source
    field: str
    text: str
    commit: str | None = None
    late: bool = False
    diff: tuple[tuple[Mark, str], ...] = ()


class Story(Struct, frozen=True, kw_only=True):
    """All events of a measure, oldest first, and how often its dates were put off."""

    id: str
    title: str
    events: tuple[Event, ...]
    postponed: tuple[str, ...]


def story(view: View, measure: Measure, past: Sequence[Past] = ()) -> Story:
    """Tell the story of a measure.

    Args:
        view: the register as of now.
        measure: the measure as of now.
        past: the measure as the commits left it, oldest first.
    """
    events = [*_dated(view, measure), *_committed(view, past)]
    # A file's own fact stays before the commit of the same day that wrote it down.
    events.sort(key=_when)
    found = slips(version.measure for version in past)
    words = view.words
    names = {date_key(): msg("End")}
    names |= {date_key(step.title): _milestone(step.title) for step in measure.milestones}
    return Story(
        id=measure.id,
        title=measure.title,
        events=tuple(events),
        postponed=tuple(
            words(slip_words(words, names[key], slip))
            for key, slip in found.items()
            if key in names
        ),
    )


def _when(event: Event) -> tuple[date, int]:
    """Give the sort key: what was, from its first day on; what shall be, until its last."""
    span = event.date
    return (span.last, 0) if event.source == "plan" else (span.first, -span.days)


def plain_story(told: Story) -> dict[str, Any]:
    """Give a story as plain data."""
    data: dict[str, Any] = plain(told)
    return data


def _milestone(title: str) -> Message:
    return msg("Milestone “{title}”", title=title)


def _dated(view: View, measure: Measure) -> Iterator[Event]:
    for date, field, text in _facts(view, measure):
        if date is not None:
            yield Event(date=date, source="file", field=field, text=view.words(text))
    late_from = view.today
    open_dates = [
        ("milestones", step.due, msg("Milestone due: “{title}”", title=step.title))
        for step in measure.milestones
        if not step.done
    ]
    resting = view.state(measure).due is None
    for field, due, text in [*open_dates, ("end", measure.end, msg("Planned end"))]:
        if due is not None and not resting:
            late = due.last < late_from
            said = view.words(text)
            yield Event(date=due, source="plan", field=field, text=said, late=late)


def _facts(view: View, measure: Measure) -> Iterator[tuple[Span | None, str, Message]]:
    origin = measure.origin
    if origin:
        group = view.group(origin.group) if origin.group else None
        by = detail(view.words(ORIGINS[origin.kind]), group)
        yield origin.date, "origin", msg("Proposed: {origin}", origin=by)
    for answer in measure.statements:
        office = view.organisation(answer.by)
        requested = msg("Statement of {office} requested", office=office)
        yield answer.requested, "statements", requested
        text = (
            msg("Statement of {office}: {text}", office=office, text=shorten(answer.text))
            if answer.text
            else msg("Statement of {office}", office=office)
        )
        yield answer.date, "statements", text
    if measure.recommendation:
        verdict = VERDICTS[measure.recommendation.verdict]
        text = msg("Recommendation: {verdict}", verdict=verdict)
        yield measure.recommendation.date, "recommendation", text
    for taken in measure.decisions:
        what = detail(taken.body, taken.paper, shorten(taken.result or ""))
        yield taken.date, "decisions", msg("Decision: {decision}", decision=what)
    yield measure.start, "start", msg("Start")
    for step in measure.milestones:
        yield step.done, "milestones", msg("Milestone reached: “{title}”", title=step.title)
    for update in measure.updates:
        yield update.date, "updates", _update(view, update.text, update.status)
        yield from _evidence(update.evidence)
    yield from _evidence(measure.evidence)
    if measure.blocker:
        text = msg("Blocked: {reason}", reason=shorten(measure.blocker.reason))
        yield measure.blocker.since, "blocker", text


def _update(view: View, text: str | None, status: str | None) -> Message:
    if status is None:
        return msg("Update: {text}", text=shorten(text or ""))
    label = view.status_label(status)
    if not text:
        return msg("Update, status {status}", status=label)
    return msg("Update, status {status}: {text}", status=label, text=shorten(text))


def _evidence(found: tuple[Evidence, ...]) -> Iterator[tuple[Span | None, str, Message]]:
    for item in found:
        title = shorten(item.title or item.url or item.kind)
        yield item.date, "evidence", msg("Evidence: {title}", title=title)


def _committed(view: View, past: Sequence[Past]) -> Iterator[Event]:
    known = [version.measure for version in past]
    for index, version in enumerate(past):
        date = Span(version.day.isoformat(), version.day, version.day)
        if index == 0:
            status = view.status_label(version.measure.status)
            text = view.words(msg("Taken into the register: {status}", status=status))
            yield Event(
                date=date, source="commit", field="status", text=text, commit=version.commit
            )
            continue
        times = {key: slip.times for key, slip in slips(known[: index + 1]).items()}
        pair = Pair(view, view, {version.measure.id: times})
        for fact in measure_facts(pair, known[index - 1], version.measure):
            if not _has_date(fact):
                yield Event(
                    date=date,
                    source="commit",
                    field=fact.field,
                    text=fact.text,
                    commit=version.commit,
                    diff=fact.diff,
                )


def _has_date(fact: Fact) -> bool:
    """Tell whether the file itself dates the fact, so that the commit adds nothing."""
    before = fact.before if isinstance(fact.before, dict) else {}
    after = fact.after if isinstance(fact.after, dict) else {}
    return any(
        after.get(key) and after.get(key) != before.get(key)
        for key in ("date", "done", "requested", "since")
    )
