"""One meaning: what yaml-rs reads is what ruamel.yaml finds places for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml_rs
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

from armut_cli.text.decode import Unreadable, decode
from armut_cli.text.events import TooDeep, measure_depth, signs, tokens
from armut_cli.text.nodes import Unparsable, compose, find, place_of
from armut_cli.text.read import parse
from tests.text.test_read import MEASURE

if TYPE_CHECKING:
    from ruamel.yaml.nodes import Node

    from armut_cli.model.place import DataPath

PATH = "measures/M-01.yaml"


def assert_same(node: Node | None, data: Any) -> None:
    """Hold a tree of nodes and plain data to the same structure and the same texts."""
    if isinstance(data, dict):
        assert isinstance(node, MappingNode)
        assert [key.value for key, _ in node.value] == list(data)
        for (_, value), below in zip(node.value, data.values(), strict=True):
            assert_same(value, below)
    elif isinstance(data, list):
        assert isinstance(node, SequenceNode)
        for value, below in zip(node.value, data, strict=True):
            assert_same(value, below)
    else:
        assert isinstance(node, ScalarNode)
        if isinstance(data, str):
            assert node.value == data
        elif data is None:
            assert node.value in ("", "~", "null")


# Texts with all that makes YAML difficult, but without what no file may hold.
SIGNS = "abzÄöß😀e\u0308 :#-[]{},&*!|>'\"%@`?=\\~.01„“…–\t"
texts = st.text(st.sampled_from(SIGNS), max_size=25)
words = st.sampled_from(
    ["title", "größe", "a-b", "no", "2018-01-02", "x y", "https://a.de/b:c", "1.10", "true", "n/a"]
)
keys = st.one_of(
    st.sampled_from(["title", "lead", "größe", "x y", "no", "2018"]).filter(
        lambda key: key != "2018"
    ),
    texts.map(lambda text: "k" + text),
)
data_of_all_kinds = st.dictionaries(
    keys,
    st.recursive(
        st.one_of(texts, words),
        lambda below: st.lists(below, max_size=4) | st.dictionaries(keys, below, max_size=4),
        max_leaves=12,
    ),
    min_size=1,
    max_size=5,
)


class Writer:
    """Writes data as YAML, each value in a style that is drawn."""

    def __init__(self, draw: st.DataObject) -> None:
        self.draw = draw
        self.step: int = self.one_of(1, 2, 4)
        self.end: str = self.one_of("\n", "\r\n")

    def one_of(self, *choices: Any) -> Any:
        """Draw one of some values."""
        return self.draw.draw(st.sampled_from(choices))

    def coin(self) -> bool:
        """Draw yes or no."""
        return self.draw.draw(st.booleans())

    def write(self, data: dict[str, Any]) -> str:
        """Write a whole document."""
        return self.mapping(data, 0).replace("\n", self.end)

    def mapping(self, data: dict[str, Any], indent: int) -> str:
        """Write a mapping, a key a line."""
        lines: str = ""
        for key, value in data.items():
            if lines and self.one_of(0, 0, 0, 1):
                lines += self.one_of("\n", "# Bemerkung: 'so\n")
            lines += " " * indent + self.scalar(key) + ":" + self.below(value, indent)
        return lines

    def below(self, value: Any, indent: int) -> str:
        """Write a value behind its key."""
        if isinstance(value, str):
            return " " + self.text(value, indent + self.step)
        if not value or self.coin():
            return f" {self.flow(value)}{self.one_of('', '  # so')}\n"
        if isinstance(value, dict):
            return "\n" + self.mapping(value, indent + self.step)
        return "\n" + self.sequence(value, indent + self.one_of(0, self.step))

    def sequence(self, values: list[Any], indent: int) -> str:
        """Write a list, a value a line."""
        lines: str = ""
        for value in values:
            lines += " " * indent + "-"
            if value and isinstance(value, dict) and self.coin():
                lines += " " + self.mapping(value, indent + 2)[indent + 2 :]
            else:
                lines += self.below(value, indent + 1)
        return lines

    def flow(self, value: Any) -> str:
        """Write a value in brackets."""
        if isinstance(value, list):
            return f"[{self.one_of(', ', ' , ').join(map(self.flow, value))}]"
        if isinstance(value, dict):
            pairs = (f"{self.scalar(key)}: {self.flow(below)}" for key, below in value.items())
            return "{" + ", ".join(pairs) + "}"
        return self.scalar(value)

    def text(self, value: str, indent: int) -> str:
        """Write a text behind its key."""
        plain = value.strip() == value and value and "\t" not in value
        if plain and self.coin():
            return "|-\n" + " " * indent + value + "\n"
        return self.scalar(value) + "\n"

    def scalar(self, value: str) -> str:
        """Write a text, in quotes if it needs them."""
        if value in ("title", "größe", "no", "x y", "a-b", "https://a.de/b:c", "2018-01-02"):
            return str(self.one_of(value, f"'{value}'", f'"{value}"'))
        if self.coin():
            return "'" + value.replace("'", "''") + "'"
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t") + '"'


def test_the_two_agree_on_a_measure() -> None:
    assert_same(compose(MEASURE), parse(PATH, MEASURE))


@settings(max_examples=300, deadline=None)
@given(data_of_all_kinds, st.data())
def test_the_two_have_one_meaning(data: dict[str, Any], draw: st.DataObject) -> None:
    text = Writer(draw).write(data)
    read = parse(PATH, decode(PATH, text.encode()))
    assert read == data
    assert_same(compose(text), read)


@settings(max_examples=200, deadline=None)
@given(data_of_all_kinds, st.data())
def test_places_lie_within_the_text(data: dict[str, Any], draw: st.DataObject) -> None:
    text = Writer(draw).write(data)
    root, lines = compose(text), text.splitlines()
    for path in paths(data):
        found = find(root, path)
        assert found is not None
        for node in filter(None, found):
            place = place_of(node, PATH)
            assert 1 <= place.line <= len(lines)
            assert place.line == place.end_line
            assert 1 <= place.column < place.end_column <= len(lines[place.line - 1]) + 2


def place_at(text: str, path: DataPath, *, key: bool = False) -> tuple[int, int, int]:
    """Give line, column and end column of a value or its key."""
    found = find(compose(text), path)
    assert found is not None
    node = found.key if key else found.value
    assert node is not None
    place = place_of(node, PATH)
    return place.line, place.column, place.end_column


def paths(data: Any, way: DataPath = ()) -> list[DataPath]:
    """Give the ways to all values of data."""
    below = data.items() if isinstance(data, dict) else enumerate(data)
    found: list[DataPath] = [way]
    for step, value in below if isinstance(data, dict | list) else ():
        found += paths(value, (*way, step))
    return found


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("ab:-[]{}#&*!|>'\"%@, \n\r\u00a0ü"), max_size=40))
def test_whatever_is_read_has_places_or_none(text: str) -> None:
    try:
        data = parse(PATH, text)
        root = compose(text)
    except (Unreadable, Unparsable):
        return
    assert isinstance(root, MappingNode)
    assert len(root.value) == len(data)


@pytest.mark.parametrize(
    ("path", "key", "place"),
    [
        (("title",), False, (2, 8, 37)),
        (("title",), True, (2, 1, 6)),
        (("groups", 1), False, (9, 26, 32)),
        (("origin", "group"), True, (10, 23, 28)),
        (("statements", 0, "by"), False, (12, 9, 18)),
        (("statements", 1, "date"), True, (15, 21, 25)),
        (("wording",), False, (4, 10, 11)),
        (("internal", "priority"), False, (20, 13, 14)),
    ],
)
def test_places(path: DataPath, key: bool, place: tuple[int, int, int]) -> None:  # noqa: FBT001
    assert place_at(MEASURE, path, key=key) == place


def test_columns_count_characters() -> None:
    assert place_at("ä: 😀\n😀ü: [e\u0308, ß]\n", ("😀ü", 1)) == (2, 10, 11)


def test_nothing_is_found_in_an_empty_text() -> None:
    assert compose("# nichts\n") is None
    assert find(None, ("a",)) is None


def test_nothing_is_found_beyond_the_data() -> None:
    root = compose("a: [1]\n")
    assert find(root, ("a", 3)) is None
    assert find(root, ("a", 0, "b")) is None


@pytest.mark.parametrize(
    ("text", "line", "column"), [("a: b: c\n", 1, 5), ("a: [\n", 2, 1), ("a: 1\n---\nb: 2\n", 2, 1)]
)
def test_unparsable_says_where(text: str, line: int, column: int) -> None:
    with pytest.raises(Unparsable) as caught:
        compose(text)
    assert (caught.value.line, caught.value.column) == (line, column)


def test_signs_are_given_in_their_order() -> None:
    text = "a: &x [!t 1, http://x.de]\nb: *x\n"
    assert [(sign.kind, sign.name, sign.line, sign.column) for sign in signs(text)] == [
        ("anchor", "x", 1, 4),
        ("tag", "!t", 1, 8),
        ("alias", "x", 2, 4),
    ]


def test_tokens_know_whose_keys_they_are() -> None:
    text = "a: {b: 'c:d'}\ne:\n  - [f]: *g\n  - b: c:d\n"
    found = [(token.kind, token.key_of, token.value, token.plain) for token in tokens(text)]
    assert found == [
        ("map", None, "", False),
        ("scalar", 0, "a", True),
        ("map", None, "", False),
        ("scalar", 1, "b", True),
        ("scalar", None, "c:d", False),
        ("scalar", 0, "e", True),
        ("list", None, "", False),
        ("map", None, "", False),
        ("list", 2, "", False),
        ("scalar", None, "f", True),
        ("map", None, "", False),
        ("scalar", 3, "b", True),
        ("scalar", None, "c:d", True),
    ]


def test_depth_is_measured_without_going_deep() -> None:
    measure_depth("a: [b, {c: d}]\n", 3)
    with pytest.raises(TooDeep) as caught:
        measure_depth("- " * 100_000, 3)
    assert (caught.value.line, caught.value.column) == (1, 7)


def test_both_parsers_are_the_fast_ones() -> None:
    # Without its C part ruamel.yaml takes ten times as long, and nobody would notice.
    from ruamel.yaml import YAML

    assert YAML(typ="safe").Parser.__module__.endswith("._ruamel_yaml")
    assert yaml_rs.loads("a: 1") == {"a": 1}
