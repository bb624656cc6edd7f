"""Written values read back the same in YAML 1.1 and 1.2, by all readers."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import Any

import pytest
import yaml_rs
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from armut_cli.text.decode import FORBIDDEN
from armut_cli.text.scalar import block, inline

TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    st.text("0123456789.:-+_exobTZ ", max_size=8),
    st.text("ynoftrueasl~NYOFTUES<=", max_size=5),
    st.text("ab:# -\n'\"[]{},\t?&*!|>%@`", max_size=8),
)


def readers(text: str) -> list[Any]:
    """Read with the reader of the program, and with another one as YAML 1.1 and 1.2."""
    old, new = YAML(typ="safe", pure=True), YAML(typ="safe", pure=True)
    old.version = (1, 1)
    return [yaml_rs.loads(text, parse_datetime=False), old.load(text), new.load(text)]


def undated(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


@given(TEXTS.filter(lambda text: not FORBIDDEN.search(text)), st.sampled_from("\"'"))
def test_a_text_reads_back_as_this_text(value: str, mark: str) -> None:
    for keep in (True, False):
        written = inline(value, mark=mark, keep=keep)
        inside = inline(value, mark=mark, flow=True, keep=keep)
        for read in readers(f"a: {written}\nb: [{inside}, {{x: {inside}}}]\n"):
            found = [read["a"], read["b"][0], read["b"][1]["x"]]
            assert [undated(item) for item in found] == [value] * 3


def test_everything_that_looks_like_a_number_reads_back_as_text() -> None:
    for length in range(1, 5):
        for signs in product("0_.-+xeE:", repeat=length):
            text = "".join(signs)
            written = inline(text, mark="'")
            assert yaml_rs.loads(f"a: {written}", parse_datetime=False) == {"a": text}


@given(TEXTS.filter(lambda text: not FORBIDDEN.search(text)), st.integers(1, 6), st.integers(0, 99))
def test_a_block_reads_back_as_this_text(value: str, indent: int, fold: int) -> None:
    lines = block(value, indent, fold=fold)
    if lines is not None and not value.rstrip("\n").endswith((" ", "\t")):
        for read in readers("a: " + "\n".join(lines) + "\nb: 1\n"):
            assert read == {"a": value, "b": 1}


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("umzusetzen", "umzusetzen"),
        ("In Umsetzung", "In Umsetzung"),
        ("2026-09-30", "2026-09-30"),
        ("2026-Q3", "2026-Q3"),
        ("2026-09", "2026-09"),
        (2026, "2026"),
        ("2026", '"2026"'),
        ("2026-02-30", '"2026-02-30"'),
        ("2026-09-30T10:00:00Z", '"2026-09-30T10:00:00Z"'),
        ("12:30", '"12:30"'),
        ("0815", '"0815"'),
        ("1_000", '"1_000"'),
        ("_0", '"_0"'),
        ("yes", '"yes"'),
        ("Off", '"Off"'),
        ("n", '"n"'),
        ("~", '"~"'),
        ("", '""'),
        (True, "true"),
        (None, "null"),
        ("VO/0123/26", "VO/0123/26"),
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("Lage: gut", '"Lage: gut"'),
        ("Haus #3", '"Haus #3"'),
        ("Ende:", '"Ende:"'),
        ("- Strich", '"- Strich"'),
        ("so „so“ und it's", "so „so“ und it's"),
        ('"so"', "'\"so\"'"),
        ("a\tb", '"a\\tb"'),
        (" a", '" a"'),
        ("Ältere 👵", "Ältere 👵"),
    ],
)
def test_a_value_is_quoted_only_where_it_must(value: Any, written: str) -> None:
    assert inline(value, mark='"') == written


def test_within_brackets_signs_of_brackets_are_quoted() -> None:
    assert inline("a, b", mark='"') == "a, b"
    assert inline("a, b", mark='"', flow=True) == '"a, b"'
    assert inline("wie lange?", mark="'", flow=True) == "'wie lange?'"


@pytest.mark.parametrize(
    ("value", "lines"),
    [
        ("a\nb", ["|-", "  a", "  b"]),
        ("a\n\nb\n", ["|", "  a", "", "  b"]),
        ("a\n\n\n", ["|+", "  a", "", ""]),
        ("a\n  b # c\n", ["|", "  a", "    b # c"]),
        ("  a\nb", None),
        ("\na", None),
        ("", None),
        ("a\r\nb", None),
    ],
)
def test_long_texts_stand_on_lines_of_their_own(value: str, lines: list[str] | None) -> None:
    assert block(value, 2) == lines


def test_no_folded_line_begins_with_a_dash_of_the_text() -> None:
    text = "Hilfe - auch abends * und " * 9 + "Ende"
    lines = block(text, 2, fold=42)
    assert lines is not None
    assert lines[0] == ">-"
    assert not [line for line in lines[1:] if line.lstrip().startswith(("- ", "* "))]
    assert " ".join(line.strip() for line in lines[1:]) == text


def test_a_folded_text_stays_folded() -> None:
    assert block("wort " * 12 + "ende\n", 2, fold=42) == [
        ">",
        "  wort wort wort wort wort wort wort wort",
        "  wort wort wort wort ende",
    ]
    assert block("zwei  Leerzeichen " * 6 + "x", 2, fold=42) == [
        "|-",
        "  " + "zwei  Leerzeichen " * 6 + "x",
    ]
