"""``armut validate --fix``: what is safe is mended, shown and written; the rest is reported."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Armut

PATH = "measures/M-03.yaml"
WRONG = "titel: Mittag: groß  \nstatus: umzusetzen\nlead: jugendamt\n"
RIGHT = 'title: "Mittag: groß"\nstatus: umzusetzen\nlead: jugendamt\n'


def content(armut: Armut) -> bytes:
    return (armut.folder / PATH).read_bytes()


def test_a_mended_file_is_shown_written_and_checked(armut: Armut) -> None:
    armut.write({PATH: WRONG.encode("cp1252")})
    answer = armut("validate", "--fix", PATH)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines() == [
        f"--- a/{PATH}",
        f"+++ b/{PATH}",
        "@@ -1,3 +1,3 @@",
        "-titel: Mittag: groß  ",
        '+title: "Mittag: groß"',
        " status: umzusetzen",
        " lead: jugendamt",
        f"mended: register/{PATH}: saved as UTF-8, it was Windows-1252",
        f"mended: register/{PATH}:1:14: colon within a text that stands without quotation marks",
        f"mended: register/{PATH}:1:1: unknown key “titel”",
        f"mended: register/{PATH}:1:1: blanks at the end of 1 line deleted",
        "1 file mended",
        "",
        "1 file: no problems",
    ]
    assert content(armut) == RIGHT.encode()
    again = armut("validate", "--fix", PATH)
    assert (again.code, again.out) == (0, "1 file: no problems\n")
    assert content(armut) == RIGHT.encode()


def test_what_is_left_is_reported(armut: Armut) -> None:
    armut.write({PATH: WRONG + "goals: [nichts]\n"})
    answer = armut("validate", "--fix", "--format", "concise", PATH)
    assert answer.code == 1
    assert "mended: " in answer.out
    assert f"register/{PATH}:4:9: error: unknown goal “nichts” [unknown-goal]" in answer.out


def test_programs_get_a_clean_answer(armut: Armut) -> None:
    armut.write({PATH: WRONG})
    answer = armut("validate", "--fix", "--format", "json", PATH)
    assert json.loads(answer.out)["problems"] == []
    assert "+title: " in answer.err
    assert "1 file mended" in answer.err


def test_quiet_mends_without_a_word(armut: Armut) -> None:
    armut.write({PATH: WRONG})
    assert armut.ask("-q", "validate", "--fix", PATH) == ""
    assert content(armut) == RIGHT.encode()


def test_colour_of_a_diff(armut: Armut) -> None:
    armut.write({PATH: WRONG})
    out = armut("--color", "always", "validate", "--fix", PATH).out
    assert "\x1b[31m-titel: Mittag: groß  \x1b[0m" in out
    assert "\x1b[32m+title: " in out


def test_without_fix_nothing_is_written(armut: Armut) -> None:
    armut.write({PATH: WRONG})
    assert armut("validate", PATH).code == 1
    assert content(armut) == WRONG.encode()


def test_only_named_files_are_mended(armut: Armut) -> None:
    armut.write({PATH: WRONG, "measures/M-04.yaml": WRONG})
    assert armut("validate", "--fix", "measures/M-04.yaml").code == 0
    assert content(armut) == WRONG.encode()


def test_links_are_written_through(armut: Armut) -> None:
    armut.write({"elsewhere.yaml": WRONG})
    (armut.folder / PATH).unlink()
    (armut.folder / PATH).symlink_to("../elsewhere.yaml")
    assert armut("validate", "--fix", PATH).code == 0
    assert (armut.folder / PATH).is_symlink()
    assert (armut.folder / "elsewhere.yaml").read_text("utf-8") == RIGHT


@pytest.mark.parametrize("at", ["2026-01-01", "HEAD"])
def test_the_past_cannot_be_mended(armut: Armut, at: str) -> None:
    said = armut.refuse("--at", at, "validate", "--fix")
    assert said == "error: the past cannot be mended\nhelp: leave out --at or --fix\n"
