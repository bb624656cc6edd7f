"""What is missing, by what the status calls for; what is only not published stands apart."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import msgspec
import pytest

from armut_cli.query.gaps import Gap, gap_sections, gaps, gaps_headline, plain_gaps
from tests.query.compare import ONE, view

if TYPE_CHECKING:
    from armut_cli.query.view import View

FULL = """\
title: A
status: active
lead: social
groups: [age]
statements: [{by: social, requested: 2026-01-01, date: 2026-02-01}]
recommendation: {verdict: feasible}
milestones: [{title: Plan, due: 2026-09}]
updates: [{date: 2026-05-01, text: News}]
"""


def found(seen: View) -> list[Gap]:
    return gaps(seen, seen.measures)


def missing(text: str) -> list[tuple[str, str]]:
    return [(gap.kind, gap.text) for gap in found(view({ONE: text}))]


def test_nothing_is_missing_in_a_full_measure() -> None:
    assert missing(FULL) == []


@pytest.mark.parametrize(
    ("old", "new", "kind", "text"),
    [
        ("lead: social\n", "", "no-lead", "no lead is named"),
        ("statements: [{by: social, requested: 2026-01-01, date: 2026-02-01}]\n", "",
         "no-statement", "no statement is named"),
        (", date: 2026-02-01", "", "open-statement", "Social Office has not answered for 151 days"),
        ("requested: 2026-01-01, date: 2026-02-01", "requested: 2026-05-31", "open-statement",
         "Social Office has not answered for one day"),
        (", requested: 2026-01-01, date: 2026-02-01", "", "open-statement",
         "Social Office has not answered yet"),
        ("requested: 2026-01-01, date: 2026-02-01", "requested: 2026-07-01", "open-statement",
         "Social Office has not answered yet"),
        ("recommendation: {verdict: feasible}\n", "", "no-recommendation",
         "no recommendation is named"),
        ("due: 2026-09", "due: 2026-09, done: 2026-05", "no-milestone", "none within 365 days"),
        ("due: 2026-09", "due: 2026-05", "no-milestone", "none within 365 days"),
        ("due: 2026-09", "due: 2028", "no-milestone", "none within 365 days"),
        (", due: 2026-09", "", "no-milestone", "none within 365 days"),
        ("2026-05-01, text", "2025-05-01, text", "no-update", "no update for 396 days"),
        ("updates: [{date: 2026-05-01, text: News}]\n", "", "no-update", "no update yet"),
    ],
)  # fmt: skip
def test_each_gap(old: str, new: str, kind: str, text: str) -> None:
    assert old in FULL
    assert missing(FULL.replace(old, new)) == [(kind, text)]


@pytest.mark.parametrize(
    ("status", "kinds"),
    [
        ("proposed", {"no-statement", "no-update"}),
        ("open", {"no-lead", "no-statement", "no-recommendation", "no-update"}),
        (
            "planned",
            {"no-lead", "no-statement", "no-recommendation", "no-milestone", "no-update"},
        ),
        ("done", set()),
        ("bundled", set()),
        ("deferred", set()),
    ],
)
def test_only_what_the_status_calls_for_is_missing(status: str, kinds: set[str]) -> None:
    assert {kind for kind, _ in missing(f"title: A\nstatus: {status}\n")} == kinds


def test_a_permanent_task_needs_no_milestone() -> None:
    text = FULL.replace("milestones: [{title: Plan, due: 2026-09}]", "ongoing: true")
    assert missing(text) == []


def test_what_is_known_but_not_published_stands_apart() -> None:
    seen = view({ONE: "title: A\nstatus: open\nunpublished: [lead, statements, updates]\n"})
    assert [(gap.kind, gap.documented) for gap in found(seen)] == [
        ("no-lead", True),
        ("no-statement", True),
        ("no-recommendation", False),
        ("no-update", True),
    ]
    assert gaps_headline(seen, found(seen)) == (
        "One gap in one measure. 3 more are documented as not published."
    )
    sections = gap_sections(seen, found(seen))
    assert [(title, len(entries)) for title, entries in sections] == [
        ("No recommendation", 1),
        ("Known, but not published", 3),
    ]


TWO = {
    ONE: FULL.replace(", date: 2026-02-01", ""),
    "measures/M-02.yaml": FULL.replace("requested: 2026-01-01, date: 2026-02-01",
                                       "requested: 2025-01-01").replace("lead: social\n", ""),
    "measures/M-03.yaml": FULL.replace("groups: [age]\n", "").replace("2026-05-01", "2020-01"),
}  # fmt: skip


def test_gaps_come_by_kind_the_longest_first() -> None:
    assert [(gap.kind, gap.id, gap.days) for gap in found(view(TWO))] == [
        ("no-lead", "M-02", None),
        ("open-statement", "M-02", 516),
        ("open-statement", "M-01", 151),
        ("no-update", "M-03", 2313),
    ]


def test_sections_by_lead_and_group() -> None:
    seen = view(TWO)
    assert {
        by: [(title, len(entries)) for title, entries in gap_sections(seen, found(seen), by)]
        for by in ("kind", "lead", "group")
    } == {
        "kind": [("No lead", 1), ("Statement open", 2), ("No news", 1)],
        "lead": [("Social Office", 2), ("not given", 2)],
        "group": [("Old age", 3), ("not given", 1)],
    }


def test_the_headline_of_many_and_of_none() -> None:
    assert gaps_headline(view(), []) == "Nothing is missing."
    seen = view(TWO)
    assert gaps_headline(seen, found(seen)) == "4 gaps in 3 measures."


def test_plain_data() -> None:
    assert json.loads(msgspec.json.encode(plain_gaps(found(view(TWO)))))[1] == {
        "kind": "open-statement",
        "id": "M-02",
        "title": "A",
        "lead": None,
        "groups": ["age"],
        "text": "Social Office has not answered for 516 days",
        "days": 516,
        "office": "social",
        "documented": False,
    }
