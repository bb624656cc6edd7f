"""The JSON form of ``armut validate``: what programs can rely on, and its schema."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from armut_cli.model.place import Level  # noqa: TC001 - msgspec needs it when it runs

Count = Annotated[int, Meta(ge=0)]


class Counts(Struct, frozen=True, kw_only=True):
    """How many problems of each level there are."""

    error: Count
    """Errors. They fail the check."""
    warning: Count
    """Warnings. They fail the check with --strict."""
    note: Count
    """Mere notes. They never fail the check."""


class Mend(Struct, frozen=True, kw_only=True):
    """A piece of the file, and the text that can stand there without a change of meaning."""

    start: Count
    """Start. Its first character, counted from 0, without a byte-order mark."""
    end: Count
    """End. The character behind its last one."""
    text: str
    """Text. What belongs there."""


class Entry(Struct, frozen=True, kw_only=True):
    """One thing that is wrong, where, and what to do about it."""

    rule: str
    """Rule. The id that armut explain explains."""
    level: Level
    """Level. How grave the register takes it."""
    path: str
    """File. Its path from the folder of the register."""
    line: Count
    """Line. From 1; 0 is the file as a whole."""
    column: Count
    """Column. In characters, from 1; 0 is the file as a whole."""
    end_line: Count
    """Last line. The line of the end."""
    end_column: Count
    """End. The column behind the last character."""
    message: str
    """Message. What is wrong, in the language of the person."""
    help: str | None
    """Help. What to do about it."""
    fix: tuple[Mend, ...]
    """Fix. What armut validate --fix would write; nothing if it takes a person."""


class Answer(Struct, frozen=True, kw_only=True):
    """What armut validate --format json answers."""

    version: Literal[1]
    """Version. It changes only when a field goes or changes its meaning."""
    counts: Counts
    """Numbers. How many problems of each level there are."""
    problems: tuple[Entry, ...]
    """Problems. In the order of files and lines."""
