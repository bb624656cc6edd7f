"""``armut update``: report what happened."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from armut_cli.cli import complete
from armut_cli.cli.editing import How, begin, carry_out, plan, say_old_reason, takes_how
from armut_cli.model.message import ArmutError, msg
from armut_cli.model.span import Span
from armut_cli.query.assign import after
from armut_cli.query.entries import new_entry, newest_status, position
from armut_cli.query.select import resolve_id
from armut_cli.text.change import Insert, Set
from armut_cli.text.read import parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armut_cli.cli.session import Session
    from armut_cli.text.change import Change


@takes_how
def run(
    context: typer.Context,
    how: How,
    id: Annotated[
        str,
        typer.Argument(
            metavar="MEASURE", help="The measure: M-07, m-7 or 7.", autocompletion=complete.measures
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
) -> None:
    """Add a dated entry to a measure: armut update M-07 "Räume gefunden" --by jobcenter."""
    session: Session = context.obj
    begin(session, how)
    view = session.view
    path = view.register.paths["measures", resolve_id(view, id)]
    if not text.strip():
        raise ArmutError(
            msg("the text is empty"), msg('say what happened: armut update {id} "…"', id=id)
        )
    given = {"text": text, "status": status, "by": by, "date": date, "evidence": evidence}
    entry = new_entry(view, given)
    carry_out(session, [plan(session, path, partial(_changes, session, path, entry))], how)


def _changes(session: Session, path: str, entry: dict[str, Any], text: str) -> Sequence[Change]:
    data = parse(path, text)
    entries = data.get("updates")
    entries = entries if isinstance(entries, list) else []
    insert = Insert(("updates",), entry, position(entries, entry["date"]))
    if "status" not in entry:
        return [insert]
    newest = newest_status(entries)
    if newest is None or Span.parse(entry["date"]) >= newest[0]:
        made: list[Change] = [Set(("status",), entry["status"]), insert]
        if entry["status"] != data.get("status"):
            say_old_reason(session, path, data, after(data, made))
        return made
    # An entry from long ago says nothing about today's status.
    session.say(
        msg(
            "the status stays as it is: an entry of {date} is newer",
            date=session.words.span(newest[0]),
        )
    )
    return [insert]
