"""Causes of broken YAML that are white space: tabs, pasted spaces, missing ones, indentation."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armut_cli.model.place import Edit

from armut_cli.model.message import msg
from armut_cli.text.syntax_source import KEY, MAX_BACK, MAX_LENGTH, Cause, Source, quoted, write

_TAB_INDENT = re.compile(r"^ *(\t[ \t]*)(?=\S)")
_TAB_GAP = re.compile(rf"^ *(?:- +)*(?:-(?P<dash> *\t[ \t]*)|{KEY}:(?P<key> *\t[ \t]*))(?=\S)")
_WIDE = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000"
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
    gaps = [(row, *gap) for row in source.code_below() if (gap := _gap(source, row)) is not None]
    if not gaps or gaps[0][0] != source.row:
        return
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
    for row in range(max(source.row - MAX_BACK, 0), min(source.row + MAX_BACK, len(source.rows))):
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


def wrong_indentation(source: Source) -> Iterator[Cause]:
    """A line begins further left or right than the lines that it belongs to."""
    row = source.row
    if source.at[0] > len(source.rows) or not source.rows[row].strip():
        return
    for deep in _head_rows(source):
        yield _indented(source, deep, 0)
        return
    now = source.indent(row)
    for target in sorted(_levels(source), key=lambda level: (abs(level - now), -level))[:8]:
        if target != now:
            yield _indented(source, row, target)


def _head_rows(source: Source) -> Iterator[int]:
    """Give the first row, if it is indented and the row where the reader gave up is not."""
    if source.indent(source.row) == 0 and "document start" in source.reason:
        for row in range(min(source.row, MAX_BACK)):
            if source.is_code(row):
                if source.indent(row):
                    yield row
                return


def _levels(source: Source) -> set[int]:
    """Give the columns at which a line could begin here."""
    levels = {0}
    above = [row for row in source.near(60) if row < source.row]
    if not above:
        return levels
    last = max(row for row in range(source.row) if source.rows[row].strip())
    if source.is_text(last):
        levels.add(source.indent(last))
    most = source.key_column(above[0])
    for row in above:
        levels |= {source.indent(row), source.key_column(row)}
    levels = {level for level in levels if level <= most or source.is_text(last)}
    if "flow construct" in source.reason or source.rows[above[0]].rstrip().endswith(
        (":", "|", ">")
    ):
        levels.add(most + 2)
    return levels


def _indented(source: Source, row: int, target: int) -> Cause:
    now = source.indent(row)
    edits = [source.edit(row, 0, now, " " * target)]
    for below in range(row + 1, min(row + MAX_BACK, len(source.rows))):
        if not source.rows[below].strip():
            continue
        if source.indent(below) <= now and not (target == 0 and row < source.row <= below):
            break
        indent = source.indent(below)
        if indent:
            edits.append(source.edit(below, 0, indent, " " * max(indent + target - now, 0)))
    return Cause(
        "wrong-indentation",
        row,
        0,
        max(now, 1),
        msg("line begins too far to the right")
        if target < now
        else msg("line begins too far to the left"),
        write(source.shown(row, edits)),
        tuple(edits),
    )


def blanks_in_empty_line(source: Source) -> Iterator[Cause]:
    """An empty line above a text of several lines holds more spaces than the text."""
    if "block scalar" not in source.reason:
        return
    blank: list[int] = []
    for row in range(source.row - 1, max(source.row - MAX_BACK, -1), -1):
        if source.rows[row].strip():
            break
        if source.rows[row]:
            blank.insert(0, row)
    if blank:
        edits = tuple(source.edit(row, 0, len(source.rows[row]), "") for row in blank)
        yield Cause(
            "wrong-indentation",
            blank[0],
            0,
            len(source.rows[blank[0]]),
            msg("line without text holds more spaces than the text below it"),
            msg("delete the spaces in it"),
            edits,
            safe=True,
        )


def list_below_value(source: Source) -> Iterator[Cause]:
    """A list begins below a key that has a value already."""
    if not source.rows[source.row].lstrip().startswith("-"):
        return
    above = next((row for row in source.near(2) if row < source.row), None)
    found = None if above is None else source.value_of(above)
    if above is None or found is None or not source.has_key(above):
        return
    start, value, _ = found
    item = " " * source.indent(source.row) + "- " + value
    yield Cause(
        "wrong-indentation",
        source.row,
        source.indent(source.row),
        1,
        msg("list begins below a key that has a value already"),
        msg(
            "let the line end with the colon: {line} – and write its value below as: {item}",
            line=source.rows[above][:start].rstrip(),
            item=item,
        ),
        sure="expected key" in source.reason,
    )
