"""Settings of editors: JSON with comments, in which one list is completed and no other byte moves.

VS Code's files may have comments and commas before a closing bracket, which ``json`` refuses.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TOKEN = re.compile(
    r"""
      (?P<blank> [ \t\r\n]+ | //[^\r\n]* | /\*.*?\*/ )
    | (?P<text> "(?:[^"\\\x00-\x1f]|\\.)*" )
    | (?P<mark> [{}\[\],:] )
    | (?P<word> [^\s{}\[\],:"/]+ )
    """,
    re.VERBOSE | re.DOTALL,
)
_CLOSING = {"{": "}", "[": "]"}
_DEEPEST = 100


class UnfitError(ValueError):
    """The text is no JSON, or not of the form in which the list could be completed."""


class _Token(NamedTuple):
    kind: str
    text: str
    start: int
    end: int


class _Node(NamedTuple):
    """A value and where it stands; an object's or a list's parts, and where they begin.

    ``keys`` are an object's, one for each part; ``has_comma`` says that one follows the last.
    """

    value: Any
    start: int
    end: int
    parts: tuple[_Node, ...] = ()
    starts: tuple[int, ...] = ()
    keys: tuple[str, ...] = ()
    has_comma: bool = False


def including(text: str, way: Sequence[str], items: Sequence[str]) -> str:
    """Give a text in which the list at the end of a way of keys holds all items.

    What is missing is added behind what stands there; one text instead of a list becomes a
    list. All else stays byte for byte. An empty text becomes a new file.

    Raises:
        UnfitError: if the text cannot be read, or something else stands on the way.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    content = text.removeprefix(mark)
    if not content.strip():
        return mark + json.dumps(_nested(way, items), indent=2, ensure_ascii=False) + "\n"
    while (completed := _completed(content, way, items)) != content:
        content = completed
    return mark + content


def value_at(text: str, way: Sequence[str]) -> Any:
    """Give the value at the end of a way of keys; an empty list if there is none.

    Raises:
        UnfitError: if the text cannot be read, or something else stands on the way.
    """
    content = text.removeprefix("\ufeff")
    node = _parse(content) if content.strip() else None
    for key in way:
        node = _member(node, key) if node else None
    return node.value if node else []


def _completed(text: str, way: Sequence[str], items: Sequence[str]) -> str:
    """Do the next thing that is missing; give the text as it is if nothing is."""
    node = _parse(text)
    unit = _indent(text, node) or "  "
    for depth, key in enumerate(way):
        inner = _member(node, key)
        if inner is None:
            piece = json.dumps(_nested(way[depth + 1 :], items), indent=unit, ensure_ascii=False)
            return _added(text, node, f"{json.dumps(key, ensure_ascii=False)}: {piece}", unit)
        node = inner
    if isinstance(node.value, str):
        listed = json.dumps(list(dict.fromkeys([node.value, *items])), ensure_ascii=False)
        return text[: node.start] + listed + text[node.end :]
    if not isinstance(node.value, list):
        raise UnfitError
    for item in items:
        if item not in node.value:
            return _added(text, node, json.dumps(item, ensure_ascii=False), unit)
    return text


def _nested(way: Sequence[str], items: Sequence[str]) -> Any:
    value: Any = list(items)
    for key in reversed(way):
        value = {key: value}
    return value


def _member(node: _Node, key: str) -> _Node | None:
    if not isinstance(node.value, dict) or node.keys.count(key) > 1:
        raise UnfitError
    return node.parts[node.keys.index(key)] if key in node.keys else None


def _added(text: str, node: _Node, piece: str, unit: str) -> str:
    """Put a part behind the last one of an object or a list, in the manner of the others."""
    close = node.end - 1
    last = node.parts[-1].end if node.parts else node.start + 1
    if node.parts and "\n" not in text[node.start : close]:
        return f"{text[:last]}, {piece}{text[last:]}"
    newline = "\r\n" if "\r\n" in text else "\n"
    outer = _margin(text, close) if node.parts else _margin(text, node.start)
    inner = _indent(text, node) or outer + unit
    comma = "," if node.parts and not node.has_comma else ""
    rest = text[last:close].rstrip()
    lines = piece.replace("\n", newline + inner)
    end = "," if node.has_comma else ""
    return f"{text[:last]}{comma}{rest}{newline}{inner}{lines}{end}{newline}{outer}{text[close:]}"


def _indent(text: str, node: _Node) -> str:
    """Give the blanks before the first part if it begins its line."""
    start = node.starts[0] if node.starts else 0
    margin = _margin(text, start)
    return margin if text[:start].endswith(margin) and "\n" in text[node.start : start] else ""


def _margin(text: str, place: int) -> str:
    """Give the blanks at the beginning of the line in which a place is."""
    line = text[text.rfind("\n", 0, place) + 1 : place]
    return line[: len(line) - len(line.lstrip())]


def _parse(text: str) -> _Node:
    tokens = [token for token in _tokens(text) if token.kind != "blank"]
    tokens.append(_Token("end", "", len(text), len(text)))
    node, next = _value(tokens, 0, _DEEPEST)
    if tokens[next].kind != "end":
        raise UnfitError
    return node


def _tokens(text: str) -> Iterator[_Token]:
    place = 0
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None or match.lastgroup is None:
            raise UnfitError
        yield _Token(match.lastgroup, match[0], place, match.end())
        place = match.end()


def _value(tokens: list[_Token], at: int, depth: int) -> tuple[_Node, int]:
    token = tokens[at]
    if token.text in _CLOSING:
        if not depth:
            raise UnfitError
        return _container(tokens, at, depth - 1)
    if token.kind not in {"text", "word"}:
        raise UnfitError
    return _Node(_plain(token), token.start, token.end), at + 1


def _container(tokens: list[_Token], at: int, depth: int) -> tuple[_Node, int]:
    opening = tokens[at]
    closing = _CLOSING[opening.text]
    keys: list[str] = []
    starts: list[int] = []
    parts: list[_Node] = []
    at += 1
    has_comma = False
    while tokens[at].text != closing:
        if parts and not has_comma:
            raise UnfitError
        starts.append(tokens[at].start)
        if closing == "}":
            if tokens[at].kind != "text" or tokens[at + 1].text != ":":
                raise UnfitError
            keys.append(_plain(tokens[at]))
            at += 2
        part, at = _value(tokens, at, depth)
        parts.append(part)
        has_comma = tokens[at].text == ","
        at += has_comma
    values = [part.value for part in parts]
    value: Any = dict(zip(keys, values, strict=True)) if closing == "}" else values
    end = tokens[at].end
    node = _Node(
        value, opening.start, end, tuple(parts), tuple(starts), tuple(keys), has_comma=has_comma
    )
    return node, at + 1


def _plain(token: _Token) -> Any:
    try:
        return json.loads(token.text)
    except ValueError as error:
        raise UnfitError from error
