"""What all commands that make documents share: format, file, footer, what changed."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from armut_cli.cli import complete
from armut_cli.cli.past import changes_since, state_before, state_now
from armut_cli.cli.sheet import chosen_format
from armut_cli.model.message import ArmutError, msg
from armut_cli.query.view import View
from armut_cli.store.output import write_output

if TYPE_CHECKING:
    from collections.abc import Callable

    from armut_cli.cli.session import Session
    from armut_cli.publish.report import Provenance

FORMATS = ("md", "html", "pdf")
"""What a document can be."""

Format = Annotated[
    str | None,
    typer.Option(
        metavar="md|html|pdf",
        help="Form of the document; else by the ending of the file, else md.",
        autocompletion=complete.choices(*FORMATS),
    ),
]

Out = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="The file to write; else the terminal."),
]

_COMMIT = 10
_ENDINGS = {"htm": "html", "markdown": "md"}


def deliver(
    session: Session, render: Callable[[Any], str], format: str | None, out: Path | None
) -> None:
    """Make a document and put it where it is wanted.

    Args:
        session: the call.
        render: gives the text for ``md`` or ``html``, or the Typst source ``typ`` of a PDF.
        format: what is asked for; by the ending of ``out`` if left out.
        out: the file to write; standard output if left out.

    Raises:
        ArmutError: if the format is unknown, or the file cannot be written.
    """
    form = chosen_format(format or _by_ending(out) or "md", session.output, FORMATS)
    if form == "pdf" and out is None and session.output.is_terminal:
        raise ArmutError(
            msg("a PDF cannot be shown in the terminal"),
            msg("name a file: -o {file}", file="bericht.pdf"),
        )
    content = _made(session, render, form)
    if out is None:
        if form == "pdf":
            sys.stdout.flush()
            sys.stdout.buffer.write(content)
        else:
            session.output.write(content.decode())
    else:
        write_output(out, content)
        session.say(msg("written: {file}", file=out))


def _made(session: Session, render: Callable[[Any], str], form: str) -> bytes:
    """Make the document; a person at a terminal sees that something is going on."""
    console = Console(stderr=True, quiet=session.quiet or not sys.stderr.isatty())
    with console.status(session.words(msg("making the document …"))):
        if form != "pdf":
            return render(form).encode()
        from armut_cli.publish.pdf import typeset

        return typeset(render("typ"), session.today)


def report_view(session: Session) -> View:
    """Give the register in the language of reports."""
    return View(session.register, session.today, session.report_words)


def what_changed(session: Session, since: str) -> list[str]:
    """Give a sentence for each thing that has changed since a date, a revision or a meeting."""
    speaking = session.in_report_language()
    after = state_now(speaking)
    before = state_before(speaking, after, since, exact=False)
    found = changes_since(speaking, before, after)
    return [f"{it.id} {it.title}: {fact.text}" for it in found for fact in it.facts]


def provenance(session: Session) -> Provenance:
    """Give what the footer of a document says: day, commit, command line."""
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
    form = _ENDINGS.get(ending, ending)
    if form not in FORMATS:
        raise ArmutError(
            msg("the ending of {file} tells no format", file=out),
            msg("end the name in .html, .pdf or .md, or say which: --format html"),
        )
    return form
