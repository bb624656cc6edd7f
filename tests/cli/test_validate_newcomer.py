"""Mistakes of people who have never seen YAML: what the help shows leads back to no problems."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from tests.conftest import Armut

PATH = "measures/M-07.yaml"


@pytest.fixture
def register(empty: Armut) -> Armut:
    """Give the program with a copy of the real register."""
    files = [ROOT / "armut.yaml", *ROOT.glob("measures/*.yaml"), *ROOT.glob("groups/*.yaml")]
    empty.write({file.relative_to(ROOT).as_posix(): file.read_bytes() for file in files})
    return empty


@pytest.mark.parametrize(
    ("right", "wrong", "rule", "shown"),
    [
        ("title: Titel nicht", "title:Titel nicht", "missing-space", "title: Titel nicht veröff"),
        ("title: Titel nicht", "title: „Titel“: nicht", "unquoted-text", 'title: "„Titel“: nicht'),
        ("title: Titel nicht", "title: Titel: nicht", "unquoted-text", 'title: "Titel: nicht'),
        ("title: Titel nicht", 'title: "Titel nicht', "unbalanced-quotes", 'title: "Titel nicht'),
        ("  verdict: practice", "\tverdict: practice", "tab-character", "  verdict: practice"),
        ("  verdict: practice", "   verdict: practice", "wrong-indentation", "  verdict: practice"),
        ("  by: stadt", " by: stadt", "wrong-indentation", "  by: stadtverwaltung"),
        ("  - title\n", "   - title\n", "wrong-indentation", "  - title"),
        ("  - title\n", "  -title\n", "wrong-kind", "- title"),
        ("verdict: practice", "verdict: Praxis", "unknown-value", "“practice”"),
        ("status: in-umsetzung", "status: In Umsezung", "unknown-status", "“in-umsetzung”"),
        ("date: 2019-01-25", "date: 25.01.2019", "no-date", "“2019-01-25”"),
        ("recommendation:", "Empfehlung:", "unknown-key", "“recommendation”"),
        ("by: stadtverwaltung", "by: Stadt Wupertal", "unknown-organisation", "“stadtverwaltung”"),
    ],
)
def test_a_mistake_is_mended_by_its_help(
    register: Armut, right: str, wrong: str, rule: str, shown: str
) -> None:
    text = (ROOT / PATH).read_text("utf-8")
    register.write({PATH: text.replace(right, wrong, 1)})
    (problem,) = json.loads(register("validate", PATH, "--format", "json").out)["problems"]
    assert problem["rule"] == rule
    assert problem["line"] == text[: text.index(right)].count("\n") + 1 + right.startswith("\n")
    assert shown in problem["help"]
    # The person replaces the line, or the marked piece of it, by what the help shows.
    lines = text.replace(right, wrong, 1).splitlines(keepends=True)
    row, help = problem["line"] - 1, problem["help"]
    if shown.startswith("“"):
        old = lines[row]
        lines[row] = old[: problem["column"] - 1] + shown[1:-1] + old[problem["end_column"] - 1 :]
    else:
        indent = " " * (problem["column"] - 1) * (rule == "wrong-kind")
        lines[row] = indent + help[help.index(shown) :] + "\n"
    register.write({PATH: "".join(lines)})
    assert register("validate", PATH).out == "1 file: no problems\n"
