"""Causes of broken YAML that are texts over several lines without a sign that holds them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

from armut_cli.model.message import msg
from armut_cli.text.syntax_source import Cause, Source, begin_with_bar

# All fields and ids are written so; what looks otherwise in front of a colon is rather a text.
_FIELD = re.compile(r" *(?:- +)*[a-z0-9_-]+:")
_MOST_LINES = 50


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
