"""Which new record is an old one under another id: git's word, else nearly the same content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from msgspec.structs import replace

from armut_cli.query.changes_words import squeeze

if TYPE_CHECKING:
    from collections.abc import Mapping

    from armut_cli.model.group import Group
    from armut_cli.model.measure import Measure

    Record = TypeVar("Record", Measure, Group)

_ALIKE = 0.8
_TITLES_ALIKE = 0.6
_MOST = 10_000  # pairs to compare: beyond that only what is wholly the same is found


def renamed_ids(
    went: Mapping[str, Record], came: Mapping[str, Record], hints: Mapping[str, str]
) -> dict[str, str]:
    """Pair records that are gone with new ones: new id to old id.

    Args:
        went: records of the older state that the newer one lacks, by id.
        came: records of the newer state that the older one lacks, by id.
        hints: new id to old id, as git found them.
    """
    was = {id: old for id, old in hints.items() if id in came and old in went}
    old = {id: squeeze(item) for id, item in went.items() if id not in was.values()}
    new = {id: squeeze(item) for id, item in came.items() if id not in was}
    same = {replace(item, id=""): id for id, item in old.items()}
    for id, item in tuple(new.items()):
        match = same.pop(replace(item, id=""), None)
        if match is not None:
            was[id] = match
            del old[match], new[id]
    if len(old) * len(new) > _MOST:
        return was
    ranked = sorted(
        (
            (-likeness, id, other)
            for id, item in new.items()
            for other, previous in old.items()
            if (likeness := _likeness(previous, item)) >= _ALIKE
        ),
    )
    for _, id, other in ranked:
        if id not in was and other not in was.values():
            was[id] = other
    return was


def _likeness(old: Any, new: Any) -> float:
    """Give the share of filled fields that are the same, 0 if even the titles differ."""
    from difflib import SequenceMatcher

    name = "title" if hasattr(old, "title") else "name"
    titles = SequenceMatcher(None, getattr(old, name), getattr(new, name))
    if titles.quick_ratio() < _TITLES_ALIKE or titles.ratio() < _TITLES_ALIKE:
        return 0.0
    fields = [field for field in old.__struct_fields__ if field != "id"]
    filled = [field for field in fields if getattr(old, field) or getattr(new, field)]
    same = [field for field in filled if getattr(old, field) == getattr(new, field)]
    return len(same) / len(filled)
