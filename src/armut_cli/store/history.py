"""The versions of files, commit by commit, through renames and moves."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from armut_cli.store.worktree import MARK, PARTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from armut_cli.store.git import Repository

# Files of one format are alike; git's own half would take a new measure for an old one.
RENAMES = "--find-renames=80%"
"""How alike two files must be to be one that was renamed."""


class Version(NamedTuple):
    """A file as one commit left it.

    ``day`` is the author's calendar day, ``path`` leads from the register's folder (from the
    top of the repository if the file stood elsewhere then). ``oid`` names the blob; None if
    the commit took the file away.
    """

    commit: str
    day: date
    path: str
    oid: str | None


class _Entry(NamedTuple):
    """A change of one file in the log; both paths from the top of the repository."""

    commit: str
    day: str
    path: str
    old: str
    oid: str | None


def history(repository: Repository, path: str, until: str = "HEAD") -> list[Version]:
    """Give the versions of one file, oldest first, through all its renames and moves."""
    walk = _walk(repository, until, "--follow", "--", path)
    return [_version(repository, entry) for entry in walk][::-1]


def versions(
    repository: Repository, paths: Iterable[str], until: str = "HEAD"
) -> dict[str, list[Version]]:
    """Give the versions of many files as ``history`` does, in one walk.

    Renames are followed within the register only.
    """
    found: dict[str, list[Version]] = {path: [] for path in paths}
    # The name at the commit at hand, leading to the name of today.
    today = {path: path for path in found}
    # A walk over everything takes half the time of one that picks paths.
    where = ("--", *PARTS) if repository.prefix else ("--",)
    for entry in _walk(repository, until, *where) if found else ():
        name = repository.inner(entry.path)
        if name in today:
            path = today[name]
            found[path].append(_version(repository, entry))
            if entry.old != entry.path:
                today[repository.inner(entry.old)] = today.pop(name)
    return {path: entries[::-1] for path, entries in found.items()}


def renames(repository: Repository, before: str, after: str | None = None) -> dict[str, str]:
    """Give the files renamed between two commits (or to the worktree): new path to old."""
    how = ("--name-status", "-z", RENAMES, "--diff-filter=R", "--no-relative")
    listed = repository.text("diff", *how, *repository.states(before, after), "--", *PARTS)
    fields = map(repository.inner, listed.split("\0")[:-1])
    return {new: old for _, old, new in zip(fields, fields, fields, strict=True)}


def folder_then(repository: Repository, commit: str) -> str | None:
    """Give the folder in which the register stood in a commit, with ``/``; None if nowhere."""
    known = set(repository.text("rev-list", commit, "--").split())
    for entry in _walk(repository, "HEAD", "--follow", "--", MARK):
        if entry.commit in known:
            return entry.path.removesuffix(MARK)
    return None


def first_commit(repository: Repository) -> str | None:
    """Give the commit with which the register came into the repository; None if it is not there."""
    came = [entry for entry in _walk(repository, "HEAD", "--follow", "--", MARK) if entry.oid]
    return came[-1].commit if came else None


def _walk(repository: Repository, until: str, *arguments: str) -> Iterator[_Entry]:
    """Walk back from a commit; a merge is one step, as its first line saw it."""
    how = ("--first-parent", "-m", "--raw", "-z", "--no-abbrev", "--no-color", "--no-relative")
    repository.head()  # says in plain words that there are no commits yet
    log = repository.text("log", *how, RENAMES, "--format=\1%H %as", until, *arguments)
    fields = iter(log.split("\0"))
    commit = day = ""
    for field in fields:
        if field.startswith("\1"):
            commit, day = field[1:].split()
        elif meta := field.split():  # :MODE MODE OID OID STATE
            old = path = next(fields)
            if meta[4][0] == "R":
                path = next(fields)
            yield _Entry(commit, day, path, old, None if meta[4] == "D" else meta[3])


def _version(repository: Repository, entry: _Entry) -> Version:
    day = date.fromisoformat(entry.day)
    return Version(entry.commit, day, repository.inner(entry.path), entry.oid)
