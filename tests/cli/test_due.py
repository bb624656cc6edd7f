"""``armut due``: open dates in every form."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.terminal import on_terminal

if TYPE_CHECKING:
    from tests.conftest import Armut


def test_dates_as_lines(armut: Armut) -> None:
    rows = [line.split("\t") for line in armut.ask("due").splitlines()]
    assert [row[:5] for row in rows] == [
        ["Overdue", "2026-05-31", "15 days overdue", "M-01", "Start in der Oberstadt"],
        ["Due soon", "2026-07-10", "in 25 days", "M-03", "End of the measure"],
        ["Later", "2027", "in 564 days", "M-01", "End of the measure"],
    ]
    assert {row[6] for row in rows} == {"Sozialamt", "Jugendamt"}


def test_a_table_has_sections(armut: Armut) -> None:
    answer = armut.ask("due", "--format", "table", "--within", "30")
    heads = [line for line in answer.splitlines() if line.endswith(")")]
    assert heads == ["Overdue (1)", "Due soon (1)"]
    by_lead = armut.ask("due", "--format", "table", "--by", "lead")
    assert [line for line in by_lead.splitlines() if line.endswith(")")] == [
        "Jugendamt (1)",
        "Sozialamt (2)",
    ]


def test_plain_data_and_selection(armut: Armut) -> None:
    answer = json.loads(armut.ask("due", "--lead", "jugendamt", "--format", "json"))
    assert [(entry["id"], entry["days"]) for entry in answer] == [("M-03", 25)]
    assert json.loads(armut.ask("due", "M-10", "--format", "json")) == []
    assert armut.ask("due", "M-10", "--format", "csv") == ("when,date,days,id,what,measure,lead\n")


def test_unknown_sections_are_refused(armut: Armut) -> None:
    assert "“colour” is unknown" in armut.refuse("due", "--by", "colour")


def test_a_terminal_gets_a_table_and_a_sentence(armut: Armut) -> None:
    screen = on_terminal("--today", "2026-06-15", "due", folder=armut.folder, columns=120)
    assert screen.code == 0
    assert screen.lines[-1] == "One date is overdue, one is due soon."
    quiet = on_terminal("--today", "2026-06-15", "-q", "due", folder=armut.folder)
    assert "One date is overdue, one is due soon." not in quiet.text


def test_columns_without_room_are_named(armut: Armut) -> None:
    said = armut("due", "--format", "table", COLUMNS="40")
    assert said.err.startswith("the terminal is too narrow for: ")
    assert "Lead" in said.err
    assert armut("--quiet", "due", "--format", "table", COLUMNS="40").err == ""
