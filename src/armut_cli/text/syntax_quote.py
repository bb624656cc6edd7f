"""Causes of broken YAML that are quotation marks: not closed, closed early, or curly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armut_cli.model.message import Message
    from armut_cli.model.place import Edit

from armut_cli.model.message import msg
from armut_cli.text.syntax_source import Cause, Source, begin_with_bar, quoted, write

CURLY = "“”„‟‘’‚»«"
"""Quotation marks of typography, which are none to YAML."""

_CLOSED = {
    '"': re.compile(r'"(?:[^"\\]|\\.)*"'),
    "'": re.compile(r"'(?:[^']|'')*'"),
}
_OPEN = re.compile(r"""(?:^|(?<=[\s\[{,]))(?:"(?:[^"\\]|\\.)*$|'(?:[^']|'')*$)""")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
# What opens a quotation within a text stands first; in “"A" and "B"” one is closed first.
_INNER = re.compile(r'^[^"]*(?:[\s(]"|"\w)')


def curly_quotes(source: Source) -> Iterator[Cause]:
    """A value stands in typographic quotes, and something in it breaks."""
    found = source.value_of(source.row)
    if found is None or found[1][0] not in CURLY:
        return
    start, value, _ = found
    closed = [at for at, sign in enumerate(value) if at and sign in CURLY]
    if not closed and (below := source.as_block(source.row)):
        yield _curly(source, begin_with_bar(source.shown(source.row, (below,))), below)
    # Where only a word at the beginning is quoted, its quotation marks are part of the text.
    inner = value if closed and closed[0] < len(value) - 1 else value[1:].rstrip(CURLY)
    straight = source.edit(source.row, start, start + len(value), quoted(inner))
    shown = source.shown(source.row, (straight,))
    yield _curly(source, msg("use straight ones: {line}", line=shown), straight)


def _curly(source: Source, help: Message, edit: Edit) -> Cause:
    column = edit.start - source.starts[source.row]
    sign = source.rows[source.row][column]
    message = msg("curly quotation marks like {sign} do not hold a text together", sign=sign)
    return Cause("unquoted-text", source.row, column, 1, message, help, (edit,))


def unclosed_quote(source: Source) -> Iterator[Cause]:
    """A quotation mark is opened and not closed; the reader notices far below."""
    for row in source.near(200):
        found = source.value_of(row)
        if found is None or source.is_text(row):
            continue
        start, value, comment = found
        if value[0] in "[{":
            yield from _unclosed_in_list(source, row, start)
            continue
        closed = _CLOSED.get(value[0])
        if closed is None or closed.match(value + comment):
            continue
        if not source.has_key(row) and re.match(r".[A-Za-z_][\w-]*:\s", value):
            yield _unclosed(source, row, start, (source.edit(row, start, start + 1, ""),), row)
        end = start + len(value)
        before = end - 1 if value[-1] in CURLY else end
        yield _unclosed(source, row, start, (source.edit(row, before, end, value[0]),), row)
        last = source.row - 1
        while last > row and not source.rows[last].strip():
            last -= 1
        if last > row:
            end = len(source.rows[last].rstrip())
            yield _unclosed(source, row, start, (source.edit(last, end, end, value[0]),), last)


def _unclosed_in_list(source: Source, row: int, start: int) -> Iterator[Cause]:
    match = _OPEN.search(source.rows[row], start)
    if match is not None:
        inner = re.split(r"[,\]}]", match[0][1:])[0].rstrip()
        end = match.start() + 1 + len(inner)
        edits = (source.edit(row, end, end, match[0][0]),)
        yield _unclosed(source, row, match.start(), edits, row)


def _unclosed(source: Source, row: int, start: int, edits: tuple[Edit, ...], shown: int) -> Cause:
    message = msg(
        "quotation mark {sign} is opened here and never closed", sign=source.rows[row][start]
    )
    help = write(source.shown(shown, edits))
    return Cause("unbalanced-quotes", row, start, 1, message, help, edits)


def text_after_quote(source: Source) -> Iterator[Cause]:
    """Text goes on behind the closing quotation mark, or an apostrophe closed it early."""
    row = source.row
    found = source.value_of(row)
    if found is None or found[1][0] not in _CLOSED:
        return
    start, value, _ = found
    sign = value[0]
    closed = _CLOSED[sign].match(value)
    if closed is None or closed.end() == len(value):
        return
    inner = value[1:-1]
    if value[-1] == sign and re.search(rf"{sign}\s*,\s*{sign}", inner):
        edits = (source.edit(row, start, start + len(value), f"[{value}]"),)
        message, safe = msg("several texts after one another without brackets"), False
    elif value[-1] == sign and (_APOSTROPHE if sign == "'" else _INNER).search(inner):
        edits = (source.edit(row, start, start + len(value), quoted(inner)),)
        message = msg("quotation mark {sign} within a text ends it too early", sign=sign)
        safe = sign == "'" and _APOSTROPHE.sub("", inner).count("'") == 0
    else:
        edits = (source.edit(row, start, start + len(value), quoted(value)),)
        message = msg("text goes on behind the closing quotation mark")
        safe = value[-1] != sign
    at = start + closed.end() - 1
    help = write(source.shown(row, edits))
    yield Cause("unbalanced-quotes", row, at, 1, message, help, edits, safe=safe)


def backslash_in_quotes(source: Source) -> Iterator[Cause]:
    r"""A path such as C:\Users stands in double quotes, where a backslash is a sign."""
    found = source.value_of(source.row)
    if found is None or found[1][0] != '"' or found[1][-1] != '"' or "\\" not in found[1]:
        return
    start, value, _ = found
    edits = (source.edit(source.row, start, start + len(value), quoted(value[1:-1])),)
    yield Cause(
        "broken-yaml",
        source.row,
        start + value.index("\\"),
        1,
        msg("backslash within double quotation marks has a meaning of its own"),
        msg("use single quotation marks: {line}", line=source.shown(source.row, edits)),
        edits,
    )
