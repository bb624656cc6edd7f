"""``armut gaps``: what is missing, in every form."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.terminal import on_terminal

if TYPE_CHECKING:
    from tests.conftest import Armut


def test_gaps_as_lines(armut: Armut) -> None:
    rows = [line.split("\t") for line in armut.ask("gaps").splitlines()]
    assert [(row[0], row[1], row[4]) for row in rows] == [
        ("No statement", "M-01", ""),
        ("No statement", "M-03", ""),
        ("Statement open", "M-04", "134"),
        ("No recommendation", "M-01", ""),
        ("No recommendation", "M-03", ""),
        ("No milestone ahead", "M-01", ""),
        ("No milestone ahead", "M-03", ""),
        ("No news", "M-03", "161"),
        ("No news", "M-04", ""),
    ]


def test_a_table_has_sections(armut: Armut) -> None:
    answer = armut.ask("gaps", "--format", "table", "--by", "group")
    heads = [line for line in answer.splitlines() if line.endswith(")")]
    assert heads == ["Armut im Alter (5)", "Steuerungsteam (3)", "not given (4)"]


def test_what_is_known_but_not_published_stands_last(armut: Armut) -> None:
    file = "title: X\nstatus: geprueft\nunpublished: [statements, recommendation]\n"
    armut.write({"measures/M-05.yaml": file})
    answer = armut.ask("gaps", "M-05", "--format", "md")
    assert [line for line in answer.splitlines() if line.startswith("#")] == [
        "## No news (1)",
        "## Known, but not published (2)",
    ]
    data = json.loads(armut.ask("gaps", "M-05", "--format", "json"))
    assert [entry["documented"] for entry in data] == [False, True, True]


def test_nothing_missing_is_an_empty_answer(armut: Armut) -> None:
    assert armut.ask("gaps", "M-10") == ""
    assert json.loads(armut.ask("gaps", "M-10", "--format", "json")) == []


def test_a_terminal_gets_a_table_and_a_sentence(armut: Armut) -> None:
    screen = on_terminal("--today", "2026-06-15", "gaps", folder=armut.folder, columns=120)
    assert screen.code == 0
    assert screen.lines[-1] == "9 gaps in 3 measures."
    quiet = on_terminal("--today", "2026-06-15", "-q", "gaps", folder=armut.folder)
    assert "9 gaps in 3 measures." not in quiet.text
