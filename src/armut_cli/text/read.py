"""Bytes of a YAML file to plain data, strictly and fast; what is no YAML becomes a Problem."""

from __future__ import annotations

import re
from typing import Any, cast

import yaml_rs

from armut_cli.model.message import Message, msg
from armut_cli.model.place import Place, Problem
from armut_cli.text.events import TooDeep, measure_depth
from armut_cli.text.nodes import Unparsable

MAX_BYTES = 5_000_000
"""The largest file that is read, in bytes."""

MAX_DEPTH = 50
"""How deep lists and mappings may stand in each other."""

MAX_ENTRIES = 20_000
"""The most lines and entries of lists that a file may have; longer ones are not checked."""

MAX_NUMBER = 2**63
"""From here on numbers are too large for the formats that take them on."""

BOM = "\ufeff"

# Nobody repeats himself by aliases within aliases within aliases; alias bombs do.
_ALIASES = yaml_rs.AliasLimits(max_total_replayed_events=100_000, max_replay_stack_depth=8)
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

# Within [] and {} the reader stops by itself at 255 levels, elsewhere it does not. A level
# takes two characters at least, and a thousand levels are no danger. Else:
# a block collection begins behind nothing but these; 60 of them in a row are suspicious,
# and so many columns can hold no more levels than the reader's stack can carry.
_BEFORE_BLOCK = bytes(0x20 if byte in b" \t-?:" else byte for byte in range(256))
_HARMLESS_LENGTH = 2_000
_SUSPICIOUS = b" " * 60
_HOPELESS = b" " * 400
HUGE_NUMBER = "huge number"
_LONG = 4_000
_LONG_NUMBER = re.compile(rf"(?:^|(?<=[\s\[{{,:]))[-+]?(?P<digits>\d{{{_LONG}}})")
_POSITION = re.compile(r"line (\d+), column (\d+)")
_ODD_SIGN = re.compile(r"(?:^|[\s\[{,])(?:![\w!<]|! |&\S)", re.MULTILINE)
_HUGE = len(str(MAX_NUMBER))
_DIGITS = bytes(ord("0") if byte in b"0123456789" else ord(" ") for byte in range(256))
_HOLDERS = frozenset({dict, list})
_SIMPLE = frozenset({str, bool, type(None)})


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


def parse(path: str, text: str) -> dict[str, Any]:
    """Give the plain data of a decoded text.

    Dates stay text, numbers and booleans do not. Every key is text, no number is infinite.

    Raises:
        Unreadable: with a Problem at the place where the text is no YAML of ours.
    """
    data = parse_known(path, text)
    refuse_odd(path, text, data)
    return data


def parse_known(path: str, text: str) -> dict[str, Any]:
    """Give the plain data of a text as ``parse`` does, but let odd keys and numbers pass.

    For who holds the data to a shape in which they have no place.

    Raises:
        Unreadable: as ``parse``.
    """
    try:
        data = load(text)
    except Unparsable as error:
        from armut_cli.text.syntax import diagnose

        problem = diagnose(path, text, error.line, error.column, error.reason)
        raise Unreadable(problem) from error
    if type(data) is not dict or _may_hide_signs(text):
        _refuse(path, text, data)
    return cast("dict[str, Any]", data)


def refuse_odd(path: str, text: str, data: dict[str, Any]) -> None:
    """Refuse data with keys that are no text, numbers that are too large, too many levels.

    Raises:
        Unreadable: with a Problem at the first of them.
    """
    if is_odd(data):
        _refuse(path, text, data)


def _refuse(path: str, text: str, data: Any) -> None:
    from armut_cli.text.syntax import odd_document

    odd = odd_document(path, text, data)
    if odd is not None:
        raise Unreadable(odd)


def is_overlong(text: str) -> bool:
    """Tell whether a file has more lines and entries than anybody can read."""
    return len(text) > MAX_ENTRIES and text.count("\n") + text.count(",") > MAX_ENTRIES


def may_hold_huge_numbers(raw: bytes) -> bool:
    """Say, fast, whether a whole number from MAX_NUMBER on may stand in the bytes of a file."""
    return b"0" * _HUGE in raw.translate(_DIGITS) or b"0x" in raw or b"0o" in raw


def load(text: str) -> Any:
    """Give whatever data a text holds, as far as it can be read without danger.

    Raises:
        TooDeep: if it goes deeper than MAX_DEPTH in a way that the reader cannot carry.
        Unparsable: if it is no YAML; line and column are 0 where the reader names none.
    """
    _guard(text)
    try:
        return yaml_rs.loads(text, parse_datetime=False, alias_limits=_ALIASES)
    except (ValueError, TypeError, ArithmeticError) as error:
        words = str(error)
        position = _POSITION.search(words)
        line, column = (int(position[1]), int(position[2])) if position else (0, 0)
        raise Unparsable(line, column, words.rsplit("\n", 1)[-1]) from error


def is_odd(data: dict[Any, Any]) -> bool:
    """Say whether data hold what no file of ours may hold, however deep, aliases included."""
    level: list[Any] = [data]
    for _ in range(MAX_DEPTH):
        below: list[Any] = []
        for holder in level:
            if type(holder) is not dict:
                below += holder
                continue
            try:
                "".join(holder)
            except TypeError:
                return True
            if "<<" in holder:
                return True
            below += holder.values()
        level = [value for value in below if type(value) not in _SIMPLE]
        if not level:
            return False
        for value in level:
            if type(value) not in _HOLDERS and not is_plain_number(value):
                return True
        level = [value for value in level if type(value) in _HOLDERS]
    return bool(level)


def is_plain_number(value: Any) -> bool:
    """Say whether a value is a number that all formats can carry: finite and below 2**63."""
    return isinstance(value, int | float) and -MAX_NUMBER < value < MAX_NUMBER


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


def _may_hide_signs(text: str) -> bool:
    """Say whether the text may hold tags, anchors or escapes; the reader passes over them."""
    if "\\" in text or "\u00a0" in text or "\u202f" in text:
        return True
    return ("!" in text or "&" in text) and _ODD_SIGN.search(text) is not None


def _guard(text: str) -> None:
    """Keep away from the reader what would take it minutes, or overflow its stack and end it."""
    if len(text) < _HARMLESS_LENGTH:
        return
    raw = text.encode("utf-8", "replace")
    if b"0" * _LONG in raw.translate(_DIGITS) and (number := _LONG_NUMBER.search(text)):
        place = place_at("", text, number.start("digits"))
        raise Unparsable(place.line, place.column, HUGE_NUMBER)
    bones = raw.translate(_BEFORE_BLOCK)
    if _SUSPICIOUS not in bones:
        return
    try:
        measure_depth(text, MAX_DEPTH)
    except Unparsable as error:
        if isinstance(error, TooDeep):
            raise
        if _HOPELESS in bones:
            raise TooDeep(error.line, error.column, error.reason) from error


def place_at(path: str, text: str, index: int) -> Place:
    """Give the place of one character of a text, ``index`` counted from 0."""
    lines = text[:index].splitlines(keepends=True)
    if not lines or lines[-1].endswith(("\n", "\r")):
        lines.append("")
    line, column = len(lines), len(lines[-1]) + 1
    return Place(path, line, column, line, column + 1)


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
