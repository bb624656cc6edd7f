"""One writer at a time: a lock that the system gives back even if the program is killed."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from armut_cli.model.message import ArmutError, msg

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCK = ".armut-lock"
"""The file that is locked; it is there only while somebody writes, or was killed doing so."""

PATIENCE = 10.0
"""How long to wait for another writer, in seconds."""

_PAUSE = 0.01


@contextmanager
def locked(root: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock of a register; others wait.

    Raises:
        ArmutError: if another writer does not come to an end.
    """
    path = root / LOCK
    deadline = time.monotonic() + patience
    while (handle := _acquire(path)) is None:
        if time.monotonic() > deadline:
            raise ArmutError(
                msg("another program is writing to this register"),
                msg("wait until it is done and try again"),
            )
        time.sleep(_PAUSE)
    try:
        yield
    finally:
        _release(path, handle)


if sys.platform == "win32":  # pragma: no cover - the other half runs elsewhere
    import msvcrt

    def _acquire(path: Path) -> int | None:
        handle = os.open(path, os.O_RDWR | os.O_CREAT)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            os.close(handle)
            return None
        return handle

    def _release(path: Path, handle: int) -> None:
        os.close(handle)
        with suppress(OSError):  # somebody else has it open already
            path.unlink()

else:
    import fcntl

    def _acquire(path: Path) -> int | None:
        handle = os.open(path, os.O_RDONLY | os.O_CREAT | os.O_CLOEXEC, 0o666)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # The one before may have deleted the file between our opening and locking it.
            if os.fstat(handle).st_ino == path.stat().st_ino:
                return handle
        except (BlockingIOError, FileNotFoundError):
            pass
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)
        return None

    def _release(path: Path, handle: int) -> None:
        try:
            path.unlink(missing_ok=True)
        finally:
            os.close(handle)
