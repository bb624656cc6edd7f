"""Whole processes that write at once, or are killed while they write."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from functools import partial
from typing import TYPE_CHECKING

import pytest

from armut_cli.cli.app import run
from armut_cli.store.lock import PATIENCE
from armut_cli.text.load import load
from tests.children import at_line, in_child, kill
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


# Each time a file is opened, a dot is written.
COUNTED = """
import os, sys
from armut_cli.cli.app import main
path = sys.argv.pop(1)
def hook(event, arguments):
    if event == "open" and str(arguments[0]).endswith(path):
        os.write(1, b".")
sys.addaudithook(hook)
main()
"""


# A file is given another content before it is opened for the N-th time.
CHANGED = """
import sys
from armut_cli.cli.app import main
path, left, text = sys.argv.pop(1), int(sys.argv.pop(1)), sys.argv.pop(1)
def hook(event, arguments):
    global left
    if event == "open" and str(arguments[0]).endswith(path):
        left -= 1
        if left == 0:
            open(path, "w", encoding="utf-8").write(text)
sys.addaudithook(hook)
main()
"""


STRIDE = 7
"""So many lines lie between two kills; with 1 the same holds, but it takes two minutes."""


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
    """Run commands that have all read before one of them writes."""
    flags = [str(folder / f"{number}.read") for number in range(len(commands))]
    running = []
    for number, command in enumerate(commands):
        names = ",".join([flags[number], *flags[:number], *flags[number + 1 :]])
        words = ("--today", TODAY, *command)
        running.append(start(folder, sys.executable, "-c", TOGETHER, names, *words))
    answers = []
    for process in running:
        _, err = process.communicate(timeout=60)
        answers.append((process.returncode, err))
    return answers


def measure(folder: Path, id: str) -> str:
    return (folder / f"measures/{id}.yaml").read_text("utf-8")


def test_renaming_goes_by_what_was_read_once(folder: Path) -> None:
    words = ("measures/M-04.yaml", "--today", TODAY, "-q", "rename", "M-03", "M-33")
    answer, err = start(folder, sys.executable, "-c", COUNTED, *words).communicate(timeout=60)
    assert (answer, err) == (".", "")


@pytest.mark.parametrize(("id", "opened"), [("M-03", 2), ("M-03", 3), ("M-04", 2), ("M-04", 3)])
def test_what_somebody_writes_while_a_measure_is_renamed_stays(
    folder: Path, id: str, opened: int
) -> None:
    (folder / "measures/M-04.yaml").write_text(measure(folder, "M-04") + "related: [M-03]\n")
    other = measure(folder, id).replace("[M-03]", "[M-01]") + "districts: [Barmen]\n"
    words = (f"measures/{id}.yaml", str(opened), other, "--today", TODAY, "rename", "M-03", "M-33")
    process = start(folder, sys.executable, "-c", CHANGED, *words)
    _, err = process.communicate(timeout=60)
    found = {path.name: path.read_text("utf-8") for path in (folder / "measures").iterdir()}
    if process.returncode:
        assert "nothing" in err
        assert found[f"{id}.yaml"] == other
        assert "M-33.yaml" not in found
    else:
        assert found["M-33.yaml"] == other


def test_two_that_set_different_measures_both_succeed(folder: Path) -> None:
    answers = at_once(folder, ("set", "M-01", "end=2028"), ("set", "M-03", "end=2028"))
    assert [code for code, _ in answers] == [0, 0], answers
    assert "end: 2028\n" in measure(folder, "M-01")
    assert "end: 2028\n" in measure(folder, "M-03")


def test_of_two_that_set_the_same_measure_one_is_told(folder: Path) -> None:
    answers = at_once(folder, ("set", "M-03", "end=2028"), ("set", "M-03", "end=2029"))
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


def records(folder: Path) -> dict[str, bytes]:
    """Give the files of a register as any program sees them."""
    names = (file.relative_to(folder).as_posix() for file in folder.glob("*/[!.]*"))
    return {name: (folder / name).read_bytes() for name in names}


def call(folder: Path, *command: str) -> int:
    os.environ["ARMUT_LANG"] = "en"
    return run(["-q", "--today", TODAY, "-C", str(folder), *command], os.environ)


def killed(folder: Path, line: int, *command: str) -> int:
    """Run a command in a process that is killed when it reaches a line of the writing code."""

    def work() -> int:
        at_line(line, kill)()
        return call(folder, *command)

    return in_child(work)


@pytest.mark.parametrize(
    "command", [("set", "M-01", "M-03", "end=2028"), ("rename", "M-01", "M-77")]
)
def test_killed_at_any_line_the_register_is_old_or_new(
    tmp_path: Path, command: tuple[str, ...]
) -> None:
    old = {path: text.encode() for path, text in FILES.items() if "/" in path}
    new: dict[str, bytes] = {}
    outcomes = set()
    for line in (10_000, *range(1, 10_000, STRIDE)):
        folder = tmp_path / str(line)
        for path, text in FILES.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(text.encode())
        end = killed(folder, line, *command)
        found = records(folder)
        if end == 0 and new:
            break
        new = new or found
        for path in found.keys() | old.keys() | new.keys():
            assert found.get(path) in (old.get(path), new.get(path)), (line, path)
        assert not load({**found, "armut.yaml": FILES["armut.yaml"].encode()}).problems
        assert end in (0, -signal.SIGKILL)
        # The next command is not kept waiting, and brings all to one or the other.
        started = time.monotonic()
        assert in_child(partial(call, folder, "set", "M-02", "end=2031")) == 0
        assert time.monotonic() - started < PATIENCE
        found = records(folder)
        assert b"end: 2031" in found["measures/M-02.yaml"]
        found["measures/M-02.yaml"] = old["measures/M-02.yaml"]
        assert found in (old, new), line
        assert [file.name for file in folder.rglob(".*")] == []
        outcomes.add(found == new)
    assert line > 100
    assert outcomes == {True, False}


def test_two_new_measures_at_once_never_share_an_id(folder: Path) -> None:
    for turn in range(3):
        titles = (f"Erste {turn}", f"Zweite {turn}")
        answers = at_once(folder, *(("new", "measure", it, "--status", "fertig") for it in titles))
        assert sorted(code for code, _ in answers) == [0, 2], answers
        loser = next(err for code, err in answers if code)
        assert "was changed by somebody else: no file was read" in loser
        assert "run the command again" in loser
        for title, (code, _) in zip(titles, answers, strict=True):
            if code:
                words = ("--today", TODAY, "new", "measure", title, "--status", "fertig")
                again = start(folder, *ARMUT, *words)
                again.communicate(timeout=60)
                assert again.returncode == 0
        for flag in folder.glob("*.read"):
            flag.unlink()
    register = load({**records(folder), "armut.yaml": FILES["armut.yaml"].encode()})
    made = [register.measures[f"M-{number}"].title for number in range(11, 17)]
    assert sorted(made) == sorted(
        f"{word} {turn}" for word in ("Erste", "Zweite") for turn in range(3)
    )


def test_two_new_measures_whenever_they_come(folder: Path) -> None:
    made = 0
    for turn in range(5):
        running = [
            start(
                folder, *ARMUT, "--today", TODAY, "new", "measure", f"{turn} {n}", "--status=fertig"
            )
            for n in range(2)
        ]
        ends = [(process.communicate(timeout=60), process.returncode) for process in running]
        assert 0 in {code for _, code in ends}
        for (_, err), code in ends:
            assert code == 0 or (code == 2 and "run the command again" in err)
        made += sum(code == 0 for _, code in ends)
        assert len(list(folder.glob("measures/*.yaml"))) == 5 + made
