"""Texts compared as people read them: line ends and indents are no change, words are."""

from __future__ import annotations

from typing import Any, Literal, TypeVar

import msgspec

Mark = Literal["same", "out", "in"]
"""What became of a piece of text."""

Value = TypeVar("Value")

_Piece = tuple[Mark, list[str]]
_MOST = 4_000_000  # pairs of words; what is longer would take seconds to compare


def squeeze(value: Value) -> Value:
    """Give a value with every run of white space in its texts as one blank.

    How YAML folds a text, and where its lines end, says nothing.
    """
    squeezed: Any = _squeeze(value)
    return squeezed  # type: ignore[no-any-return] # of the same type, text by text


def diff(before: str, after: str) -> tuple[tuple[Mark, str], ...]:
    """Compare two texts word by word: pieces of text with what became of them, in order."""
    old, new = before.split(), after.split()
    first = _common(old, new)
    last = _common(old[first:][::-1], new[first:][::-1])
    middle = (old[first : len(old) - last], new[first : len(new) - last])
    pieces: list[_Piece] = [
        ("same", new[:first]),
        *(_compared(*middle) if len(middle[0]) * len(middle[1]) <= _MOST else _replaced(*middle)),
        ("same", new[len(new) - last :]),
    ]
    return tuple((mark, " ".join(words)) for mark, words in pieces if words)


def shorten(text: str, most: int = 200) -> str:
    """Give a text of at most ``most`` characters, cut between words with “…”."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    return text[: most - 2].rsplit(" ", 1)[0].rstrip(",;:.–-") + " …"


def _squeeze(value: Any) -> Any:
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, tuple):
        return tuple(map(_squeeze, value))
    if isinstance(value, dict):
        return {key: _squeeze(item) for key, item in value.items()}
    if isinstance(value, msgspec.Struct):
        fields = {name: getattr(value, name) for name in value.__struct_fields__}
        return type(value)(**{name: _squeeze(field) for name, field in fields.items()})
    return value


def _common(one: list[str], other: list[str]) -> int:
    for index, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return index
    return min(len(one), len(other))


def _compared(old: list[str], new: list[str]) -> list[_Piece]:
    from difflib import SequenceMatcher

    pieces: list[_Piece] = []
    for tag, old_from, old_to, new_from, new_to in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if tag == "equal":
            pieces.append(("same", new[new_from:new_to]))
        else:
            pieces += _replaced(old[old_from:old_to], new[new_from:new_to])
    return pieces


def _replaced(old: list[str], new: list[str]) -> list[_Piece]:
    return [("out", old), ("in", new)]
