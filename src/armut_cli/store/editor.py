"""The person's own text editor, and the file in which their text is never lost."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from armut_cli.model.message import ArmutError, msg

if TYPE_CHECKING:
    from collections.abc import Mapping

_AT_ONCE = 1.0
"""Nobody reads, changes and closes a file in so many seconds."""


class Draft:
    """A copy of a file outside the register, which the person edits until it is right."""

    def __init__(self, name: str, content: bytes) -> None:
        self.path = Path(tempfile.mkdtemp(prefix="armut-")) / name
        self.path.write_bytes(content)
        self._first = content

    def read(self) -> bytes:
        """Give the draft as it is now.

        Raises:
            ArmutError: if it is gone.
        """
        try:
            return self.path.read_bytes()
        except OSError as error:
            raise ArmutError(
                msg("{file} cannot be read any more", file=self.path),
                msg("the register is as it was; save under the name with which the editor opens"),
            ) from error

    @property
    def is_untouched(self) -> bool:
        """Whether nothing was written into it."""
        try:
            return self.path.read_bytes() == self._first
        except OSError:
            return True

    def discard(self) -> None:
        """Delete the draft; what it held is in the register, or not wanted."""
        from shutil import rmtree

        rmtree(self.path.parent, ignore_errors=True)  # editors leave backups beside it


def edit(path: Path, environment: Mapping[str, str]) -> bool:
    """Open a file in ``$VISUAL`` or ``$EDITOR`` and wait until it is closed.

    Returns:
        Whether the editor came back so soon that it cannot have waited for a person.

    Raises:
        ArmutError: if there is no such program, or it fails; the file is as it was left.
    """
    command = environment.get("VISUAL") or environment.get("EDITOR") or _usual_editor()
    begin = time.monotonic()
    try:
        done = subprocess.run([*_words(command), str(path)], check=False)
    except (OSError, ValueError) as error:
        raise ArmutError(
            msg("the editor “{command}” cannot be started", command=command),
            msg("name a text editor that is installed here: export EDITOR=…"),
        ) from error
    if done.returncode:
        raise ArmutError(msg("the editor “{command}” has failed", command=command))
    return time.monotonic() - begin < _AT_ONCE


def _words(command: str) -> list[str]:
    """Split a command; the backslashes of Windows are no escapes."""
    return shlex.split(command, posix=os.name != "nt")


def _usual_editor() -> str:
    return "notepad" if os.name == "nt" else "nano"
