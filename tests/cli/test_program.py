"""The program around the commands: language, day, register, help, errors."""

from __future__ import annotations

import io
import json
import os
import subprocess
from contextlib import redirect_stdout
from typing import TYPE_CHECKING

import pytest
from typer._click import exceptions as usage

from armut_cli import __version__
from armut_cli.cli.app import run
from armut_cli.cli.commands import COMMANDS
from armut_cli.cli.errors import show_failure
from armut_cli.cli.help import PANELS
from armut_cli.cli.output import Output, prepare_streams
from armut_cli.lang.words import Words
from tests.nobody import as_nobody, open_folder
from tests.sample import FILES, IDS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Armut

GERMAN, ENGLISH = "20.05.2026", "20 May 2026"


def day_in(armut: Armut, *arguments: object, **environment: str) -> str:
    """Give the form in which a day is written: it shows the language."""
    armut.write({"measures/M-03.yaml": "title: t\nstatus: fertig\nend: 2026-05-20\n"})
    answer = armut.ask(*arguments, "show", "3", **environment)
    return next(day for day in (GERMAN, ENGLISH) if day in answer)


@pytest.mark.parametrize(
    ("arguments", "environment", "expected"),
    [
        (("--lang", "en"), {"ARMUT_LANG": "de"}, ENGLISH),
        (("--lang", "DE"), {"ARMUT_LANG": "en"}, GERMAN),
        ((), {"ARMUT_LANG": "en", "LANG": "de_DE.UTF-8"}, ENGLISH),
        ((), {"ARMUT_LANG": "", "LANG": "en_GB.UTF-8"}, ENGLISH),
        ((), {"ARMUT_LANG": "", "LANG": "de_AT"}, GERMAN),
        ((), {"ARMUT_LANG": "", "LC_ALL": "en_US", "LANG": "de_DE"}, ENGLISH),
        ((), {"ARMUT_LANG": "", "LC_MESSAGES": "en_US", "LANG": "de_DE"}, ENGLISH),
        ((), {"ARMUT_LANG": "", "LANG": "C.UTF-8"}, GERMAN),
        ((), {"ARMUT_LANG": "", "LANG": "fr_FR.UTF-8"}, GERMAN),
        ((), {"ARMUT_LANG": ""}, GERMAN),
    ],
)
def test_the_order_of_languages(
    armut: Armut, arguments: tuple[str, ...], environment: dict[str, str], expected: str
) -> None:
    assert day_in(armut, *arguments, **environment) == expected


def test_the_language_of_the_register_is_the_last_but_one(armut: Armut) -> None:
    alliance = FILES["armut.yaml"].replace("language: de", "language: en")
    armut.write({"armut.yaml": alliance})
    assert day_in(armut, ARMUT_LANG="") == ENGLISH


def test_a_report_is_in_the_language_of_the_register(armut: Armut) -> None:
    assert "15.06.2026" in armut.ask("report", ARMUT_LANG="en")
    assert "15 June 2026" in armut.ask("--lang", "en", "report")


def test_german_needs_no_register(empty: Armut) -> None:
    answer = empty("list", ARMUT_LANG="")
    assert answer.code == 2
    assert answer.err


@pytest.mark.parametrize("arguments", [("--lang", "fr"), ("--lang=fr",)])
def test_an_unknown_language(armut: Armut, arguments: tuple[str, ...]) -> None:
    said = armut.refuse(*arguments, "list")
    assert said == "error: language “fr” is unknown\nhelp: there is: de, en\n"
    assert "language “fr” is unknown" in armut.refuse("list", ARMUT_LANG="fr")


def test_the_day_decides_what_is_late(armut: Armut) -> None:
    def late(today: str | None = None, epoch: str = "") -> list[str]:
        answer = armut.ask(
            "list", "--overdue", "--format", "ids", today=today, SOURCE_DATE_EPOCH=epoch
        )
        return answer.split()

    assert late(today="2026-05-31") == []
    assert late(today="2026-07-11") == ["M-01", "M-03"]
    assert late(epoch="1780228800") == []
    assert late(epoch="1780315200") == ["M-01"]


def test_without_a_day_it_is_today(armut: Armut) -> None:
    armut.write({"measures/M-03.yaml": "title: t\nstatus: umzusetzen\nend: 2020\n"})
    assert "M-03" in armut.ask("list", "--overdue", "--format", "ids", today=None)


@pytest.mark.parametrize("day", ["2026", "2026-02-30", "morgen", "2026-W03"])
def test_a_day_that_is_none(armut: Armut, day: str) -> None:
    said = armut.refuse("--today", day, "list", today=None)
    assert said == f"error: “{day}” is no day\nhelp: write year, month and day: 2026-09-30\n"


def test_the_register_is_found_from_below_and_by_its_file(
    armut: Armut, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    del armut.environment["ARMUT_REGISTER"]
    for place in (armut.folder, armut.folder / "measures", armut.folder / "armut.yaml"):
        assert armut.ask("--register", place, "list", "--count") == "5\n"
        assert armut.ask("-C", place, "list", "--count") == "5\n"
        assert armut.ask("list", "--count", ARMUT_REGISTER=str(place)) == "5\n"
    monkeypatch.chdir(armut.folder / "groups")
    assert armut.ask("list", "--count") == "5\n"
    monkeypatch.chdir(tmp_path)
    assert armut.ask("-C", "register", "list", "--count") == "5\n"


def test_the_option_comes_before_the_variable(armut: Armut, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "armut.yaml").write_text("name: x\n")
    assert armut.ask("-C", tmp_path / "other", "list", "--count") == "0\n"


def test_no_register(empty: Armut) -> None:
    said = empty.refuse("list")
    assert said.startswith("error: no register found\nhelp: looked for armut.yaml in ")
    assert str(empty.folder) in said
    assert said.endswith("or make a new one: armut init\n")
    gone = empty.refuse("-C", empty.folder / "gone", "list")
    assert gone.startswith(f"error: there is no folder {empty.folder / 'gone'}\nhelp: ")


def test_alone_the_program_says_how_things_stand(armut: Armut) -> None:
    answer = armut.ask()
    lines = answer.splitlines()
    assert lines[0] == "Bündnis Musterstadt"
    assert lines[1].startswith("Of 5 measures ")
    commands = [line for line in lines if line.startswith("  ")]
    assert [command.split()[1] for command in commands] == [
        *("list", "show", "stats", "report", "validate"),
    ]
    assert commands[0].startswith('  armut list --status "in Umsetzung"  ')
    assert commands[1].startswith("  armut show M-01 ")
    assert lines[-1] == "All commands: armut --help"
    assert max(map(len, lines)) <= 80


def test_alone_on_a_narrow_terminal(armut: Armut) -> None:
    lines = armut.ask(COLUMNS="40").splitlines()
    assert max(map(len, lines)) <= 40
    assert "    how many measures are where" in lines


def test_alone_in_a_new_register(empty: Armut) -> None:
    empty.write({"armut.yaml": "name: x\n"})
    answer = empty.ask()
    assert "There are no measures." in answer
    assert "armut show" not in answer


def test_alone_with_broken_files(armut: Armut) -> None:
    armut.write({"measures/M-01.yaml": "- x"})
    answer = armut()
    assert answer.code == 1
    assert "measures/M-01.yaml cannot be read in full" in answer.err
    assert "armut show M-02" in answer.out


def test_the_commands_it_names_work(armut: Armut) -> None:
    for line in armut.ask().splitlines():
        if line.startswith("  armut"):
            command = line.strip().split("  ")[0].replace('"', "").split(maxsplit=3)
            assert armut(*command[1:]).code in {0, 1}


def test_version(armut: Armut) -> None:
    assert armut.ask("--version") == f"armut {__version__}\n"


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("columns", [40, 80, 160])
def test_help_of_every_command_fits(armut: Armut, name: str, columns: int) -> None:
    answer = armut.ask(name, "--help", COLUMNS=str(columns))
    lines = answer.splitlines()
    assert lines[0].startswith(f"Usage: armut {name}")
    assert "Options:" in lines
    assert all(line == line.rstrip() for line in lines)
    options = [line for line in lines if "|" not in line and not line.startswith("Usage")]
    assert max(map(len, options)) <= columns


def test_help_lists_all_commands_by_what_they_are_for(armut: Armut) -> None:
    lines = armut.ask("--help").splitlines()
    assert lines[0] == "Usage: armut [OPTIONS] COMMAND [ARGS]..."
    assert lines[-1] == "Exit codes: 0 clean, 1 problems found, 2 could not run, 3 our bug."
    start = lines.index("Ask:")
    assert lines[start + 1].startswith("  list ")
    named = [line.split()[0] for line in lines if line.startswith("  ") and line.split()]
    assert set(COMMANDS) <= set(named)
    assert "Completion in the shell:" in lines
    assert armut.ask("-h") == armut.ask("--help")


def test_every_command_has_its_place_in_the_help() -> None:
    placed = [name for _, names in PANELS for name in names]
    assert set(COMMANDS) <= set(placed)
    assert len(placed) == len(set(placed))


def test_help_has_a_part_for_the_selection(armut: Armut) -> None:
    answer = armut.ask("stats", "--help")
    assert "\nArguments:\n  [IDS]... " in answer
    assert "\nOptions:\n  --by FIELD[,FIELD] " in answer
    assert "Without it: status." in " ".join(answer.split())
    assert "\nSelection:\n  --status VALUE " in answer


def test_help_in_colour(armut: Armut) -> None:
    answer = armut.ask("--color", "always", "list", "--help")
    assert "\x1b[1mSelection:\x1b[0m" in answer
    assert "\x1b[36m--overdue\x1b[0m" in answer
    assert "\x1b" not in armut.ask("--color", "lila", "--help")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("lst",), "error: there is no command “lst”\nhelp: did you mean: list"),
        (("xyzzy",), "error: there is no command “xyzzy”\nhelp: did you mean: list, show, "),
        (("--xyzzy",), "error: there is no option --xyzzy\nhelp: see armut --help\n"),
        (("--langg",), "error: there is no option --langg\nhelp: did you mean: --lang\n"),
        (("--color", "lila", "list"), "error: colour “lila” is unknown\nhelp: there is: auto, "),
        (("groups", "a", "b"), "error: too much on the command line: a b\nhelp: see armut groups"),
        (("groups", "--at", "x"), "error: --at does not belong behind the command\n"),
        (("--at",), "error: option --at needs a value\n"),
    ],
)
def test_wrong_command_lines(armut: Armut, arguments: tuple[str, ...], said: str) -> None:
    assert armut.refuse(*arguments).startswith(said)


def git(folder: Path, *arguments: str, day: str = "2026-01-10") -> str:
    when = f"{day}T12:00:00+01:00"
    who = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_AUTHOR_DATE": when}
    who |= {name.replace("AUTHOR", "COMMITTER"): value for name, value in who.items()}
    calm = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env={**os.environ, **who, **calm},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


@pytest.fixture
def past(armut: Armut) -> Armut:
    """Give a register with two states: in January M-01 was planned and M-10 not there."""
    now = {path: FILES[path] for path in ("measures/M-01.yaml", "measures/M-10.yaml")}
    (armut.folder / "measures" / "M-10.yaml").unlink()
    armut.write({"measures/M-01.yaml": "title: Früher\nstatus: umzusetzen\nend: 2026-02\n"})
    armut.write({"templates/status.md.j2": "Vorlage {{ count }}\n"})
    git(armut.folder, "init", "-q", "-b", "main")
    git(armut.folder, "add", ".")
    git(armut.folder, "commit", "-q", "-m", "a")
    (armut.folder / "templates" / "status.md.j2").unlink()
    armut.write(now)
    git(armut.folder, "add", ".")
    git(armut.folder, "commit", "-q", "-m", "b", day="2026-05-25")
    return armut


@pytest.mark.parametrize(
    ("when", "count"),
    [
        ("2026-01-10", 4),
        ("2026-03-01", 4),
        ("2026-05-25", 5),
        ("main~1", 4),
        ("HEAD", 5),
        ("meeting:alter", 4),
        ("meeting:Armut im Alter:2026-05-25", 5),
    ],
)
def test_the_register_as_it_stood(past: Armut, when: str, count: int) -> None:
    assert past.ask("--at", when, "list", "--count") == f"{count}\n"


def test_a_past_day_is_the_day_of_lateness(past: Armut) -> None:
    def late(when: str) -> str:
        return past.ask("--at", when, "list", "1", "--columns", "lateness", today=None).strip()

    assert late("2026-02-28") == "on time" or late("2026-02-28") == "due soon"
    assert late("2026-03-01") == "overdue"
    assert late("main~1") == "on time"  # the day of the commit


def test_past_reports_use_the_templates_of_their_time(past: Armut) -> None:
    assert past.ask("--at", "main~1", "report") == "Vorlage 4\n"


@pytest.mark.parametrize(
    ("when", "message"),
    [
        ("2025-12-31", "the history begins on 10 January 2026, after 31 December 2025"),
        ("2026-13-01", "2026-13-01 is no day of the calendar"),
        ("mian", "there is no revision “mian” in the history"),
        ("meeting:altr", "group “altr” is unknown"),
        ("meeting:steuerung", "Steuerungsteam has not met yet"),
        ("meeting:alter:gestern", "“gestern” is no day"),
    ],
)
def test_moments_that_are_none(past: Armut, when: str, message: str) -> None:
    assert message in past.refuse("--at", when, "list")


@pytest.mark.parametrize("day", ["2026-03-01", "1.3.2026", "01.03.2026", "1. März 2026"])
def test_days_as_people_write_them(past: Armut, day: str) -> None:
    then = past.ask("--at", "2026-03-01", "list", "--count", today=None)
    assert past.ask("--at", day, "list", "--count", today=None) == then
    assert past.ask("--at", f"meeting:alter:{day}", "list", "--count", today=None) == then
    told = past.ask("changes", "--since", day)
    assert told == past.ask("changes", "--since", "2026-03-01")
    assert "since 1 March 2026" in told
    late = ("list", "--overdue", "--format", "ids")
    assert past.ask("--today", day, *late, today=None) == past.ask(*late, today="2026-03-01")


def test_a_meeting_without_a_day_of_ones_own(past: Armut) -> None:
    answer = past.ask(
        "--at", "meeting:alter", "list", "--count", today=None, SOURCE_DATE_EPOCH="1781481600"
    )
    assert answer == "4\n"


def test_without_git_there_is_no_past(armut: Armut) -> None:
    said = armut.refuse("--at", "2026-01-01", "list")
    assert "help: " in said


def test_templates_of_ones_own_replace_the_built_in(armut: Armut) -> None:
    armut.write({"templates/status.md.j2": "Nur {{ count }}\n"})
    assert armut.ask("report") == "Nur 5\n"
    armut.write({"templates/status.md.j2": b"\xff"})
    assert "cannot be read" in armut.refuse("report")


def test_reports_by_format_and_ending(armut: Armut, tmp_path: Path) -> None:
    assert armut.ask("report").startswith("# ")
    assert armut.ask("report", "--format", "html").lower().startswith("<!doctype html>")
    for name in ("r.html", "r.HTM"):
        answer = armut("report", "-o", name)
        assert answer == (0, "", f"written: {name}\n")
        assert (tmp_path / name).read_text("utf-8").lower().startswith("<!doctype html>")
    assert armut.ask("-q", "report", "--lead", "sozialamt", "-o", "r.markdown") == ""
    text = (tmp_path / "r.markdown").read_text("utf-8")
    assert "Besuchsdienste" in text
    assert "Mittagstisch" not in text
    armut.ask("-q", "report", "--format", "html", "-o", "r.xyz")
    assert (tmp_path / "r.xyz").read_text("utf-8").lower().startswith("<!doctype html>")


def test_a_report_says_how_it_was_made(past: Armut) -> None:
    text = past.ask("report", "--by", "Lead")
    commit = git(past.folder, "rev-parse", "HEAD")
    assert commit[:10] in text
    assert "report --by Lead" in text
    assert past.ask("report", "--by", "Lead") == text


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("-o", "x.odt"), "the ending of x.odt tells no format"),
        (("-o", "x"), "the ending of x tells no format"),
        (("-o", "gone/x.md"), "gone/x.md cannot be written: there is no folder gone"),
        (("-o", "register.md"), "register.md cannot be written: it is a folder"),
        (("--format", "docs"), "format “docs” is unknown"),
        (("--by", "leed"), "field “leed” is unknown"),
        (("staus",), "staus"),
    ],
)
def test_reports_that_cannot_be_made(
    armut: Armut, tmp_path: Path, arguments: tuple[str, ...], message: str
) -> None:
    (tmp_path / "register.md").mkdir()
    assert message in armut.refuse("report", *arguments)


def test_a_new_register_is_clean_in_both_languages(empty: Armut, tmp_path: Path) -> None:
    for language, file in (("de", "arbeitsgruppe"), ("en", "working-group")):
        folder = tmp_path / "new" / language
        answer = empty("--lang", language, "init", folder)
        assert answer.code == 0
        assert answer.out.splitlines() == [
            str(folder / path)
            for path in ("armut.yaml", f"groups/{file}.yaml", "measures/M-01.yaml")
        ]
        assert f"armut -C {folder} validate" in answer.err
        assert empty("-C", folder, "validate", "--strict").code == 0
        assert "date: 2026-06-15" in (folder / "measures" / "M-01.yaml").read_text("utf-8")


def test_a_new_register_here(empty: Armut, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(empty.folder)
    assert "then run: armut validate\n" in empty("init").err
    assert empty.refuse("init").startswith("error: armut.yaml is there already\nhelp: name ")
    assert empty("-q", "init", tmp_path / "a b").err == ""


def test_nothing_is_written_over(armut: Armut) -> None:
    before = {path: path.read_bytes() for path in armut.folder.rglob("*.yaml")}
    armut.refuse("init", armut.folder)
    assert {path: path.read_bytes() for path in armut.folder.rglob("*.yaml")} == before


def test_a_folder_that_cannot_be_made(empty: Armut, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    said = empty.refuse("init", tmp_path / "file" / "below")
    assert "cannot be made: there is a file of that name" in said
    assert "there is a file of that name" in empty.refuse("init", tmp_path / "file")
    assert "cannot be made: " in empty.refuse("init", tmp_path / ("x" * 300))


def test_a_folder_where_one_may_not_write(empty: Armut) -> None:
    with open_folder() as folder:
        folder.chmod(0o555)
        with as_nobody():
            said = empty.refuse("init", folder / "new")
        assert not list(folder.iterdir())
    assert "new cannot be made: you may not write there\n" in said


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--public", "validate"), "armut validate does not go with --public"),
        (("--at", "2026-01-01", "init", "x"), "armut init does not go with --at"),
    ],
)
def test_options_that_do_not_go_together(
    armut: Armut, arguments: tuple[str, ...], message: str
) -> None:
    assert armut.refuse(*arguments).startswith(f"error: {message}\nhelp: leave it out")


def test_rules_are_explained_with_a_register_and_without(armut: Armut, tmp_path: Path) -> None:
    explained = armut.ask("explain", "unknown-status")
    assert "unknown-status" in explained
    (armut.folder / "armut.yaml").unlink()
    assert armut.ask("explain", "unknown-status") == explained
    assert armut.ask("-C", tmp_path, "explain", "unknown-status", ARMUT_LANG="")


def test_any_other_failure_of_the_command_line_is_said_too(
    capsys: pytest.CaptureFixture[str],
) -> None:
    output = Output("never", {})
    assert show_failure(output, Words("en"), usage.UsageError("odd")) == 2
    assert show_failure(output, Words("en"), usage.NoSuchOption("--x")) == 2
    assert show_failure(output, Words("en"), ValueError("odd")) == 3
    assert capsys.readouterr().err.splitlines()[:3] == [
        "error: odd",
        "error: there is no option --x",
        "error: the program itself has failed: ValueError: odd",
    ]


def test_answers_go_into_any_stream(armut: Armut) -> None:
    text = io.StringIO()
    with redirect_stdout(text):
        assert run(["list", "--count"], armut.environment) == 0
    assert text.getvalue() == "5\n"


def test_only_writing_is_made_plain() -> None:
    prepare_streams()
    with pytest.raises(UnicodeDecodeError):
        b"\xff".decode("utf-8", "armut")


def test_ids_stay_in_their_order(armut: Armut) -> None:
    assert [m["id"] for m in json.loads(armut.ask("list", "--format", "json"))] == IDS
