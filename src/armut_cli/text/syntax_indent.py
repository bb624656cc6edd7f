"""Causes of broken YAML that are lines which begin in the wrong column."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

from armut_cli.model.message import msg
from armut_cli.text.syntax_source import KEY, MAX_BACK, Cause, Source, write

_ENTRY_WITH_KEY = re.compile(rf"\s*(?P<dash>- +){KEY}:(?:\s|$)")
_ENTRY = re.compile(r" *- +[A-Za-z_][\w-]*:(?: |$)")
"""The first line of an entry with fields."""


def wrong_indentation(source: Source) -> Iterator[Cause]:
    """A line begins further left or right than the lines that it belongs to."""
    row = source.row
    if source.at[0] > len(source.rows) or not source.rows[row].strip():
        return
    for deep in _head_rows(source):
        yield _indented(source, deep, 0)
        return
    now = source.indent(row)
    if strays := _strays_above(source):
        yield _moved(source, strays, now)
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


def _strays_above(source: Source) -> list[int]:
    """Give the rows above that stand deeper than this one and its like, which are more."""
    now = source.indent(source.row)
    rows: list[int] = []
    for row in range(source.row - 1, max(source.row - MAX_BACK, -1), -1):
        if source.is_code(row):
            if source.indent(row) <= now:
                break
            rows.insert(0, row)
    if not rows:
        return []
    like = 0
    for row in source.code_below():
        if source.indent(row) < now:
            break
        like += source.indent(row) == now
    first = source.indent(rows[0])
    return rows if sum(source.indent(row) == first for row in rows) < like else []


def _moved(source: Source, rows: list[int], target: int) -> Cause:
    """Move rows to the left, such that the first begins at ``target``."""
    first = source.indent(rows[0])
    edits = tuple(
        source.edit(row, 0, now, " " * max(now + target - first, 0))
        for row in rows
        if (now := source.indent(row))
    )
    message = msg("line begins too far to the right")
    help = write(source.shown(rows[0], edits))
    return Cause("wrong-indentation", rows[0], 0, first, message, help, edits)


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


def dash_out_of_line(source: Source) -> Iterator[Cause]:
    """An entry of a list begins left of the line above it, where no list can go on."""
    row, now = source.row, source.indent(source.row)
    above = next((it for it in source.near(2) if it < row), None)
    if not source.rows[row].lstrip().startswith("- ") or above is None:
        return
    if now >= source.indent(above) or _strays_above(source):
        return
    for column in sorted(_dash_columns(source), key=lambda column: (abs(column - now), column)):
        if column != now:
            yield _indented(source, row, column)
    if (entry := _ENTRY_WITH_KEY.match(source.rows[row])) is not None:
        edits = (source.edit(row, *entry.span("dash"), ""),)
        message = msg("dash begins an entry of a list, but there is no list here")
        help = write(source.shown(row, edits))
        yield Cause("wrong-indentation", row, now, 1, message, help, edits)


def _dash_columns(source: Source) -> set[int]:
    """Give the columns at which the entries of the lists above begin, up to the next key."""
    columns: set[int] = set()
    for row in range(source.row - 1, max(source.row - MAX_BACK, -1), -1):
        if source.is_code(row):
            if source.rows[row].lstrip().startswith("- "):
                columns.add(source.indent(row))
            elif source.indent(row) == 0:
                break
    return columns


def list_below_value(source: Source) -> Iterator[Cause]:
    """A list begins below a key that has a value already."""
    if not source.rows[source.row].lstrip().startswith("-"):
        return
    above = next((row for row in source.near(2) if row < source.row), None)
    found = None if above is None else source.value_of(above)
    if above is None or found is None or source.rows[above].lstrip().startswith("-"):
        return
    if _ENTRY.match(source.rows[source.row]) and source.indent(source.row) in _entries(source):
        return  # it is the next entry of that list, too far to the right
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


def _entries(source: Source) -> set[int]:
    """Give the columns in which entries of lists begin above, behind their dashes."""
    above = (row for row in source.near(60) if row < source.row)
    return {source.key_column(row) for row in above if _ENTRY.match(source.rows[row])}
