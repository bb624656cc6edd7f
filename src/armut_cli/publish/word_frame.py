"""The Word document around a report: page, language, footer; packed the same every time."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

if TYPE_CHECKING:
    from datetime import date

    from docx.document import Document as Doc
    from docx.text.paragraph import Paragraph

    from armut_cli.lang.words import Words

ACCENT = RGBColor(0x0B, 0x4F, 0x86)
"""The colour of headings and links."""

_LONG, _SHORT = Mm(297), Mm(210)
_OLDEST = (1980, 1, 1, 0, 0, 0)  # no archive holds an earlier time


def empty(words: Words, day: date, *, wide: bool) -> Doc:
    """Make a document without content.

    Args:
        words: the language of the report.
        day: the day that the document says it was made on.
        wide: whether the page is turned.
    """
    document = Document()
    properties = document.core_properties
    properties.author = properties.comments = ""
    properties.language = words.language
    properties.created = properties.modified = datetime.combine(day, time(), UTC)
    language = "de-DE" if words.language == "de" else "en-GB"
    for tag in document.styles.element.iter(qn("w:lang")):
        tag.set(qn("w:val"), language)
    document.styles["Normal"].font.name = "Calibri"
    for name, size in (("Title", 20), ("Heading 1", 16), ("Heading 2", 14), ("Heading 3", 12)):
        font = document.styles[name].font
        font.size, font.color.rgb, font.bold = Pt(size), ACCENT, True
    section = document.sections[0]
    section.page_width, section.page_height = (_LONG, _SHORT) if wide else (_SHORT, _LONG)
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = section.top_margin = Mm(20)
    section.bottom_margin = Mm(20)
    foot = section.footer.paragraphs[0]
    foot.add_run(words.gettext("Page") + " ")
    _add_field(foot, "PAGE")
    foot.add_run(" / ")
    _add_field(foot, "NUMPAGES")
    return document


def packed(document: Doc) -> bytes:
    """Give the file, without the time at which it is packed."""
    made = io.BytesIO()
    document.save(made)
    again = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(again, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _OLDEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return again.getvalue()


def _add_field(paragraph: Paragraph, name: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    paragraph._p.append(field)  # noqa: SLF001  # python-docx has no other way
