"""Which files are checked: all, those a person names, those changed since, one from an editor."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from armut_cli.model.message import ArmutError, msg
from armut_cli.store import tree, worktree
from armut_cli.text.decode import MAX_BYTES
from armut_cli.text.load import ALLIANCE, FOLDERS, load

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from armut_cli.cli.session import Session
    from armut_cli.model.place import Problem

STDIN = Path("-")
"""What stands for the standard input."""


def scope(
    session: Session, paths: Sequence[Path], since: str | None, shown_as: Path | None
) -> set[str] | None:
    """Give the register's paths of the files to check; None for all.

    Args:
        session: the call.
        paths: files and folders that a person names, from any folder; or ``-``.
        since: a date, a revision or a meeting: only files changed since.
        shown_as: the file whose content comes from the standard input.

    Raises:
        ArmutError: if a file does not exist or lies outside the register.
    """
    if (STDIN in paths) != (shown_as is not None) or (STDIN in paths and len(paths) > 1):
        raise ArmutError(
            msg("“-” and --as belong together"),
            msg("write: armut validate - --as measures/M-07.yaml"),
        )
    if session.at is not None and (since is not None or shown_as is not None):
        raise ArmutError(
            msg("this looks at the files as they are now, not at the past"), msg("leave out --at")
        )
    named = paths if shown_as is None else [shown_as]
    _start_at(session, named)
    if shown_as is not None:
        return {_take_input(session, shown_as)}
    wanted = _known(session, paths) if paths else None
    if since is None:
        return wanted
    changed = set(session.repository.changed_files(session.resolve(since)))
    return (wanted if wanted is not None else _paths(session)) & changed


def from_here(session: Session) -> str:
    """Give the way from where the person stands to the register, so that editors find the file."""
    if session.at is not None:
        return ""
    here, root = Path.cwd(), session.root.resolve()
    if not (root.is_relative_to(here) or here.is_relative_to(root)):
        return f"{root}/"
    way = os.path.relpath(root, here)
    return "" if way == "." else f"{Path(way).as_posix()}/"


def caused_elsewhere(session: Session, since: str, wanted: Collection[str]) -> list[Problem]:
    """Give the errors in other files that came from a change of the vocabulary or a lost file.

    A changed ``armut.yaml``, or a measure that is gone, breaks files that nobody has touched.
    """
    from armut_cli.check.added import added_problems

    repository = session.repository
    commit = repository.parting(session.resolve(since))
    then, now = tree.blobs(repository, commit), _paths(session)
    if ALLIANCE not in then or (ALLIANCE not in wanted and then.keys() & _records(then) <= now):
        return []
    before = load(tree.files(repository, commit))
    found = added_problems(before, session.checked_register, session.today, ())
    return [problem for problem in found if problem.place.path not in wanted]


def _records(paths: Collection[str]) -> set[str]:
    return {path for path in paths if path.partition("/")[0] in FOLDERS}


def _paths(session: Session) -> set[str]:
    register = session.checked_register
    return {*register.texts, *(problem.place.path for problem in register.problems)}


def _start_at(session: Session, paths: Sequence[Path]) -> None:
    """Look for the register where the first named file lies, unless another one is asked for."""
    if not paths or session.start != Path():
        return
    folder = Path.cwd() / paths[0]
    while not folder.is_dir():
        folder = folder.parent
    try:
        session.start = worktree.find(folder)
    except ArmutError:
        return  # it may be named as seen from the register


def _take_input(session: Session, shown_as: Path) -> str:
    """Let the standard input stand for a file; the others are those on disk."""
    place = next(iter(_inside(session, Path.cwd() / shown_as)), None)
    if place is None or not _is_read(place):
        place = shown_as.as_posix()
    if not _is_read(place):
        raise ArmutError(
            msg("{path} is no file of the register", path=shown_as),
            msg("--as names one: measures/M-07.yaml, groups/….yaml or armut.yaml"),
        )
    try:
        content = sys.stdin.buffer.read(MAX_BYTES + 1)
    except (AttributeError, OSError) as error:  # closed, or a folder
        raise ArmutError(msg("the standard input cannot be read")) from error
    files = worktree.read(session.root)
    rest = [problem for problem in files.unreadable if problem.place.path != place]
    session.checked_register = load({**files.contents, place: content}, rest)
    return place


def _is_read(path: str) -> bool:
    folder, _, name = path.rpartition("/")
    return path == ALLIANCE or (folder in FOLDERS and name.endswith(worktree.ENDINGS))


def _known(session: Session, paths: Sequence[Path]) -> set[str]:
    root, known = session.root.resolve(), _paths(session)
    wanted: set[str] = set()
    for path in paths:
        place = Path.cwd() / path
        if not place.exists() and not place.is_symlink():
            place = root / path
        inside = list(_inside(session, place))
        found = {
            it for it in known for top in inside if top == "." or f"{it}/".startswith(f"{top}/")
        }
        if not found and not place.exists():
            raise ArmutError(
                msg("there is no file {path}", path=path),
                msg("the register is {folder}", folder=root),
            )
        if not inside:
            raise ArmutError(
                msg("{path} does not lie in the register", path=path),
                msg("the register is {folder}", folder=root),
            )
        wanted |= found
    return wanted


def _inside(session: Session, place: Path) -> Iterator[str]:
    """Give the ways from the register to a place, through links to files and folders, too."""
    for real in (
        Path(os.path.normpath(place)),
        place.parent.resolve() / place.name,
        place.resolve(),
    ):
        for head in ("", *FOLDERS):
            top = session.root / head
            for folder in (top, top.resolve()):
                if real.is_relative_to(folder):
                    yield (Path(head) / real.relative_to(folder)).as_posix()
