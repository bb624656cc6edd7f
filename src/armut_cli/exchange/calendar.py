"""Open dates for a calendar program: iCalendar (RFC 5545)."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from icalendar import Calendar, Event

from armut_cli.query.due import due_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from armut_cli.query.due import Due
    from armut_cli.query.view import View


def calendar(view: View, entries: Iterable[Due]) -> str:
    """Give open dates as a calendar with an all-day event on the last day of each.

    The same date of the same measure keeps its UID, so that an import a second time moves the
    event instead of doubling it.
    """
    made = Calendar()
    made.add("prodid", "-//armut-cli//armut//DE")
    made.add("version", "2.0")
    made.add("x-wr-calname", view.label(view.register.alliance.name))
    stamp = datetime.combine(view.today, time(), UTC)
    for entry in entries:
        made.add_component(_event(view, entry, stamp))
    return bytes(made.to_ical()).decode()


def _event(view: View, entry: Due, stamp: datetime) -> Event:
    key = f"{entry.id}\0{entry.what}\0{entry.title}".encode()
    event = Event()
    event.add("uid", f"{hashlib.sha256(key).hexdigest()[:32]}@armut")
    event.add("dtstamp", stamp)
    event.add("dtstart", entry.date.last)
    event.add("dtend", entry.date.last + timedelta(days=1))
    event.add("summary", f"{entry.id} {entry.measure}: {due_text(view, entry)}")
    event.add("description", f"{entry.date} · {view.organisation(entry.lead, full=True)}")
    event.add("transp", "TRANSPARENT")
    return event
