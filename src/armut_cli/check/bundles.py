"""Which measure goes into which: the ways of bundling, their ends and their circles."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armut_cli.check.case import Case
    from armut_cli.model.measure import Measure


def targets_of(case: Case) -> dict[str, str]:
    """Give the measures that are bundled into measures, each with its target."""
    return {
        measure.id: into.measure
        for _, measure in case.of("bundled")
        if (into := measure.bundled_into) is not None and into.measure
    }


def process_of(case: Case, measure: Measure | None) -> str | None:
    """Give the process that a measure is bundled into."""
    if measure is None or measure.bundled_into is None or case.kind(measure) != "bundled":
        return None
    return measure.bundled_into.process


def ends_of(targets: dict[str, str]) -> dict[str, str]:
    """Give the last measure on the way of each one; of a way into a circle, an empty text."""
    ends: dict[str, str] = {}
    for id in targets:
        way: dict[str, None] = {}
        at = id
        while at in targets and at not in ends and at not in way:
            way[at] = None
            at = targets[at]
        ends.update(dict.fromkeys(way, "" if at in way else ends.get(at, at)))
    return ends


def circles_of(targets: dict[str, str]) -> Iterator[list[str]]:
    """Give every circle once, from any of its measures on."""
    settled: set[str] = set()
    for id in targets:
        way: dict[str, int] = {}
        at = id
        while at in targets and at not in settled and at not in way:
            way[at] = len(way)
            at = targets[at]
        if at in way:
            yield list(way)[way[at] :]
        settled.update(way)
