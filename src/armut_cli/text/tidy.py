"""What of a text carries no meaning, put in order: encoding, line ends, blanks at line ends.

Every function gives its text back as it was where data would change.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from armut_cli.model.message import Message, msg, msgn
from armut_cli.text.change import same
from armut_cli.text.decode import BOM, MAX_BYTES, Unreadable, decode
from armut_cli.text.nodes import Unparsable, outline
from armut_cli.text.piece import leaves, next_line
from armut_cli.text.read import parse

_TRAILING = re.compile(r"[ \t]+(?=\r?\n|\Z)")
_BLANK = re.compile(r"^[ \t]+(?=\r?\n|\Z)", re.MULTILINE)
_LINE_END = re.compile(r"\r?\n")
_LONE_RETURN = re.compile(r"\r(?!\n)")
# Umlauts, quotes, dashes and the euro sign in UTF-8. As Windows-1252 nobody writes “Ã¤” or “â€“”,
# but other signs that follow each other in German texts, as in “Größ“”, happen to be UTF-8.
_UTF8 = re.compile(rb"[\xc2\xc3][\x80-\xbf]|\xe2[\x80-\x82][\x80-\xbf]")


class Tidied(NamedTuple):
    """A text in order, the line where it first differs (0 for the whole), and what was done."""

    text: str
    line: int
    done: Message


def transcode(path: str, raw: bytes) -> Tidied | None:
    """Give the text of a file that is stored otherwise than as UTF-8; None if that is not sure.

    A byte that UTF-8 does not have is a sign of Windows-1252, of which Latin-1 is a part. A
    file in which other bytes are UTF-8 was put together of both, and nobody can say how.
    """
    if len(raw) > MAX_BYTES:
        return None
    name = _encoding(raw)
    if name is None:
        return None
    try:
        text = decode(path, raw.decode(name).encode())
    except (UnicodeError, Unreadable):
        return None
    shown = "UTF-16" if name.startswith("utf") else "Windows-1252"
    return Tidied(text, 0, msg("saved as UTF-8, it was {encoding}", encoding=shown))


def _encoding(raw: bytes) -> str | None:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if raw[1:2] == b"\0" != raw[:1]:
        return "utf-16-le"
    if raw[:1] == b"\0" != raw[1:2]:
        return "utf-16-be"
    if b"\0" in raw or raw.startswith(BOM.encode()) or _UTF8.search(raw):
        return None
    return "cp1252"


def tidy(path: str, text: str) -> list[Tidied]:
    """Give what is put in order in a text that can be read, each step on top of the one before."""
    done = []
    for step in (even_line_ends, without_blanks):
        tidied = step(path, text)
        if tidied is not None:
            done.append(tidied)
            text = tidied.text
    return done


def even_line_ends(path: str, text: str) -> Tidied | None:
    """Give all lines the end that most of them have, if they have not all the same."""
    windows = text.count("\r\n")
    others = text.count("\n") - windows
    if not windows or not others or _LONE_RETURN.search(text):
        return None
    wanted, number = ("\r\n", others) if windows > others else ("\n", windows)
    new = _LINE_END.sub(wanted, text)
    if not _means_the_same(path, text, new):
        return None
    ends = _LINE_END.findall(text)
    line = next(line for line, end in enumerate(ends, 1) if end != wanted)
    done = msgn(
        "{n} line end made like all the others",
        "{n} line ends made like all the others",
        number,
    )
    return Tidied(new, line, done)


def without_blanks(path: str, text: str) -> Tidied | None:
    """Delete the blanks at the ends of lines, where they are no part of a text."""
    if _TRAILING.search(text) is None:
        return None
    texts = _texts(text)
    if texts is None:
        return None
    for strip_in_texts in (lambda part: _BLANK.sub("", part), str):
        new, done = "", 0
        for start, end in texts:
            new += _TRAILING.sub("", text[done:start]) + strip_in_texts(text[start:end])
            done = end
        new += _TRAILING.sub("", text[done:])
        if new != text and _means_the_same(path, text, new):
            return _stripped(text, new)
    return None


def _texts(text: str) -> list[tuple[int, int]] | None:
    """Give where the lines of texts below ``|`` and ``>`` begin and end."""
    if "|" not in text and ">" not in text:
        return []
    try:
        root = outline(text)
    except Unparsable:
        return None
    if root is None:
        return []
    blocks = [leaf for leaf in leaves(root) if leaf.style in {"|", ">"}]
    limits = [*(block.start for block in blocks), len(text)][1:]
    spans = [
        (next_line(text, block.start), _end(text, block.end, limit))
        for block, limit in zip(blocks, limits, strict=True)
    ]
    return [(start, end) for start, end in spans if start < end]


def _end(text: str, end: int, limit: int) -> int:
    """Give the end of a text with the empty lines below it, which may belong to it."""
    match = re.compile(r"[ \t]*(?:\r?\n[ \t]*)*(?=\r?\n|\Z)").match(text, end, limit)
    return match.end() if match else end


def _stripped(text: str, new: str) -> Tidied:
    pairs = zip(text.split("\n"), new.split("\n"), strict=True)
    lines = [line for line, (old, now) in enumerate(pairs, 1) if old != now]
    done = msgn(
        "blanks at the end of {n} line deleted",
        "blanks at the ends of {n} lines deleted",
        len(lines),
    )
    return Tidied(new, lines[0], done)


def _means_the_same(path: str, old: str, new: str) -> bool:
    try:
        return same(parse(path, old), parse(path, new))
    except Unreadable:
        return False
