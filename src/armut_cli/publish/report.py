"""Reports: a view of a register, put into a template; reads no file of the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from armut_cli.model.message import ArmutError, Message, msg
from armut_cli.publish import environment
from armut_cli.publish.entries import NOT_PUBLISHED, Entry, Mark, entries, mark
from armut_cli.query.columns import COLUMNS, DEFAULT
from armut_cli.query.facets import FACETS, NONE
from armut_cli.query.figures import count, headline
from armut_cli.query.match import nearest
from armut_cli.query.symbols import LATENESS_SYMBOLS, SYMBOLS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from armut_cli.model.measure import Measure
    from armut_cli.publish.escape import Format
    from armut_cli.query.facets import Facet
    from armut_cli.query.view import View


class Provenance(Struct, frozen=True, kw_only=True):
    """Where a report comes from, for its footer: the same input gives the same bytes."""

    date: date
    """The day the register is shown as of."""
    command: str = ""
    """The command line that made the report."""
    commit: str | None = None
    """The commit that the register was read from, shortened; None without git."""


class Template(Struct, frozen=True):
    """A template by its name on the command line, and what it makes."""

    name: str
    formats: tuple[str, ...]
    makes: Message


class Share(Struct, frozen=True):
    """A status with the number of its measures; ``start`` and ``share`` are from 0 to 1."""

    status: Mark
    number: int
    start: float
    share: float
    percent: str
    anchor: str | None


class Section(Struct, frozen=True):
    """The measures of one id of a facet."""

    anchor: str
    title: str
    status: Mark | None
    measures: list[Entry]


MAKES: dict[str, Message] = {
    "status": msg("status report: where all measures stand, with figures and legend"),
}
"""What the built-in reports are."""


def templates(overrides: Mapping[str, str] | None = None) -> list[Template]:
    """Give all templates that make something, the register's own among them."""
    formats: dict[str, list[str]] = {}
    for file in sorted({*environment.built_in(), *(overrides or {})}):
        name, _, format = file.removesuffix(".j2").rpartition(".")
        if file.endswith(".j2") and name and not name.startswith("_"):
            formats.setdefault(name, []).append(format)
    own = msg("a template of this register")
    return [Template(name, tuple(made), MAKES.get(name, own)) for name, made in formats.items()]


def render(
    view: View,
    measures: Sequence[Measure],
    template: str = "status",
    format: Format = "md",
    *,
    provenance: Provenance,
    overrides: Mapping[str, str] | None = None,
    by: str | None = None,
    changes: Sequence[str] = (),
) -> str:
    """Make a report of measures.

    Args:
        view: the register, the day and the language.
        measures: what the report is about, in its order.
        template: the name of a template, such as ``status``.
        format: what is made.
        provenance: what the footer says.
        overrides: the register's own templates, file name to text.
        by: the facet whose ids make the sections; the status if left out.
        changes: sentences that say what has changed.

    Raises:
        ArmutError: if there is no such template, or one of the register's own is broken.
    """
    overrides = overrides or {}
    context = {
        **_frame(view, provenance),
        "count": len(measures),
        "headline": headline(view, measures),
        "statuses": _shares(view, measures, linked=by in (None, "status")),
        "by": view.words(FACETS[by or "status"].label),
        "sections": _sections(view, measures, FACETS[by or "status"]),
        "changes": changes,
    }
    file = _file(template, format, overrides)
    return environment.fill(file, context, view.words, format, overrides)


def _file(template: str, format: Format, overrides: Mapping[str, str]) -> str:
    known = {entry.name: entry.formats for entry in templates(overrides)}
    if template not in known:
        raise ArmutError(
            msg("template “{name}” is unknown", name=template),
            msg(
                "there is: {choices}",
                choices=nearest(template, dict.fromkeys(known, ())) or [*known],
            ),
        )
    if format not in known[template]:
        raise ArmutError(
            msg("template “{name}” does not make {format}", name=template, format=format),
            msg("there is: {choices}", choices=known[template]),
        )
    return f"{template}.{format}.j2"


def _frame(view: View, provenance: Provenance) -> dict[str, object]:
    """Give what every report has: the alliance, the day, the words, the footer."""
    alliance = view.register.alliance
    words = view.words
    cited = (figure.source for figure in alliance.published)
    sources = list(dict.fromkeys([*alliance.sources, *cited]))
    return {
        "language": words.language,
        "source_language": alliance.language,
        "alliance": {
            "name": view.label(alliance.name),
            "short": view.label(alliance.short),
            "place": alliance.place or "",
            "url": alliance.url or "",
            "contact": alliance.contact or "",
        },
        "date": words.day(provenance.date),
        "iso_date": provenance.date.isoformat(),
        "commit": provenance.commit or "",
        "command": provenance.command,
        "headings": {name: words(COLUMNS[name].label) for name in DEFAULT},
        "marks": {name: symbol for name, symbol in LATENESS_SYMBOLS.items() if symbol},
        "not_published": words(NOT_PUBLISHED),
        "legend": [mark(view, id) for id in alliance.statuses],
        "published": [
            {
                "label": view.label(figure.label),
                "count": figure.count,
                "source": sources.index(figure.source) + 1,
            }
            for figure in alliance.published
        ],
        "sources": sources,
    }


def _shares(view: View, measures: Sequence[Measure], *, linked: bool) -> list[Share]:
    shares: list[Share] = []
    start = 0.0
    for turn, entry in enumerate(count(view, measures, FACETS["status"]), 1):
        percent = view.words(msg("{percent}%", percent=round(entry.share * 100)))
        status = _heading(view, FACETS["status"], entry.id)
        assert status is not None  # the facet is the status
        anchor = f"section-{turn}" if linked else None
        shares.append(Share(status, entry.number, start, entry.share, percent, anchor))
        start += entry.share
    return shares


def _sections(view: View, measures: Sequence[Measure], facet: Facet) -> list[Section]:
    rows = entries(view, measures)
    having: dict[str, list[Entry]] = {}
    for measure, row in zip(measures, rows, strict=True):
        for id in tuple(facet.ids(view, measure)) or (NONE,):
            having.setdefault(id, []).append(row)
    return [
        Section(
            f"section-{turn}",
            facet.title(view, entry.id),
            _heading(view, facet, entry.id),
            having[entry.id],
        )
        for turn, entry in enumerate(count(view, measures, facet), 1)
    ]


def _heading(view: View, facet: Facet, id: str) -> Mark | None:
    """Give the status that a section stands for, if it stands for one."""
    if facet.name != "status":
        return None
    if id == NONE:
        return Mark("", facet.title(view, id), "unknown", SYMBOLS["unknown"])
    return mark(view, id)
