"""The hand in which a file is written: line ends, indentation, quotation marks, brackets."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct

from armut_cli.text.piece import Piece, column, line_start, pieces


class Style(Struct, frozen=True):
    """How new text is written so that it fits the file.

    ``step`` is the indentation of a mapping within a mapping, ``dash`` that of a list's
    dashes within a mapping, ``gap`` the distance from a dash to what it holds.
    """

    eol: str = "\n"
    step: int = 2
    dash: int = 2
    gap: int = 2
    mark: str = '"'
    brackets: bool = True
    """Whether lists of short values stand within brackets."""
    blocks: bool = True
    """Whether long texts may become block scalars."""


def style_of(text: str, root: Piece) -> Style:
    """Find the most frequent habits of a file; where it has none, ours."""
    steps, dashes, gaps = Counter[int](), Counter[int](), Counter[int]()
    marks, brackets = Counter({'"': 1}), 1
    for piece in pieces(root):
        if piece.style in {'"', "'"}:
            marks[piece.style] += 2
        if piece.kind == "list" and all(item.kind == "scalar" for item in piece.values):
            brackets += 2 if piece.flow else -2
        if piece.flow:
            continue
        for key, value in zip(piece.keys, piece.values, strict=False):
            own = column(text, value.keys[0].start if value.keys else value.start)
            if value.kind in {"map", "list"} and not value.flow:
                (steps if value.keys else dashes)[own - column(text, key.start)] += 1
        if piece.kind == "list":
            gaps.update(_gap(text, item) for item in piece.values if item.end > item.start)
    return Style(
        eol="\r\n" if 2 * text.count("\r\n") > text.count("\n") else "\n",
        step=max(1, _usual(steps)),
        dash=max(0, _usual(dashes)),
        gap=max(2, _usual(gaps)),
        mark=marks.most_common(1)[0][0],
        brackets=brackets > 0,
    )


def _gap(text: str, item: Piece) -> int:
    before = text[line_start(text, item.start) : item.start]
    return len(before) - len(before.rstrip(" \t")) + 1 if before.rstrip().endswith("-") else 2


def _usual(habit: Counter[int]) -> int:
    return habit.most_common(1)[0][0] if habit else 2
