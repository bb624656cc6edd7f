"""Bytes of a YAML file to plain data, strictly and fast; what is no YAML becomes a Problem."""

from __future__ import annotations

import re
from typing import Any

import yaml_rs

from armut_cli.model.message import Message, msg
from armut_cli.model.place import Place, Problem

MAX_BYTES = 5_000_000
"""The largest file that is read, in bytes."""

MAX_DEPTH = 50
"""How deep lists and mappings may stand in each other."""

BOM = "\ufeff"

_HARMLESS = bytes(
    byte
    for byte in range(256)
    if byte in b"\t\n\r" or (byte >= 0x20 and byte not in b"\x7f\xc2\xe2\xef")
)
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_TOO_DEEP = re.compile(rb"^(?:[ ]{1000}|[ ]*(?:[-?:][ \t]+){%d})" % MAX_DEPTH, re.MULTILINE)
_TAG = re.compile(r"(?:^|[\s\[{,])!(?=[\w!<])")
_POSITION = re.compile(r"line (\d+), column (\d+)")


class Unreadable(Exception):  # noqa: N818 - a state of the file, not of the program
    """A file holds no plain data; ``problem`` says why and where."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message.text)
        self.problem = problem


def decode(path: str, raw: bytes) -> str:
    """Give the text of a file: UTF-8, without a byte-order mark and forbidden characters.

    Raises:
        Unreadable: with a Problem of the rule that the file breaks.
    """
    if len(raw) > MAX_BYTES:
        raise _unreadable(
            "file-too-large",
            Place(path),
            msg("file is larger than {limit} MB", limit=MAX_BYTES // 1_000_000),
            msg("keep long documents elsewhere and link to them"),
        )
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _wrong_encoding(path, raw, error.start) from error
    if text.startswith(BOM):
        text = text[1:]
    # Deleting all harmless bytes is the fastest test there is; most files leave nothing.
    if raw.translate(None, _HARMLESS) and (match := _FORBIDDEN.search(text)):
        raise _unreadable(
            "control-character",
            place_at(path, text, match.start()),
            msg("invisible control character U+{code}", code=f"{ord(match.group()):04X}"),
            msg("delete it: it often comes along when text is pasted from another program"),
        )
    if len(raw) > 2_000 and (deep := _TOO_DEEP.search(raw)):
        line = raw.count(b"\n", 0, deep.start()) + 1
        raise _unreadable(
            "too-deep",
            Place(path, line, 1, line, 2),
            msg("more than {limit} levels in each other", limit=MAX_DEPTH),
            msg("a measure needs four levels at most"),
        )
    return text


def parse(path: str, text: str) -> dict[str, Any]:
    """Give the plain data of a decoded text: dates stay text, numbers and booleans do not.

    Raises:
        Unreadable: with a Problem at the place where the text is no YAML of ours.
    """
    try:
        data = yaml_rs.loads(text, parse_datetime=False)
    except (yaml_rs.YAMLDecodeError, ValueError) as error:
        from armut_cli.text.syntax import diagnose

        position = _POSITION.search(str(error))
        line, column = (int(position[1]), int(position[2])) if position else (0, 0)
        raise Unreadable(diagnose(path, text, line, column, str(error))) from error
    if not isinstance(data, dict) or ("!" in text and _TAG.search(text)):
        from armut_cli.text.syntax import odd_document

        problem = odd_document(path, text, data)
        if problem is not None:
            raise Unreadable(problem)
    return data  # type: ignore[return-value] # odd_document has refused all else


def place_at(path: str, text: str, index: int) -> Place:
    """Give the place of one character of a text, ``index`` counted from 0."""
    line = text.count("\n", 0, index) + 1
    column = index - (text.rfind("\n", 0, index) + 1) + 1
    return Place(path, line, column, line, column + 1)


def _wrong_encoding(path: str, raw: bytes, start: int) -> Unreadable:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _unreadable(
            "wrong-encoding",
            Place(path, 1, 1, 1, 2),
            msg("file is saved as UTF-16, not as UTF-8"),
            msg("save it again in your editor with the encoding “UTF-8”"),
        )
    before = raw[:start].decode("utf-8", "replace").removeprefix(BOM)
    # Windows-1252 is what German editors of old save; its undefined bytes show as themselves.
    likely = raw[start : start + 1].decode("cp1252", "replace")
    return _unreadable(
        "wrong-encoding",
        place_at(path, before + likely, len(before)),
        msg("file is not saved as UTF-8: here “{character}” in Windows-1252", character=likely),
        msg("save it again in your editor with the encoding “UTF-8”"),
    )


def _unreadable(rule: str, place: Place, message: Message, help: Message) -> Unreadable:
    return Unreadable(Problem(rule, "error", place, message, help))
