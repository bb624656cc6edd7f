"""What all commands that make documents share: format, file, footer, what changed."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Iterable
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, Annotated, Any

import typer

from armut_cli.cli import complete
from armut_cli.cli.past import changes_since, state_before, state_now
from armut_cli.cli.sheet import chosen_format
from armut_cli.model.message import ArmutError, msg
from armut_cli.publish.news import News, news
from armut_cli.query.view import View
from armut_cli.store.output import write_output

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from armut_cli.cli.session import Session
    from armut_cli.publish.report import Provenance

FORMATS = ("md", "html", "pdf", "docx")
"""What a document can be."""

Format = Annotated[
    str | None,
    typer.Option(
        metavar="md|html|pdf|docx",
        help="Form of the document; else by the ending of the file, else md.",
        autocompletion=complete.choices(*FORMATS),
    ),
]

Out = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="The file to write; else the terminal."),
]

Asked = Callable[[View], Iterable[str]] | None

_COMMIT = 10
_PATIENCE = 1.0
"""Seconds that people wait without wondering."""
_REGISTER = ("--register", "-C")
_OUTPUT = ("--output", "-o")
_FOR_FILES = {"pdf": msg("a PDF"), "docx": msg("a Word document")}
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
    if form in _FOR_FILES and out is None and session.output.is_terminal:
        raise ArmutError(
            msg("{format} cannot be shown in the terminal", format=_FOR_FILES[form]),
            msg("name a file: -o {file}", file=f"bericht.{form}"),
        )
    with _progress(session):
        content = _made(session, render, form)
    if out is not None:
        write_output(out, content)
        session.say(msg("written: {file}", file=out))
    elif session.output.is_terminal:
        session.output.write(content.decode())
    else:  # the same bytes everywhere, whatever the machine's encoding and line ends are
        session.output.write_bytes(content)


def _made(session: Session, render: Callable[[Any], str], form: str) -> bytes:
    if form == "pdf":
        from armut_cli.publish.pdf import typeset

        return typeset(render("typ"), session.today)
    if form == "docx":
        from armut_cli.publish.word import to_word

        return to_word(render("md"), session.report_words, session.today)
    return render(form).encode()


@contextmanager
def _progress(session: Session) -> Iterator[None]:
    """Show a person at a terminal that something is going on, if it takes a while."""
    if session.quiet or not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    status = Console(stderr=True).status(session.words(msg("making the document …")))
    timer = Timer(_PATIENCE, status.start)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        status.stop()


def report_view(session: Session) -> View:
    """Give the register in the language of reports."""
    return View(session.register, session.today, session.report_words)


def what_changed(session: Session, since: str, asked: Asked = None) -> News:
    """Give the measures and groups that have changed since a moment.

    Args:
        session: the call.
        since: a date, a revision or a meeting.
        asked: gives the ids of measures that are asked for, in either state; all if left out.
    """
    session.say_uncommitted(counted=session.at is None)
    speaking = session.in_report_language()
    after = state_now(speaking)
    before = state_before(speaking, after, since, exact=False)
    if asked is None:
        found = changes_since(speaking, before, after)
    else:
        ids = {*asked(before.view), *asked(after.view)}
        found = changes_since(speaking, before, after, ids, ())
    return news(after.view, found, before.name)


def provenance(session: Session) -> Provenance:
    """Give what the footer of a document says: day, commit, command line."""
    from armut_cli.publish.report import Provenance

    return Provenance(
        date=session.today,
        commit=session.commit[:_COMMIT] if session.commit else None,
        uncommitted=bool(session.at is None and session.commit and session.repository.dirty()),
        command=shlex.join(["armut", *_without_places(session.arguments)]),
    )


def _without_places(arguments: Sequence[str]) -> Iterator[str]:
    """Give the arguments without folders: these are nobody's business and differ by machine."""
    rest = iter(arguments)
    for argument in rest:
        if argument in _REGISTER:
            next(rest, None)
        elif argument in _OUTPUT:
            yield from (argument, Path(next(rest, "")).name)
        elif argument.startswith(("--output=", "-o")):
            head = argument[: 9 if argument.startswith("--") else 2]
            yield head + Path(argument.removeprefix(head)).name
        elif not argument.startswith(("--register=", "-C")):
            yield argument


def _by_ending(out: Path | None) -> str | None:
    if out is None:
        return None
    ending = out.suffix.lower().removeprefix(".")
    form = _ENDINGS.get(ending, ending)
    if form not in FORMATS:
        raise ArmutError(
            msg("the ending of {file} tells no format", file=out),
            msg("end the name in .html, .pdf, .docx or .md, or say which: --format html"),
        )
    return form
