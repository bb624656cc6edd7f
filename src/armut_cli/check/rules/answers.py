"""Rules on statements and recommendations: who answers whom, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armut_cli.check.dates import is_odd
from armut_cli.check.finding import Finding
from armut_cli.check.rule import rule
from armut_cli.check.rules.dates import before
from armut_cli.model.message import msg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armut_cli.check.case import Case

_CLOSED = ("done", "bundled", "rejected")


@rule("error")
def answer_before_request(case: Case) -> Iterator[Finding]:
    """A statement was given, or was due, before the office was asked.

    From these dates it is computed how long an office takes to answer.

    Bad:
        title: Stadtteilservices ausweiten
        status: in-pruefung
        statements: [{by: sozialamt, requested: 2026-06-01, date: 2025-09-15}]
        #                                                         ^^^^^^^^^^

    Good:
        title: Stadtteilservices ausweiten
        status: in-pruefung
        statements: [{by: sozialamt, requested: 2026-06-01, date: 2026-09-15}]
    """
    for path, measure in case.measures:
        for n, statement in enumerate(measure.statements):
            asked = statement.requested
            if asked is None:
                continue
            for key, span in (("date", statement.date), ("due", statement.due)):
                if span is not None and span.last < asked.first and not is_odd(span, case.today):
                    yield before(path, ("statements", n, key), span, "requested", asked)


@rule("error")
def answer_before_proposal(case: Case) -> Iterator[Finding]:
    """A statement or the recommendation is older than the proposal.

    Nobody can answer what has not been proposed yet. A decision of the council may well be
    older: then the proposal was practice already.

    Bad:
        title: Stadtteilservices ausweiten
        status: in-pruefung
        origin: {kind: audience, date: 2026-05-02}
        statements: [{by: sozialamt, date: 2025-09-15}]
        #                                  ^^^^^^^^^^

    Good:
        title: Stadtteilservices ausweiten
        status: in-pruefung
        origin: {kind: audience, date: 2026-05-02}
        statements: [{by: sozialamt, date: 2026-09-15}]
    """
    for path, measure in case.measures:
        proposed = measure.origin.date if measure.origin is not None else None
        if proposed is None:
            continue
        for n, statement in enumerate(measure.statements):
            span, asked = statement.date, statement.requested
            if span is None or span.last >= proposed.first or is_odd(span, case.today):
                continue
            if asked is None or span.last >= asked.first:
                yield before(path, ("statements", n, "date"), span, "origin", proposed)
        span = measure.recommendation.date if measure.recommendation is not None else None
        if span is not None and span.last < proposed.first and not is_odd(span, case.today):
            yield before(path, ("recommendation", "date"), span, "origin", proposed)


@rule("warning")
def overdue_statement(case: Case) -> Iterator[Finding]:
    """A statement should have been given by now.

    Without the statement there is no recommendation, and the measure stands still. A statement
    that has a `date` counts as given, even if its text is not written down here.

    Bad:
        title: Stadtteilservices ausweiten
        status: in-pruefung
        statements: [{by: sozialamt, requested: 2026-06-01, due: 2026-09-30}]
        #                                                        ^^^^^^^^^^

    Good:
        title: Stadtteilservices ausweiten
        status: in-pruefung
        statements: [{by: sozialamt, requested: 2026-06-01, due: 2026-12-31}]
    """
    for path, measure in case.measures:
        for n, statement in enumerate(measure.statements):
            due = statement.due
            if due is None or statement.date is not None or due.last >= case.today:
                continue
            if case.kind(measure) not in _CLOSED and "statements" not in measure.unpublished:
                yield Finding(
                    path,
                    ("statements", n, "due"),
                    msg(
                        "statement of “{by}” was due by {day}",
                        by=statement.by,
                        day=due.last.isoformat(),
                    ),
                    msg("add the date and the text of the answer, or agree on a new day"),
                    about=("statements", n, "date"),
                )
