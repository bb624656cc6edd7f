"""``armut disclose``: what would leave the house, for people in short, for programs exactly."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest

from armut_cli.cli.sheet import FORMATS

if TYPE_CHECKING:
    from tests.conftest import Armut

FILES = {
    "armut.yaml": """\
name: Bündnis
visibility: internal
organisations: {amt: {name: Amt}, verein: {name: Verein}}
rules: {stale-measure: off}
""",
    "groups/alter.yaml": "name: Armut im Alter\nmoderation: [amt]\n",
    "measures/M-01.yaml": """\
title: Besuche
status: active
lead: amt
groups: [alter]
cost: 3
updates:
  - {date: 2026-01-02, text: offen}
  - {date: 2026-01-03, text: geheim, visibility: internal}
visibility: public
internal: {notes: geheim, priority: 0}
""".replace("cost: 3\n", ""),
    "measures/M-02.yaml": "title: Geheim\nstatus: active\nlead: verein\n",
}


@pytest.fixture
def register(empty: Armut) -> Armut:
    empty.write(FILES)
    return empty


def test_for_a_person(register: Armut) -> None:
    answer = register("disclose", "--format", "table", COLUMNS="120")
    assert answer.code == 0
    said = answer.err.splitlines()
    assert said[0] == "2 of 4 records would leave the house."
    assert said[1].startswith("Of the past only texts and names leave that still stand in ")
    lines = [line.split() for line in answer.out.splitlines()]
    assert lines[0] == ["Records"]
    rows = {line[0]: line[1:] for line in lines if line}
    assert rows["M-01"] == [
        *("Besuche", "5", "fields", "groups[1],", "updates[2],"),
        *("internal.notes,", "internal.priority"),
    ]
    assert rows["M-02"] == ["Geheim", "nothing", "everything"]
    assert rows["alter"] == ["Armut", "im", "Alter", "nothing", "everything"]
    assert "Measures: what leaves" in answer.out
    assert "Groups: what leaves" not in answer.out
    assert rows["lead"] == ["Lead", "1"]
    assert rows["organisations"] == ["Organisations", "1"]
    assert register("-q", "disclose", "--format", "table").err == ""


def test_everything_leaves(register: Armut) -> None:
    register.write(
        {
            "armut.yaml": "name: x\nvisibility: public\n",
            "groups/alter.yaml": "name: a\n",
            "measures/M-01.yaml": "title: a\nstatus: active\n",
            "measures/M-02.yaml": "title: a\nstatus: active\n",
        }
    )
    answer = register("disclose", "--format", "table")
    assert "everything" not in answer.out
    assert "Groups: what leaves" in answer.out
    assert answer.out.count("nothing") == 4


def test_for_a_program(register: Armut) -> None:
    found = {
        entry["id"]: entry for entry in json.loads(register.ask("disclose", "--format", "json"))
    }
    assert found["M-01"] == {
        "record": "measure",
        "id": "M-01",
        "leaves": ["title", "lead", "status", "updates[1].date", "updates[1].text", "visibility"],
        "stays": [
            "groups[1]",
            "updates[2].date",
            "updates[2].text",
            "updates[2].visibility",
            "internal.notes",
            "internal.priority",
        ],
    }
    assert found["M-02"]["leaves"] == []
    assert found["armut.yaml"]["stays"] == ["organisations.verein.name", "rules.stale-measure"]
    lines = register.ask("disclose", "--format", "jsonl").splitlines()
    assert [json.loads(line) for line in lines] == list(found.values())


def test_what_it_says_is_what_leaves(register: Armut) -> None:
    """Every path that leaves leads to a value of the public edition, no other does."""
    disclosed = {
        entry["id"]: entry for entry in json.loads(register.ask("disclose", "--format", "json"))
    }
    shown = json.loads(register.ask("--public", "list", "--format", "json"))
    assert [measure["id"] for measure in shown] == [
        id for id, entry in disclosed.items() if entry["record"] == "measure" and entry["leaves"]
    ]
    (text,) = (
        json.loads(register.ask("--public", "show", measure["id"], "--format", "json"))
        for measure in shown
    )
    paths = [path for path in filled(text[0]) if path != "id" and "computed" not in path]
    assert sorted(paths) == sorted(disclosed["M-01"]["leaves"])


def filled(value: Any, path: str = "") -> list[str]:
    if isinstance(value, dict):
        pairs = [(f"{path}.{key}" if path else key, item) for key, item in value.items()]
    elif isinstance(value, list):
        pairs = [(f"{path}[{number}]", item) for number, item in enumerate(value, 1)]
    else:
        return [path] if value not in (None, False, "") else []
    return [found for below, item in pairs for found in filled(item, below)]


@pytest.mark.parametrize("form", FORMATS)
def test_every_format(register: Armut, form: str) -> None:
    answer = register("disclose", "--format", form, COLUMNS="120")
    assert "M-02" in answer.out
    assert "internal.notes" in answer.out
    if form == "csv":
        rows = list(csv.reader(io.StringIO(answer.out)))
        assert rows[0] == ["id", "leaves", "stays"]
        assert rows[3] == ["M-02", "nothing", "title, lead, status"]


def test_it_is_about_the_whole_register(register: Armut) -> None:
    assert "does not go with --public" in register.refuse("--public", "disclose")


def test_what_cannot_be_read(register: Armut) -> None:
    register.write({"measures/M-02.yaml": "title: ["})
    answer = register("disclose")
    assert answer.code == 1
    assert "measures/M-02.yaml cannot be read in full" in answer.err
