"""The schema for editors: valid itself, described, and with the register's own words."""

from __future__ import annotations

from typing import Any, get_args

import jsonschema_rs
import msgspec
import pytest

from armut_cli.check.example import FILES
from armut_cli.check.schema import Kind, schema, struct_at, structs
from armut_cli.model.alliance import Alliance, Goal
from armut_cli.model.group import Group
from armut_cli.model.measure import Evidence, Measure, Update
from armut_cli.text.load import load
from tests.check.wild import RIGHT

REGISTER = load({path: text.encode() for path, text in FILES.items()})
KINDS = get_args(Kind)


@pytest.mark.parametrize("kind", KINDS)
def test_is_a_schema_that_takes_the_right_files(kind: Kind) -> None:
    made = schema(kind)
    jsonschema_rs.meta.validate(made)
    assert jsonschema_rs.Draft202012Validator(made).is_valid(RIGHT[kind])


@pytest.mark.parametrize("kind", KINDS)
def test_is_plain_data(kind: Kind) -> None:
    made = schema(kind, REGISTER)
    assert msgspec.json.decode(msgspec.json.encode(made)) == made


@pytest.mark.parametrize("kind", KINDS)
def test_everything_is_described_and_in_a_language(kind: Kind) -> None:
    made = schema(kind, None, str.upper)
    for part in (made, *made["$defs"].values()):
        assert part["description"].isupper()
        assert "id" not in part["properties"]
        for field in part["properties"].values():
            assert field["title"].isupper()


def test_nothing_is_said_of_the_id() -> None:
    assert schema("measure")["required"] == ["title", "status"]


def test_values_of_the_register_are_offered_with_their_names() -> None:
    fields = schema("measure", REGISTER)["properties"]
    assert fields["status"]["enum"][:2] == ["vorgeschlagen", "in-pruefung"]
    assert fields["status"]["enumDescriptions"][:2] == ["vorgeschlagen", "in Prüfung"]
    assert fields["lead"]["enum"] == ["besuchsdienste", "jobcenter", "sozialamt"]
    assert fields["goals"]["items"]["enum"] == ["beratung", "stadtteilarbeit"]
    assert fields["groups"]["items"]["enumDescriptions"] == ["Armut im Alter"]
    assert fields["related"]["items"]["enumDescriptions"] == ["Besuchsdienste ausweiten"]


def test_an_empty_vocabulary_takes_anything() -> None:
    fields = schema("measure", load({"armut.yaml": b"name: X\n"}))["properties"]
    assert "enum" not in fields["goals"]["items"]
    assert fields["status"]["enum"][0] == "proposed"


def test_labels_are_in_the_language_of_the_register() -> None:
    text = (
        "name: X\nlanguage: en\ngoals:\n  a: {label: {de: Wohnen, en: Housing}}\n"
        "  b: {label: {de: Teilhabe}}\n"
    )
    field = schema("measure", load({"armut.yaml": text.encode()}))["properties"]["goals"]
    assert field["items"]["enumDescriptions"] == ["Housing", "Teilhabe"]


def test_dates_have_a_pattern_for_editors() -> None:
    start = schema("measure")["properties"]["start"]
    assert start["type"] == ["string", "integer"]
    assert "Q[1-4]" in start["pattern"]


def test_all_structs_are_found() -> None:
    assert structs(Update) == {"Update": Update, "Evidence": Evidence}


@pytest.mark.parametrize(
    ("struct", "way", "expected"),
    [
        (Measure, (), Measure),
        (Measure, ("updates", 3), Update),
        (Measure, ("updates", 3, "evidence", 0), Evidence),
        (Measure, ("updates",), None),
        (Measure, ("title",), None),
        (Measure, ("titel", 0), None),
        (Measure, ("title", "x"), None),
        (Alliance, ("goals", "beratung"), Goal),
        (Group, ("name",), None),
    ],
)
def test_ways_lead_to_structs(struct: Any, way: tuple[str | int, ...], expected: Any) -> None:
    assert struct_at(struct, way) is expected
