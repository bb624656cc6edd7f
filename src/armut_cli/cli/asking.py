"""Questions to a person: only on a terminal, never in a pipe."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import typer

from armut_cli.model.message import ArmutError, msg

if TYPE_CHECKING:
    from collections.abc import Callable

    from armut_cli.cli.session import Session

_YES = frozenset({"y", "yes", "j", "ja"})


def somebody_is_there() -> bool:
    """Say whether a person sits at both ends."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def ask(session: Session, question: str, default: str = "") -> str:
    """Ask a person for a line; an empty answer takes the default, or asks again."""
    with suppress(ImportError):
        import readline  # noqa: F401 - lets the person move within the line
    shown = f"{question} [{default}]" if default else question
    while not (answer := str(typer.prompt(shown, default=default, show_default=False)).strip()):
        session.say(msg("please write something, or stop with Ctrl-C"))
    return answer


def ask_until(
    session: Session, question: str, meaning: Callable[[str], str], default: str = ""
) -> str:
    """Ask until the answer means something, and give what it means."""
    while True:
        try:
            return meaning(ask(session, question, default))
        except ArmutError as error:
            session.say(error.message)
            if error.help:
                session.say(error.help)


def ask_yes(session: Session, question: str) -> bool:
    """Ask a person yes or no; no answer is a no.

    Raises:
        ArmutError: if nobody is there to answer.
    """
    if not somebody_is_there():
        raise ArmutError(
            msg("this needs a person's yes, and nobody is there to ask"),
            msg("say it beforehand: --yes"),
        )
    choice = session.words(msg("y/N"))
    answer = typer.prompt(f"{question} [{choice}]", default="", show_default=False)
    return str(answer).strip().casefold() in _YES
