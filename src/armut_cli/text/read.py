"""YAML text to plain data of ours, strictly; what is no YAML of ours becomes a Problem."""

from __future__ import annotations

import re
from typing import Any, cast

from armut_cli.text.decode import Unreadable
from armut_cli.text.nodes import Unparsable
from armut_cli.text.yaml import is_odd, load

_ODD_SIGN = re.compile(r"(?:^|[\s\[{,])(?:![\w!<]|! |&\S)", re.MULTILINE)


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


def _may_hide_signs(text: str) -> bool:
    """Say whether the text may hold tags, anchors or escapes; the reader passes over them."""
    if "\\" in text or "\u00a0" in text or "\u202f" in text:
        return True
    return ("!" in text or "&" in text) and _ODD_SIGN.search(text) is not None
