"""The program: its commands, its language, and the one place where errors end."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from pathlib import Path  # noqa: TC003 - Typer evaluates the annotations of commands
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer
from typer.main import get_command

from armut_cli import __version__
from armut_cli.cli import complete
from armut_cli.cli.call import Call
from armut_cli.cli.commands import SETTINGS, Commands, translate
from armut_cli.cli.errors import show_error, show_failure
from armut_cli.cli.language import early_language
from armut_cli.cli.output import COLOR_CHOICES, ClosedPipe, close_quietly, prepare_streams
from armut_cli.cli.selecting import with_stale_default
from armut_cli.cli.session import Session
from armut_cli.lang.words import Words, install
from armut_cli.model.message import ArmutError, msg

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_COMPLETE = "_ARMUT_COMPLETE"
"""Set by a shell that asks for completion."""

_COMPLETION = {"--show-completion", "--install-completion"}

_OF_TODAY = ("new", "set", "update", "edit", "rename", "init")
"""Commands that change files: these are always those of today."""

_OF_ALL = (*_OF_TODAY, "validate", "disclose")
"""Commands that need the whole register, not its public edition."""

_INTERRUPTED = 130


app = typer.Typer(
    cls=Commands,
    name="armut",
    help="Track the measures of an alliance against poverty.",
    epilog="Exit codes: 0 clean, 1 problems found, 2 could not run, 3 our bug.",
    context_settings=SETTINGS,
    invoke_without_command=True,
    rich_markup_mode="rich",
)


@app.callback()
def start(
    context: typer.Context,
    *,
    register: Annotated[
        Path | None,
        typer.Option(
            "--register", "-C", metavar="PATH", help="The register's folder, or one below it."
        ),
    ] = None,
    at: Annotated[
        str | None,
        typer.Option(
            metavar="WHEN",
            help="The register as it stood: a date, a git revision, meeting:GROUP[:DATE].",
        ),
    ] = None,
    public: Annotated[
        bool, typer.Option("--public", help="The public edition: only what may leave the house.")
    ] = False,
    lang: Annotated[
        str | None,
        typer.Option(
            metavar="de|en", help="Language of the answer.", autocompletion=complete.languages
        ),
    ] = None,
    today: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="The day on which lateness is judged, 2026-09-30."),
    ] = None,
    color: Annotated[
        str,
        typer.Option(
            metavar="auto|always|never",
            help="Colour in the answer.",
            autocompletion=complete.colors,
        ),
    ] = "auto",
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Say nothing beside the answer.")
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show where in the program a bug shows up.")
    ] = False,
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
) -> None:
    """Set the stage for a command; without one, say how the register stands."""
    del debug  # the error boundary reads it from the arguments, before anything can fail
    if version:
        context.obj.output().write(f"armut {__version__}\n")
        raise typer.Exit
    if color not in COLOR_CHOICES:
        raise ArmutError(
            msg("colour “{value}” is unknown", value=color),
            msg("there is: {choices}", choices=COLOR_CHOICES),
        )
    context.obj = Session(
        register=register,
        at=at,
        lang=lang,
        today=today,
        color=color,
        quiet=quiet,
        public=public,
        call=context.obj,
    )
    command = context.invoked_subcommand
    if (public and command in _OF_ALL) or (at is not None and command in _OF_TODAY):
        raise ArmutError(
            msg(
                "armut {command} does not go with {option}",
                command=command,
                option="--public" if public and command in _OF_ALL else "--at",
            ),
            msg("leave it out: this command works on the files themselves"),
        )
    if command is None:
        from armut_cli.cli.overview import overview

        overview(context.obj)
        raise typer.Exit(context.obj.exit_code)


def main() -> None:
    """Run the program with the arguments of the command line and end it."""
    gc.disable()  # one short run: collecting garbage would only cost time
    leave(run(sys.argv[1:], os.environ))


def leave(code: int) -> NoReturn:
    """End the process at once: freeing a large register object by object takes a fifth of all."""
    atexit._run_exitfuncs()  # noqa: SLF001 - what libraries want done at the end is done
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):  # closed: whoever read it is gone
            continue
    os._exit(code)


def run(arguments: Sequence[str], environment: Mapping[str, str]) -> int:
    """Run one command and give its exit code; nothing but the exit code leaves here."""
    prepare_streams()
    call = Call(tuple(arguments), environment)
    output = call.output()
    words = Words("en")
    try:
        words = Words(early_language(call))
        install(words.language)
        return _invoke(build(words), call)
    except SystemExit as end:  # completion ends so
        return end.code if isinstance(end.code, int) else 0
    except ArmutError as error:
        show_error(output, words, error)
        return error.status
    except (typer.Abort, KeyboardInterrupt):
        return _INTERRUPTED
    except ClosedPipe:
        close_quietly()
        return 0
    except Exception as error:
        if "--debug" in arguments:
            raise
        return show_failure(output, words, error)


def build(words: Words) -> Commands:
    """Build the command line in a language."""
    group: Any = translate(get_command(app), words)
    assert isinstance(group, Commands)
    return group


def _invoke(group: Commands, call: Call) -> int:
    if _COMPLETE in os.environ or _COMPLETION & {it.partition("=")[0] for it in call.arguments}:
        from armut_cli.cli.shell import prepare

        prepare()
    code = group.main(
        args=with_stale_default(list(call.arguments)),
        prog_name="armut",
        standalone_mode=False,
        obj=call,
    )
    return code if isinstance(code, int) else 0
