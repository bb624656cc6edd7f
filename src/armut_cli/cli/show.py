"""``armut show``: the whole path of a measure."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Annotated

import typer
from rich.cells import cell_len

from armut_cli.check.check import check
from armut_cli.cli import complete
from armut_cli.cli.problems.text import concise
from armut_cli.cli.sheet import chosen_format, write_json
from armut_cli.cli.styles import LATENESS_STYLES, STATUS_STYLES
from armut_cli.model.message import msg
from armut_cli.query.plain import filled, plain
from armut_cli.query.portrait import lateness_line, portrait
from armut_cli.query.select import resolve_id
from armut_cli.query.symbols import SYMBOLS

if TYPE_CHECKING:
    from armut_cli.cli.output import Output
    from armut_cli.cli.session import Session
    from armut_cli.model.measure import Measure
    from armut_cli.query.portrait import Line
    from armut_cli.query.view import View

_FORMATS = ("text", "json", "md", "yaml")
_WIDEST_LABEL = 26
_NARROW = 60
_DOT = " · "


def run(
    context: typer.Context,
    ids: Annotated[
        list[str],
        typer.Argument(
            metavar="ID...",
            help="Measures by id: M-07, m-7 or 7.",
            autocompletion=complete.measures,
        ),
    ],
    format: Annotated[
        str,
        typer.Option(
            metavar="text|json|md|yaml",
            help="Form of the answer; yaml is the file itself.",
            autocompletion=complete.choices(*_FORMATS),
        ),
    ] = "text",
) -> None:
    """Show all about a measure: origin, statements, recommendation, work, evidence."""
    session: Session = context.obj
    form = chosen_format(format, session.output, _FORMATS)
    view = session.view
    measures = [view.register.measures[resolve_id(view, id)] for id in ids]
    if form == "json":
        write_json([plain(view, measure) for measure in measures], session.output)
    elif form == "yaml":
        session.output.write("---\n".join(_yaml(session, measure) for measure in measures))
    elif form == "md":
        session.output.write("\n".join(_markdown(view, measure) for measure in measures))
    else:
        rule = "\n" + "─" * min(session.output.width, 80) + "\n\n"
        session.output.write(rule.join(_text(session, measure) for measure in measures))
    raise typer.Exit(session.exit_code)


def _yaml(session: Session, measure: Measure) -> str:
    """Give the file of a measure; of the public edition, which has no files, its fields."""
    if not session.public:
        return session.register.texts[_path(session.view, measure)]
    from armut_cli.text.edit import written

    return written(filled(measure))


def _path(view: View, measure: Measure) -> str:
    return view.register.paths["measures", measure.id]


def _facts(view: View, measure: Measure) -> list[tuple[str, str]]:
    """Give what matters most with its style: status, lead, how it stands to its dates."""
    kind = view.kind(measure)
    status = f"{SYMBOLS[kind]} {view.status_label(measure.status)}"
    lead = view.organisation(measure.lead)
    facts = [
        (status, STATUS_STYLES[kind]),
        (view.words(msg("lead: {lead}", lead=lead)) if lead else "", ""),
        (lateness_line(view, measure), LATENESS_STYLES[view.state(measure).lateness]),
    ]
    return [(text, style) for text, style in facts if text]


def _text(session: Session, measure: Measure) -> str:
    view, width, paint = session.view, session.output.width, session.output.paint
    title = wrap(f"{measure.id}  {measure.title}", width, subsequent_indent="    ")
    lines = [paint(line, "bold") for line in title]
    lines += _chained(_facts(view, measure), session.output)
    sections = portrait(view, measure)
    labels = [cell_len(line.label) for section in sections for line in section.lines]
    column = max((label for label in labels if label <= _WIDEST_LABEL), default=0)
    for section in sections:
        lines += ["", paint(section.title, "bold")]
        for line in section.lines:
            lines += _labelled(line, width, column)
    paths = set() if session.public else {_path(view, measure)}
    problems = check(view.register, view.today, paths=paths) if paths else ()
    if problems:
        lines += ["", paint(view.words(msg("Problems")), "bold")]
        for problem in problems:
            lines += wrap(
                concise(problem, view.words),
                max(width, 40),
                initial_indent="  ",
                subsequent_indent="    ",
                break_long_words=False,
                break_on_hyphens=False,
            )
    return "\n".join(lines) + "\n"


def _chained(facts: list[tuple[str, str]], output: Output) -> list[str]:
    """Set facts side by side, as many as fit on a line."""
    lines: list[list[tuple[str, str]]] = [[]]
    for fact in facts:
        if cell_len(_DOT.join(text for text, _ in [*lines[-1], fact])) > output.width:
            lines.append([])
        lines[-1].append(fact)
    return [_DOT.join(output.paint(*fact) for fact in line) for line in lines if line]


def _labelled(line: Line, width: int, column: int) -> list[str]:
    """Set the label before the text, on a narrow terminal above it; texts keep their lines."""
    beside = width >= _NARROW and cell_len(line.label) <= column
    indent = " " * (2 if not line.label else column + 4 if beside else 4)
    room = max(width - len(indent), 20)
    body = [
        f"{indent}{piece}".rstrip()
        for text in line.text.split("\n")
        for piece in (wrap(text, room, break_long_words=False, break_on_hyphens=False) or [""])
    ]
    if not line.label:
        return body
    if beside:
        blanks = " " * (column - cell_len(line.label) + 2)
        return [f"  {line.label}{blanks}{body[0].lstrip()}".rstrip(), *body[1:]]
    return [f"  {line.label}", *body]


def _markdown(view: View, measure: Measure) -> str:
    from armut_cli.publish.escape import markdown as escape

    facts = _DOT.join(escape(text) for text, _ in _facts(view, measure))
    parts = [f"## {measure.id} {escape(measure.title)}", facts]
    for section in portrait(view, measure):
        rows = []
        for line in section.lines:
            label = f"**{escape(line.label)}:** " if line.label else ""
            rows.append(f"- {label}{escape(line.text)}")
        parts.append(f"### {section.title}\n\n" + "\n".join(rows))
    return "\n\n".join(parts) + "\n"
