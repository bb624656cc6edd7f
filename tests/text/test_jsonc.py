"""Settings with comments: one list is completed, no other byte moves."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armut_cli.text.jsonc import UnfitError, including, value_at

WAY = ("a", "b")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", '{\n  "a": {\n    "b": [\n      "x",\n      "y"\n    ]\n  }\n}\n'),
        ("\ufeff", '\ufeff{\n  "a": {\n    "b": [\n      "x",\n      "y"\n    ]\n  }\n}\n'),
        ('{"a": {"b": ["y", "x"]}}', '{"a": {"b": ["y", "x"]}}'),
        ('{"a": {"b": ["z"]}} // end', '{"a": {"b": ["z", "x", "y"]}} // end'),
        ('{"a": {"b": ["x",]}}', '{"a": {"b": ["x", "y",]}}'),
        ('{"a": {"b": "z"}}', '{"a": {"b": ["z", "x", "y"]}}'),
        ('{"a": {"b": "y"}}', '{"a": {"b": ["y", "x"]}}'),
        ('{"a": {"b": []}}', '{"a": {"b": [\n  "x",\n  "y"\n]}}'),
        (
            '{\n\t"a": {"b": [\n\t\t"x" // one\n\t\t/* two */\n\t]}\n}',
            '{\n\t"a": {"b": [\n\t\t"x", // one\n\t\t/* two */\n\t\t"y"\n\t]}\n}',
        ),
        (
            '{\r\n    "a": {\r\n        "c": "//", // c\r\n    },\r\n}\r\n',
            (
                '{\r\n    "a": {\r\n        "c": "//", // c\r\n        "b": [\r\n'
                '            "x",\r\n            "y"\r\n        ],\r\n    },\r\n}\r\n'
            ),
        ),
        (
            "{\n  // nothing yet\n}\n",
            '{\n  // nothing yet\n  "a": {\n    "b": [\n      "x",\n      "y"\n    ]\n  }\n}\n',
        ),
        ('{"c": {"a": 1}, "a": {"b": ["x", "y"]}}', '{"c": {"a": 1}, "a": {"b": ["x", "y"]}}'),
    ],
)
def test_what_is_missing_is_added_and_the_rest_stays(text: str, expected: str) -> None:
    assert including(text, WAY, ("x", "y")) == expected
    assert including(expected, WAY, ("x", "y")) == expected


@pytest.mark.parametrize(
    "text",
    [
        "// only a comment",
        "[]",
        '"text"',
        '{"a": 1}',
        '{"a": {"b": 1}}',
        '{"a": {"b": {}}}',
        '{"a": {}, "a": {}}',
        '{"a": {}',
        '{"a": {}}}',
        '{"a" {}}',
        "{a: {}}",
        '{"c": nope}',
        '{"c": "\\x"}',
        '{"c": "two\nlines"}',
        '{"c": 1 "d": 2}',
        '{"c": [1 2]}',
        '{,"c": 1}',
        '{"c":}',
        '{"c": /}',
        '{"c": 1} /* open',
        "[" * 5000,
        '{"c":' * 5000,
    ],
)
def test_what_is_unclear_is_refused(text: str) -> None:
    with pytest.raises(UnfitError):
        including(text, WAY, ("x",))


def test_a_value_is_found() -> None:
    assert value_at('\ufeff{"a": {"b": [1, null, true]}}', WAY) == [1, None, True]
    assert value_at("", WAY) == []
    assert value_at('{"a": {}}', WAY) == []


def plain() -> st.SearchStrategy[object]:
    leaves = st.none() | st.booleans() | st.integers() | st.text()
    keys = st.sampled_from("abcd") | st.text()
    return st.recursive(
        leaves, lambda inner: st.lists(inner) | st.dictionaries(keys, inner), max_leaves=12
    )


@given(
    data=st.dictionaries(st.sampled_from("bcd") | st.text(), plain()),
    listed=st.none() | st.lists(st.sampled_from("xyz"), unique=True),
    items=st.lists(st.sampled_from("xyz"), min_size=1, unique=True),
    indent=st.sampled_from([None, 2, 4, "\t"]),
    ascii=st.booleans(),
)
def test_the_meaning_of_all_else_stays(
    data: dict[str, object],
    listed: list[str] | None,
    items: list[str],
    indent: int | str | None,
    ascii: bool,  # noqa: FBT001 - hypothesis passes it by name
) -> None:
    data.pop("a", None)
    if listed is not None:
        data["a"] = {"b": listed}
    text = json.dumps(data, indent=indent, ensure_ascii=ascii)
    changed = including(text, WAY, items)
    found = json.loads(changed)
    new = found.pop("a")["b"]
    assert new == [*(listed or []), *(item for item in items if item not in (listed or []))]
    data.pop("a", None)
    assert found == data
    assert including(changed, WAY, items) == changed
