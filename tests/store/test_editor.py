"""The draft outside the register, and the program that a person edits it with."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from armut_cli.model.message import ArmutError
from armut_cli.store.editor import Draft, edit

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))


def test_a_draft_is_a_file_of_the_person_alone(tmp_path: Path) -> None:
    draft = Draft("M-01.yaml", b"\xff\r\n")
    assert draft.path.name == "M-01.yaml"
    assert draft.path.parent.stat().st_mode & 0o777 == 0o700
    assert draft.is_untouched
    draft.path.write_bytes(b"new")
    assert not draft.is_untouched
    assert draft.read() == b"new"
    (draft.path.parent / "M-01.yaml~").touch()
    draft.discard()
    assert list(tmp_path.iterdir()) == []
    assert draft.is_untouched
    with pytest.raises(ArmutError, match="cannot be read any more"):
        draft.read()


def test_the_visual_editor_comes_first_and_has_its_own_words(tmp_path: Path) -> None:
    draft = Draft("a b.yaml", b"")
    command = f"'{sys.executable}' -c 'import sys; open(sys.argv[2], \"w\").write(sys.argv[1])' ja"
    assert edit(draft.path, {"VISUAL": command, "EDITOR": "false"})
    assert draft.read() == b"ja"
    slow = f"{sys.executable} -c 'import time; time.sleep(1.1)'"
    assert not edit(draft.path, {"VISUAL": "", "EDITOR": slow})
    assert list(tmp_path.iterdir()) == [draft.path.parent]


def test_without_a_choice_the_usual_editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ArmutError, match="cannot be started") as error:
        edit(tmp_path / "x", {})
    assert error.value.message.values["command"] == "nano"


def test_an_editor_that_fails() -> None:
    draft = Draft("x", b"")
    with pytest.raises(ArmutError, match="has failed"):
        edit(draft.path, {"EDITOR": f"{sys.executable} -c 'raise SystemExit(3)'"})
