"""What is wrong with a text that is too large to look for causes: said from what the reader says.

Only a text without too many entries is gone through again; else only what was read already.
"""

from __future__ import annotations

from typing import Any

from armut_cli.model.message import Message, msg
from armut_cli.model.place import Place, Problem
from armut_cli.text import syntax_document as document
from armut_cli.text.decode import FORBIDDEN
from armut_cli.text.yaml import HUGE_NUMBER, is_odd, is_overlong, is_plain_number

_SHORTEN = msg("keep long documents elsewhere and link to them; what is left is looked at closely")


def refused(path: str, line: int, column: int, reason: str) -> Problem:
    """Name what the reader says about a text that it refused."""
    place = Place(path, line, column, line, column + 1) if line else Place(path)
    if reason == "too deep" or "recursion limit" in reason:
        return document.too_deep(path, line, column)
    if HUGE_NUMBER in reason:
        return _problem("odd-number", place, msg("number is infinite or too large"))
    if "duplicate mapping key" in reason:
        message = msg("a key stands a second time in the same place")
        return _problem("duplicate-key", Place(path), message)
    if "alias" in reason and ("limit" in reason or "depth" in reason):
        message = msg("names such as “*x” repeat other parts of the file too often")
        return _problem("too-many-aliases", place, message)
    return _problem("broken-yaml", place, msg("from here on the file cannot be read"))


def odd(path: str, text: str, data: Any) -> Problem | None:  # noqa: PLR0911 - a table
    """Say what is odd about data of ours: no mapping, keys that are no text, signs, numbers."""
    place = Place(path)
    if data is None:
        return _problem("empty-file", place, msg("file is empty"))
    if not isinstance(data, dict):
        found = msg("a list") if isinstance(data, list) else msg("a text")
        message = msg("file holds {kind} instead of lines “key: value”", kind=found)
        return _problem("not-a-mapping", Place(path, 1, 1, 1, 2), message)
    if document.ESCAPE.search(text) and any(map(_is_hidden, document.values(data))):
        return _problem("control-character", place, msg("invisible control character"))
    # Of a file with too many entries nothing is checked, which is a problem of its own.
    if not is_overlong(text) and (sign := document.odd_sign(path, text)) is not None:
        return sign
    if not is_odd(data):
        return None
    for value in document.values(data):
        if isinstance(value, int | float) and not is_plain_number(value):
            return _problem("odd-number", place, msg("number is infinite or too large"))
        if isinstance(value, dict) and "<<" in value:
            message = msg("“<<” takes over fields from elsewhere, which is not supported here")
            return _problem("merge-key", place, message)
        if isinstance(value, dict) and not all(isinstance(key, str) for key in value):
            return _problem("key-not-text", place, msg("a key is not read as text"))
    return document.too_deep(path, 0, 0)


def _is_hidden(value: Any) -> bool:
    return isinstance(value, str) and FORBIDDEN.search(value) is not None


def _problem(rule: str, place: Place, message: Message) -> Problem:
    return Problem(rule, "error", place, message, _SHORTEN)
