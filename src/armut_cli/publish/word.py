"""Markdown of a report to a Word document (Office Open XML), to be written on in an office.

Made from what the Markdown templates make, so that a register's own templates give Word, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Pt
from docx.text.paragraph import Paragraph

from armut_cli.publish.escape import clean
from armut_cli.publish.markdown import address, report_tree, start
from armut_cli.publish.word_frame import ACCENT, empty, packed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from docx.document import Document as Doc
    from docx.oxml.text.paragraph import CT_P
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.shared import Length

    from armut_cli.lang.words import Words
    from armut_cli.publish.markdown import Node

_WIDE = 7  # columns for which a page is turned
_DEEPEST = 3  # lists in lists have a style of their own down to here
_LINE = 24  # signs after which a text in a table may go on in the next line
_ROOM = 5  # signs for the white on both sides, and for letters that are wider than others
_LONGEST = 255  # signs that a property may have
_TICKS = {"[ ] ": "☐ ", "[x] ": "☒ "}


def to_word(markdown: str, words: Words, day: date) -> bytes:
    """Make a Word document, the same bytes for the same report.

    Args:
        markdown: a report as a Markdown template made it; its first heading is the title.
        words: the language of the report.
        day: the day that the document says it was made on.
    """
    tree = report_tree(clean(markdown))
    document = empty(words, day, wide=any(_columns(it) >= _WIDE for it in _tables(tree)))
    writer = _Writer(
        document, tops=sum(it.type == "heading" and it.tag == "h1" for it in tree.walk())
    )
    writer.blocks(tree.children)
    document.core_properties.title = writer.title[:_LONGEST]
    return packed(document)


class _Writer:
    """Writes the parts of a report into a document.

    Attributes:
        title: the first heading.
        tops: how many headings of the highest level there are; one alone is the title.
    """

    def __init__(self, document: Doc, tops: int) -> None:
        self.document = document
        self.end = document.sections[-1]._sectPr  # noqa: SLF001  # python-docx has no other way
        self.tops = tops
        self.title = ""

    def blocks(self, parts: Iterable[Node], style: str = "Normal", depth: int = 0) -> None:
        """Write parts one below the other, their lines in a style; lists are so deep already."""
        for part in parts:
            if part.type == "heading":
                self._heading(part)
            elif part.type in ("bullet_list", "ordered_list"):
                self._list(part, depth)
            elif part.type == "table":
                self._table(part)
            elif part.type == "blockquote":
                self.blocks(part.children, "Quote", depth)
            elif part.type == "hr":
                _rule(self._paragraph())
            else:  # a paragraph, or a block of code
                self._line(self._paragraph(style), part)

    def _heading(self, node: Node) -> None:
        level = int(node.tag[1])
        lower = level - (self.tops == 1)
        paragraph = self._paragraph(f"Heading{lower}" if lower else "Title")
        paragraph.paragraph_format.page_break_before = bool(level == 1 and self.title)
        self._line(paragraph, node)
        self.title = self.title or paragraph.text

    def _list(self, node: Node, depth: int) -> None:
        kind = "ListBullet" if node.type == "bullet_list" else "ListNumber"
        style = f"{kind}{min(depth + 1, _DEEPEST)}" if depth else kind
        numbering = self._numbering(style, node) if node.type == "ordered_list" else None
        for item in node.children:
            paragraph = self._paragraph(style)
            if numbering is not None:
                paragraph._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = numbering  # noqa: SLF001  # python-docx has no other way
            rest = item.children
            if rest and rest[0].type in ("paragraph", "heading"):
                self._line(paragraph, rest[0])
                rest = rest[1:]
            self.blocks(rest, "ListContinue", depth + 1)

    def _numbering(self, style: str, node: Node) -> int:
        """Give a numbering of a style that begins as a list does."""
        properties = self.document.styles.element.get_by_id(style).pPr
        numbering = self.document.part.numbering_part.element
        known = numbering.num_having_numId(properties.numPr.numId.val)
        new = numbering.add_num(known.abstractNumId.val)
        new.add_lvlOverride(ilvl=0).add_startOverride(start(node))
        return int(new.numId)

    def _table(self, node: Node) -> None:
        rows = [row for part in node.children for row in part.children]
        table = self.document.add_table(len(rows), _columns(node), style="Table Grid")
        table.autofit = False
        for column, width in zip(table.columns, self._widths(rows), strict=True):
            column.width = width
        for number, row in enumerate(rows):
            properties = table.rows[number]._tr.get_or_add_trPr()  # noqa: SLF001  # as above
            properties.append(OxmlElement("w:cantSplit"))
            if not number:
                properties.append(OxmlElement("w:tblHeader"))
            cells = table.rows[number].cells
            for cell, held in zip(cells, row.children, strict=True):
                paragraph = cell.paragraphs[0]
                self._line(paragraph, held)
                for run in paragraph.runs:
                    run.font.size = Pt(9)
                    run.bold = True if not number else run.bold
        self._paragraph()

    def _widths(self, rows: list[Node]) -> list[Length]:
        """Share the width of the page out by what the columns hold."""
        page = self.document.sections[0]
        room = (page.page_width or 0) - (page.left_margin or 0) - (page.right_margin or 0)
        columns = zip(*([_text(cell) for cell in row.children] for row in rows), strict=True)
        needs = [_need(texts) for texts in columns]
        return [Emu(room * need // sum(needs)) for need in needs]

    def _paragraph(self, style: str = "Normal") -> Paragraph:
        """Add a paragraph of a style, by its id.

        By the style's name, and at the end of the document, the library would search all that
        there is, for each paragraph again.
        """
        element: CT_P = OxmlElement("w:p")
        self.end.addprevious(element)
        element.style = style
        return Paragraph(element, self.document._body)  # noqa: SLF001  # as above

    def _line(self, paragraph: Paragraph, node: Node) -> None:
        for text, marks, url in _runs(node):
            run = paragraph.add_run(text)
            run.bold, run.italic = "strong" in marks or None, "em" in marks or None
            if "code" in marks:
                run.font.name = "Courier New"
            if url:
                run.font.color.rgb, run.font.underline = ACCENT, True
                _link(paragraph, run._r, url)  # noqa: SLF001  # as above


def _text(node: Node) -> str:
    return "".join(text for text, _, _ in _runs(node))


def _need(texts: tuple[str, ...]) -> int:
    """Give the signs that a column should have room for: its longest word, or a short line."""
    words = max((len(word) for text in texts for word in text.split()), default=1)
    return max(words, min(max(map(len, texts)), _LINE)) + _ROOM


def _runs(
    node: Node, marks: frozenset[str] = frozenset(), url: str = ""
) -> Iterator[tuple[str, frozenset[str], str]]:
    """Give the pieces of a line with what they look like and where they lead."""
    if node.type == "text":
        text = node.content
        for tick, box in _TICKS.items():
            text = box + text.removeprefix(tick) if text.startswith(tick) else text
        yield text, marks, url
    elif node.type in ("code_inline", "code_block", "fence"):
        yield node.content.rstrip("\n"), marks | {"code"}, url
    elif node.type == "softbreak":
        yield " ", marks, url
    elif node.type == "hardbreak":
        yield "\n", marks, url
    else:
        more = marks | {node.type} if node.type in ("strong", "em") else marks
        leads = address(node) if node.type == "link" else url
        for child in node.children:
            yield from _runs(child, more, leads)


def _link(paragraph: Paragraph, run: BaseOxmlElement, url: str) -> None:
    target = paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), target)
    paragraph._p.append(link)  # noqa: SLF001  # as above
    link.append(run)


def _rule(paragraph: Paragraph) -> None:
    borders = OxmlElement("w:pBdr")
    line = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "4"), ("space", "1"), ("color", "auto")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    paragraph._p.get_or_add_pPr().append(borders)  # noqa: SLF001  # as above


def _tables(tree: Node) -> list[Node]:
    return [node for node in tree.walk() if node.type == "table"]


def _columns(table: Node) -> int:
    return len(table.children[0].children[0].children)
