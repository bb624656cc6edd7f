"""``armut validate``: every problem at once, with place, line and help."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - Typer reads the annotations when it runs
from textwrap import wrap
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec.structs import replace

from armut_cli.check.check import check
from armut_cli.cli import complete
from armut_cli.cli.scope import caused_elsewhere, from_here, scope
from armut_cli.cli.sheet import chosen_format
from armut_cli.cli.styles import LEVEL_STYLES
from armut_cli.model.message import ArmutError, msg, msgn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armut_cli.cli.session import Session
    from armut_cli.model.place import Problem

FORMATS = ("full", "concise", "json", "sarif", "github", "gitlab", "junit")
"""The forms in which problems are said."""

_FOR_PEOPLE = ("full", "concise")
_OF_CI = ("sarif", "github", "gitlab", "junit")

_COUNTS = {
    "error": lambda n: msgn("{n} error", "{n} errors", n),
    "warning": lambda n: msgn("{n} warning", "{n} warnings", n),
    "note": lambda n: msgn("{n} note", "{n} notes", n),
}


def run(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATHS]...",
            help="Only problems of these files or folders; - reads one from the standard input.",
            show_default=False,
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings fail, too.")] = False,
    format: Annotated[
        str,
        typer.Option(
            metavar="full|concise|json|sarif|github|gitlab|junit",
            help="Form of the answer.",
            autocompletion=complete.choices(*FORMATS),
        ),
    ] = "full",
    fix: Annotated[
        bool, typer.Option("--fix", help="First mend what cannot change a meaning; show it.")
    ] = False,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="WHEN",
            help="Only files changed since: a date, a git revision, meeting:GROUP[:DATE].",
        ),
    ] = None,
    shown_as: Annotated[
        Path | None,
        typer.Option(
            "--as", metavar="FILE", help="The file whose content - stands for; for editors."
        ),
    ] = None,
) -> None:
    """Check all files: every problem with its place, what is meant, and what to write."""
    session: Session = context.obj
    form = chosen_format(format, session.output, FORMATS)
    wanted = scope(session, paths or (), since, shown_as)
    if fix:
        if shown_as is not None:
            raise ArmutError(msg("the standard input cannot be mended"), msg("leave out --fix"))
        from armut_cli.cli.fixing import mend

        mend(session, wanted, aside=form not in _FOR_PEOPLE)
    register = session.checked_register
    problems = check(register, session.today, paths=wanted)
    if since is not None and wanted is not None:
        problems += tuple(caused_elsewhere(session, since, wanted))
    _write(session, problems, form, sorted(wanted if wanted is not None else register.texts))
    if not session.quiet:
        line = summary(session, problems, None if wanted is None else len(wanted))
        if form in _FOR_PEOPLE:
            levels = {problem.level for problem in problems}
            style = next((LEVEL_STYLES[level] for level in _COUNTS if level in levels), "green")
            session.output.write(
                "".join(
                    f"{session.output.paint(part, style)}\n"
                    for part in wrap(line, session.output.width)
                )
            )
        else:
            session.output.error(line)
    grave = [p for p in problems if p.level == "error" or (strict and p.level == "warning")]
    raise typer.Exit(1 if grave else 0)


def _write(session: Session, problems: Sequence[Problem], form: str, paths: Sequence[str]) -> None:
    words, output = session.words, session.output
    head = (
        "" if form == "json" else _of_repository(session) if form in _OF_CI else from_here(session)
    )
    problems = [
        replace(problem, place=replace(problem.place, path=head + problem.place.path))
        for problem in problems
    ]
    if form in _FOR_PEOPLE and not problems:
        return
    if form == "full":
        from armut_cli.cli.problems.text import full

        texts = {head + path: text for path, text in session.checked_register.texts.items()}
        output.draw(*(full(problem, words, texts, output.width) for problem in problems))
    elif form == "concise":
        from armut_cli.cli.problems.text import concise

        output.write("".join(f"{concise(problem, words)}\n" for problem in problems))
    else:
        from armut_cli.cli.problems import machine

        if form == "junit":
            output.write(machine.as_junit(problems, words, [head + path for path in paths]))
        elif form == "github":
            output.write(machine.as_github(problems, words))
        else:
            output.write_json(getattr(machine, f"as_{form}")(problems, words))


def _of_repository(session: Session) -> str:
    """Give the way from the top of the repository to the register, as forges want it."""
    try:
        return session.repository.prefix
    except ArmutError:
        return ""


def summary(session: Session, problems: Sequence[Problem], files: int | None = None) -> str:
    """Say how much was checked and how many problems there are, in a line.

    Args:
        session: the call.
        problems: what was found.
        files: how many files were checked; None for the whole register.
    """
    words, register = session.words, session.checked_register
    checked = (
        msgn("{n} file", "{n} files", files)
        if files is not None
        else msg(
            "{measures}, {groups}",
            measures=msgn("{n} measure", "{n} measures", len(register.measures)),
            groups=msgn("{n} group", "{n} groups", len(register.groups)),
        )
    )
    if not problems:
        return words(msg("{checked}: no problems", checked=checked))
    numbers = {level: sum(p.level == level for p in problems) for level in _COUNTS}
    counts = [words(_COUNTS[level](number)) for level, number in numbers.items() if number]
    return words(msg("{checked}: {counts}", checked=checked, counts=words.join(counts)))
