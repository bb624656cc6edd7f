"""``armut validate``: problems in every form, for people and for programs."""

from __future__ import annotations

import json
import re
import subprocess
from typing import TYPE_CHECKING, Any

import junitparser
import pytest
from pydantic_sarif import model as sarif  # type: ignore[import-untyped]  # it carries no types

from tests.sample import FILES

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Armut

TYPO = {"measures/M-03.yaml": "titel: Mittagstisch\ntitle: Mittagstisch\nstatus: geprueft\n"}
BROKEN = {"measures/M-02.yaml": "title: a: b\nstatus: fertig\n"}
UNKNOWN = {"measures/M-04.yaml": 'title: "x, 100 % : ü"\nstatus: fertg\nlead: nobody\n'}


def problems(armut: Armut, *arguments: object) -> list[dict[str, Any]]:
    answer = armut("validate", "--format", "json", *arguments)
    found: list[dict[str, Any]] = json.loads(answer.out)["problems"]
    return found


def test_the_real_register_is_clean(real: Armut) -> None:
    assert real.ask("validate", "--strict", today=None).endswith(": no problems\n")


def test_an_empty_register_is_clean(empty: Armut) -> None:
    empty.write({"armut.yaml": "name: x\nvisibility: public\n"})
    assert empty.ask("validate") == "0 measures, 0 groups: no problems\n"


def test_a_problem_shows_its_line_and_what_is_meant(armut: Armut) -> None:
    armut.write(TYPO)
    answer = armut("validate", "measures/M-03.yaml")
    assert (answer.code, answer.err) == (1, "")
    head, place, line, caret, help = answer.out.splitlines()[:5]
    assert head.startswith("error[unknown-key]: ")
    assert place == "  → register/measures/M-03.yaml:1:1"
    assert line == "  1 | titel: Mittagstisch"
    assert caret == "    | ^^^^^"
    assert help.startswith("  help: ")
    assert answer.out.splitlines()[-1].startswith("1 file: ")


def test_a_corrected_line_stands_below_the_line_that_it_corrects(armut: Armut) -> None:
    text = "title: Mittagstisch\nstatus: idee\norigin:\n  kind: citizen\n\tdate: 2026\n"
    armut.write({"measures/M-03.yaml": text})
    assert armut("validate", "measures/M-03.yaml").out.splitlines()[2:7] == [
        "  4 |   kind: citizen",
        "  5 | →date: 2026",
        "    | ^",
        "  help: indent with spaces:",
        "    |   date: 2026",
    ]
    narrow = armut("validate", "measures/M-03.yaml", COLUMNS="15").out
    assert "|   date: 2026" not in narrow
    assert "date: 2026" in narrow


def test_a_problem_of_a_whole_file_has_no_line(armut: Armut) -> None:
    (armut.folder / "measures" / "x.yaml").mkdir()
    lines = armut("validate", "measures/x.yaml").out.splitlines()
    assert lines[0] == "error[unreadable-file]: file cannot be read: it is a folder, not a file"
    assert lines[1] == "  → register/measures/x.yaml"
    assert lines[2].startswith("  help: ")
    concise = armut("validate", "measures/x.yaml", "--format", "concise").out
    assert concise.startswith("register/measures/x.yaml: error: file cannot be read")
    ((name, place, _),) = github(armut("validate", "measures/x.yaml", "--format", "github").out)
    assert (name, set(place)) == ("error", {"file", "title"})


def test_colour_of_problems(armut: Armut) -> None:
    armut.write(TYPO)
    assert "\x1b" not in armut("validate").out
    assert "\x1b[1;31merror" in armut("--color", "always", "validate").out


@pytest.mark.parametrize("columns", [40, 80, 160])
def test_problems_fit_the_terminal(armut: Armut, columns: int) -> None:
    long = "x" * 300
    armut.write(
        {"measures/M-03.yaml": f"title: t\nstatus: fertig\nsummary: {long} # ä\n{long}: 1\n"}
    )
    armut.write({"measures/M-04.yaml": f"title: t\nstatus: {long}\n"})
    lines = armut("validate", COLUMNS=str(columns)).out.splitlines()
    assert all(line == line.rstrip() for line in lines)
    assert len(lines[-1]) <= columns
    quoted = [line for line in lines if " | " in line]
    assert quoted
    assert max(map(len, quoted)) <= columns
    assert any("^" in line for line in quoted)


def test_concise_is_a_line_for_each_problem(armut: Armut) -> None:
    armut.write({**TYPO, **BROKEN, **UNKNOWN})
    answer = armut("validate", "--format", "concise")
    *lines, count = answer.out.splitlines()
    assert answer.code == 1
    assert count.startswith("4 measures, 2 groups: ")
    form = re.compile(r"register/[\w/.-]+(:\d+:\d+)?: (error|warning|note): .+ \[[\w-]+\]")
    assert lines
    assert all(form.fullmatch(line) for line in lines)
    assert len(lines) == len(problems(armut))


def test_places_lead_from_where_one_stands(
    armut: Armut, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    armut.write(TYPO)
    monkeypatch.chdir(armut.folder / "measures")
    assert "\n  → ../measures/M-03.yaml:1:1\n" in armut("validate").out
    monkeypatch.chdir(armut.folder)
    assert "\n  → measures/M-03.yaml:1:1\n" in armut("validate").out
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    assert f"\n  → {armut.folder.resolve()}/measures/M-03.yaml:1:1\n" in armut("validate").out


def test_a_register_is_read_once_for_all_its_files(armut: Armut) -> None:
    armut.write({**TYPO, **BROKEN})
    paths = {problem["path"] for problem in problems(armut)}
    assert {"measures/M-02.yaml", "measures/M-03.yaml"} <= paths


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("register/measures/M-03.yaml",), {"measures/M-03.yaml"}),
        (("measures/M-03.yaml",), {"measures/M-03.yaml"}),
        (("register/measures",), {"measures/M-02.yaml", "measures/M-03.yaml"}),
        (("register",), {"measures/M-02.yaml", "measures/M-03.yaml"}),
        (("register/groups",), set()),
        (("register/README.md",), set()),
    ],
)
def test_paths_narrow_the_check(
    armut: Armut, arguments: tuple[str, ...], expected: set[str]
) -> None:
    armut.write({**TYPO, **BROKEN, "README.md": "x"})
    errors = [p for p in problems(armut, *arguments) if p["level"] == "error"]
    assert {problem["path"] for problem in errors} == expected


def test_absolute_paths(armut: Armut) -> None:
    armut.write(TYPO)
    found = problems(armut, armut.folder / "measures" / "M-03.yaml")
    assert {problem["path"] for problem in found} == {"measures/M-03.yaml"}


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("measures/M-77.yaml", "there is no file measures/M-77.yaml"),
        ("/", "/ does not lie in the register"),
    ],
)
def test_paths_that_are_not_there(armut: Armut, path: str, message: str) -> None:
    said = armut.refuse("validate", path)
    assert message in said
    assert f"help: the register is {armut.folder.resolve()}" in said


def test_warnings_fail_only_when_strict(armut: Armut) -> None:
    armut.write({"armut.yaml": FILES["armut.yaml"] + "rules: {unknown-key: warning}\n", **TYPO})
    assert armut("validate", "measures/M-03.yaml").code == 0
    strict = armut("validate", "--strict", "measures/M-03.yaml")
    assert strict.code == 1
    assert strict.out.splitlines()[-1].startswith("1 file: 1 warning")


def test_quiet_leaves_the_count_out(armut: Armut) -> None:
    armut.write(TYPO)
    assert "file:" not in armut("-q", "validate", "measures/M-03.yaml").out
    answer = armut("-q", "validate", "measures/M-01.yaml")
    assert answer.out == ""


def test_json_is_versioned_and_complete(armut: Armut) -> None:
    armut.write(TYPO)
    answer = armut("validate", "--format", "json", "measures/M-03.yaml")
    data = json.loads(answer.out)
    assert data["version"] == 1
    assert data["counts"]["error"] == sum(p["level"] == "error" for p in data["problems"])
    first = data["problems"][0]
    assert set(first) == {
        *("rule", "level", "path", "line", "column", "end_line", "end_column"),
        *("message", "help", "fix"),
    }
    assert (first["rule"], first["line"], first["end_column"]) == ("unknown-key", 1, 6)
    assert answer.err.startswith("1 file: ")


def test_sarif_is_read_by_a_strict_reader(armut: Armut) -> None:
    armut.write({**TYPO, **BROKEN, **UNKNOWN, "measures/ü x.yaml": "title: t\nstatus: x\n"})
    (armut.folder / "measures" / "M-77.yaml").mkdir()
    answer = armut("validate", "--format", "sarif")
    schema = sarif.StaticAnalysisResultsFormatSarifVersion210JsonSchema
    (run,) = schema.model_validate_json(answer.out).runs
    assert run.results is not None
    assert len(run.results) == len(problems(armut))
    rules = run.tool.driver.rules
    assert rules is not None
    for result in run.results:
        assert result.ruleIndex is not None
        assert rules[result.ruleIndex].id == result.ruleId
    addresses = {
        place.physicalLocation.artifactLocation.uri
        for result in run.results
        for place in result.locations or ()
        if place.physicalLocation
    }
    assert "measures/%C3%BC%20x.yaml" in addresses


def test_gitlab_code_quality(armut: Armut) -> None:
    armut.write({**TYPO, **BROKEN, **UNKNOWN})
    entries = json.loads(armut("validate", "--format", "gitlab").out)
    assert len(entries) == len(problems(armut))
    # What docs.gitlab.com asks of a code quality report.
    for entry in entries:
        assert entry["description"]
        assert entry["check_name"]
        assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert not entry["location"]["path"].startswith(("./", "/"))
        assert entry["location"]["lines"]["begin"] >= 1
    prints = [entry["fingerprint"] for entry in entries]
    assert len(set(prints)) == len(prints)


def test_a_fingerprint_outlives_a_shift_of_lines(armut: Armut) -> None:
    def prints() -> list[str]:
        answer = armut("validate", "--format", "gitlab", "measures/M-03.yaml")
        return [entry["fingerprint"] for entry in json.loads(answer.out)]

    armut.write(TYPO)
    before = prints()
    armut.write({path: f"# eine Zeile mehr\n{text}" for path, text in TYPO.items()})
    assert prints() == before


COMMAND = re.compile(r"::(?P<name>\w+) (?P<properties>[^\n]*?)::(?P<text>[^\n]*)")


def github(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Read workflow commands as docs.github.com describes them."""

    def plain(value: str) -> str:
        for code, char in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
            value = value.replace(code, char)
        return value

    found = []
    for line in text.splitlines():
        match = COMMAND.fullmatch(line)
        assert match, line
        pairs = (pair.split("=", 1) for pair in match["properties"].split(","))
        found.append((match["name"], {k: plain(v) for k, v in pairs}, plain(match["text"])))
    return found


def test_github_annotations(armut: Armut) -> None:
    armut.write({**UNKNOWN, "measures/a,b:c.yaml": "title: t\nstatus: x\n"})
    found = github(armut("validate", "--format", "github").out)
    expected = problems(armut)
    assert [(p["file"], p["title"]) for _, p, _ in found] == [
        (problem["path"], problem["rule"]) for problem in expected
    ]
    assert {name for name, _, _ in found} <= {"error", "warning", "notice"}
    for (_, place, text), problem in zip(found, expected, strict=True):
        assert place.get("line", "0") == str(problem["line"])
        assert text.startswith(problem["message"])


def test_junit_is_read_by_a_reader(armut: Armut, tmp_path: Path) -> None:
    armut.write({**TYPO, **BROKEN, "measures/<&>.yaml": 'title: "\\x01"\nstatus: "\\x02"\n'})
    file = tmp_path / "junit.xml"
    file.write_text(armut("validate", "--format", "junit").out, "utf-8")
    suites = junitparser.JUnitXml.fromfile(str(file))
    cases = [case for suite in suites for case in suite]
    failed = {case.name for case in cases if not case.is_passed}
    errors = {p["path"] for p in problems(armut) if p["level"] != "note"}
    assert failed == errors
    assert {case.name for case in cases} == {*FILES, "measures/<&>.yaml"}
    assert suites.tests == len(cases)
    assert suites.failures == len(failed)


def test_notes_are_no_failures_for_junit(armut: Armut, tmp_path: Path) -> None:
    armut.write({"armut.yaml": FILES["armut.yaml"] + "rules: {unknown-key: note}\n", **TYPO})
    file = tmp_path / "junit.xml"
    file.write_text(armut("validate", "--format", "junit", "measures/M-03.yaml").out, "utf-8")
    (suite,) = junitparser.JUnitXml.fromfile(str(file))
    (case,) = suite
    assert case.is_passed
    assert "unknown-key" in case.system_out


def test_forges_get_paths_from_the_top_of_the_repository(armut: Armut, tmp_path: Path) -> None:
    armut.write(TYPO)
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    found = github(armut("validate", "--format", "github", "measures/M-03.yaml").out)
    assert {place["file"] for _, place, _ in found} == {"register/measures/M-03.yaml"}
    assert problems(armut, "measures/M-03.yaml")[0]["path"] == "measures/M-03.yaml"


def test_a_narrow_terminal_has_messages_on_lines_of_their_own(armut: Armut) -> None:
    armut.write(TYPO)
    answer = armut("validate", "measures/M-03.yaml", COLUMNS="80").out
    assert answer.startswith("error[unknown-key]: unknown key “titel”\n  → register/")
    answer = armut("validate", "measures/M-03.yaml", COLUMNS="30").out
    assert answer.startswith("error[unknown-key]:\n  unknown key “titel”\n  → register/")


def test_what_cannot_change_a_meaning_is_mended(armut: Armut) -> None:
    armut.write({"measures/M-03.yaml": "title: t  \r\nstatus: geprueft\r\n"})
    before = armut("validate", "measures/M-03.yaml").out
    answer = armut("validate", "--fix", "measures/M-03.yaml")
    assert answer.code == 0
    assert "1 file: no problems" in answer.out
    assert answer.out != before
    again = armut("validate", "--fix", "measures/M-03.yaml")
    assert again.out == "1 file: no problems\n"


def test_only_what_changed_since_a_day(armut: Armut) -> None:
    armut.write(TYPO)
    for command in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q", "-m", "a"],
    ):
        subprocess.run(["git", *command], cwd=armut.folder, check=True)
    assert armut("validate", "--since", "HEAD").out == "0 files: no problems\n"
    armut.write({"measures/M-02.yaml": "title: t\nstatus: geprueft\ntitl: x\n"})
    assert {p["path"] for p in problems(armut, "--since", "HEAD")} == {"measures/M-02.yaml"}


def test_the_standard_input_is_not_mended(armut: Armut) -> None:
    arguments = ("validate", "-", "--as", "measures/M-03.yaml", "--fix")
    said = armut.refuse(*arguments)
    assert "the standard input cannot be" in said


def test_an_unknown_form(armut: Armut) -> None:
    assert "did you mean: sarif" in armut.refuse("validate", "--format", "sarf")
