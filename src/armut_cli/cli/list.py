"""``armut list``: a line for each measure."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from armut_cli.cli import complete
from armut_cli.cli.selecting import takes_selection
from armut_cli.cli.sheet import FORMATS, Sheet, chosen_format, write
from armut_cli.cli.styles import LATENESS_STYLES, STATUS_STYLES
from armut_cli.cli.table import Head
from armut_cli.model.message import msg, msgn
from armut_cli.query.columns import DEFAULT, Column, resolve_columns, sort
from armut_cli.query.facets import NONE, resolve_facet
from armut_cli.query.figures import count
from armut_cli.query.plain import plain
from armut_cli.query.select import Selection, select
from armut_cli.query.state import RESTING, lateness_of
from armut_cli.query.symbols import LATENESS_SYMBOLS, SYMBOLS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from armut_cli.cli.session import Session
    from armut_cli.model.measure import Measure
    from armut_cli.query.facets import Facet
    from armut_cli.query.state import Lateness
    from armut_cli.query.view import View

_LEAST = {"id": 0, "title": 17, "status": 15, "due": 0, "end": 0, "last_update": 0}
_WEIGHT = {"title": 2, "status": 1.4}
_WIDE = 110

_FOR_EYES = ("id", "title", "status", "lead", "groups", "due", "end", "last_update")
"""The columns of a table; those in which nothing stands are left out."""


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
    chosen = resolve_columns(view, columns.split(",") if columns else DEFAULT)
    facet = resolve_facet(view, by) if by else None
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
        if form == "table" and not columns:
            chosen = _filled(view, measures, session.output.width)
        sheet = partial(
            _sheet,
            view,
            chosen,
            form == "table",
            partial(_record, view, chosen) if columns else partial(plain, view),
        )
        write(_sections(view, measures, facet, sheet), form, session)
        if session.output.is_terminal:
            _say_count(session, measures, found)
    raise typer.Exit(session.exit_code)


def _say_count(session: Session, shown: Sequence[Measure], found: int) -> None:
    view = session.view
    total = len(view.measures)
    if len(shown) < found:
        session.say(msg("the first {shown} of {found} measures", shown=len(shown), found=found))
    elif found < total:
        session.say(msgn("none of one measure", "{found} of {n} measures", total, found=found))
    else:
        session.say(msgn("one measure", "{n} measures", total))
    late = sum(view.state(measure).lateness == "overdue" for measure in shown)
    soon = sum(view.state(measure).lateness == "soon" for measure in shown)
    if late:
        session.say(msgn("! one is overdue", "! {n} are overdue", late))
    if soon:
        session.say(msgn("› one is due soon", "› {n} are due soon", soon))


def _filled(view: View, measures: Sequence[Measure], width: int) -> list[Column]:
    """Give the columns for eyes without those that would say nothing and only take room."""
    chosen = resolve_columns(view, _FOR_EYES)
    telling = {c.name for c in chosen if any(c.text(view, m) for m in measures)}
    if all(view.state(m).due in {None, m.end} for m in measures):
        telling.discard("due")
    elif width < _WIDE:  # of the two the date that comes first
        telling.discard("end")
    return [c for c in chosen if c.name in telling] or chosen


def _sections(
    view: View, measures: list[Measure], facet: Facet | None, sheet: Callable[..., Sheet]
) -> list[Sheet]:
    if facet is None:
        return [sheet(measures, "")]
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
    for_eyes: bool,  # noqa: FBT001 - set by partial, with its name beside it
    data: Callable[[Measure], object],
    measures: Sequence[Measure],
    caption: str,
) -> Sheet:
    cell = _marked if for_eyes else _plainly
    return Sheet(
        names=tuple(column.name for column in columns),
        heads=tuple(_head(view, column) for column in columns),
        rows=[[cell(view, measure, column) for column in columns] for measure in measures],
        plain=lambda: [data(measure) for measure in measures],
        caption=caption,
        styles=[_styles(view, columns, measure) for measure in measures] if for_eyes else (),
    )


def _head(view: View, column: Column) -> Head:
    least, weight = _LEAST.get(column.name, 6), _WEIGHT.get(column.name, 1)
    return Head(view.words(column.label), least=least, weight=weight)


def _marked(view: View, measure: Measure, column: Column) -> str:
    """Set symbols beside the words, for eyes: of the status, and of dates that press."""
    text = column.text(view, measure)
    if column.name == "status":
        return f"{SYMBOLS[view.kind(measure)]} {text}"
    return " ".join(filter(None, [text, LATENESS_SYMBOLS[_pressing(view, measure, column)]]))


def _plainly(view: View, measure: Measure, column: Column) -> str:
    return column.text(view, measure)


def _pressing(view: View, measure: Measure, column: Column) -> Lateness:
    """Tell whether the date in a cell is overdue or due soon."""
    state = view.state(measure)
    if column.name == "due":
        return state.lateness
    if column.name != "end" or state.kind in RESTING:
        return "undated"
    return lateness_of(measure.end, view.today, view.register.alliance.thresholds.due_soon_days)


def _styles(view: View, columns: list[Column], measure: Measure) -> dict[int, str]:
    styles = {}
    for index, column in enumerate(columns):
        if column.name == "status":
            styles[index] = STATUS_STYLES[view.kind(measure)]
        elif column.name in {"due", "end"}:
            styles[index] = LATENESS_STYLES[_pressing(view, measure, column)]
        elif column.name == "id":
            styles[index] = "dim"
    return styles


def _record(view: View, columns: list[Column], measure: Measure) -> dict[str, str]:
    return {column.name: column.text(view, measure) for column in columns}
