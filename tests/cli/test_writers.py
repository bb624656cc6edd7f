"""Whole processes that write at once, or are killed while they write."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from armut_cli.text.load import load
from tests.sample import FILES, TODAY
from tests.terminal import ARMUT, environment

if TYPE_CHECKING:
    from pathlib import Path

# Each waits, after it has read and before it writes, until the other has read, too.
TOGETHER = """
import pathlib, sys, time
from armut_cli.cli import editing
from armut_cli.cli.app import main
own, *others = (pathlib.Path(name) for name in sys.argv.pop(1).split(","))
write = editing.commit_all
def when_all_have_read(*arguments):
    own.touch()
    while not all(other.exists() for other in others):
        time.sleep(0.001)
    write(*arguments)
editing.commit_all = when_all_have_read
main()
"""

# The process ends at the N-th file operation of the writer, as if by kill -9.
KILLED = """
import os, sys
from armut_cli.cli.app import main
left = int(sys.argv.pop(1))
def hook(event, arguments):
    global left
    if event in ("open", "os.rename", "os.remove", "os.chmod") and ".armut" in str(arguments):
        left -= 1
        if left < 0:
            os._exit(9)
sys.addaudithook(hook)
main()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    return tmp_path


def start(folder: Path, *command: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        command,
        cwd=folder,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def at_once(folder: Path, *commands: tuple[str, ...]) -> list[tuple[int, str]]:
    """Run ``set`` commands that have all read before one of them writes."""
    flags = [str(folder / f"{number}.read") for number in range(len(commands))]
    running = []
    for number, command in enumerate(commands):
        names = ",".join([flags[number], *flags[:number], *flags[number + 1 :]])
        words = ("--today", TODAY, "set", *command)
        running.append(start(folder, sys.executable, "-c", TOGETHER, names, *words))
    answers = []
    for process in running:
        _, err = process.communicate(timeout=60)
        answers.append((process.returncode, err))
    return answers


def measure(folder: Path, id: str) -> str:
    return (folder / f"measures/{id}.yaml").read_text("utf-8")


def test_two_that_set_different_measures_both_succeed(folder: Path) -> None:
    answers = at_once(folder, ("M-01", "end=2028"), ("M-03", "end=2028"))
    assert [code for code, _ in answers] == [0, 0], answers
    assert "end: 2028\n" in measure(folder, "M-01")
    assert "end: 2028\n" in measure(folder, "M-03")


def test_of_two_that_set_the_same_measure_one_is_told(folder: Path) -> None:
    answers = at_once(folder, ("M-03", "end=2028"), ("M-03", "end=2029"))
    assert sorted(code for code, _ in answers) == [0, 2], answers
    winner, loser = sorted(answers)
    assert winner[1] == ""
    assert "measures/M-03.yaml was changed by somebody else: version" in loser[1]
    assert "nothing was written" in loser[1]
    year = 2028 if answers[0] == winner else 2029
    assert measure(folder, "M-03") == FILES["measures/M-03.yaml"].replace(
        "end: 2026-07-10", f"end: {year}"
    )


def test_killed_at_any_moment_all_files_are_old_or_new(folder: Path) -> None:
    wanted = {
        path: FILES[path].replace(old, "end: 2028\n")
        for path, old in (
            ("measures/M-01.yaml", "end: 2027\n"),
            ("measures/M-03.yaml", "end: 2026-07-10\n"),
        )
    }
    command = ("--today", TODAY, "-q", "set", "M-01", "M-03", "end=2028")
    for moment in range(100):
        for path in wanted:
            (folder / path).write_text(FILES[path], "utf-8")
        process = start(folder, sys.executable, "-c", KILLED, str(moment), *command)
        process.communicate(timeout=60)
        for path, new in wanted.items():
            assert (folder / path).read_text("utf-8") in {FILES[path], new}
        files = {path: (folder / path).read_bytes() for path in FILES}
        assert not load(files).problems
        if process.returncode == 0:
            break
        assert process.returncode == 9
        # The next writer finds its way and clears away what is left.
        after = start(folder, *ARMUT, "--today", TODAY, "-q", "set", "M-02", f"end=20{30 + moment}")
        _, err = after.communicate(timeout=60)
        assert after.returncode == 0, err
        states = {(folder / path).read_text("utf-8") == new for path, new in wanted.items()}
        assert len(states) == 1, "half of the files are new"
        assert [file.name for file in folder.rglob(".*") if os.path.lexists(file)] == []
    else:
        pytest.fail("it never came to an end")
    assert moment > 5
