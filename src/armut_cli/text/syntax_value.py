"""Causes of broken YAML that are what a person wrote: colons, quotes, brackets, first signs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


from armut_cli.model.message import Message, msg
from armut_cli.text.syntax_source import MAX_LENGTH, Cause, Source, quoted, write

SPECIAL = "[]{}*&!%@`|>,?#:-"
"""Signs that mean something of their own at the beginning of a text."""

_PLAIN_IN_FLOW = re.compile(r"[^,\]}]*")
_HASH_IN_FLOW = re.compile(
    r"""[\[{,] *(?:[\w-]+: +)?"""
    r"""(?P<text>[^\s\[\]{},"'#][^\[\]{},"'#]*\s(?P<sign>#)[^\[\]{},"']*?) *[\]},]"""
)
_NO_KEY = re.compile(r"^(?P<head> *(?:- +)*)(?P<key>[A-Za-z_][\w-]*)(?P<sign> *[=;：] *| +:(?=\S))")


def colon_in_text(source: Source) -> Iterator[Cause]:
    """A colon and a space, or a colon at the end, stand in a text without quotes."""
    found = source.value_of(source.row)
    if found is None or found[1][0] in "\"'[{|>" or not source.has_key(source.row):
        return
    start, value, _ = found
    colon = re.search(r":(?=\s|$)", value)
    if colon is None:
        return
    edits = (source.edit(source.row, start, start + len(value), quoted(value)),)
    yield Cause(
        "unquoted-text",
        source.row,
        start + colon.start(),
        1,
        msg("colon within a text that stands without quotation marks"),
        msg("put the text in quotation marks: {line}", line=source.shown(source.row, edits)),
        edits,
        safe=value[0] not in SPECIAL,
    )


def special_first_sign(source: Source) -> Iterator[Cause]:
    """A text begins with a sign that means something of its own."""
    for row in source.near(2):
        found = source.value_of(row)
        if found is None or found[1][0] not in SPECIAL or source.is_text(row):
            continue
        start, value, _ = found
        if not source.has_key(row) and value[0] in "-?:%":
            continue
        if value[0] in "[{" and "flow construct" in source.reason:
            continue
        yield _quote(source, row, start, value)


def special_sign_in_list(source: Source) -> Iterator[Cause]:
    """As above, or with a colon, within ``[…]`` or ``{…}``."""
    text = source.rows[source.row]
    before = text[: source.column]
    if len(text) > MAX_LENGTH or len(re.findall(r"[\[{]", before)) <= len(
        re.findall(r"[\]}]", before)
    ):
        return
    start = max(text.rfind(sign, 0, source.column) for sign in ("[", "{", ",", ": ")) + 1
    start += len(text[start:]) - len(text[start:].lstrip())
    match = _PLAIN_IN_FLOW.match(text, start)
    value = match[0].rstrip() if match else ""
    if not value or value[0] in "\"'":
        return
    if value[0] in SPECIAL:
        yield _quote(source, source.row, start, value)
    if (colon := value.find(":")) > 0:
        edits = (source.edit(source.row, start, start + len(value), quoted(value)),)
        yield Cause(
            "unquoted-text",
            source.row,
            start + colon,
            1,
            msg("colon within a text that stands without quotation marks"),
            msg("put the text in quotation marks: {line}", line=source.shown(source.row, edits)),
            edits,
            safe=True,
        )


def _quote(source: Source, row: int, start: int, value: str) -> Cause:
    edits = (source.edit(row, start, start + len(value), quoted(value)),)
    return Cause(
        "yaml-tag" if value[0] == "!" else "unquoted-text",
        row,
        start,
        1,
        msg("text begins with “{sign}”, which has a meaning of its own there", sign=value[0]),
        msg("put the text in quotation marks: {line}", line=source.shown(row, edits)),
        edits,
        # Brackets may be meant as brackets; all else is meant as it stands.
        safe=value[0] not in "[]{}|>#-?:,",
    )


def hash_in_brackets(source: Source) -> Iterator[Cause]:
    """A ``#`` behind a space makes a comment of the rest of a list, its bracket included."""
    for row in source.near(2):
        is_long = len(source.rows[row]) > MAX_LENGTH
        match = None if is_long else _HASH_IN_FLOW.search(source.rows[row])
        if match is None or source.is_text(row):
            continue
        start, end = match.span("text")
        edits = (source.edit(row, start, end, quoted(match["text"])),)
        yield Cause(
            "unquoted-text",
            row,
            match.start("sign"),
            1,
            msg("“#” behind a space begins a comment, the bracket at its end included"),
            msg("put the text in quotation marks: {line}", line=source.shown(row, edits)),
            edits,
        )


def unclosed_bracket(source: Source) -> Iterator[Cause]:
    """A list ``[…]`` or a group of fields ``{…}`` is not closed."""
    if "flow construct" in source.reason:
        return
    for row in source.near(20):
        found = source.value_of(row)
        if found is None or found[1][0] not in "[{" or source.is_text(row):
            continue
        start, value, _ = found
        sign, close = value[0], "]" if value[0] == "[" else "}"
        if value.count(sign) <= value.count(close):
            continue
        end = start + len(value.rstrip("]}").rstrip())
        edits = (source.edit(row, end, start + len(value), close),)
        line = source.shown(row, edits)
        help = write(line)
        if not re.search("[,:]", value):
            help = msg(
                "write: {line} – or, if it is text, put it in quotation marks: {text}",
                line=line,
                text=quoted(value),
            )
        message = msg("bracket “{sign}” is opened here and never closed", sign=sign)
        yield Cause("unbalanced-bracket", row, start, 1, message, help, edits)


def superfluous_bracket(source: Source) -> Iterator[Cause]:
    """A bracket is closed that nobody opened."""
    text, at = source.rows[source.row], source.column
    if text[at : at + 1] in ("]", "}") and len(text) <= MAX_LENGTH:
        edits = (source.edit(source.row, at, at + 1, ""),)
        message = msg("bracket “{sign}” closes nothing", sign=text[at])
        help = write(source.shown(source.row, edits))
        yield Cause("unbalanced-bracket", source.row, at, 1, message, help, edits)


def sign_for_colon(source: Source) -> Iterator[Cause]:
    """Another sign, such as ``=``, stands where the colon belongs."""
    for row in source.near(2):
        match = _NO_KEY.match(source.rows[row])
        if match is None or source.is_text(row):
            continue
        edits = (source.edit(row, *match.span("sign"), ": "),)
        sign = match["sign"].strip()
        message = msg("“{sign}” where a colon and a space belong", sign=sign)
        column = source.rows[row].index(sign, match.start("sign"))
        help = write(source.shown(row, edits))
        yield Cause("broken-yaml", row, column, len(sign), message, help, edits)


def text_behind_block_sign(source: Source) -> Iterator[Cause]:
    """Text stands directly behind ``|`` or ``>``, where it belongs in the lines below."""
    found = source.value_of(source.row)
    if found is None or found[1][0] not in "|>" or "block scalar" not in source.reason:
        return
    start, value, _ = found
    if re.match(r">\w", value):  # more than so many
        yield _quote(source, source.row, start, value)
        return
    text = value[1:].strip()
    edits = (source.edit(source.row, start, start + len(value), quoted(text)),)
    yield Cause(
        "unquoted-text",
        source.row,
        start,
        1,
        _block_sign(value[0]),
        msg(
            "leave it out, or write the text in the lines below, indented: {line}",
            line=source.shown(source.row, edits),
        ),
        edits,
    )


def _block_sign(sign: str) -> Message:
    return msg("text stands behind “{sign}”, which belongs at the end of a line", sign=sign)
