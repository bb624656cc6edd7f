"""Laws of selecting, counting and sorting, on registers of any kind."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armut_cli.lang.words import Words
from armut_cli.model.alliance import BUILT_IN_STATUSES, Alliance, Goal, Organisation, Process
from armut_cli.model.group import Group
from armut_cli.model.measure import Bundle, Measure, Milestone, Origin, Partner, Update
from armut_cli.model.message import ArmutError
from armut_cli.model.register import Register, natural_key
from armut_cli.model.span import Span
from armut_cli.query.columns import COLUMNS, FIELDS, resolve_columns, resolve_field, sort
from armut_cli.query.facets import FACETS, NONE, resolve_facet
from armut_cli.query.figures import count, cross, headline
from armut_cli.query.select import Selection, resolve_id, select
from armut_cli.query.state import RESTING
from armut_cli.query.view import View

if TYPE_CHECKING:
    from collections.abc import Callable

TODAY = date(2026, 6, 15)

DAYS = ("2025", "2026", "2026-Q2", "2026-06", "2026-06-15", "2026-07-15")
SPANS = [None, *map(Span.parse, DAYS)]
STEPS = [Milestone(title="x", due=due, done=done) for due in SPANS for done in SPANS[:2]]
ENTRIES = [Update(date=day, text="Küche") for day in SPANS if day]
PARTNERS = [Partner(organisation=id) for id in ("a", "b", "ghost")]


def some(*values: object) -> st.SearchStrategy[Any]:
    """Give none, one or two of some values."""
    pairs = [(one, two) for one in values for two in values if one != two]
    return st.sampled_from([(), *((value,) for value in values), *pairs])


def measure(number: int) -> st.SearchStrategy[Measure]:
    return st.builds(
        Measure,
        id=st.just(f"M-{number}"),
        title=st.sampled_from(["Prüfung der Räume", "Öffnung", "Mittagstisch"]),
        status=st.sampled_from([*BUILT_IN_STATUSES, "ghost"]),
        lead=st.sampled_from([None, "a", "b", "ghost"]),
        groups=some("g", "h", "ghost"),
        goals=some("z", "ghost"),
        districts=some("Nord", "Süd"),
        partners=some(*PARTNERS),
        origin=st.sampled_from([None, Origin(kind="group"), Origin(kind="citizen")]),
        bundled_into=st.sampled_from([None, Bundle(process="p"), Bundle(measure="M-1")]),
        end=st.sampled_from(SPANS),
        milestones=some(*STEPS),
        updates=some(*ENTRIES),
    )


def view(measures: tuple[Measure, ...]) -> View:
    alliance = Alliance(
        name="x",
        organisations={"a": Organisation(name="Amt"), "b": Organisation(name="Bad", short="B")},
        goals={"z": Goal(label="Ziel")},
        processes={"p": Process(title="Prozess")},
    )
    known = {id: Group(id=id, name=f"Gruppe {id}") for id in ("g", "h")}
    by_id = {it.id: it for it in measures}
    return View(Register(alliance=alliance, measures=by_id, groups=known), TODAY, Words("en"))


views = (
    st.integers(0, 5)
    .flatmap(lambda n: st.tuples(*(measure(number) for number in range(n))))
    .map(view)
)
facets = st.sampled_from(list(FACETS))


def is_active(it: View) -> Callable[[Measure], bool]:
    return lambda measure: it.kind(measure) == "active"


def chosen(it: View, facet: str, *values: str) -> list[str]:
    return [m.id for m in select(it, Selection(facets={facet: values}))]


@given(views, facets, st.data())
def test_several_values_are_or(it: View, facet: str, data: st.DataObject) -> None:
    names = st.sampled_from([*FACETS[facet].names(it), NONE])
    one, two = data.draw(names), data.draw(names)
    both = {*chosen(it, facet, one), *chosen(it, facet, two)}
    assert set(chosen(it, facet, one, two)) == both


@given(views, facets, facets, st.data())
def test_several_facets_are_and(it: View, one: str, two: str, data: st.DataObject) -> None:
    a = data.draw(st.sampled_from([*FACETS[one].names(it), NONE]))
    b = data.draw(st.sampled_from([*FACETS[two].names(it), NONE]))
    if one != two:
        found = select(it, Selection(facets={one: (a,), two: (b,)}))
        assert {m.id for m in found} == {*chosen(it, one, a)} & {*chosen(it, two, b)}


@given(views, facets, st.data())
def test_an_exclusion_leaves_exactly_the_rest(it: View, facet: str, data: st.DataObject) -> None:
    value = data.draw(st.sampled_from([*FACETS[facet].names(it), NONE]))
    inside, outside = chosen(it, facet, value), chosen(it, facet, f"!{value}")
    assert not {*inside} & {*outside}
    assert sorted([*inside, *outside], key=natural_key) == list(it.register.measures)


@given(views, facets)
def test_none_is_without(it: View, facet: str) -> None:
    without = [m.id for m in it.measures if not [*FACETS[facet].ids(it, m)]]
    assert chosen(it, facet, NONE) == without


@given(views, st.integers(0, 60), st.integers(0, 400))
def test_every_question_gives_a_part_in_the_order_of_ids(it: View, days: int, silent: int) -> None:
    order = list(it.register.measures)
    for selection in (
        Selection(),
        Selection(overdue=True),
        Selection(due_within=days),
        Selection(stale=silent),
        Selection(stale=-1),
        Selection(text="küche räume"),
        Selection(without=("lead",)),
        Selection(where=is_active),
    ):
        found = [m.id for m in select(it, selection)]
        assert found == [id for id in order if id in found]
    assert [m.id for m in select(it, Selection())] == order


@given(views)
def test_late_is_what_has_a_date_that_is_over(it: View) -> None:
    late = {m.id for m in select(it, Selection(overdue=True))}
    assert late == {m.id for m in it.measures if it.state(m).lateness == "overdue"}
    soon = {m.id for m in select(it, Selection(due_within=30))}
    assert {m.id for m in it.measures if it.state(m).lateness == "soon"} <= soon
    assert not {m.id for m in it.measures if it.kind(m) in RESTING} & (late | soon)
    stale = {m.id for m in select(it, Selection(stale=-1))}
    assert stale == {m.id for m in it.measures if it.state(m).stale}


@given(views, facets)
def test_counts_add_up(it: View, name: str) -> None:
    facet = FACETS[name]
    counts = count(it, it.measures, facet)
    pairs = sum(max(len([*facet.ids(it, m)]), 1) for m in it.measures)
    assert sum(entry.number for entry in counts) == pairs
    for entry in counts:
        assert entry.number == len(chosen(it, name, entry.id))
        assert 0 < entry.share <= 1


@given(views, facets, facets)
def test_a_cross_table_adds_up_to_its_rows(it: View, one: str, two: str) -> None:
    table = cross(it, it.measures, FACETS[one], FACETS[two])
    numbers = {entry.id: entry.number for entry in count(it, it.measures, FACETS[one])}
    assert list(table) == list(numbers)
    if two in {"status", "kind", "lead", "origin", "process"}:
        assert {id: sum(cells.values()) for id, cells in table.items()} == numbers


@given(views, st.sampled_from(list(COLUMNS)), st.booleans())
def test_sorting_moves_and_loses_nothing(it: View, name: str, down: bool) -> None:  # noqa: FBT001 - drawn
    found = sort(it, it.measures, f"-{name}" if down else name)
    assert sorted(m.id for m in found) == sorted(m.id for m in it.measures)
    texts = [COLUMNS[name].text(it, m) for m in found]
    filled = [text for text in texts if text]
    assert texts == filled + [""] * (len(texts) - len(filled))
    keys = [COLUMNS[name].key(it, m) for m in found if COLUMNS[name].text(it, m)]
    assert keys == sorted(keys, reverse=down)


@given(views)
def test_the_headline_names_every_number(it: View) -> None:
    sentence = headline(it, it.measures)
    if not it.measures:
        assert sentence == "There are no measures."
        return
    assert sentence.endswith(".")
    for entry in count(it, it.measures, FACETS["kind"]):
        if entry.id != "unknown":
            assert it.words.number(entry.number) in sentence


def test_columns_and_fields_go_by_word_and_heading() -> None:
    it = view(())
    assert [c.name for c in resolve_columns(it, ["Next date", "bundled-into"])] == [
        "due",
        "bundled_into",
    ]
    assert resolve_field(it, "Internal") == "internal"
    assert {resolve_field(it, field) for field in FIELDS} == set(FIELDS)
    assert resolve_facet(it, "kind of status").name == "kind"


def test_ids_without_a_number_go_by_title_and_beginning() -> None:
    it = view((Measure(id="tisch", title="Mittagstisch", status="done"),))
    assert resolve_id(it, "mittags") == "tisch"
    assert resolve_id(it, "TI") == "tisch"
    with pytest.raises(ArmutError):
        resolve_id(it, "")
