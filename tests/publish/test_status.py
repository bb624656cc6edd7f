"""The status report in Markdown and HTML."""

from __future__ import annotations

import re
import time
from itertools import pairwise
from typing import TYPE_CHECKING, get_args
from xml.etree.ElementTree import Element

import html5lib
import pytest

from armut_cli.publish.report import render, templates
from tests.publish.town import FILES, PROVENANCE, golden, report, told, view

if TYPE_CHECKING:
    from collections.abc import Iterator

from armut_cli.publish.escape import Format

FORMATS = get_args(Format)
EMPTY = {"armut.yaml": "name: Leer\n"}


def parse(page: str) -> Element:
    """Read a page strictly: any mistake in it is an error."""
    root = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    assert isinstance(root, Element)
    return root


def texts(root: Element, path: str) -> Iterator[str]:
    return (" ".join("".join(found.itertext()).split()) for found in root.iterfind(path))


@pytest.mark.parametrize("format", ["md", "html"])
def test_status_report_is_as_it_was(format: Format) -> None:
    golden(f"status.{format}", report(format=format))


@pytest.mark.parametrize("format", ["md", "html"])
def test_sections_by_another_side(format: Format) -> None:
    golden(f"status-by-lead.{format}", report(format=format, by="lead"))


@pytest.mark.parametrize("options", [{}, {"by": "group"}, {"changes": told("Status: fertig")}])
@pytest.mark.parametrize("files", [FILES, EMPTY, {}])
def test_page_is_valid_and_asks_for_nothing(
    files: dict[str, str], options: dict[str, object]
) -> None:
    page = report(files, "html", **options)
    root = parse(page)
    assert not list(root.iter("script"))
    assert not list(root.iter("img"))
    assert not list(root.iter("link"))
    assert not re.search(r"url\((?!#pattern-)", page)
    assert not re.search(r"@import|\bon\w+=", page)


def test_page_can_be_read_by_a_screen_reader() -> None:
    root = parse(report(format="html"))
    assert root.get("lang") == "en"
    assert [len(list(root.iter(tag))) for tag in ("h1", "main", "header", "footer")] == [1, 1, 1, 1]
    levels = [int(found.tag[1]) for found in root.iter() if re.fullmatch(r"h\d", str(found.tag))]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids = [found.get("id") for found in root.iter() if found.get("id")]
    assert len(ids) == len(set(ids))
    named = {name for f in root.iter() for name in (f.get("aria-labelledby") or "").split()}
    linked = {(f.get("href") or "")[1:] for f in root.iter("a") if (f.get("href") or "")[:1] == "#"}
    assert named | linked <= set(ids)
    assert all(found.get("scope") in ("col", "row") for found in root.iter("th"))
    for table in root.iter("table"):
        assert table.find("caption") is not None or table.get("aria-labelledby")


def test_bar_says_its_numbers() -> None:
    root = parse(report(format="html"))
    (bar,) = (found for found in root.iter() if found.get("role") == "img")
    said = "".join(found.text or "" for found in bar.iter() if str(found.tag).endswith("desc"))
    assert (
        said == "in implementation: 2 (40%); bundled: 1 (20%); deferred: 1 (20%); erfunden: 1 (20%)"
    )


def test_text_in_another_language_says_so() -> None:
    root = parse(report(format="html"))
    assert {found.get("lang") for found in root.iter("h1")} == {"de"}


def test_empty_register_has_a_report() -> None:
    page = report(EMPTY, "html")
    assert "There are no measures." in page
    assert '<svg class="bar"' not in page
    assert "There are no measures." in report(EMPTY)


def test_unpublished_missing_and_unknown_are_told_apart() -> None:
    text = report()
    assert (
        "| Mittagstisch einrichten (Reason: Die Mittel fehlen.) "
        "| not published | not published | – | – |" in text
    )
    assert "| M-05 | Fahrkarten verbilligen | – | – | – | not published |" in text
    assert "### · erfunden (1)" in text


def test_measure_without_a_status_has_its_section() -> None:
    text = report({"armut.yaml": "name: x\n", "measures/a.yaml": "title: Ohne\n"})
    assert "### · not given (1)" in text


def test_lateness_is_a_word_and_a_symbol() -> None:
    assert "| quarter 3 of 2026 ! overdue |" in report()


def test_bundled_measure_names_its_process() -> None:
    assert "Beratung bündeln (Bundled into: Beratungskonzept)" in report()


def test_measure_of_two_groups_stands_in_both_sections() -> None:
    files = {
        **FILES,
        "groups/wohnen.yaml": "name: Wohnen\n",
        "measures/M-01.yaml": "title: Zwei\nstatus: active\ngroups: [alter, wohnen]\n",
    }
    text = report(files, by="group")
    assert text.count("| M-01 | Zwei |") == 2
    assert "### Armut im Alter (1)" in text
    assert "### Wohnen (1)" in text


def test_changes_stand_before_the_figures() -> None:
    text = report(changes=told("Status: *fertig*", "Ende: neu"))
    assert (
        "## What has changed\n\nOne measure has changed.\n\n### Finished\n\n"
        "- **M-01 Eins**: Status: \\*fertig\\*; Ende: neu\n"
    ) in text
    assert text.index("What has changed") < text.index("Overview")


def test_same_input_gives_the_same_bytes() -> None:
    assert report(format="html") == report(format="html")


def test_footer_without_git_and_command_says_only_the_day() -> None:
    seen = view()
    bare = type(PROVENANCE)(date=PROVENANCE.date)
    text = render(seen, seen.measures, provenance=bare)
    assert text.endswith("\n---\n\nAs of 1 November 2026\n")


def test_built_in_templates_are_listed() -> None:
    listed = {template.name: template.formats for template in templates()}
    assert listed["status"] == ("html", "md", "docx", "pdf")
    assert not any(name.startswith("_") for name in listed)


def test_thousand_measures_take_less_than_a_second() -> None:
    files = {**FILES}
    for turn in range(1000):
        files[f"measures/X-{turn:04}.yaml"] = FILES["measures/M-01.yaml"]
    seen = view(files)
    start = time.process_time()
    page = render(seen, seen.measures, format="html", provenance=PROVENANCE)
    assert time.process_time() - start < 1
    assert page.count("Besuchsdienste ausweiten") == 1001
