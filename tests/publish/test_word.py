"""Word documents say what the Markdown says, in parts that Word knows, and nothing more."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from armut_cli.lang.words import Words
from armut_cli.publish import escape
from armut_cli.publish.word import to_word
from tests.publish.test_injection import HOSTILE
from tests.publish.town import MEETING, TODAY, leaflet, report, told, view

if TYPE_CHECKING:
    from docx.document import Document

EVERYTHING = """\
# Titel

Ein *schräges*, ein **fettes** und ein `festes` Wort, \\
eine [Seite](<https://example.org/a>) und eine [Falle](file:a).

## Listen

1. eins
   - innen
     - ganz innen
   - auch `innen`
2. zwei

   noch etwas

3.

## Mehr

1. wieder eins

> Gesagt ist gesagt.

```
armut list
```

- [ ] offen
- [x] getan

| a | b |
|---|--:|
| M-01 | **2** |

---

Ende ![ein Bild](https://example.org/b.png)
"""


def word(markdown: str, language: str = "de") -> Document:
    words = Words("de" if language == "de" else "en")
    return docx.Document(BytesIO(to_word(markdown, words, TODAY)))


def styled(document: Document) -> list[tuple[str, str]]:
    return [
        (it.style.name or "" if it.style else "", it.text)
        for it in document.paragraphs
        if it.text.strip()
    ]


def test_every_part_becomes_what_word_calls_so() -> None:
    assert styled(word(EVERYTHING)) == [
        ("Title", "Titel"),
        (
            "Normal",
            "Ein schräges, ein fettes und ein festes Wort, \neine Seite und eine [Falle](file:a).",
        ),
        ("Heading 1", "Listen"),
        ("List Number", "eins"),
        ("List Bullet 2", "innen"),
        ("List Bullet 3", "ganz innen"),
        ("List Bullet 2", "auch innen"),
        ("List Number", "zwei"),
        ("List Continue", "noch etwas"),
        ("Heading 1", "Mehr"),
        ("List Number", "wieder eins"),
        ("Quote", "Gesagt ist gesagt."),
        ("Normal", "armut list"),
        ("List Bullet", "☐ offen"),
        ("List Bullet", "☒ getan"),
        ("Normal", "Ende ein Bild"),
    ]


def test_words_look_as_they_are_marked() -> None:
    line = word(EVERYTHING).paragraphs[1]
    assert [run.text for run in line.runs if run.italic] == ["schräges"]
    assert [run.text for run in line.runs if run.bold] == ["fettes"]
    assert [run.text for run in line.runs if run.font.name] == ["festes"]
    assert [(link.text, link.url) for link in line.hyperlinks] == [
        ("Seite", "https://example.org/a")
    ]


NESTED = """\
> Gesagt ist:
>
> - eins
> - zwei

- Vorweg

  > ein Wort

  | a | b |
  |---|---|
  | 1 | 2 |

- > nur ein Wort
"""


def test_parts_within_parts_stay_apart() -> None:
    document = word(NESTED)
    assert styled(document) == [
        ("Quote", "Gesagt ist:"),
        ("List Bullet", "eins"),
        ("List Bullet", "zwei"),
        ("List Bullet", "Vorweg"),
        ("Quote", "ein Wort"),
        ("Quote", "nur ein Wort"),
    ]
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["a", "b"], ["1", "2"]]


def test_a_list_keeps_its_first_number() -> None:
    document = word("5. fünf\n6. sechs\n")
    starts = document.part.numbering_part.element.iter(qn("w:startOverride"))
    assert [it.get(qn("w:val")) for it in starts] == ["5"]


def test_a_title_of_any_length_and_any_sign() -> None:
    document = word(f"# {'x' * 300}\n\na\x0cb\x01\ufffe\ud800\n")
    assert [text for _, text in styled(document)] == ["x" * 300, "ab"]
    assert document.core_properties.title == "x" * 255


def test_each_list_counts_from_one() -> None:
    found = word(EVERYTHING).element.body.iter(qn("w:numId"))
    numbers = [it.get(qn("w:val")) for it in found]
    first, second = dict.fromkeys(numbers)
    assert numbers == [first, first, first, second]
    assert first != second


def test_a_table_repeats_its_head_and_keeps_its_rows_whole() -> None:
    (table,) = word(EVERYTHING).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["a", "b"], ["M-01", "2"]]
    heads = [row._tr.findall(f".//{qn('w:tblHeader')}") != [] for row in table.rows]
    assert heads == [True, False]
    assert all(row._tr.findall(f".//{qn('w:cantSplit')}") for row in table.rows)


@pytest.mark.parametrize(("language", "tag"), [("de", "de-DE"), ("en", "en-GB")])
def test_a_document_says_what_it_is(language: str, tag: str) -> None:
    document = word(EVERYTHING, language)
    properties = document.core_properties
    assert (properties.title, properties.language) == ("Titel", language)
    assert (properties.author, properties.comments) == ("", "")
    assert properties.created is not None
    assert properties.created.date() == TODAY
    (told,) = {it.get(qn("w:val")) for it in document.styles.element.iter(qn("w:lang"))}
    assert told == tag
    assert document.sections[0].footer.paragraphs[0].text.split()[0] in ("Seite", "Page")


def test_wide_tables_turn_the_page() -> None:
    control = report(template="control")
    assert word(control).sections[0].orientation == WD_ORIENT.LANDSCAPE
    assert word(report()).sections[0].orientation == WD_ORIENT.PORTRAIT


def test_a_page_for_each_measure() -> None:
    heads = [
        it
        for it in word(report(template="measure")).paragraphs
        if it.style is not None and it.style.name == "Heading 1"
    ]
    assert len(heads) == len(view().measures)
    breaks = [it.paragraph_format.page_break_before for it in heads]
    assert breaks == [False, *[True] * (len(heads) - 1)]


def test_the_same_bytes_every_time() -> None:
    text = leaflet(files=MEETING, changes=told("Konzept fertig"))
    made = to_word(text, Words("de"), TODAY)
    assert made == to_word(text, Words("de"), TODAY)
    times = {entry.date_time[:3] for entry in zipfile.ZipFile(BytesIO(made)).infolist()}
    assert times == {(1980, 1, 1)}


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_of_the_register_stays_text(text: str) -> None:
    document = word(f"# T\n\n- {escape.markdown(text)}\n")
    assert [style for style, _ in styled(document)] in (["Title", "List Bullet"], ["Title"])
    assert not any(it.hyperlinks for it in document.paragraphs)


@given(st.text(max_size=40))
def test_any_text_can_be_held(text: str) -> None:
    shown = escape.markdown(text)
    held = "".join(it.text for it in word(f"# T\n\nx{shown}x\n").paragraphs[1:])
    assert held.startswith("x")
    assert held.endswith("x")


def test_nothing_of_a_report_is_lost() -> None:
    text = report(template="measure")
    document = word(text)
    held = " ".join(it.text for it in document.paragraphs)
    for measure in view().measures:
        assert f"{measure.id} {measure.title}" in held
        if measure.summary:
            assert measure.summary in held
