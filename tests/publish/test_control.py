"""The control table for the council."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from armut_cli.publish.control import control
from tests.publish.town import FILES, golden, report, view

if TYPE_CHECKING:
    from armut_cli.publish.escape import Format

DONE = {
    **FILES,
    "measures/M-06.yaml": """
title: Wegweiser drucken
status: done
origin: {kind: group, group: alter, date: 2024-05}
decisions:
  - {body: Rat, date: 2024-06-12, paper: VO/0001/24, result: zugestimmt, url: https://example.org/vo}
  - {body: Sozialausschuss}
updates:
  - {date: 2026-03-01, text: Gedruckt., status: done}
  - {date: 2026-09-01, text: Nachgedruckt.}
""",
    "measures/M-07.yaml": "title: Nein\nstatus: rejected\nstatus_reason: Aufgabe des Landes.\n",
}


@pytest.mark.parametrize("format", ["md", "html"])
def test_control_report_is_as_it_was(format: Format) -> None:
    golden(f"control.{format}", report(DONE, format, template="control"))


def test_done_measures_are_listed_one_last_time() -> None:
    seen = view(DONE)
    table = control(seen, seen.measures)
    assert [row.entry.id for row in table.done] == ["M-06", "M-07"]
    assert [row.entry.id for row in table.open] == ["M-01", "M-02", "M-03", "M-04", "M-05"]


@pytest.mark.parametrize(
    ("since", "ids"), [(date(2026, 2, 1), ["M-06", "M-07"]), (date(2026, 4, 1), ["M-07"])]
)
def test_what_was_finished_before_the_last_report_is_left_out(since: date, ids: list[str]) -> None:
    seen = view(DONE)
    assert [row.entry.id for row in control(seen, seen.measures, since).done] == ids


def test_decisions_origin_and_reasons() -> None:
    seen = view(DONE)
    table = control(seen, seen.measures)
    row = table.done[0]
    assert row.origin == "Armut im Alter, May 2024"
    assert row.decisions[0].text == "Rat, 12 June 2024, VO/0001/24: zugestimmt"
    assert row.decisions[0].url == "https://example.org/vo"
    assert row.decisions[1].text == "Sozialausschuss"
    reasons = {row.entry.id: row.reason for row in (*table.open, *table.done)}
    assert reasons["M-01"] == "no reason given"
    assert reasons["M-02"] == ""
    assert reasons["M-03"] == "Die Mittel fehlen."
    assert reasons["M-04"] == "Eine Stelle ist nicht besetzt."
    assert reasons["M-07"] == "Aufgabe des Landes."


@pytest.mark.parametrize(
    ("given", "into", "reason"),
    [
        ("bundled_into: {process: konzept}", "into: Beratungskonzept", ""),
        ("bundled_into: {measure: M-01}", "into: M-01 Besuchsdienste ausweiten", ""),
        ("unpublished: [bundled_into]", "into: not published", ""),
        ("", "", ""),
        (
            "bundled_into: {process: konzept}\nstatus_reason: Dort geht es besser.",
            "into: Beratungskonzept",
            "Dort geht es besser.",
        ),
    ],
)
def test_where_a_proposal_went_is_no_reason_for_delay(given: str, into: str, reason: str) -> None:
    files = {**FILES, "measures/M-02.yaml": f"title: x\nstatus: bundled\n{given}\n"}
    seen = view(files)
    rows = {row.entry.id: row for row in control(seen, seen.measures).open}
    assert (rows["M-02"].into, rows["M-02"].reason) == (into, reason)
    if into:
        for form in ("md", "html", "typ"):
            made = report(files, form, template="control").replace("\\-", "-")
            assert " ".join(into.split()[1:]) in made


def test_empty_register_has_a_control_report() -> None:
    assert "There are no measures." in report({}, template="control")
