"""Rules on texts and links: what a reader gets to see must be readable."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from armut_cli.check.finding import Finding, brief
from armut_cli.check.rule import rule
from armut_cli.check.texts import evidence_of, required_texts, texts
from armut_cli.model.alliance import Alliance
from armut_cli.model.measure import Measure
from armut_cli.model.message import msg
from armut_cli.text.load import ALLIANCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armut_cli.check.case import Case
    from armut_cli.model.alliance import Label
    from armut_cli.model.group import Group
    from armut_cli.model.place import DataPath

_SUMMARY_LENGTH = 200
_WEB = re.compile(r"https?://[^\s/?#]+\.[^\s/?#.]+(?:[/?#]\S*)?", re.IGNORECASE)
_LINK = re.compile(r"www\.\S+|[a-z][a-z0-9+.-]*://\S*", re.IGNORECASE)
_OPENING = frozenset("„“”»«")
_IN_QUOTES = re.compile("[„“”»«]([^„“”»«]+)[“”«»]")
_CODE = re.compile(r"`[^`]*`")
_HTML = re.compile(r"</?[a-z][a-z0-9-]*(?:\s[^<>]*)?/?>|<!--", re.IGNORECASE)


@rule("error")
def empty_text(case: Case) -> Iterator[Finding]:
    """A text that must say something is empty.

    Quotation marks with nothing between them fill a field without saying anything. A list of
    measures would show an empty line.

    Bad:
        title: ""
        #      ^^
        status: vorgeschlagen

    Good:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
    """
    for path, record in case.files:
        if path not in case.suspects["empty"] and str(_heading(record)).strip():
            continue
        for data, value in required_texts(record):
            if not value.strip():
                yield Finding(path, data, msg("empty text"), msg("write it, or delete the entry"))


def _heading(record: Alliance | Group | Measure) -> Label:
    return record.title if isinstance(record, Measure) else record.name


@rule("warning")
def quoted_title(case: Case) -> Iterator[Finding]:
    """A title or name stands in typographic quotation marks as a whole.

    Only straight quotation marks are signs of YAML. Typographic ones, which word processors
    write, become part of the title, and every list and report shows them.

    Bad:
        title: „Stadtteilservices ausweiten“
        #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        status: vorgeschlagen

    Good:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
    """
    for path, record in case.files:
        heading = str(_heading(record))
        if heading[:1] in _OPENING and (match := _IN_QUOTES.fullmatch(heading.strip())):
            where = ("title" if isinstance(record, Measure) else "name",)
            message = msg("typographic quotation marks around the whole title")
            yield Finding(path, where, message, msg("write it without: {text}", text=match[1]))


@rule("warning")
def empty_entry(case: Case) -> Iterator[Finding]:
    """An update or a piece of evidence says nothing.

    An update without text, status or evidence, and evidence without title or link, can only be
    shown as an empty line.

    Bad:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
        evidence: [{kind: report}]
        #          ^^^^^^^^^^^^^^

    Good:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
        evidence: [{kind: report, title: Jahresbericht 2025}]
    """
    for path, measure in case.measures:
        for data, piece in evidence_of(measure):
            if not piece.title and not piece.url:
                message = msg("evidence without title or link")
                help = msg("say what it is, “title: …”, or where it is, “url: …”")
                yield Finding(path, data, message, help)
        for n, update in enumerate(measure.updates):
            if not update.text and not update.status and not update.evidence:
                message = msg("update without text, status or evidence")
                help = msg("say in a sentence what happened: “text: …”")
                yield Finding(path, ("updates", n), message, help)


@rule("warning")
def long_summary(case: Case) -> Iterator[Finding]:
    """A summary has more than 200 characters.

    It stands in lists and on cards, where longer texts are cut off. What is more belongs in
    `description`.

    Bad:
        title: Stadtteilservices ausweiten
        summary: Die Stadtteilservices helfen älteren Menschen beim Einkaufen, im Garten, auf Wegen zum Arzt und bei Anträgen; sie sollen in weiteren Quartieren helfen, zuerst in Oberbarmen, dann in Vohwinkel und in Elberfeld.
        #        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        status: vorgeschlagen

    Good:
        title: Stadtteilservices ausweiten
        summary: Die Stadtteilservices sollen in weiteren Quartieren helfen, zuerst in Oberbarmen.
        status: vorgeschlagen
    """  # noqa: E501 - a long line is what this is about
    for path, measure in case.measures:
        summary = measure.summary
        if summary is not None and len(summary) > _SUMMARY_LENGTH:
            length = len(summary.strip())
            if length > _SUMMARY_LENGTH:
                yield Finding(
                    path,
                    ("summary",),
                    msg("summary of {length} characters", length=length),
                    msg("shorten it to {limit}; the rest fits below “description”", limit=200),
                )


@rule("error")
def no_web_address(case: Case) -> Iterator[Finding]:
    """A link does not lead to a page on the web.

    Links begin with `https://` (or `http://`). Files on a drive, intranet names and addresses
    without the beginning lead nowhere for most readers. A source may also be a text in words,
    such as a newspaper with its date.

    Bad:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
        sources: [www.wuppertal.de/presse]
        #         ^^^^^^^^^^^^^^^^^^^^^^^

    Good:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
        sources: [https://www.wuppertal.de/presse]
    """
    for path, holder in case.files:
        for n, source in enumerate(holder.sources):
            if not _WEB.fullmatch(source) and _LINK.fullmatch(source):
                yield _no_address(path, ("sources", n), source)
        for data, url in _links(holder):
            if not _WEB.fullmatch(url):
                yield _no_address(path, data, url)
    if case.has_alliance:
        for n, figure in enumerate(case.alliance.published):
            if not _WEB.fullmatch(figure.source) and _LINK.fullmatch(figure.source):
                yield _no_address(ALLIANCE, ("published", n, "source"), figure.source)


def _links(holder: Alliance | Group | Measure) -> Iterator[tuple[DataPath, str]]:
    """Give all that is written where a link belongs."""
    if isinstance(holder, Alliance):
        pages: list[tuple[DataPath, str | None]] = [(("url",), holder.url)]
        pages += [(("processes", id, "url"), it.url) for id, it in holder.processes.items()]
        yield from ((data, url) for data, url in pages if url)
        return
    for n, offer in enumerate(holder.offers):
        if offer.url:
            yield ("offers", n, "url"), offer.url
    if isinstance(holder, Measure):
        for n, decision in enumerate(holder.decisions):
            if decision.url:
                yield ("decisions", n, "url"), decision.url
        for data, piece in evidence_of(holder):
            if piece.url:
                yield (*data, "url"), piece.url


def _no_address(path: str, data: DataPath, url: str) -> Finding:
    help = msg("copy the whole address from the browser; it begins with “https://”")
    if url.startswith("www.") and _WEB.fullmatch(f"https://{url}"):
        help = msg("did you mean “{value}”?", value=f"https://{url}")
    return Finding(path, data, msg("no web address: “{url}”", url=brief(url)), help)


@rule("warning")
def raw_html(case: Case) -> Iterator[Finding]:
    """A text contains HTML.

    Texts are Markdown, without HTML: in reports and on the website the tags would be shown as
    they are. They often come along when text is pasted from a web page.

    Bad:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
        description: Das Angebot gilt <b>kostenlos</b> für alle.
        #                             ^^^

    Good:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
        description: Das Angebot gilt **kostenlos** für alle.
    """
    for path, record in case.files:
        if path not in case.suspects["html"]:
            continue
        for data, text in texts(record):
            match = _HTML.search(_CODE.sub("", text)) if "<" in text else None
            if match:
                yield Finding(
                    path,
                    data,
                    msg("HTML in a text: {tag}", tag=brief(match.group())),
                    msg("write Markdown: **bold**, *italic*, [words](https://…), “- ” for lists"),
                    part=match.group(),
                )
