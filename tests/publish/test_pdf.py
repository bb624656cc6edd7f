"""PDF by Typst: tagged, the same bytes every time, and no text that breaks it."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import html5lib
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from armut_cli.model.message import ArmutError
from armut_cli.publish import escape
from armut_cli.publish.markdown import to_typst
from armut_cli.publish.pdf import typeset
from tests.publish.test_injection import HOSTILE, files
from tests.publish.town import TODAY, leaflet, report, view

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

HOSTILE_TYPST = [
    *HOSTILE,
    '"; #panic()',
    '\\"; #read("/etc/passwd") //',
    "#sys.version $x^2$ @ref <label> = heading",
    "]; #pagebreak() [",
    "/* comment // --- ...",
    "trailing \\",
]


def page(source: str) -> Element:
    """Let Typst make a web page, in which a test can look."""
    made: bytes = typst.compile(source.encode(), format="html")
    found: Element = html5lib.HTMLParser(namespaceHTMLElements=False).parse(made.decode())
    return found


def shown(source: str) -> str:
    (body,) = page(source).iter("body")
    return "".join(body.itertext())


@pytest.mark.parametrize("template", ["status", "control", "measure", "handout"])
def test_pdf_is_tagged_titled_and_the_same_every_time(template: str) -> None:
    source = leaflet("typ") if template == "handout" else report(format="typ", template=template)
    made = typeset(source, TODAY)
    assert made == typeset(source, TODAY)
    assert made.startswith(b"%PDF-1.7")
    assert b"/MarkInfo" in made
    assert b"/Lang(en)/StructTreeRoot" in made
    assert b"/Outlines" in made
    assert b"pdfuaid:part" in made
    assert b"D:20261101000000Z" in made


def test_status_report_in_typst_is_as_the_others() -> None:
    told = " ".join(shown(report(format="typ")).split())
    assert "Bündnis für Musterstadt" in told
    assert "Of 5 measures two are in implementation" in told
    assert "in implementation (2)" in told
    assert "! overdue" in told


@pytest.mark.parametrize("text", HOSTILE_TYPST)
def test_pdf_report_keeps_its_shape(text: str) -> None:
    def shape(source: str) -> list[str]:
        return [str(found.tag) for found in page(source).iter() if found.tag not in ("a", "style")]

    for options in ({"by": "lead"}, {"template": "control"}):
        hostile = report(files(text), "typ", **options)
        assert shape(hostile) == shape(report(files("tame"), "typ", **options))
        typeset(hostile, TODAY)


@settings(max_examples=40)
@given(st.text(max_size=40))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    made = shown(f"#set document(title: [x])\n{escape.typst(text)}.len() [x](y)")
    assert " ".join(made.split()) == escape.one_line(f"{text}.len() [x](y)")


@settings(max_examples=40)
@given(st.text(max_size=60))
def test_prose_never_breaks_the_document(text: str) -> None:
    typst.compile(f"#set document(title: [x])\n{to_typst(text, 2)}".encode(), format="svg")


def test_prose_keeps_its_meaning() -> None:
    text = (
        "# A\n\n*a* **b** `c` [d](https://example.org)\\\ne\n\n"
        "3. x\n4. y\n\n> q\n\n---\n\n```\nz\n```"
    )
    tags = [
        str(found.tag) for found in page(to_typst(text, 2)).iter("body") for found in found.iter()
    ]
    for tag in ("h3", "em", "strong", "code", "a", "br", "ol", "li", "blockquote", "pre"):
        assert tag in tags


def test_characters_without_a_glyph_do_not_stop_the_report() -> None:
    for text in ("ไทย", "漢字", "👨‍👩", "\ue000", "العربية"):
        source = report({"armut.yaml": f"name: {text} Bündnis\n"}, "typ")
        assert typeset(source, TODAY).startswith(b"%PDF")


def test_broken_template_of_the_register_is_told() -> None:
    own = {"x.typ.j2": "#set document(title: [x])\n#nix()"}
    with pytest.raises(ArmutError) as error:
        typeset(report(format="typ", template="x", overrides=own), TODAY)
    said = view().words(error.value.message)
    assert "unknown variable: nix" in said
    assert re.search(r":2:1", said)


def test_template_cannot_read_outside_the_templates() -> None:
    own = {"x.typ.j2": '#set document(title: [x])\n#read("../pyproject.toml")'}
    with pytest.raises(ArmutError):
        typeset(report(format="typ", template="x", overrides=own), date(2026, 1, 1))
