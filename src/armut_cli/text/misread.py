"""What YAML reads otherwise than it looks: lists that become text, text that becomes a comment.

Every such file is YAML and can be read; only what was meant is another thing.
"""

from __future__ import annotations

import re
from itertools import pairwise
from textwrap import dedent
from typing import TYPE_CHECKING, Literal, NamedTuple

from armut_cli.text.events import Scalar, scalars

if TYPE_CHECKING:
    from collections.abc import Iterator


MOST_SHOWN = 6
"""So many corrected lines are shown."""

_NEAR = 300
_BULLET = re.compile(r"[-*•] +\S")
_LINE = re.compile(r"\n +(?:[-*•] |[a-z_]+:[^\s/])")
_FIELD = re.compile(r"([a-z_]+):[^\s/].*")
_FOLDED = re.compile(r": +>[-+0-9]*[ \t]*(?:#.*)?\r?$", re.MULTILINE)
# A comment has a space behind its sign; one in front of it is all that editors leave.
_LIKE_TEXT = re.compile(r"[ \t]+(?=#[^\s#!])")
_HASH = re.compile(r"[ \t]#[^\s#!]")
# With \n alone it may be a text of several lines; other signs are refused as control characters.
_PATH = re.compile(r"""(?:\b[A-Za-z]:|(?<=[\s"])\\\\\w[\w.-]*)(?:\\n[^\\\s"]*)*\\[t_]\w[^\s"]*""")
_ESCAPED = {"'": re.compile(r"'(')"), '"': re.compile(r'\\(["\\/])')}
_DASHES = re.compile(r" *(?:- +)*")


class Misread(NamedTuple):
    """A text in a file that is read otherwise than it looks."""

    kind: Literal["list", "field", "comment", "path"]
    """A list or field that goes on a text; the rest of a text as comment; a path as signs."""
    scalar: Scalar
    """The value that is read."""
    part: str
    """What is misread, as it stands in the file."""
    meant: str
    """What may be meant: the name of a field, a text with its rest; else empty."""


def is_suspicious(text: str) -> bool:
    """Say, fast, whether a file may hold such things; finds too much and hardly too little."""
    if "#" in text and _HASH.search(text):
        return True
    if (">" in text and _FOLDED.search(text)) or ("\\" in text and _PATH.search(text)):
        return True
    is_quoted = '"' in text or "'" in text
    for match in _LINE.finditer(text):
        head, at = match[0], match.start()
        if head[-1] != " ":
            return True
        # Fine below the entry before it, below a field of that entry, and below a field's name.
        if text.startswith((head, f"{head[:-2]} "), text.rfind("\n", 0, at)):
            continue
        if text[at - 1] == ":" and not is_quoted:
            continue
        if _goes_on(text[max(at - _NEAR, 0) : at].rstrip(), len(head) - 3):
            return True
    return False


def _goes_on(above: str, indent: int) -> bool:
    """Say whether a line that begins with a dash may go on what stands above it."""
    line = above[above.rfind("\n") + 1 :].partition(" #")[0].rstrip()
    if line.endswith((":", "|", "-")) and '"' not in line and "'" not in line:
        return False
    bare = line.lstrip(" ")
    deeper = indent - (len(line) - len(bare))
    return bool(bare) and (deeper > 0 or (deeper == 0 and bare[0] not in "-*•"))


def misreads(text: str) -> Iterator[Misread]:
    """Give all of a text in their order, up to its first mistake."""
    for scalar in scalars(text):
        if scalar.style == "|":
            continue
        lines = text[scalar.start : scalar.end].split("\n")
        if len(lines) > 1 and (found := _joined(scalar, lines)):
            yield found
        if scalar.style == '"' and (path := _PATH.search(text, scalar.start, scalar.end)):
            yield Misread("path", scalar, path[0], "")
        if scalar.style == "" and (match := _LIKE_TEXT.match(text, scalar.end)):
            end = text.find("\n", match.end())
            rest = text[match.end() : end if end >= 0 else len(text)].rstrip()
            whole = f"{text[scalar.start : scalar.end]} {rest}"
            yield Misread("comment", scalar, rest, " ".join(whole.split()))


def _joined(scalar: Scalar, lines: list[str]) -> Misread | None:
    """Find a line that is read as part of the line above it, and looks as if it were none."""
    if scalar.style == ">":  # of its lines only those that begin in the first column are joined
        lines = [
            line if line[:1].strip() else "" for line in dedent("\n".join(lines[1:])).split("\n")
        ]
    for above, line in pairwise(lines):
        bare = line.strip()
        if above.strip() and _BULLET.match(bare):
            return Misread("list", scalar, bare, "")
        if scalar.style == "" and (field := _FIELD.match(bare)):
            return Misread("field", scalar, bare, field[1])
    return None


def corrected(text: str, scalar: Scalar, *, many: bool) -> list[str]:
    """Give the lines of a value as they read if its dashes begin the entries of a list.

    Args:
        text: the file.
        scalar: the value.
        many: whether a list belongs there, and not a text.
    """
    begin = text.rfind("\n", 0, scalar.start) + 1
    head, rows = text[begin : scalar.start], text[scalar.start : scalar.end].rstrip().split("\n")
    bare = [row.strip() for row in rows]
    if scalar.style in ("'", '"'):
        escaped = _ESCAPED[scalar.style]
        bare = [escaped.sub(r"\1", it) for it in (bare[0][1:], *bare[1:-1], bare[-1][:-1])]
    if scalar.style == ">":
        return [f"{head}|{rows[0][1:]}"]
    dashes = _DASHES.match(head)
    column = dashes.end() if dashes else 0
    if isinstance(scalar.data[-1], int):
        margin = " " * max(head.rfind("-"), 0)
        return _cut([head + bare[0], *(margin + row for row in bare[1:])])
    margin = " " * (column + 2)
    if many:
        return _cut([head.rstrip(), f"{margin}- {bare[0]}", *(margin + row for row in bare[1:])])
    return _cut([f"{head.rstrip()} |", *(margin + row for row in bare)])


def _cut(rows: list[str]) -> list[str]:
    return rows if len(rows) <= MOST_SHOWN else [*rows[: MOST_SHOWN - 1], "…"]
