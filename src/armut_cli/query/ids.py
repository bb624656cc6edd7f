"""Ids of new records."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

ID = re.compile(r"[^\W_](?:[\w-]*[^\W_])?")
"""What an id looks like: letters, digits and hyphens."""

_NUMBERED = re.compile(r"(.*?)(\d+)")
_SPELLINGS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def free_measure_id(taken: Collection[str]) -> str:
    """Give the next free id in the manner of those that are taken: ``M-30`` → ``M-31``."""
    numbered = [match for id in taken if (match := _NUMBERED.fullmatch(id))]
    if not numbered:
        return "M-01"
    heads = [match[1] for match in numbered]
    head = max(set(heads), key=lambda it: (heads.count(it), it))
    numbers = [match[2] for match in numbered if match[1] == head]
    last = max(numbers, key=int)
    return f"{head}{int(last) + 1:0{len(last)}}"


def group_id(name: str) -> str:
    """Give the id of a group from its name: ``Armut im Alter`` → ``armut-im-alter``."""
    plain = name.casefold().translate(_SPELLINGS)
    plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "group"
