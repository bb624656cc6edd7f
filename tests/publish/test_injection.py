"""A text in YAML stays a text: it cannot break out of Markdown or HTML."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from armut_cli.publish import escape
from armut_cli.publish.markdown import to_html, to_markdown
from armut_cli.publish.report import render
from tests.publish.town import PROVENANCE, leaflet, report, told, view

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from armut_cli.publish.escape import Format

HOSTILE = [
    "<script>alert(1)</script>",
    "</title></style></svg><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "a | b | c",
    "# heading",
    "1. list",
    "- list",
    "line\n\n# heading\n| cell |",
    "*a* __b__ ~~c~~ `d` ``e``",
    "[x](javascript:alert(1)) ![x](https://example.org/x.png)",
    "<https://example.org> &copy; &#60;b&#62;",
    "ends with a backslash \\",
    "\\| and \\",
    "[ref]: https://example.org",
    "```\nfence",
    "---",
    "===",
    ": definition",
    "{{ alliance }} {% raw %} {# comment #}",
    "%(num)s %s {0}",
]
OPTIONS: list[dict[str, object]] = [
    {"by": "lead"},
    {"by": "group"},
    {"template": "control"},
    {"template": "measure"},
]
READER = MarkdownIt("gfm-like", {"linkify": False, "html": True})


def files(text: str) -> dict[str, str]:
    """Put a text into every place of a register that a report shows."""
    quoted = json.dumps(text)
    return {
        "armut.yaml": f"""
name: {quoted}
place: {quoted}
contact: {quoted}
url: {quoted}
statuses:
  active: {{label: {quoted}, kind: active, definition: {quoted}}}
  bundled: {{label: bundled, kind: bundled}}
organisations: {{lead: {{name: {quoted}}}}}
processes: {{process: {{title: {quoted}}}}}
published: [{{label: {quoted}, count: 1, source: {quoted}}}]
sources: [{quoted}]
""",
        "groups/group.yaml": f"name: {quoted}\n",
        "measures/M-01.yaml": f"""
title: {quoted}
summary: {quoted}
status: active
lead: lead
groups: [group]
status_reason: {quoted}
blocker: {{reason: {quoted}}}
""",
        "measures/M-02.yaml": f"""
title: {quoted}
status: bundled
lead: {quoted}
groups: [{quoted}]
bundled_into: {{process: process}}
""",
        "measures/M-03.yaml": f"title: x\nstatus: {quoted}\nbundled_into: {{measure: {quoted}}}\n",
    }


@cache
def tame(format: Format, options: str) -> str:
    """Make the report of a register of harmless texts, with the options of that name."""
    (chosen,) = (known for known in OPTIONS if str(known) == options)
    return report(files("tame"), format, **chosen)


def shape(root: Element) -> list[str]:
    """Give the elements without links: whether a text is an address makes a difference."""
    return [str(found.tag) for found in root.iter() if found.tag != "a"]


def markdown_shape(text: str) -> list[str]:
    return [
        part.type
        for token in READER.parse(text)
        for part in (token, *(token.children or ()))
        if part.type not in ("text", "inline", "text_special")
    ]


@pytest.mark.parametrize("options", OPTIONS, ids=str)
@pytest.mark.parametrize("text", HOSTILE)
def test_page_keeps_its_shape(text: str, options: dict[str, object]) -> None:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    hostile = report(files(text), "html", **options)
    assert shape(parser.parse(hostile)) == shape(parser.parse(tame("html", str(options))))
    assert "<script" not in hostile


@pytest.mark.parametrize("options", OPTIONS, ids=str)
@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_report_keeps_its_shape(text: str, options: dict[str, object]) -> None:
    hostile = report(files(text), "md", **options)
    assert markdown_shape(hostile) == markdown_shape(tame("md", str(options)))


@pytest.mark.parametrize("text", HOSTILE)
def test_handout_keeps_its_shape(text: str) -> None:
    def group(text: str) -> dict[str, str]:
        quoted = json.dumps(text)
        meetings = f"""
name: {quoted}
moderation: [lead]
meetings:
  - {{date: 2026-10-01, decisions: [{quoted}]}}
  - {{date: 2026-12-01, title: {quoted}, place: {quoted}}}
"""
        return {**files(text), "groups/alter.yaml": meetings}

    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    calm, hostile = (leaflet("html", group(each), changes=told(each)) for each in ("tame", text))
    assert shape(parser.parse(hostile)) == shape(parser.parse(calm))
    calm, hostile = (leaflet("md", group(each), changes=told(each)) for each in ("tame", text))
    assert markdown_shape(hostile) == markdown_shape(calm)


@given(st.text(max_size=40))
def test_any_text_in_a_cell_comes_back_as_it_was(text: str) -> None:
    table = f"| a | b |\n|---|---|\n| {escape.markdown(text)} | end |\n"
    tokens = [token for token in READER.parse(table) if token.type == "inline"]
    assert len(tokens) == 4
    shown = "".join(part.content for part in tokens[2].children or ())
    assert shown == escape.one_line(text)


@given(st.text(max_size=60))
def test_prose_holds_no_raw_html(text: str) -> None:
    for made in (
        to_html(text, 3),
        MarkdownIt("commonmark", {"html": True}).render(to_markdown(text, 3)),
    ):
        root = html5lib.HTMLParser(namespaceHTMLElements=False).parse(made)
        assert not {"script", "img", "style", "iframe", "h1", "h2"} & {
            str(f.tag) for f in root.iter()
        }
        assert all((f.get("href") or "http").startswith(("http", "mailto")) for f in root.iter("a"))


@pytest.mark.parametrize(
    "text",
    [
        "Ein Absatz\nmit zwei Zeilen\\\nund einer dritten.",
        "# Eins\n\n## Zwei\n\nText",
        "- a\n- b\n  - c\n\n  zweiter Absatz\n",
        "3. drei\n4. vier",
        "> Zitat\n>\n> - Liste",
        "```\n# code\n```",
        "    eingerückt\n\n    weiter",
        "*a* **b** `c` [d](https://example.org/x?a=1&b=2) <https://example.org>",
        "``a ` b``",
        "* * *",
        "a * b und c_d_e und 1. kein Anfang",
    ],
)
def test_prose_means_the_same_in_markdown_and_html(text: str) -> None:
    again = MarkdownIt("commonmark").render(to_markdown(text, 3))
    assert again == to_html(text, 3)


def test_headings_come_below_those_of_the_page_without_a_gap() -> None:
    assert to_html("# a\n\n### b", 3) == "<h3>a</h3>\n<h4>b</h4>\n"
    assert to_html("## a", 6) == "<h6>a</h6>\n"
    assert to_markdown("# a\n\n### b", 3) == "### a\n\n#### b"
    levels = to_markdown("### a\n\n# b\n\n###### c\n\n### d\n\n## e\n\n### f", 3).split("\n\n")
    assert levels == ["### a", "### b", "#### c", "#### d", "#### e", "##### f"]


def test_pictures_become_their_words() -> None:
    assert to_html("![Foto](https://example.org/x.png)", 3) == "<p>Foto</p>\n"
    assert to_markdown("![Foto *x*](https://example.org/x.png)", 3) == "Foto \\*x\\*"


def test_links_lead_to_web_and_mail_only() -> None:
    assert escape.web_address("javascript:alert(1)") is None
    assert escape.web_address("data:text/html,x") is None
    assert escape.web_address("https:///x") is None
    assert escape.web_address("https://[x") is None
    assert escape.web_address(" https://example.org/a b|c ") == "https://example.org/a%20b%7Cc"
    assert escape.web_address("mailto:a@example.org") == "mailto:a@example.org"


def test_control_characters_are_left_out() -> None:
    assert escape.clean("a\x00\x1b[31mb\x85\ud800\n") == "a[31mb\n"


def test_text_in_a_style_sheet_is_a_string() -> None:
    assert escape.css('a"}</style>') == '"a\\000022\\00007d\\00003c\\00002fstyle\\00003e"'


def test_a_space_that_does_not_break_stays_one_in_every_language() -> None:
    text = "57\xa0% von 12\u202f000\u2028und\x85\tmehr"
    for escaped in (escape.markdown(text), escape.typst(text), escape.one_line(text)):
        assert "57\xa0% von 12\u202f000 und" in escaped
    town = view(language="de")
    formats: tuple[Format, ...] = ("md", "html", "typ")
    for format in formats:
        made = render(town, town.measures, format=format, provenance=PROVENANCE)
        assert "40\xa0%" in made
