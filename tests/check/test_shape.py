"""The check of shape and the reading of structs come to one verdict, and every flaw is told."""

from __future__ import annotations

from typing import Any, get_args

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from armut_cli.check.schema import STRUCTS, Kind
from armut_cli.check.shape import flaws, is_date, plain, validator
from armut_cli.model.register import Flawed
from armut_cli.model.span import Span
from armut_cli.text.lenient import convert
from tests.check.town import MEASURE, found
from tests.check.wild import RIGHT, VALUES, wild

KINDS = get_args(Kind)
PATHS: dict[Kind, str] = {
    "alliance": "armut.yaml",
    "measure": "measures/M-01.yaml",
    "group": "groups/x.yaml",
}
FILES = st.sampled_from(KINDS).flatmap(lambda kind: st.tuples(st.just(kind), wild(kind)))


def reads(kind: Kind, data: dict[str, Any]) -> bool:
    """Tell whether the struct can be made, as reading a register does it."""
    if "id" in data and kind != "alliance":
        return False
    try:
        convert(STRUCTS[kind], data if kind == "alliance" else {"id": "x", **data})
    except msgspec.ValidationError:
        return False
    return True


@pytest.mark.parametrize("kind", KINDS)
def test_the_right_files_are_right(kind: Kind) -> None:
    assert reads(kind, RIGHT[kind])
    assert validator(kind).is_valid(RIGHT[kind])


@given(FILES)
@example(("measure", {"title": "x", "status": "x", "internal": {"priority": 1.0}}))
@example(("measure", {"title": "x", "status": "x", "end": "0000"}))
@example(("measure", {"title": "x", "status": "x", "end": 999}))
@example(("measure", {"title": "x", "status": "x", "end": "2026-09-30\n"}))
@example(("alliance", {"name": {"fr": "x"}}))
@example(("alliance", {"name": {}}))
@example(("alliance", {"name": "x", "thresholds": {"stale_days": -1}}))
def test_one_verdict(file: tuple[Kind, dict[str, Any]]) -> None:
    kind, data = file
    assert validator(kind).is_valid(plain(data)) == reads(kind, data)


@given(FILES)
def test_what_cannot_be_read_has_a_flaw_that_leads_somewhere(
    file: tuple[Kind, dict[str, Any]],
) -> None:
    kind, data = file
    found = flaws(Flawed(PATHS[kind], data))
    assert bool(found) == (not reads(kind, data))
    for id, finding in found:
        assert finding.data
        value: Any = data
        for step in finding.data[: -1 if id == "missing-key" else None]:
            value = value[step]


@given(VALUES)
def test_dates_are_those_of_spans(value: Any) -> None:
    try:
        Span.parse(value)
    except ValueError:
        assert not is_date(value)
    else:
        assert is_date(value)


MESSAGES = {
    "distrikts: [x]": ("unknown key “distrikts”", "did you mean “districts”?"),
    "zuständig: jobcenter": ("unknown key “zuständig”", "did you mean “lead”?"),
    "due: 2027": ("unknown key “due”", "“due” belongs below: statements, milestones"),
    "titel: X": ("unknown key “titel”", "“title” is already there: write both there"),
    "xyzzyx: X": ("unknown key “xyzzyx”", "possible keys: title, summary, wording, descrip"),
    "id: M-01": ("“id” has no place in a file", "delete the line: the file name is the id"),
    "origin: {date: 2026}": ("“kind” is missing", "add “kind: …”: Who proposed it."),
    "districts: Oberbarmen": (
        "a text where a list belongs",
        "write it as a list: districts: [Oberbarmen]",
    ),
    "districts: {a: b}": (
        "a block of fields where a list belongs",
        "begin each entry of the list with “- ”",
    ),
    "ongoing: ja": ("a text where yes or no belongs", "write “true” or “false”"),
    "lead: [jobcenter]": (
        "a list where a text belongs",
        "write one text, without “[ ]” and “- ”",
    ),
    "sources: [{Rundschau: x}]": (
        "a block of fields where a text belongs",
        "put the text in quotes: a colon followed by a space begins a field",
    ),
    "wording: 2026": (
        "a whole number where a text belongs",
        "put it in quotation marks, every digit as it stands there",
    ),
    "wording: 007": (
        "a whole number where a text belongs",
        "put it in quotation marks, every digit as it stands there",
    ),
    "statements: [{by: jobcenter, cost: 1.000}]": (
        "a number where a whole number or a text belongs",
        "write a whole number without a point, or put it in quotation marks",
    ),
    "goals: • beratung": (
        "a text where a list belongs",
        "lists begin with “- ”, not with “•”",
    ),
    "goals: beratung - teilhabe": (
        "a text where a list belongs",
        "the dashes of a list stand below each other, below a key without a value",
    ),
    "wording: true": ("yes or no where a text belongs", 'put it in quotes: “"true"”'),
    "bundled_into: x": (
        "a text where a block of fields belongs",
        "write its fields below it, indented: process, measure",
    ),
    "statements: [{by: jobcenter, cost: true}]": (
        "yes or no where a whole number or a text belongs",
        "write a whole number or a text",
    ),
    "internal: {priority: 1.5}": ("a number where a whole number belongs", "write a whole number"),
    "goals:": ("“goals” is empty", "write what belongs there, or delete the line"),
    "origin: {kind: Publikum}": ("unknown value “Publikum”", "did you mean “audience”?"),
    "offers: [{name:Laden}]": ("unknown key “name:Laden”", "write: name: Laden"),
    "visibility: xyzzy": ("unknown value “xyzzy”", "possible values: internal, public"),
    "end: [2026]": (
        "a list where a date belongs",
        "write a day (2026-09-30), a month (2026-09), a quarter (2026-Q3) or a year (2026)",
    ),
    "end: 30.09.2026": ("“30.09.2026” is no date", "did you mean “2026-09-30”?"),
    "end: 2026-02-30": ("“2026-02-30” is no date", "that month has 28 days; look up"),
}


@pytest.mark.parametrize(("line", "told"), MESSAGES.items(), ids=MESSAGES)
def test_messages(line: str, told: tuple[str, str], english: Any) -> None:
    (problem,) = found(f"{MEASURE}{line}\n")
    message, help = told
    assert english(problem.message) == message
    assert english(problem.help)[: len(help)] == help


ALLIANCES = {
    "name: {fr: X}": ("unknown language “fr”", "possible values: de, en"),
    "name: X\nrules: {stale-measure: fehler}": ("unknown value “fehler”", "did you mean “error”?"),
    "name: X\ngoals: [a]": (
        "a list where a block of fields belongs",
        "write one line for each entry, indented: “id: …”",
    ),
    "name: X\nthresholds: {stale_days: -1}": ("-1 is less than 0", "write 0 or more"),
    "name: [X]": (
        "a list where a text or a block of fields belongs",
        "write one text, without “[ ]” and “- ”",
    ),
}


@pytest.mark.parametrize(("text", "told"), ALLIANCES.items(), ids=ALLIANCES)
def test_messages_of_the_vocabulary(text: str, told: tuple[str, str], english: Any) -> None:
    [(_, finding)] = flaws(Flawed("armut.yaml", _data(text)))
    assert (english(finding.message), english(finding.help)) == told


def _data(text: str) -> Any:
    from armut_cli.text.read import parse

    return parse("armut.yaml", text + "\n")


@pytest.mark.parametrize("number", ["2026", "007", "3.10", "1_000", "1e3"])
def test_numbers_where_texts_belong_are_quoted_as_they_stand(number: str) -> None:
    (problem,) = found(f"{MEASURE}wording: {number}\n")
    (edit,) = problem.fix
    assert edit.text == f'"{number}"'


@pytest.mark.parametrize(
    ("written", "meant"),
    [("sumary", "summary"), ("sumarry", None), ("leda", "lead"), ("goalss", "goals")],
)
def test_a_key_one_letter_off_can_be_mended(written: str, meant: str | None) -> None:
    (problem,) = found(f"{MEASURE}{written}: [x]\n")[:1]
    assert [edit.text for edit in problem.fix] == ([meant] if meant else [])
