"""YAML as its own test suite knows it: every construct, in every place, and much that is none."""

from __future__ import annotations

from hypothesis import strategies as st

from armut_cli.model.describe import fields
from armut_cli.model.measure import Measure

KEYS = st.sampled_from([field.key for field in fields(Measure)])
NAMES = st.sampled_from(("a", "x1", "ä", "*", "a b", ""))

_WORDS = st.sampled_from(
    (
        *("Mittagstisch", "geprueft", "2026", "2026-09-30", "30.09.2026", "12:30", "007", "1_000"),
        *("no", "ja", "~", "null", "true", ".inf", "-.inf", ".nan", "0x1F", "0o17", "1e400", "-0"),
        *("#1", "a #2", "a: b", "a:b", "- a", "-a", "? a", ": a", "%a", "@a", "`a`", "!", "&", "*"),
        *('"', "'", '"a', "'a", '"a"b', "''", '""', '"\\x00"', '"\\ud800"', '"\\U0001F600"'),
        *("[", "]", "{", "}", "[a", "{a", "a]", ",", "...", "---", "<<", "=", "|", ">", "\t", "é"),
        *("\u00a0", "\u2028", "\ufeff", "\x07", "👩‍👧", "“a”", "„a“", "9" * 30, "x" * 300),
    )
)
SCALARS = _WORDS | st.text(max_size=12)
_TAGS = st.sampled_from(("!!str", "!!int", "!!map", "!!binary", "!a", "!<x>", "!", "!e!a", "!!"))
_ANCHORS = NAMES.map("&{}".format)
_ALIASES = NAMES.map("*{}".format)
_HEADS = st.sampled_from(
    ("|", ">", "|-", ">+", "|2", ">1-", "|-9", "|0", ">>", "| # x", "|x", "|+-")
)


def _flow(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Give brackets around values: lists, mappings, single pairs, in each other."""
    lists = st.lists(inner, max_size=3).map(lambda it: f"[{', '.join(it)}]")
    pairs = st.lists(st.tuples(KEYS | SCALARS, inner).map(": ".join), max_size=3)
    odd = st.sampled_from(("[,]", "{,}", "[? a : b]", "{? a}", "[a: b]", "{a}", "[\n a\n]"))
    return lists | pairs.map(lambda it: f"{{{', '.join(it)}}}") | odd


_NAMED = st.tuples(_TAGS | _ANCHORS, SCALARS).map(" ".join)
INLINE = st.recursive(SCALARS | _ALIASES | _NAMED, _flow, max_leaves=6)
"""A value that stands on one line."""


@st.composite
def _lines(draw: st.DrawFn, indent: int) -> str:
    """Give some lines of a block, indented more or less as they should be."""
    parts = []
    for _ in range(draw(st.integers(1, 4))):
        start = " " * max(indent + draw(st.sampled_from((0, 0, 0, 0, 0, 0, 1, -1, 2))), 0)
        sign = draw(st.sampled_from(("key", "key", "key", "dash", "complex", "comment", "text")))
        match sign:
            case "key":
                colon = draw(st.sampled_from((":", ":", ":", " :", "")))
                head = f"{start}{draw(KEYS | SCALARS)}{colon}"
            case "dash":
                head = f"{start}-"
            case "complex":
                head = f"{start}? {draw(INLINE)}\n{start}:"
            case "comment":
                head = f"{start}#"
            case _:
                head = start + draw(SCALARS)
        parts.append(head + draw(_value(indent)))
    return "".join(parts)


def _value(indent: int) -> st.SearchStrategy[str]:
    """Give what stands behind a key or a dash, to the end of its last line."""
    inline = INLINE.map(" {}\n".format)
    if indent > _DEEPEST:
        return inline
    below = st.deferred(lambda: _lines(indent + 2))
    named = st.tuples(st.just("") | _TAGS | _ANCHORS, below).map(lambda it: f" {it[0]}\n{it[1]}")
    texts = st.lists(SCALARS, max_size=3).map(
        lambda rows: "".join(f"{' ' * (indent + 2)}{row}\n" for row in rows)
    )
    block = st.tuples(_HEADS, texts).map(lambda it: f" {it[0]}\n{it[1]}")
    return inline | inline | named | block | st.just("\n")


_DEEPEST = 4
_DIRECTIVES = st.sampled_from(
    (
        "",
        "",
        "",
        "",
        "%YAML 1.2\n---\n",
        "%YAML 3\n---\n",
        "%TAG !e! tag:x,1:\n---\n",
        "%x\n---\n",
        "---",
    )
)
_BETWEEN = st.sampled_from(
    ("", "---\n", "...\n", "--- a\n", "...\n---\n", "\n\n", "# a\n", "\ufeff")
)
_ENDS = st.sampled_from(("\n", "\n", "\n", "\r\n", "\r"))


@st.composite
def documents(draw: st.DrawFn) -> bytes:
    """Give a file: directives, one document or several, any line ends."""
    text = draw(_DIRECTIVES)
    if draw(st.booleans()):
        text += "title: Mittagstisch\nstatus: geprueft\n"
    for _ in range(draw(st.integers(1, 2))):
        text += draw(_lines(0)) + draw(_BETWEEN)
    return text.replace("\n", draw(_ENDS)).encode("utf-8", "surrogatepass")
