"""Rules on progress: a measure that runs must be heard of."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from armut_cli.check.finding import Finding
from armut_cli.check.rule import rule
from armut_cli.check.rules.gaps import gap_help
from armut_cli.model.message import msg, msgn
from armut_cli.query.chronology import newest_first
from armut_cli.query.state import RESTING, is_stale

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armut_cli.check.case import Case
    from armut_cli.model.measure import Update


@rule("warning")
def missing_milestone(case: Case) -> Iterator[Finding]:
    """A measure in implementation has no milestone ahead.

    Without a next step nobody can tell in the next meeting whether the measure moves on.
    Asked for is one open milestone within the next twelve months (`milestone_horizon_days` in
    `armut.yaml`). A permanent task says `ongoing: true` and needs none.

    Bad:
        title: Stadtteilservices ausweiten
        lead: sozialamt
        status: in-umsetzung
        #       ^^^^^^^^^^^^
        updates: [{date: 2026-10-05, text: Der zweite Standort ist eröffnet.}]

    Good:
        title: Stadtteilservices ausweiten
        lead: sozialamt
        status: in-umsetzung
        milestones: [{title: Dritter Standort eröffnet, due: 2027-06}]
        updates: [{date: 2026-10-05, text: Der zweite Standort ist eröffnet.}]
    """
    until = case.today + timedelta(days=case.alliance.thresholds.milestone_horizon_days)
    for path, measure in case.of("active"):
        if measure.ongoing or "milestones" in measure.unpublished:
            continue
        for step in measure.milestones:
            if step.due is not None and step.done is None and step.due.first <= until:
                break
        else:
            yield Finding(
                path,
                ("status",),
                msg(
                    "status “{status}” without an open milestone until {day}",
                    status=measure.status,
                    day=until.isoformat(),
                ),
                gap_help("milestones"),
                about=("milestones",),
                also=(("ongoing",),),
            )


@rule("warning")
def stale_measure(case: Case) -> Iterator[Finding]:
    """Nothing has been heard of a measure for a long time.

    A measure that is neither finished nor at rest should be heard of now and then, even if
    there is nothing new. The number of days is `stale_days` in `armut.yaml`, 180 if it says
    nothing.

    Bad:
        title: Stadtteilservices ausweiten
        lead: sozialamt
        status: umzusetzen
        updates: [{date: 2025-11-20, text: Der Antrag ist gestellt.}]
        #                ^^^^^^^^^^

    Good:
        title: Stadtteilservices ausweiten
        lead: sozialamt
        status: umzusetzen
        updates:
          - {date: 2025-11-20, text: Der Antrag ist gestellt.}
          - {date: 2026-10-05, text: Der Antrag ist bewilligt.}
    """
    days = case.alliance.thresholds.stale_days
    for kind, measures in case.by_kind.items():
        if kind in RESTING:
            continue
        for path, measure in measures:
            if not is_stale(measure, kind, case.today, days) or "updates" in measure.unpublished:
                continue
            help = msg('say how it stands, if only in a word: armut update {id} "…"', id=measure.id)
            if measure.updates:
                dates = [update.date for update in measure.updates]
                newest = dates.index(max(dates))
                silent = (case.today - dates[newest].last).days
                yield Finding(
                    path,
                    ("updates", newest, "date"),
                    msgn("no update for {n} day", "no update for {n} days", silent),
                    help,
                    about=("updates",),
                )
            elif kind == "active":
                message = msg("status “{status}” without any update", status=measure.status)
                yield Finding(path, ("status",), message, help, about=("updates",))


@rule("warning")
def status_differs(case: Case) -> Iterator[Finding]:
    """The newest update gives another status than the measure.

    Reports print the status, the history of the measure prints the updates. When the two
    differ, one of them is out of date.

    Bad:
        title: Stadtteilservices ausweiten
        lead: sozialamt
        status: umzusetzen
        #       ^^^^^^^^^^
        updates: [{date: 2026-10-05, text: Es geht los., status: in-umsetzung}]

    Good:
        title: Stadtteilservices ausweiten
        lead: sozialamt
        status: in-umsetzung
        milestones: [{title: Dritter Standort eröffnet, due: 2027-06}]
        updates: [{date: 2026-10-05, text: Es geht los., status: in-umsetzung}]
    """
    statuses = case.alliance.statuses
    for path, measure in case.measures:
        newest: Update | None = None
        days = [update.date for update in measure.updates]
        # Of two on one day the last written counts: the upper one where the newest stand first.
        for update in reversed(measure.updates) if newest_first(days) else measure.updates:
            if update.status and (newest is None or not update.date < newest.date):
                newest = update
        if newest is None or newest.status == measure.status:
            continue
        if measure.status in statuses and newest.status in statuses:
            yield Finding(
                path,
                ("status",),
                msg(
                    "status is “{status}”, but the update of {date} says “{other}”",
                    status=measure.status,
                    date=str(newest.date),
                    other=newest.status,
                ),
                msg(
                    "set the status to what holds, or add an update that says so: {entry}",
                    entry=f"- {{date: {case.today}, status: {measure.status}, text: …}}",
                ),
            )
