"""``armut changes`` on a real history: since a day, a meeting, a branch."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from armut_cli.store import tree
from tests.history import History
from tests.sample import FILES

if TYPE_CHECKING:
    from tests.conftest import Armut

TWO, THREE, FOUR = (f"measures/M-0{number}.yaml" for number in (2, 3, 4))


@pytest.fixture
def history(armut: Armut, monkeypatch: pytest.MonkeyPatch) -> History:
    history = History(armut.folder, monkeypatch)
    history.commit("2026-01-10", FILES)
    history.commit("2026-02-10", {THREE: FILES[THREE].replace("2026-07-10", "2026-08")})
    started = FILES[THREE].replace("umzusetzen", "in-umsetzung").replace("2026-07-10", "2026-12")
    history.commit("2026-05-10", {THREE: started})
    history.commit("2026-06-01", {}, gone=[TWO])
    return history


def test_what_changed_since_a_day(armut: Armut, history: History) -> None:
    del history
    assert (
        armut.ask("changes", "--since", "2026-03-01")
        == """\
2 measures have changed since 1 March 2026: one has moved forward and one is set
back or later.

Moved forward
  M-03 Mittagstisch einrichten
    Status: umzusetzen → in Umsetzung
    End: August 2026 → December 2026, four months later, postponed for the
      second time

Set back or later
  M-02 Beratung bündeln
    No longer in the register
"""
    )


def test_between_two_moments(armut: Armut, history: History) -> None:
    del history
    answer = armut.ask("changes", "--since", "2026-02-28", "--until", "main~1", "--format", "md")
    assert (
        answer
        == """\
One measure has changed between 28 February 2026 and revision main\\~1 (10 May 2026): one has \
moved forward.

## Moved forward

- **M-03 Mittagstisch einrichten**
  - Status: umzusetzen → in Umsetzung
  - End: August 2026 → December 2026, four months later, postponed for the second time
"""
    )
    assert (
        armut.ask("--at", "2026-04-01", "changes", "--since", "2026-01-15")
        == """\
One measure has changed since 15 January 2026: one is set back or later.

Set back or later
  M-03 Mittagstisch einrichten
    End: 10 July 2026 → August 2026, 52 days later
"""
    )


def test_what_is_not_committed_counts_and_is_said(armut: Armut, history: History) -> None:
    history.write({FOUR: FILES[FOUR].replace("geprueft", "in-umsetzung")})
    answer = armut("changes", "--since", "main")
    assert "Status: under review → in Umsetzung" in answer.out
    assert answer.err == "one file with changes that are not committed yet is counted\n"
    answer = armut("changes", "--since", "main~1", "--until", "main")
    assert "M-04" not in answer.out
    assert answer.err == "one file with changes that are not committed yet is not counted\n"
    assert armut("--quiet", "changes", "--since", "main").err == ""


def test_a_branch_is_compared_with_where_it_began(armut: Armut, history: History) -> None:
    history.git("checkout", "--quiet", "-b", "work")
    history.commit("2026-06-02", {FOUR: FILES[FOUR] + "end: 2027\n"})
    history.git("checkout", "--quiet", "main")
    history.commit("2026-06-03", {THREE: FILES[THREE]})
    history.git("checkout", "--quiet", "work")
    answer = armut.ask("changes", "--since", "main")
    assert "M-04" in answer
    assert "M-03" not in answer
    both = armut.ask("changes", "--since", "main", "--until", "work")
    assert "M-03" in both


def test_without_since_the_last_meeting_of_the_steering_team(
    armut: Armut, history: History
) -> None:
    steering = "name: Team\nkind: steering\nmeetings: [{date: 2026-04-20}, {date: 2026-09-01}]\n"
    history.commit("2026-06-04", {"groups/steuerung.yaml": steering})
    assert "since 20 April 2026" in armut.ask("changes")


def test_without_a_meeting_ninety_days(armut: Armut, history: History) -> None:
    del history
    assert "since 17 March 2026" in armut.ask("changes")


def test_a_younger_history_is_told_from_its_beginning(armut: Armut, history: History) -> None:
    del history
    answer = armut("changes", today="2026-03-01")
    assert "since 10 January 2026, the beginning of the history:" in answer.out


def test_since_a_meeting(armut: Armut, history: History) -> None:
    del history
    answer = armut.ask("changes", "--since", "meeting:alter")
    assert answer.startswith("One measure has changed since the meeting: 10 May 2026: ")


def test_a_selection(armut: Armut, history: History) -> None:
    groups = {"groups/alter.yaml": FILES["groups/alter.yaml"].replace("Drittes", "3.")}
    history.commit("2026-06-04", groups)
    since = ("changes", "--since", "2026-03-01", "--format", "json")

    def ids(*selection: str) -> list[str]:
        return [change["id"] for change in json.loads(armut.ask(*since, *selection))["changes"]]

    assert ids() == ["M-03", "M-02", "alter"]
    assert ids("--lead", "jugendamt") == ["M-03"]
    assert ids("--status", "umzusetzen") == ["M-03"]  # as it was
    assert ids("--lead", "jobcenter") == ["M-02"]  # as it was
    assert ids("--group", "alter") == ["alter"]
    assert ids("--group", "none") == ["M-03"]


def test_a_selection_of_what_came_later(armut: Armut, history: History) -> None:
    history.commit("2026-06-04", {"measures/M-99.yaml": "title: Neu\nstatus: geprueft\n"})
    answer = armut.ask("changes", "--since", "2026-03-01", "M-99")
    assert "M-99 Neu" in answer


def test_plain_data_has_commits_and_headline(armut: Armut, history: History) -> None:
    answer = json.loads(armut.ask("changes", "--since", "main~2", "--format", "json"))
    assert answer["since"] == {
        "name": "revision main~2 (10 February 2026)",
        "commit": history.git("rev-parse", "main~2"),
    }
    assert answer["until"] == {"name": None, "commit": None}
    assert answer["headline"].startswith("2 measures have changed since revision main~2")
    facts = answer["changes"][0]["facts"]
    assert (facts[1]["before"], facts[1]["after"]) == ("2026-08", "2026-12")


def test_what_is_unchanged_is_not_read(armut: Armut, history: History) -> None:
    for path, oid in tree.blobs(history.repository, "HEAD").items():
        if path not in (THREE, "armut.yaml"):
            (history.top / ".git" / "objects" / oid[:2] / oid[2:]).unlink()
    answer = armut.ask("changes", "--since", "2026-05-01", "--lead", "jugendamt")
    assert "Status: umzusetzen → in Umsetzung" in answer


def test_the_public_edition_has_a_public_past(armut: Armut, history: History) -> None:
    secret = FILES[FOUR] + "visibility: internal\n"
    open_now = "title: Offen\nstatus: geprueft\ninternal: {notes: geheim}\n"
    public = {
        "armut.yaml": FILES["armut.yaml"].replace("visibility: internal", "visibility: public")
    }
    history.commit("2026-05-15", public)
    history.commit("2026-06-04", {FOUR: secret, "measures/M-05.yaml": open_now})
    later = open_now.replace("geheim", "verborgen").replace("geprueft", "umzusetzen")
    broken = {"measures/M-01.yaml": "title: [\n"}
    history.commit(
        "2026-06-05", {FOUR: secret + "end: 2027\n", "measures/M-05.yaml": later, **broken}
    )
    for since in ("2026-05-20", "main~1"):
        answer = armut("--public", "changes", "--since", since, "--format", "json").out
        assert "M-05" in answer
        assert not [mark for mark in ("M-04", "M-01", "Internal", "geheim") if mark in answer]
    between = ("--public", "changes", "--since", "main~2", "--until", "main", "--format", "json")
    assert "M-04" not in armut(*between).out


def test_detail_shows_words(armut: Armut, history: History) -> None:
    history.commit("2026-06-04", {FOUR: FILES[FOUR].replace("auch am Abend", "nur am Abend")})
    answer = armut.ask("changes", "--since", "main~1", "--detail")
    assert "      Einmal in der Woche, [− auch] [+ nur] am Abend:" in answer


def test_what_is_broken_now_is_no_change_but_is_said(armut: Armut, history: History) -> None:
    history.commit("2026-06-04", {FOUR: "title: [\n"})
    answer = armut("changes", "--since", "main~1")
    assert "Cannot be read at the moment" in answer.out
    assert (answer.code, "measures/M-04.yaml" in answer.err) == (1, True)


def test_what_cannot_be_asked(armut: Armut, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(armut.folder.parent))
    assert "is in no git repository" in armut.refuse("changes")
    History(armut.folder, monkeypatch).commit("2026-05-01")
    assert "the history begins on" in armut.refuse("changes", "--since", "2020-01-01")
    assert "did you mean: main" in armut.refuse("changes", "--since", "mian")
    assert "format “xml” is unknown" in armut.refuse("changes", "--format", "xml")
