"""What stands in each column, and the state of a measure."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from armut_cli.lang.words import Words
from armut_cli.query.columns import COLUMNS
from armut_cli.query.meetings import last_meeting, next_meeting
from armut_cli.query.plain import fields
from armut_cli.query.view import View
from armut_cli.text.load import load
from tests.sample import FILES, TODAY

VIEW = View(
    load({path: text.encode() for path, text in FILES.items()}),
    date.fromisoformat(TODAY),
    Words("en"),
)


@pytest.mark.parametrize(
    ("id", "column", "text"),
    [
        ("M-01", "milestones", "1/2"),
        ("M-02", "milestones", ""),
        ("M-02", "bundled_into", "Beratungskonzept"),
        ("M-01", "bundled_into", ""),
        ("M-01", "origin", "working group"),
        ("M-03", "origin", ""),
        ("M-04", "recommendation", "feasible"),
        ("M-01", "recommendation", ""),
        ("M-01", "partners", "Jugendamt"),
        ("M-01", "kind", "in implementation"),
        ("M-01", "visibility", "internal"),
        ("M-01", "ongoing", ""),
        ("M-01", "blocker", ""),
        ("M-04", "statements", "2"),
        ("M-04", "decisions", "1"),
        ("M-10", "offers", "1"),
        ("M-10", "related", "M-01"),
        ("M-04", "description", "Einmal in der Woche, auch am Abend: - ohne Termin - ohne Kosten"),
        ("M-01", "goals", "Teilhabe stärken"),
        ("M-01", "lateness", "overdue"),
        ("M-03", "lateness", "due soon"),
        ("M-04", "lateness", "no date"),
        ("M-01", "due", "2026-05-31"),
        ("M-10", "due", ""),
    ],
)
def test_cells(id: str, column: str, text: str) -> None:
    assert COLUMNS[column].text(VIEW, VIEW.register.measures[id]) == text


def test_every_column_has_a_text_for_every_measure() -> None:
    for column in COLUMNS.values():
        assert all(isinstance(column.text(VIEW, m), str) for m in VIEW.measures)


def test_unknown_ids_stand_for_themselves() -> None:
    assert VIEW.group("x") == VIEW.goal("x") == VIEW.process("x") == VIEW.organisation("x") == "x"
    assert VIEW.status_label("x") == "x"
    assert VIEW.organisation(None) == ""
    assert VIEW.label({"de": "a", "en": "b"}) == "b"


def test_meetings_from_a_day() -> None:
    group = VIEW.register.groups["alter"]
    empty = VIEW.register.groups["steuerung"]
    assert str(last_meeting(group, date(2026, 6, 1)).date) == "2026-05-20"  # type: ignore[union-attr]
    assert last_meeting(group, date(2026, 5, 20)) is None
    assert str(next_meeting(group, date(2026, 9, 30)).date) == "2026-09"  # type: ignore[union-attr]
    assert next_meeting(group, date(2026, 10, 1)) is None
    assert next_meeting(empty, date(2026, 1, 1)) is None


def test_only_known_kinds_become_plain_data() -> None:
    class Odd(msgspec.Struct):
        value: object

    with pytest.raises(NotImplementedError):
        fields(Odd(value=object()))
