"""What YAML reads otherwise than it looks, and what only looks as if it did."""

from __future__ import annotations

import re
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armut_cli.text.decode import Unreadable
from armut_cli.text.edit import written
from armut_cli.text.events import scalars
from armut_cli.text.misread import corrected, is_suspicious, misreads
from armut_cli.text.read import parse
from armut_cli.text.scalar import block, inline
from armut_cli.text.yaml import load
from tests.text.messy import Messy, messy_files

# A text; what is found: kind, way, part, what may be meant.
FOUND = {
    "title: Treffpunkt #2 Ost\n": ("comment", ("title",), "#2 Ost", "Treffpunkt #2 Ost"),
    "title: Treffpunkt #Ost\r\n": ("comment", ("title",), "#Ost", "Treffpunkt #Ost"),
    "title: Treffpunkt  #2\n": ("comment", ("title",), "#2", "Treffpunkt #2"),
    "title: #1 von vielen\n": ("comment", ("title",), "#1 von vielen", "#1 von vielen"),
    "a: [{b: Platz #1\n    }]\n": ("comment", ("a", 0, "b"), "#1", "Platz #1"),
    "a:\n  - Platz #1\n": ("comment", ("a", 0), "#1", "Platz #1"),
    "a: Ein\n  langer #1 Satz": ("comment", ("a",), "#1 Satz", "Ein langer #1 Satz"),
    "a:\n  - b\n    - c\n": ("list", ("a", 0), "- c", ""),
    "a:\n  - b\n      - c\n  - d\n": ("list", ("a", 0), "- c", ""),
    "a: b\n  - c\n  - d\n": ("list", ("a",), "- c", ""),
    "a: b\n  * c\n": ("list", ("a",), "* c", ""),
    "a: b\n  • c\n": ("list", ("a",), "• c", ""),
    "a: b\n  b\n  - c\n": ("list", ("a",), "- c", ""),
    "a: b\n\n  - c\n  - d\n": ("list", ("a",), "- d", ""),
    'a: "b:\n  - c"\n': ("list", ("a",), '- c"', ""),
    "a: 'b\n  - c\n  '\n": ("list", ("a",), "- c", ""),
    "a: >\n  b\n  - c\n": ("list", ("a",), "- c", ""),
    "a: >-  # x\r\n  - c\r\n  - d\r\n": ("list", ("a",), "- d", ""),
    "a: >\n  b:\n  - c\n": ("list", ("a",), "- c", ""),
    'a: "x G:\\neu\\texte y"\n': ("path", ("a",), "G:\\neu\\texte", ""),
    'a: "\\\\srv-1\\texte\\neu"\n': ("path", ("a",), "\\\\srv-1\\texte\\neu", ""),
    'a: "auf G:\\_alt"\n': ("path", ("a",), "G:\\_alt", ""),
    "a: https://b.de/c #d\n": ("comment", ("a",), "#d", "https://b.de/c #d"),
    "a: b\n  lead:sozialamt\n": ("field", ("a",), "lead:sozialamt", "lead"),
    "- a: b\n  c: d\n   e:f\n": ("field", (0, "c"), "e:f", "e"),
}

FINE = (
    *("a: b  # c\n", "a: 'b' #c\n", "a: b#c\n", "# a: b #c\na: b\n", "a: '#1'\n", "a: b  #\n"),
    *("a: b\n  c\n", "a: b\n  -c\n", "a: b - c\n", "a:\n- b\n- c\n", "a:\n  - b\n  - c\n"),
    *("a: |\n  b\n  - c\n", "a: |  #x\n  b #c\n", "a: >\n  b\n\n  - c\n", "a: >\n  b\n    - c\n"),
    *("a:  # b\n  - c\n", "a:\n  # b #c\n  - d: e\n    f: g\n  - h\n", "a: b\n  https://c.de\n"),
    *(
        "a: 'G:\\neu'\n",
        'a: "G:\\\\neu"\n',
        'a: "\\\\\\\\srv\\\\texte"\n',
        "a: b # c\n",
        "a:\n  - b # c\n  - d\n",
        "a: https://b.de/c # alt\n",
        "a: G:\\neu\n",
        'a: "Plan A:\\nText"\n',
        'a: "x:\\"y"\n',
    ),
    *("a:\n  -\n    - b\n", "a: [b,\n  c]\n", "a: |-\n  b:c\nd: e\n", "a: b\n\n  - c\n"),
)


@pytest.mark.parametrize(("text", "expected"), FOUND.items(), ids=FOUND)
def test_what_is_misread(text: str, expected: tuple[Any, ...]) -> None:
    assert [(it.kind, it.scalar.data, it.part, it.meant) for it in misreads(text)] == [expected]
    assert is_suspicious(text)
    assert expected[2] in text


@pytest.mark.parametrize("text", FINE)
def test_what_is_read_as_it_looks(text: str) -> None:
    assert list(misreads(text)) == []


def test_comments_of_the_register_are_comments_however_an_editor_formats_them() -> None:
    texts = [path.read_text("utf-8") for path in Path(__file__).parents[2].glob("*/*.yaml")]
    formatted = [re.sub(r" +# ", " # ", text) for text in texts]
    assert formatted != texts
    assert not [found for text in formatted for found in misreads(text)]


@pytest.mark.parametrize(
    "text", ["a:\n  - b\n  - c: d\n    e: f\n  - g\n", "a:  # x\n  - b\n", "- a\n- b\n"]
)
def test_plain_lists_raise_no_suspicion(text: str) -> None:
    assert not is_suspicious(text)


@pytest.mark.parametrize(
    ("text", "many", "lines"),
    [
        ("a:\n  - b\n    - c\n", True, ["  - b", "  - c"]),
        ("a: b\n  - c\n  - d\n", True, ["a:", "  - b", "  - c", "  - d"]),
        ("a: b\n  - c\n", False, ["a: |", "  b", "  - c"]),
        ("x:\n  - a: b\n      - c\n", False, ["  - a: |", "      b", "      - c"]),
        ('a: "b\n  - c"\n', False, ["a: |", "  b", "  - c"]),
        ('a: "b \\"c\\"\n  - d\\\\e"\n', False, ["a: |", '  b "c"', "  - d\\e"]),
        ("a: 'b''s\n  - c'\n", False, ["a: |", "  b's", "  - c"]),
        ("a: >-\n  b\n  - c\n", False, ["a: |-"]),
        ("a: b\n" + "  - c\n" * 9, False, ["a: |", "  b", *["  - c"] * 3, "…"]),
    ],
)
def test_how_it_is_written_as_a_list(text: str, many: bool, lines: list[str]) -> None:  # noqa: FBT001
    (found,) = misreads(text)
    assert corrected(text, found.scalar, many=many) == lines
    whole = list(takewhile("…".__ne__, lines))
    if len(whole) > 1:
        assert load("\n".join(whole) + "\n")


@given(messy_files(tame=True))
def test_scalars_are_where_the_data_are(file: Messy) -> None:
    try:
        data = parse("x.yaml", file.text)
    except Unreadable:
        return
    for scalar in scalars(file.text):
        value: Any = data
        for step in scalar.data:
            value = value[step]
        assert not isinstance(value, (dict, list))
        if isinstance(value, str) and scalar.style == "" and "\n" not in value:
            shown = file.text[scalar.start : scalar.end]
            assert " ".join(shown.split()) == " ".join(value.split())


@given(st.text(st.sampled_from("aC:-*#>\\ \n\"'.,"), max_size=90), st.sampled_from([0, 40]))
def test_what_the_program_writes_is_read_as_it_looks(text: str, fold: int) -> None:
    lines = block(text, 2, fold=fold)
    assert lines is None or not list(misreads("\n".join(["x: " + lines[0], *lines[1:], ""])))
    assert not list(misreads(written({"x": text, "y": [text, {"z": text}]})))
    in_brackets = inline(text, mark='"', flow=True)
    assert not list(misreads(f"x: [{in_brackets}]\n"))


@given(st.text(st.sampled_from("ab:-*#>|'\" \n[]{},"), max_size=60))
def test_any_text(text: str) -> None:
    for found in misreads(text):
        assert found.part in text
        if found.kind == "list" and found.scalar.data:  # no file of ours is a text as a whole
            assert corrected(text, found.scalar, many=True)
