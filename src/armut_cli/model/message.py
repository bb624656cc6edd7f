"""Messages as values: an English source text and what fills it, translated when shown."""

from __future__ import annotations

from typing import Any

from msgspec import Struct


class Message(Struct, frozen=True):
    """A sentence for a person, not yet in a language.

    ``text`` is the English source text and the key of the catalogue; ``values`` fill its
    ``{names}``. With ``plural`` and ``count`` the catalogue picks the form of the number.
    A value may itself be a Message.
    """

    text: str
    values: dict[str, Any] = {}
    plural: str | None = None
    count: int = 0


def msg(text: str, /, **values: object) -> Message:
    """Mark ``text`` for translation and keep what fills it."""
    return Message(text, values)


def msgn(one: str, many: str, count: int, /, **values: object) -> Message:
    """Mark a text that depends on a number; ``{n}`` stands for the number."""
    return Message(one, {"n": count, **values}, many, count)


class ArmutError(Exception):
    """What keeps a command from running: the user's to mend, shown without a traceback.

    Attributes:
        message: what is wrong, lower case, no full stop.
        help: what to do about it, or None.
        status: the exit code, 2 unless the contract of a command says otherwise.
    """

    def __init__(self, message: Message, help: Message | None = None, status: int = 2) -> None:
        super().__init__(message.text)
        self.message = message
        self.help = help
        self.status = status
