"""What is wrong with the data of a file that is YAML: keys that stand twice, odd keys, numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from armut_cli.model.message import Message, msg
from armut_cli.model.place import Place, Problem
from armut_cli.text.events import Token, tokens
from armut_cli.text.nodes import Unparsable
from armut_cli.text.syntax_source import Cause, Source, quoted, write
from armut_cli.text.yaml import is_plain_number, load

if TYPE_CHECKING:
    from collections.abc import Hashable

_WORD = re.compile(r"(?!(?:true|false|null)$)[a-z_][\w-]*", re.IGNORECASE)


def duplicate_key(source: Source) -> Problem:
    """A key stands twice in the same mapping; the reader does not say where."""
    seen: dict[Hashable, int] = {}
    for token in tokens(source.text):
        if token.key_of is None or token.kind != "scalar":
            continue
        meant = _meant(token)
        name = (token.key_of, type(meant) is str, meant)
        if name not in seen:
            seen[name] = token.line
            continue
        if re.match(r"-\w", token.value):
            return _dash_without_space(source, token)
        return _problem(
            "duplicate-key",
            source.path,
            token,
            msg("“{key}” stands here a second time", key=token.value),
            msg("it stands in line {line} already: keep one of the two", line=seen[name])
            if token.column == 1
            else msg(
                "it stands in line {line} already: keep one of the two; where a new entry of a "
                "list begins here, write “- {key}: …”, and so at the first entry",
                line=seen[name],
                key=token.value,
            ),
        )
    return Problem(
        "duplicate-key",
        "error",
        Place(source.path),
        msg("a key stands a second time in the same place"),
        msg("keep one of the two"),
    )


def odd_key(path: str, text: str) -> Problem | None:
    """Find a key that is no text, or the sign ``<<`` that takes over other mappings."""
    for token in tokens(text):
        if token.key_of is None:
            continue
        if token.kind != "scalar":
            sign = "{" if token.kind == "map" else "["
            message = msg(
                "text begins with “{sign}”, which has a meaning of its own there", sign=sign
            )
            return _problem(
                "unquoted-text", path, token, message, msg("put the text in quotation marks")
            )
        if token.value == "<<":
            message = msg("“<<” takes over fields from elsewhere, which is not supported here")
            return _problem("merge-key", path, token, message, msg("write the fields out"))
        if not isinstance(_meant(token), str):
            message = msg("key “{key}” is not read as text", key=token.value)
            help = msg("put it in quotation marks: {key}", key=f"{quoted(token.value)}:")
            if text.splitlines()[token.line - 1][: token.column - 1].endswith(","):
                help = msg(
                    "within brackets a comma ends a value; put a text or number with a comma in"
                    " quotation marks"
                )
            return _problem("key-not-text", path, token, message, help)
    return None


def odd_number(path: str, text: str) -> Problem | None:
    """Find a number that is infinite or larger than other programs can hold."""
    for token in tokens(text):
        value = _meant(token)
        if isinstance(value, int | float) and not is_plain_number(value):
            message = msg("number is infinite or too large")
            help = msg("put it in quotation marks if it is meant as text")
            return _problem("odd-number", path, token, message, help)
    return None


def huge_number(source: Source) -> Problem:
    """A row of thousands of digits, which would take the reader minutes."""
    place = Place(source.path, source.row + 1, source.column + 1, source.row + 1, source.column + 2)
    help = msg("put it in quotation marks if it is meant as text")
    return Problem("odd-number", "error", place, msg("number is infinite or too large"), help)


def _dash_without_space(source: Source, token: Token) -> Problem:
    row, column = token.line - 1, token.column - 1
    edits = (source.edit(row, column + 1, column + 1, " "),)
    message = msg("space is missing after the dash")
    help = write(source.shown(row, edits))
    return source.problem(Cause("missing-space", row, column, 1, message, help))


def _meant(token: Token) -> Any:
    """Give what the reader makes of a scalar."""
    if not token.plain or _WORD.fullmatch(token.value):
        return token.value
    try:
        value = load(token.value)
    except Unparsable:
        return token.value
    return token.value if isinstance(value, dict | list) else value


def _problem(rule: str, path: str, token: Token, message: Message, help: Message) -> Problem:
    place = Place(path, token.line, token.column, token.line, token.end_column)
    return Problem(rule, "error", place, message, help)
