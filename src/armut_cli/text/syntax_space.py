"""Causes of broken YAML that are white space: tabs, pasted spaces, missing ones, indentation."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armut_cli.model.place import Edit

from armut_cli.model.message import msg
from armut_cli.text.syntax_source import KEY, MAX_LENGTH, Cause, Source, quoted, write

_TAB_INDENT = re.compile(r"^ *(\t[ \t]*)(?=\S)")
_TAB_GAP = re.compile(rf"^ *(?:- +)*(?:-(?P<dash> *\t[ \t]*)|{KEY}:(?P<key> *\t[ \t]*))(?=\S)")
_WIDE = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_ANY_WIDE = re.compile(f"[{_WIDE}]")
_PASTED_GAP = re.compile(rf"^ *(?:- +)*(?:-|{KEY}:)([{_WIDE}][ {_WIDE}]*)(?=\S)")
_DASH = re.compile(r"^ *(?:- +)*-(?=[^\s\-.])")
_COLON = re.compile(r"^ *(?:- +)*(?:\"[^\"]*\"|'[^']*'|[A-Za-z_][\w-]*):(?=[^\s:/])")
_DASH_KEY = re.compile(r"^ *-[A-Za-z_][\w-]*:(?: |$)")
_NEEDS_QUOTES = "#@%`&*!"
_TAB_WIDTHS = (2, 4, 8)


def tab_as_indentation(source: Source) -> Iterator[Cause]:
    """A line begins with a tab, where only spaces count."""
    rows = [row for row in source.code_below() if _TAB_INDENT.match(source.rows[row])]
    if not rows:
        return
    mends = []
    for width in _TAB_WIDTHS:
        edits = tuple(_spaces_for_tabs(source, row, width) for row in rows)
        outcome = source.outcome(edits)
        if isinstance(outcome, dict):
            mends.append((edits, outcome))
    first = source.rows[rows[0]]
    start = first.index("\t")
    length = len(list(takewhile(lambda sign: sign in " \t", first[start:])))
    edits = mends[0][0] if mends else (_spaces_for_tabs(source, rows[0], 2),)
    yield Cause(
        "tab-character",
        rows[0],
        start,
        length,
        msg("line is indented with a tab"),
        msg("indent with spaces: {line}", line=source.shown(rows[0], edits)),
        edits,
        # If every width of tab that works gives the same data, it does not matter which.
        safe=bool(mends) and all(data == mends[0][1] for _, data in mends),
        sure="tab" in source.reason,
    )


def _spaces_for_tabs(source: Source, row: int, width: int) -> Edit:
    text = source.rows[row]
    indent = text[: len(text) - len(text.lstrip(" \t"))]
    return source.edit(row, 0, len(indent), indent.replace("\t", " " * width))


def tab_after_sign(source: Source) -> Iterator[Cause]:
    """A tab instead of a space follows the colon or the dash."""
    first = next((row for row in source.near(2) if _gap(source, row) is not None), None)
    if first is None or not source.is_code(first):
        return
    rows = [first, *(row for row in source.code_below() if row != first)]
    gaps = [(row, *gap) for row in rows if (gap := _gap(source, row)) is not None]
    edits = tuple(source.edit(row, start, end, " ") for row, start, end, _ in gaps)
    row, start, end, after = gaps[0]
    message = msg("tab after the colon") if after == "key" else msg("tab after the dash")
    help = write(source.shown(row, edits))
    yield Cause("tab-character", row, start, end - start, message, help, edits, safe=True)


def _gap(source: Source, row: int) -> tuple[int, int, str] | None:
    match = _TAB_GAP.match(source.rows[row])
    if match is None or match.lastgroup is None:
        return None
    return (*match.span(match.lastgroup), match.lastgroup)


def pasted_space(source: Source) -> Iterator[Cause]:
    """Spaces that look like spaces and are none: they come with text from Word or the web."""
    first: tuple[int, int, int] | None = None
    edits = []
    for row in source.having(_ANY_WIDE):
        spans = _pasted(source, row)
        if spans and first is None:
            first = (row, *spans[0])
        for start, end in spans:
            edits.append(source.edit(row, start, end, " " * (end - start)))
    if first is None:
        return
    row, start, end = first
    pasted = [at for at in range(start, end) if source.rows[row][at] != " "]
    yield Cause(
        "pasted-space",
        row,
        pasted[0],
        pasted[-1] - pasted[0] + 1,
        msg("non-breaking space, as word processors set it, where an ordinary space belongs"),
        msg("type the space again: {line}", line=source.shown(row, edits)),
        tuple(edits),
        safe=True,
    )


def _pasted(source: Source, row: int) -> list[tuple[int, int]]:
    text = source.rows[row]
    if len(text) > MAX_LENGTH or source.is_text(row):
        return []
    head = re.match(rf"^[ {_WIDE}]*(?=\S)", text)
    spans = []
    if head is not None and head[0].strip(" "):
        spans.append(head.span())
    rest = head.end() if head else 0
    if (gap := _PASTED_GAP.match(" " * rest + text[rest:])) is not None:
        spans.append(gap.span(1))
    return spans


def missing_space(source: Source) -> Iterator[Cause]:
    """The space after a colon or after the dash of a list is missing."""
    for pattern, message in (
        (_COLON, msg("space is missing after the colon")),
        (_DASH, msg("space is missing after the dash")),
    ):
        for row in source.near():
            match = pattern.match(source.rows[row])
            if match is None or len(source.rows[row]) > MAX_LENGTH or source.is_text(row):
                continue
            end, rest = match.end(), source.rows[row][match.end() :].rstrip()
            text = quoted(rest) if rest[0] in _NEEDS_QUOTES else rest
            edits = (source.edit(row, end, end + len(rest), " " + text),)
            help = write(source.shown(row, edits))
            sure = pattern is _DASH and source.row - row <= 1 and _DASH_KEY.match(source.rows[row])
            yield Cause(
                "missing-space", row, end - 1, 1, message, help, edits, not sure, bool(sure)
            )
