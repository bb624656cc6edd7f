"""Pages: read from the docstrings, printed as Markdown, one alone or all as a manual."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from armut_cli.check.explain import Page, page, pages, render_markdown
from armut_cli.check.rules import RULES
from tests.check.blocks import parse

ROOT = Path(__file__).parents[2]


def test_a_page() -> None:
    known = page("missing-lead")
    assert known.id == "missing-lead"
    assert known.level == "warning"
    assert known.headline == "A measure that is to be carried out has no lead."
    assert known.why[0].startswith("Once a measure is planned somebody must answer for it:")
    assert known.bad.splitlines()[-1] == "#       ^^^^^^^^^^"
    assert known.good.startswith("title: ")


def test_an_unknown_page_is_refused() -> None:
    with pytest.raises(KeyError):
        page("no-such-rule")


@pytest.mark.parametrize("known", [pytest.param(it, id=it.id) for it in pages()])
def test_every_page_is_complete(known: Page) -> None:
    assert known.headline.endswith(".")
    assert len(known.headline) <= 90
    assert known.why
    assert all(it.endswith(".") and "  " not in it for it in known.why)
    assert parse(known.bad).files
    assert parse(known.good).files
    assert "\t" not in known.bad + known.good


def test_every_rule_that_reading_names_has_a_page() -> None:
    source = "".join(
        path.read_text("utf-8")
        for folder in ("text", "store")
        for path in sorted((ROOT / "src/armut_cli" / folder).glob("*.py"))
    )
    named = set(re.findall(r'(?:Cause|Problem|_unreadable|_problem)\(\s*"([a-z-]+)"', source))
    assert len(named) > 10
    # The last one tells of an edit, not of a file.
    assert named - {rule.id for rule in RULES} <= {"not-editable"}


def test_one_page_alone() -> None:
    text = render_markdown([page("no-date")], str.upper)
    assert text.startswith("# no-date\n\n*ERROR* · A DATE IS WRITTEN IN ANOTHER FORM")
    assert "\nWRONG:\n\n```yaml\ntitle: Stadtteilservices ausweiten\n" in text
    assert text.endswith("end: 2027-09-30\n```\n")


def test_all_pages_are_a_manual() -> None:
    text = render_markdown(pages(), str)
    assert text.startswith("# The rules\n")
    for rule in RULES:
        assert f"| [{rule.id}](#{rule.id}) | {rule.level} | " in text
        assert f"\n## {rule.id}\n" in text
    assert "# armut.yaml\nname: Bündnis gegen Armut\n" in text
