"""Ids of new records go on in the manner of those that are there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armut_cli.query.ids import ID, free_measure_id, group_id


@pytest.mark.parametrize(
    ("taken", "free"),
    [
        ((), "M-01"),
        (("Notizen",), "M-01"),
        (("M-01",), "M-02"),
        (("M-01", "M-30", "M-07"), "M-31"),
        (("M-99",), "M-100"),
        (("M-9", "M-010"), "M-011"),
        (("A-1", "M-01", "M-02"), "M-03"),
        (("A-1", "B-5"), "B-6"),
        (("7",), "8"),
        (("2019-3a", "2019-2"), "2019-3"),
    ],
)
def test_the_next_id(taken: tuple[str, ...], free: str) -> None:
    assert free_measure_id(taken) == free


@given(st.sets(st.from_regex(r"[A-Z]{0,2}-?\d{1,4}", fullmatch=True), max_size=8))
def test_the_next_id_is_free(taken: set[str]) -> None:
    assert free_measure_id(taken) not in taken


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Armut im Alter", "armut-im-alter"),
        ("Größe & Öl – Café!", "groesse-oel-cafe"),
        ("Беднякам", "group"),
        ("", "group"),
    ],
)
def test_the_id_of_a_group(name: str, id: str) -> None:
    assert group_id(name) == id


@given(st.text())
def test_the_id_of_a_group_is_an_id(name: str) -> None:
    assert ID.fullmatch(group_id(name))


@pytest.mark.parametrize("id", ["", "-a", "a-", "a b", "a/b", "../a", "a.b", "_a"])
def test_what_is_no_id(id: str) -> None:
    assert not ID.fullmatch(id)
