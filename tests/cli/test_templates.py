"""``armut templates``: what there is, and one of them to change."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Armut

ROWS = [
    (
        "control\thtml, md, docx, pdf\tcontrol table for the council: "
        "who does what until when, and why not"
    ),
    (
        "handout\thtml, md, docx, pdf\thandout for a group's meeting: "
        "agenda, measures, decisions needed, notes"
    ),
    "measure\thtml, md, docx, pdf\ta page for each measure: the whole path, origin to evidence",
    "status\thtml, md, docx, pdf\tstatus report: where all measures stand, with figures and legend",
]


def test_all_of_them(armut: Armut) -> None:
    assert armut.ask("templates").splitlines() == ROWS


def test_one_of_them(armut: Armut) -> None:
    for name in ("control", "Control", "cont"):
        assert armut.ask("templates", name).splitlines() == ROWS[:1]
    assert "did you mean: status" in armut.refuse("templates", "staus")


def test_those_of_the_register(armut: Armut) -> None:
    armut.write({"templates/brief.md.j2": "x", "templates/_teil.md.j2": "x", "templates/x.txt": ""})
    rows = armut.ask("templates").splitlines()
    assert rows[0] == "brief\tmd, docx\ta template of this register"
    assert rows[1:] == ROWS


@pytest.mark.parametrize("form", ["table", "md", "json"])
def test_every_format(armut: Armut, form: str) -> None:
    answer = armut.ask("templates", "--format", form)
    for name in ("control", "handout", "measure", "status"):
        assert name in answer
    if form == "json":
        assert json.loads(answer)[3] == {
            "name": "status",
            "formats": ["html", "md", "docx", "pdf"],
            "makes": "status report: where all measures stand, with figures and legend",
        }
    assert "format “xml” is unknown" in armut.refuse("templates", "--format", "xml")


def test_a_copy_to_change(armut: Armut) -> None:
    answer = armut("templates", "status", "--copy")
    assert answer.out.splitlines() == [f"templates/status.{it}.j2" for it in ("html", "md", "typ")]
    assert answer.err == "changes there take the place of the built-in template\n"
    before = armut.ask("report")
    file = armut.folder / "templates" / "status.md.j2"
    file.write_text(file.read_text("utf-8") + "Unser Zusatz\n", "utf-8")
    assert armut.ask("report") == before + "Unser Zusatz\n"
    said = armut.refuse("templates", "status", "--copy")
    assert said.startswith("error: the register has its own template “status” already\nhelp: ")


def test_what_is_there_is_not_written_over(armut: Armut) -> None:
    armut.write({"templates/control.md.j2": "mein\n"})
    answer = armut("-q", "templates", "control", "--copy")
    assert answer == (0, "templates/control.html.j2\ntemplates/control.typ.j2\n", "")
    assert (armut.folder / "templates" / "control.md.j2").read_text("utf-8") == "mein\n"


def test_copies_make_the_same(armut: Armut) -> None:
    calls = [
        (*command.split(), "--format", form)
        for command in ("report status", "report control", "report measure", "handout steuerung")
        for form in ("md", "html")
    ]
    before = [armut.ask(*call) for call in calls]
    for name in ("status", "control", "measure", "handout"):
        armut("templates", name, "--copy")
    assert [armut.ask(*call) for call in calls] == before


def test_what_cannot_be_copied(armut: Armut) -> None:
    said = armut.refuse("templates", "--copy")
    assert said == (
        "error: it is not said which template\nhelp: name one: armut templates status --copy\n"
    )
    armut.write({"templates/brief.md.j2": "x"})
    assert "has its own template “brief”" in armut.refuse("templates", "brief", "--copy")


def test_nothing_is_copied_into_the_past_or_a_file(armut: Armut) -> None:
    said = armut.refuse("--at", "HEAD", "templates", "status", "--copy")
    assert "leave out --at" in said
    armut.write({"templates": "a file\n"})
    assert "templates cannot be made: File exists" in armut.refuse("templates", "status", "--copy")


def test_no_register(empty: Armut) -> None:
    assert "no register found" in empty.refuse("templates")
