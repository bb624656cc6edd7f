"""The handout for a group's meeting: what it must know, decide and write down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from armut_cli.model.message import ArmutError, Message, msg, msgn
from armut_cli.publish import environment
from armut_cli.publish.control import FINISHED
from armut_cli.publish.entries import Entry, entries
from armut_cli.publish.frame import Provenance, frame
from armut_cli.publish.news import News
from armut_cli.publish.templates import HANDOUT, template_file
from armut_cli.query.due import due
from armut_cli.query.facets import VERDICTS
from armut_cli.query.gaps import gaps
from armut_cli.query.meetings import last_meeting, next_meeting

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from armut_cli.model.group import Group, Meeting
    from armut_cli.model.measure import Measure
    from armut_cli.publish.escape import Format
    from armut_cli.query.view import View


_NOTHING = News()


class Topic(Struct, frozen=True):
    """A measure as the group talks about it.

    Attributes:
        entry: the measure as in a table.
        next: the next milestone with its date.
        open: what offices still have to answer and what it is held up by, a sentence each.
    """

    entry: Entry
    next: str
    open: list[str]


class Question(Struct, frozen=True):
    """Something the group has to decide about a measure."""

    id: str
    title: str
    text: str


def handout(
    view: View,
    group: Group,
    format: Format = "md",
    *,
    provenance: Provenance,
    meeting: date | None = None,
    changes: News | None = _NOTHING,
    overrides: Mapping[str, str] | None = None,
) -> str:
    """Make the handout for a group's meeting.

    Args:
        view: the register, the day and the language.
        group: who meets.
        format: what is made.
        provenance: what the footer says.
        meeting: the day of the meeting; the next one from the view's day on if left out.
        changes: what has changed since the group last met; None if nobody knows.
        overrides: the register's own templates, file name to text.

    Raises:
        ArmutError: if the group has no meeting on that day, or a template is broken.
    """
    overrides = overrides or {}
    coming, last = meetings(view, group, meeting)
    measures = [measure for measure in view.measures if group.id in measure.groups]
    going = [measure for measure in measures if view.kind(measure) not in FINISHED]
    context = {
        **frame(view, provenance),
        "group": {
            "name": group.name,
            "remit": group.remit or "",
            "moderation": ", ".join(view.organisation(id, full=True) for id in group.moderation),
            "contact": group.contact or "",
        },
        "agenda": list(_agenda(view, last)),
        "meeting": _told(view, coming),
        "last": _told(view, last),
        "decided": list(last.decisions) if last else [],
        "changes": changes or _NOTHING,
        "changes_known": changes is not None,
        "topics": [_topic(view, *pair) for pair in zip(going, entries(view, going), strict=True)],
        "finished": entries(view, [m for m in measures if view.kind(m) in FINISHED]),
        "overdue": list(_overdue(view, going)),
        "questions": list(_questions(view, going)),
    }
    file = template_file(HANDOUT, format, overrides)
    return environment.fill(file, context, view.words, format, overrides)


def meetings(view: View, group: Group, day: date | None) -> tuple[Meeting | None, Meeting | None]:
    """Give the meeting that a handout is for, and the one before.

    Args:
        view: the register and the day.
        group: who meets.
        day: the day of the meeting; the next one from the view's day on if left out.

    Raises:
        ArmutError: if the group has no meeting on that day.
    """
    coming = _meeting(view, group, day)
    return coming, last_meeting(group, coming.date.first if coming else view.today)


def _meeting(view: View, group: Group, day: date | None) -> Meeting | None:
    if day is None:
        return next_meeting(group, view.today)
    for meeting in group.meetings:
        if meeting.date.first <= day <= meeting.date.last:
            return meeting
    known = [view.words.span(meeting.date) for meeting in group.meetings]
    raise ArmutError(
        msg("{group} has no meeting on {date}", group=group.name, date=view.words.day(day)),
        msg("there is: {choices}", choices=known) if known else msg("the register has none"),
    )


def _told(view: View, meeting: Meeting | None) -> dict[str, str]:
    """Give a meeting as texts; empty ones if there is none."""
    if meeting is None:
        return {"date": "", "title": "", "place": ""}
    date = view.words.span(meeting.date)
    return {"date": date, "title": meeting.title or "", "place": meeting.place or ""}


def _agenda(view: View, last: Meeting | None) -> Iterator[str]:
    words = view.words
    if last:
        yield words(msg("Welcome, minutes of {date}", date=words.span(last.date)))
        yield words(msg("What has changed since then"))
    else:
        yield words(msg("Welcome"))
    yield words(msg("Our measures: where they stand, what is overdue"))
    yield words(msg("Decisions needed"))
    yield words(msg("Dates and tasks until the next meeting"))


def _topic(view: View, measure: Measure, entry: Entry) -> Topic:
    ahead = [step for step in measure.milestones if step.due and not step.done]
    step = min(ahead, key=lambda step: step.due or view.today, default=None)
    waiting = [gap.text for gap in gaps(view, [measure]) if gap.kind == "open-statement"]
    if measure.blocker:
        reason = measure.blocker.reason
        waiting.append(view.words(msg("Held up by: {reason}", reason=reason)))
    following = f"{step.title} ({view.words.span(step.due)})" if step else ""
    return Topic(entry=entry, next=following, open=waiting)


def _overdue(view: View, measures: Sequence[Measure]) -> Iterator[Question]:
    for entry in due(view, measures, within=0):
        if entry.when == "overdue":
            days = msgn("{n} day", "{n} days", -entry.days)
            what = entry.title or msg("End")
            text = msg(
                "{what}: was due {date}, {days} ago",
                what=what,
                date=view.words.span(entry.date),
                days=days,
            )
            yield Question(entry.id, entry.measure, view.words(text))


def _questions(view: View, measures: Sequence[Measure]) -> Iterator[Question]:
    for measure in measures:
        for text in _open_questions(view, measure):
            yield Question(measure.id, measure.title, view.words(text))


def _open_questions(view: View, measure: Measure) -> Iterator[Message]:
    words = view.words
    kind = view.kind(measure)
    given = measure.recommendation
    if given and kind in ("proposed", "review") and not measure.decisions:
        yield msg("Follow the recommendation “{verdict}”?", verdict=VERDICTS[given.verdict])
    for gap in gaps(view, [measure]):
        if gap.documented:
            continue
        if gap.kind == "no-lead":
            yield msg("Who takes the lead?")
        elif gap.kind == "open-statement":
            yield msg("Remind {office} of its statement?", office=view.organisation(gap.office))
    late = [entry for entry in due(view, [measure], within=0) if entry.when == "overdue"]
    if late:
        names = words.join(entry.title or words(msg("End")) for entry in late)
        yield msg("New date for: {names}?", names=names)
    if measure.blocker:
        needs = measure.blocker.needs or measure.blocker.reason
        yield msg("What helps against the blocker: {needs}?", needs=needs)
