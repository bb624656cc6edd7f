"""The way from the root of a text to a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armut_cli.text.refusal import alias_in_the_way, unsafe

if TYPE_CHECKING:
    from armut_cli.model.place import DataPath
    from armut_cli.text.piece import Piece


def follow(root: Piece, path: DataPath) -> Piece:
    """Give the collection at a place that the data has.

    Raises:
        Obstacle: if it is borrowed from elsewhere.
    """
    piece = root
    for step in path:
        index = index_of(piece, step)
        if index is None:
            raise unsafe(piece.start)
        piece = piece.values[index]
        if piece.kind == "alias":
            raise alias_in_the_way(piece.start, piece.anchor or "")
    return piece


def reached(root: Piece, path: DataPath) -> Piece:
    """Give the last value on the way to a place that may be missing."""
    piece = root
    for step in path:
        index = index_of(piece, step)
        if index is None:
            break
        piece = piece.values[index]
    return piece


def index_of(piece: Piece, step: str | int) -> int | None:
    """Give the position of a key or item; None if it is not there."""
    if isinstance(step, int):
        return step if piece.kind == "list" and step < len(piece.values) else None
    found = [index for index, key in enumerate(piece.keys) if key.value == step]
    return found[-1] if found else None
