"""``armut edit``: the person's own editor; whatever happens, no text is lost."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.person import converse
from tests.history import History
from tests.sample import FILES
from tests.terminal import ARMUT, environment

if TYPE_CHECKING:
    from tests.conftest import Armut

M3 = "measures/M-03.yaml"
SLOW = "import time; time.sleep(1.1)\n"


@pytest.fixture(autouse=True)
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder in which drafts lie."""
    folder = tmp_path / "drafts"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


def editor(tmp_path: Path, code: str) -> str:
    """Give an editor that does something with the text ``t`` of the file ``p``."""
    file = tmp_path / "editor.py"
    file.write_text(
        "import pathlib, sys\np = pathlib.Path(sys.argv[1])\nt = p.read_bytes().decode()\n"
        f"{code}\np.write_bytes(t.encode())\n",
        "utf-8",
    )
    return f"{sys.executable} {file}"


def text(armut: Armut) -> str:
    return (armut.folder / M3).read_bytes().decode()


def kept(said: str) -> Path:
    match = re.search(r"your text is kept in (\S+/M-03\.yaml)", said)
    assert match is not None, said
    return Path(match[1])


def test_what_is_written_is_shown_and_there(armut: Armut, tmp_path: Path, drafts: Path) -> None:
    command = editor(tmp_path, "t = t.replace('jugendamt', 'sozialamt')")
    answer = armut("edit", "3", EDITOR="false", VISUAL=command)
    assert (answer.code, answer.err) == (0, "")
    assert "+lead: sozialamt\n" in answer.out
    assert text(armut) == FILES[M3].replace("jugendamt", "sozialamt")
    assert list(drafts.iterdir()) == []


def test_groups_and_titles_too(armut: Armut, tmp_path: Path) -> None:
    command = editor(tmp_path, "t += 'remit: Alles\\n'; assert p.name == 'alter.yaml'")
    assert armut("edit", "Armut im", EDITOR=command).code == 0
    assert (armut.folder / "groups/alter.yaml").read_text("utf-8").endswith("remit: Alles\n")
    assert "measure or group “M-9” is unknown" in armut.refuse("edit", "M-9")


def test_an_error_is_not_written_and_the_text_is_kept(armut: Armut, tmp_path: Path) -> None:
    command = editor(tmp_path, "t = t.replace('umzusetzen', 'gibts nicht')")
    answer = armut("edit", "3", EDITOR=command)
    assert answer.code == 1
    assert "error[unknown-status]" in answer.err
    assert "nothing is written: what you wrote adds an error" in answer.err
    assert kept(answer.err).read_text("utf-8") == FILES[M3].replace("umzusetzen", "gibts nicht")
    assert text(armut) == FILES[M3]


def test_force_writes_the_error(armut: Armut, tmp_path: Path, drafts: Path) -> None:
    command = editor(tmp_path, "t = t.replace('umzusetzen', 'gibts nicht')")
    answer = armut("edit", "3", "--force", EDITOR=command)
    assert answer.code == 0
    assert "status: gibts nicht" in text(armut)
    assert list(drafts.iterdir()) == []


def test_a_warning_is_shown_and_written(armut: Armut, tmp_path: Path) -> None:
    answer = armut("edit", "3", EDITOR=editor(tmp_path, "t = t.replace('lead: jugendamt\\n', '')"))
    assert answer.code == 0
    assert "warning[missing-lead]" in answer.err
    assert "lead" not in text(armut)


def test_a_file_that_cannot_be_read_is_mended(armut: Armut, tmp_path: Path) -> None:
    for broken in (b"title: [\n", b"title: K\xfcche\n"):
        armut.write({M3: broken})
        (tmp_path / "good.yaml").write_text(FILES[M3], "utf-8")
        mend = f"{sys.executable} -c 'import shutil,sys; shutil.copy(*sys.argv[1:])' "
        answer = armut("-q", "edit", "M-03", EDITOR=mend + str(tmp_path / "good.yaml"))
        assert answer.code == 0, answer.err
        assert text(armut) == FILES[M3]


def test_nothing_changed(armut: Armut, tmp_path: Path, drafts: Path) -> None:
    answer = armut("edit", "3", EDITOR=editor(tmp_path, SLOW))
    assert answer == (0, "", "nothing is changed\n")
    assert list(drafts.iterdir()) == []


def test_an_editor_that_does_not_wait_keeps_its_file(armut: Armut, drafts: Path) -> None:
    answer = armut("edit", "3", EDITOR="true")
    assert answer.code == 0
    assert "the editor did not wait" in answer.err
    assert "code --wait" in answer.err
    (folder,) = drafts.iterdir()
    assert str(folder / "M-03.yaml") in answer.err
    assert (folder / "M-03.yaml").read_text("utf-8") == FILES[M3]


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("gibt-es-nicht -x", "the editor “gibt-es-nicht -x” cannot be started"),
        ("'", "the editor “'” cannot be started"),
        ("false", "the editor “false” has failed"),
    ],
)
def test_editors_that_fail_leave_nothing(
    armut: Armut, drafts: Path, command: str, said: str
) -> None:
    assert said in armut.refuse("edit", "3", EDITOR=command)
    assert list(drafts.iterdir()) == []


def test_an_editor_that_fails_after_saving(armut: Armut, tmp_path: Path) -> None:
    answer = armut("edit", "3", EDITOR=editor(tmp_path, "p.write_text('neu'); sys.exit(3)"))
    assert answer.code == 2
    assert "has failed" in answer.err
    assert kept(answer.err).read_text() == "neu"
    assert text(armut) == FILES[M3]


def test_an_editor_that_takes_the_file_away(armut: Armut) -> None:
    command = f"{sys.executable} -c 'import os,sys; os.remove(sys.argv[1])'"
    answer = armut("edit", "3", EDITOR=command)
    assert answer.code == 2
    assert "cannot be read any more" in answer.err
    assert text(armut) == FILES[M3]


def test_a_file_changed_meanwhile_names_both(armut: Armut, tmp_path: Path) -> None:
    other = armut.folder / M3
    code = f"t += 'summary: mein\\n'; open({str(other)!r}, 'a').write('summary: anders\\n')"
    answer = armut("edit", "3", EDITOR=editor(tmp_path, code))
    assert answer.code == 2
    assert "measures/M-03.yaml was changed by somebody else: version" in answer.err
    assert kept(answer.err).read_text("utf-8").endswith("summary: mein\n")
    assert text(armut).endswith("summary: anders\n")


def test_back_into_the_editor_on_an_error(armut: Armut, tmp_path: Path) -> None:
    code = "t = t.replace('gibts nicht', 'geprueft').replace('umzusetzen', 'gibts nicht')"
    answers = (("This adds an error. Edit again? [y/N]: ", "y\n"),)
    command = editor(tmp_path, code)
    screen = converse(armut.folder, "edit", "3", answers=answers, EDITOR=command)
    assert screen.code == 0, screen.text
    assert "status: geprueft" in text(armut)


def test_a_person_may_leave_it(armut: Armut, tmp_path: Path) -> None:
    command = editor(tmp_path, "t = t.replace('umzusetzen', 'weg')")
    answers = (("Edit again? [y/N]: ", "\n"),)
    screen = converse(armut.folder, "edit", "3", answers=answers, EDITOR=command, COLUMNS="300")
    assert screen.code == 1
    assert "status: weg" in kept(screen.text.replace("\n", "")).read_text("utf-8")
    screen = converse(
        armut.folder,
        *("edit", "3"),
        answers=(("Edit again? [y/N]: ", "\x04"),),
        EDITOR=command,
        COLUMNS="300",
    )
    assert screen.code == 130
    assert "status: weg" in kept(screen.text).read_text("utf-8")
    assert text(armut) == FILES[M3]


@pytest.mark.parametrize("write", ["p.write_text('neu'); ", ""])
def test_interrupted_in_the_editor(armut: Armut, tmp_path: Path, drafts: Path, write: str) -> None:
    command = editor(
        tmp_path, f"{write}(p.parents[1] / 'open').touch(); import time; time.sleep(60)"
    )
    with subprocess.Popen(
        [*ARMUT, "edit", "3"],
        env=environment(EDITOR=command, ARMUT_REGISTER=str(armut.folder), TMPDIR=str(drafts)),
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    ) as process:
        while not (drafts / "open").exists():
            time.sleep(0.01)
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        assert process.stderr is not None
        said = process.stderr.read()
    assert process.returncode == 130
    assert bool(write) == ("your text is kept in" in said)
    assert len(list(drafts.glob("armut-*"))) == bool(write)


def test_a_commit(armut: Armut, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    history = History(armut.folder, monkeypatch)
    history.commit("2026-06-01")
    command = editor(tmp_path, "t += 'summary: Essen\\n'")
    assert armut("edit", "3", "--commit", EDITOR=command).code == 0
    assert history.git("show", "--name-only", "--format=").split() == [M3]
    hook = history.top / ".git/hooks/pre-commit"
    hook.write_text("#!/bin/sh\necho nein\nexit 1\n")
    hook.chmod(0o755)
    answer = armut("edit", "3", "--commit", EDITOR=editor(tmp_path, "t += '# x\\n'"))
    assert answer.code == 2
    assert "nein\n" in answer.err
    assert "is written, but not committed" in answer.err
    assert "your text is kept" not in answer.err
    assert text(armut).endswith("# x\n")


def test_without_git_a_commit_opens_no_editor(armut: Armut) -> None:
    err = armut.refuse("edit", "3", "--commit", EDITOR="gibt-es-nicht")
    assert "is in no git repository" in err
