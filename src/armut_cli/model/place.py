"""Places in files, and what is wrong there."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from armut_cli.model.message import Message, msg

Level = Literal["error", "warning", "note"]
"""How grave a Problem is: an error fails ``validate``, a warning only with ``--strict``."""

LEVELS: dict[str, Message] = {
    "error": msg("error"),
    "warning": msg("warning"),
    "note": msg("note"),
}
"""What people call them, the gravest first."""

DataPath = tuple[str | int, ...]
"""The way to a value in plain data: keys and list positions (from 0), outermost first."""


class Place(Struct, frozen=True):
    """A piece of a file.

    Lines and columns count from 1, columns in characters; the end is the position just
    behind the last character. Line 0 stands for the file as a whole.
    """

    path: str
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0


class Edit(Struct, frozen=True):
    """New text for a piece of a file: characters ``start`` to ``end`` (from 0, end excluded)."""

    path: str
    start: int
    end: int
    text: str


class Problem(Struct, frozen=True):
    """One thing that is wrong, where, and what to do about it.

    ``message`` is lower case without a full stop and names the bad thing; only ``help``
    says how to mend it. ``fix`` is there when a mend cannot change a meaning. ``data``
    leads to the value within its file.
    """

    rule: str
    level: Level
    place: Place
    message: Message
    help: Message | None = None
    fix: tuple[Edit, ...] = ()
    data: DataPath = ()
