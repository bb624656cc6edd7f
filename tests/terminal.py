"""A real terminal of a given size for the whole program."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

ARMUT = (sys.executable, "-m", "armut_cli")


class Screen(NamedTuple):
    """What stands on the screen in the end, and the exit code."""

    code: int
    text: str

    @property
    def lines(self) -> list[str]:
        """The lines, without the codes of colours."""
        return self.text.splitlines()


def environment(**more: str) -> dict[str, str]:
    """Give an environment without the traits of the machine at hand."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name in {"PATH", "HOME", "PYTHONPATH"} or name.startswith("COVERAGE_")
    }
    return {**kept, "LANG": "C.UTF-8", "ARMUT_LANG": "en", "TERM": "xterm", **more}


def on_terminal(*arguments: str, folder: Path, columns: int = 80, **more: str) -> Screen:
    """Run the program on a terminal of so many columns."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    with subprocess.Popen(
        [*ARMUT, *arguments],
        cwd=folder,
        env=environment(**more),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    ) as process:
        os.close(theirs)
        parts = []
        while part := _read(ours):
            parts.append(part)
    os.close(ours)
    return Screen(process.returncode, b"".join(parts).decode().replace("\r\n", "\n"))


def _read(handle: int) -> bytes:
    try:
        return os.read(handle, 65_536)
    except OSError:  # the way Linux says that the other end is closed
        return b""
