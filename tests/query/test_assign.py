"""What a person assigns reads back as that value, and nothing else in the file changes."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armut_cli.lang.words import Words
from armut_cli.model.group import Group
from armut_cli.model.measure import Measure
from armut_cli.model.message import ArmutError
from armut_cli.query.assign import Assignment, after, assign, is_field, read
from armut_cli.query.chronology import newest_first
from armut_cli.query.entries import newest_status, position
from armut_cli.query.target import Entry
from armut_cli.query.view import View
from armut_cli.text.decode import FORBIDDEN
from armut_cli.text.edit import change
from armut_cli.text.load import load
from armut_cli.text.order import order_of
from armut_cli.text.read import parse
from tests.sample import FILES

VIEW = View(
    load({path: text.encode() for path, text in FILES.items()}), date(2026, 6, 15), Words("en")
)
M1 = FILES["measures/M-01.yaml"]
LAW = settings(max_examples=200, deadline=None)

# A field holds what a person sees: no blanks around it, and something at all.
TEXTS = (
    st.one_of(
        st.sampled_from(
            ("yes", "017", "2026", "- a", "a: b", "a #b", "[a]", "{a}", "@a", "a\n\nb", '"')
        ),
        st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
        st.text("ab:# -\n'\"[]{},\t=+.", max_size=12),
    )
    .map(str.strip)
    .filter(lambda text: text and not FORBIDDEN.search(text))
)
WORDS = TEXTS.filter(lambda text: not set(text) & set(",[]{}"))
SPANS = st.one_of(
    st.dates(date(1990, 1, 1), date(2090, 1, 1)).map(date.isoformat),
    st.builds("{}-{:02}".format, st.integers(1990, 2090), st.integers(1, 12)),
    st.builds("{}-Q{}".format, st.integers(1990, 2090), st.integers(1, 4)),
)


def edited(text: str, *words: str, kind: Any = Measure) -> str:
    wishes = [read(word) for word in words]
    made = assign(VIEW, kind, parse("m.yaml", text), wishes)
    return change("m.yaml", text, made, order_of(kind))


def only(old: str, new: str) -> tuple[str, str]:
    """Give what differs: the middle of both texts, between the longest equal ends."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return old[start : len(old) - end], new[start : len(new) - end]


@LAW
@given(TEXTS)
def test_a_text_reads_back_and_every_other_byte_stays(value: str) -> None:
    new = edited(M1, f"summary={value}")
    data = parse("m.yaml", M1)
    assert parse("m.yaml", new) == {**data, "summary": value}
    head, _, tail = M1.partition("summary: Mehr Menschen sollen zu Hause besucht werden.\n")
    assert new.startswith(head + "summary: ")
    assert new.endswith("\n" + tail)


@LAW
@given(TEXTS)
def test_a_new_field_is_added_and_every_other_byte_stays(value: str) -> None:
    new = edited(M1, f"description={value}", f"internal.notes={value}")
    data = parse("m.yaml", M1)
    assert parse("m.yaml", new) == {**data, "description": value, "internal": {"notes": value}}
    gone = edited(new, "description=", "internal.notes=")
    assert gone == M1


@LAW
@given(st.lists(WORDS, min_size=1, max_size=4, unique=True))
def test_parts_between_commas_are_items(values: list[str]) -> None:
    whole = ", ".join(value.replace("http", "x") for value in values)
    wanted = [value.replace("http", "x") for value in values]
    new = edited(M1, f"target_groups={whole}")
    assert parse("m.yaml", new)["target_groups"] == wanted
    assert only(M1, new)[0] == ""


@LAW
@given(TEXTS, SPANS)
def test_entries_of_a_list_are_changed_alone(text: str, day: str) -> None:
    new = edited(M1, f"milestones[2].title={text}", f"milestones[2].done={day}")
    data = parse("m.yaml", M1)
    data["milestones"][1] |= {"title": text, "done": day}
    assert parse("m.yaml", new) == data
    line = "  - {title: Start in der Oberstadt, due: 2026-05-31}\n"
    assert new.startswith(M1.partition(line)[0])
    assert new.endswith(M1.partition(line)[2])


@LAW
@given(SPANS)
def test_dates_read_back_as_written(day: str) -> None:
    new = edited(M1, f"end={day}")
    assert new == M1.replace("end: 2027\n", f"end: {day}\n")


@LAW
@given(st.text(max_size=20))
def test_anything_is_read_or_refused(text: str) -> None:
    try:
        wish = read(text)
    except ArmutError:
        return
    assert wish.steps
    assert wish.sign in {"=", "+=", "-="}
    assert wish.value == wish.value.strip()


@LAW
@given(st.text(max_size=20), st.sampled_from(["statements", "origin", "evidence", "goals", "end"]))
def test_any_value_is_taken_or_refused(value: str, field: str) -> None:
    data = parse("m.yaml", M1)
    with suppress(ArmutError):
        after(data, assign(VIEW, Measure, data, [Assignment((field,), "=", value)]))


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("a=b", Assignment(("a",), "=", "b")),
        (" a . b = c ", Assignment(("a", "b"), "=", "c")),
        ("a[1].b+=c=d", Assignment(("a", Entry("1"), "b"), "+=", "c=d")),
        ("a[x.y + z=1]-=", Assignment(("a", Entry("x.y + z=1")), "-=", "")),
        ("a=b\nc", Assignment(("a",), "=", "b\nc")),
    ],
)
def test_assignments_are_read(text: str, wish: Assignment) -> None:
    assert read(text) == wish


@pytest.mark.parametrize("text", ["", "=", "a", "a.=b".replace("a", ""), "a[=b", "a[]=b", " =b"])
def test_what_is_no_assignment(text: str) -> None:
    with pytest.raises(ArmutError, match="no assignment"):
        read(text)


def test_bundles_find_their_field_by_what_is_meant() -> None:
    assert parse("", edited(M1, "bundled_into=Beratungskonzept"))["bundled_into"] == {
        "process": "konzept"
    }
    assert parse("", edited(M1, "bundled_into=M-2"))["bundled_into"] == {"measure": "M-02"}
    with pytest.raises(ArmutError, match="is unknown"):
        edited(M1, "bundled_into=weg")


def test_meetings_of_a_group() -> None:
    text = FILES["groups/alter.yaml"]
    new = edited(text, "meetings+=2026-12-01", "meetings[2026-12].title=Fünftes", kind=Group)
    assert only(text, new) == ("", "  - {date: 2026-12-01, title: Fünftes}\n")


def test_removing_what_is_not_in_shape() -> None:
    assert edited("title: a\nupdates: x\n", "updates=") == "title: a\n"
    with pytest.raises(ArmutError, match="has no entry"):
        edited("title: a\nupdates: x\n", "updates[1]=")
    with pytest.raises(ArmutError, match="is not in"):
        edited("title: a\nevidence: [{kind: press}]\n", "evidence[x]=")


@pytest.mark.parametrize(
    ("word", "field", "value"),
    [
        ("status=in Umsetzung", "status", "in-umsetzung"),
        ("goals=Teilhabe", "goals", ["teilhabe"]),
        ("groups+=Steuerungs", "groups", ["alter", "steuerung"]),
        ("related=m-3,10", "related", ["M-03", "M-10"]),
        ("ongoing=nein", "ongoing", False),
        ("ongoing=WAHR", "ongoing", True),
        ("internal={priority: 2, notes: 017}", "internal", {"priority": 2, "notes": "017"}),
        ("updates[1].evidence={kind: press}", None, None),
        ("updates+={date: heute, evidence: [{title: a}, b]}", None, None),
        ("updates+={date: heute, evidence: https://example.org}", None, None),
    ],
)
def test_values_of_each_type(word: str, field: str | None, value: Any) -> None:
    data = parse("", edited(M1, word))
    if field is not None:
        assert data[field] == value
    else:
        assert data["updates"][-1]["evidence"]


def test_words_that_are_fields() -> None:
    assert is_field(VIEW, Measure, "status")
    assert is_field(VIEW, Measure, "Lead")
    assert not is_field(VIEW, Measure, "M-01")


def days(*written: str) -> list[dict[str, str]]:
    return [{"date": day, "status": day} for day in written]


@pytest.mark.parametrize(
    ("written", "day", "place"),
    [
        ((), "2026", 0),
        (("2025", "2026"), "2025-06", 0),
        (("2025", "2026"), "2026-01", 1),
        (("2026-03", "2025-03"), "2025-06", 1),
        (("2026-03", "2025-03"), "2024-06", 2),
        (("2026-03", "2025-03"), "2026-04", 0),
        (("2026-03", "2026-03"), "2026-03", 2),
        (("2026-03", "2026-03", "2026-01"), "2026-03", 0),
        (("2026-03", "?"), "2026-01", 2),
    ],
)
def test_the_place_of_an_entry(written: tuple[str, ...], day: str, place: int) -> None:
    assert position(days(*written), day) == place


def test_the_newest_status() -> None:
    assert newest_status([]) is None
    assert newest_status(["x", {"date": "2026"}, {"status": "a"}]) is None
    same_day = [{"date": "2026-03-01", "status": "a"}, {"date": "2026-03-01", "status": "b"}]
    newest = newest_status(same_day)
    assert newest is not None
    assert newest[1] == "b"
    newest = newest_status([*same_day, {"date": "2026-01-01", "status": "c"}])
    assert newest is not None
    assert newest[1] == "a"
    assert not newest_first([])
