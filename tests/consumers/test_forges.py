"""What GitHub and GitLab get: held against GitHub's own library and the types of Code Climate."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest

from armut_cli.check.explain import pages
from armut_cli.cli.problems.machine import as_github, as_gitlab
from armut_cli.lang.words import Words
from armut_cli.model.message import msg
from armut_cli.model.place import Level, Place, Problem
from tests.check.blocks import problems
from tests.consumers.npm import module

if TYPE_CHECKING:
    from collections.abc import Sequence

ANNOTATE = Path(__file__).with_name("annotate.mjs")
GERMAN = Words("de")
HOSTILE = (
    *("100 %", "%0A", "%25", "a\nb", "a\r\nb", "\r", "::error::", ":: ", "a,b=c", ",", ":", "="),
    *("Größe", "👩‍👧 Fälle", "\u2028", "a;b", " ", "'\"`$(x)", "<b>&amp;</b>", "\\n", "]", "\t"),
)
"""Texts that a sloppy encoder gets wrong."""


@pytest.fixture(scope="module")
def every(tmp_path_factory: pytest.TempPathFactory) -> list[Problem]:
    """Give the problem of every rule, as its page shows it, and problems with hostile texts."""
    found = [it for page in pages() for it in problems(page.bad, tmp_path_factory.mktemp("bad"))]
    assert {problem.rule for problem in found} == {page.id for page in pages()}
    return found + list(hostile())


def hostile() -> list[Problem]:
    places = [(0, 0, 0, 0), (3, 1, 3, 9), (3, 7, 4, 2), (2, 2, 2, 3)]
    return [
        Problem(
            text.strip() or "x",
            level,
            Place(f"measures/{text}.yaml", *place),
            msg("{x} is wrong", x=text),
            msg("not {x}\nbut\n  {x}", x=text) if place[0] else None,
        )
        for text in HOSTILE
        for level in get_args(Level)
        for place in places
    ]


def annotated(found: Sequence[Problem]) -> str:
    """Give what GitHub's own library prints for problems."""
    lines = [json.dumps(said(problem)) + "\n" for problem in found]
    command = ["node", str(ANNOTATE), str(module("@actions/core", "lib", "core.js"))]
    done = subprocess.run(command, input="".join(lines).encode(), capture_output=True, check=True)
    return done.stdout.decode()


def said(problem: Problem) -> tuple[str, str, dict[str, Any]]:
    """Give a problem as an action passes it to the library.

    Columns are left out of annotations of several lines: GitHub's runner takes none there.
    """
    place = problem.place
    help = f". {GERMAN(problem.help)}" if problem.help else ""
    properties: dict[str, Any] = {"title": problem.rule, "file": place.path}
    if place.line:
        properties |= {"startLine": place.line, "endLine": place.end_line}
    if place.line and place.line == place.end_line:
        properties |= {"startColumn": place.column, "endColumn": place.end_column}
    level = "notice" if problem.level == "note" else problem.level
    return level, GERMAN(problem.message) + help, properties


def test_github_gets_the_bytes_of_its_own_library(every: list[Problem]) -> None:
    assert as_github(every, GERMAN) == annotated(every)


def test_columns_are_for_one_line_only() -> None:
    place = Place("measures/M-01.yaml", 3, 7, 4, 2)
    text = as_github([Problem("x", "error", place, msg("x"))], GERMAN)
    assert text == "::error title=x,file=measures/M-01.yaml,line=3,endLine=4::x\n"


TYPED = """\
import type {{ Issue }} from 'codeclimate-types'

export const issues: Issue[] = {issues}
"""


def refused(folder: Path, *reports: str) -> set[int]:
    """Give the reports that the TypeScript compiler does not take for issues of Code Climate."""
    (folder / "node_modules").symlink_to(module())
    names = [f"report{n}.ts" for n in range(len(reports))]
    for name, report in zip(names, reports, strict=True):
        (folder / name).write_text(TYPED.format(issues=report), "utf-8")
    how = ("--noEmit", "--strict", "--module", "nodenext", *names)
    compiler = ["node", str(module("typescript", "bin", "tsc"))]
    done = subprocess.run([*compiler, *how], cwd=folder, capture_output=True, check=False)
    found = re.findall(r"^report(\d+)\.ts\(.*error TS", done.stdout.decode(), re.MULTILINE)
    assert bool(found) == (done.returncode != 0), done.stdout + done.stderr
    return set(map(int, found))


BROKEN: tuple[tuple[str, object], ...] = (
    *(("type", "problem"), ("type", None), ("check_name", None), ("description", None)),
    *(("categories", ["Typo"]), ("categories", None), ("severity", "error"), ("fingerprint", 7)),
    ("location", {"path": "measures/M-01.yaml", "lines": {"begin": 1}}),
    ("location", {"lines": {"begin": 1, "end": 1}}),
)
"""A key of an entry and what it must not be; None for a key that is missing."""


def test_gitlab_gets_issues_of_code_climate(every: list[Problem], tmp_path: Path) -> None:
    """Ours compile as such, and the compiler would have seen a broken entry."""
    report = as_gitlab(every, GERMAN)
    entry = json.loads(report)[0]
    broken = [{k: v for k, v in {**entry, key: it}.items() if v is not None} for key, it in BROKEN]
    reports = [report, *(json.dumps([it]) for it in broken)]
    assert refused(tmp_path, *reports) == set(range(1, len(reports)))


def test_gitlab_gets_what_its_own_schema_asks_for(every: list[Problem]) -> None:
    """What GitLab's parser cannot do without, which Code Climate leaves open."""
    entries = json.loads(as_gitlab(every, GERMAN))
    assert len(entries) == len(every)
    for entry, problem in zip(entries, every, strict=True):
        assert entry["description"]
        assert len(entry["description"].splitlines()) == 1
        assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert entry["location"]["path"] == problem.place.path
        begin, end = entry["location"]["lines"]["begin"], entry["location"]["lines"]["end"]
        assert (begin, end) == (max(problem.place.line, 1), max(problem.place.end_line, 1))
    prints = [entry["fingerprint"] for entry in entries]
    assert len(set(prints)) == len(prints)
