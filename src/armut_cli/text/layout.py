"""How plain data is laid out as YAML: within brackets, or on lines of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from armut_cli.text.scalar import block, inline

if TYPE_CHECKING:
    from armut_cli.text.style import Style

WIDTH = 100
"""How long a line may get before a text or list is set on lines of its own."""


def bracketed(value: Any, style: Style) -> str:
    """Write any value on one line, collections within brackets."""
    if isinstance(value, dict):
        return "{" + ", ".join(pair(key, item, style) for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(bracketed(item, style) for item in value) + "]"
    return inline(value, mark=style.mark, flow=True)


def pair(key: str, value: Any, style: Style) -> str:
    """Write a key and its value as they stand within braces."""
    return f"{name(key, style)}: {bracketed(value, style)}"


def name(key: str, style: Style) -> str:
    """Write a key."""
    return inline(key, mark=style.mark, flow=True)


def under_key(value: Any, column: int, style: Style) -> list[str]:
    """Write what follows a key (that stands at ``column``) and its colon.

    The first line goes beside the key and may be empty; the others are whole lines.
    """
    if isinstance(value, dict) and value:
        return ["", *pairs(value, column + style.step, style)]
    if isinstance(value, list) and value and not _fits_in_brackets(value, column, style):
        return ["", *_items(value, column + style.dash, style)]
    return _beside(value, column + style.step, style)


def under_dash(value: Any, column: int, style: Style) -> list[str]:
    """Write what follows a dash (that stands at ``column``), the first line beside it."""
    inner = column + style.gap
    if isinstance(value, dict) and value:
        first, *rest = pairs(value, inner, style)
    elif isinstance(value, list) and value and not _fits_in_brackets(value, inner, style):
        first, *rest = _items(value, inner, style)
    else:
        return _beside(value, inner, style)
    return [first.lstrip(" "), *rest]


def pairs(value: dict[str, Any], column: int, style: Style) -> list[str]:
    """Write a mapping as lines that begin at ``column``."""
    lines: list[str] = []
    for key, item in value.items():
        first, *rest = under_key(item, column, style)
        lines += [" " * column + beside(name(key, style) + ":", " ", first), *rest]
    return lines


def beside(left: str, gap: str, right: str) -> str:
    """Put a text beside another, with a gap if there is any."""
    return left + gap + right if right else left


def dashed(first: str, style: Style) -> str:
    """Put a dash before the first line of an item."""
    return beside("-", " " * (style.gap - 1), first)


def _items(values: list[Any], column: int, style: Style) -> list[str]:
    lines: list[str] = []
    for value in values:
        first, *rest = under_dash(value, column, style)
        lines += [" " * column + dashed(first, style), *rest]
    return lines


def _beside(value: Any, indent: int, style: Style) -> list[str]:
    if isinstance(value, str) and style.blocks and ("\n" in value or len(value) > WIDTH):
        lines = block(value, indent)
        if lines:
            return lines
    return [bracketed(value, style) if isinstance(value, (dict, list)) else _plain(value, style)]


def _plain(value: Any, style: Style) -> str:
    return inline(value, mark=style.mark)


def _fits_in_brackets(values: list[Any], column: int, style: Style) -> bool:
    """Say whether a list is short and simple enough for one line."""
    if not style.brackets or any(isinstance(item, (dict, list)) and item for item in values):
        return False
    return column + len(bracketed(values, style)) <= WIDTH - 20
