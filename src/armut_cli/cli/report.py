"""``armut report``: a report from a template."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec.structs import replace

from armut_cli.cli import complete
from armut_cli.cli.publishing import (
    Format,
    Out,
    deliver,
    provenance,
    report_view,
    what_changed,
)
from armut_cli.cli.selecting import takes_selection
from armut_cli.model.message import ArmutError
from armut_cli.query.facets import FACETS, resolve_facet
from armut_cli.query.select import Selection, select

if TYPE_CHECKING:
    from collections.abc import Callable

    from armut_cli.cli.session import Session
    from armut_cli.query.view import View


@takes_selection(ids=False)
def run(
    context: typer.Context,
    selection: Selection,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[TEMPLATE] [IDS]...",
            help="What to make (status, control, measure, …), and of which measures.",
            show_default=False,
            autocompletion=complete.templates,
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="WHEN",
            help="Add what changed since a date, a git revision or meeting:GROUP.",
        ),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(
            metavar="FIELD",
            help="What the sections are: status, lead, group, …",
            autocompletion=complete.facets,
        ),
    ] = None,
    format: Format = None,
    out: Out = None,
) -> None:
    """Make a report to hand out, to mail or to print: armut report -o bericht.html."""
    from armut_cli.publish.report import render

    session: Session = context.obj
    template, ids = _divided(session, words or [])
    selection = replace(selection, ids=tuple(ids))
    measures = select(session.view, selection)
    facet = resolve_facet(session.view, by).name if by else None
    changes = what_changed(session, since, _asked(selection)) if since else None
    last = session.repository.day(session.resolve(since)) if since else None
    view = report_view(session)

    deliver(
        session,
        lambda form: render(
            view,
            measures,
            template,
            form,
            provenance=provenance(session),
            overrides=session.templates,
            by=facet,
            changes=changes,
            since=last,
        ),
        format,
        out,
    )
    raise typer.Exit(session.exit_code)


def _asked(selection: Selection) -> Callable[[View], list[str]] | None:
    """Give what tells the measures of a selection in a state; None if all are meant."""
    if selection == Selection(facets=dict.fromkeys(FACETS, ())):
        return None

    def ids(view: View) -> list[str]:
        with suppress(ArmutError):  # what is named may have come later, or gone since
            return [measure.id for measure in select(view, selection)]
        return []

    return ids


def _divided(session: Session, words: list[str]) -> tuple[str, list[str]]:
    """Tell the template, which comes first if at all, from the measures."""
    from armut_cli.publish.templates import templates

    if not words:
        return "status", []
    known = {template.name for template in templates(session.templates)}
    if words[0] in known or not any(char.isdigit() for char in words[0]):
        return words[0], words[1:]
    return "status", words
