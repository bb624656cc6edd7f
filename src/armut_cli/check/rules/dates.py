"""Rules on dates: what cannot have happened in that order, and what should have by now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armut_cli.check.dates import is_odd
from armut_cli.check.finding import Finding
from armut_cli.check.rule import rule
from armut_cli.model.message import msg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armut_cli.check.case import Case
    from armut_cli.model.place import DataPath
    from armut_cli.model.span import Span


@rule("error")
def future_date(case: Case) -> Iterator[Finding]:
    """Something that has happened is dated in the future.

    Proposals, statements, decisions, updates, evidence and reached milestones are told when
    they are there. What is still to come is a milestone with `due`, or a meeting of a group.

    Bad:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
        updates: [{date: 2026-12-05, text: Der Antrag ist bewilligt.}]
        #                ^^^^^^^^^^

    Good:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
        milestones: [{title: Antrag bewilligt, due: 2026-12}]
        updates: [{date: 2026-10-05, text: Der Antrag ist gestellt.}]
    """
    for path, data, span, has_happened in case.odd_dates:
        if has_happened and span.first > case.today:
            yield Finding(
                path,
                data,
                msg("“{date}” is still to come", date=str(span)),
                msg("correct the date, or write it down when it has happened"),
            )


@rule("error")
def future_start(case: Case) -> Iterator[Finding]:
    """A measure is in implementation or finished, but its start is still to come.

    Readers would ask how something can run, or be over, that has not begun.

    Bad:
        title: Stadtteilservices ausweiten
        lead: sozialamt
        status: in-umsetzung
        start: 2027
        #      ^^^^
        milestones: [{title: Dritter Standort eröffnet, due: 2027-06}]
        updates: [{date: 2026-10-05, text: Der Antrag ist bewilligt.}]

    Good:
        title: Stadtteilservices ausweiten
        lead: sozialamt
        status: umzusetzen
        start: 2027
        milestones: [{title: Dritter Standort eröffnet, due: 2027-06}]
        updates: [{date: 2026-10-05, text: Der Antrag ist bewilligt.}]
    """
    for path, measure in case.of("active", "done"):
        if measure.start is not None and measure.start.first > case.today:
            yield Finding(
                path,
                ("start",),
                msg(
                    "start “{date}” is still to come, though the status is “{status}”",
                    date=str(measure.start),
                    status=measure.status,
                ),
                msg("correct the start, or set a status that says it is planned"),
            )


@rule("error")
def end_before_start(case: Case) -> Iterator[Finding]:
    """A measure ends before it begins.

    One of the two dates is wrong; whoever plans by them plans wrongly.

    Bad:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
        start: 2027-06
        end: 2027-03
        #    ^^^^^^^

    Good:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
        start: 2027-03
        end: 2027-06
    """
    for path, measure in case.measures:
        start, end = measure.start, measure.end
        if start is None or end is None or end.last >= start.first:
            continue
        if not is_odd(end, case.today) and not is_odd(start, case.today):
            yield before(path, ("end",), end, "start", start)


@rule("error")
def done_before_start(case: Case) -> Iterator[Finding]:
    """A milestone was reached before its measure began.

    Either the measure began earlier than it says, or the day of the milestone is wrong.

    Bad:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
        start: 2026-06
        milestones: [{title: Räume gefunden, done: 2025-06-30}]
        #                                          ^^^^^^^^^^

    Good:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
        start: 2025
        milestones: [{title: Räume gefunden, done: 2025-06-30}]
    """
    for path, measure in case.measures:
        start = measure.start
        if start is None or is_odd(start, case.today):
            continue
        for n, step in enumerate(measure.milestones):
            if step.done is None or step.done.last >= start.first:
                continue
            if not is_odd(step.done, case.today):
                yield before(path, ("milestones", n, "done"), step.done, "start", start)


@rule("warning")
def due_after_end(case: Case) -> Iterator[Finding]:
    """An open milestone is due after the end of its measure.

    Either the measure takes longer than it says, or the milestone should come earlier.

    Bad:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
        end: 2027
        milestones: [{title: Dritter Standort eröffnet, due: 2028-06}]
        #                                                    ^^^^^^^

    Good:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
        end: 2028
        milestones: [{title: Dritter Standort eröffnet, due: 2028-06}]
    """
    for path, measure in case.measures:
        end = measure.end
        if end is None or is_odd(end, case.today):
            continue
        for n, step in enumerate(measure.milestones):
            if step.due is None or step.done is not None or step.due.first <= end.last:
                continue
            if not is_odd(step.due, case.today):
                yield Finding(
                    path,
                    ("milestones", n, "due"),
                    msg("“{date}” is after the end “{end}”", date=str(step.due), end=str(end)),
                    msg("correct one of the two"),
                )


@rule("warning")
def odd_year(case: Case) -> Iterator[Finding]:
    """A date is so far away that it is probably a slip of the pen.

    `2206` for `2026` is easily typed. Such a date would never become due, or sort before all
    others.

    Bad:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
        end: 2206-06
        #    ^^^^^^^

    Good:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
        end: 2026-06
    """
    for path, data, span, has_happened in case.odd_dates:
        if not has_happened or span.first <= case.today:  # a future one is told of as such
            yield _odd(path, data, span)
    for path, group in case.groups:
        for n, meeting in enumerate(group.meetings):
            if is_odd(meeting.date, case.today):
                yield _odd(path, ("meetings", n, "date"), meeting.date)


def _odd(path: str, data: DataPath, span: Span) -> Finding:
    message = msg("year {year} in “{date}”", year=f"{span.last.year:04}", date=str(span))
    return Finding(path, data, message, msg("check the year for a slip of the pen"))


def before(path: str, data: DataPath, early: Span, key: str, late: Span) -> Finding:
    """Say that a date is before the one under a key."""
    return Finding(
        path,
        data,
        msg("“{date}” is before “{key}” ({other})", date=str(early), key=key, other=str(late)),
        msg("correct one of the two"),
    )
