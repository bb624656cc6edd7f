"""Judge what was measured by the limits; pure, no process runs here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from process import Cost, Failure

if TYPE_CHECKING:
    from cases import Figure, Limit

Result = list[Cost] | Failure
"""The costs of all runs of a case, or why there are none."""

UNITS = {"cpu": "s CPU", "wall": "s", "peak": "MiB"}


@dataclass(frozen=True)
class Verdict:
    """A limit and what was found: a row to print, and whether the limit is broken."""

    row: tuple[str, str, str, str]
    broken: bool


def judge(limit: Limit, results: dict[str, Result]) -> Verdict:
    """Hold a case to its limit; what was not measured or failed breaks no limit."""
    unit = UNITS[limit.figure]
    without = f" - {limit.less}" if limit.less else ""
    subject, most = limit.case + without, f"{limit.most:g} {unit}"
    if limit.of:
        most = f"{limit.most:g} x " + (f"({limit.of}{without})" if without else limit.of)
    named = [name for name in (limit.case, limit.of, limit.less) if name]
    if any(name not in results for name in named):
        return Verdict((subject, most, "", "not measured here"), broken=False)
    figures: list[float] = []
    for name in named:
        result = results[name]
        if isinstance(result, Failure):
            return Verdict((subject, most, "", f"{name}: failed"), broken=False)
        figures.append(judged(result, limit.figure))
    off = figures[-1] if limit.less else 0.0
    found = figures[0] - off
    allowed = limit.most * (figures[1] - off if limit.of else 1)
    broken = found > allowed
    if limit.of:
        most += f" = {allowed:.3f} {unit}"
    is_ = f"{found:.3f} {unit}"
    if limit.of and allowed > 0:
        is_ = f"{found / allowed * limit.most:.2f} x = {is_}"
    return Verdict((subject, most, is_, "BROKEN" if broken else "ok"), broken)


def spread(costs: list[Cost], figure: Figure) -> list[float]:
    """Give one figure of all runs."""
    return [getattr(cost, figure) for cost in costs]


def judged(costs: list[Cost], figure: Figure) -> float:
    """Give the figure by which a limit is judged."""
    values = spread(costs, figure)
    return max(values) if figure == "peak" else min(values)
