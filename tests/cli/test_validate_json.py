"""The JSON of ``armut validate`` is what its published schema says, for every kind of problem."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema_rs
import pytest

from armut_cli.check.example import DAY
from armut_cli.check.explain import Page, pages
from tests.check.blocks import parse, register

if TYPE_CHECKING:
    from tests.conftest import Armut

FORMS = ("full", "concise", "sarif", "github", "gitlab", "junit")


def schema(armut: Armut, **environment: str) -> dict[str, Any]:
    given: dict[str, Any] = json.loads(armut.ask("schema", "problems", **environment))
    return given


@pytest.mark.parametrize("page", [pytest.param(page, id=page.id) for page in pages()])
def test_every_kind_of_problem_has_the_published_form(empty: Armut, page: Page) -> None:
    register(parse(page.bad), empty.folder)
    answer = empty("validate", "--format", "json", "--strict", today=DAY.isoformat())
    jsonschema_rs.validator_for(schema(empty)).validate(json.loads(answer.out))
    (problem,) = json.loads(answer.out)["problems"]
    assert problem["rule"] == page.id
    assert answer.code == (0 if problem["level"] == "note" else 1)


def test_the_form_is_described_in_the_language_of_the_person(empty: Armut) -> None:
    empty.write({"armut.yaml": "name: x\n"})
    english, german = schema(empty), schema(empty, ARMUT_LANG="de")
    assert jsonschema_rs.meta.is_valid(english)
    assert english.keys() == german.keys()
    assert english["$defs"]["Entry"]["properties"]["line"]["title"] == "Line"
    assert german["$defs"]["Entry"]["properties"]["line"]["title"] == "Zeile"


@pytest.mark.parametrize(
    ("key", "value"),
    [("level", "fatal"), ("line", -1), ("message", None), ("fix", None), ("fix", [{"start": 1}])],
)
def test_another_form_is_refused(armut: Armut, key: str, value: object) -> None:
    armut.write({"measures/M-03.yaml": "titel: x\ntitle: x\nstatus: geprueft\n"})
    data = json.loads(armut("validate", "--format", "json").out)
    validator = jsonschema_rs.validator_for(schema(armut))
    assert validator.is_valid(data)
    data["problems"][0][key] = value
    assert not validator.is_valid(data)


@pytest.mark.parametrize("form", FORMS)
def test_names_of_files_that_are_no_text(armut: Armut, form: str) -> None:
    name = b"measures/\xe4 %,:\nx.yaml".decode("utf-8", "surrogateescape")
    armut.write({name: "titel: x\n"})
    answer = armut("validate", "--format", form)
    assert (answer.code, "missing-key" in answer.out) == (1, True)
