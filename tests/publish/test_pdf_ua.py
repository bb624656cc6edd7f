"""Every built-in PDF is PDF/UA-1 by the word of a validator that is not Typst's own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import page
import pytest
import typst

from tests.sample import FILES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.conftest import Armut

CALLS = (
    ("report", "status"),
    ("report", "status", "--by", "group"),
    ("report", "control"),
    ("report", "measure"),
    ("handout",),
)
OPTIONS = (("--lang", "de"), ("--lang", "en"), ("--lang", "de", "--public"))

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'

RICH = {
    **FILES,
    "armut.yaml": FILES["armut.yaml"].replace("visibility: internal", "visibility: public"),
    "measures/M-11.yaml": """\
title: Alles, was ein Text sein kann
summary: Mit allem, was CommonMark kennt.
description: |
  # Überschrift

  Ein Absatz mit *Betonung*, **Nachdruck**, `code` und einem [Verweis](https://example.org/x).

  ### Zwei Stufen tiefer

  1. erstens
     - darin
     - darunter
  2. zweitens

  > #### Noch tiefer, in einem Zitat
  >
  > Ein Zitat,
  > zwei Zeilen lang.

  - ## In einer Liste

    Text

  ```text
  eine Tafel
  ```

  ---

  Ein [Bild](https://example.org/bild.png), <https://example.org>, ein harter\\
  Umbruch, „Anführung“, 漢字 und ไทย.
groups: [alter]
status: in-umsetzung
lead: sozialamt
blocker: {reason: Die Stelle fehlt., needs: Eine Stelle, from: jugendamt, since: 2026-05}
related: [M-01]
sources: [https://example.org/quelle, Ein Blatt]
unpublished: [updates]
""",
}


def failures(pdf: bytes) -> list[tuple[str, str]]:
    """Give what the validator has against a PDF as PDF/UA-1: its rules and what they say."""
    report = page.validate_pdf_bytes(pdf, profile="ua1")
    found = [(it.rule_id, it.message) for it in report.failures]
    assert report.is_compliant == (not found)
    assert report.rules.total > 100
    return found


def made(armut: Armut, folder: Path, options: tuple[str, ...], call: tuple[str, ...]) -> bytes:
    file = folder / "made.pdf"
    assert armut(*options, *call, "--output", file).code == 0
    return file.read_bytes()


@pytest.mark.parametrize("options", OPTIONS, ids=" ".join)
@pytest.mark.parametrize("call", CALLS, ids=" ".join)
@pytest.mark.parametrize("files", [None, RICH], ids=["real", "rich"])
def test_every_pdf_is_accessible(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    files: Mapping[str, str] | None,
    call: tuple[str, ...],
    options: tuple[str, ...],
) -> None:
    armut: Armut = request.getfixturevalue("empty" if files else "real")
    if files:
        armut.write(files)
    group = "alter" if files else "armut-im-alter"
    asked = (*call, group) if call == ("handout",) else call
    assert failures(made(armut, tmp_path, options, asked)) == []


TITLED = '#set document(title: [Titel])\n#set text(lang: "de")\n= Überschrift\nEin Text.'
IDENTIFIED = {"PDFUA1-ID-PART-001", "PDFUA1-VIEWER-PREFERENCES-001"}
TAGGED = {
    "PDFUA1-CONTENT-TAGGING-001",
    "PDFUA1-STRUCT-TREE-ROOT-001",
    "PDFUA1-TAGGED-DOCUMENT-001",
}


@pytest.mark.parametrize(
    ("source", "options", "rules"),
    [
        (TITLED, {}, IDENTIFIED),
        (TITLED, {"pdf_tags": False}, IDENTIFIED | TAGGED),
        ("= Ohne Titel", {}, IDENTIFIED | {"PDFUA1-METADATA-TITLE-001"}),
        (f"{TITLED}\n=== Zu tief", {}, IDENTIFIED | {"PDFUA1-HEADING-NESTING-001"}),
        (
            f"{TITLED}\n#image(bytes(picture))",
            {},
            IDENTIFIED | {"PDFUA1-FIGURE-ALTERNATIVE-TEXT-001"},
        ),
    ],
)
def test_the_validator_sees_what_is_not_accessible(
    source: str, options: dict[str, Any], rules: set[str]
) -> None:
    document: Any = source.replace("bytes(picture)", f"bytes({json.dumps(PICTURE)})").encode()
    pdf = typst.compile(document, format="pdf", **options)
    assert isinstance(pdf, bytes)
    assert {rule for rule, _ in failures(pdf)} >= rules


def test_the_validator_sees_a_pdf_whose_tags_are_lost(real: Armut, tmp_path: Path) -> None:
    pdf = made(real, tmp_path, (), ("report", "status"))
    assert failures(pdf) == []
    for lost in (b"/StructTreeRoot", b"/MarkInfo", b"/Lang"):
        assert pdf.count(lost)
        assert failures(pdf.replace(lost, b"/X" + b"x" * (len(lost) - 2)))
