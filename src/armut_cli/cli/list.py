"""``armut list``: a line for each measure."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from armut_cli.cli import complete
from armut_cli.cli.selecting import takes_selection
from armut_cli.cli.sheet import FORMATS, Sheet, chosen_format, write
from armut_cli.cli.table import Head
from armut_cli.model.message import msg, msgn
from armut_cli.query.columns import DEFAULT, Column, resolve_columns, sort
from armut_cli.query.facets import NONE, resolve_facet
from armut_cli.query.figures import count
from armut_cli.query.plain import plain
from armut_cli.query.select import Selection, select
from armut_cli.query.symbols import SYMBOLS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from armut_cli.cli.session import Session
    from armut_cli.model.measure import Measure
    from armut_cli.query.view import View

_LEAST = {"id": 0, "title": 12, "status": 10}
_TITLE_WEIGHT = 2.5


@takes_selection()
def run(
    context: typer.Context,
    selection: Selection,
    by: Annotated[
        str | None,
        typer.Option(
            metavar="FIELD",
            help="Sections with counts: status, lead, group, …",
            autocompletion=complete.facets,
        ),
    ] = None,
    order: Annotated[
        str | None,
        typer.Option(
            "--sort",
            metavar="FIELD[,-FIELD]",
            help="Sort by columns; - before a name sorts downwards.",
            autocompletion=complete.columns,
        ),
    ] = None,
    columns: Annotated[
        str | None,
        typer.Option(metavar="A,B", help="The columns to show.", autocompletion=complete.columns),
    ] = None,
    format: Annotated[
        str | None,
        typer.Option(
            metavar="table|tsv|csv|json|jsonl|md|ids",
            help="Form of the answer; lines with tabs if no terminal reads it.",
            autocompletion=complete.choices(*FORMATS, "ids"),
        ),
    ] = None,
    limit: Annotated[
        int | None, typer.Option(metavar="N", min=0, help="At most so many measures.")
    ] = None,
    count_only: Annotated[bool, typer.Option("--count", help="Only how many there are.")] = False,
) -> None:
    """List measures, a line each: what is in implementation, what the Jobcenter leads."""
    session: Session = context.obj
    form = chosen_format(format, session.output, (*FORMATS, "ids"))
    view = session.view
    measures = select(view, selection)
    if order:
        measures = sort(view, measures, order)
    found = len(measures)
    measures = measures[:limit]
    if count_only:
        session.output.write(f"{found}\n")
    elif form == "ids":
        session.output.write("".join(f"{measure.id}\n" for measure in measures))
    else:
        chosen = resolve_columns(view, columns.split(",") if columns else DEFAULT)
        if form == "table" and not columns:
            chosen = _filled(view, measures, chosen)
        cell = _with_symbol if form == "table" else _plainly
        sheet = partial(
            _sheet,
            view,
            chosen,
            lambda measure: [cell(view, measure, column) for column in chosen],
            partial(_record, view, chosen) if columns else partial(plain, view),
        )
        write(_sections(view, measures, by, sheet), form, session.output)
        _say_count(session, found, len(measures))
    raise typer.Exit(session.exit_code)


def _say_count(session: Session, found: int, shown: int) -> None:
    if session.quiet or not session.output.is_terminal:
        return
    total = len(session.view.measures)
    message = (
        msgn("{found} of one measure", "{found} of {n} measures", total, found=found)
        if found < total
        else msgn("one measure", "{n} measures", total)
    )
    text = session.words(message)
    if shown < found:
        text = session.words(msg("{text}, {shown} shown", text=text, shown=shown))
    session.output.error(text)


def _filled(view: View, measures: Sequence[Measure], columns: list[Column]) -> list[Column]:
    """Leave out columns in which nothing stands: they would only take room."""
    return [c for c in columns if any(c.text(view, m) for m in measures) or not measures]


def _sections(
    view: View, measures: list[Measure], by: str | None, sheet: Callable[..., Sheet]
) -> list[Sheet]:
    if by is None:
        return [sheet(measures, "")]
    facet = resolve_facet(view, by)
    return [
        sheet(
            [m for m in measures if entry.id in (tuple(facet.ids(view, m)) or (NONE,))],
            f"{entry.label} ({entry.number})",
        )
        for entry in count(view, measures, facet)
    ]


def _sheet(
    view: View,
    columns: list[Column],
    cells: Callable[[Measure], list[str]],
    data: Callable[[Measure], object],
    measures: Sequence[Measure],
    caption: str,
) -> Sheet:
    return Sheet(
        names=tuple(column.name for column in columns),
        heads=tuple(_head(view, column) for column in columns),
        rows=[cells(measure) for measure in measures],
        plain=lambda: [data(measure) for measure in measures],
        caption=caption,
    )


def _head(view: View, column: Column) -> Head:
    weight = _TITLE_WEIGHT if column.name == "title" else 1
    return Head(view.words(column.label), least=_LEAST.get(column.name, 6), weight=weight)


def _with_symbol(view: View, measure: Measure, column: Column) -> str:
    """Set the symbol before the word of a status, for eyes."""
    text = column.text(view, measure)
    return f"{SYMBOLS[view.kind(measure)]} {text}" if column.name == "status" else text


def _plainly(view: View, measure: Measure, column: Column) -> str:
    return column.text(view, measure)


def _record(view: View, columns: list[Column], measure: Measure) -> dict[str, str]:
    return {column.name: column.text(view, measure) for column in columns}
