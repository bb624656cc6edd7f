"""One file is committed and nothing else, whatever else is staged, changed or refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from armut_cli.store.commit import NotCommitted, commit
from tests.history import History

if TYPE_CHECKING:
    from pathlib import Path

A, B, C = "measures/a.yaml", "measures/b.yaml", "measures/c [1].yaml"


@pytest.fixture(params=["", "sub/"])
def history(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> History:
    history = History(tmp_path / "repository", monkeypatch, request.param)
    history.commit("2026-01-01", {"armut.yaml": "name: x\n", A: "a\n", B: "b\n"})
    return history


def last(history: History) -> tuple[str, list[str]]:
    names = history.git("show", "--name-only", "--format=", "--relative", folder=history.folder)
    return history.git("log", "-1", "--format=%B"), names.splitlines()


def state(history: History) -> list[str]:
    return history.git("status", "--porcelain", "-z").replace("\0", "\n").splitlines()


def test_a_changed_file_beside_staged_and_dirty_ones(history: History) -> None:
    history.write({A: "A\n", B: "B\n", "armut.yaml": "name: y\n"})
    history.git("add", "--", str(history.folder / B))
    before = state(history)
    commit(history.repository, [A], "A: ja\n\n- mehr")
    assert last(history) == ("A: ja\n\n- mehr", [A])
    assert state(history) == [line for line in before if "a.yaml" not in line]


def test_a_new_file_with_signs_in_its_name(history: History) -> None:
    history.write({C: "c\n", "measures/c 1.yaml": "other\n"})
    commit(history.repository, [C], "# c")
    assert last(history) == ("# c", [C])
    assert [line[:2] for line in state(history)] == ["??"]


def test_a_file_that_is_staged_in_part_is_committed_as_it_lies(history: History) -> None:
    history.write({A: "staged\n"})
    history.git("add", "--all")
    history.write({A: "as it lies\n"})
    commit(history.repository, [A], "A")
    assert history.git("show", f"HEAD:./{A}", folder=history.folder) == "as it lies"
    assert state(history) == []


def test_the_first_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    history = History(tmp_path, monkeypatch)
    history.write({A: "a\n"})
    commit(history.repository, [A], "A")
    assert last(history) == ("A", [A])


def refused(history: History, path: str = A) -> NotCommitted:
    before = state(history)
    with pytest.raises(NotCommitted) as error:
        commit(history.repository, [path], "A's\n\nmore")
    assert state(history) == before
    return error.value


def test_a_hook_that_refuses(history: History) -> None:
    history.write({A: "A\n", C: "c\n"})
    hook = history.top / ".git/hooks/pre-commit"
    hook.write_text("#!/bin/sh\necho eins; echo zwei >&2; exit 1\n")
    hook.chmod(0o755)
    assert refused(history).said == "eins\nzwei"
    error = refused(history, C)
    assert error.help is not None
    assert error.help.values["again"] == (
        """git add 'measures/c [1].yaml' && git commit -m 'A'"'"'s' -- 'measures/c [1].yaml'"""
    )


def test_nobody(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.delenv(f"GIT_{role}_NAME")
        monkeypatch.delenv(f"GIT_{role}_EMAIL")
    history.git("config", "user.useConfigOnly", "true")
    history.write({A: "A\n"})
    error = refused(history)
    assert "who you are" in error.message.text
    assert error.said == ""


def test_an_ignored_file(history: History) -> None:
    history.write({".gitignore": "c*\n", C: "c\n"})
    assert "ignored" in refused(history, C).said


def test_in_the_middle_of_a_merge(history: History) -> None:
    history.git("switch", "-q", "-c", "other")
    history.commit("2026-01-02", {A: "other\n"})
    history.git("switch", "-q", "main")
    history.commit("2026-01-03", {B: "mine\n"})
    history.git("merge", "-q", "--no-commit", "other")
    history.write({B: "more\n"})
    assert "merge" in refused(history, B).said
