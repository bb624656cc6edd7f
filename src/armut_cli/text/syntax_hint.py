"""What a text that is no mistake of YAML was probably meant to be, for checks of its content."""

from __future__ import annotations

import re

from armut_cli.model.message import Message, msg

_DASH = re.compile(r"-[^\s\d-]")
_BULLET = re.compile(r"[•–—·*‣▪]\s")
_KEY = re.compile(r"[a-z_]+:\S")
_CURLY = re.compile(r"[“”„‟»«‘’‚](.*)[“”„‟»«‘’‚]", re.DOTALL)


def hint(value: str) -> Message | None:
    """Say what a text hides that stands where a list or a group of fields is expected."""
    if _DASH.match(value):
        return msg("a space is missing after the dash")
    if _BULLET.match(value):
        return msg("lists begin with “- ”, not with “{sign}”", sign=value[0])
    if _KEY.match(value) and "://" not in value:
        return msg("a space is missing after the colon")
    if " - " in value:
        return msg("the dashes of a list stand below each other, below a key without a value")
    return None


def uncurled(value: str) -> str | None:
    """Give a text without the typographic quotation marks around it; None if it has none."""
    match = _CURLY.fullmatch(value)
    return match[1] if match else None
