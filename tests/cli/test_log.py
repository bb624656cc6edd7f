"""``armut log``: a measure's story, with and without a history."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.history import History
from tests.sample import FILES

if TYPE_CHECKING:
    import pytest

    from tests.conftest import Armut

ONE = "measures/M-01.yaml"


def test_facts_and_commits_in_one_line(armut: Armut, monkeypatch: pytest.MonkeyPatch) -> None:
    history = History(armut.folder, monkeypatch)
    first = history.commit("2026-01-10", {ONE: FILES[ONE].replace("end: 2027", "end: 2026")})
    history.git("mv", ONE, "measures/M-77.yaml")
    second = history.commit("2026-04-01")
    third = history.commit("2026-05-10", {"measures/M-77.yaml": FILES[ONE]})
    history.write({"measures/M-77.yaml": FILES[ONE].replace("end: 2027", "end: 2028")})
    assert (
        armut.ask("log", "77")
        == f"""\
M-77 Besuchsdienste für ältere Menschen ausweiten

March 2025        Proposed: working group, Armut im Alter
10 January 2026   Taken into the register: in Umsetzung [{first[:7]}]
17 February 2026  Milestone reached: “Konzept”
2 May 2026        Update: Die Räume sind gefunden.
10 May 2026       End: 2026 → 2027, one year later [{third[:7]}]
31 May 2026       Milestone due: “Start in der Oberstadt” (overdue)
15 June 2026      End: 2027 → 2028, one year later, postponed for the second
                  time
2028              Planned end

End: put off two times, 2026 → 2028, two years later
"""
    )
    before = armut.ask("--at", second, "log", "M-77", "--format", "json")
    commits = [event["commit"] for event in json.loads(before)["events"] if event["commit"]]
    assert commits == [first]
    assert armut.ask("log", "M-77", "--format", "md").startswith("## M-77 Besuchsdienste")


def test_versions_that_nobody_can_read_are_passed_over(
    armut: Armut, monkeypatch: pytest.MonkeyPatch
) -> None:
    history = History(armut.folder, monkeypatch)
    history.commit("2026-01-10", {ONE: "title: [\n"})
    history.commit("2026-02-10", {}, gone=[ONE])
    third = history.commit("2026-05-10", {ONE: FILES[ONE]})
    events = json.loads(armut.ask("log", "1", "--format", "json"))["events"]
    assert [event["commit"] for event in events if event["commit"]] == [third]


def test_without_a_history_the_file_tells_its_own(
    armut: Armut, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(armut.folder.parent))
    answer = armut("log", "M-01")
    assert (answer.code, "Die Räume sind gefunden." in answer.out) == (0, True)
    assert "is in no git repository" in answer.err
    assert armut("--quiet", "log", "M-01").err == ""
