"""``armut gaps``: what is missing where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from armut_cli.cli import complete
from armut_cli.cli.selecting import takes_selection
from armut_cli.cli.sheet import Format, Sheet, chosen_format, write
from armut_cli.cli.table import Head
from armut_cli.model.message import msg
from armut_cli.query.gaps import GAPS, SECTIONS, Gap, gap_sections, gaps, gaps_headline, plain_gaps
from armut_cli.query.select import Selection, select

if TYPE_CHECKING:
    from armut_cli.cli.session import Session
    from armut_cli.query.view import View


@takes_selection()
def run(
    context: typer.Context,
    selection: Selection,
    by: Annotated[
        str,
        typer.Option(
            metavar="kind|lead|group",
            help="What the sections are; kind is what is missing.",
            autocompletion=complete.choices(*SECTIONS),
        ),
    ] = "kind",
    format: Format = None,
) -> None:
    """List what is missing: lead, statement, recommendation, milestone, news."""
    session: Session = context.obj
    form = chosen_format(format, session.output)
    view = session.view
    found = gaps(view, select(view, selection))
    sections = gap_sections(view, found, by)
    sheets = [_sheet(view, title, entries) for title, entries in sections]
    if form == "table":
        sheets = list(map(_slim, sheets))
    write(sheets or [_sheet(view, "", [])], form, session)
    if not session.quiet and session.output.is_terminal:
        session.output.error(gaps_headline(view, found))
    raise typer.Exit(session.exit_code)


def _sheet(view: View, title: str, entries: list[Gap]) -> Sheet:
    heads = (
        Head(view.words(msg("Gap")), 8),
        Head(view.words(msg("ID")), 0),
        Head(view.words(msg("Title")), 12),
        Head(view.words(msg("What is missing")), 12),
        Head(view.words(msg("Days")), 4, right=True),
        Head(view.words(msg("Lead")), 6),
        Head(view.words(msg("Published")), 6),
    )
    return Sheet(
        names=("kind", "id", "title", "text", "days", "lead", "published"),
        heads=heads,
        rows=[_row(view, gap) for gap in entries],
        plain=lambda: plain_gaps(entries),
        caption=f"{title} ({len(entries)})" if title else "",
    )


def _slim(sheet: Sheet) -> Sheet:
    """Leave out of a table for eyes what its caption or another column says already."""
    texts = {
        name: {row[i] for row in sheet.rows}
        for i, name in enumerate(sheet.names)
        if name in {"kind", "text", "published"}
    }
    same = {name for name, values in texts.items() if len(values) <= 1}
    left_out = (same - {"text"}) | (set() if "kind" in same else {"text"})
    return sheet.only(set(sheet.names) - left_out)


def _row(view: View, gap: Gap) -> list[str]:
    return [
        view.words(GAPS[gap.kind]),
        gap.id,
        gap.title,
        gap.text,
        "" if gap.days is None else str(gap.days),
        view.organisation(gap.lead),
        view.words(msg("not published")) if gap.documented else "",
    ]
