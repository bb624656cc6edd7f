"""The program: its commands, its language, and the one place where errors end."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from armut_cli import __version__
from armut_cli.cli import complete
from armut_cli.cli.errors import show_error, show_failure
from armut_cli.cli.output import ClosedPipe, Output, close_quietly, prepare_streams
from armut_cli.cli.selecting import with_stale_default
from armut_cli.cli.session import FALLBACK, Call, Session, chosen_language
from armut_cli.lang.words import Words, install
from armut_cli.model.message import ArmutError, msg
from armut_cli.query.match import nearest
from armut_cli.store import worktree
from armut_cli.text.load import ALLIANCE, load

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from typer._click.core import Command as AnyCommand
    from typer._click.core import Context

COMMANDS = (
    "list",
    "show",
    "stats",
    "groups",
    "gaps",
    "due",
    "changes",
    "log",
    "validate",
    "explain",
    "schema",
    "new",
    "set",
    "update",
    "edit",
    "report",
    "handout",
    "templates",
    "disclose",
    "init",
)
"""All commands in the order of the help; each is a file in this folder."""

_OF_TODAY = ("new", "set", "update", "edit", "init")
"""Commands that change files: these are always those of today."""

_OF_ALL = (*_OF_TODAY, "validate", "disclose")
"""Commands that need the whole register, not its public edition."""

_COMPLETION = ("install_completion", "show_completion")

READ_IN_HELP = ("help", "metavar", "rich_help_panel")
"""What a person reads of a parameter."""

_INTERRUPTED = 130


class Command(TyperCommand):
    """A command whose usage line is in the person's language."""

    words = Words("en")

    def get_usage(self, ctx: Context) -> str:
        """Give the usage line."""
        return _usage(super().get_usage(ctx), self.words)

    def format_help(self, ctx: Context, formatter: object) -> None:
        """Write the page of help."""
        del formatter
        _show_help(self, ctx)


class Commands(TyperGroup):
    """All commands, each imported only when it is run or listed."""

    words = Words("en")

    def get_usage(self, ctx: Context) -> str:
        """Give the usage line."""
        return _usage(super().get_usage(ctx), self.words)

    def format_help(self, ctx: Context, formatter: object) -> None:
        """Write the page of help."""
        del formatter
        _show_help(self, ctx)

    def commands_for_help(self, ctx: Context) -> list[tuple[str, str]]:
        """Give all commands with what they do."""
        found = [(name, self.get_command(ctx, name)) for name in COMMANDS]
        return [(name, command.help or "") for name, command in found if command]

    def list_commands(self, ctx: Context) -> list[str]:
        """Give the names in the order of the help."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: Context, cmd_name: str) -> AnyCommand | None:
        """Give a command in the person's language; None if there is no such command."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"armut_cli.cli.{cmd_name}")
        single = typer.Typer(add_completion=False, rich_markup_mode="rich")
        single.command(cmd_name, cls=Command, context_settings=_SETTINGS)(module.run)
        command: AnyCommand = translate(get_command(single), self.words)
        return command

    def resolve_command(
        self, ctx: Context, args: list[str]
    ) -> tuple[str | None, AnyCommand | None, list[str]]:
        """Find the command that the first argument names.

        Raises:
            ArmutError: if there is none; it names the nearest.
        """
        if args[0] not in COMMANDS and not args[0].startswith("-") and not ctx.resilient_parsing:
            likely = nearest(args[0], dict.fromkeys(COMMANDS, ())) or list(COMMANDS)
            raise ArmutError(
                msg("there is no command “{name}”", name=args[0]),
                msg("did you mean: {choices}", choices=likely),
            )
        return super().resolve_command(ctx, args)


_SETTINGS = {"help_option_names": ["--help", "-h"]}

app = typer.Typer(
    cls=Commands,
    name="armut",
    help="Track the measures of an alliance against poverty.",
    epilog="Exit codes: 0 clean, 1 problems found, 2 could not run, 3 our bug.",
    context_settings=_SETTINGS,
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
        _early_output(context.obj).write(f"armut {__version__}\n")
        raise typer.Exit
    if color not in complete.COLORS:
        raise ArmutError(
            msg("colour “{value}” is unknown", value=color),
            msg("there is: {choices}", choices=complete.COLORS),
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
    output = _early_output(call)
    words = Words("en")
    try:
        words = Words(_early_language(arguments, environment))
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


def translate(command: Any, words: Words) -> Any:
    """Put all that a person reads in a command's help into their language."""
    command.words = words
    command.help = words.gettext(" ".join((command.help or "").split("Args:")[0].split()))
    command.epilog = words.gettext(command.epilog or "") or None
    command.options_metavar = words.gettext(command.options_metavar or "")
    if isinstance(command, Commands):
        command.subcommand_metavar = words.gettext(command.subcommand_metavar)
    for parameter in command.params:
        if parameter.name in _COMPLETION:
            parameter.rich_help_panel = words(msg("Completion in the shell"))
        for name in READ_IN_HELP:
            setattr(parameter, name, words.gettext(getattr(parameter, name, None) or "") or None)
    return command


def _show_help(command: Command | Commands, context: Context) -> None:
    from armut_cli.cli.help import show_page

    call = context.find_root().obj
    output = call.output if isinstance(call, Session) else _early_output(call)
    show_page(command, context, command.words, output)


def _early_output(call: Call) -> Output:
    color = _early(call.arguments, "--color")
    return Output(color if color in complete.COLORS else "auto", call.environment)


def _usage(line: str, words: Words) -> str:
    plain = line.replace("{", "").replace("}", "")
    return plain.replace("Usage: ", words(msg("Usage: ")), 1)


def _invoke(group: Commands, call: Call) -> int:
    code = group.main(
        args=with_stale_default(list(call.arguments)),
        prog_name="armut",
        standalone_mode=False,
        obj=call,
    )
    return code if isinstance(code, int) else 0


def _early(arguments: Sequence[str], *names: str) -> str | None:
    """Give the value of a global option before the command line is parsed."""
    for index, argument in enumerate(arguments):
        for name in names:
            if argument == name and index + 1 < len(arguments):
                return arguments[index + 1]
            if argument.startswith(f"{name}="):
                return argument.partition("=")[2]
    return None


def _early_language(arguments: Sequence[str], environment: Mapping[str, str]) -> Any:
    chosen = chosen_language(_early(arguments, "--lang"), environment)
    if chosen:
        return chosen
    place = _early(arguments, "-C", "--register") or environment.get("ARMUT_REGISTER") or "."
    try:
        mark = worktree.find(Path(place)) / ALLIANCE
        return load({ALLIANCE: mark.read_bytes()}).alliance.language
    except (ArmutError, OSError):
        return FALLBACK
