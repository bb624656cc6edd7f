"""``armut schema``: the schema of each kind of file, and the settings of editors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema_rs
import pytest

from armut_cli.check.editors import EXTENSION, SCHEMAS
from armut_cli.lang.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Armut

SETTINGS = ".vscode/settings.json"
EXTENSIONS = ".vscode/extensions.json"
ALL = [*SCHEMAS.values(), SETTINGS, EXTENSIONS]


def given(armut: Armut, *arguments: object, **environment: str) -> Any:
    return json.loads(armut.ask(*arguments, **environment))


def choices(part: dict[str, Any]) -> dict[str, str]:
    """Give the values of a schema with what stands beside them."""
    return dict(zip(part["enum"], part["enumDescriptions"], strict=True))


def within(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        yield part
    for inner in part.values() if isinstance(part, dict) else part:
        if isinstance(inner, (dict, list)):
            yield from within(inner)


def read(armut: Armut, path: str) -> Any:
    return json.loads((armut.folder / path).read_text("utf-8"))


def test_the_vocabulary_stands_in_the_schema(armut: Armut) -> None:
    fields = given(armut, "schema", "measure")["properties"]
    assert choices(fields["status"]) == {
        "geprueft": "in Prüfung",
        "umzusetzen": "umzusetzen",
        "in-umsetzung": "in Umsetzung",
        "fertig": "abgeschlossen",
        "gebuendelt": "gebündelt",
    }
    assert choices(fields["groups"]["items"])["alter"] == "Armut im Alter"
    assert choices(fields["related"]["items"])["M-03"] == "Mittagstisch einrichten"
    assert choices(fields["lead"])["sozialamt"] == "Amt für Soziales"


def test_the_words_are_the_register_s_unless_asked_for_otherwise(armut: Armut) -> None:
    description = "The one organisation that is responsible."
    german = given(armut, "schema", "measure")["properties"]
    assert german["lead"]["description"] == Words("de").gettext(description)
    english = given(armut, "--lang", "en", "schema", "measure")["properties"]
    assert english["lead"]["description"] == description
    assert choices(english["status"])["geprueft"] == "under review"


@pytest.mark.parametrize(
    ("kind", "title"),
    [("measure", "title"), ("group", "moderation"), ("alliance", "thresholds")],
)
def test_each_kind_has_its_schema(armut: Armut, kind: str, title: str) -> None:
    schema = given(armut, "schema", kind)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert title in schema["properties"]
    assert jsonschema_rs.meta.is_valid(schema)
    assert given(armut, "schema")[kind] == schema


@pytest.mark.parametrize("named", ["GROUP", "groups/*.yaml", "gr"])
def test_a_kind_may_be_named_as_other_values(armut: Armut, named: str) -> None:
    assert armut.ask("schema", named) == armut.ask("schema", "group")


def test_an_unknown_kind_names_the_nearest(armut: Armut) -> None:
    assert "did you mean: measure (Measure)" in armut.refuse("schema", "mesure")


def test_every_fixed_value_has_its_words_and_every_date_its_help(empty: Armut) -> None:
    schemas = given(empty, "--lang", "en", "schema", ARMUT_REGISTER="")
    parts = list(within(schemas))
    values = [part for part in parts if isinstance(part.get("enum"), list)]
    unsaid = [part["enum"] for part in values if "enumDescriptions" not in part]
    assert unsaid == []
    for part in values:
        assert all(choices(part)[value] for value in part["enum"])
    dates = [part for part in parts if "pattern" in part]
    assert dates
    assert all("2026-Q3" in part["patternErrorMessage"] for part in dates)


def test_no_empty_list_is_a_default(armut: Armut) -> None:
    assert [part for part in within(given(armut, "schema")) if part.get("default") == []] == []


def test_without_a_register_the_built_in_words_are_given(empty: Armut) -> None:
    found = given(empty, "schema", "measure", ARMUT_REGISTER="")["properties"]
    assert choices(found["status"])["done"] == "completed"
    assert "enum" not in found["lead"]


def test_a_register_that_is_named_must_be_there(empty: Armut) -> None:
    assert "no register found" in empty.refuse("schema")
    assert "no register found" in empty.refuse("--at", "2020", "schema", ARMUT_REGISTER="")
    assert "no register found" in empty.refuse("schema", "--write", ARMUT_REGISTER="")


def test_what_cannot_be_read_is_said(armut: Armut) -> None:
    armut.write({"measures/M-05.yaml": "title: [\n"})
    answer = armut("schema", "measure")
    assert answer.code == 1
    assert "measures/M-05.yaml cannot be read in full" in answer.err
    assert "M-04" in answer.out


def test_write_sets_up_the_editor(armut: Armut) -> None:
    assert armut.ask("schema", "--write").splitlines() == ALL
    for kind, path in SCHEMAS.items():
        assert read(armut, path) == given(armut, "schema", kind)
    assert read(armut, SETTINGS) == {
        "yaml.schemas": {
            ".armut/schema/measure.schema.json": ["measures/*.yaml", "measures/*.yml"],
            ".armut/schema/group.schema.json": ["groups/*.yaml", "groups/*.yml"],
            ".armut/schema/alliance.schema.json": ["armut.yaml"],
        }
    }
    assert read(armut, EXTENSIONS) == {"recommendations": [EXTENSION]}


def test_write_writes_only_what_has_changed(armut: Armut) -> None:
    armut("schema", "--write")
    files = {path: (armut.folder / path).read_bytes() for path in ALL}
    answer = armut("schema", "--write")
    assert answer == (0, "", "everything is set up already\n")
    assert files == {path: (armut.folder / path).read_bytes() for path in ALL}
    armut.write({"measures/M-11.yaml": "title: Neu\nstatus: umzusetzen\n"})
    assert armut.ask("schema", "--write").splitlines() == [SCHEMAS["measure"]]


def test_write_keeps_what_stands_in_the_settings(armut: Armut) -> None:
    settings = '{\n    // ours\n    "editor.tabSize": 2, // two\n}\n'
    extensions = '{"recommendations": ["a.b"]}'
    armut.write({SETTINGS: settings, EXTENSIONS: extensions})
    armut.ask("schema", "--write")
    found = (armut.folder / SETTINGS).read_text("utf-8")
    assert found.startswith(settings.removesuffix("}\n"))
    assert '    "yaml.schemas": {\n        ".armut/schema/measure.schema.json": [' in found
    assert read(armut, EXTENSIONS) == {"recommendations": ["a.b", EXTENSION]}


@pytest.mark.parametrize("key", ["recommendations", "unwantedRecommendations"])
def test_what_was_decided_about_the_extension_stays(armut: Armut, key: str) -> None:
    extensions = json.dumps({key: ["RedHat.vscode-yaml"]})
    armut.write({EXTENSIONS: extensions})
    assert armut.ask("schema", "--write").splitlines() == ALL[:-1]
    assert (armut.folder / EXTENSIONS).read_text("utf-8") == extensions


@pytest.mark.parametrize(
    "settings", [b'{"a": 1', b"[]", b'{"yaml.schemas": 5}', b'{"a": "\xe4"}', b"// only this\n"]
)
def test_settings_that_are_unclear_are_left_to_people(armut: Armut, settings: bytes) -> None:
    armut.write({SETTINGS: settings})
    answer = armut("schema", "--write")
    assert answer.code == 1
    assert answer.out.splitlines() == [*SCHEMAS.values(), EXTENSIONS]
    assert f"error: {SETTINGS} is left as it is" in answer.err
    assert '{"yaml.schemas": {".armut/schema/measure.schema.json": ["measures/*.yaml"' in answer.err
    assert (armut.folder / SETTINGS).read_bytes() == settings


def test_write_needs_the_words_of_the_register(armut: Armut) -> None:
    armut("schema", "--write")
    before = (armut.folder / SCHEMAS["measure"]).read_bytes()
    armut.write({"armut.yaml": "name: [\n"})
    answer = armut("schema", "--write")
    assert (answer.code, answer.out) == (1, "")
    assert "without armut.yaml the schemas would be empty" in answer.err
    assert (armut.folder / SCHEMAS["measure"]).read_bytes() == before


def test_write_is_for_all_files_of_today(armut: Armut) -> None:
    assert "leave out measure" in armut.refuse("schema", "measure", "--write")
    assert "leave out --at" in armut.refuse("--at", "2020", "schema", "--write")


def test_folders_and_files_in_the_way_are_said(armut: Armut) -> None:
    armut.write({".armut": "a file\n"})
    answer = armut("schema", "--write")
    assert answer.code == 2
    assert "cannot be" in answer.err
    (armut.folder / ".armut").unlink()
    (armut.folder / SETTINGS).mkdir(parents=True)
    assert "settings.json cannot be read" in armut("schema", "--write").err


def test_a_folder_that_may_not_be_written_to_is_said(
    armut: Armut, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "replace", refuse)  # root may write anywhere
    answer = armut("schema", "--write")
    assert answer.code == 2
    assert "cannot be written: you may not write there" in answer.err
    assert "help" not in answer.err
