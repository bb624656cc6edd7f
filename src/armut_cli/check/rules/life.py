"""Rules on the life of a measure: what each status asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armut_cli.check.finding import Finding
from armut_cli.check.rule import rule
from armut_cli.check.rules.gaps import gap_help
from armut_cli.model.message import msg, msgn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armut_cli.check.case import Case

_WITH_REASON = frozenset({"partly", "bundle", "examine", "not-feasible", "not-responsible"})


@rule("warning")
def missing_lead(case: Case) -> Iterator[Finding]:
    """A measure that is to be carried out has no lead.

    Once a measure is planned somebody must answer for it: exactly one organisation, even if
    many take part. Without a lead nobody is asked when nothing happens.

    Bad:
        title: Stadtteilservices ausweiten
        status: umzusetzen
        #       ^^^^^^^^^^

    Good:
        title: Stadtteilservices ausweiten
        status: umzusetzen
        lead: sozialamt
    """
    for path, measure in case.of("planned", "active", "done"):
        if not measure.lead and "lead" not in measure.unpublished:
            yield Finding(
                path,
                ("status",),
                msg("status “{status}” without a lead", status=measure.status),
                gap_help("lead"),
                about=("lead",),
            )


@rule("warning")
def missing_evidence(case: Case) -> Iterator[Finding]:
    """A finished measure has no evidence.

    “Completed” is a claim. A report, a press article, a photo or a figure lets the council and
    the citizens see what was done. Evidence of an update counts, too.

    Bad:
        title: Stadtteilservices ausweiten
        lead: sozialamt
        status: abgeschlossen
        #       ^^^^^^^^^^^^^

    Good:
        title: Stadtteilservices ausweiten
        lead: sozialamt
        status: abgeschlossen
        evidence: [{kind: report, title: Abschlussbericht der Stadtteilservices}]
    """
    for path, measure in case.of("done"):
        if measure.evidence or "evidence" in measure.unpublished:
            continue
        if not any(update.evidence for update in measure.updates):
            yield Finding(
                path,
                ("status",),
                msg("status “{status}” without evidence", status=measure.status),
                gap_help("evidence"),
                about=("evidence",),
                also=(("updates",),),
            )


@rule("error")
def open_milestone(case: Case) -> Iterator[Finding]:
    """A finished measure has milestones that are still open.

    Either the measure is not finished, or the milestone was reached and its day is missing, or
    it was given up and can go.

    Bad:
        title: Stadtteilservices ausweiten
        lead: sozialamt
        status: abgeschlossen
        #       ^^^^^^^^^^^^^
        milestones: [{title: Dritter Standort eröffnet, due: 2026-06}]
        evidence: [{kind: report, title: Abschlussbericht}]

    Good:
        title: Stadtteilservices ausweiten
        lead: sozialamt
        status: abgeschlossen
        milestones: [{title: Dritter Standort eröffnet, due: 2026-06, done: 2026-06-30}]
        evidence: [{kind: report, title: Abschlussbericht}]
    """
    for path, measure in case.of("done"):
        titles = [step.title for step in measure.milestones if step.done is None]
        if titles:
            yield Finding(
                path,
                ("status",),
                msgn(
                    "status “{status}”, but a milestone is open: {titles}",
                    "status “{status}”, but {n} milestones are open: {titles}",
                    len(titles),
                    status=measure.status,
                    titles=titles,
                ),
                msg("add the day on which it was reached: “done: 2026-09-30”"),
                about=("milestones",),
            )


@rule("warning")
def missing_reason(case: Case) -> Iterator[Finding]:
    """A measure was rejected or put off, and nobody says why.

    Somebody proposed this measure. A reason in a sentence is owed to them, and it spares the
    next meeting the same discussion.

    Bad:
        title: Kostenlose Fahrkarten für alle
        status: abgelehnt
        #       ^^^^^^^^^

    Good:
        title: Kostenlose Fahrkarten für alle
        status: abgelehnt
        status_reason: Über Fahrpreise entscheidet der Verkehrsverbund, nicht die Stadt.
    """
    for path, measure in case.of("rejected", "deferred"):
        if not measure.status_reason and "status_reason" not in measure.unpublished:
            yield Finding(
                path,
                ("status",),
                msg("status “{status}” without a reason", status=measure.status),
                gap_help("status_reason"),
                about=("status_reason",),
            )


@rule("warning")
def verdict_without_reason(case: Case) -> Iterator[Finding]:
    """A recommendation that is no plain yes has no reason.

    Who proposed a measure wants to know why it is feasible only in part, should be bundled or
    examined, or will not be done.

    Bad:
        title: Kostenlose Fahrkarten für alle
        status: in-pruefung
        recommendation: {verdict: not-responsible}
        #                         ^^^^^^^^^^^^^^^

    Good:
        title: Kostenlose Fahrkarten für alle
        status: in-pruefung
        recommendation:
          verdict: not-responsible
          reason: Über Fahrpreise entscheidet der Verkehrsverbund, nicht die Stadt.
    """
    for path, measure in case.measures:
        advice = measure.recommendation
        if advice is None or advice.reason or advice.verdict not in _WITH_REASON:
            continue
        if not {"recommendation", "recommendation.reason"} & {*measure.unpublished}:
            yield Finding(
                path,
                ("recommendation", "verdict"),
                msg("verdict “{verdict}” without a reason", verdict=advice.verdict),
                gap_help("recommendation.reason"),
                about=("recommendation", "reason"),
            )


@rule("error")
def ongoing_with_end(case: Case) -> Iterator[Finding]:
    """A permanent task has an end.

    A permanent task goes on until somebody decides otherwise. A measure that ends is none, even
    if it takes years.

    Bad:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
        ongoing: true
        end: 2028
        #    ^^^^

    Good:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
        end: 2028
    """
    for path, measure in case.measures:
        if measure.ongoing and measure.end is not None:
            yield Finding(
                path,
                ("end",),
                msg("an end, though the measure is ongoing"),
                msg("delete “end” or “ongoing”"),
            )


@rule("warning")
def leftover_blocker(case: Case) -> Iterator[Finding]:
    """A finished measure still has a blocker.

    Lists of what is stuck would go on naming the measure.

    Bad:
        title: Stadtteilservices ausweiten
        lead: sozialamt
        status: abgeschlossen
        evidence: [{kind: report, title: Abschlussbericht}]
        blocker: {reason: Es fehlen Räume.}
        #^^^^^^

    Good:
        title: Stadtteilservices ausweiten
        lead: sozialamt
        status: abgeschlossen
        evidence: [{kind: report, title: Abschlussbericht}]
    """
    for path, measure in case.of("done"):
        if measure.blocker is not None:
            yield Finding(
                path,
                ("blocker",),
                msg("a blocker, though the status is “{status}”", status=measure.status),
                msg("delete it; what it was can be told in an update"),
                key=True,
            )
