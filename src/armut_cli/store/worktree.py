"""The files of a register as they lie on disk; reads bytes, knows nothing of what they say."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import NamedTuple

from armut_cli.model.message import ArmutError, Message, msg
from armut_cli.model.place import Place, Problem

MARK = "armut.yaml"
"""The file that makes a folder a register."""

FOLDERS = ("measures", "groups")
"""The folders whose YAML files are read."""

PARTS = (MARK, *FOLDERS, "templates")
"""What belongs to a register, in its folder; all else in the repository is never read."""

ENDINGS = (".yaml", ".yml")
"""The endings of files that are read."""

# Without O_NONBLOCK a named pipe would keep the command waiting for ever.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_CHUNK = 65_536
_MOST = 5_000_001  # one byte more than a file may have, so that the reader sees the excess


class Files(NamedTuple):
    """Path from the register's folder to content, and Problems of files that gave none."""

    contents: dict[str, bytes]
    unreadable: list[Problem]


def find(start: Path) -> Path:
    """Find the register's folder: ``start``, its file, or the nearest folder above.

    Raises:
        ArmutError: if there is none; it says where it looked and names ``armut init``.
    """
    start = start.absolute()
    for folder in (start, *start.parents):
        if (folder / MARK).is_file():
            return folder
    if not start.exists():
        raise ArmutError(
            msg("there is no folder {folder}", folder=start),
            msg("name the register's folder with -C, or leave -C out to look here"),
        )
    raise ArmutError(
        msg("no register found"),
        msg(
            "looked for {mark} in {folder} and all folders above; "
            "go to the register's folder, name it with -C, or make a new one: armut init",
            mark=MARK,
            folder=start,
        ),
    )


def read(root: Path) -> Files:
    """Read all files of a register. What cannot be read is a Problem, never an exception."""
    files = Files({}, [])
    _read_file(f"{root}/{MARK}", MARK, files)
    for folder in FOLDERS:
        _read_folder(f"{root}/{folder}", folder, files)
    return files


def read_templates(root: Path) -> dict[str, str]:
    """Give the register's own templates: path below ``templates/`` to text.

    Raises:
        ArmutError: if one cannot be read as UTF-8.
    """
    folder = root / "templates"
    found = {}
    for path in sorted(folder.rglob("*.j2")) if folder.is_dir() else ():
        try:
            found[path.relative_to(folder).as_posix()] = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise ArmutError(
                msg("template {path} cannot be read: {reason}", path=path, reason=error)
            ) from error
    return found


def _read_folder(folder: str, name: str, files: Files) -> None:
    try:
        entries = os.scandir(folder)
    except FileNotFoundError:
        return  # a register may have no groups yet
    except OSError as error:
        files.unreadable.append(_unreadable(name, _reason(error)))
        return
    with entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            path = f"{name}/{entry.name}"
            if entry.name.endswith(ENDINGS):
                _read_file(entry.path, path, files)
            elif entry.name.lower().removesuffix(".txt").endswith(ENDINGS):
                files.unreadable.append(_misnamed(path))
            elif entry.is_dir(follow_symlinks=False):
                files.unreadable.extend(_misplaced(Path(entry.path), path))


def _read_file(file: str, path: str, files: Files) -> None:
    try:
        handle = os.open(file, _FLAGS)
        try:
            content = part = os.read(handle, _CHUNK)
            while len(part) == _CHUNK and len(content) < _MOST:
                part = os.read(handle, _CHUNK)
                content += part
        finally:
            os.close(handle)
    except OSError as error:
        files.unreadable.append(_unreadable(path, _reason(error)))
    else:
        files.contents[path] = content


def _reason(error: OSError) -> Message:
    if isinstance(error, IsADirectoryError):
        return msg("it is a folder, not a file")
    if isinstance(error, FileNotFoundError):
        return msg("it is a link to a file that is not there")
    if isinstance(error, PermissionError):
        return msg("you may not read it")
    if error.errno == errno.ELOOP:
        return msg("it is a link that leads to itself")
    return msg("{reason}", reason=error.strerror or error)


def _unreadable(path: str, reason: Message) -> Problem:
    return Problem(
        "unreadable-file",
        "error",
        Place(path),
        msg("file cannot be read: {reason}", reason=reason),
        msg("put a readable file in its place or delete it"),
    )


def _misnamed(path: str) -> Problem:
    """Say that a file is not read, whose ending was meant to be ``.yaml``."""
    return Problem(
        "misplaced-file",
        "error",
        Place(path),
        msg("file does not end in .yaml and is not read"),
        msg("rename it to {name}", name=f"{path.partition('.')[0]}.yaml"),
    )


def _misplaced(folder: Path, path: str) -> list[Problem]:
    return [
        Problem(
            "misplaced-file",
            "error",
            Place(f"{path}/{file.relative_to(folder).as_posix()}"),
            msg("file lies in a folder of its own and is not read"),
            msg("move it to {folder}/", folder=path.partition("/")[0]),
        )
        for ending in ENDINGS
        for file in sorted(folder.rglob(f"*{ending}"))
    ]
