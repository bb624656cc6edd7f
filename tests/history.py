"""A real git repository with fixed identity and days, beside no configuration of anybody's."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from armut_cli.store.git import Repository

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    import pytest


class History:
    """A repository that is written commit by commit; ``folder`` is the register's in it."""

    def __init__(self, top: Path, monkeypatch: pytest.MonkeyPatch, prefix: str = "") -> None:
        self.top = top
        self.folder = top / prefix
        self.folder.mkdir(parents=True, exist_ok=True)
        self.environment = monkeypatch
        isolate(monkeypatch, top)
        self.git("init", "--quiet", "--initial-branch=main")

    @property
    def repository(self) -> Repository:
        """The repository as the program sees it."""
        return Repository.around(self.folder)

    def git(
        self, *arguments: str, day: str = "2026-01-01", landed: str = "", folder: Path | None = None
    ) -> str:
        """Run git on a day; give what it prints."""
        dates = {"GIT_AUTHOR_DATE": _time(day), "GIT_COMMITTER_DATE": _time(landed or day)}
        done = subprocess.run(
            ["git", "-C", str(folder or self.top), *arguments],
            env={**os.environ, **dates},
            check=True,
            capture_output=True,
            encoding="utf-8",
        )
        return done.stdout.strip()

    def write(self, files: Mapping[str, str], gone: Iterable[str] = ()) -> None:
        """Write and delete files of the register, without a commit."""
        for path, text in files.items():
            file = self.folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())
        for path in gone:
            (self.folder / path).unlink()

    def commit(
        self,
        day: str,
        files: Mapping[str, str] | None = None,
        gone: Iterable[str] = (),
        landed: str = "",
    ) -> str:
        """Commit files on the author's ``day``, and on the day they landed; give the commit."""
        self.write(files or {}, gone)
        self.git("add", "--all")
        how = ("--quiet", "--allow-empty", "--message", f"as of {day}")
        self.git("commit", *how, day=day, landed=landed)
        return self.git("rev-parse", "HEAD")


def _time(day: str) -> str:
    return day if "T" in day else f"{day}T12:00:00+0100"


def isolate(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    """Keep the developer's own git configuration and identity out of a test."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in {
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "A. Example",
        "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "A. Example",
        "GIT_COMMITTER_EMAIL": "a@example.org",
    }.items():
        monkeypatch.setenv(name, value)
