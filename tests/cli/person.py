"""A person at a terminal who answers what the program asks, and the lines that a file gained."""

from __future__ import annotations

import os
import pty
import subprocess
from typing import TYPE_CHECKING

from tests.sample import TODAY
from tests.terminal import ARMUT, Screen, environment

if TYPE_CHECKING:
    from pathlib import Path


def converse(
    folder: Path, *arguments: str, answers: tuple[tuple[str, str], ...] = (), **more: str
) -> Screen:
    """Run the program on a terminal; each answer is typed when its question stands there."""
    ours, theirs = pty.openpty()
    more = {"HOME": str(folder), "NO_COLOR": "1", **more}
    with subprocess.Popen(
        [*ARMUT, "--today", TODAY, *arguments],
        cwd=folder,
        env=environment(**more),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    ) as process:
        os.close(theirs)
        said, seen, waiting = "", 0, list(answers)
        while part := _read(ours):
            said += part.decode()
            if waiting and waiting[0][0] in said[seen:]:
                seen = len(said)
                os.write(ours, waiting.pop(0)[1].encode())
    os.close(ours)
    assert not waiting, f"{waiting} was not asked: {said}"
    return Screen(process.returncode, said.replace("\r\n", "\n"))


def _read(handle: int) -> bytes:
    try:
        return os.read(handle, 65_536)
    except OSError:  # the way Linux says that the other end is closed
        return b""


def differing(old: str, new: str) -> list[str]:
    """Give the lines that went (``-``) and came (``+``), in their order."""
    from difflib import ndiff

    lines = ndiff(old.splitlines(), new.splitlines())
    return [line[0] + line[2:] for line in lines if line[0] in "-+"]
