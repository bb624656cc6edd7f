"""``--at``: every command that reads answers for any day of a real history of a year."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from armut_cli.cli.app import _OF_TODAY
from armut_cli.cli.commands import COMMANDS
from tests.history import History
from tests.sample import FILES

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Armut

ONE, TWO, THREE, FOUR = (f"measures/M-0{number}.yaml" for number in (1, 2, 3, 4))

CALLS: dict[str, tuple[str, ...]] = {
    "list": ("--format", "json"),
    "show": ("M-03",),
    "stats": (),
    "groups": (),
    "gaps": (),
    "due": (),
    "changes": (),
    "log": ("M-03",),
    "validate": (),
    "explain": (),
    "schema": (),
    "report": (),
    "handout": ("alter",),
    "templates": (),
    "disclose": (),
}
"""A call of every command that reads."""


@pytest.fixture
def year(armut: Armut, monkeypatch: pytest.MonkeyPatch) -> History:
    """Give a year: M-03 was M-30 once, M-04 was broken in March, M-02 had keys of earlier days."""
    history = History(armut.folder, monkeypatch)
    old = {path: text for path, text in FILES.items() if path not in (THREE, "measures/M-10.yaml")}
    history.write({}, gone=[THREE, "measures/M-10.yaml"])
    old |= {
        "measures/M-30.yaml": FILES[THREE].replace("umzusetzen", "geprueft"),
        TWO: FILES[TWO] + "erfunden: ein Feld von früher\nstart: nie\n",
        ONE: FILES[ONE].replace("end: 2027", "end: 2025-12"),
    }
    history.commit("2025-06-20", old)
    history.git("mv", "measures/M-30.yaml", THREE)
    history.commit("2025-10-01")
    history.git("tag", "herbst")
    history.commit("2026-03-01", {FOUR: "title: [\n", TWO: FILES[TWO]})
    history.commit("2026-03-15", {FOUR: FILES[FOUR], THREE: FILES[THREE]})
    history.commit("2026-06-01", FILES)
    return history


def ids(armut: Armut, when: str) -> list[str]:
    return armut("--at", when, "list", "--format", "ids").out.split()


def test_every_command_that_reads_is_tried() -> None:
    assert set(CALLS) == set(COMMANDS) - set(_OF_TODAY)


@pytest.mark.parametrize("command", CALLS)
@pytest.mark.parametrize(
    "when", ["2026-04-01", "main~1", "meeting:alter", "meeting:alter:2026-05-20"]
)
def test_every_command_answers_for_every_moment(
    armut: Armut, year: History, command: str, when: str
) -> None:
    del year
    answer = armut("--at", when, command, *CALLS[command])
    assert (answer.code, answer.err) in {(0, ""), (1, "")} if command == "validate" else (0, "")
    assert answer.out
    if command in {"list", "stats", "gaps", "disclose"}:  # the same commit, so the same answer
        assert answer.out == armut("--at", "2026-05-20", command, *CALLS[command]).out


@pytest.mark.parametrize("command", _OF_TODAY)
def test_what_changes_files_does_not_go_back(armut: Armut, year: History, command: str) -> None:
    del year
    said = armut.refuse("--at", "main", command)
    assert f"armut {command} does not go with --at" in said


def test_a_year_day_by_day(armut: Armut, year: History) -> None:
    del year
    assert ids(armut, "2025-06-20") == ["M-01", "M-02", "M-04", "M-30"]
    assert ids(armut, "2025-12-31") == ["M-01", "M-02", "M-03", "M-04"]
    assert ids(armut, "2026-03-14") == ["M-01", "M-02", "M-03"]
    assert ids(armut, "2026-03-15") == ["M-01", "M-02", "M-03", "M-04"]
    assert ids(armut, "2026-06-15") == ["M-01", "M-02", "M-03", "M-04", "M-10"]
    assert ids(armut, "herbst") == ids(armut, "2025-12-31")


def test_what_was_broken_then_is_a_problem_then(armut: Armut, year: History) -> None:
    del year
    answer = armut("--at", "2026-03-10", "list")
    assert answer.code == 1
    assert "measures/M-04.yaml cannot be read in full" in answer.err
    problems = armut("--at", "2026-03-10", "validate", "--format", "concise")
    assert "measures/M-04.yaml:1:" in problems.out
    assert armut("list").code == 0


def test_formats_of_earlier_days_are_read_as_far_as_they_go(armut: Armut, year: History) -> None:
    del year
    answer = armut("--at", "2025-07-01", "show", "M-02", "--format", "json")
    assert answer.code == 1
    (measure,) = json.loads(answer.out)
    assert (measure["title"], measure["start"]) == ("Beratung bündeln", None)


def test_renamed_files_are_followed(armut: Armut, year: History) -> None:
    del year
    story = armut.ask("log", "M-03")
    assert "20 June 2025" in story
    assert "Taken into the register: under review" in story
    told = armut.ask("changes", "--since", "2025-07-01")
    assert "Id changed: M-30 → M-03" in told
    assert "M-30 Mittagstisch" in armut("--at", "2025-09-30", "log", "M-30").out


def test_the_day_that_is_looked_at_is_the_day_of_lateness(armut: Armut, year: History) -> None:
    del year

    def late(when: str) -> str:
        return armut("--at", when, "list", "--overdue", "--format", "ids", today=None).out

    assert "M-01" not in late("2025-12-31")
    assert "M-01" in late("2026-01-01")
    assert "M-01" not in late("herbst")


def test_a_meeting_is_one_of_today_s_groups(armut: Armut, year: History) -> None:
    history = year
    group = FILES["groups/alter.yaml"].replace("2026-05-20", "2025-11-11")
    history.write({"groups/alter.yaml": group})
    assert ids(armut, "meeting:alter") == ids(armut, "2025-11-11")
    assert ids(armut, "meeting:Armut im Alter:2026-03-14") == ids(armut, "2026-03-14")


def test_uncommitted_changes_are_said_to_be_left_out(armut: Armut, year: History) -> None:
    year.write({"measures/M-50.yaml": "title: Neu\nstatus: geprueft\n"})
    answer = armut("--at", "HEAD", "list", "--count")
    assert answer.out == "5\n"
    assert answer.err == "one file with changes that are not committed yet is not counted\n"
    assert armut("--quiet", "--at", "HEAD", "list", "--count").err == ""
    assert "committed" not in armut("--at", "herbst", "list").err  # nobody expects them there
    assert armut.ask("list", "--count") == "6\n"
    assert armut("--at", "main", "changes").err.count("not committed yet") == 1


def test_reports_say_what_is_not_committed(armut: Armut, year: History) -> None:
    commit = year.git("rev-parse", "HEAD")[:10]
    assert f"register at commit `{commit}` ·" in armut.ask("--lang", "en", "report")
    year.write({"measures/M-50.yaml": "title: Neu\nstatus: geprueft\n"})
    text = armut.ask("--lang", "en", "report")
    assert f"register at commit `{commit}` with changes not committed yet ·" in text
    past = armut("--lang", "en", "--at", "herbst", "report")
    assert "with changes not committed yet" not in past.out
    answer = armut("report", "--since", "herbst")
    assert answer.err == "one file with changes that are not committed yet is counted\n"


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("2025-06-19", "error: the history begins on 20 June 2025, after 19 June 2025\n"),
        ("2025-02-29", "error: 2025-02-29 is no day of the calendar\n"),
        ("herbts", "error: there is no revision “herbts” in the history\nhelp: did you mean: herb"),
        ("--help", "error: there is no revision “--help” in the history\n"),
        ("", "error: there is no revision “” in the history\n"),
        ("meeting:altr", "error: group “altr” is unknown\nhelp: did you mean: alter"),
        ("meeting:steuerung", "error: Steuerungsteam has not met yet\n"),
        ("meeting:alter:2025-01-01", "error: the history begins on 20 June 2025"),
        ("meeting:alter:bald", "error: “bald” is no day\n"),
    ],
)
def test_moments_that_are_none(armut: Armut, year: History, when: str, said: str) -> None:
    del year
    assert armut.refuse(f"--at={when}", "list").startswith(said)


def test_no_git_and_no_commits(armut: Armut, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(armut.folder.parent))
    said = armut.refuse("--at", "2026-01-01", "list")
    assert "is in no git repository\nhelp: the history needs one" in said
    History(armut.folder, monkeypatch)
    said = armut.refuse("--at", "2026-01-01", "list")
    assert said.startswith("error: the repository has no commits yet\nhelp: commit the register")


def test_the_program_git_is_missing(
    armut: Armut, year: History, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    del year
    monkeypatch.setenv("PATH", str(tmp_path))
    said = armut.refuse("--at", "2026-01-01", "list")
    assert "the program git cannot be run" in said
    assert armut.ask("list", "--count") == "5\n"


def test_a_shallow_clone(armut: Armut, year: History, tmp_path: Path) -> None:
    year.git("clone", "--quiet", "--depth=1", f"file://{armut.folder}", str(tmp_path / "flach"))
    armut.environment["ARMUT_REGISTER"] = str(tmp_path / "flach")
    said = armut.refuse("--at", "2025-12-31", "list")
    assert "the history begins on 1 June 2026" in said
    assert "git fetch --unshallow" in said
    assert "--unshallow" in armut.refuse("--at", "main~3", "list")


def test_a_linked_worktree_a_subfolder_and_odd_names(
    armut: Armut, year: History, tmp_path: Path
) -> None:
    linked = tmp_path / "Zweiter Ordner äöü"
    year.git("worktree", "add", "--quiet", str(linked), "herbst")
    armut.environment["ARMUT_REGISTER"] = str(linked)
    assert ids(armut, "2025-06-20") == ["M-01", "M-02", "M-04", "M-30"]


def test_a_register_that_moved_within_its_repository(armut: Armut, year: History) -> None:
    inner = armut.folder / "Bündnis gegen Armut"
    inner.mkdir()
    for name in ("armut.yaml", "groups", "measures"):
        shutil.move(armut.folder / name, inner / name)
    year.commit("2026-06-10")
    armut.environment["ARMUT_REGISTER"] = str(inner)
    assert ids(armut, "2025-06-20") == ["M-01", "M-02", "M-04", "M-30"]
    assert "Id changed: M-30 → M-03" in armut.ask("changes", "--since", "2025-07-01")
    assert armut.ask("--at", "2026-06-10", "list", "--count") == "5\n"


def test_before_there_was_a_register(armut: Armut, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in FILES:
        (armut.folder / path).unlink()
    history = History(armut.folder, monkeypatch)
    history.commit("2025-01-01", {"README.md": "x\n"})
    history.commit("2025-02-02", FILES)
    said = armut.refuse("--at", "2025-01-15", "list")
    assert "there was no register yet in " in said
    assert "it came on 2 February 2025" in said


def test_git_is_asked_once_for_all_files(
    armut: Armut, year: History, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the number of files, one ``git cat-file --batch`` reads them."""
    del year
    trace = tmp_path / "trace"
    monkeypatch.setenv("GIT_TRACE", str(trace))
    armut("--at", "2026-04-01", "list")
    commands = [line for line in trace.read_text().splitlines() if "built-in: git" in line]
    assert sum("cat-file" in command for command in commands) == 1
    assert len(commands) <= 8


def test_reading_the_past_leaves_the_repository_alone(armut: Armut, year: History) -> None:
    def state() -> dict[str, bytes]:
        return {str(path): path.read_bytes() for path in armut.folder.rglob("*") if path.is_file()}

    del year
    before = state()
    for command, arguments in CALLS.items():
        armut("--at", "main~1", command, *arguments)
        armut("--public", "--at", "main~1", command, *arguments)
    assert state() == before


def test_a_history_with_dates_of_two_clocks(armut: Armut, year: History) -> None:
    done = subprocess.run(
        ["git", "-C", str(armut.folder), "log", "-1", "--format=%as"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "2026-06-01"
    year.commit("2026-06-05T23:30:00-1000", {THREE: FILES[THREE] + "start: 2026\n"})
    shown = armut.ask("--at", "2026-06-05", "list", "M-03", "--columns", "start")
    assert "2026" in shown  # the author's own calendar counts
