"""Texts of a size that nobody writes: said in short, from what was read already."""

from __future__ import annotations

from datetime import date

import pytest

from armut_cli.check.check import check
from armut_cli.text.decode import Unreadable, decode
from armut_cli.text.load import load
from armut_cli.text.read import parse
from armut_cli.text.syntax import MAX_GUESSED

HEAD = "title: a\n"
FILL = "sources:\n" + "- https://example.org\n" * (MAX_GUESSED // 20)
WIDE = "text: |\n" + f"  {'a' * 1_000}\n" * (MAX_GUESSED // 1_000)
"""As many characters, but in lines that are counted soon."""


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        (HEAD + FILL + "title: b\n", "duplicate-key", 0),
        (HEAD + FILL + "a: b: c\n", "broken-yaml", MAX_GUESSED // 20 + 3),
        (HEAD + FILL + "cost: " + "9" * 5_000 + "\n", "odd-number", MAX_GUESSED // 20 + 3),
        (HEAD + FILL + "cost: " + "9" * 30 + "\n", "odd-number", 0),
        (HEAD + FILL + "1: b\n", "key-not-text", 0),
        (HEAD + FILL + "x: &x {a: b}\ny: {<<: *x}\n", "merge-key", 0),
        (HEAD + FILL + 'x: "\\a"\n', "control-character", 0),
        (HEAD + FILL + "x: " + "[" * 60 + "]" * 60 + "\n", "too-deep", 0),
        (HEAD + FILL + "x: " + "[" * 500 + "]" * 500 + "\n", "too-deep", None),
        (HEAD + "x: &x [a, b]\ny: [" + "*x, " * MAX_GUESSED + "]\n", "too-many-aliases", None),
        (HEAD + WIDE + "x: !wichtig a\n", "yaml-tag", MAX_GUESSED // 1_000 + 3),
        (HEAD + WIDE + "x: &wichtig a\n", "unquoted-text", MAX_GUESSED // 1_000 + 3),
        ("# a\n" * MAX_GUESSED, "empty-file", 0),
        ("- a\n" * MAX_GUESSED, "not-a-mapping", 1),
        ("a\n" * MAX_GUESSED, "not-a-mapping", 1),
    ],
)
def test_what_is_said_of_huge_texts(text: str, rule: str, line: int | None) -> None:
    with pytest.raises(Unreadable) as caught:
        parse("x.yaml", decode("x.yaml", text.encode()))
    problem = caught.value.problem
    assert problem.rule == rule
    assert line is None or problem.place.line == line
    assert problem.message.text
    assert not problem.fix


@pytest.mark.parametrize("fill", [FILL, WIDE])
@pytest.mark.parametrize("sign", ["!", "&", "\\", "\u00a0"])
def test_signs_that_mean_nothing_are_no_mistake(sign: str, fill: str) -> None:
    text = HEAD + fill + f"x: '{sign}a {sign} b'\n"
    assert parse("x.yaml", text)["x"] == f"{sign}a {sign} b"


def test_a_sign_among_too_many_entries_is_not_looked_for_but_the_file_is_refused() -> None:
    """To go through a million entries would take too long; nothing of such a file is checked."""
    text = "title: a\nstatus: x\n" + FILL + "wording: !wichtig a\n"
    register = load({"armut.yaml": b"name: x\n", "measures/M-01.yaml": text.encode()})
    assert {it.rule for it in check(register, date(2026, 11, 1))} >= {"file-too-long"}


@pytest.mark.parametrize("text", ["x: " + "9" * 5_000, "x: [-" + "9" * 5_000 + "]", "9" * 5_000])
def test_rows_of_thousands_of_digits(text: str) -> None:
    with pytest.raises(Unreadable) as caught:
        parse("x.yaml", text + "\n")
    assert caught.value.problem.rule == "odd-number"
