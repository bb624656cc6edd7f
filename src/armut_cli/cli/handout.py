"""``armut handout``: what a group needs for its meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from armut_cli.cli import complete
from armut_cli.cli.day import precise_day
from armut_cli.cli.publishing import (
    Format,
    Out,
    deliver,
    provenance,
    report_view,
    what_changed,
)
from armut_cli.model.message import ArmutError, msg
from armut_cli.publish.news import News
from armut_cli.query.facets import resolve
from armut_cli.query.vocabulary import names

if TYPE_CHECKING:
    from armut_cli.cli.session import Session
    from armut_cli.model.group import Group, Meeting
    from armut_cli.query.view import View


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
    from armut_cli.publish.handout import handout, meetings

    session: Session = context.obj
    view = report_view(session)
    chosen = view.register.groups[resolve(group, names(view, "groups"), msg("group"))]
    day = precise_day(meeting) if meeting else None
    _, last = meetings(view, chosen, day)
    changes = _changes(session, chosen, last) if last else News()
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


def _changes(session: Session, group: Group, last: Meeting) -> News | None:
    """Give what changed in the group's measures since it last met; None if nobody knows."""

    def own(view: View) -> list[str]:
        return [measure.id for measure in view.measures if group.id in measure.groups]

    try:
        return what_changed(session, last.date.last.isoformat(), own)
    except ArmutError as error:  # the history is younger than that meeting, or there is none
        words = session.words
        reason = words(error.message)
        session.say(msg("what has changed is left out: {reason}", reason=reason))
        return None
