"""``armut handout``: what a group needs for its meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from armut_cli.cli import complete
from armut_cli.cli.publishing import (
    Format,
    Out,
    deliver,
    provenance,
    report_view,
    what_changed,
)
from armut_cli.cli.session import precise_day
from armut_cli.model.message import ArmutError, msg
from armut_cli.query.facets import resolve
from armut_cli.query.meetings import last_meeting
from armut_cli.query.vocabulary import names

if TYPE_CHECKING:
    from datetime import date

    from armut_cli.cli.session import Session
    from armut_cli.model.group import Group


def run(
    context: typer.Context,
    group: Annotated[
        str,
        typer.Argument(
            metavar="GROUP", help="The group that meets.", autocompletion=complete.facet("group")
        ),
    ],
    meeting: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="The meeting; the next one if left out."),
    ] = None,
    format: Format = None,
    out: Out = None,
) -> None:
    """Make the handout for a group's next meeting: armut handout armut-im-alter -o blatt.pdf."""
    from armut_cli.publish.handout import handout

    session: Session = context.obj
    view = report_view(session)
    chosen = view.register.groups[resolve(group, names(view, "groups"), msg("group"))]
    day = precise_day(meeting) if meeting else None
    changes = _changes(session, chosen, day or session.today)
    deliver(
        session,
        lambda form: handout(
            view,
            chosen,
            form,
            provenance=provenance(session),
            meeting=day,
            changes=changes,
            overrides=session.templates,
        ),
        format,
        out,
    )
    raise typer.Exit(session.exit_code)


def _changes(session: Session, group: Group, day: date) -> list[str]:
    """Give what changed in the group's measures since it last met; nothing without a history."""
    last = last_meeting(group, day)
    if last is None:
        return []
    own = {m.id for m in session.view.measures if group.id in m.groups}
    try:
        told = what_changed(session, last.date.last.isoformat())
    except ArmutError:
        return []  # the history is younger than that meeting, or there is none
    return [sentence for sentence in told if sentence.split(" ", 1)[0] in own]
