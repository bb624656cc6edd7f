"""The public edition: every field is decided about, and what stays cannot be told from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace

from armut_cli.check.schema import structs
from armut_cli.model.alliance import Alliance
from armut_cli.model.group import Group
from armut_cli.model.measure import Internal, Measure
from armut_cli.model.register import Register
from armut_cli.publish.disclosure import disclosure
from armut_cli.publish.earlier import WITHHELD, Today, public_before, public_version
from armut_cli.publish.edition import PUBLIC, public
from armut_cli.query.plain import fields
from armut_cli.text.load import load
from tests.sample import FILES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

STAYS = {
    Alliance: {"rules"},
    Measure: {"internal"},
    Group: {"internal"},
    Internal: {"notes", "contact", "priority"},
}
"""What stays in the house, struct by struct. Whoever adds a field decides: here, or PUBLIC."""

KINDS = {
    kind for root in (Alliance, Measure, Group) for kind in structs(root).values()
}  # all that can stand in a file


@pytest.mark.parametrize("kind", sorted(KINDS, key=str))
def test_every_field_is_decided_about(kind: type[Struct]) -> None:
    leaves, stays = PUBLIC.get(kind, frozenset()), STAYS.get(kind, set())
    assert not leaves & stays
    assert leaves | stays == set(kind.__struct_fields__)


def test_nothing_else_is_decided_about() -> None:
    assert set(PUBLIC) | set(STAYS) == KINDS


def test_what_the_allow_list_does_not_name_is_nowhere_in_the_edition() -> None:
    def found(value: Any) -> Iterator[type[Struct]]:
        if isinstance(value, Struct):
            yield type(value)
            for name in value.__struct_fields__:
                yield from found(getattr(value, name))
        elif isinstance(value, (dict, tuple, list)):
            for item in value.values() if isinstance(value, dict) else value:
                yield from found(item)

    edition = public(register("visibility: public"))
    kinds = {*found(edition)} - {Register}
    assert kinds <= set(PUBLIC)
    assert (edition.texts, edition.paths, edition.problems, edition.flawed) == ({}, {}, (), ())


def register(*lines: str, **files: str) -> Register:
    """Load a register with lines of ``armut.yaml`` and measures by their text."""
    texts = {"armut.yaml": "\n".join(["name: x", *lines])}
    texts |= {f"measures/{id}.yaml": text for id, text in files.items()}
    return load({path: text.encode() for path, text in texts.items()})


def measure(title: str = "t", **values: object) -> str:
    lines = [f"{key}: {value}" for key, value in values.items()]
    return "\n".join([f"title: {title}", "status: active", *lines])


ids = st.sampled_from(["A", "B", "C", "D"])
visibilities = st.sampled_from(["public", "internal", None])


@st.composite
def registers(draw: st.DrawFn) -> Register:
    """Give registers whose records refer to each other, whatever their visibility is."""

    def visible() -> list[str]:
        given = draw(visibilities)
        return [f"visibility: {given}"] if given else []

    files = {
        "armut.yaml": "\n".join(
            [
                "name: x",
                *visible(),
                "organisations: {A: {name: A}, B: {name: B}, C: {name: C}}",
                "processes: {A: {title: A, lead: C}, B: {title: B}}",
                "rules: {stale: off}",
            ]
        )
    }
    for id in draw(st.sets(ids)):
        lines = ["name: g", f"moderation: [{draw(ids)}]", "internal: {notes: geheim}", *visible()]
        files[f"groups/{id}.yaml"] = "\n".join(lines)
    for id in draw(st.sets(ids)):
        lines = [
            "title: t",
            "status: active",
            f"lead: {draw(ids)}",
            f"groups: [{draw(ids)}, {draw(ids)}]",
            f"related: [{draw(ids)}]",
            f"origin: {{kind: group, group: {draw(ids)}}}",
            f"bundled_into: {{{draw(st.sampled_from(['measure', 'process']))}: {draw(ids)}}}",
            "internal: {notes: geheim, priority: 0}",
            "updates:",
        ]
        for number in range(draw(st.integers(1, 3))):
            given = draw(visibilities)
            said = f", visibility: {given}" if given else ""
            lines.append(f"  - {{date: 2026-01-0{number + 1}, text: '{number}'{said}}}")
        files[f"measures/{id}.yaml"] = "\n".join([*lines, *visible()])
    return load({path: text.encode() for path, text in files.items()})


@given(registers())
def test_the_edition_of_an_edition_is_itself(all_of_it: Register) -> None:
    edition = public(all_of_it)
    assert public(edition) == edition
    assert public_before(edition, Today(edition)) == edition


@given(registers())
def test_the_edition_holds_public_records_and_names_no_other(all_of_it: Register) -> None:
    edition = public(all_of_it)
    default = all_of_it.alliance.visibility
    shown = {id for id, m in all_of_it.measures.items() if (m.visibility or default) == "public"}
    assert set(edition.measures) == shown
    used = set()
    for it in edition.measures.values():
        assert it.internal is None
        assert set(it.groups) <= set(edition.groups)
        assert set(it.related) <= shown
        assert it.origin is None or it.origin.group in {None, *edition.groups}
        if it.bundled_into:
            assert it.bundled_into.measure in {None, *shown}
            assert it.bundled_into.process or it.bundled_into.measure
        assert all(entry.visibility != "internal" for entry in it.updates)
        used.add(it.lead)
    for group in edition.groups.values():
        assert group.internal is None
        used |= set(group.moderation)
    used |= {process.lead for process in edition.alliance.processes.values()}
    assert set(edition.alliance.organisations) == used & set(all_of_it.alliance.organisations)
    assert edition.alliance.rules == {}


@given(registers(), registers())
def test_an_edition_of_the_past_says_nothing_that_is_not_said_today(
    before: Register, now: Register
) -> None:
    today = Today(now)
    past = public_before(before, today)
    format = {"public", "internal", "group", "working-group"}
    said = set(texts(today.edition)) | {WITHHELD} | format
    assert set(texts(past)) <= said
    for id, measure in past.measures.items():
        assert measure.status == now.measures[id].status


def texts(value: Any) -> Iterator[str]:
    """Give every text in a value, ids among them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from texts(getattr(value, name))
    elif isinstance(value, (dict, tuple)):
        parts = (*value, *value.values()) if isinstance(value, dict) else value
        for item in parts:
            yield from texts(item)


@given(registers(), registers())
def test_what_is_internal_today_is_in_no_edition_of_the_past(
    before: Register, now: Register
) -> None:
    past, edition = public_before(before, Today(now)), public(now)
    for folder in ("measures", "groups"):
        internal = set(getattr(now, folder)) - set(getattr(edition, folder))
        assert not internal & set(getattr(past, folder))
    assert set(past.measures) <= set(public(before).measures)
    for id, it in past.measures.items():
        assert set(it.related) <= set(past.measures)
        assert set(it.groups) <= set(past.groups)
        today = now.measures.get(id)
        internal_texts = (
            {e.text for e in today.updates if e.visibility == "internal"} if today else set()
        )
        assert not {entry.text for entry in it.updates} & internal_texts


@given(registers())
def test_what_is_disclosed_is_what_the_edition_holds(all_of_it: Register) -> None:
    edition = public(all_of_it)
    found = {(entry.record, entry.id): entry for entry in disclosure(all_of_it)}
    assert len(found) == 1 + len(all_of_it.measures) + len(all_of_it.groups)
    for name, records, shown in (
        ("measure", all_of_it.measures, edition.measures),
        ("group", all_of_it.groups, edition.groups),
        ("alliance", {"armut.yaml": all_of_it.alliance}, {"armut.yaml": edition.alliance}),
    ):
        everything: Mapping[str, Struct] = records
        public_ones: Mapping[str, Struct] = shown
        for id, record in everything.items():
            entry = found[name, id]
            assert set(entry.leaves) | set(entry.stays) == set(leaves(record))
            assert not set(entry.leaves) & set(entry.stays)
            twin = public_ones.get(id)
            assert len(entry.leaves) == (len(list(leaves(twin))) if twin else 0)


def leaves(record: Struct) -> Iterator[str]:
    """Give the paths of what is filled in a record, entries of lists from 1 on."""

    def walk(value: Any, path: str) -> Iterator[str]:
        if isinstance(value, dict):
            for key, item in value.items():
                yield from walk(item, f"{path}.{key}" if path else key)
        elif isinstance(value, (list, tuple)):
            for number, item in enumerate(value, 1):
                yield from walk(item, f"{path}[{number}]")
        elif value is not None and value is not False and value != "":
            yield path

    return walk({key: value for key, value in fields(record).items() if key != "id"}, "")


@pytest.mark.parametrize(
    ("text", "shown", "updates"),
    [
        (measure(visibility="public"), True, 0),
        (measure(visibility="public", nonsense="x"), True, 0),
        (measure(visibility="Public"), False, 0),
        (measure(visibility="intern"), False, 0),
        (measure(visiblity="internal"), False, 0),
        (measure(nonsense="x"), False, 0),
        (measure(visibility="public", updates="[{date: 2026, text: a}, {date: x}]"), True, 1),
        (measure(visibility="public", updates="[{date: 2026, visibility: intern}]"), True, 0),
        (measure(visibility="public", updates="[{date: 2026, visibilty: internal}]"), True, 0),
        (measure(visibility="public", updates="[{date: 2026}, text]"), True, 0),
        (measure(visibility="public", updates="{date: 2026}"), True, 0),
        (measure(updates="[{date: 2026}]"), True, 1),
    ],
)
def test_no_slip_of_the_pen_makes_a_record_public(text: str, shown: bool, updates: int) -> None:  # noqa: FBT001 - what is expected
    edition = public(register("visibility: public", A=text))
    assert set(edition.measures) == ({"A"} if shown else set())
    if shown:
        assert len(edition.measures["A"].updates) == updates


def test_a_broken_vocabulary_makes_nothing_public() -> None:
    for broken in ("visibility: Public", "visiblity: public", "name: ["):
        assert public(register(broken, A=measure())).measures == {}


def test_a_flawed_group_stays() -> None:
    texts = {"armut.yaml": "name: x\nvisibility: public\n", "groups/a.yaml": "name: a\nkind: x\n"}
    assert public(load({path: text.encode() for path, text in texts.items()})).groups == {}


@pytest.mark.parametrize(
    ("now", "kept"),
    [
        ("{date: 2026-01-01, text: a}", {1: "a", 2: WITHHELD}),
        ("{date: 2026-01-01, text: a}, {date: 2026-01-02, text: b}", {1: "a", 2: "b"}),
        ("{date: 2026-01-01, text: a, visibility: internal}", {2: WITHHELD}),
        ("{date: 2026-02-02, text: a, visibility: internal}", {2: WITHHELD}),
        ("{date: 2026-01-01, text: anders, visibility: internal}", {2: WITHHELD}),
        (
            "{date: 2026-01-01, text: a}, {date: 2026-01-01, text: c, visibility: internal}",
            {1: "a", 2: WITHHELD},
        ),
        (
            "{date: 2026-01-01, text: d}, {date: 2026-01-01, text: c, visibility: internal}",
            {2: WITHHELD},
        ),
    ],
)
def test_updates_that_were_taken_back_are_not_told_again(now: str, kept: dict[int, str]) -> None:
    line = "[{date: 2026-01-01, text: a}, {date: 2026-01-02, text: b}]"
    before = register("visibility: public", A=measure(updates=line))
    today = Today(register("visibility: public", A=measure(updates=f"[{now}]")))
    version = public_version(before, "A", today, {})
    for told in (public_before(before, today).measures["A"], version):
        assert told is not None
        assert {entry.date.first.day: entry.text for entry in told.updates} == kept


def test_records_that_were_taken_back_under_another_name() -> None:
    before = register("visibility: public", A=measure("Alt"), B=measure("Bleibt"))
    now = register("visibility: public", C=measure("Neu", visibility="internal"), B=measure())
    renamed = {"measures/C.yaml": "measures/A.yaml"}
    assert set(public_before(before, Today(now)).measures) == {"B"}
    assert set(public_before(before, Today(now), renamed).measures) == {"B"}


def test_records_of_the_past_have_the_ids_of_today() -> None:
    links = {"related": "[A, B]", "groups": "[]"}
    before = register("visibility: public", A=measure("Alt"), B=measure(), C=measure(**links))
    now = register("visibility: public", B=measure("Alt"), C=measure())
    past = public_before(before, Today(now), {"measures/B.yaml": "measures/A.yaml"})
    assert [(it.id, it.title) for it in past.measures.values()] == [("B", "Alt"), ("C", "t")]
    assert past.measures["C"].related == ("B", "B")


@pytest.mark.parametrize(
    ("then", "now", "status"),
    [
        ("alt", "neu", "neu"),  # the same by another name
        ("alt", "b", "a"),  # of a kind that has two: the first
        ("weg", "b", WITHHELD),
    ],
)
def test_a_status_that_has_another_name_today(then: str, now: str, status: str) -> None:
    old = "alt: {label: A, kind: active}, weg: {label: W, kind: deferred}"
    new = "a: {label: A, kind: active}, neu: {label: N, kind: active}, b: {label: B, kind: done}"
    before = register(f"visibility: public\nstatuses: {{{old}}}", A=f"title: t\nstatus: {then}\n")
    today = register(f"visibility: public\nstatuses: {{{new}}}", A=f"title: t\nstatus: {now}\n")
    assert public_before(before, Today(today)).measures["A"].status == status


def test_nobody_knows_about_files_that_are_broken_today() -> None:
    before = register("visibility: public", A=measure(), B=measure())
    now = register("visibility: public", A="title: [", B=measure())
    assert set(public_before(before, Today(now)).measures) == {"B"}


def test_a_version_that_was_internal_then_is_none() -> None:
    then = register("visibility: internal", A=measure())
    today = register("visibility: public", A=measure())
    assert public_version(then, "A", Today(today), {}) is None


def test_the_sample_is_internal_but_for_what_says_otherwise() -> None:
    sample = load({path: text.encode() for path, text in FILES.items()})
    assert public(sample).measures == {}
    open_one = replace(sample, alliance=replace(sample.alliance, visibility="public"))
    assert set(public(open_one).measures) == set(sample.measures)
