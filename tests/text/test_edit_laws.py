"""Laws of editing over messy files: all outside the edited value stays, the new value reads back.

Where a value stands is known from the generator, not from the code under test.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from armut_cli.text.decode import BOM, FORBIDDEN, decode
from armut_cli.text.edit import Change, Insert, Refused, Remove, Set, change
from armut_cli.text.layout import WIDTH
from armut_cli.text.nodes import outline
from armut_cli.text.read import parse
from tests.text.messy import Messy, Spot, messy_files

if TYPE_CHECKING:
    from armut_cli.model.place import DataPath

LAW = settings(max_examples=150, deadline=None)

AWKWARD = (
    *("", "yes", "No", "on", "~", "null", "017", "0x1F", "1e3", "1_000", "12:30", "2026"),
    *("2026-09-30", "2026-Q3", "2026-9-3", ".inf", "=", "<<", "- a", "? b", ": c", "a: b"),
    *("a #b", "#a", "[a]", "{a}", "a, b", "&a", "*a", "!a", "|", ">", "%a", "@a", "`a"),
    *(" a", "a ", "a\n", "a\nb", "a\n\nb\n", "a\n\n\n", "\na", "  a\nb", "a\n  b\n", "a\t"),
    *("---", "...", "--- a", "'", '"', "it's", 'so "x"', "\\", "ü 😀", "https://x.de/?a=b"),
    *("\r\n", "a\rb", "\xa0", "wort " * 40, "# a\nb\n", "wie lange?"),
)
TEXTS = st.one_of(
    st.sampled_from(AWKWARD),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12).filter(
        lambda text: not FORBIDDEN.search(text)
    ),
    st.text("ab:# -\n'\"[]{},\t", max_size=10),
)
NAMES = TEXTS.filter(lambda key: key != "<<")
SCALARS = st.one_of(TEXTS, st.integers(-(2**60), 2**60), st.booleans(), st.none())
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(TEXTS.filter(lambda key: key != "<<"), inner, max_size=3),
    ),
    max_leaves=4,
)
REASONS = (
    *("this comment would be lost", "this line would become part of the text above"),
    *("the anchor “&{name}” lends", "this value is borrowed"),
)


def attempt(file: Messy, *changes: Change) -> str | None:
    """Give the new text, or None where a comment or an anchor stands in the way."""
    try:
        new = change("m.yaml", file.text, changes)
    except Refused as refusal:
        why = refusal.problem.message.text
        if not why.startswith(REASONS):
            raise
        return None
    assert_comments_stay(file, new)
    outline(new)  # the next edit finds its way
    return new


def assert_comments_stay(file: Messy, new: str) -> None:
    at = 0
    for comment in file.comments.values():
        at = new.find(comment, at)
        assert at >= 0, f"{comment} is lost"
        at += len(comment)


def put(data: Any, path: DataPath, value: Any) -> Any:
    """Give data with another value at a place, by another way than the code under test."""
    if not path:
        return value
    if isinstance(data, dict):
        return {**data, path[0]: put(data.get(path[0]), path[1:], value)}
    assert isinstance(path[0], int)
    return [*data[: path[0]], put(data[path[0]], path[1:], value), *data[path[0] + 1 :]]


def exactly(one: Any, other: Any) -> bool:
    return repr(ordered(one)) == repr(ordered(other))


def ordered(data: Any) -> Any:
    if isinstance(data, dict):
        return sorted((key, ordered(value)) for key, value in data.items())
    return [ordered(item) for item in data] if isinstance(data, list) else data


def pick(data: st.DataObject, file: Messy, *kinds: type) -> Spot:
    spots = [spot for spot in file.spots if not kinds or isinstance(spot.value, kinds)]
    assume(spots)
    return data.draw(st.sampled_from(spots))


@LAW
@given(messy_files(), st.data())
def test_a_scalar_set_over_a_scalar_changes_these_characters_alone(
    file: Messy, data: st.DataObject
) -> None:
    spot = pick(data, file, str, int, type(None))
    value = data.draw(SCALARS)
    new = attempt(file, Set(spot.path, value))
    if new is None:
        assert any(spot.start <= at < spot.end for at in file.anchors)
        return
    assert exactly(parse("m.yaml", new), put(file.data, spot.path, value))
    assert new.startswith(file.text[: spot.start])
    rest = file.text[spot.end :]
    if "\n" not in str(value) and len(str(value)) <= WIDTH:
        assert new.endswith(rest)
        assert len(new) >= spot.start + len(rest)
    else:
        assert file.text[spot.end : spot.stop] in new[spot.start :]
        assert new.endswith(file.text[spot.stop :])
    assert spot.aside in new[spot.start : len(new) - len(file.text) + spot.stop]


@LAW
@given(messy_files(), st.data())
def test_any_value_set_over_any_other_leaves_the_lines_around(
    file: Messy, data: st.DataObject
) -> None:
    spot = pick(data, file)
    value = data.draw(VALUES)
    new = attempt(file, Set(spot.path, value))
    if new is None:
        assert file.blocked(spot) or file.anchors
        return
    assert exactly(parse("m.yaml", new), put(file.data, spot.path, value))
    assert new.startswith(file.text[: spot.start].rstrip(" "))
    assert new.endswith(file.text[spot.stop :])
    assert file.text[spot.end : spot.stop].strip() in new[max(spot.start - 3, 0) :]


@LAW
@given(messy_files(), st.data())
def test_a_new_key_is_one_insertion(file: Messy, data: st.DataObject) -> None:
    maps = [spot.path for spot in file.spots if isinstance(spot.value, dict) and spot.value]
    path = data.draw(st.sampled_from([(), *maps]))
    value = data.draw(VALUES)
    new = attempt(file, Set((*path, "neu"), value))
    if new is None:
        assert file.anchors
        return
    assert exactly(parse("m.yaml", new), put(file.data, (*path, "neu"), value))
    assert_only_inserted(file.text, new, in_brackets(file, path))


@LAW
@given(messy_files(), st.data())
def test_a_new_item_is_one_insertion(file: Messy, data: st.DataObject) -> None:
    spot = pick(data, file, list)
    assume(spot.value)
    position = data.draw(st.integers(0, len(spot.value)))
    value = data.draw(VALUES)
    new = attempt(file, Insert(spot.path, value, position))
    if new is None:
        assert file.anchors
        return
    items = [*spot.value[:position], value, *spot.value[position:]]
    assert exactly(parse("m.yaml", new), put(file.data, spot.path, items))
    assert_only_inserted(file.text, new, in_brackets(file, spot.path))


def in_brackets(file: Messy, path: DataPath) -> bool:
    inner = [spot for spot in file.spots if spot.path[:-1] == path]
    return inner[0].flow


def assert_only_inserted(old: str, new: str, in_brackets: bool) -> None:  # noqa: FBT001 - a law's case
    """Find one place where all that is new stands; in brackets a comma may stand before it."""
    same = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), len(old))
    rest = old[same:]
    if in_brackets and not new.endswith(rest):
        assert new[same] == ","
        assert_only_inserted(old, new[:same] + new[same + 1 :], in_brackets=False)
        return
    assert new.endswith(rest)


@LAW
@given(messy_files(), st.data())
def test_what_is_removed_goes_with_its_lines_and_nothing_else(
    file: Messy, data: st.DataObject
) -> None:
    spot = pick(data, file)
    new = attempt(file, Remove(spot.path))
    if new is None:
        above_a_text = any(sign in file.text for sign in "|>")
        assert file.blocked(spot) or file.anchors or lonely(file, spot) or above_a_text
        return
    parent: Any = file.data
    for step in spot.path[:-1]:
        parent = parent[step]
    left: Any = (
        {key: value for key, value in parent.items() if key != spot.path[-1]}
        if isinstance(parent, dict)
        else [item for n, item in enumerate(parent) if n != spot.path[-1]]
    )
    assert exactly(parse("m.yaml", new), put(file.data, spot.path[:-1], left))
    begin = file.text.rfind("\n", 0, spot.entry) + 1
    if left and not spot.flow and not file.text[begin : spot.entry].strip():
        aside = file.text[spot.end : spot.stop].strip()
        kept = file.text[begin : spot.entry] + aside if aside else ""
        gone = spot.stop if aside else file.text.find("\n", spot.stop) + 1 or len(file.text)
        after = file.text[gone:]
        assert new == file.text[:begin] + kept + after


def lonely(file: Messy, spot: Spot) -> bool:
    return sum(other.path[:-1] == spot.path[:-1] for other in file.spots) == 1


@LAW
@given(messy_files(), st.data())
def test_many_changes_give_what_they_mean(file: Messy, data: st.DataObject) -> None:
    goal = file.data
    spot = pick(data, file)
    for _ in range(3):
        goal = put(goal, spot.path, data.draw(VALUES))
    assume(not file.anchors)
    new = attempt(file, Set((), goal))
    if new is not None:
        assert exactly(parse("m.yaml", new), goal)


@LAW
@given(messy_files())
def test_what_is_there_already_changes_nothing(file: Messy) -> None:
    assert exactly(parse("m.yaml", file.text), file.data)
    changes = [Set(spot.path, spot.value) for spot in file.spots]
    assert change("m.yaml", file.text, changes) == file.text


@LAW
@given(messy_files())
def test_the_byte_order_mark_is_the_callers(file: Messy) -> None:
    raw = (BOM + file.text).encode()
    assert decode("m.yaml", raw) == file.text
