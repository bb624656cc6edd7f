"""What rules find in a file that has not the shape of the format: one cause, one problem.

A rule sees only what could be kept of such a file. What it misses may well be there, only
not as the format wants it; then the check of shape has said so already.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from armut_cli.check.schema import STRUCTS, kind_of
from armut_cli.text.lenient import salvage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from armut_cli.check.finding import Finding, Flaw
    from armut_cli.model.place import DataPath


class Sieve:
    """Holds back what has a flaw of the file as its cause, and sets right where the rest is."""

    def __init__(self, path: str, raw: dict[str, Any], flaws: Iterable[Flaw]) -> None:
        self.path = path
        self.raw = raw
        named = [way for _, it in flaws for way in (it.data, it.about) if way is not None]
        self.flaws = frozenset(named)
        self.above_flaws = {way[:length] for way in named for length in range(len(way))}
        self._kept: dict[DataPath, list[int]] = {}

    def settle(self, finding: Finding) -> Finding | None:
        """Give a finding with its true way in the file; None if a flaw is its cause."""
        if finding.data is None:
            return finding
        data = self._true_way(finding.data)
        about = data if finding.about is None else self._true_way(finding.about)
        causes = [about, *finding.also, *([("unpublished",)] if finding.about else [])]
        if any(map(self._is_flawed, causes)):
            return None
        return finding._replace(data=data, about=about)

    def _is_flawed(self, way: DataPath) -> bool:
        """Tell whether a flaw is there, within it or around it."""
        around = (way[:length] in self.flaws for length in range(1, len(way) + 1))
        return way in self.above_flaws or any(around)

    def _true_way(self, data: DataPath) -> DataPath:
        """Give the way in the file: of a list with flaws, entries may have been left out."""
        way: DataPath = ()
        value: Any = self.raw
        for step in data:
            true_step = step
            if isinstance(value, list) and isinstance(step, int):
                true_step = self._entries(way, len(value))[step]
                value = value[true_step]
            else:
                value = value.get(step) if isinstance(value, dict) else None
            way = (*way, true_step)
        return way

    def _entries(self, way: DataPath, count: int) -> list[int]:
        """Give the positions of the entries of a list that were kept."""
        if way not in self._kept:
            self._kept[way] = [
                n
                for n in range(count)
                if not self._is_flawed((*way, n)) or self._is_kept((*way, n))
            ]
        return self._kept[way]

    def _is_kept(self, way: DataPath) -> bool:
        """Tell whether an entry of a list is kept, by keeping it alone."""
        struct = STRUCTS[kind_of(self.path)]
        blank = {"id": "", "title": "", "name": "", "status": ""}
        required = {name: blank[name] for name in struct.__struct_fields__ if name in blank}
        kept: Any = salvage(struct, _alone(self.raw, way), required)
        for step in way:
            if isinstance(step, int):
                if not kept:
                    return False
                kept = kept[0]
            else:
                kept = kept[step] if isinstance(kept, dict) else getattr(kept, step)
        return True


def _alone(value: Any, way: DataPath) -> Any:
    """Give data in which nothing stands but what lies on a way, and beside it."""
    if not way:
        return value
    step, *rest = way
    inner = _alone(value[step], tuple(rest))
    return [inner] if isinstance(step, int) else {**value, step: inner}
