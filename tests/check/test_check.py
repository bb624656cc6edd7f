"""The frame: levels, order, the files that are asked for, and one problem for one cause."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from armut_cli.check.check import MOST, check
from armut_cli.check.example import DAY, FILES, OWN
from armut_cli.check.rules import RULES, rule_of
from armut_cli.model.message import msg
from armut_cli.model.place import Place, Problem
from armut_cli.store.worktree import read
from armut_cli.text.load import load
from tests.check.town import MEASURE, found, rules
from tests.check.wild import RIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
BROKEN = 'title: "nie geschlossen\nstatus: vorgeschlagen\n'


def test_the_real_register_is_clean() -> None:
    files = read(ROOT)
    assert check(load(files.contents, files.unreadable), DAY) == ()


def test_the_register_of_the_examples_is_clean() -> None:
    assert found() == ()


def test_a_register_without_anything_but_a_name_is_clean() -> None:
    assert check(load({"armut.yaml": b"name: X\n"}), DAY) == ()


def test_no_files_at_all() -> None:
    assert check(load({}), DAY) == ()


def test_ids_are_words_with_hyphens_and_stand_once() -> None:
    ids = [rule.id for rule in RULES]
    assert len(set(ids)) == len(ids)
    assert all(id.replace("-", "").isalpha() and id.islower() for id in ids)


def test_every_function_with_examples_is_a_rule() -> None:
    source = "".join(
        path.read_text("utf-8") for path in (ROOT / "src/armut_cli/check/rules").glob("*.py")
    )
    assert source.count("\n    Bad:\n") == len(RULES)


def test_an_unknown_rule_is_refused() -> None:
    with pytest.raises(KeyError):
        rule_of("no-such-rule")


@pytest.mark.parametrize("level", ["note", "warning", "error"])
def test_a_register_sets_levels(level: str) -> None:
    (problem,) = found("title: X\nstatus: umzusetzen\n", rules=f"{{missing-lead: {level}}}")[:1]
    assert (problem.rule, problem.level) == ("missing-lead", level)


def test_a_rule_that_is_off_finds_nothing() -> None:
    assert rules("title: X\nstatus: umzusetzen\n", rules="{missing-lead: off}") == []
    assert rules("title: X\nstats: umzusetzen\n", rules="{unknown-key: off}") == ["missing-key"]


def test_what_cannot_be_read_stays_an_error() -> None:
    firm, unbalanced = found(BROKEN, rules="{unbalanced-quotes: off}")
    assert (unbalanced.rule, unbalanced.level) == ("unbalanced-quotes", "error")
    assert firm.rule == "firm-rule"


def test_what_is_passed_over_stays_an_error() -> None:
    long = found(MEASURE + "#\n" * 20_001, rules="{file-too-long: off}")
    assert [(it.rule, it.level) for it in long] == [
        ("firm-rule", "error"),
        ("file-too-long", "error"),
    ]


def test_order_is_file_line_column() -> None:
    problems = found(
        "title: X\nsummary: <b>A</b> <i>B</i>\ngoals: [a, b]\nstatus: weg\n",
        {"measures/M-10.yaml": BROKEN, "measures/M-2.yaml": "status: weg\n"},
    )
    assert [(it.place.path, it.place.line, it.place.column) for it in problems] == [
        ("measures/M-01.yaml", 2, 10),
        ("measures/M-01.yaml", 3, 9),
        ("measures/M-01.yaml", 3, 12),
        ("measures/M-01.yaml", 4, 9),
        ("measures/M-2.yaml", 1, 1),
        ("measures/M-2.yaml", 1, 9),
        ("measures/M-10.yaml", 1, 8),
    ]


def test_only_the_files_asked_for_are_told_and_all_are_looked_at() -> None:
    texts = {
        **FILES,
        OWN: MEASURE + "related: [M-02]\n",
        "measures/M-02.yaml": "title: X\nstatus: weg\n",
        "measures/M-03.yaml": BROKEN,
        "measures/M-04.yaml": "title: Y\nstatis: weg\n",
    }
    register = load({path: text.encode() for path, text in texts.items()})
    assert check(register, DAY, paths=[OWN]) == ()
    for path in ("measures/M-02.yaml", "measures/M-03.yaml", "measures/M-04.yaml"):
        assert {it.place.path for it in check(register, DAY, paths={path})} == {path}


def test_a_file_tells_no_more_than_anybody_reads() -> None:
    assert len(found(MEASURE + f"goals: [{', '.join(f'z{n}' for n in range(1500))}]\n")) == MOST


FLAWS = {
    "wrong kind of list": ("districts: Oberbarmen", ["wrong-kind"]),
    "wrong kind of entry": ("partners: [besuchsdienste]", ["wrong-kind"]),
    "number for text": ("wording: 5", ["wrong-kind"]),
    "no date": ("end: bald", ["no-date"]),
    "no date in a list": ("updates: [{date: 31.02.2026, text: x}]", ["no-date"]),
    "null for a list": ("goals:", ["empty-value"]),
    "null entry": ("goals: [null]", ["empty-value"]),
    "null for a text": ("summary:", ["empty-value"]),
    "null for a reference": ("lead:  # noch offen", ["empty-value"]),
    "null for a date": ("end: ~", ["empty-value"]),
    "null for a block": ("origin: null", ["empty-value"]),
    "null for a fixed value": ("visibility:", ["empty-value"]),
    "null in a block": ("origin: {kind: audience, date: }", ["empty-value"]),
    "the word null in a text": ("summary: null und nichtig", []),
    "list that is a text": ("goals:\n  - stadtteilarbeit\n    - beratung", ["list-in-text"]),
    "list behind a text": ("goals: beratung\n  - stadtteilarbeit", ["list-in-text"]),
    "list in a long text": ("description: Hilfe\n  - hier\n  - dort", ["list-in-text"]),
    "list in a folded text": ("description: >\n  Hilfe\n  - hier", ["list-in-text"]),
    "dash in a text": ("description: Hilfe - hier\n  und - dort", []),
    "text that is a comment": ("wording: Treffpunkt #2", ["text-in-comment"]),
    "text that begins as a comment": ("wording: #2 im Ort", ["text-in-comment"]),
    "comment behind a text": ("wording: Treffpunkt  # 2018", []),
    "comment behind a reference": ("lead: sozialamt #2", []),
    "comment in a list of references": ("goals:\n  - beratung #2", []),
    "comment behind a label": (
        "offers:\n  - name: Laden #2\n    url: https://a.de",
        ["text-in-comment"],
    ),
    "field that is a text": ("wording: Treffpunkt\n  lead:sozialamt", ["field-in-text"]),
    "no field": ("wording: Treffpunkt\n  ort:oben", []),
    "missing space in brackets": ("origin: {kind:audience}", ["unknown-key"]),
    "path in double quotes": ('wording: "G:\\texte"', ["path-in-quotes"]),
    "field further out": ("offers:\n  - name: A\n     lead:x", ["field-in-text"]),
    "fixed value": ("visibility: publc", ["unknown-value"]),
    "list for a fixed value": ("visibility: [public]", ["wrong-kind"]),
    "unpublished is no list": ("unpublished: lead", ["wrong-kind"]),
    "id": ("id: M-01", ["id-in-file"]),
    "deep key": ("origin: {kind: audience, dat: 2026}", ["unknown-key"]),
    "deep missing key": ("origin: {date: 2026}", ["missing-key"]),
    "float for a number": ("internal: {priority: 1.0}", ["wrong-kind"]),
    "float for a date": ("start: 2026.0", ["no-date"]),
    "truth for a date": ("start: true", ["no-date"]),
    "list for a date": ("start: [2026]", ["wrong-kind"]),
    "number for a reference": ("lead: 5", ["wrong-kind"]),
    "text for a block": ("bundled_into: beratungskonzept", ["wrong-kind"]),
    "block for a text": ("wording: {Rundschau: Artikel}", ["wrong-kind"]),
    "text for truth": ("ongoing: ja", ["wrong-kind"]),
    "list for a cost": ("statements: [{by: jobcenter, cost: [5]}]", ["wrong-kind"]),
    "empty reference": ("related: ['']", ["empty-text"]),
    "empty optional text": ("lead: ''", []),
}


@pytest.mark.parametrize(("line", "expected"), FLAWS.values(), ids=FLAWS)
def test_one_flaw_is_one_problem(line: str, expected: list[str]) -> None:
    assert rules(f"{MEASURE}{line}\n") == expected


def active(**changes: str) -> str:
    """Give a measure that asks for much, with changed fields; None leaves one out."""
    fields = {
        "title": "Stadtteilservices ausweiten",
        "summary": "Hilfe in weiteren Quartieren.",
        "status": "in-umsetzung",
        "lead": "sozialamt",
        "milestones": "[{title: Räume, due: 2027-06}]",
        "updates": "[{date: 2026-10-05, text: Es geht los.}]",
        "visibility": "public",
    }
    return "".join(f"{key}: {value}\n" for key, value in {**fields, **changes}.items() if value)


CAUSES = {
    "clean": (active(), []),
    "missing status": (active(status=""), ["missing-key"]),
    "unknown status": (active(status="laufend"), ["unknown-status"]),
    "status of a wrong kind": (active(status="[in-umsetzung]"), ["wrong-kind"]),
    "misspelt lead": (active(lead="") + "leed: sozialamt\n", ["unknown-key"]),
    "German key": (active(lead="") + "federführung: sozialamt\n", ["unknown-key"]),
    "unknown lead": (active(lead="sozialam"), ["unknown-organisation"]),
    "lead of a wrong kind": (active(lead="[sozialamt]"), ["wrong-kind"]),
    "flawed milestone": (active(milestones="[{titel: Räume, due: 2027-06}]"), ["unknown-key"]),
    "milestone without date": (active(milestones="[{title: Räume, due: bald}]"), ["no-date"]),
    "flawed updates": (active(updates="[{date: gestern, text: x}]"), ["no-date"]),
    "flawed evidence of an update": (
        active(status="abgeschlossen", milestones="").replace(
            "text: Es geht los.", "evidence: Bericht"
        ),
        ["wrong-kind"],
    ),
    "flawed update that may have evidence": (
        active(status="abgeschlossen", milestones="", updates="Bericht"),
        ["wrong-kind"],
    ),
    "evidence missing beside another flaw": (
        active(status="abgeschlossen", milestones="", lead="[x]"),
        ["missing-evidence", "wrong-kind"],
    ),
    "flawed word for a permanent task": (active(milestones="", ongoing="ja"), ["wrong-kind"]),
    "flawed summary": (active(summary="[x]"), ["wrong-kind"]),
    "two causes": (active(lead="", milestones=""), ["missing-lead", "missing-milestone"]),
    "flawed gaps": (active(lead="", summary="") + "unpublished: lead\n", ["wrong-kind"]),
    "known gaps": (
        active(lead="", summary="", milestones="", updates="")
        + "unpublished: [lead, summary, milestones, updates]\n",
        [],
    ),
    "year by a slip": (active() + "start: 2026\nend: 1202-06\n", ["odd-year"]),
    "due by a slip": (
        active(milestones="[{title: R, due: 2207}]") + "end: 2028\n",
        ["missing-milestone", "odd-year"],
    ),
    "answer too early": (
        active()
        + "origin: {kind: audience, date: 2020}\n"
        + "statements: [{by: jobcenter, requested: 2021, date: 2019}]\n",
        ["answer-before-request"],
    ),
    "bundled into itself": (
        active(status="gebuendelt") + "bundled_into: {measure: M-01}\n",
        ["bundling-circle"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CAUSES.values(), ids=CAUSES)
def test_one_cause_is_one_problem(text: str, expected: list[str]) -> None:
    assert sorted(rules(text)) == expected


BASES: dict[str, dict[str, Any]] = {
    "full": {key: it for key, it in RIGHT["measure"].items() if key != "bundled_into"},
    "finished": {
        "title": "Mittagstisch",
        "lead": "sozialamt",
        "status": "abgeschlossen",
        "updates": [{"date": "2026-02-01", "text": "Läuft", "evidence": [{"title": "Bericht"}]}],
    },
    "permanent": {
        "title": "Mittagstisch",
        "lead": "sozialamt",
        "status": "in-umsetzung",
        "ongoing": True,
        "updates": [{"date": "2026-10-01", "text": "Läuft"}],
    },
    "rejected": {
        "title": "Mittagstisch",
        "status": "abgelehnt",
        "status_reason": "Kein Geld",
        "recommendation": {"verdict": "not-feasible", "reason": "Kein Geld"},
    },
    "bundled": {
        "title": "Mittagstisch",
        "status": "gebuendelt",
        "bundled_into": {"process": "beratungskonzept"},
    },
}


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("wrong", [[["x"]], {"a": {"b": "c"}}], ids=["list", "block"])
def test_beside_a_wrong_shape_no_other_rule_speaks(base: str, wrong: Any) -> None:
    assert rules(json.dumps(BASES[base])) == []
    for way in ways(BASES[base]):
        told = rules(json.dumps(changed(BASES[base], way, wrong)))
        assert told, way
        assert set(told) <= {"wrong-kind", "unknown-key", "missing-key"}, way


def ways(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Give the ways to all values within plain data."""
    if way:
        yield way
    if isinstance(value, dict | list):
        for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from ways(inner, (*way, step))


def changed(value: Any, way: tuple[Any, ...], new: Any) -> Any:
    """Give plain data in which a value is another."""
    if not way:
        return new
    copy = value.copy()
    copy[way[0]] = changed(copy[way[0]], way[1:], new)
    return copy


def test_the_rest_of_a_flawed_list_is_told_at_its_true_place() -> None:
    text = MEASURE + (
        "updates:\n"
        "  - {datum: 2026-10-01, text: a}\n"
        "  - {date: 2026-10-01, text: b, evidence: [5, {kind: report}]}\n"
        "  - {date: 2027-10-01, text: c}\n"
    )
    five = text.splitlines()[4].index("5") + 1
    places = [(it.rule, it.place.line, it.place.column, it.data) for it in found(text)]
    assert places == [
        ("unknown-key", 4, 6, ("updates", 0, "datum")),
        ("wrong-kind", 5, five, ("updates", 1, "evidence", 0)),
        ("empty-entry", 5, five + 3, ("updates", 1, "evidence", 1)),
        ("future-date", 6, 12, ("updates", 2, "date")),
    ]


GROUP = "name: Armut im Alter\nunpublished: [moderation, meetings]\n"
VOCABULARY = {
    "cannot be read": ('name: "X\n', ["armut.yaml"]),
    "is empty": ("", ["armut.yaml"]),
    "has statuses of a wrong kind": (
        FILES["armut.yaml"].replace("statuses:\n", "statuses: [a]\nx:\n"),
        ["armut.yaml", "armut.yaml"],
    ),
    "has a flawed entry": (
        FILES["armut.yaml"].replace("{name: Sozialamt}", "{nam: Sozialamt}"),
        ["armut.yaml"],
    ),
    "has a flawed status": (
        FILES["armut.yaml"].replace("kind: active", "kind: aktiv"),
        ["armut.yaml"],
    ),
    "has no statuses": (
        FILES["armut.yaml"].partition("statuses:")[0]
        + "statuses: {}\ngoals:"
        + FILES["armut.yaml"].partition("goals:")[2],
        ["armut.yaml"],
    ),
    "is too long": (FILES["armut.yaml"] + "#\n" * 20_001, ["armut.yaml"]),
}


@pytest.mark.parametrize(("text", "expected"), VOCABULARY.values(), ids=VOCABULARY)
def test_what_is_wrong_in_the_vocabulary_is_told_there_alone(
    text: str, expected: list[str]
) -> None:
    problems = found(
        MEASURE + "lead: sozialamt\ngoals: [beratung]\n",
        {"armut.yaml": text, "groups/armut-im-alter.yaml": GROUP},
    )
    assert [it.place.path for it in problems] == expected


def test_broken_records_are_known_all_the_same() -> None:
    text = MEASURE + "groups: [wohnen]\nrelated: [M-02, M-03]\n"
    problems = found(
        text,
        {
            "groups/wohnen.yml": BROKEN,
            "measures/M-02.yaml": "",
            "measures/M-03.yaml": "- x\n",
        },
    )
    assert [it.place.path for it in problems] == [
        "groups/wohnen.yml",
        "measures/M-02.yaml",
        "measures/M-03.yaml",
    ]


def test_nothing_heavy_is_loaded_for_a_clean_register() -> None:
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from armut_cli.check.check import check\n"
        "from armut_cli.check.example import DAY\n"
        "from armut_cli.store.worktree import read\n"
        "from armut_cli.text.load import load\n"
        "files = read(Path('.'))\n"
        "assert check(load(files.contents), DAY) == ()\n"
        "print([it for it in ('jsonschema_rs', 'ruamel.yaml') if it in sys.modules])\n"
    )
    answer = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    assert answer.stdout == "[]\n"


def test_a_folder_that_cannot_be_read_makes_nothing_unknown() -> None:
    closed = Problem("unreadable-file", "error", Place("groups"), msg("closed"))
    texts = {"armut.yaml": FILES["armut.yaml"], OWN: MEASURE + "groups: [wohnen]\n"}
    register = load({path: text.encode() for path, text in texts.items()}, [closed])
    assert check(register, DAY) == (closed,)


def test_a_circle_is_told_in_a_file_that_was_asked_for() -> None:
    text = "title: X{}\nstatus: gebuendelt\nbundled_into: {{measure: M-0{}}}\n"
    texts = {**FILES, OWN: text.format(1, 2), "measures/M-02.yaml": text.format(2, 1)}
    register = load({path: text.encode() for path, text in texts.items()})
    for path in (OWN, "measures/M-02.yaml"):
        assert [it.rule for it in check(register, DAY, paths=[path])] == ["bundling-circle"]
    assert check(register, DAY, paths=["measures/M-07.yaml"]) == ()


def test_a_field_that_is_read_as_text_is_not_missing_too() -> None:
    assert rules("title: Stadtteilservices\n  status:vorgeschlagen\n") == ["field-in-text"]


def test_what_is_read_otherwise_need_not_be_told() -> None:
    texts = {**FILES, OWN: MEASURE + "wording: Treffpunkt #2\n"}
    texts["armut.yaml"] += "rules: {text-in-comment: off}\n"
    assert check(load({path: text.encode() for path, text in texts.items()}), DAY) == ()
