"""What a write of several files is about to do, so that a killed one can be completed.

The journal is there from the moment when all new contents lie ready beside their files until
the last of them is in place. A single file needs none: its rename is all or nothing.
"""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

import msgspec
from msgspec import Struct

from armut_cli.model.message import ArmutError, msg

JOURNAL = ".armut-journal"
"""The journal's file."""

ENDING = ".armut-new"
"""How the name of a content that lies ready ends; it begins with a dot."""


class Move(Struct, frozen=True):
    """A content that goes to its place: from ``ready`` (a name beside it) to ``path``.

    Without ``ready`` the file is deleted. ``old`` and ``new`` are the hashes of what is there
    before and after, None for no file.
    """

    path: str
    ready: str | None
    old: str | None
    new: str | None


class _Journal(Struct, frozen=True):
    moves: tuple[Move, ...]


def target(root: Path, path: str) -> Path:
    """Give the file that a path of the register stands for, links followed."""
    return (root / path).resolve()


def beside(root: Path, move: Move) -> Path:
    """Give the file of a content that lies ready."""
    assert move.ready is not None  # the caller has looked
    return target(root, move.path).parent / move.ready


def content(file: Path) -> bytes | None:
    """Read a file; None if there is none."""
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None


def fingerprint(data: bytes | None) -> str | None:
    """Give the hash of a content."""
    return None if data is None else sha256(data).hexdigest()


def put(file: Path, data: bytes) -> None:
    """Write a file and see it on the disk."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(file, flags, 0o666)
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def settle(folder: Path) -> None:
    """See the names of a folder on the disk, where the system can do that."""
    if os.name == "nt":  # pragma: no cover - folders cannot be opened there
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def begin(root: Path, moves: list[Move]) -> None:
    """Write the journal, in place of an older one: from here on the moves will happen."""
    ready = root / f"{JOURNAL}.{token_hex(4)}{ENDING}"
    try:
        put(ready, msgspec.json.encode(_Journal(tuple(moves))))
        ready.replace(root / JOURNAL)
    finally:
        ready.unlink(missing_ok=True)
    settle(root)


def end(root: Path) -> None:
    """Take the journal away: all is done."""
    (root / JOURNAL).unlink(missing_ok=True)


def perform(root: Path, move: Move) -> None:
    """Bring a content to its place, or delete the file; what is done already stays done."""
    if move.ready is None:
        (root / move.path).unlink(missing_ok=True)
    elif beside(root, move).exists():
        beside(root, move).replace(target(root, move.path))
    settle(target(root, move.path).parent)


def complete(root: Path) -> None:
    """Complete the moves of a writer that was killed.

    A file that somebody has changed since keeps that change.

    Raises:
        ArmutError: if there was such a file (once; its other content is kept and named), or
            the journal cannot be read.
    """
    raw = content(root / JOURNAL)
    if raw is None:
        return
    changed, kept = [], []
    for move in _moves(root, raw):
        if _is_open(root, move) and fingerprint(content(target(root, move.path))) != move.old:
            changed.append(move.path)
            kept.append(_keep(root, move))
        elif _is_open(root, move):
            perform(root, move)
    end(root)
    if changed:
        raise ArmutError(
            msg(
                "an earlier write was cut short, and these files were changed since: {files}",
                files=", ".join(changed),
            ),
            msg(
                "compare them with what was to be written ({files}), then run the command again",
                files=", ".join(str(file) for file in kept if file) or "–",
            ),
        )


def _moves(root: Path, raw: bytes) -> tuple[Move, ...]:
    try:
        moves = msgspec.json.decode(raw, type=_Journal).moves
        sound = all(_is_sound(root, move) for move in moves)
    except msgspec.MsgspecError:
        sound = False
    if not sound:
        raise ArmutError(
            msg("{file} is no record of an earlier write", file=root / JOURNAL),
            msg("delete it and look at the last changes with “git diff”"),
        )
    return moves


def _is_sound(root: Path, move: Move) -> bool:
    """Say whether a move stays within the register and brings what it says.

    A journal may come with a cloned repository; it must not be a way to write elsewhere.
    """
    if not is_inside(move.path):
        return False
    if move.ready is None:
        return True
    if not move.ready.startswith(".") or not move.ready.endswith(ENDING) or "/" in move.ready:
        return False
    return fingerprint(content(beside(root, move))) in {move.new, None}


def is_inside(path: str) -> bool:
    """Say whether a path leads from the register's folder to a file in it."""
    parts = Path(path).parts
    return bool(parts) and ".." not in parts and not Path(path).is_absolute() and "\\" not in path


def _is_open(root: Path, move: Move) -> bool:
    if move.ready is None:
        return os.path.lexists(root / move.path)
    return beside(root, move).exists()


def _keep(root: Path, move: Move) -> Path | None:
    """Keep what cannot be written under a name that is not swept away."""
    if move.ready is None:
        return None
    kept = beside(root, move).with_suffix(".armut-kept")
    return beside(root, move).replace(kept)
