"""Why a text is no YAML of ours, in plain words and at the right place; only for such texts.

The table below holds the causes, most certain first. A cause is believed if the reader gets
further once the text is mended as the cause suggests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

from armut_cli.model.message import msg
from armut_cli.model.place import Place, Problem
from armut_cli.text import syntax_data
from armut_cli.text import syntax_document as document
from armut_cli.text import syntax_huge as huge
from armut_cli.text import syntax_indent as indent
from armut_cli.text import syntax_lines as lines
from armut_cli.text import syntax_quote as quote
from armut_cli.text import syntax_space as space
from armut_cli.text import syntax_value as value
from armut_cli.text.syntax_source import Cause, Source
from armut_cli.text.yaml import HUGE_NUMBER, is_odd

CAUSES: tuple[Callable[[Source], Iterator[Cause]], ...] = (
    document.merge_conflict,
    document.second_document_above,
    space.tab_after_sign,
    space.tab_as_indentation,
    space.pasted_space,
    space.missing_space,
    quote.curly_quotes,
    quote.unclosed_quote,
    quote.text_after_quote,
    quote.backslash_in_quotes,
    value.text_behind_block_sign,
    value.hash_in_brackets,
    value.unclosed_bracket,
    value.superfluous_bracket,
    lines.list_in_text,
    value.colon_in_text,
    lines.colon_further_down,
    value.special_sign_in_list,
    lines.text_of_several_lines,
    value.special_first_sign,
    lines.comment_in_text,
    value.sign_for_colon,
    indent.blanks_in_empty_line,
    indent.dash_out_of_line,
    indent.list_below_value,
    indent.wrong_indentation,
    lines.line_without_key,
)


MAX_GUESSED = 500_000
"""Longer texts, in characters, are no writing of a person; nothing is guessed about them."""


def diagnose(  # noqa: PLR0911 - a table, written as cases
    path: str, text: str, line: int, column: int, reason: str
) -> Problem:
    """Name the cause of a text that the reader refused at ``line`` and ``column``."""
    if len(text) > MAX_GUESSED:
        return huge.refused(path, line, column, reason)
    source = Source(path, text, line, column, reason)
    if reason == "too deep":
        return document.too_deep(path, line, column)
    if "recursion limit" in reason:
        return document.odd_depth(path, text)
    if HUGE_NUMBER in reason:
        return syntax_data.huge_number(source)
    if "duplicate mapping key" in reason:
        return syntax_data.duplicate_key(source)
    if "alias" in reason and ("limit" in reason or "depth" in reason):
        return document.too_many_aliases(path, text)
    if line == 0:
        return (
            document.odd_sign(path, text)
            or syntax_data.odd_key(path, text)
            or source.problem(_unknown(source))
        )
    return _likeliest(source) or source.problem(_unknown(source))


def odd_document(path: str, text: str, data: Any) -> Problem | None:
    """Say what is odd about a text that can be read: no mapping, tags, keys that are no text."""
    if len(text) > MAX_GUESSED:
        return huge.odd(path, text, data)
    source = Source(path, text, 0, 0, "")
    if data is None and not any(document.several_documents(source)):
        return Problem(
            "empty-file",
            "error",
            Place(path),
            msg("file is empty"),
            msg("every file begins with a line such as: title: …"),
        )
    if not isinstance(data, dict):
        return _no_mapping(source, data)
    if (pasted := _pasted_in_keys(source, data)) is not None:
        return pasted
    odd = document.odd_escape(path, text, data) or document.odd_sign(path, text)
    if odd is not None or not is_odd(data):
        return odd
    return (
        syntax_data.odd_key(path, text)
        or syntax_data.odd_number(path, text)
        or document.odd_depth(path, text)
    )


def _no_mapping(source: Source, data: Any) -> Problem:
    for cause in document.several_documents(source):
        return source.problem(cause)
    if isinstance(data, str) and (found := _likeliest(source)) is not None:
        return found
    row = next((row for row in range(len(source.rows)) if source.is_code(row)), 0)
    found_kind = msg("a list") if isinstance(data, list) else msg("a text")
    cause = Cause(
        "not-a-mapping",
        row,
        source.indent(row),
        1,
        msg("file holds {kind} instead of lines “key: value”", kind=found_kind),
        msg("every file begins with a line such as: title: …"),
    )
    return source.problem(cause)


def _pasted_in_keys(source: Source, data: Any) -> Problem | None:
    """Find pasted spaces that the reader took for parts of keys or values."""
    for cause in space.pasted_space(source):
        outcome = source.outcome(cause.edits)
        if outcome != data:
            return source.problem(cause)
    return None


def _likeliest(source: Source) -> Problem | None:
    for causes in CAUSES:
        for cause in causes(source):
            if cause.sure or source.gets_further(cause.edits):
                return source.problem(cause)
    return None


def _unknown(source: Source) -> Cause:
    row = source.row
    while row and not source.rows[row].strip():
        row -= 1
    column = source.column if row == source.row else source.indent(row)
    return Cause(
        "broken-yaml",
        row,
        column,
        1,
        msg("from here on the file cannot be read"),
        msg(
            "compare the lines here with those above: “key: value” with a space after the colon,"
            " lists with “- ”, two spaces more for what belongs to a line"
        ),
    )
