"""A broken text line by line, with the place where the reader gave up, and trials of mends."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

from armut_cli.model.message import Message, msg
from armut_cli.model.place import Edit, Place, Problem
from armut_cli.text.nodes import Unparsable

MAX_LENGTH = 2_000
"""Longer lines are no writing of a person; nothing is guessed about them."""

MAX_SHOWN = 160
"""As much of a line is shown in a help."""

MAX_TRIALS = 40
MAX_TRIED = 10_000_000
"""As many mends of a text, and characters of it, are tried before nothing is guessed."""

MAX_BACK = 400
"""As many lines are looked back for what a line belongs to."""

KEY = r"""(?:"[^"]*"|'[^']*'|[^\s"'\[\]{}#&*!|>%@`,:-][^:]{0,80}?)"""
VALUE = re.compile(rf"^(?P<head> *(?:- +)*(?:{KEY}: +)?)(?P<value>\S.*)$")
"""A line: indentation, dashes and key; and what stands behind them."""

_HEADER = re.compile(r"(?:^|[\s])[|>][-+0-9]{0,2}(?: +#.*)?\s*$")
_DASHES = re.compile(r" *(?:- +)*")


class Cause(NamedTuple):
    """What may be wrong with a text; rows and columns count from 0."""

    rule: str
    row: int
    column: int
    length: int
    message: Message
    help: Message | None
    edits: tuple[Edit, ...] = ()
    safe: bool = False
    """Whether the edits give what was meant, without a doubt."""
    sure: bool = False
    """Whether this is the cause even if the edits do not show it."""


class Source:
    """A text that cannot be read, and where the reader gave up: ``row``, ``column`` (from 0)."""

    def __init__(self, path: str, text: str, line: int, column: int, reason: str) -> None:
        self.path = path
        self.text = text
        self.reason = reason
        kept = text.splitlines(keepends=True) or [""]
        self.rows = [row.rstrip("\r\n") for row in kept]
        self.starts = [0]
        for row in kept:
            self.starts.append(self.starts[-1] + len(row))
        self.at = (line, column)
        self.row = min(max(line - 1, 0), len(self.rows) - 1)
        self.column = max(column - 1, 0) if line <= len(self.rows) else len(self.rows[-1])
        self._trials = min(MAX_TRIALS, 1 + MAX_TRIED // (len(text) + 1))

    def edit(self, row: int, start: int, end: int, text: str) -> Edit:
        """Replace the columns ``start`` to ``end`` of a row."""
        return Edit(self.path, self.starts[row] + start, self.starts[row] + end, text)

    def value_of(self, row: int) -> tuple[int, str, str] | None:
        """Give where the value of a row begins, the value, and the comment behind it."""
        match = VALUE.match(self.rows[row])
        if match is None or len(self.rows[row]) > MAX_LENGTH:
            return None
        value, comment = match["value"], ""
        if (cut := re.search(r"\s+#", value)) is not None:
            value, comment = value[: cut.start()], value[cut.start() :]
        return match.end("head"), value.rstrip(), comment

    def as_block(self, row: int) -> Edit | None:
        """Give what puts the text of a row into the lines below it; None if none goes on there."""
        found = self.value_of(row)
        margin = self.indent(row + 1) if row + 1 < len(self.rows) else 0
        if found is None or margin <= self.indent(row):
            return None
        start, value, _ = found
        return self.edit(row, start, start + len(value), f"|\n{' ' * margin}{value}")

    def has_key(self, row: int) -> bool:
        """Say whether a row holds a key or a dash."""
        match = VALUE.match(self.rows[row])
        return match is not None and bool(match["head"].strip())

    def indent(self, row: int) -> int:
        """Give the number of spaces that a row begins with."""
        return len(self.rows[row]) - len(self.rows[row].lstrip(" "))

    def key_column(self, row: int) -> int:
        """Give the column of the key, behind the dashes."""
        match = _DASHES.match(self.rows[row])
        return match.end() if match else 0

    def opens_text(self, row: int) -> bool:
        """Say whether the lines below a row are text, because it ends with ``|`` or ``>``."""
        return len(self.rows[row]) <= MAX_LENGTH and _HEADER.search(self.rows[row]) is not None

    def is_text(self, row: int) -> bool:
        """Say whether a row is part of a text of several lines below ``|`` or ``>``."""
        least = self.indent(row)
        for above in range(row - 1, max(row - MAX_BACK, -1), -1):
            if not self.rows[above].strip() or self.indent(above) >= least:
                continue
            if self.opens_text(above):
                has_key = ":" in self.rows[above]
                return least > (self.key_column(above) if has_key else self.indent(above))
            least = self.indent(above)
        return False

    def is_code(self, row: int) -> bool:
        """Say whether a row is neither blank nor comment nor text of several lines."""
        content = self.rows[row].strip()
        return bool(content) and not content.startswith("#") and not self.is_text(row)

    def near(self, back: int = 3) -> Iterator[int]:
        """Give the row where the reader gave up and some rows of code above it."""
        yield self.row
        for row in range(self.row - 1, max(self.row - MAX_BACK, -1), -1):
            if self.is_code(row):
                yield row
                back -= 1
                if not back:
                    return

    def code_below(self) -> Iterator[int]:
        """Give the rows of code from the one where the reader gave up."""
        for row in range(self.row, min(self.row + MAX_BACK, len(self.rows))):
            if self.is_code(row):
                yield row

    def having(self, signs: re.Pattern[str]) -> Iterator[int]:
        """Give the rows in which a pattern is found, not more than MAX_BACK of them."""
        if signs.search(self.text) is not None:
            rows = (row for row, text in enumerate(self.rows) if signs.search(text))
            yield from islice(rows, MAX_BACK)

    def mended(self, edits: Iterable[Edit]) -> str:
        """Give the text after edits that do not overlap."""
        text = self.text
        for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
            text = text[: edit.start] + edit.text + text[edit.end :]
        return text

    def shown(self, row: int, edits: Iterable[Edit]) -> str:
        """Give a row as it looks after edits, cut where it is very long."""
        start, end = self.starts[row], self.starts[row] + len(self.rows[row])
        text = self.rows[row]
        for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
            if start <= edit.start and edit.end <= end:
                text = text[: edit.start - start] + edit.text + text[edit.end - start :]
        text = text.rstrip()
        return text if len(text) <= MAX_SHOWN else text[: MAX_SHOWN - 1] + "…"

    def outcome(self, edits: Iterable[Edit]) -> Any:
        """Give the data of the text after edits, or the Unparsable that is then in the way."""
        from armut_cli.text.yaml import load

        if self._trials <= 0:
            return Unparsable(0, 0, "")
        self._trials -= 1
        try:
            return load(self.mended(edits))
        except Unparsable as error:
            # What comes without a place comes after all else has been read.
            return error if error.line else {}

    def gets_further(self, edits: Iterable[Edit]) -> bool:
        """Say whether the reader gets further than before when the text is mended so."""
        outcome = self.outcome(edits)
        if isinstance(outcome, Unparsable):
            return (outcome.line, outcome.column) > self.at and self.at[0] > 0
        return isinstance(outcome, dict | list)

    def problem(self, cause: Cause) -> Problem:
        """Make a cause a Problem, its place within the text."""
        row = min(cause.row, len(self.rows) - 1)
        column = min(cause.column, max(len(self.rows[row]) - 1, 0))
        place = Place(self.path, row + 1, column + 1, row + 1, column + 1 + max(cause.length, 1))
        fix = cause.edits if cause.safe else ()
        return Problem(cause.rule, "error", place, cause.message, cause.help, fix)


def quoted(text: str) -> str:
    """Give a text in quotes such that it is read exactly as it stands."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def begin_with_bar(lines: str) -> Message:
    """Show how a text of several lines is held together."""
    return msg(
        "begin the text with “|”, and write all of it in the lines below:\n{lines}", lines=lines
    )


def write(line: str) -> Message:
    """Show the corrected line."""
    return msg("write: {line}", line=line)
