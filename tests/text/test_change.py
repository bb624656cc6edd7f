"""Changes to plain data, before any text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armut_cli.text.change import (
    Change,
    Discard,
    Impossible,
    Insert,
    Remove,
    Set,
    carry_out,
    same,
    steps,
)

DATA: dict[str, Any] = {"a": {"b": [1, {"c": 2}]}, "n": None, "l": ["x", "y"]}
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(0, 2), st.text("ab", max_size=1)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.sampled_from("abcd"), inner, max_size=4)
    ),
    max_leaves=12,
)


def after(data: Any, change: Change) -> Any:
    for step in steps(data, change):
        data = carry_out(data, step)
    return data


@given(st.dictionaries(st.sampled_from("abcd"), VALUES, min_size=1), VALUES)
def test_a_value_set_over_another_is_there(data: dict[str, Any], value: Any) -> None:
    key = next(iter(data))
    assert same(after(data, Set((key,), value)), {**data, key: value})


def test_only_what_differs_becomes_a_step() -> None:
    old = {"l": [{"a": 1}, {"a": 2}, {"a": 3}]}
    assert steps(old, Set(("l",), [{"a": 1}, {"a": 2, "b": 0}, {"a": 3}])) == [
        Set(("l", 1, "b"), 0)
    ]
    assert steps(old, Set(("l",), [{"a": 1}, {"a": 3}])) == [Remove(("l", 1))]
    assert steps(old, Set((), old)) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (Set(("new", "deep", 0, "x"), 1), {"new": {"deep": [{"x": 1}]}}),
        (Set(("n", "x"), 1), {"n": {"x": 1}}),
        (Set(("l", 2), "z"), {"l": ["x", "y", "z"]}),
        (Set(("a", "b", 1, "c"), 2.0), {"a": {"b": [1, {"c": 2.0}]}}),
        (Insert(("l",), "z"), {"l": ["x", "y", "z"]}),
        (Insert(("l",), "z", 0), {"l": ["z", "x", "y"]}),
        (Insert(("new",), "z"), {"new": ["z"]}),
        (Insert(("n",), "z"), {"n": ["z"]}),
        (Discard(("l",), "x"), {"l": ["y"]}),
        (Remove(("a", "b", 0)), {"a": {"b": [{"c": 2}]}}),
        (Remove(("n",)), {}),
    ],
)
def test_changes_mean_what_they_say(change: Change, expected: dict[str, Any]) -> None:
    rest = {key: value for key, value in DATA.items() if key != change.path[0]}
    assert same(after(DATA, change), {**rest, **expected})


@pytest.mark.parametrize(
    "change",
    [
        Set(("l", 3), "z"),
        Set(("l", "x"), "z"),
        Set(("l", 0, "x"), "z"),
        Set((0,), "z"),
        Set(("new", 1), "z"),
        Insert(("a",), "z"),
        Insert(("l",), "z", 3),
        Insert(("l", 0, "x"), "z"),
        Discard(("l",), "z"),
        Discard(("a",), "z"),
        Remove(("x",)),
        Remove(("l", 2)),
        Remove(()),
    ],
)
def test_what_has_no_place_is_impossible(change: Change) -> None:
    with pytest.raises(Impossible):
        steps(DATA, change)


def test_types_make_a_difference() -> None:
    assert not same(1, 1.0)
    assert not same("1", 1)
    assert same(float("nan"), float("nan"))
    assert same({"a": 1, "b": 2}, {"b": 2, "a": 1})
