"""Files are written all or none: killed at every step, interrupted at every third line."""

from __future__ import annotations

import os
import resource
import sys
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from armut_cli.model.message import ArmutError
from armut_cli.store import journal
from armut_cli.store.lock import locked
from armut_cli.store.write import Write, commit_all
from tests.children import at_line, in_child

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.synchronize import Barrier
    from types import FrameType

CHANGES = (
    *("open", "write", "flush", "fsync", "close", "__exit__", "flock", "fdopen"),
    *("replace", "rename", "unlink", "chmod", "chown", "mkdir"),
)
"""The calls between which a kill makes a difference."""
FORK = get_context("fork")


def register(root: Path, **contents: bytes) -> Path:
    (root / "measures").mkdir()
    for name, content in contents.items():
        (root / f"measures/{name}.yaml").write_bytes(content)
    return root


def text(root: Path, name: str) -> bytes | None:
    file = root / f"measures/{name}.yaml"
    return file.read_bytes() if file.exists() else None


def w(name: str, expected: bytes | None, new: bytes | None) -> Write:
    return Write(f"measures/{name}.yaml", expected, new)


def leftovers(root: Path) -> list[str]:
    return [file.name for file in root.rglob(".*")]


def test_bytes_are_written_as_they_are(tmp_path: Path) -> None:
    root = register(tmp_path, a=b"old")
    commit_all(root, [w("a", b"old", b"\xef\xbb\xbfnew\r\n\x00")])
    assert text(root, "a") == b"\xef\xbb\xbfnew\r\n\x00"
    assert leftovers(root) == []


def test_files_are_made_changed_and_deleted_together(tmp_path: Path) -> None:
    root = register(tmp_path, a=b"a", b=b"b")
    commit_all(root, [w("a", b"a", None), w("b", b"b", b"B"), Write("groups/c.yaml", None, b"C")])
    assert (text(root, "a"), text(root, "b")) == (None, b"B")
    assert (root / "groups/c.yaml").read_bytes() == b"C"
    assert leftovers(root) == []


def test_nothing_to_write_touches_nothing(tmp_path: Path) -> None:
    commit_all(tmp_path / "nowhere", [])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("expected", "there", "words"),
    [
        (b"read", b"changed", "version"),
        (None, b"there already", "version"),
        (b"read", None, "no file"),
    ],
)
def test_a_file_changed_meanwhile_is_not_overwritten(
    tmp_path: Path, expected: bytes | None, there: bytes | None, words: str
) -> None:
    root = register(tmp_path, b=b"b", **({} if there is None else {"a": there}))
    with pytest.raises(ArmutError, match="changed by somebody else") as error:
        commit_all(root, [w("b", b"b", b"B"), w("a", expected, b"new")])
    values = error.value.message.values
    assert values["path"] == "measures/a.yaml"
    assert values["read"] != values["found"]
    assert words in (values["found"].text)
    assert (text(root, "a"), text(root, "b")) == (there, b"b")
    assert leftovers(root) == []


def test_versions_are_named_as_git_names_them(tmp_path: Path) -> None:
    root = register(tmp_path, a=b"hello\n")
    with pytest.raises(ArmutError) as error:
        commit_all(root, [w("a", b"", b"new")])
    assert error.value.message.values["found"].values == {"id": "ce013625"}
    assert error.value.message.values["read"].values == {"id": "e69de29b"}


def test_the_mode_stays(tmp_path: Path) -> None:
    root = register(tmp_path, a=b"old")
    (root / "measures/a.yaml").chmod(0o640)
    commit_all(root, [w("a", b"old", b"new"), w("b", None, b"new")])
    assert (root / "measures/a.yaml").stat().st_mode & 0o777 == 0o640
    mask = os.umask(0)
    os.umask(mask)
    assert (root / "measures/b.yaml").stat().st_mode & 0o777 == 0o666 & ~mask


def test_links_are_written_through(tmp_path: Path) -> None:
    root = register(tmp_path)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/real.yaml").write_bytes(b"old")
    (root / "measures/a.yaml").symlink_to("../elsewhere/real.yaml")
    commit_all(root, [w("a", b"old", b"new"), w("b", None, b"b")])
    assert (root / "measures/a.yaml").is_symlink()
    assert (tmp_path / "elsewhere/real.yaml").read_bytes() == b"new"
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize("path", ["../a.yaml", "/a.yaml", "", "measures/../../a.yaml"])
def test_no_path_leads_out_of_the_register(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match=r"\["):
        commit_all(tmp_path, [Write(path, None, b"x")])


def test_one_file_twice_is_our_mistake(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"a\.yaml"):
        commit_all(tmp_path, [w("a", None, b"1"), w("a", None, b"2")])


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    root = register(tmp_path, a=b"a")
    with pytest.raises(ArmutError, match="cannot be written"):
        commit_all(root, [w("a", b"a", b"A"), Write("measures/a.yaml/x.yaml", None, b"x")])
    assert text(root, "a") == b"a"
    assert leftovers(root) == []


def test_a_full_disk_changes_nothing(tmp_path: Path) -> None:
    root = register(tmp_path, a=b"a", b=b"b")

    def child() -> int:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
        try:
            commit_all(root, [w("a", b"a", b"A"), w("b", b"b", b"B" * 2000)])
        except ArmutError:
            return 7
        return 0

    assert in_child(child) == 7
    assert (text(root, "a"), text(root, "b")) == (b"a", b"b")
    assert leftovers(root) == []


class Reached(KeyboardInterrupt):
    """A person presses Ctrl-C at a line of the writing code."""


def at_call(number: int) -> Callable[[], None]:
    """Give what makes a process die when it asks the system for its n-th change of a file."""
    calls = 0

    def profile(_: FrameType, event: str, called: Any) -> None:
        nonlocal calls
        if event == "c_call" and called.__name__ in CHANGES:
            calls += 1
            if calls == number:
                os._exit(9)

    return lambda: sys.setprofile(profile)


def interrupt() -> None:
    raise Reached


def watched(watch: Callable[[], None], work: Callable[[], None]) -> Callable[[], int]:
    def child() -> int:
        watch()
        try:
            work()
        except Reached:
            return 8
        finally:
            sys.settrace(None)
            sys.setprofile(None)
        return 0

    return child


WRITES = [w("a", b"a", b"A"), w("b", b"b", b"B"), w("c", None, b"C"), w("d", b"d", None)]
OLD: list[bytes | None] = [b"a", b"b", None, b"d"]
NEW: list[bytes | None] = [b"A", b"B", b"C", None]


def states(root: Path) -> list[bytes | None]:
    return [text(root, name) for name in "abcd"]


def fresh(tmp_path: Path) -> Iterator[Path]:
    for number in range(10_000):
        root = tmp_path / str(number)
        root.mkdir()
        yield register(root, a=b"a", b=b"b", d=b"d", other=b"1")


def assert_whole(root: Path) -> None:
    """Each file is old or new at once; after the next write they are all one or the other."""
    for found, old, new in zip(states(root), OLD, NEW, strict=True):
        assert found in (old, new)
    assert {file.name for file in root.rglob("*.yaml") if file.name[0] == "."} == set()
    commit_all(root, [w("other", b"1", b"2")])
    assert states(root) in (OLD, NEW)
    assert leftovers(root) == []


def test_killed_at_every_step_files_are_old_or_new(tmp_path: Path) -> None:
    ends: list[int] = []
    outcomes = set()
    for number, root in enumerate(fresh(tmp_path), 1):
        ends.append(in_child(watched(at_call(number), partial(commit_all, root, WRITES))))
        if ends[-1] == 0:
            break
        assert_whole(root)
        outcomes.add(states(root) == NEW)
    assert set(ends[:-1]) == {9}
    assert len(ends) > 50
    assert outcomes == {True, False}


def test_interrupted_anywhere_files_are_old_or_new(tmp_path: Path) -> None:
    ends = []
    for number, root in enumerate(fresh(tmp_path), 1):
        ends.append(
            in_child(watched(at_line(3 * number, interrupt), partial(commit_all, root, WRITES)))
        )
        assert_whole(root)
        if ends[-1] == 0:
            break
    assert set(ends[:-1]) == {8}
    assert len(ends) > 50


def write_in_vain(root: Path) -> None:
    """Write, but the third file cannot be put in its place."""

    def fail(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "os.rename" and str(arguments[1]).endswith("c.yaml"):
            raise OSError(28, "disk full")

    sys.addaudithook(fail)
    with pytest.raises(ArmutError, match="cannot be written"):
        commit_all(root, WRITES)


def test_what_was_written_is_taken_back_when_a_later_file_fails(tmp_path: Path) -> None:
    root = register(tmp_path, a=b"a", b=b"b", d=b"d")
    (root / "measures/a.yaml").chmod(0o640)
    broken = [True]

    def fail(event: str, arguments: tuple[Any, ...]) -> None:
        if broken and event == "os.rename" and str(arguments[1]).endswith("c.yaml"):
            raise OSError(28, "disk full")

    sys.addaudithook(fail)
    with pytest.raises(ArmutError, match="cannot be written"):
        commit_all(root, WRITES)
    broken.clear()
    assert states(root) == OLD
    assert (root / "measures/a.yaml").stat().st_mode & 0o777 == 0o640
    assert leftovers(root) == []
    commit_all(root, WRITES)
    assert states(root) == NEW


def test_killed_while_taking_back_files_are_old_or_new(tmp_path: Path) -> None:
    """The third file cannot be put in its place; then the program is killed at every step."""
    ends = []
    for number, root in enumerate(fresh(tmp_path), 1):
        ends.append(in_child(watched(at_call(number), partial(write_in_vain, root))))
        if ends[-1] == 0:
            assert states(root) == OLD
            assert leftovers(root) == []
            break
        assert_whole(root)
    assert set(ends[:-1]) == {9}


def test_killed_while_completing_the_next_one_completes(tmp_path: Path, middle: int) -> None:
    ends = []
    for number, root in enumerate(fresh(tmp_path), 1):
        half_done(root, middle)
        again = [w("other", b"1", b"2")]
        ends.append(in_child(watched(at_call(number), partial(commit_all, root, again))))
        if text(root, "other") == b"2":
            (root / "measures/other.yaml").write_bytes(b"1")
        assert_whole(root)
        assert states(root) == NEW
        if ends[-1] == 0:
            break
    assert set(ends[:-1]) == {9}


def half_done(root: Path, number: int) -> None:
    """Kill a writer when it has put the first file in its place."""
    in_child(watched(at_call(number), partial(commit_all, root, WRITES)))
    assert states(root) == [b"A", b"b", None, b"d"]


@pytest.fixture(scope="module")
def middle(tmp_path_factory: pytest.TempPathFactory) -> int:
    """Give the number of the step at which the first file is in its place."""
    for number, root in enumerate(fresh(tmp_path_factory.mktemp("middle")), 1):
        in_child(watched(at_call(number), partial(commit_all, root, WRITES)))
        if text(root, "a") == b"A":
            return number
    raise AssertionError


def test_what_was_changed_since_a_kill_is_kept_and_told_once(tmp_path: Path, middle: int) -> None:
    root = register(tmp_path, a=b"a", b=b"b", d=b"d", other=b"1")
    half_done(root, middle)
    (root / "measures/b.yaml").write_bytes(b"by hand")
    (root / "measures/d.yaml").write_bytes(b"by hand")
    with pytest.raises(ArmutError, match="cut short") as error:
        commit_all(root, [w("other", b"1", b"2")])
    assert error.value.message.values["files"] == "measures/b.yaml, measures/d.yaml"
    assert error.value.help is not None
    kept = Path(str(error.value.help.values["files"]).split(", ")[0])
    assert kept.read_bytes() == b"B"
    assert states(root) == [b"A", b"by hand", b"C", b"by hand"]
    commit_all(root, [w("other", b"1", b"2")])
    assert text(root, "other") == b"2"
    assert leftovers(root) == [kept.name]


@pytest.mark.parametrize(
    "record",
    [
        b"not json",
        b'{"moves": [{"path": "../x", "ready": null, "old": null, "new": null}]}',
        b'{"moves": [{"path": "x", "ready": "../../.y.armut-new", "old": null, "new": null}]}',
        b'{"moves": [{"path": "x", "ready": ".z.armut-new", "old": null, "new": "00"}]}',
    ],
)
def test_a_journal_from_elsewhere_moves_nothing(tmp_path: Path, record: bytes) -> None:
    root = register(tmp_path, a=b"a")
    (root / ".z.armut-new").write_bytes(b"z")
    (root / journal.JOURNAL).write_bytes(record)
    with pytest.raises(ArmutError, match="no record"):
        commit_all(root, [w("a", b"a", b"A")])
    assert text(root, "a") == b"a"
    assert (root / ".z.armut-new").exists()


def test_who_waits_too_long_is_told(tmp_path: Path) -> None:
    with (
        locked(tmp_path),
        pytest.raises(ArmutError, match="another program"),
        locked(tmp_path, patience=0.05),
    ):
        pass
    with locked(tmp_path):
        pass


def take_part(root: Path, name: str, start: Barrier, number: int) -> None:
    for turn in range(20):
        old = text(root, name)
        start.wait()
        try:
            commit_all(root, [w(name, old, f"{turn} {number}".encode())])
        except ArmutError:
            assert name == "same"
        else:
            (root / f"done-{name}-{turn}-{number}").touch()
        start.wait()


def together(root: Path, names: list[str]) -> None:
    start = FORK.Barrier(len(names))
    processes = [
        FORK.Process(target=take_part, args=(root, name, start, number))
        for number, name in enumerate(names)
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0] * len(names)
    assert leftovers(root) == []


def test_writers_of_different_measures_all_succeed(tmp_path: Path) -> None:
    root = register(tmp_path, a=b"", b=b"", c=b"")
    together(root, ["a", "b", "c"])
    assert [text(root, name) for name in "abc"] == [b"19 0", b"19 1", b"19 2"]
    assert len(list(root.glob("done-*"))) == 60


def test_of_writers_of_one_measure_one_succeeds(tmp_path: Path) -> None:
    root = register(tmp_path, same=b"")
    together(root, ["same"] * 3)
    assert len(list(root.glob("done-same-*"))) == 20
