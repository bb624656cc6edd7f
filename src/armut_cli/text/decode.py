"""Bytes of a file to text; what is no text of ours becomes a Problem."""

from __future__ import annotations

import re

from armut_cli.model.message import Message, msg
from armut_cli.model.place import Place, Problem

MAX_BYTES = 5_000_000
"""The largest file that is read, in bytes."""

BOM = "\ufeff"

_HARMLESS = bytes(
    byte
    for byte in range(256)
    if byte in b"\t\n\r" or (byte >= ord(" ") and byte not in b"\x7f\xc2\xe2\xef")
)
_RARE = (
    (b"\xc2", re.compile(rb"\xc2[\x80-\x9f]")),
    (b"\xe2", re.compile(rb"\xe2\x80[\x8b\xa8-\xae]")),
    (b"\xe2", re.compile(rb"\xe2\x81[\xa0\xa6-\xa9]")),
    (b"\xef", re.compile(rb"\xef(?:\xbb\xbf|\xbf[\xbe\xbf])")),
)
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]"
)
"""Characters that no text of ours holds, because people cannot see them."""


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
    text = text.removeprefix(BOM)
    if _may_hide_characters(raw) and (match := FORBIDDEN.search(text)):
        raise _control_character(path, raw, text, match.start())
    return text


def place_at(path: str, text: str, index: int) -> Place:
    """Give the place of one character of a text, ``index`` counted from 0."""
    lines = text[:index].splitlines(keepends=True)
    if not lines or lines[-1].endswith(("\n", "\r")):
        lines.append("")
    line, column = len(lines), len(lines[-1]) + 1
    return Place(path, line, column, line, column + 1)


def _may_hide_characters(raw: bytes) -> bool:
    """Say, fast, whether there may be forbidden characters; umlauts and dashes are passed."""
    # Deleting all harmless bytes is the fastest test there is; most files leave nothing, or
    # the first bytes of dashes and typographic quotes.
    rest = raw.translate(None, _HARMLESS)
    if not rest:
        return False
    if rest.strip(b"\xc2\xe2\xef"):
        return True
    return any(first in rest and pattern.search(raw) for first, pattern in _RARE)


def _control_character(path: str, raw: bytes, text: str, index: int) -> Unreadable:
    code = ord(text[index])
    if code == 0 and raw.count(0) * 3 > len(raw):
        return _wrong_encoding(path, raw, index)
    # str.splitlines would end lines at the very characters that are searched for here.
    head = FORBIDDEN.sub(" ", text[:index])
    place = place_at(path, head + " ", index)
    if code in (0x0B, 0x0C, 0x2028, 0x2029):
        return _unreadable(
            "control-character",
            place,
            msg(
                "invisible line or page break from a word processor (U+{code})", code=f"{code:04X}"
            ),
            msg("delete it and press the Enter key where a new line is meant"),
        )
    return _unreadable(
        "control-character",
        place,
        msg("invisible control character (U+{code})", code=f"{code:04X}"),
        msg("delete it: it often comes along when text is pasted from another program"),
    )


def _wrong_encoding(path: str, raw: bytes, start: int) -> Unreadable:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in raw[:4]:
        return _unreadable(
            "wrong-encoding",
            Place(path, 1, 1, 1, 2),
            msg("file is saved as UTF-16, not as UTF-8"),
            msg("save it again in your editor with the encoding “UTF-8”"),
        )
    before = FORBIDDEN.sub(" ", raw[:start].decode("utf-8", "replace").removeprefix(BOM))
    # Windows-1252 is what German editors of old save; its undefined bytes show as themselves.
    likely = raw[start : start + 1].decode("cp1252", "replace")
    return _unreadable(
        "wrong-encoding",
        place_at(path, before + likely, len(before)),
        msg(
            "file is not saved as UTF-8: “{character}” is stored as in Windows-1252",
            character=likely,
        ),
        msg("save it again in your editor with the encoding “UTF-8”"),
    )


def _unreadable(rule: str, place: Place, message: Message, help: Message) -> Unreadable:
    return Unreadable(Problem(rule, "error", place, message, help))
