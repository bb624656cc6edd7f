"""Files that set up other programs for a register: read as they are, written whole or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armut_cli.model.message import ArmutError, msg
from armut_cli.store.output import write_output

if TYPE_CHECKING:
    from pathlib import Path


def read_setup(file: Path) -> bytes | None:
    """Give the content of a file; None if there is none.

    Raises:
        ArmutError: if it is there and cannot be read.
    """
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ArmutError(
            msg("{file} cannot be read: {reason}", file=file, reason=error.strerror or error)
        ) from error


def write_setup(file: Path, content: bytes) -> None:
    """Write a file, and make the folders that lead there.

    Raises:
        ArmutError: if it cannot be written; it says why.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ArmutError(
            msg(
                "folder {folder} cannot be made: {reason}",
                folder=file.parent,
                reason=error.strerror or error,
            )
        ) from error
    try:
        write_output(file, content)
    except ArmutError as error:
        raise ArmutError(error.message) from error  # its help is about -o, which is not here
