"""``armut stats``: how many measures are where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from armut_cli.cli import complete
from armut_cli.cli.selecting import takes_selection
from armut_cli.cli.sheet import Sheet, chosen_format, write, write_json
from armut_cli.cli.styles import STATUS_STYLES
from armut_cli.cli.table import Head
from armut_cli.model.message import ArmutError, msg
from armut_cli.query.facets import Facet, resolve_facet
from armut_cli.query.figures import count, cross, headline
from armut_cli.query.select import Selection, select
from armut_cli.query.symbols import SYMBOLS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armut_cli.cli.session import Session
    from armut_cli.model.alliance import StatusKind
    from armut_cli.model.measure import Measure
    from armut_cli.query.figures import Count
    from armut_cli.query.view import View

_FORMATS = ("table", "json", "csv", "md")
_BAR = 24
_EIGHTHS = "▏▎▍▌▋▊▉█"
_MOST_FACETS = 2


@takes_selection()
def run(
    context: typer.Context,
    selection: Selection,
    by: Annotated[
        str,
        typer.Option(
            metavar="FIELD[,FIELD]",
            help="What to count by; two give a cross table.",
            autocompletion=complete.facets,
        ),
    ] = "status",
    format: Annotated[
        str,
        typer.Option(
            metavar="table|json|csv|md",
            help="Form of the answer.",
            autocompletion=complete.choices(*_FORMATS),
        ),
    ] = "table",
) -> None:
    """Count measures: how many are in implementation, how many each office leads."""
    session: Session = context.obj
    form = chosen_format(format, session.output, _FORMATS)
    view = session.view
    measures = select(view, selection)
    facets = [resolve_facet(view, name.strip()) for name in by.split(",")]
    if len(facets) > _MOST_FACETS:
        raise ArmutError(
            msg("--by takes one or two fields, not {number}", number=len(facets)),
            msg("name two at most: --by lead,status"),
        )
    if form == "json":
        write_json(_plain(view, measures, facets), session.output)
    else:
        sheet = (
            _cross(view, measures, *facets)
            if len(facets) > 1
            else _plain_sheet(view, measures, facets[0], form)
        )
        if form in {"table", "md"}:
            session.output.write(_head(session, measures, form))
        write([sheet], form, session)
        if form in {"table", "md"} and view.register.alliance.published:
            session.output.write("\n")
            write([_published(view, form)], form, session)
    raise typer.Exit(session.exit_code)


def _head(session: Session, measures: Sequence[Measure], form: str) -> str:
    from textwrap import fill

    sentence = headline(session.view, measures)
    return f"{fill(sentence, session.output.width) if form == 'table' else sentence}\n\n"


def _plain_sheet(view: View, measures: Sequence[Measure], facet: Facet, form: str) -> Sheet:
    words, counts = view.words, count(view, measures, facet)
    heads = [
        Head(_heading(view, facet), 12),
        Head(words(msg("Number")), 0, right=True),
        Head(words(msg("Share")), 0, right=True),
    ]
    rows = [
        [_label(view, facet, c, form), str(c.number), view.words.percent(c.share)] for c in counts
    ]
    if form == "table":
        heads.append(Head("", 0))  # a bar that is cut would say something wrong
        most = max((entry.number for entry in counts), default=1)
        for row, entry in zip(rows, counts, strict=True):
            row.append(bar(entry.number / most))
    styles: list[dict[int, str]] = []
    if form == "table" and facet.name == "status":
        colors = [STATUS_STYLES[_kind(view, entry)] for entry in counts]
        styles = [{0: color, len(heads) - 1: color} for color in colors]
    if form == "csv":
        for row, entry in zip(rows, counts, strict=True):
            row[2] = f"{entry.share:.4f}"
    names = (facet.name, "number", "share")
    return Sheet(names=names, heads=tuple(heads), rows=rows, styles=styles)


def _kind(view: View, entry: Count) -> StatusKind:
    status = view.register.alliance.statuses.get(entry.id)
    return status.kind if status else "unknown"


def bar(part: float) -> str:
    """Draw a bar for a part of 1, to an eighth of a character."""
    eighths = round(part * _BAR * 8)
    full, rest = divmod(eighths, 8)
    return "█" * full + (_EIGHTHS[rest - 1] if rest else "")


def _label(view: View, facet: Facet, entry: Count, form: str) -> str:
    if form == "table" and facet.name == "status":
        return f"{SYMBOLS[_kind(view, entry)]} {entry.label}"
    return entry.id if form == "csv" else entry.label


def _cross(view: View, measures: Sequence[Measure], rows: Facet, columns: Facet) -> Sheet:
    table = cross(view, measures, rows, columns)
    across = count(view, measures, columns)
    total = view.words(msg("total"))
    down = {entry.id: entry for entry in count(view, measures, rows)}
    return Sheet(
        names=(rows.name, *(entry.id for entry in across), "total"),
        heads=(
            Head(_heading(view, rows), 12),
            *(Head(entry.label, right=True) for entry in across),
            Head(total, 0, right=True),
        ),
        rows=[
            [
                down[id].label,
                *(str(cells.get(entry.id, "")) for entry in across),
                str(down[id].number),
            ]
            for id, cells in table.items()
        ],
    )


def _published(view: View, form: str) -> Sheet:
    words = view.words
    return Sheet(
        names=("label", "count", "source"),
        heads=(
            Head(words(msg("Published figures")), 12),
            Head(words(msg("Number")), 0, right=True),
            Head(words(msg("Source")), 12),
        ),
        rows=[
            [view.label(figure.label), str(figure.count), _source(figure.source, form)]
            for figure in view.register.alliance.published
        ],
    )


def _source(source: str, form: str) -> str:
    """Give a source; of a link only the host where there is little room."""
    from urllib.parse import urlsplit

    return urlsplit(source).netloc or source if form == "table" else source


def _heading(view: View, facet: Facet) -> str:
    label = view.words(facet.label)
    return label[:1].upper() + label[1:]


def _plain(view: View, measures: Sequence[Measure], facets: list[Facet]) -> dict[str, object]:
    return {
        "total": len(measures),
        "headline": headline(view, measures),
        "counts": {facet.name: count(view, measures, facet) for facet in facets},
        **({"cross": cross(view, measures, *facets)} if len(facets) > 1 else {}),
        "published": view.register.alliance.published,
    }
