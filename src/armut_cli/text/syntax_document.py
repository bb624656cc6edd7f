"""What is wrong with a file as a whole: versions, documents, depth, tags and names."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

from armut_cli.model.message import Message, msg
from armut_cli.model.place import Place, Problem
from armut_cli.model.register import id_of
from armut_cli.text.decode import FORBIDDEN
from armut_cli.text.events import TooDeep, measure_depth, signs
from armut_cli.text.nodes import Unparsable
from armut_cli.text.syntax_source import Cause, Source, quoted
from armut_cli.text.yaml import MAX_DEPTH

MAX_SIGNS = 1_000
"""As many names are looked at when there are too many."""

_MARKER = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: |$)")
_TITLES = ("title:", "name:")
_DOCUMENT = re.compile(r"^(?:---|\.\.\.)(?:\s|$)")
ESCAPE = re.compile(r"\\(?:[0abefvNLP]|x[0189][0-9A-Fa-f]|u00[0189][0-9A-Fa-f]|u202[89])")
"""What stands for an invisible character in double quotes."""


def merge_conflict(source: Source) -> Iterator[Cause]:
    """Git has left two versions of some lines side by side."""
    rows = [row for row, text in enumerate(source.rows) if _MARKER.match(text)]
    if not rows:
        return
    first = rows[0]
    last = next((row for row in rows if source.rows[row].startswith(">")), rows[-1])
    help = msg(
        "in the lines {first} to {last} keep one version and delete the lines that begin"
        " with <<<<<<<, ======= and >>>>>>>",
        first=first + 1,
        last=last + 1,
    )
    if sum(text.startswith(_TITLES) for text in source.rows) > 1:
        id = id_of(source.path)
        help = msg(
            "{help}; if they are two that got the same id: armut rename {id}", help=help, id=id
        )
    yield Cause(
        "merge-conflict",
        first,
        0,
        7,
        msg("two versions of the same lines that git could not merge"),
        help,
        sure=True,
    )


def several_documents(source: Source) -> Iterator[Cause]:
    """A line of three dashes (or dots) ends the document, and something follows."""
    row = _second_document(source)
    if row is None:
        return
    text = source.rows[row]
    alone = text.strip() in ("---", "...")
    empty = alone and not any(
        below.strip() and not below.startswith("#") and not _DOCUMENT.match(below)
        for below in source.rows[row + 1 :]
    )
    yield Cause(
        "several-documents",
        row,
        0,
        3,
        msg("line “{sign}” begins a second document in the same file", sign=text[:3]),
        msg("delete the line")
        if empty
        else msg("delete the line, or put what follows in a file of its own"),
        (source.edit(row, 0, len(text), ""),) if empty else (),
        safe=empty,
        sure=True,
    )


def second_document_above(source: Source) -> Iterator[Cause]:
    """As above, and what follows is broken."""
    for cause in several_documents(source):
        if cause.row <= source.row:
            yield cause


def _second_document(source: Source) -> int | None:
    begun = False
    for row, text in enumerate(source.rows):
        if not _DOCUMENT.match(text):
            begun = begun or bool(text.strip() and not text.startswith(("#", "%")))
        elif begun:
            return row
        else:
            # “--- text” holds something of its first document itself.
            begun = bool(text[3:].strip())
    return None


def too_deep(path: str, line: int, column: int) -> Problem:
    """Lists and mappings stand too deep in each other."""
    place = Place(path, line, column, line, column + 1) if line else Place(path)
    message = msg("more than {limit} levels of lists and groups in each other", limit=MAX_DEPTH)
    return Problem("too-deep", "error", place, message, msg("four levels are enough for any file"))


def odd_sign(path: str, text: str) -> Problem | None:
    """Find a tag, or a name that nothing refers to: the reader drops them in silence."""
    found = list(signs(text))
    used = {sign.name for sign in found if sign.kind == "alias"}
    for sign in found:
        if sign.kind == "tag" or (sign.kind == "anchor" and sign.name not in used):
            return _dropped(Source(path, text, sign.line, sign.column, ""), sign.kind)
    return None


def _dropped(source: Source, kind: str) -> Problem:
    row, column = source.row, source.column
    match = re.compile(r"[^\s,\]}]*").match(source.rows[row], column)
    word = match[0] if match else ""
    rest = source.rows[row][column + len(word) :].lstrip()
    value = source.value_of(row)
    help: Message = msg("put the text in quotation marks, or delete the sign")
    if word.startswith(("!!", "!<")) or rest[:1] in ("'", '"', "[", "{"):
        edits = (source.edit(row, column, len(source.rows[row]), rest),)
        help = msg("delete it: {line}", line=source.shown(row, edits))
    elif value is not None and value[0] == column:
        edits = (source.edit(row, column, column + len(value[1]), quoted(value[1])),)
        help = msg("put the text in quotation marks: {line}", line=source.shown(row, edits))
    if kind == "tag":
        message = msg("“{word}” is taken for the name of a type and gets lost", word=word)
        return source.problem(Cause("yaml-tag", row, column, len(word), message, help))
    message = msg("“{word}” is taken for a name to refer to and gets lost", word=word)
    return source.problem(Cause("unquoted-text", row, column, len(word), message, help))


def odd_escape(path: str, text: str, data: Any) -> Problem | None:
    """Find a control character that is written as an escape in double quotes."""
    if not any(isinstance(it, str) and FORBIDDEN.search(it) for it in values(data)):
        return None
    source = Source(path, text, 1, 1, "")
    for row, line in enumerate(source.rows):
        match = ESCAPE.search(line)
        if match is not None:
            cause = Cause(
                "control-character",
                row,
                match.start(),
                len(match[0]),
                msg("“{sign}” stands for an invisible control character", sign=match[0]),
                msg("delete it, or use single quotation marks if the backslash is meant"),
            )
            return source.problem(cause)
    return Problem("control-character", "error", Place(path), msg("invisible control character"))


def odd_depth(path: str, text: str) -> Problem:
    """Find where lists and mappings stand too deep in each other."""
    try:
        measure_depth(text, MAX_DEPTH)
    except TooDeep as error:
        return too_deep(path, error.line, error.column)
    except Unparsable:
        pass
    alias = next((sign for sign in signs(text) if sign.kind == "alias"), None)
    return too_deep(path, alias.line, alias.column) if alias else too_deep(path, 0, 0)


def too_many_aliases(path: str, text: str) -> Problem:
    """Names that refer to names repeat more than anybody can read."""
    last = [sign for sign in islice(signs(text), MAX_SIGNS) if sign.kind == "alias"]
    place = Place(path)
    if last:
        end = last[-1].column + len(last[-1].name) + 1
        place = Place(path, last[-1].line, last[-1].column, last[-1].line, end)
    return Problem(
        "too-many-aliases",
        "error",
        place,
        msg("names such as “*x” repeat other parts of the file too often"),
        msg("write out what is meant"),
    )


def values(data: Any) -> Iterator[Any]:
    """Give all keys and values in data, itself included, however deep."""
    stack = [data]
    while stack:
        value = stack.pop()
        yield value
        if isinstance(value, dict):
            stack += [*value.keys(), *value.values()]
        elif isinstance(value, list | tuple | set | frozenset):
            stack += value
