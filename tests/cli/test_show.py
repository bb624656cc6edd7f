"""``armut show``: the whole path of a measure in every form."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.sample import FILES

if TYPE_CHECKING:
    from tests.conftest import Armut

SCHOOL = """\
title: Ein langer Titel, der auf einem schmalen Bildschirm in eine zweite Zeile umbrechen muss
summary: Kurz gesagt.
target_groups: [Kinder]
districts: [Oberstadt]
goals: [beratung]
origin: {kind: group, group: alter, date: 2025-Q2, source: Protokoll}
statements:
  - {by: jugendamt}
  - {by: sozialamt, requested: 2026-01-02, text: Wir fragen nach.}
decisions: [{body: Rat, date: 2026, url: https://example.org/vo}]
lead: sozialamt
partners: [{organisation: jugendamt, role: Räume}]
status: in-umsetzung
status_reason: Weil es eilt.
start: 2025
ongoing: true
bundled_into: {measure: M-02}
blocker: {reason: Kein Raum, needs: einen Raum, from: jugendamt, since: 2026-02}
milestones:
  - {title: Raum, due: 2026-02, responsible: jugendamt}
  - {title: Fest, due: 2026-12-24}
  - {title: Offen}
evidence:
  - {kind: photo, title: Bild, url: https://example.org/bild}
unpublished: [lead, status_reason, sonstwas]
"""


def test_the_path_is_told_from_origin_to_evidence(armut: Armut) -> None:
    answer = armut.ask("show", "M-01", "--format", "text")
    titles = [line for line in answer.splitlines() if line and not line.startswith(" ")]
    assert titles == [
        "M-01  Besuchsdienste für ältere Menschen ausweiten",
        "● in Umsetzung · lead: Sozialamt · overdue since 31 May 2026, by 15 days",
        *("What it is about", "Origin", "Carrying out", "Milestones", "Updates"),
    ]
    assert "\n  March 2025                working group: Armut im Alter\n" in answer
    assert "\n  done 17 February 2026     ✓ Konzept\n" in answer
    assert "\n  due 31 May 2026, overdue  ○ Start in der Oberstadt\n" in answer
    assert "\n  2 May 2026                Die Räume sind gefunden. (Sozialamt)\n" in answer


def test_everything_a_file_can_say_is_shown(armut: Armut) -> None:
    armut.write({"measures/M-01.yaml": SCHOOL})
    answer = armut("show", "M-01")
    words = " ".join(answer.out.split())
    for text in (
        "Ein langer Titel, der auf einem schmalen Bildschirm in eine zweite Zeile umbrechen muss",
        *("Kurz gesagt.", "Kinder", "Oberstadt", "Beratung verbessern", "quarter 2 of 2025"),
        *("Source Protokoll", "Jugendamt still open", "asked for: 2 January 2026"),
        *("Wir fragen nach.", "2026 Rat https://example.org/vo", "Jugendamt (Räume)"),
        *("Start 2025", "permanent task", "Bundled into M-02", "Weil es eilt."),
        *("Kein Raum", "since February 2026", "needs: einen Raum", "○ Raum (Jugendamt)"),
        *("due February 2026, overdue", "due 24 December 2026", "no date", "○ Offen"),
        *("photo Bild https://example.org/bild", "Lead, Reason for the status, sonstwas"),
        "Problems measures/M-01.yaml:",
    ):
        assert text in words


def test_statements_answered_and_open(armut: Armut) -> None:
    words = " ".join(armut.ask("show", "4").split())
    assert "Jugendamt still open; asked for: 1 February 2026; due: 31 March 2026" in words
    assert "1 March 2026 Sozialamt: Das geht. Cost: 1200" in words
    assert "feasible (Sozialamt) Die Mittel sind da." in words
    assert "1 April 2026 Sozialausschuss, VO/1/26 beschlossen" in words
    assert "◔ in Prüfung · no date" not in words  # the label speaks English here
    assert "◔ under review · no date" in words


def test_a_description_is_folded_anew_but_keeps_its_list(armut: Armut) -> None:
    lines = [line.strip() for line in armut.ask("show", "4").splitlines()]
    (start,) = [n for n, line in enumerate(lines) if line.endswith("der Woche, auch am Abend:")]
    assert lines[start + 1 : start + 4] == ["", "- ohne Termin", "- ohne Kosten"]


def test_done_measures_are_not_late(armut: Armut) -> None:
    answer = armut.ask("show", "10")
    assert answer.splitlines()[1] == "✓ abgeschlossen · lead: Sozialamt"
    assert "M-01 Besuchsdienste" in answer
    assert "Kleiderkammer" in answer
    assert "press: Stadtblatt, 21 February 2026" in answer


def test_several_measures_stand_one_below_the_other(armut: Armut) -> None:
    first, second = armut.ask("show", "2", "3").split("─" * 80)
    assert first.startswith("M-02  Beratung bündeln\n◆ gebündelt · lead: Jobcenter\n")
    assert second.startswith("\n\nM-03  Mittagstisch einrichten\n")
    assert "due soon: 10 July 2026" in second


@pytest.mark.parametrize("columns", [40, 60, 80, 160])
def test_texts_fit_the_terminal(armut: Armut, columns: int) -> None:
    answer = armut.ask("show", "1", "2", "3", "4", COLUMNS=str(columns))
    assert max(map(len, answer.splitlines())) <= columns
    assert all(line == line.rstrip() for line in answer.splitlines())


def test_a_narrow_terminal_gets_labels_above_texts(armut: Armut) -> None:
    answer = armut.ask("show", "1", COLUMNS="40")
    assert "  Summary\n    Mehr Menschen sollen zu Hause" in answer
    assert "● in Umsetzung · lead: Sozialamt\noverdue since 31 May 2026, by 15 days\n" in answer


def test_colour_only_where_it_is_wanted(armut: Armut) -> None:
    assert "\x1b" not in armut.ask("show", "1")
    painted = armut.ask("--color", "always", "show", "1")
    assert "\x1b[1;31moverdue since" in painted
    assert "\x1b[1mOrigin\x1b[0m" in painted


def test_json_is_a_list_of_measures(armut: Armut) -> None:
    (measure,) = json.loads(armut.ask("show", "m-3", "--format", "json"))
    assert (measure["id"], measure["end"]) == ("M-03", "2026-07-10")
    assert measure["computed"]["lateness"] == "soon"


def test_yaml_is_the_file_itself(armut: Armut) -> None:
    assert armut.ask("show", "3", "--format", "yaml") == FILES["measures/M-03.yaml"]
    both = armut.ask("show", "3", "2", "--format", "yaml")
    assert both == f"{FILES['measures/M-03.yaml']}---\n{FILES['measures/M-02.yaml']}"


def test_markdown_has_headings_and_harmless_texts(armut: Armut) -> None:
    armut.write({"measures/M-03.yaml": "title: '<b>'\nstatus: fertig\nsummary: '*x*'\n"})
    answer = armut.ask("show", "3", "--format", "md")
    assert answer.startswith("## M-03 \\<b\\>\n\n✓ abgeschlossen\n\n### What it is about\n\n")
    assert "- **Summary:** \\*x\\*" in answer
    assert "\n- https://example.org/" not in answer


def test_sources_have_no_label_in_markdown(armut: Armut) -> None:
    armut.write({"measures/M-03.yaml": "title: t\nstatus: fertig\nsources: [Akte 7]\n"})
    assert "### Sources\n\n- Akte 7\n" in armut.ask("show", "3", "--format", "md")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "ID... is missing"),
        (("M-99",), "measure “M-99” is unknown"),
        (("M",), "measure “M” is ambiguous"),
        (("1", "--format", "html"), "format “html” is unknown"),
    ],
)
def test_wrong_input(armut: Armut, arguments: tuple[str, ...], message: str) -> None:
    assert message in armut.refuse("show", *arguments)


def test_awkward_ids_are_found_however_they_are_typed(armut: Armut) -> None:
    decomposed = "measures/Bu\u0308rgertreff.yaml"
    armut.write({decomposed: "title: Treff\nstatus: fertig\n"})
    for typed in ("Bürgertreff", "Bu\u0308rgertreff", "buergertreff", "BÜRGER"):
        assert armut.ask("show", typed).startswith("Bürgertreff  Treff\n")
