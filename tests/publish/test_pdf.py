"""PDF by Typst: tagged, the same bytes every time, and no text that breaks it."""

from __future__ import annotations

import os
import re
import socket
from datetime import date
from threading import Thread
from typing import TYPE_CHECKING

import html5lib
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from armut_cli.model.message import ArmutError
from armut_cli.publish import escape
from armut_cli.publish.environment import NO_PACKAGES
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
    assert escape.one_line(made) == escape.one_line(f"{text}.len() [x](y)")


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


@pytest.mark.parametrize(
    "code",
    [
        'read("../pyproject.toml")',
        'read("/../pyproject.toml")',
        'read("/etc/passwd")',
        'include "../README.md"',
        'eval("read(\\"../pyproject.toml\\")")',
        'image("/../docs/x.png")',
        'yaml("../armut.yaml")',
        'plugin("/../x.wasm")',
        'bibliography("../x.bib")',
        'import "../x.typ"',
    ],
)
def test_template_cannot_read_outside_the_templates(code: str) -> None:
    own = {"x.typ.j2": f"#set document(title: [x])\n#{code}"}
    with pytest.raises(ArmutError) as error:
        typeset(report(format="typ", template="x", overrides=own), date(2026, 1, 1))
    said = view().words(error.value.message)
    assert re.search("escape the project root|not found", said), said


PACKAGES = [
    '#import "@preview/cetz:0.3.1"',
    "#import '@preview/cetz:0.3.1'",
    'Text\n#import "@local/mine:1.0.0": *',
    '#include "@preview/cetz:0.3.1"',
]


@pytest.mark.parametrize("code", PACKAGES)
@pytest.mark.parametrize("part", [False, True])
def test_a_package_is_refused_at_its_line(code: str, part: bool) -> None:  # noqa: FBT001 - a case
    own = {"x.typ.j2": f"#set document(title: [x])\n{code}"}
    if part:
        own = {"_y.typ.j2": f"\n{code}", "x.typ.j2": "{% include '_y.typ.j2' %}"}
    with pytest.raises(ArmutError) as error:
        report(format="typ", template="x", overrides=own)
    line = 2 + code.count("\n")
    said = view().words(error.value.message)
    file = "_y" if part else "x"
    assert said.startswith(f"templates/{file}.typ.j2, line {line}: packages such as @")
    assert error.value.help == NO_PACKAGES


@pytest.mark.parametrize(
    "code",
    [
        '#import "@" + "preview/cetz:0.3.1"',
        '#import str.from-unicode(64) + "preview/cetz:0.3.1"',
        '#eval("import \\"@" + "preview/cetz:0.3.1\\"")',
        '#import "@" + "local/cetz:0.3.1"',
    ],
)
def test_no_package_is_fetched_by_a_detour(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy that would hear of it waits in vain, whatever the person's settings are."""
    with socket.create_server(("127.0.0.1", 0)) as proxy:
        proxy.settimeout(0.2)
        address = f"http://127.0.0.1:{proxy.getsockname()[1]}"
        for name in ("https_proxy", "HTTPS_PROXY", "http_proxy", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, address)
        monkeypatch.setenv("NO_PROXY", "*")
        own = {"x.typ.j2": f"#set document(title: [x])\n{code}"}
        with pytest.raises(ArmutError) as error:
            typeset(report(format="typ", template="x", overrides=own), TODAY)
        assert "wants a package" in view().words(error.value.message)
        with pytest.raises(TimeoutError):
            proxy.accept()
        assert os.environ["HTTPS_PROXY"] == address
        assert os.environ["NO_PROXY"] == "*"
        assert "no_proxy" not in os.environ


def test_the_proxy_would_hear_of_a_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test above can fail: Typst itself does ask the network."""
    with socket.create_server(("127.0.0.1", 0)) as proxy:
        heard: list[bytes] = []

        def listen() -> None:
            call, _ = proxy.accept()
            heard.append(call.recv(200))
            call.close()

        listener = Thread(target=listen)
        listener.start()
        for name in ("https_proxy", "no_proxy", "NO_PROXY"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{proxy.getsockname()[1]}")
        with pytest.raises(typst.TypstError):
            typst.compile(b'#import "@preview/cetz:0.3.1"', format="pdf")
        listener.join(5)
    assert heard[0].startswith(b"CONNECT packages.typst.org")
