"""What a person probably meant: dates by other habits, keys, ids, names of kinds."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armut_cli.check.hints import (
    KINDS,
    date_help,
    either,
    is_one_edit,
    kind_name,
    last_key,
    written,
)
from armut_cli.check.keys import VALUES, WORDS, names
from armut_cli.check.schema import STRUCTS, structs
from armut_cli.check.suggest import Suggestions, did_you_mean
from armut_cli.lang.words import Words
from armut_cli.model.measure import Measure
from armut_cli.model.message import Message, msg
from armut_cli.query.facets import ORIGINS, VERDICTS
from armut_cli.query.habits import guess_date
from tests.check.town import MEASURE, found

DATES = {
    "30.09.2026": "2026-09-30",
    "3. 9. 2026": "2026-09-03",
    "3.9.26": "2026-09-03",
    "09/2026": "2026-09",
    "9.2026": "2026-09",
    "2026/9/3": "2026-09-03",
    "2026-9": "2026-09",
    "Q3 2026": "2026-Q3",
    "q3/2026": "2026-Q3",
    "2026 Q3": "2026-Q3",
    "3. Quartal 2026": "2026-Q3",
    "September 2026": "2026-09",
    "März 2026": "2026-03",
    "1. Mai 2026": "2026-05-01",
    "12 October 2026": "2026-10-12",
    "Okt. 2026": "2026-10",
    "bald": None,
    "Foo 2026": None,
    "2026-13-45-1": None,
}


@pytest.mark.parametrize(("value", "meant"), DATES.items())
def test_dates(value: str, meant: str | None) -> None:
    assert guess_date(value) == meant


def test_a_date_the_calendar_does_not_have(english: Any) -> None:
    assert english(date_help("31.02.2028")) == (
        "that month has 29 days; look up the day and write it like this: 2028-02-29"
    )
    assert english(date_help("2026-13-01")) == "the calendar has no such date"


@pytest.mark.parametrize("labels", [ORIGINS, VERDICTS])
def test_what_reports_call_a_value_stands_for_it(labels: dict[str, Message]) -> None:
    known = Suggestions({it: VALUES[it] for it in labels})
    words = Words("de")
    assert {known.same(words(label)): it for it, label in labels.items()} == {
        it: it for it in labels
    }


EDITS = {
    ("leed", "lead"): True,
    ("led", "lead"): True,
    ("leadd", "lead"): True,
    ("laed", "lead"): True,
    ("lead", "lead"): False,
    ("lade", "lead"): False,
    ("", "a"): True,
    ("titel", "title"): True,
}


@pytest.mark.parametrize(("texts", "expected"), EDITS.items())
def test_one_edit(texts: tuple[str, str], expected: bool) -> None:  # noqa: FBT001 - a table
    assert is_one_edit(*texts) == expected


@given(st.text(max_size=6), st.text(max_size=6))
def test_one_edit_is_mutual(one: str, other: str) -> None:
    assert is_one_edit(one, other) == is_one_edit(other, one)


def test_kinds_have_names(english: Any) -> None:
    values = ["x", 1, 1.5, True, [], {}, None]
    assert [english(kind_name(it)) for it in values] == [
        "a text",
        "a whole number",
        "a number",
        "yes or no",
        "a list",
        "a block of fields",
        "nothing",
    ]
    assert english(either([KINDS["string"], KINDS["array"]])) == "a text or a list"


def test_values_as_written() -> None:
    values = (True, False, None, 5, "x")
    assert [written(it) for it in values] == ["true", "false", "null", "5", "x"]
    assert len(written("x" * 500)) == 60


def test_the_last_key_names_a_value() -> None:
    assert last_key(("updates", 0, "evidence", 1)) == "evidence"
    assert last_key((0,)) == ""


def test_words_are_those_of_keys_that_exist() -> None:
    every = {name: it for kind in STRUCTS.values() for name, it in structs(kind).items()}
    assert set(WORDS) <= {key for struct in every.values() for key in names(struct)}
    assert all(VALUES.values())


KEYS = {
    "Titel": "title",
    "FEDERFÜHRUNG": "lead",
    "federfuehrung": "lead",
    "Zuständig": "lead",
    "Stadtteile": "districts",
    "Meilenstein": "milestones",
    "sumary": "summary",
    "Quelle": "sources",
    "target groups": "target_groups",
}


@pytest.mark.parametrize(("typed", "meant"), KEYS.items())
def test_keys(typed: str, meant: str) -> None:
    assert Suggestions(names(Measure)).nearest(typed)[0] == meant


IDS = {
    "lead: Jobzenter": "jobcenter",
    "lead: JOB-CENTER": "jobcenter",
    "goals: [Stadtteilarbeit intensivieren]": "stadtteilarbeit",
    "groups: [armut_im_alter]": "armut-im-alter",
    "groups: [Armut im Alter]": "armut-im-alter",
    "related: [M7]": "M-07",
    "related: [M-007]": "M-07",
    "related: [Besuchsdienste ausweiten]": "M-07",
}


@pytest.mark.parametrize(("line", "meant"), IDS.items())
def test_ids(line: str, meant: str, english: Any) -> None:
    (problem,) = found(f"{MEASURE}{line}\n")
    assert english(problem.help).startswith(f"did you mean “{meant}”?")


def test_what_is_like_nothing_may_be_new(english: Any) -> None:
    new = "entered in armut.yaml under “organisations”"
    for line, help in {
        "lead: Jobzenter": f"did you mean “jobcenter”? What is new is {new}",
        "lead: JobCenter": "did you mean “jobcenter”?",
        "lead: Caritas": "possible values: besuchsdienste, jobcenter, sozialamt; a new one is "
        + new,
        "groups: [alter im arm]": "did you mean “armut-im-alter”?",
    }.items():
        (problem,) = found(f"{MEASURE}{line}\n")
        assert english(problem.help) == help


@pytest.mark.parametrize("lead", ["jobcenter, sozialamt", "Jobcenter und Sozialamt"])
def test_two_that_lead(lead: str, english: Any) -> None:
    (problem,) = found(f"{MEASURE}lead: {lead}\n")
    assert english(problem.help) == (
        "one leads, the others are partners; write “lead: jobcenter” and below it "
        "“partners: [{organisation: sozialamt}]”"
    )


def test_status_by_label(english: Any) -> None:
    (problem,) = found("title: X\nstatus: in umsetzung\n")
    assert english(problem.help) == "did you mean “in-umsetzung”?"


def test_several_are_named(english: Any) -> None:
    assert english(did_you_mean(["a", "b"])) == "did you mean “a” or “b”?"
    assert english(did_you_mean(["a", "b", "c"])) == "did you mean “a”, “b” or “c”?"
    with pytest.raises(AssertionError):
        did_you_mean([])


def test_few_are_listed_and_many_are_not(english: Any) -> None:
    otherwise = msg("add it")
    few = Suggestions({"abc": (), "def": ()})
    many = Suggestions({f"m{n}": () for n in range(200)})
    assert english(few.help("xyz", otherwise)) == "possible values: abc, def"
    assert english(many.help("xyz", otherwise)) == "add it"
    assert many.help("M007", otherwise).values == {"value": "m7"}
    assert english(Suggestions({}).help("xyz", otherwise)) == "add it"


@given(st.text(), st.dictionaries(st.text(), st.lists(st.text(), max_size=2), max_size=5))
def test_suggestions_are_candidates(value: str, candidates: dict[str, list[str]]) -> None:
    assert set(Suggestions(candidates).nearest(value)) <= set(candidates)


def test_a_list_of_records_is_shown_with_the_field_that_matters(english: Any) -> None:
    text = f"{MEASURE}evidence: https://example.org/a\nstatements: sozialamt\ngoals: beratung\n"
    helps = [english(it.help) for it in found(text) if it.rule == "wrong-kind"]
    assert helps == [
        'write it as a list: evidence: [{url: "https://example.org/a"}]',
        "write it as a list: statements: [{by: sozialamt}]",
        "write it as a list: goals: [beratung]",
    ]


LISTS = {
    "partners: Caritas, Der Paritätische": (
        "write it as a list: partners: [{organisation: Caritas}, {organisation: Der Paritätische}]"
    ),
    "districts: Barmen, Elberfeld": "write it as a list: districts: [Barmen, Elberfeld]",
    "districts: ','": 'write it as a list: districts: [","]',
    "sources: Rundschau, Mai 2018": 'write it as a list: sources: ["Rundschau, Mai 2018"]',
    "milestones: Raum, Personal": 'write it as a list: milestones: [{title: "Raum, Personal"}]',
    "sources: 2018": 'write it as a list: sources: ["2018"]',
    "partners: [caritas]": "name the field before it: - organisation: caritas",
    "partners: [2018]": "write its fields below it, indented: organisation, role",
    "evidence: [https://example.org]": 'name the field before it: - url: "https://example.org"',
}


@pytest.mark.parametrize(("line", "help"), LISTS.items())
def test_entries_are_shown_as_they_belong_into_a_list(line: str, help: str, english: Any) -> None:
    (problem,) = found(f"{MEASURE}{line}\n")
    assert english(problem.help) == help


@pytest.mark.parametrize("line", [line for line in LISTS if "[" not in line and "2018" not in line])
def test_what_is_shown_as_a_list_is_one(line: str, english: Any) -> None:
    (problem,) = found(f"{MEASURE}{line}\n")
    shown = english(problem.help).removeprefix("write it as a list: ")
    assert "wrong-kind" not in [it.rule for it in found(f"{MEASURE}{shown}\n")]


def test_entries_of_a_list_without_dashes_are_no_slip_of_a_key(english: Any) -> None:
    text = f"{MEASURE}statements:\n  by: sozialamt\n  by: jugendamt\n"
    (problem,) = found(text)
    assert problem.rule == "duplicate-key"
    assert "write “- by: …”, and so at the first entry" in english(problem.help)
