"""An older state put together: what differs was read anew, all else is as it is now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Collection

    from armut_cli.model.register import Register


def with_unchanged(differing: Register, now: Register, unchanged: Collection[str]) -> Register:
    """Give the older state in full.

    Args:
        differing: the older state of all files that differ, ``armut.yaml`` with them.
        now: the newer state.
        unchanged: paths of the files that have the same content in both.
    """
    same = {key: path for key, path in now.paths.items() if path in unchanged}
    measures = {id: now.measures[id] for folder, id in same if folder == "measures"}
    groups = {id: now.groups[id] for folder, id in same if folder == "groups"}
    return replace(
        differing,
        measures=measures | differing.measures,
        groups=groups | differing.groups,
        paths=same | differing.paths,
        problems=(
            *differing.problems,
            *(problem for problem in now.problems if problem.place.path in unchanged),
        ),
        flawed=(*differing.flawed, *(it for it in now.flawed if it.path in unchanged)),
    )
