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

_KNOWN_GAPS: DataPath = ("unpublished",)


def settle(finding: Finding, raw: dict[str, Any], flaws: Iterable[Flaw]) -> Finding | None:
    """Give a finding with its true way in the file; None if a flaw is its cause."""
    if finding.data is None:
        return finding
    data = true_way(finding.path, raw, finding.data)
    about = data if finding.about is None else true_way(finding.path, raw, finding.about)
    for _, flaw in flaws:
        for way in (flaw.data, flaw.about):
            if way is None:
                continue
            if _touch(way, about) or (finding.about and way[:1] == _KNOWN_GAPS):
                return None
    return finding._replace(data=data, about=about)


def _touch(one: DataPath, other: DataPath) -> bool:
    """Tell whether one way leads through the end of the other."""
    length = min(len(one), len(other))
    return one[:length] == other[:length]


def true_way(path: str, raw: dict[str, Any], data: DataPath) -> DataPath:
    """Give the way in the file for a way in what was kept of it: lists may have lost entries."""
    way: DataPath = ()
    value: Any = raw
    for step in data:
        if isinstance(value, list) and isinstance(step, int):
            kept = [n for n in range(len(value)) if _is_kept(path, raw, (*way, n))]
            way = (*way, kept[step])
            value = value[kept[step]]
        else:
            way = (*way, step)
            value = value.get(step) if isinstance(value, dict) else None
    return way


def _is_kept(path: str, raw: dict[str, Any], way: DataPath) -> bool:
    """Tell whether an entry of a list is kept, by keeping it alone."""
    struct = STRUCTS[kind_of(path)]
    blank = {"id": "", "title": "", "name": "", "status": ""}
    required = {name: blank[name] for name in struct.__struct_fields__ if name in blank}
    kept: Any = salvage(struct, _alone(raw, way), required)
    for step in way:
        if isinstance(step, int):
            if not kept:
                return False
            kept = kept[0]
        else:
            kept = kept[step] if isinstance(kept, dict) else getattr(kept, step)
    return True


def _alone(value: Any, way: DataPath) -> Any:
    """Give data in which the lists on a way hold nothing but what lies on it."""
    if not way:
        return value
    step, *rest = way
    inner = _alone(value[step], tuple(rest))
    return [inner] if isinstance(step, int) else {**value, step: inner}
