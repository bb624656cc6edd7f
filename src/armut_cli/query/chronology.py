"""The order in which people write dated entries."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armut_cli.model.span import Span


def newest_first(days: Sequence[Span | None]) -> bool:
    """Say whether entries stand newest first; where that is not clear, they do not."""
    known = [day for day in days if day is not None]
    down = sum(one > other for one, other in pairwise(known))
    return down > sum(one < other for one, other in pairwise(known))
