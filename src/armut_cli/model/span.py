"""Vague dates: a year, a quarter, a month or a day, kept as written."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache, total_ordering
from typing import Final

PATTERN = r"^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
"""The form of a vague date as a regular expression (ECMA 262, for JSON Schema)."""

_FORM = re.compile(r"(\d{4})(?:-Q([1-4])|-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?\Z", re.ASCII)


@total_ordering
class Span:
    """A vague date: the days from ``first`` to ``last``, both included.

    ``2026``, ``2026-Q3``, ``2026-09`` and ``2026-09-30`` (ISO 8601, the quarter as people
    write it). Spans compare by their last day, because a thing promised for 2026 is late
    only when 2026 is over; of two that end alike the shorter is the lesser. Not a dataclass:
    msgspec would read those as mappings.
    """

    __slots__ = ("first", "last", "written")

    def __init__(self, written: str, first: date, last: date) -> None:
        self.written: Final = written
        self.first: Final = first
        self.last: Final = last

    @classmethod
    def parse(cls, written: str | int) -> Span:
        """Read a vague date as it stands in a file; YAML gives a bare year as a number.

        Raises:
            ValueError: if it is not one of the four forms or no day of the calendar.
        """
        return _parse(str(written))

    @property
    def days(self) -> int:
        """How many days the span has; 1 for a precise date."""
        return (self.last - self.first).days + 1

    def __str__(self) -> str:
        return self.written

    def __repr__(self) -> str:
        return f"Span({self.written!r})"

    def __hash__(self) -> int:
        return hash((self.first, self.last))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Span) and (self.first, self.last) == (other.first, other.last)

    def __lt__(self, other: Span) -> bool:
        return (self.last, self.days) < (other.last, other.days)


@lru_cache(maxsize=4096)
def _parse(written: str) -> Span:
    match = _FORM.match(written)
    if match is None:
        raise ValueError(written)
    year, quarter, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None  # the pattern has it
    if quarter:
        first_month, last_month = 3 * quarter - 2, 3 * quarter
    else:
        first_month, last_month = month or 1, month or 12
    if day:
        exact = date(year, first_month, day)
        return Span(written, exact, exact)
    last_day = monthrange(year, last_month)[1]
    return Span(written, date(year, first_month, 1), date(year, last_month, last_day))
