"""Tables for a terminal: cut with “…” to the width there is, never wrapped."""

from __future__ import annotations

from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING

from msgspec import Struct
from rich.cells import cell_len

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Paint = Callable[[str, str], str]
    """Gives a text in a style."""

GAP = 2
"""Blanks between two columns."""

_LEAST = 6


class Head(Struct, frozen=True):
    """The head of a column.

    ``least`` is the width below which it is not cut but left out; 0 keeps it in full.
    ``weight`` is how much more room it gets than others when all are cut. ``right`` sets
    numbers flush right.
    """

    title: str
    least: int = _LEAST
    right: bool = False
    weight: float = 1


def widths(natural: Sequence[int], heads: Sequence[Head], room: int) -> list[int]:
    """Share the room out: narrow columns stay whole, the widest are cut first.

    Returns:
        A width for each column; 0 for columns, taken from the right, that have no place.
    """
    kept = list(range(len(heads)))
    while True:
        free = room - GAP * (len(kept) - 1)
        low = [min(natural[i], heads[i].least) if heads[i].least else natural[i] for i in kept]
        if sum(low) <= free or len(kept) == 1:
            break
        kept.pop()
    result = {i: natural[i] for i in kept}
    while sum(result.values()) > free:
        cuttable = [i for i in kept if heads[i].least and result[i] > heads[i].least]
        if not cuttable:
            result = {i: min(width, free) for i, width in result.items()}
            break
        widest = max(cuttable, key=lambda i: result[i] / heads[i].weight)
        result[widest] -= 1
    return [result.get(i, 0) for i in range(len(heads))]


def draw(
    heads: Sequence[Head],
    rows: Sequence[Sequence[str]],
    room: int,
    paint: Paint = lambda text, _: text,
    styles: Sequence[dict[int, str]] = (),
) -> tuple[str, list[str]]:
    """Draw rows below their heads in at most ``room`` columns.

    Args:
        heads: the heads.
        rows: a text for each column.
        room: the columns of the terminal.
        paint: sets a text in a style.
        styles: for each row the style of single columns, by column.

    Returns:
        The table, and the titles of the columns that have no place.
    """
    natural = [
        max(cell_len(head.title), *(cell_len(row[i]) for row in rows), 1)
        for i, head in enumerate(heads)
    ]
    given = widths(natural, heads, room)
    head = _line([head.title for head in heads], heads, given, lambda text, _: paint(text, "bold"))
    length = sum(given) + GAP * (sum(map(bool, given)) - 1)
    rule = paint("─" * length, "dim")
    body = [
        _line(row, heads, given, partial(_styled, paint, style))
        for row, style in zip(rows, styles or [{}] * len(rows), strict=True)
    ]
    lost = [head.title for head, width in zip(heads, given, strict=True) if not width]
    return "".join(f"{line}\n" for line in (head, rule, *body)), lost


def cut(text: str, width: int) -> str:
    """Cut a text to a width in columns of the terminal; “…” stands for the rest."""
    if cell_len(text) <= width:
        return text
    kept = sum(end < width for end in accumulate(map(cell_len, text)))
    return f"{text[:kept]}…"


def _styled(paint: Paint, style: dict[int, str], text: str, column: int) -> str:
    return paint(text, style.get(column, ""))


def _line(
    cells: Sequence[str],
    heads: Sequence[Head],
    given: Sequence[int],
    paint: Callable[[str, int], str],
) -> str:
    parts: list[str] = []
    blanks = 0
    for i, (cell, head, width) in enumerate(zip(cells, heads, given, strict=True)):
        if not width:
            continue
        text = cut(cell, width)
        rest = width - cell_len(text)
        if text:
            parts += [" " * (blanks + rest * head.right), paint(text, i)]
            blanks = rest * (not head.right) + GAP
        else:
            blanks += width + GAP
    return "".join(parts)
