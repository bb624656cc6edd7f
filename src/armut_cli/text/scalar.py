"""How a single value is written in YAML so that every reader, old or new, reads it back."""

from __future__ import annotations

import re
from typing import Any

from armut_cli.model.span import Span

# What no YAML text may hold as such: control characters, other line ends, halves of pairs.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
)
_INDICATORS = re.compile(r"[-?:,\[\]{}#&*!|>'\"%@`~]|\.\.\.")
_ENDS_PLAIN = re.compile(r":(?=\s|$)|\s#|^\s|\s$|[\t\n]")
# yaml-rs takes a dash before a bracket or comma for that of a list.
_ENDS_PLAIN_IN_FLOW = re.compile(r"[,\[\]{}:?]|\s-$")
# Numbers, times and dates of YAML 1.1 and 1.2, and what looks like one to a person.
_NUMBER_LIKE = re.compile(r"[-+_.]*[0-9][0-9a-fA-F_.,:xobeETtZz+\- ]*")
# Other words for true, false, nothing, infinity, merge and default.
_WORDS = frozenset(
    ["", "=", "<<", "null", "true", "false", "yes", "no", "on", "off", "y", "n"]
    + [sign + word for sign in ("", "+", "-") for word in (".inf", ".nan")]
)
_BEFORE_DASH = re.compile(r" (?=[-*•] )")
_GLUE = "\0"
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}


def inline(value: Any, *, mark: str, flow: bool = False, keep: bool = False) -> str:
    """Write a scalar on one line.

    Args:
        value: text, number, truth value or None.
        mark: the quotation mark to use where one is needed, ``"`` or ``'``.
        flow: whether it stands within brackets.
        keep: whether a text gets the mark even if it needs none.
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    if not keep and _is_plain(value, flow=flow):
        return value
    if "\n" in value or "\t" in value or _UNPRINTABLE.search(value):
        mark = '"'
    elif not keep and mark == '"' and "'" not in value and ('"' in value or "\\" in value):
        mark = "'"
    elif not keep and mark == "'" and "'" in value and '"' not in value and "\\" not in value:
        mark = '"'
    if mark == "'":
        return "'" + value.replace("'", "''") + "'"
    return '"' + "".join(_ESCAPES.get(char) or _escape(char) for char in value) + '"'


def block(text: str, indent: int, *, fold: int = 0) -> list[str] | None:
    """Write a text as lines of a block scalar, its header first; None if it cannot be one.

    Args:
        text: the text.
        indent: the column of its lines.
        fold: where to fold a single paragraph; 0 keeps the lines as they are.
    """
    lines = text.rstrip("\n").split("\n")
    blank_start = not lines[0].strip() or lines[0][0] in " \t"
    if blank_start or _UNPRINTABLE.search(text) or not lines[-1].strip():
        return None
    ends = len(text) - len(text.rstrip("\n"))
    folded = _folded(lines[0], fold - indent) if fold and len(lines) == 1 else None
    header = (">" if folded else "|") + ("-" if ends == 0 else "" if ends == 1 else "+")
    pad = " " * indent
    body = [pad + line if line else "" for line in folded or lines]
    return [header, *body, *[""] * (ends - 1)]


def _folded(line: str, width: int) -> list[str] | None:
    """Break a line at single blanks; None if it would not come back the same.

    No part begins with a dash of the text, which would look like an entry of a list.
    """
    from textwrap import wrap

    glued = _BEFORE_DASH.sub(_GLUE, line)
    parts = wrap(glued, max(width, 40), break_long_words=False, break_on_hyphens=False)
    parts = [part.replace(_GLUE, " ") for part in parts]
    return parts if " ".join(parts) == line else None


def _is_plain(text: str, *, flow: bool) -> bool:
    if text.casefold() in _WORDS or _INDICATORS.match(text) or _ENDS_PLAIN.search(text):
        return False
    if (flow and _ENDS_PLAIN_IN_FLOW.search(text)) or _UNPRINTABLE.search(text):
        return False
    return not _NUMBER_LIKE.fullmatch(text) or _is_vague_date(text)


def _is_vague_date(text: str) -> bool:
    """Say whether it is a date that stands bare; a bare year would be a number."""
    try:
        Span.parse(text)
    except ValueError:
        return False
    return "-" in text


def _escape(char: str) -> str:
    return f"\\u{ord(char):04X}" if _UNPRINTABLE.match(char) else char
