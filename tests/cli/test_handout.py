"""``armut handout``: for a group's next meeting, with what has changed since the last."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdf
import pytest

from tests.cli.test_report import shown
from tests.history import History
from tests.sample import FILES

if TYPE_CHECKING:
    from tests.conftest import Armut

ONE, FOUR = "measures/M-01.yaml", "measures/M-04.yaml"


@pytest.fixture
def history(armut: Armut, monkeypatch: pytest.MonkeyPatch) -> History:
    """Give a history in which two of the group's measures changed, one after it last met."""
    history = History(armut.folder, monkeypatch)
    history.commit("2026-01-10", {**FILES, ONE: FILES[ONE].replace("2027", "2026-12")})
    history.commit("2026-04-10", FILES)
    moved = FILES[FOUR] + "lead: sozialamt\nend: 2026-12\n"
    history.commit("2026-06-01", {FOUR: moved, "measures/M-03.yaml": FILES["measures/M-03.yaml"]})
    return history


def test_for_the_next_meeting(armut: Armut, history: History) -> None:
    del history
    text = armut.ask("--lang", "en", "handout", "alter")
    assert text.startswith("# Armut im Alter\n\nHandout for the meeting · September 2026\n")
    assert "## Since the meeting of 20 May 2026" in text
    told = text[text.index("## Since the meeting") : text.index("## Our measures")]
    assert "### Moved forward\n\n- **M-04 Sprechstunde im Quartier**: " in told
    assert "End: now December 2026" in told
    assert "M-01" not in told  # it changed before
    assert "M-03" not in told  # it is not theirs
    assert "## Overdue" in text
    assert "- [ ] **M-04 Sprechstunde im Quartier** – " in text
    assert "## Notes" in text


def test_nothing_has_changed(armut: Armut, history: History) -> None:
    del history
    text = armut.ask("--lang", "en", "--at", "2026-05-25", "handout", "alter")
    assert "- No change is recorded." in text


def test_a_measure_that_has_left_the_group_is_told(armut: Armut, history: History) -> None:
    history.commit("2026-06-03", {ONE: FILES[ONE].replace("alter, steuerung", "steuerung")})
    text = armut.ask("--lang", "en", "handout", "alter")
    assert "- **M-01 Besuchsdienste" in text
    history.commit("2026-06-04", {}, gone=[ONE])
    assert "No longer in the register" in armut.ask("--lang", "en", "handout", "alter")


def test_for_a_meeting_of_a_day(armut: Armut, history: History) -> None:
    del history
    for day in ("2026-05-20", "2026-09-01"):
        text = armut.ask("--lang", "en", "handout", "alter", "--meeting", day)
        assert ("meeting · 20 May 2026\n" in text) == (day == "2026-05-20")
    said = armut.refuse("handout", "alter", "--meeting", "2026-05-21")
    assert said == (
        "error: Armut im Alter has no meeting on 21.05.2026\n"
        "help: there is: 20.05.2026, September 2026\n"
    )
    assert "“bald” is no day" in armut.refuse("handout", "alter", "--meeting", "bald")


@pytest.mark.parametrize("name", ["alter", "Armut im Alter", "ARMUT", "alt"])
def test_a_group_by_id_or_name(armut: Armut, history: History, name: str) -> None:
    del history
    assert armut.ask("handout", name).startswith("# Armut im Alter\n")


def test_a_group_that_is_none(armut: Armut) -> None:
    assert "did you mean: alter (Armut im Alter)" in armut.refuse("handout", "altr")
    assert "GROUP is missing" in armut.refuse("handout")


def test_without_a_history_it_says_so(armut: Armut, history: History) -> None:
    older = FILES["groups/alter.yaml"].replace("2026-05-20", "2025-05-20")
    history.commit("2026-06-05", {"groups/alter.yaml": older})
    answer = armut("--lang", "en", "handout", "alter")
    assert answer.code == 0
    assert answer.err == (
        "what has changed is left out: the history begins on 10 January 2026, after 20 May 2025\n"
    )
    assert "Since the meeting" not in answer.out
    assert "No change is recorded" not in answer.out


def test_a_group_that_has_never_met(armut: Armut) -> None:
    text = armut.ask("handout", "steuerung", "--format", "html")
    assert "<h1>Steuerungsteam</h1>" in text


@pytest.mark.parametrize("form", ["md", "html", "pdf", "docx"])
def test_every_format(armut: Armut, history: History, form: str) -> None:
    del history
    assert armut("handout", "alter", "-o", f"h.{form}").code == 0
    text = shown(f"h.{form}")
    for word in ("Armut im Alter", "M-04", "Sprechstunde"):
        assert word in text


def test_six_measures_have_room_on_two_pages(armut: Armut, history: History) -> None:
    measures = {
        f"measures/M-2{n}.yaml": FILES[ONE].replace("Besuchsdienste", f"{n}. Besuchsdienste")
        for n in range(4)
    }
    history.commit("2026-06-06", measures)
    assert armut("handout", "alter", "-o", "h.pdf").code == 0
    reader = pypdf.PdfReader("h.pdf")
    assert len(reader.pages) == 2
    assert reader.metadata is not None
    assert reader.metadata.title is not None
    assert "Bündnis Musterstadt" in reader.metadata.title


def test_the_public_edition_knows_public_groups_only(armut: Armut, history: History) -> None:
    assert "group “alter” is unknown" in armut.refuse("--public", "handout", "alter")
    public = {
        "groups/alter.yaml": FILES["groups/alter.yaml"] + "visibility: public\n",
        FOUR: FILES[FOUR] + "visibility: public\ninternal: {notes: geheim}\n",
    }
    history.commit("2026-06-07", public)
    text = armut.ask("--public", "handout", "alter")
    assert "M-04" in text
    assert "M-01" not in text
    assert "geheim" not in text


def test_what_cannot_be_read_counts(armut: Armut) -> None:
    armut.write({"measures/M-03.yaml": "title: ["})
    assert armut("handout", "steuerung").code == 1
