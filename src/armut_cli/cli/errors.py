"""How errors are said: what is wrong, what to do, never a traceback."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from typer._click import exceptions as usage  # Typer shows these classes nowhere else

from armut_cli.model.message import Message, msg
from armut_cli.query.match import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from typer._click.core import Context

    from armut_cli.cli.output import Output
    from armut_cli.lang.words import Words
    from armut_cli.model.message import ArmutError

_GLOBAL = ("--register", "-C", "--at", "--public", "--lang", "--today", "--color", "--quiet", "-q")


def show_error(output: Output, words: Words, error: ArmutError) -> None:
    """Say an error and what to do about it."""
    _say(output, words, error.message, error.help)


def show_failure(output: Output, words: Words, error: Exception) -> int:
    """Say what is wrong with the command line, else that the program has failed.

    Returns:
        The exit code: 2 for the command line, 3 for a bug of ours.
    """
    if isinstance(error, usage.ClickException):
        context = getattr(error, "ctx", None)
        message, help = _explain(error, context)
        if help is None and context is not None:
            help = msg("see {command} --help", command=context.command_path)
        _say(output, words, message, help)
        return 2
    _say(
        output,
        words,
        msg("the program itself has failed: {error}", error=f"{type(error).__name__}: {error}"),
        msg("please report it, with what the same command says after: armut --debug"),
    )
    return 3


def _say(output: Output, words: Words, message: Message, help: Message | None) -> None:
    output.error(words(message), head=words(msg("error: ")), style="bold red")
    if help is not None:
        output.error(words(help), head=words(msg("help: ")), style="bold cyan")


def _explain(
    error: usage.ClickException, context: Context | None
) -> tuple[Message, Message | None]:
    if isinstance(error, usage.NoSuchOption):
        return _no_option(error.option_name, context)
    if isinstance(error, usage.MissingParameter):
        return msg("{name} is missing", name=_name(error, context)), None
    if isinstance(error, usage.BadParameter):
        return _no_number(error, context)
    if isinstance(error, usage.BadOptionUsage):
        return (
            msg("option {name} takes no value", name=error.option_name)
            if "not take" in error.message
            else msg("option {name} needs a value", name=error.option_name)
        ), None
    extra = re.search(r"unexpected extra argument.*? \((.*)\)$", error.message)
    if extra:
        return msg("too much on the command line: {extra}", extra=extra[1]), None
    return msg("{reason}", reason=error.format_message()), None


def _name(error: usage.BadParameter, context: Context | None) -> str:
    return str(error.param.get_error_hint(context)).strip("'") if error.param and context else ""


def _no_number(error: usage.BadParameter, context: Context | None) -> tuple[Message, Message]:
    help = msg("write a whole number, such as 30")
    quoted = re.search(r"'(.*)'", error.message)
    if quoted is None:  # a number, but below 0
        return msg("{name}: the number is below 0", name=_name(error, context)), help
    return msg("{name}: “{value}” is no number", name=_name(error, context), value=quoted[1]), help


def _no_option(name: str, context: Context | None) -> tuple[Message, Message | None]:
    wrong = msg("there is no option {name}", name=name)
    if context is None:
        return wrong, None
    if name in _GLOBAL and context.parent is not None:
        return (
            msg("{name} does not belong behind the command", name=name),
            msg(
                "it stands before it: armut {name} … {command}",
                name=name,
                command=context.command.name,
            ),
        )
    known: Iterable[str] = (
        option for parameter in context.command.params for option in parameter.opts
    )
    likely = nearest(name, {option: () for option in known if option.startswith("-")})
    return wrong, msg("did you mean: {choices}", choices=likely) if likely else None
