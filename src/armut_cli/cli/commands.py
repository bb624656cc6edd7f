"""The commands of the program and their help, in the person's language."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import typer
from typer._click.core import Command as AnyCommand
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from armut_cli.cli.session import Session
from armut_cli.lang.words import Words
from armut_cli.model.message import ArmutError, msg
from armut_cli.query.match import nearest

if TYPE_CHECKING:
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
    "rename",
    "report",
    "handout",
    "templates",
    "disclose",
    "init",
)
"""All commands in the order of the help; each is a file in this folder."""

_COMPLETION = ("install_completion", "show_completion")

SETTINGS = {"help_option_names": ["--help", "-h"]}
"""What all commands share."""

READ_IN_HELP = ("help", "metavar", "rich_help_panel")
"""What a person reads of a parameter."""


class Spoken(AnyCommand):
    """Usage line and page of help in the person's language."""

    words = Words("en")

    def get_usage(self, ctx: Context) -> str:
        """Give the usage line."""
        return _usage(super().get_usage(ctx), self.words)

    def format_help(self, ctx: Context, formatter: object) -> None:
        """Write the page of help."""
        del formatter
        _show_help(self, ctx)


class Command(Spoken, TyperCommand):
    """One command."""


class Commands(Spoken, TyperGroup):
    """All commands, each imported only when it is run or listed."""

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
        single.command(cmd_name, cls=Command, context_settings=SETTINGS)(module.run)
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


def _show_help(command: Spoken, context: Context) -> None:
    from armut_cli.cli.help import show_page

    call = context.find_root().obj
    output = call.output if isinstance(call, Session) else call.output()
    show_page(command, context, command.words, output)


def _usage(line: str, words: Words) -> str:
    plain = line.replace("{", "").replace("}", "")
    return plain.replace("Usage: ", words(msg("Usage: ")), 1)
