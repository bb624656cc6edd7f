"""``armut update``: report what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from armut_cli.cli import complete
from armut_cli.cli.editing import Commit, DryRun, Force, How, carry_out, plan
from armut_cli.cli.set import update_entry
from armut_cli.model.measure import Measure
from armut_cli.model.span import Span
from armut_cli.query.select import resolve_id
from armut_cli.text.change import Insert, Set

if TYPE_CHECKING:
    from armut_cli.cli.session import Session
    from armut_cli.text.change import Change


def run(
    context: typer.Context,
    id: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="The measure: M-07, m-7 or 7.", autocompletion=complete.measures
        ),
    ],
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What happened.")],
    status: Annotated[
        str | None,
        typer.Option(
            metavar="VALUE",
            help="The status from now on.",
            autocompletion=complete.facet("status"),
        ),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(
            metavar="OFFICE", help="Who reports it.", autocompletion=complete.facet("lead")
        ),
    ] = None,
    date: Annotated[
        str | None, typer.Option(metavar="DATE", help="When it happened; today if left out.")
    ] = None,
    evidence: Annotated[
        list[str] | None, typer.Option(metavar="URL", help="What shows it.")
    ] = None,
    dry_run: DryRun = False,
    force: Force = False,
    commit: Commit = False,
) -> None:
    """Add a dated entry to a measure: armut update M-07 "Räume gefunden" --by jobcenter."""
    session: Session = context.obj
    view = session.view
    measure = view.register.measures[resolve_id(view, id)]
    given = {"text": text, "status": status, "by": by, "date": date, "evidence": evidence}
    entry = update_entry(session, given)
    made: list[Change] = [Insert(("updates",), entry)]
    # An entry from long ago says nothing about today's status.
    newest = max((it.date for it in measure.updates), default=None)
    if "status" in entry and (newest is None or Span.parse(entry["date"]) >= newest):
        made.insert(0, Set(("status",), entry["status"]))
    path = view.register.paths["measures", measure.id]
    carry_out(session, [plan(session, path, Measure, lambda _: made)], How(dry_run, force, commit))
