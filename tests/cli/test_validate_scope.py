"""``armut validate``: from any folder, for a hook, for an editor, for what has changed."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.history import History
from tests.sample import FILES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Armut

    Typed = Callable[[bytes], None]

PATH = "measures/M-03.yaml"
TYPO = "titel: x\ntitle: x\nstatus: geprueft\n"


def paths(answer: str) -> set[str]:
    problems = json.loads(answer)["problems"]
    return {problem["path"] for problem in problems if problem["level"] == "error"}


# From any folder.


@pytest.fixture
def unnamed(armut: Armut) -> Armut:
    """Give the program without a word of where the register is."""
    del armut.environment["ARMUT_REGISTER"]
    armut.write({PATH: TYPO})
    return armut


def found(armut: Armut, *arguments: object) -> set[str]:
    return paths(armut("validate", "--format", "json", *arguments).out)


def test_a_hook_names_files_from_the_top(unnamed: Armut) -> None:
    assert found(unnamed, f"register/{PATH}") == {PATH}
    assert found(unnamed, f"register/{PATH}", "register/armut.yaml") == {PATH}
    assert found(unnamed, "register/measures/M-01.yaml") == set()


def test_from_within_a_folder(unnamed: Armut, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(unnamed.folder / "measures")
    assert found(unnamed, "M-03.yaml") == {PATH}
    assert found(unnamed, ".") == {PATH}
    assert found(unnamed, "../groups") == set()
    assert found(unnamed, "measures/M-03.yaml") == {PATH}


def test_from_far_away(unnamed: Armut, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    away = tmp_path / "away"
    away.mkdir()
    monkeypatch.chdir(away)
    assert found(unnamed, unnamed.folder / PATH) == {PATH}
    assert found(unnamed, f"../register/{PATH}") == {PATH}


def test_through_links(unnamed: Armut, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(unnamed.folder)
    assert found(unnamed, f"link/{PATH}") == {PATH}
    (tmp_path / "m").symlink_to(unnamed.folder / "measures")
    unnamed.environment["ARMUT_REGISTER"] = str(unnamed.folder)
    assert found(unnamed, "m/M-03.yaml") == {PATH}
    (tmp_path / "one.yaml").symlink_to(unnamed.folder / PATH)
    assert found(unnamed, "one.yaml") == {PATH}


def test_a_folder_of_the_register_may_be_a_link(unnamed: Armut, tmp_path: Path) -> None:
    (unnamed.folder / "measures").rename(tmp_path / "elsewhere")
    (unnamed.folder / "measures").symlink_to(tmp_path / "elsewhere")
    assert found(unnamed, f"register/{PATH}") == {PATH}
    unnamed.environment["ARMUT_REGISTER"] = str(unnamed.folder)
    assert found(unnamed, "elsewhere/M-03.yaml") == {PATH}


def test_a_register_that_is_named_counts(unnamed: Armut, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "armut.yaml").write_text("name: x\n")
    said = unnamed.refuse("-C", "other", "validate", f"register/{PATH}")
    assert "does not lie in the register" in said


def test_no_register_anywhere(unnamed: Armut, tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("")
    assert "no register found" in unnamed.refuse("validate", "x.yaml")


# From the standard input.


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Typed:
    def type(content: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))

    return type


@pytest.mark.parametrize("name", [PATH, f"register/{PATH}", "{folder}/" + PATH])
def test_an_editor_gives_what_is_not_saved_yet(armut: Armut, typed: Typed, name: str) -> None:
    typed(TYPO.encode())
    answer = armut("validate", "-", "--as", name.format(folder=armut.folder), "--format", "concise")
    assert answer.code == 1
    assert f"register/{PATH}:1:1: error: unknown key “titel”" in answer.out
    assert (armut.folder / PATH).read_text("utf-8") == FILES[PATH]


def test_an_editor_needs_no_register_named(unnamed: Armut, typed: Typed) -> None:
    typed(FILES[PATH].encode())
    assert found(unnamed, "-", "--as", unnamed.folder / PATH) == set()


def test_the_rest_of_the_register_is_that_on_disk(armut: Armut, typed: Typed) -> None:
    armut.write({"measures/M-02.yaml": TYPO})
    typed(FILES["measures/M-10.yaml"].replace("M-01", "M-77").encode())
    answer = armut("validate", "-", "--as", "measures/M-10.yaml", "--format", "json")
    problems: list[dict[str, Any]] = json.loads(answer.out)["problems"]
    assert [problem["rule"] for problem in problems] == ["unknown-measure"]


@pytest.mark.parametrize("name", ["measures/M-99.yaml", "groups/neu.yaml", "armut.yaml"])
def test_a_file_that_is_not_there_yet(armut: Armut, typed: Typed, name: str) -> None:
    typed(b"titel: \x84x\n")
    assert found(armut, "-", "--as", name) == {name}
    if name != "armut.yaml":
        assert not (armut.folder / name).exists()


@pytest.mark.parametrize("content", [b"", b"\0", b"\xff", b"x" * 6_000_000])
def test_any_input(armut: Armut, typed: Typed, content: bytes) -> None:
    typed(content)
    assert armut("validate", "-", "--as", PATH).code == 1


def test_an_input_that_cannot_be_read(armut: Armut, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert "standard input cannot be read" in armut.refuse("validate", "-", "--as", PATH)


@pytest.mark.parametrize(
    "arguments",
    [("-",), ("--as", PATH), (PATH, "--as", PATH), ("-", PATH, "--as", PATH)],
)
def test_input_and_name_belong_together(armut: Armut, arguments: tuple[str, ...]) -> None:
    assert "“-” and --as belong together" in armut.refuse("validate", *arguments)


@pytest.mark.parametrize("name", ["README.md", "measures/x.txt", "templates/x.yaml", "../x.yaml"])
def test_files_that_are_not_read(armut: Armut, name: str) -> None:
    said = armut.refuse("validate", "-", "--as", name)
    assert f"{name} is no file of the register" in said


def test_the_input_is_not_mended(armut: Armut, typed: Typed) -> None:
    typed(b"")
    said = armut.refuse("validate", "-", "--as", PATH, "--fix")
    assert "the standard input cannot be mended" in said


# What has changed.


@pytest.fixture
def history(armut: Armut, monkeypatch: pytest.MonkeyPatch) -> History:
    """Give the sample register as the first commit of a repository around it."""
    history = History(armut.folder.parent, monkeypatch, "register")
    history.commit("2026-01-10", {"measures/M-02.yaml": TYPO})
    return history


def since(armut: Armut, when: str, *arguments: str) -> set[str]:
    return paths(armut("validate", "--format", "json", "--since", when, *arguments).out)


def test_only_changed_files_are_checked(armut: Armut, history: History) -> None:
    assert armut.ask("validate", "--since", "HEAD") == "0 files: no problems\n"
    history.commit("2026-02-10", {PATH: TYPO})
    armut.write({"measures/M-11.yaml": TYPO})
    assert since(armut, "2026-01-31") == {PATH, "measures/M-11.yaml"}
    assert since(armut, "HEAD") == {"measures/M-11.yaml"}
    assert since(armut, "HEAD~1", PATH) == {PATH}
    assert since(armut, "HEAD~1", "measures/M-02.yaml") == set()


def test_changed_files_refer_to_all(armut: Armut, history: History) -> None:
    armut.write({PATH: FILES[PATH] + "related: [M-01, M-77]\n"})
    assert history.repository.dirty() == [PATH]
    answer = armut("validate", "--format", "concise", "--since", "HEAD")
    assert "error: unknown measure “M-77”" in answer.out
    assert "M-01" not in answer.out


def test_a_lost_file_breaks_others(armut: Armut, history: History) -> None:
    history.write({}, gone=["measures/M-01.yaml"])
    assert since(armut, "HEAD") == {"measures/M-10.yaml"}


def test_a_changed_vocabulary_breaks_others(armut: Armut, history: History) -> None:
    vocabulary = FILES["armut.yaml"].replace("  jugendamt: {name: Jugendamt}\n", "")
    assert history.repository.dirty() == []
    armut.write({"armut.yaml": vocabulary})
    broken = since(armut, "HEAD")
    assert {"measures/M-01.yaml", PATH, "measures/M-04.yaml"} <= broken
    assert "measures/M-02.yaml" not in broken, "it was broken before"


def test_before_there_was_a_register(armut: Armut, monkeypatch: pytest.MonkeyPatch) -> None:
    history = History(armut.folder.parent, monkeypatch, "register")
    for file in [*armut.folder.rglob("*.yaml")]:
        file.unlink()
    history.commit("2026-01-10", {"README": "x"})
    armut.write({**FILES, PATH: TYPO})
    assert since(armut, "HEAD") == {PATH}


def test_since_needs_the_files_as_they_are(armut: Armut, history: History) -> None:
    assert history.repository.head()
    said = armut.refuse("--at", "HEAD", "validate", "--since", "HEAD")
    assert "not at the past" in said
    assert "there is no" in armut.refuse("validate", "--since", "gestern")


def test_changed_files_are_mended(armut: Armut, history: History) -> None:
    assert history.repository.head()
    wrong = FILES[PATH].replace("title:", "titel:")
    armut.write({PATH: wrong})
    assert armut("validate", "--fix", "--since", "HEAD").code == 0
    assert (armut.folder / PATH).read_text("utf-8") == FILES[PATH]
