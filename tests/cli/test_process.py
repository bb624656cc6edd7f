"""The whole program as a process: pipes, terminals, signals, encodings, start-up."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.sample import FILES, IDS, TODAY
from tests.terminal import ARMUT, environment, on_terminal

SCRIPTS = Path(sys.executable).parent


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path, text in FILES.items():
        file = tmp_path / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
    return tmp_path


def armut(
    folder: Path, *arguments: str, program: tuple[str, ...] = ARMUT, **more: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*program, *arguments],
        cwd=folder,
        env=environment(**more),
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize(
    "program", [ARMUT, (str(SCRIPTS / "armut"),), (str(SCRIPTS / "armut-cli"),)]
)
def test_one_program_by_three_names(folder: Path, program: tuple[str, ...]) -> None:
    done = armut(folder, "list", "--count", program=program)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"5\n", b"")
    assert armut(folder, "lst", program=program).returncode == 2


def test_lists_start_without_heavy_libraries(folder: Path) -> None:
    heavy = {
        "jinja2",
        "ruamel.yaml",
        "jsonschema_rs",
        "openpyxl",
        "typst",
        "rich.table",
        "pydantic",
    }
    code = (
        "import os, sys, json\n"
        "from armut_cli.cli.app import run\n"
        "code = run(sys.argv[1:], os.environ)\n"
        "print(json.dumps(sorted(sys.modules)), file=sys.stderr)\n"
        "sys.exit(code)"
    )
    program = (sys.executable, "-c", code)
    for form in ("table", "tsv", "json"):
        done = armut(
            folder,
            "list",
            "--status",
            "fertig",
            "--sort",
            "title",
            "--format",
            form,
            program=program,
        )
        assert done.returncode == 0
        assert set(json.loads(done.stderr)) & heavy == set()


@pytest.mark.parametrize("arguments", [("list",), ("--help",), ("--version",), ("show", "1", "2")])
def test_a_closed_pipe_ends_quietly(folder: Path, arguments: tuple[str, ...]) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [*ARMUT, *arguments],
        cwd=folder,
        env=environment(),
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_full_disk_is_said(folder: Path) -> None:
    command = f"ulimit -f 0; {sys.executable} -m armut_cli list > answer.txt"
    done = subprocess.run(
        ["sh", "-c", command], cwd=folder, env=environment(), capture_output=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr.startswith(b"error: the answer cannot be written: ")


def test_closed_streams_harm_nobody(folder: Path) -> None:
    command = f"{sys.executable} -m armut_cli list >&- 2>&-"
    done = subprocess.run(["sh", "-c", command], cwd=folder, env=environment(), check=False)
    assert done.returncode == 0
    command = f"{sys.executable} -m armut_cli lst 2>&-"
    done = subprocess.run(["sh", "-c", command], cwd=folder, env=environment(), check=False)
    assert done.returncode == 2


def test_an_interrupt_leaves_nothing_half_written(folder: Path) -> None:
    os.mkfifo(folder / "slow")
    (folder / "old.md").write_text("alt")
    process = subprocess.Popen(
        [*ARMUT, "report", "-o", "slow", "--format", "md"],
        cwd=folder,
        env=environment(),
        stderr=subprocess.PIPE,
    )
    before = set(folder.iterdir())
    time.sleep(1.5)  # it waits now for somebody to read the pipe
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=20)
    assert process.returncode == 130
    assert b"Traceback" not in said
    assert set(folder.iterdir()) == before


@pytest.mark.parametrize("encoding", ["latin-1", "ascii", "cp1252", "utf-8"])
def test_terminals_of_any_encoding_get_readable_text(folder: Path, encoding: str) -> None:
    for arguments in (("list", "--format", "table"), ("show", "1"), ("stats",), ()):
        done = armut(folder, *arguments, PYTHONIOENCODING=encoding, COLUMNS="120")
        assert done.returncode == 0
        assert "?" not in done.stdout.decode(encoding).replace("utf-8", "")
    title = armut(folder, "list", "1", "--columns", "title", PYTHONIOENCODING=encoding).stdout
    expected = "Besuchsdienste für ältere Menschen ausweiten\n"
    if encoding == "ascii":
        expected = "Besuchsdienste fuer aeltere Menschen ausweiten\n"
    assert title.decode(encoding) == expected


def test_letters_that_no_one_can_spell_are_marked(folder: Path) -> None:
    (folder / "measures" / "M-01.yaml").write_text("title: 木 Č\nstatus: fertig\n", "utf-8")
    done = armut(folder, "list", "1", "--columns", "title", PYTHONIOENCODING="ascii")
    assert done.stdout == b"? C\n"


def test_json_keeps_every_letter_in_any_encoding(folder: Path) -> None:
    (folder / "measures" / "M-01.yaml").write_text("title: ü木😀\nstatus: fertig\n", "utf-8")
    for form in ("json", "jsonl"):
        done = armut(folder, "list", "1", "--format", form, PYTHONIOENCODING="ascii")
        data = json.loads(done.stdout)
        assert (data[0] if form == "json" else data)["title"] == "ü木😀"
    done = armut(folder, "validate", "--format", "json", PYTHONIOENCODING="latin-1")
    assert json.loads(done.stdout)["version"] == 1


@pytest.mark.parametrize("columns", [40, 80, 160])
def test_a_terminal_gets_a_table_that_fits(folder: Path, columns: int) -> None:
    screen = on_terminal("--today", TODAY, "list", folder=folder, columns=columns, NO_COLOR="1")
    assert screen.code == 0
    assert "\x1b" not in screen.text
    assert screen.lines[0].split()[:3] == ["ID", "Title", "Status"]
    assert max(map(len, screen.lines)) <= columns
    assert screen.lines[-3:] == ["5 measures", "! one is overdue", "› one is due soon"]
    lost = {40: "Lead, Groups, Next date, Last update", 80: "Last update"}.get(columns)
    said = " ".join(screen.lines[7:-3])
    assert said == (f"the terminal is too narrow for: {lost}" if lost else "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("list", "--lead", "sozialamt"), "2 of 5 measures"),
        (("list", "--limit", "2"), "the first 2 of 5 measures"),
        (("list", "--text", "xyz"), "0 of 5 measures"),
    ],
)
def test_a_terminal_is_told_how_many_there_are(
    folder: Path, arguments: tuple[str, ...], said: str
) -> None:
    screen = on_terminal("--today", "2026-01-01", *arguments, folder=folder)
    assert said in screen.lines
    assert said not in on_terminal("-q", *arguments, folder=folder).text


def test_chosen_columns_that_do_not_fit_are_named(folder: Path) -> None:
    arguments = ("list", "--columns", "id,title,status,lead,end")
    screen = on_terminal(*arguments, folder=folder, columns=40)
    assert "the terminal is too narrow for: Lead," in screen.text


def test_colour_on_a_terminal_and_not_where_it_is_unwanted(folder: Path) -> None:
    arguments = ("--today", TODAY, "list")
    assert "\x1b[36m● in Umsetzung\x1b[0m" in on_terminal(*arguments, folder=folder).text
    assert "\x1b" not in on_terminal(*arguments, folder=folder, NO_COLOR="1").text
    assert "\x1b" not in on_terminal(*arguments, folder=folder, TERM="dumb").text
    assert "\x1b" not in on_terminal("--color", "never", "list", folder=folder).text
    assert on_terminal("lst", folder=folder).text.startswith("\x1b[1;31merror: \x1b[0m")


def test_messages_are_folded_at_blanks(folder: Path) -> None:
    (folder / "armut.yaml").unlink()
    screen = on_terminal("list", folder=folder, columns=60, NO_COLOR="1")
    assert screen.code == 2
    help = [line for line in screen.lines if line.startswith(("help: ", "      "))]
    assert len(help) > 2
    assert screen.lines[-1].endswith("armut init")


def test_a_bug_of_ours_is_said_as_one(folder: Path) -> None:
    (folder / "sitecustomize.py").write_text(
        "import armut_cli.query.select as it\n"
        "def broken(*_):\n    raise ZeroDivisionError('kaputt')\n"
        "it.select = broken\n"
    )
    done = armut(folder, "list", PYTHONPATH=str(folder))
    assert done.returncode == 3
    assert done.stderr.startswith(
        b"error: the program itself has failed: ZeroDivisionError: kaputt"
    )
    assert b"armut --debug" in done.stderr
    shown = armut(folder, "--debug", "list", PYTHONPATH=str(folder))
    assert b"Traceback" in shown.stderr


STATUSES = ["geprueft", "umzusetzen", "in-umsetzung", "fertig", "gebuendelt", "none"]
COMPLETE = {"bash": "complete_bash", "zsh": "complete_zsh", "fish": "complete_fish"}


def complete(folder: Path, line: str, shell: str = "bash") -> list[str]:
    """Ask as the shell does when a person presses Tab at the end of a line."""
    words = re.findall(r"=|[^ =]+|(?<= )$", line)  # as bash tears them
    more = {"_ARMUT_COMPLETE": COMPLETE[shell], "_TYPER_COMPLETE_ARGS": line}
    more |= {"COMP_WORDS": "\n".join(words), "COMP_CWORD": str(len(words) - 1)}
    more["_TYPER_COMPLETE_FISH_ACTION"] = "get-args"
    done = armut(folder, program=(str(SCRIPTS / "armut"),), **more)
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode().split() if shell == "bash" else done.stdout.decode().splitlines()


@pytest.mark.parametrize(
    ("line", "offers"),
    [
        ("armut sh", ["show"]),
        ("armut show M-0", ["M-01", "M-02", "M-03", "M-04"]),
        ("armut list --status ", STATUSES),
        ("armut list --status in", ["in-umsetzung"]),
        ("armut list --status !ge", ["!geprueft", "!gebuendelt"]),
        ("armut list --lead so", ["sozialamt"]),
        ("armut explain unknown-st", ["unknown-status"]),
        ("armut list --group steuer", ["steuerung"]),
        ("armut list --columns id,ti", ["id,title"]),
        ("armut stats --by gr", ["group"]),
        ("armut list --format js", ["json", "jsonl"]),
        ("armut --lang ", ["de", "en"]),
        ("armut --color a", ["auto", "always"]),
        ("armut list --district Ober", ["Oberstadt"]),
        ("armut report cont", ["control"]),
        ("armut set M-01 --dry", ["--dry-run"]),
        ("armut edit ", ["alter", "steuerung", *IDS]),
        ("armut show ", IDS),
        ("armut rename st", ["steuerung"]),
        ("armut update al", []),
        ("armut set ", ["alter", "steuerung", *IDS]),
        ("armut set M-1", ["M-10"]),
        ("armut set M-01 M-0", ["M-02", "M-03", "M-04"]),
        ("armut set M-01 sta", ["statements=", "status=", "status_reason=", "start="]),
        ("armut set --lead jobcenter sum", ["summary="]),
        ("armut set alter mo", ["moderation="]),
        ("armut set alter kind=st", ["steering"]),
        ("armut set alter moderation=", ["jobcenter", "sozialamt", "jugendamt"]),
        ("armut set M-01 status=", [*STATUSES[:-1]]),
        ("armut set M-01 status=in-", ["in-umsetzung"]),
        ("armut set M-01 goals+=", ["beratung", "teilhabe"]),
        ("armut set M-01 goals-=beratung,t", ["beratung,teilhabe"]),
        ("armut set M-01 origin.kind=au", ["audience"]),
        ("armut set M-01 partners+=j", ["jobcenter", "jugendamt"]),
        ("armut set M-01 bundled_into=ko", ["konzept"]),
        ("armut set M-01 nonsense=", []),
        ("armut new measure A --lea", ["--lead"]),
        ("armut new measure A --lead ju", ["jugendamt"]),
        ("armut new measure A --lead=ju", ["jugendamt"]),
        ("armut new measure A --origin ci", ["citizen"]),
        ("armut new group A --kind ", ["working-group", "steering", "plenary"]),
    ],
)
def test_completion(folder: Path, line: str, offers: list[str]) -> None:
    assert complete(folder, line) == offers


def test_completion_brings_labels_as_help(folder: Path) -> None:
    assert complete(folder, "armut list --lead sozial", "fish") == ["sozialamt\tSozialamt"]
    assert complete(folder, "armut list --lead sozial", "zsh") == [
        '_arguments \'*: :(("sozialamt":"Sozialamt"))\''
    ]
    assert complete(folder, "armut set M-01 status=in-", "zsh") == [
        '_arguments \'*: :(("status=in-umsetzung":"in Umsetzung"))\''
    ]
    assert complete(folder, "armut set alter remi", "zsh") == [
        '_arguments \'*: :(("remit=":"Remit"))\''
    ]
    assert complete(folder, "armut set M-01 goals+=ber", "fish") == [
        "goals+=beratung\tBeratung verbessern"
    ]


def test_bash_adds_no_blank_behind_a_field(folder: Path) -> None:
    program = (str(SCRIPTS / "armut"),)
    asked = armut(folder, _ARMUT_COMPLETE="source_bash", program=program)
    named = {"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    shown = armut(folder, "--show-completion", "bash", program=program, **named)
    for script in (asked.stdout, shown.stdout):
        assert b"[[ $COMPREPLY == *= ]] && compopt -o nospace\n" in script


def test_completion_uses_the_register_that_is_named(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    assert complete(outside, f"armut -C {folder} show M-1") == ["M-10"]


def test_completion_without_a_register_offers_nothing(tmp_path: Path) -> None:
    assert complete(tmp_path, "armut show M") == []
