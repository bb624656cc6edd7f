"""Causes of broken YAML that are lines of text where fields belong, or without what holds them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

from armut_cli.model.alliance import Alliance
from armut_cli.model.group import Group
from armut_cli.model.measure import Measure
from armut_cli.model.message import msg
from armut_cli.text.order import order_of
from armut_cli.text.syntax_source import (
    KEY,
    MAX_BACK,
    MAX_LENGTH,
    Cause,
    Source,
    begin_with_bar,
    write,
)

_KEY_ALONE = re.compile(rf"\s*(?:- +)*{KEY}:\s*$")
_WORD_FOR_KEY = re.compile(r"\s*(?:- +)*(?P<word>[a-z_]+)(?P<space> +)\S")

# All fields and ids are written so; what looks otherwise in front of a colon is rather a text.
_FIELD = re.compile(r" *(?:- +)*[a-z0-9_-]+:")
_MOST_LINES = 50


def list_in_text(source: Source) -> Iterator[Cause]:
    """A text ends with a colon, and lines with dashes that belong to it stand below."""
    row, found = source.row, source.value_of(source.row)
    if found is None or not source.has_key(row) or not re.match(r"[^\"'\[{|>].*:$", found[1]):
        return
    start, value, _ = found
    below = []
    for dashed in range(row + 1, min(row + _MOST_LINES, len(source.rows))):
        if not re.match(r" *- +\S", source.rows[dashed]) or _FIELD.match(source.rows[dashed]):
            break
        below.append(dashed)
    if not below or source.indent(below[0]) < source.key_column(row):
        return
    margin = " " * (source.key_column(row) + 2)
    edits = [source.edit(row, start, start + len(value), f"|\n{margin}{value}")]
    edits += [source.edit(it, 0, source.indent(it), margin) for it in below]
    yield Cause(
        "unquoted-text",
        row,
        start + len(value) - 1,
        1,
        msg("colon within a text that stands without quotation marks"),
        begin_with_bar("\n".join(source.shown(it, edits) for it in (row, *below))),
        tuple(edits),
    )


def colon_further_down(source: Source) -> Iterator[Cause]:
    """A colon stands in a line that goes on a text, and makes a field of the line."""
    row = source.row
    colon = re.search(r":(?=\s|$)", source.rows[row])
    if colon is None or _FIELD.match(source.rows[row]):
        return
    for above in range(row - 1, max(row - _MOST_LINES, -1), -1):
        found = source.value_of(above)
        if found is None or source.indent(above) >= source.indent(row):
            continue
        edit = None if found[1][0] in "\"'[{|>" else source.as_block(above)
        if edit is not None and source.has_key(above):
            yield Cause(
                "unquoted-text",
                row,
                colon.start(),
                1,
                msg("colon within a text that stands without quotation marks"),
                begin_with_bar(source.shown(above, (edit,))),
                (edit,),
            )
        return


def text_of_several_lines(source: Source) -> Iterator[Cause]:
    """A text goes over several lines without the sign ``|`` that would hold it together."""
    row = source.row
    text = source.rows[row].strip()
    if text.startswith("- ") or re.match(r"[^\s:]+:(?: |$)", text):
        return
    for above in range(row - 1, max(row - _MOST_LINES, -1), -1):
        if source.rows[above].strip() and source.indent(above) < source.indent(row):
            head = source.rows[above].rstrip()
            if head.endswith(":"):
                edits = (source.edit(above, len(head), len(head), " |"),)
                yield Cause(
                    "unquoted-text",
                    row,
                    source.indent(row),
                    1,
                    msg("text of several lines holds a sign that has a meaning of its own"),
                    msg(
                        "begin the text with “|” in the line above it: {line}",
                        line=source.shown(above, edits),
                    ),
                    edits,
                )
            return


def comment_in_text(source: Source) -> Iterator[Cause]:
    """A ``#`` behind a space makes a comment of the rest, and the text goes on below."""
    text = source.rows[source.row]
    match = re.search(r"\s#", text)
    if match is None or "comment" not in source.reason:
        return
    yield Cause(
        "unquoted-text",
        source.row,
        match.start() + 1,
        1,
        msg("“#” behind a space begins a comment, but the text goes on in the next line"),
        msg("put the whole text in quotation marks"),
        sure=True,
    )


def line_without_key(source: Source) -> Iterator[Cause]:
    """A line stands where a key with a colon belongs: the colon is missing, or it is text."""
    for row in source.near(2):
        text = source.rows[row]
        if source.has_key(row) or not source.is_code(row) or len(text) > MAX_LENGTH or not row:
            continue
        if _KEY_ALONE.match(text):
            continue
        yield from _without_colon(source, row)
        indent = source.indent(row)
        edits = (source.edit(row, 0, indent, " " * _text_column(source, row)),)
        yield Cause(
            "wrong-indentation",
            row,
            indent,
            len(text.strip()),
            msg("line is neither “key: value” nor indented as part of the text above"),
            msg(
                "if it belongs to the text above, indent it: {line}", line=source.shown(row, edits)
            ),
            edits,
        )


def _without_colon(source: Source, row: int) -> Iterator[Cause]:
    """Take the first word of a line for its key, if it is one of ours."""
    match = _WORD_FOR_KEY.match(source.rows[row])
    if match is None or match["word"] not in _known_keys():
        return
    edits = (source.edit(row, *match.span("space"), ": "),)
    message = msg("colon is missing after “{key}”", key=match["word"])
    help = write(source.shown(row, edits))
    yield Cause("broken-yaml", row, match.start("space"), 1, message, help, edits)


@cache
def _known_keys() -> frozenset[str]:
    return frozenset().union(*(order_of(it).everywhere() for it in (Measure, Group, Alliance)))


def _text_column(source: Source, row: int) -> int:
    """Give where a line must begin to go on with the text of the key above it."""
    for above in range(row - 1, max(row - MAX_BACK, -1), -1):
        if source.is_code(above) and source.has_key(above):
            return max(source.indent(row), source.key_column(above)) + 2
    return source.indent(row) + 2
