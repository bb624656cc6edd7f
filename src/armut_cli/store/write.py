"""Writing files of a register: all or none, never half, never over somebody else's change."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from hashlib import sha1
from secrets import token_hex
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from armut_cli.model.message import ArmutError, Message, msg
from armut_cli.store import journal
from armut_cli.store.journal import ENDING, Move, content, fingerprint, target
from armut_cli.store.lock import locked

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class Write(Struct, frozen=True):
    """A new content for a file: bytes as they are, ``path`` from the register's folder.

    ``expected`` is what was read, None for a file that is new; ``new`` is None to delete it.
    """

    path: str
    expected: bytes | None
    new: bytes | None


class _Look(NamedTuple):
    """What a file keeps besides its content."""

    mode: int
    group: int


def commit_all(root: Path, writes: Sequence[Write]) -> None:
    """Write all files or none.

    Each file has its old or its new content at any moment, whatever happens; links and modes
    stay. Killed between two files, the rest is written by the next writer.

    Raises:
        ArmutError: if a file is no longer what was read, or cannot be written.
    """
    paths = [write.path for write in writes]
    if not all(journal.is_inside(path) for path in paths):
        raise ValueError(paths)
    if len({target(root, path) for path in paths}) < len(paths):
        raise ValueError(paths)
    if not writes:
        return
    try:
        with locked(root):
            journal.complete(root)
            for write in writes:
                _guard(root, write)
            for folder in {root, *(target(root, path).parent for path in paths)}:
                _sweep(folder)
            # Deleting comes last, so that nothing deleted must be brought back.
            _carry_out(root, sorted(writes, key=lambda write: write.new is None))
    except OSError as error:
        raise ArmutError(
            msg(
                "{file} cannot be written: {reason}",
                file=error.filename or root,
                reason=error.strerror or str(error),
            ),
            msg("see to the cause and run the command again"),
        ) from error


def _guard(root: Path, write: Write) -> None:
    """Refuse to overwrite what was not read."""
    file = target(root, write.path)
    found = content(file)
    if found != write.expected:
        raise ArmutError(
            msg(
                "{path} was changed by somebody else: {read} was read, {found} is there now",
                path=write.path,
                read=_version(write.expected),
                found=_version(found),
            ),
            msg("nothing was written; run the command again, it then starts from what is there"),
        )
    if found is not None and not os.access(file, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(file))


def _version(data: bytes | None) -> Message:
    """Name a content by the beginning of the id that git gives it."""
    if data is None:
        return msg("no file")
    blob = sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False)
    return msg("version {id}", id=blob.hexdigest()[:8])


def _sweep(folder: Path) -> None:
    """Delete what a writer that was killed has left; nobody else writes now."""
    if folder.is_dir():
        for file in folder.glob(f".*{ENDING}"):
            file.unlink()


def _carry_out(root: Path, writes: Sequence[Write]) -> None:
    looks = {write.path: _look(target(root, write.path)) for write in writes}
    moves: list[Move] = []
    try:
        for write in writes:
            ready = _prepare(root, write.path, write.new, looks[write.path])
            old, new = fingerprint(write.expected), fingerprint(write.new)
            moves.append(Move(write.path, ready, old, new))
        if len(moves) > 1:
            journal.begin(root, moves)
    except BaseException:
        journal.end(root)
        _discard(root, moves)
        raise
    try:
        for move in moves:
            journal.perform(root, move)
    except BaseException:
        _undo(root, writes, looks)
        _discard(root, moves)
        raise
    journal.end(root)


def _undo(root: Path, writes: Sequence[Write], looks: dict[str, _Look | None]) -> None:
    """Bring back what was there; if that fails, the next writer completes one or the other."""
    moves = [
        Move(
            write.path,
            _prepare(root, write.path, write.expected, looks[write.path]),
            fingerprint(write.new),
            fingerprint(write.expected),
        )
        for write in writes
        if content(target(root, write.path)) != write.expected
    ]
    if moves:
        journal.begin(root, moves)
        for move in moves:
            journal.perform(root, move)
    journal.end(root)


def _prepare(root: Path, path: str, data: bytes | None, look: _Look | None) -> str | None:
    """Lay a content ready beside its place; give the name, None where the file is deleted."""
    if data is None:
        return None
    file = target(root, path)
    ready = file.with_name(f".{file.name}.{token_hex(4)}{ENDING}")
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        journal.put(ready, data)
        if look is not None:
            if hasattr(os, "chown"):
                with suppress(PermissionError):  # not everybody may give files to a group
                    os.chown(ready, -1, look.group)
            ready.chmod(look.mode)
    except BaseException:
        ready.unlink(missing_ok=True)
        raise
    return ready.name


def _look(file: Path) -> _Look | None:
    try:
        found = file.stat()
    except FileNotFoundError:
        return None
    return _Look(stat.S_IMODE(found.st_mode), found.st_gid)


def _discard(root: Path, moves: list[Move]) -> None:
    for move in moves:
        if move.ready is not None:
            journal.beside(root, move).unlink(missing_ok=True)
