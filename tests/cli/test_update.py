"""``armut update``: a dated entry, and the status that comes with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.person import differing
from tests.sample import FILES

if TYPE_CHECKING:
    from tests.conftest import Armut

M3, M4 = "measures/M-03.yaml", "measures/M-04.yaml"


def added(armut: Armut, *words: str, path: str = M3) -> list[str]:
    answer = armut("update", path[9:13], *words)
    assert answer.code == 0, answer.err
    return differing(FILES[path], (armut.folder / path).read_bytes().decode())


def test_an_entry_of_today(armut: Armut) -> None:
    assert added(armut, "Es gibt zwei: Küche, Keller") == [
        '+  - {date: 2026-06-15, text: "Es gibt zwei: Küche, Keller"}'
    ]


def test_the_first_entry_of_a_measure(armut: Armut) -> None:
    assert added(armut, "Los", "--by", "Amt für Soz", path=M4) == [
        "+updates:",
        "+  - date: 2026-06-15",
        "+    text: Los",
        "+    by: sozialamt",
    ]


def test_a_status_comes_with_its_entry_once(armut: Armut) -> None:
    lines = added(armut, "Eröffnet", "--status", "Fertig", "--evidence", "https://example.org/b")
    assert lines[:2] == ["-status: umzusetzen", "+status: fertig"]
    text = (armut.folder / M3).read_text("utf-8")
    assert text.count("fertig") == 2
    assert armut.ask("update", "3", "Noch einmal", "--status", "fertig").count("+") == 5
    assert (armut.folder / M3).read_text("utf-8").count("\nstatus: fertig") == 1


@pytest.mark.parametrize(
    ("entries", "place"),
    [
        ("- {date: 2026-01-01, text: a}\n- {date: 2026-05-01, text: b}\n", 1),
        ("- {date: 2026-05-01, text: b}\n- {date: 2026-01-01, text: a}\n", 1),
        ("- {date: 2026-05-01, text: b}\n", 0),
        ("- {date: 2026-01-01, text: b}\n", 1),
        ("- {text: b}\n- {date: 2026-05-01, text: b}\n", 1),
    ],
)
def test_an_earlier_day_goes_to_its_place(armut: Armut, entries: str, place: int) -> None:
    armut.write({M3: FILES[M3].partition("updates:")[0] + "updates:\n" + entries})
    answer = armut("-q", "update", "3", "Neu", "--date", "1.3.2026", "--force")
    assert answer.code == 0, answer.err
    lines = (armut.folder / M3).read_text("utf-8").partition("updates:\n")[2].splitlines()
    assert lines[place] == "- {date: 2026-03-01, text: Neu}"


def test_an_old_entry_says_nothing_about_today(armut: Armut) -> None:
    armut.ask("-q", "update", "3", "Angefangen", "--status", "in-um", "--date", "2026-06-01")
    answer = armut("update", "3", "Geprüft", "--status", "geprueft", "--date", "2026-03-01")
    assert answer.code == 0
    assert "the status stays as it is: an entry of 1 June 2026 is newer" in answer.err
    text = (armut.folder / M3).read_text("utf-8")
    assert "\nstatus: in-umsetzung\n" in text
    assert text.index("2026-03-01") < text.index("2026-06-01")


def test_the_reason_of_an_earlier_status_is_mentioned(armut: Armut) -> None:
    armut.write({M3: FILES[M3] + "status_reason: Kein Geld\n"})
    assert "“Kein Geld”" in armut("update", "3", "x", "--status", "geprueft").err
    assert armut("update", "3", "y", "--status", "geprueft").err == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["M-9", "x"], "measure “M-9” is unknown"),
        (["M-3", " "], "the text is empty"),
        (["M-3"], "TEXT is missing"),
        (["M-3", "x", "--status", "weg"], "status “weg” is unknown"),
        (["M-3", "x", "--by", "weg"], "organisation “weg” is unknown"),
        (["M-3", "x", "--date", "bald"], "“bald” is no date"),
        (["M-3", "x", "--commit"], "is in no git repository"),
    ],
)
def test_what_cannot_be_meant(armut: Armut, words: list[str], said: str) -> None:
    assert said in armut.refuse("update", *words)


def test_an_entry_to_come_is_refused(armut: Armut) -> None:
    answer = armut("update", "3", "x", "--date", "2027-01-01")
    assert answer.code == 1
    assert "nothing is written" in answer.err
    assert (armut.folder / M3).read_text("utf-8") == FILES[M3]


def test_a_dry_run_and_a_list_that_is_none(armut: Armut) -> None:
    assert "+  - {date" in armut("update", "3", "x", "--dry-run").out
    assert (armut.folder / M3).read_text("utf-8") == FILES[M3]
    broken = FILES[M3].partition("updates:")[0] + "updates: viel\n"
    armut.write({M3: broken})
    answer = armut("-q", "update", "3", "x")
    assert answer.code == 1
    assert "line 6" in answer.err
    assert (armut.folder / M3).read_text("utf-8") == broken
