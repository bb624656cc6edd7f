"""Problems for programs: JSON, SARIF, GitHub, GitLab and JUnit."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING, Any, Literal
from xml.sax.saxutils import escape, quoteattr

import msgspec

from armut_cli import __version__
from armut_cli.cli.problems.form import Answer, Counts, Entry, Mend
from armut_cli.cli.problems.text import position
from armut_cli.model.place import LEVELS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armut_cli.lang.words import Words
    from armut_cli.model.place import Place, Problem

VERSION: Literal[1] = 1
"""The version of the JSON form; it changes when a key changes its meaning or goes."""

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_GITLAB = {"error": "major", "warning": "minor", "note": "info"}
_CATEGORY = {"error": "Bug Risk", "warning": "Clarity", "note": "Clarity"}
_GITHUB = {"error": "error", "warning": "warning", "note": "notice"}


def as_json(problems: Sequence[Problem], words: Words) -> str:
    """Give our own JSON form, as ``armut schema problems`` describes it."""
    counts = {level: sum(p.level == level for p in problems) for level in LEVELS}
    entries = [
        Entry(
            rule=problem.rule,
            level=problem.level,
            path=problem.place.path,
            line=problem.place.line,
            column=problem.place.column,
            end_line=problem.place.end_line,
            end_column=problem.place.end_column,
            message=words(problem.message),
            help=words(problem.help) if problem.help else None,
            fix=tuple(Mend(start=it.start, end=it.end, text=it.text) for it in problem.fix),
        )
        for problem in problems
    ]
    answer = Answer(version=VERSION, counts=Counts(**counts), problems=tuple(entries))
    return _dump(msgspec.to_builtins(answer))


def as_sarif(problems: Sequence[Problem], words: Words) -> str:
    """Give SARIF 2.1.0 (OASIS) with the rules that have problems."""
    rules = sorted({problem.rule for problem in problems})
    return _dump(
        {
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [
                {
                    "tool": {
                        "driver": {
                            "name": "armut",
                            "version": __version__,
                            "rules": [_sarif_rule(rule, words) for rule in rules],
                        }
                    },
                    "columnKind": "unicodeCodePoints",
                    "results": [
                        {
                            "ruleId": problem.rule,
                            "ruleIndex": rules.index(problem.rule),
                            "level": problem.level,
                            "message": {"text": _sentence(problem, words)},
                            "locations": [{"physicalLocation": _sarif_place(problem.place)}],
                        }
                        for problem in problems
                    ],
                }
            ],
        }
    )


def _sarif_rule(rule: str, words: Words) -> dict[str, Any]:
    from armut_cli.check.explain import page

    known = page(rule)
    return {
        "id": rule,
        "shortDescription": {"text": words.gettext(known.headline)},
        "fullDescription": {"text": "\n\n".join(map(words.gettext, known.why)) or known.headline},
    }


def _sarif_place(place: Place) -> dict[str, Any]:
    found: dict[str, Any] = {"artifactLocation": {"uri": _uri(place.path)}}
    if place.line:
        found["region"] = {
            "startLine": place.line,
            "startColumn": max(place.column, 1),
            "endLine": max(place.end_line, place.line),
            "endColumn": max(place.end_column, place.column + 1),
        }
    return found


def _uri(path: str) -> str:
    from urllib.parse import quote

    return quote(path, errors="surrogateescape")


def as_github(problems: Sequence[Problem], words: Words) -> str:
    """Give the workflow commands that GitHub and Forgejo show beside the changed lines."""
    return "".join(
        f"::{_GITHUB[problem.level]} {_github_place(problem)}::"
        f"{_github_text(_sentence(problem, words))}\n"
        for problem in problems
    )


def _github_place(problem: Problem) -> str:
    place = problem.place
    parts: dict[str, str | int] = {"title": problem.rule, "file": place.path}
    parts |= {"line": place.line, "endLine": place.end_line}
    if place.line == place.end_line:  # GitHub takes no columns of several lines
        parts |= {"col": place.column, "endColumn": place.end_column}
    return ",".join(
        f"{name}={_github_text(str(value)).replace(':', '%3A').replace(',', '%2C')}"
        for name, value in parts.items()
        if value
    )


def _github_text(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def as_gitlab(problems: Sequence[Problem], words: Words) -> str:
    """Give GitLab's Code Quality report, issues of Code Climate.

    The fingerprint outlives a shift of lines.
    """
    seen: dict[str, int] = {}
    entries = []
    for problem in problems:
        place = problem.place
        core = "\0".join((place.path, problem.rule, *map(str, problem.data)))
        core += "\0" + words(problem.message)
        seen[core] = seen.get(core, 0) + 1
        unique = f"{core}\0{seen[core]}".encode("utf-8", "surrogateescape")
        first = max(place.line, 1)
        entries.append(
            {
                "type": "issue",
                "check_name": problem.rule,
                "description": " ".join(_sentence(problem, words).split()),
                "categories": [_CATEGORY[problem.level]],
                "severity": _GITLAB[problem.level],
                "fingerprint": hashlib.sha256(unique).hexdigest(),
                "location": {
                    "path": place.path,
                    "lines": {"begin": first, "end": max(place.end_line, first)},
                },
            }
        )
    return _dump(entries)


def as_junit(problems: Sequence[Problem], words: Words, paths: Sequence[str]) -> str:
    """Give JUnit XML: each file a test case; errors and warnings are its failures."""
    by_path: dict[str, list[Problem]] = {path: [] for path in paths}
    for problem in problems:
        by_path.setdefault(problem.place.path, []).append(problem)
    failed = sum(any(p.level != "note" for p in found) for found in by_path.values())
    cases = "".join(_junit_case(path, found, words) for path, found in by_path.items())
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<testsuites tests="{len(by_path)}" failures="{failed}">\n'
        f'<testsuite name="armut validate" tests="{len(by_path)}" failures="{failed}">\n'
        f"{cases}</testsuite>\n</testsuites>\n"
    )


def _junit_case(path: str, problems: Sequence[Problem], words: Words) -> str:
    lines = [f"{position(p.place)}: {_sentence(p, words)} [{p.rule}]" for p in problems]
    name = quoteattr(_xml_chars(path))
    opening = f'<testcase classname="armut" name={name} file={name}'
    if not problems:
        return f"{opening}/>\n"
    grave = [problem for problem in problems if problem.level != "note"]
    text = _xml("\n".join(lines))
    if not grave:
        return f"{opening}>\n<system-out>{text}</system-out>\n</testcase>\n"
    message = quoteattr(_xml_chars(words(grave[0].message)))
    return (
        f"{opening}>\n<failure type={quoteattr(grave[0].rule)} message={message}>"
        f"{text}</failure>\n</testcase>\n"
    )


def _xml(text: str) -> str:
    return escape(_xml_chars(text))


def _xml_chars(text: str) -> str:
    """Leave out what XML 1.0 cannot hold."""
    return _NO_XML.sub("", text)


def _sentence(problem: Problem, words: Words) -> str:
    message = words(problem.message)
    return f"{message}. {words(problem.help)}" if problem.help else message


def _dump(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
