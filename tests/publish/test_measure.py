"""A measure on a page of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import html5lib
import pytest

from tests.publish.town import FILES, golden, report

if TYPE_CHECKING:
    from armut_cli.publish.escape import Format

WHOLE = {
    **FILES,
    "measures/M-09.yaml": """
title: Ganzer Weg
summary: Von der Idee zum Beleg.
wording: |
  # Überschrift

  Ein *Vorschlag* mit [Link](https://example.org).
description: Beschreibung.
groups: [alter]
goals: [teilhabe]
target_groups: [Ältere]
districts: [Oberstadt]
origin: {kind: citizen, date: 2024}
statements:
  - {by: sozialamt, due: 2024-03-01, date: 2024-02-20, text: Ja., cost: 12000}
  - {by: jobcenter, due: 2024-03-01}
  - {by: wer, cost: wenig}
recommendation: {verdict: feasible, reason: Gut., by: sozialamt, date: 2024-04-01}
decisions:
  - {body: Rat, date: 2024-06-12, paper: VO/1/24, result: zugestimmt, url: https://example.org/vo}
  - {body: Ausschuss}
lead: sozialamt
partners: [{organisation: jobcenter, role: berät}, {organisation: andere}]
status: active
start: 2025
end: 2027
milestones:
  - {title: Fertig, due: 2025-03, done: 2025-02-01}
  - {title: Zu spät, due: 2026-01, responsible: jobcenter}
  - {title: Kommt, due: 2027-01}
  - {title: Irgendwann}
updates:
  - date: 2025-02-01
    by: sozialamt
    text: Begonnen.
    status: active
    evidence: [{kind: press, title: Zeitung, url: https://example.org/z}]
  - {date: 2026-02-01}
evidence: [{kind: report, title: Bericht, date: 2026-03}]
offers:
  - {name: Café, provider: Verein, district: Oberstadt, audience: Alle, url: https://example.org/c}
  - {name: Treff}
blocker: {reason: Geld fehlt., needs: Geld, from: sozialamt, since: 2026-05}
related: [M-01, M-77]
sources: [https://example.org/q, Zeitung]
unpublished: [origin, nebenbei]
""",
}


def whole(format: Format) -> str:
    only = {
        path: text for path, text in WHOLE.items() if path[9:] in ("", "M-01.yaml", "M-09.yaml")
    }
    only |= {path: text for path, text in WHOLE.items() if not path.startswith("measures/")}
    return report(only, format, template="measure")


@pytest.mark.parametrize("format", ["md", "html"])
def test_measure_page_is_as_it_was(format: Format) -> None:
    golden(f"measure.{format}", whole(format))


def test_measure_page_is_valid() -> None:
    html5lib.HTMLParser(strict=True).parse(whole("html"))


def test_page_of_one_measure_has_its_title() -> None:
    only = {"armut.yaml": "name: x\n", "measures/a.yaml": "title: Eine\nstatus: active\n"}
    assert "<title>Eine – x</title>" in report(only, "html", template="measure")
    assert "<title>Measures – Leer</title>" in report(
        {"armut.yaml": "name: Leer\n"}, "html", template="measure"
    )


def test_internal_fields_do_not_reach_a_template() -> None:
    only = {
        "armut.yaml": "name: x\n",
        "measures/a.yaml": "title: Eine\nstatus: active\ninternal: {notes: Geheim}\n",
    }
    for template in ("status", "control", "measure"):
        assert "Geheim" not in report(only, template=template)
