"""What a person meant: text compared without case, umlauts, spaces and hyphens."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_SPELLINGS = str.maketrans({" ": "-", "_": "-", "/": "-", "ß": "ss"})
_CUTOFF = 0.6
_MOST = 3


def fold(text: str) -> str:
    """Give the form in which texts are compared: ``Prüfung``, ``pruefung``, ``PRUFUNG`` alike."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = unicodedata.normalize("NFKD", plain).translate(_SPELLINGS)
    if not plain.isascii():
        plain = "".join(char for char in plain if not unicodedata.combining(char))
    return plain.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def meant(value: str, candidates: Mapping[str, Iterable[str]]) -> list[str]:
    """Give the ids that a value can stand for: by id or label, else by a beginning of one.

    Args:
        value: what the person wrote.
        candidates: id to its labels.

    Returns:
        One id if it is clear, several if it is not, none if nothing fits.
    """
    if value in candidates:
        return [value]
    wanted = fold(value)
    names = {id: [fold(id), *map(fold, labels)] for id, labels in candidates.items()}
    whole = [id for id, forms in names.items() if wanted in forms]
    if whole or not wanted:
        return whole
    return [id for id, forms in names.items() if any(form.startswith(wanted) for form in forms)]


def nearest(value: str, candidates: Mapping[str, Iterable[str]]) -> list[str]:
    """Give the ids whose id or label is like the value, the best first, three at most."""
    from difflib import SequenceMatcher

    wanted = fold(value)
    likeness: dict[str, float] = {}
    for id, labels in candidates.items():
        matcher = SequenceMatcher(b=wanted)
        for form in (fold(id), *map(fold, labels)):
            matcher.set_seq1(form)
            ratio = 1.0 if wanted and wanted in form else matcher.ratio()
            likeness[id] = max(likeness.get(id, 0.0), ratio)
    ranked = sorted(likeness, key=likeness.__getitem__, reverse=True)
    return [id for id in ranked if likeness[id] >= _CUTOFF][:_MOST]
