"""Reports: a view of a register, put into a template; reads no file of the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from armut_cli.model.message import ArmutError, msg
from armut_cli.publish import environment
from armut_cli.publish.control import control
from armut_cli.publish.dossier import dossier
from armut_cli.publish.entries import Entry, Mark, entries, mark
from armut_cli.publish.frame import Provenance, frame
from armut_cli.publish.news import News
from armut_cli.publish.templates import HANDOUT, template_file, templates
from armut_cli.query.facets import FACETS, NONE
from armut_cli.query.figures import count, headline
from armut_cli.query.symbols import SYMBOLS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from armut_cli.model.measure import Measure
    from armut_cli.publish.escape import Format
    from armut_cli.query.facets import Facet
    from armut_cli.query.view import View

__all__ = ["Provenance", "render", "templates"]


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


def render(
    view: View,
    measures: Sequence[Measure],
    template: str = "status",
    format: Format = "md",
    *,
    provenance: Provenance,
    overrides: Mapping[str, str] | None = None,
    by: str | None = None,
    changes: News | None = None,
    since: date | None = None,
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
        changes: what has changed, if that was asked for.
        since: the day of the last control report, to leave out what was finished before.

    Raises:
        ArmutError: if there is no such template, or one of the register's own is broken.
    """
    overrides = overrides or {}
    if template == HANDOUT:
        raise ArmutError(
            msg("a handout is made for the meeting of a group"), msg("try: armut handout GROUP")
        )
    context = {
        **frame(view, provenance),
        "count": len(measures),
        "headline": headline(view, measures),
        "statuses": _shares(view, measures, linked=by in (None, "status")),
        "by": view.words(FACETS[by or "status"].label),
        "sections": _sections(view, measures, FACETS[by or "status"]),
        "changes": changes or News(),
        # Made only if a template asks for them.
        "control": lambda: control(view, measures, since),
        "dossiers": lambda: [dossier(view, measure) for measure in measures],
    }
    file = template_file(template, format, overrides)
    return environment.fill(file, context, view.words, format, overrides)


def _shares(view: View, measures: Sequence[Measure], *, linked: bool) -> list[Share]:
    shares: list[Share] = []
    start = 0.0
    for turn, entry in enumerate(count(view, measures, FACETS["status"]), 1):
        percent = view.words.percent(entry.share)
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
