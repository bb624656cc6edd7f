"""The dated entries of a measure: what a new one holds, and where it goes among the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from armut_cli.model.kinds import kinds
from armut_cli.model.measure import Evidence, Update
from armut_cli.model.span import Span
from armut_cli.query.chronology import newest_first
from armut_cli.query.values import convert, record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from armut_cli.query.view import View


def new_entry(view: View, given: Mapping[str, Any]) -> dict[str, Any]:
    """Give an entry of ``updates`` from a person's values; the day is today if left out.

    ``evidence`` holds links, titles or records.

    Raises:
        ArmutError: if a value is none for its field.
    """
    entry: dict[str, Any] = {"date": view.today.isoformat()}
    for key, kind in kinds(Update).items():
        value = given.get(key)
        if value and key == "evidence":
            entry[key] = [record(view, Evidence, item) for item in value]
        elif value:
            entry[key] = convert(view, kind, value)
    return entry


def position(entries: Sequence[Any], date: str | int) -> int:
    """Give the position of a new entry, newest first or last as the entries are."""
    day = Span.parse(date)
    days = [_day(entry) for entry in entries]
    if newest_first(days):
        later = (n for n, other in enumerate(days) if other is not None and other <= day)
        return next(later, len(days))
    earlier = (n + 1 for n, other in enumerate(days) if other is None or other <= day)
    return max(earlier, default=0)


def newest_status(entries: Sequence[Any]) -> tuple[Span, str] | None:
    """Give day and status of the newest entry that has a status; of one day the last written."""
    dated = [(_day(entry), entry) for entry in entries if isinstance(entry, dict)]
    if newest_first([day for day, _ in dated]):
        dated.reverse()
    found: tuple[Span, str] | None = None
    for day, entry in dated:
        if day is not None and entry.get("status") and (found is None or day >= found[0]):
            found = day, str(entry["status"])
    return found


def _day(entry: Any) -> Span | None:
    try:
        return Span.parse(entry["date"])
    except (KeyError, TypeError, ValueError):
        return None
