"""What every report has around it: the alliance, the day, the words, the sources, the footer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from armut_cli.publish.entries import NOT_PUBLISHED, mark
from armut_cli.query.columns import COLUMNS, DEFAULT
from armut_cli.query.symbols import LATENESS_SYMBOLS

if TYPE_CHECKING:
    from datetime import date

    from armut_cli.query.view import View


class Provenance(Struct, frozen=True, kw_only=True):
    """Where a report comes from, for its footer: the same input gives the same bytes."""

    date: date
    """The day the register is shown as of."""
    command: str = ""
    """The command line that made the report."""
    commit: str | None = None
    """The commit that the register was read from, shortened; None without git."""
    uncommitted: bool = False
    """Whether files have changed since that commit."""


def frame(view: View, provenance: Provenance) -> dict[str, object]:
    """Give the names that a template of any report can use."""
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
        "uncommitted": provenance.uncommitted,
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
