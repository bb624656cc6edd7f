"""Files that the program makes, beside the register: written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from armut_cli.model.message import ArmutError, Message, msg


def write_output(path: Path, content: bytes) -> None:
    """Write a file so that it is either there in full or as it was.

    What is no ordinary file (a pipe, ``/dev/stdout``) is written to directly.

    Raises:
        ArmutError: if it cannot be written; it says why.
    """
    try:
        if path.exists() and not path.is_file():
            if path.is_dir():
                raise _cannot(path, msg("it is a folder"))
            path.write_bytes(content)
            return
        target = path.resolve()
        mode = target.stat().st_mode if target.exists() else 0o666 & ~_umask()
        handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(temporary).chmod(mode)
            Path(temporary).replace(target)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except FileNotFoundError as error:
        raise _cannot(path, msg("there is no folder {folder}", folder=path.parent)) from error
    except PermissionError as error:
        raise _cannot(path, msg("you may not write there")) from error
    except OSError as error:
        raise _cannot(path, msg("{reason}", reason=error.strerror or error)) from error


def _cannot(path: Path, reason: Message) -> ArmutError:
    return ArmutError(
        msg("{file} cannot be written: {reason}", file=path, reason=reason),
        msg("name another file with -o"),
    )


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
