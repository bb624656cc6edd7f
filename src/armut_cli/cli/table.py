"""Tables for a terminal: cut with “…” to the width there is, never wrapped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.table import Table
    from rich.text import Text

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
            break
        widest = max(cuttable, key=lambda i: result[i] / heads[i].weight)
        result[widest] -= 1
    return [result.get(i, 0) for i in range(len(heads))]


def draw(heads: Sequence[Head], rows: Sequence[Sequence[Text]], room: int) -> Table:
    """Draw rows below their heads in at most ``room`` columns."""
    from rich.box import SIMPLE_HEAD
    from rich.cells import cell_len
    from rich.table import Table

    natural = [
        max([cell_len(head.title), *(row[i].cell_len for row in rows)])
        for i, head in enumerate(heads)
    ]
    given = widths(natural, heads, room)
    table = Table(
        box=SIMPLE_HEAD,
        padding=(0, GAP - 1, 0, 0),
        pad_edge=False,
        show_edge=False,
        header_style="bold",
    )
    for head, width in zip(heads, given, strict=True):
        if width:
            table.add_column(
                head.title,
                justify="right" if head.right else "left",
                width=width,
                no_wrap=True,
                overflow="ellipsis",
            )
    for row in rows:
        table.add_row(*(cell for cell, width in zip(row, given, strict=True) if width))
    return table
