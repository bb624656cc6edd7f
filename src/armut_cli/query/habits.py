"""Dates as people are used to write them: ``30.09.2026``, ``Juni 2026``, ``Q3/2026``."""

from __future__ import annotations

import re

_HABITS = tuple(
    re.compile(habit, re.IGNORECASE)
    for habit in (
        r"(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\. ?(?P<year>\d{4}|\d\d)",
        r"(?P<month>\d{1,2})[./](?P<year>\d{4})",
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?",
        r"Q(?P<quarter>[1-4])[ /-]?(?P<year>\d{4})",
        r"(?P<quarter>[1-4])\. ?Quartal ?(?P<year>\d{4})",
        r"(?P<year>\d{4})[ /-]?Q(?P<quarter>[1-4])",
        r"(?:(?P<day>\d{1,2})(?:\. ?| ))?(?P<name>[a-zä]{3})[a-z]*\.? (?P<year>\d{4})",
    )
)
_MONTHS = ("jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez")
_ENGLISH = {"mar": "mär", "may": "mai", "oct": "okt", "dec": "dez"}


def guess_date(value: str) -> str | None:
    """Put a date that is written by another habit into our form: ``30.09.2026``, ``Q3/2026``.

    The calendar need not have it.
    """
    for habit in _HABITS:
        if match := habit.fullmatch(value):
            parts = match.groupdict()
            year = parts["year"] if len(parts["year"]) > 2 else f"20{parts['year']}"  # noqa: PLR2004 - digits
            if parts.get("quarter"):
                return f"{year}-Q{parts['quarter']}"
            month = parts.get("month") or _month(parts["name"].casefold())
            if not month:
                return None
            day = f"-{int(parts['day']):02}" if parts.get("day") else ""
            return f"{year}-{int(month):02}{day}"
    return None


def _month(name: str) -> int:
    """Give the number of a month from the first three letters of its name; 0 if it is none."""
    name = _ENGLISH.get(name, name)
    return _MONTHS.index(name) + 1 if name in _MONTHS else 0
