"""What is wrong with a file as a whole: versions, documents, duplicates, tags, names, numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ruamel.yaml.nodes import Node, ScalarNode

from armut_cli.model.message import Message, msg
from armut_cli.model.place import Place, Problem
from armut_cli.text.events import TooDeep, measure_depth, signs
from armut_cli.text.nodes import Unparsable, compose, place_of
from armut_cli.text.read import FORBIDDEN, MAX_DEPTH, is_plain_number, load
from armut_cli.text.syntax_source import Cause, Source, quoted

_MARKER = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: |$)")
_DOCUMENT = re.compile(r"^(?:---|\.\.\.)(?:\s|$)")
_ESCAPE = re.compile(r"\\(?:[0abefvNLP]|x[0189][0-9A-Fa-f]|u00[0189][0-9A-Fa-f]|u202[89])")


def merge_conflict(source: Source) -> Iterator[Cause]:
    """Git has left two versions of some lines side by side."""
    rows = [row for row, text in enumerate(source.rows) if _MARKER.match(text)]
    if not rows:
        return
    first = rows[0]
    last = next((row for row in rows if source.rows[row].startswith(">")), rows[-1])
    yield Cause(
        "merge-conflict",
        first,
        0,
        7,
        msg("two versions of the same lines that git could not merge"),
        msg(
            "in the lines {first} to {last} keep one version and delete the lines that begin"
            " with <<<<<<<, ======= and >>>>>>>",
            first=first + 1,
            last=last + 1,
        ),
        sure=True,
    )


def several_documents(source: Source) -> Iterator[Cause]:
    """A line of three dashes (or dots) ends the document, and something follows."""
    seen = False
    for row, text in enumerate(source.rows):
        if _DOCUMENT.match(text):
            if seen:
                break
        elif text.strip() and not text.startswith(("#", "%")):
            seen = True
    else:
        return
    empty = not any(
        below.strip() and not below.startswith("#") and not _DOCUMENT.match(below)
        for below in source.rows[row + 1 :]
    )
    end = source.starts[row] + len(source.rows[row]) - source.starts[row]
    edits = (source.edit(row, 0, end, ""),)
    yield Cause(
        "several-documents",
        row,
        0,
        3,
        msg("line “{sign}” begins a second document in the same file", sign=text[:3]),
        msg("delete the line")
        if empty
        else msg("delete the line, or put what follows in a file of its own"),
        edits if text.strip() in ("---", "...") else (),
        safe=empty and text.strip() in ("---", "..."),
        sure=True,
    )


def too_deep(path: str, line: int, column: int) -> Problem:
    """Lists and mappings stand too deep in each other."""
    place = Place(path, line, column, line, column + 1) if line else Place(path)
    message = msg("more than {limit} levels of lists and groups in each other", limit=MAX_DEPTH)
    return Problem("too-deep", "error", place, message, msg("four levels are enough for any file"))


def duplicate_key(source: Source) -> Problem:
    """A key stands twice in the same mapping; the reader does not say where."""
    for keys in _mappings(source.text):
        seen: dict[Any, ScalarNode] = {}
        for key in keys:
            name = _plain(key)
            if name not in seen:
                seen[name] = key
                continue
            return Problem(
                "duplicate-key",
                "error",
                place_of(key, source.path),
                msg("“{key}” stands here a second time", key=key.value),
                msg(
                    "it stands in line {line} already: keep one of the two",
                    line=seen[name].start_mark.line + 1,
                ),
            )
    return Problem("duplicate-key", "error", Place(source.path), msg("a key stands twice"))


def odd_sign(path: str, text: str) -> Problem | None:
    """Find a tag, or a name that nothing refers to: the reader drops them in silence."""
    found = list(signs(text))
    used = {sign.name for sign in found if sign.kind == "alias"}
    for sign in found:
        if sign.kind == "alias" or (sign.kind == "anchor" and sign.name in used):
            continue
        source = Source(path, text, sign.line, sign.column, "")
        row, column = sign.line - 1, sign.column - 1
        word = re.match(r"\S*", source.rows[row][column:])
        edits = ()
        value = source.value_of(row)
        help: Message = msg("put the text in quotation marks, or delete the sign")
        if value is not None and value[0] == column:
            edits = (source.edit(row, column, column + len(value[1]), quoted(value[1])),)
            help = msg("put the text in quotation marks: {line}", line=source.shown(row, edits))
        cause = Cause(
            "yaml-tag" if sign.kind == "tag" else "unquoted-text",
            row,
            column,
            len(word[0]) if word else 1,
            msg(
                "“{word}” is taken for the name of a type and gets lost",
                word=word[0] if word else "!",
            )
            if sign.kind == "tag"
            else msg(
                "“{word}” is taken for a name to refer to and gets lost",
                word=word[0] if word else "&",
            ),
            help,
        )
        return source.problem(cause)
    return None


def odd_key(path: str, text: str) -> Problem | None:
    """Find a key that is no text, or the sign ``<<`` that takes over other mappings."""
    for keys in _mappings(text, complex_too=True):
        for key in keys:
            place = place_of(key, path)
            if not isinstance(key.value, str):
                return Problem(
                    "unquoted-text",
                    "error",
                    place,
                    msg(
                        "text begins with “{sign}”, which has a meaning of its own there",
                        sign=text.splitlines()[place.line - 1][place.column - 1],
                    ),
                    msg("put the text in quotation marks"),
                )
            if key.value == "<<":
                return Problem(
                    "merge-key",
                    "error",
                    place,
                    msg("“<<” takes over fields from elsewhere, which is not supported here"),
                    msg("write the fields out"),
                )
            if not isinstance(_plain(key), str):
                return Problem(
                    "key-not-text",
                    "error",
                    place,
                    msg("key “{key}” is not read as text", key=key.value),
                    msg("put it in quotation marks: {line}", line=f'"{key.value}":'),
                )
    return None


def odd_number(path: str, text: str) -> Problem | None:
    """Find a number that is infinite or larger than other programs can hold."""
    for scalar in _scalars(text):
        value = _plain(scalar)
        if isinstance(value, int | float) and not is_plain_number(value):
            return Problem(
                "odd-number",
                "error",
                place_of(scalar, path),
                msg("number is infinite or too large"),
                msg("put it in quotation marks if it is meant as text"),
            )
    return None


def odd_escape(path: str, text: str, data: Any) -> Problem | None:
    """Find a control character that is written as an escape in double quotes."""
    if not any(FORBIDDEN.search(value) for value in _texts(data)):
        return None
    source = Source(path, text, 1, 1, "")
    for row, line in enumerate(source.rows):
        match = _ESCAPE.search(line)
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
    last = [sign for sign in signs(text) if sign.kind == "alias"]
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


def _texts(data: Any) -> Iterator[str]:
    stack = [data]
    while stack:
        value = stack.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            stack += [*value.keys(), *value.values()]
        elif isinstance(value, list | tuple | set | frozenset):
            stack += value


def _plain(node: ScalarNode) -> Any:
    """Give what the reader makes of a scalar."""
    if node.style in ("'", '"', "|", ">"):
        return node.value
    try:
        value = load(node.value)
    except Unparsable:
        return node.value
    return node.value if isinstance(value, dict | list) else value


def _nodes(text: str) -> Iterator[Node]:
    """Give all nodes of a text in their order, each once; none if it cannot be parsed."""
    try:
        root = compose(text)
    except Unparsable:
        return
    seen: set[int] = set()
    stack = [] if root is None else [root]
    while stack:
        node = stack.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        yield node
        if not isinstance(node.value, str):
            for child in reversed(node.value):
                stack += reversed(child) if isinstance(child, tuple) else [child]


def _mappings(text: str, *, complex_too: bool = False) -> Iterator[list[Any]]:
    """Give the keys of each mapping; keys that are no scalars only on request."""
    for node in _nodes(text):
        if node.value and isinstance(node.value, list) and isinstance(node.value[0], tuple):
            keys = [key for key, _ in node.value]
            yield keys if complex_too else [key for key in keys if isinstance(key.value, str)]


def _scalars(text: str) -> Iterator[Any]:
    for node in _nodes(text):
        if isinstance(node.value, str):
            yield node
