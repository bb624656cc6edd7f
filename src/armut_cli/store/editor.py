"""The person's own text editor, and the file in which their text is never lost."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from armut_cli.model.message import ArmutError, msg

if TYPE_CHECKING:
    from collections.abc import Mapping


class Draft:
    """A copy of a file outside the register, which the person edits until it is right."""

    def __init__(self, name: str, content: bytes) -> None:
        self.path = Path(tempfile.mkdtemp(prefix="armut-")) / name
        self.path.write_bytes(content)

    def read(self) -> bytes:
        """Give the draft as it is now."""
        return self.path.read_bytes()

    def discard(self) -> None:
        """Delete the draft; what it held is in the register, or not wanted."""
        self.path.unlink(missing_ok=True)
        self.path.parent.rmdir()


def edit(path: Path, environment: Mapping[str, str]) -> None:
    """Open a file in ``$VISUAL`` or ``$EDITOR`` and wait until it is closed.

    Raises:
        ArmutError: if there is no such program, or it fails; the file is as it was left.
    """
    command = environment.get("VISUAL") or environment.get("EDITOR") or _usual_editor()
    try:
        done = subprocess.run([*shlex.split(command), str(path)], check=False)
    except (OSError, ValueError) as error:
        raise ArmutError(
            msg("the editor “{command}” cannot be started", command=command),
            msg("set EDITOR to your text editor, such as: export EDITOR=nano"),
        ) from error
    if done.returncode:
        raise ArmutError(
            msg("the editor “{command}” has failed", command=command),
            msg("your text is kept in {file}", file=path),
        )


def _usual_editor() -> str:
    return "notepad" if os.name == "nt" else "nano"
