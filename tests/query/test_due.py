"""Open dates: overdue, soon, later; a vague date is over only when all of it is."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import msgspec
import pytest

from armut_cli.model.message import ArmutError
from armut_cli.query.due import (
    Due,
    days_words,
    due,
    due_headline,
    due_sections,
    due_text,
    plain_due,
)
from tests.query.compare import view

if TYPE_CHECKING:
    from armut_cli.query.view import View

FILES = {
    "measures/M-02.yaml": """\
title: B
status: active
lead: social
groups: [age]
end: 2026
milestones:
  - {title: Late, due: 2026-05}
  - {title: Reached, due: 2026-01, done: 2026-01-05}
  - {title: Undated}
  - {title: Soon, due: 2026-06-30, responsible: jobcenter}
""",
    "measures/M-10.yaml": "title: C\nstatus: planned\nend: 2026-06-01\n",
    "measures/M-03.yaml": "title: D\nstatus: done\nend: 2020\n",
}


def found(seen: View, within: int | None = None) -> list[Due]:
    return due(seen, seen.measures, within)


def lines(seen: View, within: int | None = None) -> list[tuple[str, str, str, str]]:
    return [
        (entry.when, entry.id, due_text(seen, entry), days_words(seen, entry))
        for entry in found(seen, within)
    ]


def test_open_dates_come_by_date() -> None:
    assert lines(view(FILES)) == [
        ("overdue", "M-02", "Late", "one day overdue"),
        ("soon", "M-10", "End of the measure", "today"),
        ("soon", "M-02", "Soon", "in 29 days"),
        ("later", "M-02", "End of the measure", "in 213 days"),
    ]


@pytest.mark.parametrize(
    ("today", "when"),
    [("2026-12-31", "soon"), ("2026-11-30", "later"), ("2027-01-01", "overdue")],
)
def test_a_year_is_late_only_when_it_is_over(today: str, when: str) -> None:
    seen = view({"measures/M-01.yaml": "title: A\nstatus: active\nend: 2026\n"})
    seen.today = date.fromisoformat(today)
    assert [entry.when for entry in found(seen)] == [when]


def test_within_leaves_out_what_comes_later_never_what_is_late() -> None:
    assert [line[0] for line in lines(view(FILES), 0)] == ["overdue", "soon"]
    assert len(lines(view(FILES), 29)) == 3


def test_sections_by_urgency_lead_and_group() -> None:
    seen = view(FILES)
    sections = {
        by: [(title, len(entries)) for title, entries in due_sections(seen, found(seen), by)]
        for by in ("when", "lead", "gr")
    }
    assert sections == {
        "when": [("Overdue", 1), ("Due soon", 2), ("Later", 1)],
        "lead": [("Jobcenter", 1), ("Social Office", 2), ("not given", 1)],
        "gr": [("Old age", 3), ("not given", 1)],
    }
    with pytest.raises(ArmutError):
        due_sections(seen, [], "colour")


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        (FILES, "One date is overdue, 2 are due soon."),
        ({}, "No date is open."),
        (
            {"measures/M-01.yaml": "title: A\nstatus: active\nend: 2028\n"},
            "No date is overdue, none is due soon.",
        ),
    ],
)
def test_the_headline(files: dict[str, str], sentence: str) -> None:
    seen = view(files)
    assert due_headline(seen, found(seen)) == sentence


def test_plain_data() -> None:
    assert json.loads(msgspec.json.encode(plain_due(found(view(FILES)))))[0] == {
        "when": "overdue",
        "date": "2026-05",
        "days": -1,
        "what": "milestone",
        "title": "Late",
        "id": "M-02",
        "measure": "B",
        "lead": "social",
        "groups": ["age"],
    }
