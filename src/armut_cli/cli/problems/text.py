"""Problems for people: with the line and a caret, or a line each."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from armut_cli.cli.styles import LEVEL_STYLES
from armut_cli.model.message import msg
from armut_cli.model.place import LEVELS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from armut_cli.lang.words import Words
    from armut_cli.model.message import Message
    from armut_cli.model.place import Place, Problem

_CONTEXT = 1
_ROOM = 20
_TAB = "→"


def concise(problem: Problem, words: Words) -> str:
    """Give a problem on one line, with the place in front as editors jump to it."""
    level, message = words(LEVELS[problem.level]), words(problem.message)
    return f"{position(problem.place)}: {level}: {message} [{problem.rule}]"


def position(place: Place) -> str:
    """Give a place as ``path:line:column``, as far as it is known."""
    if not place.line:
        return place.path
    return f"{place.path}:{place.line}:{place.column}"


def full(problem: Problem, words: Words, texts: Mapping[str, str], width: int) -> Text:
    """Give a problem with the line itself, a caret below it, and what to do.

    Args:
        problem: the problem.
        words: the language.
        texts: the text of each file that could be decoded.
        width: the columns of the terminal.
    """
    style = LEVEL_STYLES[problem.level]
    shown = Text()
    shown.append(words(LEVELS[problem.level]), style)
    shown.append(f"[{problem.rule}]", "dim")
    shown.append(":")
    first = cell_len(f"{words(LEVELS[problem.level])}[{problem.rule}]: ")
    if first + _ROOM > width:  # a narrow terminal has the message on lines of its own
        shown.append("\n  ")
        first = 2
    else:
        shown.append(" ")
    shown.append(_hang(words(problem.message), width, first, 2), "bold")
    shown.append(f"\n  → {position(problem.place)}\n", "cyan")
    text = texts.get(problem.place.path)
    if problem.place.line and text is not None:
        _append_lines(shown, text, problem.place, style, width)
    if problem.help is not None:
        _append_help(shown, problem.help, problem.place, words, width)
    return shown


def _append_help(shown: Text, help: Message, place: Place, words: Words, width: int) -> None:
    """Append what to do; a corrected line stands below the line that it corrects."""
    label = words(msg("help: "))
    shown.append(f"  {label}", "bold cyan")
    sentence = words(help)
    corrected = str(help.values.get("line") or help.values.get("lines") or "")
    rows = [f"  {'':>{len(str(place.line))}} | {row}" for row in corrected.split("\n")]
    if not sentence.endswith(corrected) or max(map(cell_len, rows)) > width or "\t" in corrected:
        corrected = ""
    head = sentence.removesuffix(corrected).rstrip()
    shown.append(_hang(head, width, len(label) + 2, len(label) + 2) + "\n")
    if corrected:
        shown.append("\n".join(rows) + "\n")


def _append_lines(shown: Text, text: str, place: Place, style: str, width: int) -> None:
    lines = text.splitlines() or [""]
    first = max(1, place.line - _CONTEXT)
    last = min(len(lines), place.line)
    margin = len(str(last))
    room = max(width - margin - 6, 20)
    for number in range(first, last + 1):
        line = lines[number - 1].replace("\t", _TAB)
        start = _window(place, room) if number == place.line else 0
        shown.append(f"  {number:>{margin}} | ", "dim")
        shown.append(_cut(line[start:], room, before=start > 0) + "\n")
        if number == place.line:
            before = cell_len(line[start : place.column - 1])
            end = place.end_column if place.end_line == place.line else place.column + 1
            marked = max(1, cell_len(line[place.column - 1 : end - 1]))
            shown.append(f"  {'':>{margin}} | ", "dim")
            shown.append(" " * before + "^" * min(marked, max(1, room - before)) + "\n", style)


def _window(place: Place, room: int) -> int:
    """Give the first column to show so that the place of a long line is in sight."""
    return max(0, place.column - room // 2) if place.end_column > room else 0


def _cut(line: str, room: int, *, before: bool) -> str:
    shown = f"…{line[1:]}" if before else line
    return shown if len(shown) <= room else f"{shown[: room - 1]}…"


def _hang(text: str, width: int, first: int, indent: int) -> str:
    pieces: list[str] = []
    for number, line in enumerate(text.split("\n")):
        start = " " * (indent if number else first)
        folded = wrap(
            line,
            max(width, first + _ROOM),
            initial_indent=start,
            subsequent_indent=" " * indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
        pieces += folded or [""]
    return "\n".join(pieces)[first:]
