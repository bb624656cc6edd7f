"""The one way in which tests run a command: in this process, on a register given as text."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import HealthCheck, settings

from armut_cli.cli.app import run
from tests.sample import FILES, TODAY

if TYPE_CHECKING:
    from collections.abc import Mapping

# How long an example takes says more about the machine than about the program. In CI the
# examples are the same in each run: a law is tried on new ones where somebody is looking.
settings.register_profile(
    "project",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    derandomize="CI" in os.environ,
)
settings.register_profile("many", settings.get_profile("project"), max_examples=2_000)
settings.load_profile("project")

ROOT = Path(__file__).parents[1]
"""The folder of the real register."""


class Answer(NamedTuple):
    """What a command said."""

    code: int
    out: str
    err: str


class Armut:
    """The program in this process: English, on a fixed day, on a register of the test's own."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.environment = {"ARMUT_LANG": "en", "ARMUT_REGISTER": str(folder)}
        self._capsys = capsys

    def write(self, files: Mapping[str, str | bytes]) -> Path:
        """Write files into the register's folder."""
        for path, content in files.items():
            file = self.folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content.encode() if isinstance(content, str) else content)
        return self.folder

    def __call__(self, *arguments: object, today: str | None = TODAY, **environment: str) -> Answer:
        """Run a command; a traceback or a bug of ours fails the test."""
        given = [*(["--today", today] if today else []), *map(str, arguments)]
        self._capsys.readouterr()
        code = run(given, {**self.environment, **environment})
        answer = Answer(code, *self._capsys.readouterr())
        assert code != 3, answer.err
        assert "Traceback" not in answer.out + answer.err
        return answer

    def ask(self, *arguments: object, today: str | None = TODAY, **environment: str) -> str:
        """Run a command that must succeed without a word beside the answer; give the answer."""
        answer = self(*arguments, today=today, **environment)
        assert (answer.code, answer.err) == (0, "")
        return answer.out

    def refuse(self, *arguments: object, today: str | None = TODAY, **environment: str) -> str:
        """Run a command that must not run (exit code 2, no answer); give what it says."""
        answer = self(*arguments, today=today, **environment)
        assert (answer.code, answer.out) == (2, "")
        assert answer.err.startswith("error: ")
        return answer.err


@pytest.fixture
def empty(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Armut:
    """Give the program beside an empty folder ``register``."""
    monkeypatch.setenv("LANGUAGE", "en")  # the program sets it; this takes it back afterwards
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "register"
    folder.mkdir()
    return Armut(folder, capsys)


@pytest.fixture
def armut(empty: Armut) -> Armut:
    """Give the program with the sample register."""
    empty.write(FILES)
    return empty


@pytest.fixture
def real(empty: Armut) -> Armut:
    """Give the program with the real register."""
    empty.folder = ROOT
    empty.environment["ARMUT_REGISTER"] = str(ROOT)
    return empty
