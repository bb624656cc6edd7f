"""``armut report``: a status report from a template."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from armut_cli.cli import complete
from armut_cli.cli.selecting import takes_selection
from armut_cli.cli.sheet import chosen_format
from armut_cli.model.message import ArmutError, msg
from armut_cli.query.facets import resolve_facet
from armut_cli.query.select import Selection, select
from armut_cli.query.view import View
from armut_cli.store.output import write_output

if TYPE_CHECKING:
    from armut_cli.cli.session import Session
    from armut_cli.publish.report import Provenance

_FORMATS = ("md", "html")
_COMMIT = 10


@takes_selection(ids=False)
def run(
    context: typer.Context,
    selection: Selection,
    template: Annotated[
        str, typer.Argument(metavar="[TEMPLATE]", help="What to make.", show_default=True)
    ] = "status",
    by: Annotated[
        str | None,
        typer.Option(
            metavar="FIELD",
            help="What the sections are: status, lead, group, …",
            autocompletion=complete.facets,
        ),
    ] = None,
    format: Annotated[
        str | None,
        typer.Option(
            metavar="md|html",
            help="Form of the report; else by the ending of the file, else md.",
            autocompletion=complete.choices(*_FORMATS),
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Where to write it, else here."),
    ] = None,
) -> None:
    """Make a report to hand out, to mail or to print."""
    from armut_cli.publish.report import render

    session: Session = context.obj
    form: Any = chosen_format(format or _by_ending(out) or "md", session.output, _FORMATS)
    view = View(session.register, session.today, session.report_words)
    text = render(
        view,
        select(session.view, selection),
        template,
        form,
        provenance=provenance(session),
        overrides=session.templates,
        by=resolve_facet(session.view, by).name if by else None,
    )
    if out is None:
        session.output.write(text)
    else:
        write_output(out, text.encode())
        if not session.quiet:
            session.output.error(session.words(msg("written: {file}", file=out)))
    raise typer.Exit(session.exit_code)


def provenance(session: Session) -> Provenance:
    """Give what the footer of a report says: day, commit, command line."""
    from armut_cli.publish.report import Provenance

    return Provenance(
        date=session.today,
        commit=session.commit[:_COMMIT] if session.commit else None,
        command=shlex.join(["armut", *session.arguments]),
    )


def _by_ending(out: Path | None) -> str | None:
    if out is None:
        return None
    ending = out.suffix.lower().removeprefix(".")
    ending = {"htm": "html", "markdown": "md"}.get(ending, ending)
    if ending not in _FORMATS:
        raise ArmutError(
            msg("the ending of {file} tells no format", file=out),
            msg("end the name in .html or .md, or say which: --format html"),
        )
    return ending
