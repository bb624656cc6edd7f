"""``armut list``: selection, order, columns and formats."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from tests.sample import FILES, IDS

if TYPE_CHECKING:
    from tests.conftest import Armut


def ids(armut: Armut, *arguments: object) -> list[str]:
    return armut.ask("list", *arguments, "--format", "ids").split()


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((), IDS),
        (("--status", "in-umsetzung"), ["M-01"]),
        (("--status", "IN UMSETZUNG"), ["M-01"]),
        (("--status", "in-um"), ["M-01"]),
        (("--status", "under review"), ["M-04"]),
        (("--status", "Geprüft"), ["M-04"]),
        (("--status", "gebuendelt", "--status", "fertig"), ["M-02", "M-10"]),
        (("--status", "!gebuendelt"), ["M-01", "M-03", "M-04", "M-10"]),
        (("--status", "!gebuendelt", "--status", "!fertig"), ["M-01", "M-03", "M-04"]),
        (("--kind", "planned"), ["M-03"]),
        (("--kind", "completed"), ["M-10"]),
        (("--lead", "jobcenter"), ["M-02"]),
        (("--lead", "Amt für Soziales"), ["M-01", "M-10"]),
        (("--lead", "amt fuer"), ["M-01", "M-10"]),
        (("--lead", "none"), ["M-04"]),
        (("--lead", "!none"), ["M-01", "M-02", "M-03", "M-10"]),
        (("--lead", "sozialamt", "--kind", "done"), ["M-10"]),
        (("--partner", "jugendamt"), ["M-01"]),
        (("--partner", "none"), ["M-02", "M-03", "M-04", "M-10"]),
        (("--group", "armut im alter"), ["M-01", "M-04"]),
        (("--group", "alter", "--group", "!steuerung"), ["M-04"]),
        (("--goal", "teilhabe-starken"), ["M-01"]),
        (("--origin", "audience"), ["M-02"]),
        (("--origin", "working group"), ["M-01"]),
        (("--district", "unterstadt"), ["M-03"]),
        (("--process", "Beratungskonzept"), ["M-02"]),
        (("--text", "KUCHE"), ["M-03"]),
        (("--text", "uebersicht angebote"), ["M-10"]),
        (("--text", "angebote küche"), []),
        (("--overdue",), ["M-01"]),
        (("--due-within", "30"), ["M-03"]),
        (("--due-within", "24"), []),
        (("--stale",), ["M-03", "M-04"]),
        (("--stale", "30"), ["M-01", "M-03", "M-04"]),
        (("--stale=500",), ["M-04"]),
        (("--without", "lead"), ["M-04"]),
        (("--without", "Updates", "--without", "groups"), []),
        (("--where", 'lead == "sozialamt" and milestones|length > 1'), ["M-01"]),
        (("--where", "stale"), ["M-03", "M-04"]),
        (("M-10", "m-1"), ["M-01", "M-10"]),
        (("2", "mittagstisch"), ["M-02", "M-03"]),
        (("M-01", "--lead", "jobcenter"), []),
        (("--sort", "-id"), IDS[::-1]),
        (("--sort", "title"), ["M-02", "M-01", "M-03", "M-04", "M-10"]),
        (("--sort", "lead,-id"), ["M-02", "M-03", "M-10", "M-01", "M-04"]),
        (("--sort", "-lead, id"), ["M-01", "M-10", "M-03", "M-02", "M-04"]),
        (("--sort", "status"), ["M-04", "M-03", "M-01", "M-10", "M-02"]),
        (("--sort", "end"), ["M-02", "M-10", "M-03", "M-01", "M-04"]),
        (("--sort", "-end"), ["M-01", "M-03", "M-10", "M-02", "M-04"]),
        (("--sort", "Last update"), ["M-03", "M-10", "M-01", "M-02", "M-04"]),
        (("--sort", "-updates"), ["M-01", "M-03", "M-10", "M-02", "M-04"]),
        (("--limit", "2"), ["M-01", "M-02"]),
        (("--limit", "0"), []),
    ],
)
def test_selection_and_order(armut: Armut, arguments: tuple[str, ...], expected: list[str]) -> None:
    assert ids(armut, *arguments) == expected


def test_count_is_of_all_that_are_found(armut: Armut) -> None:
    assert armut.ask("list", "--count") == "5\n"
    assert armut.ask("list", "--lead", "sozialamt", "--count", "--limit", "1") == "2\n"


def test_a_pipe_gets_lines_with_tabs(armut: Armut) -> None:
    first = armut.ask("list").splitlines()[0].split("\t")
    assert first == [
        "M-01",
        "Besuchsdienste für ältere Menschen ausweiten",
        "in Umsetzung",
        "Sozialamt",
        "Armut im Alter, Steuerungsteam",
        "2027",
        "2026-05-02",
    ]
    assert armut.ask("list") == armut.ask("list", "--format", "tsv")


def test_csv_has_heads_and_quotes(armut: Armut) -> None:
    rows = list(csv.DictReader(io.StringIO(armut.ask("list", "--format", "csv"))))
    assert [row["id"] for row in rows] == IDS
    assert rows[0]["groups"] == "Armut im Alter, Steuerungsteam"


def test_json_holds_the_fields_of_the_files_and_what_is_computed(armut: Armut) -> None:
    found = json.loads(armut.ask("list", "--format", "json"))
    assert [measure["id"] for measure in found] == IDS
    assert found[0]["milestones"][1] == {
        "title": "Start in der Oberstadt",
        "due": "2026-05-31",
        "done": None,
        "responsible": None,
    }
    assert found[0]["computed"] == {
        "kind": "active",
        "status_label": "in Umsetzung",
        "lateness": "overdue",
        "due": "2026-05-31",
        "last_update": "2026-05-02",
        "silent_days": 44,
        "stale": False,
    }
    lines = armut.ask("list", "--format", "jsonl").splitlines()
    assert [json.loads(line) for line in lines] == found


def test_json_of_chosen_columns_holds_only_these(armut: Armut) -> None:
    answer = armut.ask("list", "M-01", "--columns", "id,Lateness", "--format", "json")
    assert json.loads(answer) == [{"id": "M-01", "lateness": "overdue"}]


def test_markdown_is_a_table(armut: Armut) -> None:
    lines = armut.ask("list", "--columns", "id,title", "--format", "md").splitlines()
    assert lines[:3] == [
        "| ID | Title |",
        "| --- | --- |",
        "| M-01 | Besuchsdienste für ältere Menschen ausweiten |",
    ]


def test_markdown_in_titles_is_no_markup(armut: Armut) -> None:
    armut.write({"measures/M-01.yaml": "title: 'a | *b* <i>'\nstatus: fertig\n"})
    answer = armut.ask("list", "1", "--columns", "title", "--format", "md")
    assert answer.splitlines()[2] == r"| a \| \*b\* \<i\> |"


def test_sections_have_captions_with_counts(armut: Armut) -> None:
    answer = armut.ask("list", "--by", "lead", "--format", "table", "--columns", "id,title")
    captions = [line for line in answer.splitlines() if line.endswith(")")]
    assert captions == ["Jobcenter (1)", "Sozialamt (2)", "Jugendamt (1)", "not given (1)"]


def test_sections_repeat_measures_of_several_groups(armut: Armut) -> None:
    answer = armut.ask("list", "--by", "groups", "--format", "md", "--columns", "id")
    assert answer.split("## ")[1:] == [
        "Armut im Alter (2)\n\n| ID |\n| --- |\n| M-01 |\n| M-04 |\n\n",
        "Steuerungsteam (2)\n\n| ID |\n| --- |\n| M-01 |\n| M-02 |\n\n",
        "not given (2)\n\n| ID |\n| --- |\n| M-03 |\n| M-10 |\n",
    ]


def test_a_table_into_a_pipe_has_symbols_and_no_colour(armut: Armut) -> None:
    answer = armut.ask("list", "--format", "table", COLUMNS="160")
    lines = answer.splitlines()
    assert lines[0].split() == [
        *("ID", "Title", "Status", "Lead", "Groups"),
        *("Next", "date", "End", "Last", "update"),
    ]
    assert set(lines[1]) == {"─"}
    assert "● in Umsetzung" in lines[2]
    assert "2026-05-31 !" in lines[2]
    assert "2026-07-10 ›" in lines[4]
    assert "!" not in lines[6]  # done: an end that is over presses nobody
    assert "\x1b" not in answer
    assert all(line == line.rstrip() for line in lines)


def test_a_table_leaves_out_columns_that_say_nothing(armut: Armut) -> None:
    armut.write({"measures/M-01.yaml": "title: Eins\nstatus: fertig\n"})
    answer = armut.ask("list", "M-01", "--format", "table")
    assert answer.splitlines()[0].split() == ["ID", "Title", "Status"]


@pytest.mark.parametrize("form", ["table", "tsv", "ids", "jsonl"])
def test_nothing_found_is_an_empty_answer(armut: Armut, form: str) -> None:
    assert armut.ask("list", "--text", "gibtesnicht", "--format", form) == ""


def test_colour_where_it_is_asked_for(armut: Armut) -> None:
    answer = armut.ask("--color", "always", "list", "--format", "table", "M-01", COLUMNS="120")
    assert "\x1b[36m● in Umsetzung\x1b[0m" in answer
    assert "\x1b[1;31m2026-05-31 !\x1b[0m" in answer


def test_white_space_of_a_title_stays_on_its_line(armut: Armut) -> None:
    armut.write({"measures/M-01.yaml": 'title: "a\\tb\\nc"\nstatus: fertig\n'})
    assert armut.ask("list", "M-01").startswith("M-01\ta b c\t")


@pytest.mark.parametrize(
    ("arguments", "message", "help"),
    [
        (("--status", "in-umsetzng"), "status “in-umsetzng” is unknown", "in-umsetzung"),
        (("--lead", "Jobzenter"), "lead “Jobzenter” is unknown", "jobcenter (Jobcenter)"),
        (("--lead", "xyz"), "lead “xyz” is unknown", "there is: jobcenter (Jobcenter), sozial"),
        (("--lead", "so", "--lead", "j"), "lead “j” is ambiguous", "jobcenter (Jobcenter), jug"),
        (("--group", "altr"), "group “altr” is unknown", "did you mean: alter (Armut im Alter)"),
        (("--goal", "!beratug"), "goal “beratug” is unknown", "beratung"),
        (("--columns", "titel"), "column “titel” is unknown", "did you mean: title (Title)"),
        (("--columns", "titel", "--count"), "column “titel” is unknown", "title (Title)"),
        (("--sort", "-statis"), "column “statis” is unknown", "status (Status)"),
        (("--by", "leed"), "field “leed” is unknown", "did you mean: lead"),
        (("--without", "leed"), "field “leed” is unknown", "did you mean: lead (Lead)"),
        (("--format", "jsn"), "format “jsn” is unknown", "did you mean: json"),
        (("--format", "q"), "format “q” is unknown", "there is: table, tsv, csv, json"),
        (("M-77",), "measure “M-77” is unknown", "there is: M-01 (Besuchs"),
        (("--where", "leed == 1"), "leed", "there is: "),
        (("--where", "lead =="), "", ""),
        (("--limit", "x"), "--limit: “x” is no number", "write a whole number, such as 30"),
        (("--limit", "-1"), "--limit: the number is below 0", "write a whole number"),
        (("--limit",), "option --limit needs a value", ""),
        (("--count=3",), "option --count takes no value", ""),
        (("--stats",), "there is no option --stats", "did you mean: --status"),
        (("--xyzzy",), "there is no option --xyzzy", "see armut list --help"),
        (
            ("--today", "2026-01-01"),
            "--today does not belong behind the command",
            "it stands before it: armut --today … list",
        ),
        (("-q",), "-q does not belong behind the command", "armut -q … list"),
    ],
)
def test_wrong_values_are_named_with_the_nearest(
    armut: Armut, arguments: tuple[str, ...], message: str, help: str
) -> None:
    said = armut.refuse("list", *arguments)
    first, _, rest = said.partition("\n")
    assert message in first
    assert help in rest


def test_vocabulary_that_is_empty_says_so(empty: Armut) -> None:
    empty.write({"armut.yaml": "name: x\n", "measures/M-1.yaml": "title: t\nstatus: done\n"})
    assert "help: the register has none" in empty.refuse("list", "--goal", "x")


def test_files_that_cannot_be_read_are_said_and_the_rest_is_listed(armut: Armut) -> None:
    armut.write(
        {"measures/M-02.yaml": "title: [", "measures/M-03.yaml": "titel: x\nstatus: fertig"}
    )
    answer = armut("list", "--format", "ids")
    assert answer.code == 1
    assert answer.out.split() == ["M-01", "M-03", "M-04", "M-10"]
    assert answer.err == (
        "warning: measures/M-02.yaml, measures/M-03.yaml cannot be read in full; "
        "armut validate says why\n"
    )
    quiet = armut("-q", "list", "--format", "ids")
    assert (quiet.code, quiet.err) == (1, "")


def test_many_files_that_cannot_be_read_are_counted(armut: Armut) -> None:
    armut.write(dict.fromkeys([path for path in FILES if "M-" in path], "- x"))
    assert "measures/M-03.yaml and 2 more files cannot be read" in armut("list").err
    armut.write({"measures/M-10.yaml": FILES["measures/M-10.yaml"]})
    assert "measures/M-03.yaml and one more file cannot be read" in armut("list").err
