"""Processes of their own that are interrupted or killed at a chosen line of the writing code."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING, Any

from armut_cli.store import journal, lock, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

OURS = {journal.__file__, lock.__file__, write.__file__}
"""The files of the writing code."""


def in_child(work: Callable[[], int]) -> int:
    """Run work in a process of its own that leaves nothing undone behind; give how it ended."""
    process = os.fork()
    if process == 0:
        status = 70
        try:
            status = work()
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def at_line(number: int, act: Callable[[], None]) -> Callable[[], None]:
    """Give what makes a process act when so many lines of the writing code have begun."""
    lines = 0

    def trace(frame: FrameType, event: str, _: object) -> Any:
        nonlocal lines
        if frame.f_code.co_filename not in OURS:
            return None
        if event == "line":
            lines += 1
            if lines == number:
                act()
        return trace

    return lambda: sys.settrace(trace)


def kill() -> None:
    """End this process as ``kill -9`` does."""
    os.kill(os.getpid(), signal.SIGKILL)
