"""Texts made harmless for the language they are put into; never decides what is a text."""

from __future__ import annotations

import re
from typing import Literal
from urllib.parse import urlsplit

Format = Literal["md", "html", "typ"]
"""What a template makes: the part of its name before ``.j2``; Typst is what PDF is made from."""

_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
)
_SPACE = re.compile(r"[^\S\xa0\u202f]+")  # a space that holds two things together stays one
_MARKDOWN = re.compile(r"[\\`*\[\]<>|~]|(?<![^\W_])_|_(?![^\W_])|&(?=#|\w+;)")
_MARKDOWN_START = re.compile(r"\A( ?)(?:(\d{1,9})(?=[.)](?:\s|\Z))|(?=[#+=:-]))")
_NOT_IN_ADDRESS = re.compile(r"[\s<>\"\\^`{|}]")


def clean(text: str) -> str:
    """Take out characters that no document may hold: control characters and the like."""
    return _CONTROL.sub("", text)


def one_line(text: str) -> str:
    """Make any white space one space: a text that cannot end a line, a row or a list."""
    return _SPACE.sub(" ", clean(text)).strip()


def html(text: str) -> str:
    """Give a text for HTML, in an element or in a quoted attribute."""
    from html import escape

    return escape(clean(text))


def markdown(text: str) -> str:
    """Give a text for one line of Markdown: prose, list, heading or table cell."""
    line = _MARKDOWN.sub(r"\\\g<0>", _SPACE.sub(" ", clean(text)))
    return _MARKDOWN_START.sub(r"\g<1>\g<2>\\", line)


def css(text: str) -> str:
    """Give a text as a string of a style sheet, with its quotes."""
    safe = (char if char.isalnum() else f"\\{ord(char):06x}" for char in one_line(text))
    return f'"{"".join(safe)}"'


def web_address(url: str) -> str | None:
    """Give an address that a document may lead to (http, https, mailto), else None."""
    address = _NOT_IN_ADDRESS.sub(lambda match: f"%{ord(match[0]):02X}", clean(url).strip())
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme in ("http", "https"):
        return address if parts.netloc else None
    return address if parts.scheme == "mailto" and "@" in parts.path else None


def markdown_code(text: str) -> str:
    """Give a text as code within a line of Markdown."""
    line = one_line(text)
    fence = "`" * (_longest_run(line) + 1)
    pad = " " if line.startswith("`") or line.endswith("`") or not line else ""
    return f"{fence}{pad}{line}{pad}{fence}"


def markdown_fence(text: str) -> str:
    """Give a text as a block of code in Markdown, every line as it is."""
    fence = "`" * max(3, _longest_run(text) + 1)
    return "\n".join([fence, clean(text).rstrip("\n"), fence])


def _longest_run(text: str) -> int:
    """Count the backticks of the longest run: a fence needs one more."""
    return max((len(run) for run in re.findall("`+", text)), default=0)


def typst(text: str) -> str:
    """Give a text for the markup of Typst: a string, in which nothing has a meaning."""
    return f"#{typst_string(_SPACE.sub(' ', clean(text)))};"


def typst_string(text: str) -> str:
    """Give a text as a string of Typst's code, with its quotes."""
    inner = clean(text).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + inner.replace("\n", "\\n").replace("\r", "").replace("\t", "\\t") + '"'
