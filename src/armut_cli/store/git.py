"""The states of a register out of git; never writes, not even a lock.

The only module that runs a program. Knows paths and bytes, not what they mean.
"""

from __future__ import annotations

import hashlib
import os
import shlex
import subprocess
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from armut_cli.model.message import ArmutError, msg
from armut_cli.store.worktree import PARTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

# What a user's own configuration must not change in the output.
_SETTINGS = ("core.quotepath=off", "log.showRoot=true", "log.showSignature=false")
# git sets these in a hook for its own folder; the register's folder may be another one.
_OF_A_HOOK = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
_SHA256 = 64


class Repository(Struct, frozen=True):
    """The git repository that a register's folder belongs to.

    ``prefix`` leads from the top of the repository to the folder: empty, or with ``/`` at its
    end. ``shallow``: only the newest commits are there. ``bare``: there is no worktree.
    """

    folder: Path
    prefix: str
    shallow: bool
    bare: bool

    @classmethod
    def around(cls, folder: Path) -> Repository:
        """Find the repository of a register's folder: submodules and linked worktrees too.

        Raises:
            ArmutError: without git, without a repository, or if git refuses the folder.
        """
        asked = ("--show-prefix", "--is-shallow-repository", "--is-bare-repository")
        done = _run(folder, "rev-parse", *asked)
        if done.returncode:
            raise _no_repository(folder, _reason(done))
        prefix, shallow, bare = _decode(done.stdout).split("\n")[-4:-1]
        return cls(folder, prefix, shallow == "true", bare == "true")

    def head(self) -> str:
        """Give the commit that is checked out.

        Raises:
            ArmutError: if there is none yet.
        """
        head = self.revision("HEAD")
        if head is None:
            raise ArmutError(
                msg("the repository has no commits yet"),
                msg("commit the register once: git add . && git commit"),
            )
        return head

    def day(self, commit: str) -> date:
        """Give the author's calendar day of a commit."""
        return date.fromisoformat(self.text("log", "-1", "--format=%as", commit, "--").strip())

    def parting(self, commit: str, other: str = "HEAD") -> str:
        """Give the commit at which two lines parted; ``commit`` itself if that is not known.

        What a branch has changed is what differs from here: not what others did meanwhile.
        """
        done = _run(self.folder, "merge-base", commit, other)
        return commit if done.returncode else _decode(done.stdout).strip()

    def read(self, oids: Iterable[str]) -> dict[str, bytes]:
        """Give the contents of blobs by name, all in one go."""
        wanted = list(dict.fromkeys(oids))
        if not wanted:
            return {}
        raw = self._bytes(
            "cat-file", "--batch", "--buffer", input="\n".join(wanted).encode() + b"\n"
        )
        contents = {}
        start = 0
        for oid in wanted:
            line = raw.index(b"\n", start)
            header = raw[start:line].split()
            if len(header) != 3:  # noqa: PLR2004 - name, type, size; else "NAME missing"
                raise ArmutError(
                    msg("the repository is damaged: {oid} is missing", oid=oid),
                    msg("git fsck tells more; a fresh clone is the usual cure"),
                )
            size = int(header[2])
            contents[oid] = raw[line + 1 : line + 1 + size]
            start = line + size + 2
        return contents

    def oids(self, contents: Mapping[str, bytes]) -> dict[str, str]:
        """Give the names that git gives contents, to compare the worktree with a commit."""
        # No secret, and no choice of ours; the longer names are the newer kind.
        digest = hashlib.sha256 if len(self.head()) == _SHA256 else hashlib.sha1
        return {
            path: digest(b"blob %d\0%b" % (len(raw), raw), usedforsecurity=False).hexdigest()
            for path, raw in contents.items()
        }

    def dirty(self) -> list[str]:
        """Give the register's files that differ from the last commit, new ones included."""
        if self.bare:
            return []
        how = ("--porcelain=v1", "-z", "--no-renames", "--untracked-files=all")
        fields = self.text("status", *how, "--", *PARTS).split("\0")[:-1]
        return sorted(self.inner(entry[3:]) for entry in fields)

    def changed_files(self, since: str) -> list[str]:
        """Give the register's files that this line has changed since a commit.

        Those that are gone are left out, those not committed yet are in. What others did on
        the line of ``since`` after the two parted does not count.
        """
        how = ("-z", "--name-only", "--no-renames", "--diff-filter=d", "--no-relative")
        names = self.text("diff", *how, *self.states(self.parting(since)), "--", *PARTS)
        if not self.bare:
            untracked = ("-z", "--others", "--exclude-standard", "--full-name")
            names += self.text("ls-files", *untracked, "--", *PARTS)
        return sorted({self.inner(name) for name in names.split("\0")[:-1]})

    def states(self, before: str, after: str | None = None) -> tuple[str, ...]:
        """Give two commits to compare; without ``after`` the worktree, if there is one."""
        if after is None and self.bare:
            after = "HEAD"
        return (before,) if after is None else (before, after)

    def _bytes(self, *arguments: str, input: bytes = b"") -> bytes:
        done = _run(self.folder, *arguments, input=input)
        if done.returncode:
            raise ArmutError(
                msg("git {command}: {reason}", command=arguments[0], reason=_reason(done))
            )
        return done.stdout

    def text(self, *arguments: str) -> str:
        """Run git in the register's folder and give what it prints.

        Raises:
            ArmutError: if git fails; with its own first line.
        """
        return _decode(self._bytes(*arguments))

    def complaint(self, *arguments: str) -> str | None:
        """Run git in the register's folder; give all it says if it fails, None if it does not."""
        done = _run(self.folder, *arguments)
        if not done.returncode:
            return None
        said = (stream.decode("utf-8", "replace").strip() for stream in (done.stderr, done.stdout))
        return "\n".join(filter(None, said))

    def revision(self, name: str) -> str | None:
        """Give the commit of a git revision, None if there is none; never reads it as an option."""
        if not name or "\0" in name:
            return None
        how = ("--verify", "--quiet", "--end-of-options")
        done = _run(self.folder, "rev-parse", *how, f"{name}^{{commit}}")
        return None if done.returncode else _decode(done.stdout).strip()

    def inner(self, path: str) -> str:
        """Give a path from the top of the repository as one from the register's folder."""
        return path.removeprefix(self.prefix)


def _run(folder: Path, *arguments: str, input: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    settings = [part for setting in _SETTINGS for part in ("-c", setting)]
    command = ["git", "-C", str(folder), "--no-pager", *settings, *arguments]
    environment = dict(os.environ)
    if any((parent / ".git").exists() for parent in (folder, *folder.parents)):
        for name in _OF_A_HOOK:
            environment.pop(name, None)
    environment |= {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_LITERAL_PATHSPECS": "1"}
    try:
        return subprocess.run(
            command, input=input, env=environment, capture_output=True, check=False
        )
    except OSError as error:
        raise ArmutError(
            msg("the program git cannot be run"),
            msg("the register's history is kept by git: install it from https://git-scm.com"),
        ) from error


def _decode(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogateescape")


def _reason(done: subprocess.CompletedProcess[bytes]) -> str:
    lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return lines[0].removeprefix("fatal: ") if lines else ""


def _no_repository(folder: Path, reason: str) -> ArmutError:
    if "dubious ownership" in reason:
        return ArmutError(
            msg("git does not open {folder}: the folder belongs to another user", folder=folder),
            msg(
                "if you trust it: git config --global --add safe.directory {top}",
                top=shlex.quote(reason.partition("'")[2].rstrip("'")),
            ),
        )
    if "not a git repository" in reason:
        return ArmutError(
            msg("{folder} is in no git repository", folder=folder),
            msg("the history needs one: clone the register, or start with git init"),
        )
    return ArmutError(msg("git does not open {folder}: {reason}", folder=folder, reason=reason))
