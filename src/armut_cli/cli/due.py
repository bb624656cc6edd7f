"""``armut due``: milestones and ends by date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from armut_cli.cli import complete
from armut_cli.cli.selecting import takes_selection
from armut_cli.cli.sheet import FORMATS, Sheet, chosen_format, write
from armut_cli.cli.table import Head
from armut_cli.model.message import msg
from armut_cli.query.due import (
    SECTIONS,
    WHEN,
    Due,
    days_words,
    due,
    due_headline,
    due_sections,
    due_text,
    plain_due,
)
from armut_cli.query.select import Selection, select

if TYPE_CHECKING:
    from armut_cli.cli.session import Session
    from armut_cli.query.view import View


@takes_selection()
def run(
    context: typer.Context,
    selection: Selection,
    within: Annotated[
        int | None,
        typer.Option(metavar="DAYS", min=0, help="Only what ends in so many days, or is overdue."),
    ] = None,
    by: Annotated[
        str,
        typer.Option(
            metavar="when|lead|group",
            help="What the sections are.",
            autocompletion=complete.choices(*SECTIONS),
        ),
    ] = "when",
    format: Annotated[
        str | None,
        typer.Option(
            metavar="table|tsv|csv|json|jsonl|md|ics",
            help="Form of the answer; lines with tabs if no terminal reads it. "
            "ics is for a calendar.",
            autocompletion=complete.choices(*FORMATS, "ics"),
        ),
    ] = None,
) -> None:
    """List what is overdue, due soon and later: milestones and ends of measures."""
    session: Session = context.obj
    form = chosen_format(format, session.output, (*FORMATS, "ics"))
    view = session.view
    found = due(view, select(view, selection), within)
    if form == "ics":
        from armut_cli.exchange.calendar import calendar

        session.output.write(calendar(view, found))
        raise typer.Exit(session.exit_code)
    sections = due_sections(view, found, by)
    sheets = [_sheet(view, title, entries) for title, entries in sections]
    write(sheets or [_sheet(view, "", [])], form, session)
    if not session.quiet and session.output.is_terminal:
        session.output.error(due_headline(view, found))
    raise typer.Exit(session.exit_code)


def _sheet(view: View, title: str, entries: list[Due]) -> Sheet:
    heads = (
        Head(view.words(msg("When")), 8),
        Head(view.words(msg("Date")), 10),
        Head(view.words(msg("Days")), 6),
        Head(view.words(msg("ID")), 0),
        Head(view.words(msg("What")), 12),
        Head(view.words(msg("Measure")), 12),
        Head(view.words(msg("Lead")), 6),
    )
    return Sheet(
        names=("when", "date", "days", "id", "what", "measure", "lead"),
        heads=heads,
        rows=[_row(view, entry) for entry in entries],
        plain=lambda: plain_due(entries),
        caption=f"{title} ({len(entries)})" if title else "",
    )


def _row(view: View, entry: Due) -> list[str]:
    return [
        view.words(WHEN[entry.when]),
        str(entry.date),
        days_words(view, entry),
        entry.id,
        due_text(view, entry),
        entry.measure,
        view.organisation(entry.lead),
    ]
