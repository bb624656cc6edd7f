"""The example blocks of the rules: their files, as they lie on disk, and the marked place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from armut_cli.check.check import check
from armut_cli.check.example import DAY, FILES, OWN
from armut_cli.store.worktree import read
from armut_cli.text.load import load

if TYPE_CHECKING:
    from pathlib import Path

    from armut_cli.model.place import Problem
    from armut_cli.model.register import Register

_HEAD = re.compile(r"# ((?:measures|groups)/.+\.ya?ml|armut\.yaml)(?: \((.+)\))?")
_MARK = re.compile(r"#(\^*|( *)(\^+))")
_SIGNS = str.maketrans({"␉": "\t", "␣": "\u00a0", "␇": "\u0007"})


class Mark(NamedTuple):
    """What a block marks; line and columns are 0 for a file as a whole."""

    path: str
    line: int = 0
    column: int = 0
    end_column: int = 0


class Block(NamedTuple):
    """A block: path to text and what the file is beside that; and what is marked."""

    files: dict[str, tuple[str, str]]
    marks: list[Mark]


def parse(block: str) -> Block:
    """Read a block; lines of marks are left out of the files."""
    files: dict[str, tuple[str, str]] = {}
    marks = []
    path, nature, lines = OWN, "", list[str]()
    for line in block.splitlines():
        if head := _HEAD.fullmatch(line):
            _keep(files, path, nature, lines)
            path, nature, lines = head[1], head[2] or "", []
            files[path] = ("", nature)
        elif (mark := _MARK.fullmatch(line)) is None:
            lines.append(line)
        elif not lines:
            marks.append(Mark(path))
        else:
            start = 1 if mark[3] is None else len(mark[2]) + 2
            end = len(line) + 1
            marks.append(Mark(path, len(lines), start, end))
    _keep(files, path, nature, lines)
    return Block(files, marks)


def _keep(files: dict[str, tuple[str, str]], path: str, nature: str, lines: list[str]) -> None:
    text = "\n".join(lines).strip("\n")
    if text:
        files[path] = (text.translate(_SIGNS) + "\n", nature)


def register(block: Block, folder: Path) -> Register:
    """Write a block's files, with the register around them, to a folder and read it."""
    around = {} if "armut.yaml" in block.files else FILES
    for path, (text, nature) in {
        **{path: (it, "") for path, it in around.items()},
        **block.files,
    }.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if nature == "folder":
            file.mkdir()
        else:
            file.write_bytes(_bytes(text, nature))
    contents, unreadable = read(folder)
    return load(contents, unreadable)


def _bytes(text: str, nature: str) -> bytes:
    if lines := re.fullmatch(r"(\d+) lines", nature):
        return text.encode() + b"#\n" * int(lines[1])
    if size := re.fullmatch(r"(\d+) MB", nature):
        return text.encode() + b"#\n" * (int(size[1]) * 500_000)
    return text.encode({"": "utf-8", "Windows-1252": "cp1252"}[nature])


def problems(block: str, folder: Path) -> tuple[Problem, ...]:
    """Check a block on the day of the examples."""
    return check(register(parse(block), folder), DAY)
