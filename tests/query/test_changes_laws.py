"""Laws of changes: nothing is a change of itself, no form is a change, every meaning is."""

from __future__ import annotations

import itertools
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import inspect as info

from armut_cli.model.group import Group
from armut_cli.model.measure import Measure
from armut_cli.model.span import Span
from armut_cli.query.changes import KINDS, changes
from armut_cli.query.changes_dates import slips
from armut_cli.query.changes_words import diff, shorten, squeeze
from tests.query.compare import view

WORDS = st.text("abcdeäöü ß<*\n", min_size=1, max_size=12).filter(str.strip)
IDS = st.sampled_from(["social", "jobcenter", "elsewhere"])
DATES = st.sampled_from(["2025", "2026", "2026-Q2", "2026-05", "2026-05-12"]).map(Span.parse)


_SIMPLE: dict[type, st.SearchStrategy[Any]] = {
    info.NoneType: st.none(),
    info.BoolType: st.booleans(),
    info.IntType: st.integers(0, 9),
    info.CustomType: DATES,
    info.StrType: WORDS,
}


def fields_of(kind: type[Any]) -> dict[str, st.SearchStrategy[Any]]:
    """Give a strategy for each field of a record."""
    shape = info.type_info(kind)
    assert isinstance(shape, info.StructType)
    return {field.name: _of(field.type) for field in shape.fields}


def made(kind: type[Any], **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Give records of a kind, with texts that are not blank."""
    parts = fields_of(kind) | fields
    return st.fixed_dictionaries(parts).map(lambda values: kind(**values))


def _of(hint: info.Type) -> st.SearchStrategy[Any]:
    if isinstance(hint, info.Metadata):
        return _of(hint.type)
    if isinstance(hint, info.UnionType):
        return st.one_of([_of(part) for part in hint.types])
    if isinstance(hint, info.LiteralType):
        return st.sampled_from(hint.values)
    if isinstance(hint, info.StructType):
        return made(hint.cls)
    if isinstance(hint, info.VarTupleType):
        return st.lists(_of(hint.item_type), max_size=2).map(tuple)
    return _SIMPLE[type(hint)]


STATUSES = st.sampled_from(["proposed", "planned", "active", "done", "deferred", "open", "odd"])
MEASURES = made(Measure, id=st.just("M-01"), status=STATUSES, lead=st.one_of(st.none(), IDS))
GROUPS = made(Group, id=st.just("g"))


def seen(measures: dict[str, Measure] | None = None, groups: dict[str, Group] | None = None) -> Any:
    """Give a View of records."""
    base = view()
    base.register = msgspec.structs.replace(
        base.register, measures=measures or {}, groups=groups or {}
    )
    return base


@settings(max_examples=30)
@given(MEASURES, GROUPS)
def test_nothing_is_a_change_of_itself(measure: Measure, group: Group) -> None:
    state = seen({"M-01": measure}, {"g": group})
    assert changes(state, state) == []


@settings(max_examples=30)
@given(MEASURES)
def test_white_space_and_the_order_of_lists_are_no_change(measure: Measure) -> None:
    turned = {
        name: value[::-1]
        for name in measure.__struct_fields__
        if isinstance(value := getattr(measure, name), tuple)
    }
    other = msgspec.structs.replace(squeeze(measure), **{k: squeeze(v) for k, v in turned.items()})
    assert changes(seen({"M-01": measure}), seen({"M-01": other})) == []


@pytest.mark.parametrize("field", [f for f in Measure.__struct_fields__ if f != "id"])
@settings(max_examples=40)
@given(st.data())
def test_every_other_meaning_shows_up(field: str, data: st.DataObject) -> None:
    base = Measure(id="M-01", title="Visits", status="planned")
    values = (fields_of(Measure) | {"status": STATUSES})[field]
    old = msgspec.structs.replace(base, **{field: data.draw(values)})
    changed = msgspec.structs.replace(base, **{field: data.draw(values)})
    found = changes(seen({"M-01": old}), seen({"M-01": changed}))
    if meaning(old, field) == meaning(changed, field):
        assert found == []
        return
    (change,) = found
    fields = {"status": {"status", "status_reason"}}.get(field, {field})
    assert {fact.field for fact in change.facts} <= fields
    assert all(fact.text and fact.kind in KINDS for fact in change.facts)


def meaning(measure: Measure, field: str) -> Any:
    """Give what a field means: lists without order, texts without folds, defaults filled in."""
    value = squeeze(getattr(measure, field))
    if field == "visibility":
        return value or "internal"
    if field in ("groups", "goals", "target_groups", "districts", "related", "sources"):
        return set(value)
    if field in ("unpublished", "offers"):
        return set(value)
    if field == "partners":
        pairs = {(p.organisation, p.role) for p in value}
        return {id: {role for other, role in pairs if other == id and role} for id, _ in pairs}
    if isinstance(value, tuple):
        return sorted(map(repr, value))
    return value or None


@settings(max_examples=30)
@given(GROUPS, GROUPS)
def test_every_other_group_shows_up(old: Group, new: Group) -> None:
    found = changes(seen({}, {"g": old}), seen({}, {"g": new}))
    assert len(found) <= 1
    if old.name.split() != new.name.split():
        assert found[0].facts[0].field == "name"


@given(WORDS, WORDS)
def test_a_word_diff_holds_both_texts(before: str, after: str) -> None:
    pieces = diff(before, after)
    assert " ".join(t for mark, t in pieces if mark != "in").split() == before.split()
    assert " ".join(t for mark, t in pieces if mark != "out").split() == after.split()
    assert all(text for _, text in pieces)


def test_a_word_diff_keeps_what_stayed() -> None:
    assert diff("a b c d e f", "a x c d y f") == (
        ("same", "a"),
        ("out", "b"),
        ("in", "x"),
        ("same", "c d"),
        ("out", "e"),
        ("in", "y"),
        ("same", "f"),
    )


def test_a_text_is_cut_between_words() -> None:
    assert shorten("one two three,  four\nfive", 20) == "one two three …"
    assert shorten("one  two", 20) == "one two"


def test_texts_too_long_to_compare_are_given_whole() -> None:
    before = " ".join(str(number) for number in range(3000))
    after = " ".join(str(-number) for number in range(3000))
    assert [mark for mark, _ in diff(before, after)] == ["same", "out", "in"]


@given(st.text(max_size=300))
def test_a_shortened_text_is_short(text: str) -> None:
    assert len(shorten(text, 40)) <= 40
    assert "\n" not in shorten(text)


@given(st.lists(DATES, min_size=1, max_size=6))
def test_slips_count_moves_to_a_later_day(ends: list[Span]) -> None:
    versions = [Measure(id="M-01", title="x", status="planned", end=end) for end in ends]
    found = slips(versions)
    later = sum(after.last > before.last for before, after in itertools.pairwise(ends))
    assert found.get("end") is None or found["end"].times == later
    assert bool(found) == bool(later)
