"""What a rule finds: light, without a line; the place is looked up afterwards, once per file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from armut_cli.model.message import Message
    from armut_cli.model.place import DataPath


class Finding(NamedTuple):
    """One thing that a rule holds against a file."""

    path: str
    """The file."""
    data: DataPath | None
    """The way to the value that is marked; None for the file as a whole."""
    message: Message
    help: Message | Callable[[], Message] | None = None
    """What to do; worked out only for what is told, if that takes time."""
    key: bool = False
    """Whether the key is marked and not the value."""
    about: DataPath | None = None
    """The way to what is missing, if that is not what is marked."""
    also: tuple[DataPath, ...] = ()
    """The ways to what else would do; what is wrong there is no second problem."""
    part: str = ""
    """The piece of a text that is marked, if it is not the whole text."""
    mend: Callable[[str], str] | None = None
    """Gives the text that can stand for the marked one without a change of meaning."""


_BRIEF = 60


def brief(text: str) -> str:
    """Give a text as it stands in a message: one line, and not too long."""
    line = " ".join(text[: 2 * _BRIEF].split())
    return line if len(line) <= _BRIEF else line[: _BRIEF - 1] + "…"


Flaw = tuple[str, Finding]
"""What keeps a file from having the shape of the format: the id of a rule and what it found."""
