"""YAML text to whatever data it holds: fast, and kept from what would hurt the reader."""

from __future__ import annotations

import re
from typing import Any

import yaml_rs

from armut_cli.text.decode import place_at
from armut_cli.text.events import TooDeep, measure_depth
from armut_cli.text.nodes import Unparsable

MAX_DEPTH = 50
"""How deep lists and mappings may stand in each other."""

MAX_ENTRIES = 20_000
"""The most lines and entries of lists that a file may have; longer ones are not checked."""

MAX_NUMBER = 2**63
"""From here on numbers are too large for the formats that take them on."""

# Nobody repeats himself by aliases within aliases within aliases; alias bombs do.
_ALIASES = yaml_rs.AliasLimits(max_total_replayed_events=100_000, max_replay_stack_depth=8)
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
_HUGE = len(str(MAX_NUMBER))
_DIGITS = bytes(ord("0") if byte in b"0123456789" else ord(" ") for byte in range(256))
_HOLDERS = frozenset({dict, list})
_SIMPLE = frozenset({str, bool, type(None)})


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


def is_overlong(text: str) -> bool:
    """Tell whether a file has more lines and entries than anybody can read."""
    return len(text) > MAX_ENTRIES and text.count("\n") + text.count(",") > MAX_ENTRIES


def may_hold_huge_numbers(raw: bytes) -> bool:
    """Say, fast, whether a whole number from MAX_NUMBER on may stand in the bytes of a file."""
    return b"0" * _HUGE in raw.translate(_DIGITS) or b"0x" in raw or b"0o" in raw


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
