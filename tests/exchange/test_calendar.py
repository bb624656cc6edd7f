"""A calendar program reads the open dates as they stand in the register."""

from __future__ import annotations

from datetime import date

from icalendar import Calendar

from armut_cli.exchange.calendar import calendar
from armut_cli.lang.words import Words
from armut_cli.query.due import due
from armut_cli.query.view import View
from armut_cli.text.load import load

TODAY = date(2026, 11, 1)

FILES = {
    "armut.yaml": "name: Bündnis\norganisations: {amt: {name: Sozialamt, Ressort 201}}\n".replace(
        "Sozialamt, Ressort 201", "'Sozialamt, Ressort 201'"
    ),
    "measures/M-1.yaml": (
        "title: 'Bus; mit Komma, Umlaut ü und Zeilen'\nstatus: active\nlead: amt\nend: 2027\n"
        "milestones:\n- {title: Konzept, due: 2026-Q4}\n- {title: Fertig, done: 2026-01}\n"
    ),
}


def _calendar(today: date = TODAY) -> str:
    register = load({path: text.encode() for path, text in FILES.items()})
    view = View(register, today, Words("de"))
    return calendar(view, due(view, view.measures))


def test_each_open_date_is_an_all_day_event_on_its_last_day() -> None:
    events = Calendar.from_ical(_calendar()).walk("VEVENT")
    assert [(event.decoded("dtstart"), event.decoded("dtend")) for event in events] == [
        (date(2026, 12, 31), date(2027, 1, 1)),
        (date(2027, 12, 31), date(2028, 1, 1)),
    ]
    assert "Bus; mit Komma, Umlaut ü und Zeilen" in str(events[0]["summary"])
    assert "Konzept" in str(events[0]["summary"])
    assert "Sozialamt, Ressort 201" in str(events[0]["description"])


def test_the_same_register_and_day_give_the_same_bytes() -> None:
    assert _calendar() == _calendar()


def test_a_date_keeps_its_uid_on_another_day() -> None:
    first, second = (
        [str(event["uid"]) for event in Calendar.from_ical(_calendar(day)).walk("VEVENT")]
        for day in (TODAY, date(2026, 11, 2))
    )
    assert first == second
    assert len(set(first)) == len(first)


def test_lines_are_as_rfc_5545_wants_them() -> None:
    lines = _calendar().split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert all(len(line.encode()) <= 75 for line in lines)
