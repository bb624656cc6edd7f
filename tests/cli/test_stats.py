"""``armut stats`` and ``armut groups``: figures and who looks after what."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from armut_cli.cli.stats import bar

if TYPE_CHECKING:
    from tests.conftest import Armut


def test_the_headline_stands_before_the_figures(armut: Armut) -> None:
    lines = armut.ask("stats").splitlines()
    assert " ".join(lines[:2]) == (
        "Of 5 measures one is completed, one in implementation, one bundled into running "
        "processes, one still to be implemented and one under review."
    )
    assert lines[3] == "Status           Number  Share"
    assert lines[5].startswith("◔ under review        1    20%  ████████████████████████")
    assert lines[11] == "Published figures     Number  Source"
    assert lines[13] == "Vorschläge insgesamt       5  example.org"


def test_a_bar_is_drawn_to_an_eighth() -> None:
    assert bar(1) == "█" * 24
    assert bar(0.5) == "█" * 12
    assert bar(1 / 192) == "▏"
    assert bar(23 / 192) == "██▉"


def test_bars_are_whole_or_not_there(armut: Armut) -> None:
    assert "█" not in armut.ask("stats", COLUMNS="40")
    assert "█" * 24 in armut.ask("stats", COLUMNS="60")


def test_one_field(armut: Armut) -> None:
    answer = armut.ask("stats", "--by", "lead", "--format", "csv")
    assert answer == (
        "lead,number,share\n"
        "jobcenter,1,0.2000\nsozialamt,2,0.4000\njugendamt,1,0.2000\nnone,1,0.2000\n"
    )


def test_two_fields_cross(armut: Armut) -> None:
    rows = list(
        csv.DictReader(io.StringIO(armut.ask("stats", "--by", "lead,status", "--format", "csv")))
    )
    assert rows[1] == {
        "lead": "Sozialamt",
        "geprueft": "",
        "umzusetzen": "",
        "in-umsetzung": "1",
        "fertig": "1",
        "gebuendelt": "",
        "total": "2",
    }
    table = armut.ask("stats", "--by", "lead, status", COLUMNS="160")
    (line,) = [line for line in table.splitlines() if line.startswith("Sozialamt")]
    assert line.split() == ["Sozialamt", "1", "1", "2"]


def test_a_table_that_is_too_wide_says_what_is_missing(armut: Armut) -> None:
    answer = armut("stats", "--by", "lead,status", COLUMNS="40")
    assert answer.code == 0
    assert answer.err == "the terminal is too narrow for: abgeschlossen, gebündelt, total\n"
    assert armut("-q", "stats", "--by", "lead,status", COLUMNS="40").err == ""


def test_markdown_has_the_published_figures_with_their_links(armut: Armut) -> None:
    answer = armut.ask("stats", "--format", "md")
    assert answer.startswith("Of 5 measures ")
    assert (
        "| Status | Number | Share |\n| --- | ---: | ---: |\n| under review | 1 | 20% |" in answer
    )
    assert "| Vorschläge insgesamt | 5 | https://example.org/presse |" in answer


def test_json(armut: Armut) -> None:
    data = json.loads(armut.ask("stats", "--by", "kind,group", "--format", "json"))
    assert data["total"] == 5
    assert data["headline"].startswith("Of 5 measures")
    assert data["counts"]["kind"][0] == {
        "id": "review",
        "label": "under review",
        "number": 1,
        "share": 0.2,
    }
    assert data["cross"]["active"] == {"alter": 1, "steuerung": 1}
    assert data["published"][0]["count"] == 5
    assert "cross" not in json.loads(armut.ask("stats", "--format", "json"))


def test_selection_applies(armut: Armut) -> None:
    assert armut.ask("stats", "--lead", "sozialamt").startswith(
        "Of 2 measures one is completed and one in implementation.\n"
    )
    assert armut.ask("stats", "--text", "gibtesnicht").startswith("There are no measures.\n")


def test_a_status_that_the_vocabulary_lacks_is_counted_under_its_own_name(armut: Armut) -> None:
    armut.write({"measures/M-03.yaml": "title: t\nstatus: sonstwo\n"})
    answer = armut.ask("stats")
    assert "one is marked “sonstwo”." in " ".join(answer.split())
    assert "· sonstwo" in answer
    armut.write({"measures/M-03.yaml": "title: t\n"})
    assert "one is marked “no status”." in " ".join(armut("stats").out.split())


def test_no_published_figures_no_table(empty: Armut) -> None:
    empty.write({"armut.yaml": "name: x\n", "measures/M-1.yaml": "title: t\nstatus: done\n"})
    assert empty.ask("stats").count("\n\n") == 1


@pytest.mark.parametrize(
    ("by", "message"),
    [
        ("lead,status,group", "--by takes one or two fields, not 3"),
        ("staus", "field “staus” is unknown"),
    ],
)
def test_wrong_fields(armut: Armut, by: str, message: str) -> None:
    assert message in armut.refuse("stats", "--by", by)


def test_the_real_register_says_what_the_city_has_published(real: Armut) -> None:
    data = json.loads(real.ask("stats", "--format", "json", today=None))
    numbers = {entry["id"]: entry["number"] for entry in data["counts"]["status"]}
    assert data["total"] == 30
    assert numbers == {
        "in-umsetzung": 17,
        "gebuendelt": 3,
        "umzusetzen": 2,
        "ohne-einstufung": 8,
    }
    assert [entry["count"] for entry in data["published"]] == [30, 22, 7, 1, 17]
    titles = real.ask("list", "--lead", "jobcenter", "--columns", "title")
    assert titles == "Trägerübergreifendes Beratungskonzept erarbeiten\n"
    assert "Wohnmöglichkeiten" in real.ask("list", "--lead", "sozialplanung")


def test_groups_have_their_measures_and_meetings(armut: Armut) -> None:
    assert armut.ask("groups") == (
        "alter\tArmut im Alter\tworking group\tSozialamt\t2 (◔ 1 ● 1)\t2026-05-20\t2026-09\n"
        "steuerung\tSteuerungsteam\tsteering team\tnot published\t2 (● 1 ◆ 1)\t\t\n"
    )


def test_the_day_decides_which_meeting_is_next(armut: Armut) -> None:
    before = armut.ask("groups", "--format", "jsonl", today="2026-05-20").splitlines()[0]
    assert json.loads(before)["computed"] == {
        "measures": ["M-01", "M-04"],
        "by_status": {"geprueft": 1, "in-umsetzung": 1},
        "last_meeting": None,
        "next_meeting": "2026-05-20",
    }
    after = armut.ask("groups", "--format", "json", today="2026-10-01")
    assert json.loads(after)[0]["computed"]["last_meeting"] == "2026-09"


def test_a_table_of_groups_leaves_out_what_stands_nowhere(armut: Armut) -> None:
    armut.write({"groups/alter.yaml": "name: Armut im Alter\n"})
    answer = armut.ask("groups", "--format", "table")
    assert answer.splitlines()[0].split("  ")[0] == "ID"
    assert "Next meeting" not in answer
    assert "Moderation" in answer


def test_groups_in_other_forms(armut: Armut) -> None:
    assert armut.ask("groups", "--format", "csv").splitlines()[0] == (
        "id,name,kind,moderation,measures,last_meeting,next_meeting"
    )
    assert "| alter | Armut im Alter |" in armut.ask("groups", "--format", "md")
    assert "format “html” is unknown" in armut.refuse("groups", "--format", "html")


def test_a_group_without_measures_or_an_unknown_status(armut: Armut) -> None:
    armut.write({"groups/neu.yaml": "name: Neu\n"})
    armut.write({"measures/M-01.yaml": "title: t\nstatus: x\ngroups: [alter]\n"})
    answer = armut.ask("groups").splitlines()
    assert answer[0].split("\t")[4] == "2 (◔ 1 · 1)"
    assert answer[1] == "neu\tNeu\tworking group\t\t\t\t"
