"""Dates, numbers and joins in both languages."""

from __future__ import annotations

import ast
import gettext
import re
from datetime import date
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from armut_cli.lang.words import LANGUAGES, Words, install
from armut_cli.model.message import msg, msgn
from armut_cli.model.span import Span

ENGLISH, GERMAN = Words("en"), Words("de")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2026-09-30", "30 September 2026"),
        ("2026-09-01", "1 September 2026"),
        ("2026-09", "September 2026"),
        ("2026-Q3", "quarter 3 of 2026"),
        ("2026", "2026"),
    ],
)
def test_dates_in_english(written: str, expected: str) -> None:
    assert ENGLISH.span(Span.parse(written)) == expected


def test_dates_in_german() -> None:
    assert GERMAN.span(Span.parse("2026-09-03")) == "03.09.2026"
    assert GERMAN.day(date(2026, 12, 24)) == "24.12.2026"
    assert GERMAN.span(Span.parse("2026")) == "2026"
    assert "2026" in GERMAN.span(Span.parse("2026-Q3"))
    assert GERMAN.span(None) == ENGLISH.span(None) == ""


def test_numbers_are_words_up_to_twelve() -> None:
    assert [ENGLISH.number(n) for n in (0, 1, 12, 13, -1)] == ["none", "one", "twelve", "13", "-1"]


@pytest.mark.parametrize(
    ("items", "expected"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_parts_of_a_sentence_are_joined(items: list[str], expected: str) -> None:
    assert ENGLISH.join(items) == expected


def test_messages_are_filled_and_messages_within_translated() -> None:
    inner = msgn("one", "{n} many", 2)
    assert ENGLISH(msg("a {x} {y} {z}", x=inner, y=["b", msg("c")], z=("d",))) == "a 2 many b, c d"
    assert ENGLISH(msg("braces {} stay")) == "braces {} stay"
    assert ENGLISH(msgn("one {it}", "{n} {it}", 1, it="x")) == "one x"
    assert ENGLISH(msgn("one {it}", "{n} {it}", 0, it="x")) == "0 x"


def test_labels() -> None:
    both = {"de": "Ziel", "en": "goal"}
    assert (GERMAN.label(both), ENGLISH.label(both)) == ("Ziel", "goal")  # type: ignore[arg-type]
    assert ENGLISH.label({"de": "Ziel"}) == "Ziel"
    assert (ENGLISH.label("x"), ENGLISH.label(None), ENGLISH.label({})) == ("x", "", "")


def test_no_text_is_no_message() -> None:
    assert GERMAN.gettext("") == ""  # gettext would give the head of the catalogue


def test_libraries_find_our_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    for language in LANGUAGES:
        install(language)
        for text in ("Usage: ", "Options"):
            assert gettext.gettext(text) == Words(language).gettext(text)


def test_commands_in_messages_can_be_copied_into_a_shell() -> None:
    catalogue = files("armut_cli.lang") / "locale/de/LC_MESSAGES/armut.po"
    curly = re.compile(r"armut (?:new|set|update|edit|rename|list|init)\b[^;,)”“]*[„“”‘’](?! )\S")
    for entry in read_po(BytesIO(catalogue.read_bytes())):
        for text in (entry.id, entry.string):
            for form in text if isinstance(text, (tuple, list)) else (text,):
                assert not curly.search(form or ""), form


def test_percent() -> None:
    assert Words("en").percent(17 / 30) == "57%"
    assert Words("de").percent(17 / 30) == "57\N{NO-BREAK SPACE}%"


def test_every_message_of_the_program_is_in_the_catalogue() -> None:
    catalogue = files("armut_cli.lang") / "locale/de/LC_MESSAGES/armut.po"
    known = set()
    for entry in read_po(BytesIO(catalogue.read_bytes())):
        known |= {entry.id} if isinstance(entry.id, str) else set(entry.id)
    for path in Path(str(files("armut_cli"))).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("msg", "msgn"):
                texts = [it for it in node.args if isinstance(it, ast.Constant)]
                assert {it.value for it in texts if isinstance(it.value, str)} <= known, path
