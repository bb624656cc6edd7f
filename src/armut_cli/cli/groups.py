"""``armut groups``: who looks after what, and when they meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from armut_cli.cli.sheet import Format, Sheet, chosen_format, write
from armut_cli.cli.table import Head
from armut_cli.model.message import Message, msg
from armut_cli.query.facets import FACETS, GROUP_KINDS
from armut_cli.query.figures import count
from armut_cli.query.meetings import last_meeting, next_meeting
from armut_cli.query.plain import fields
from armut_cli.query.symbols import SYMBOLS

if TYPE_CHECKING:
    from armut_cli.cli.session import Session
    from armut_cli.model.group import Group
    from armut_cli.model.measure import Measure
    from armut_cli.query.view import View

COLUMNS: dict[str, tuple[Message, int]] = {
    "id": (msg("ID"), 0),
    "name": (msg("Name"), 14),
    "kind": (msg("Kind"), 8),
    "moderation": (msg("Moderation"), 8),
    "measures": (msg("Measures"), 9),
    "last_meeting": (msg("Last meeting"), 10),
    "next_meeting": (msg("Next meeting"), 10),
}
"""The columns with their heads and least widths."""


def run(
    context: typer.Context,
    format: Format = None,
) -> None:
    """List the groups with moderation, measures by status, last and next meeting."""
    session: Session = context.obj
    form = chosen_format(format, session.output)
    view = session.view
    groups = list(view.register.groups.values())
    rows = [_row(view, group) for group in groups]
    sheet = Sheet(
        names=tuple(COLUMNS),
        heads=tuple(Head(view.words(title), least) for title, least in COLUMNS.values()),
        rows=rows,
        plain=lambda: [_plain(view, group) for group in groups],
    )
    if form == "table":  # what stands nowhere would only take room
        sheet = sheet.only([name for i, name in enumerate(COLUMNS) if any(row[i] for row in rows)])
    write([sheet], form, session)
    raise typer.Exit(session.exit_code)


def _row(view: View, group: Group) -> list[str]:
    last, following = last_meeting(group, view.today), next_meeting(group, view.today)
    moderation = ", ".join(map(view.organisation, group.moderation))
    if not moderation and "moderation" in group.unpublished:
        moderation = view.words(msg("not published"))
    return [
        group.id,
        group.name,
        view.words(GROUP_KINDS[group.kind]),
        moderation,
        _counts(view, _measures(view, group)),
        str(last.date) if last else "",
        str(following.date) if following else "",
    ]


def _measures(view: View, group: Group) -> list[Measure]:
    return [measure for measure in view.measures if group.id in measure.groups]


def _counts(view: View, measures: list[Measure]) -> str:
    if not measures:
        return ""
    statuses = view.register.alliance.statuses
    parts = [
        f"{SYMBOLS[statuses[entry.id].kind if entry.id in statuses else 'unknown']} {entry.number}"
        for entry in count(view, measures, FACETS["status"])
    ]
    return f"{len(measures)} ({' '.join(parts)})"


def _plain(view: View, group: Group) -> dict[str, object]:
    last, following = last_meeting(group, view.today), next_meeting(group, view.today)
    measures = _measures(view, group)
    return {
        **fields(group),
        "computed": {
            "measures": [measure.id for measure in measures],
            "by_status": {c.id: c.number for c in count(view, measures, FACETS["status"])},
            "last_meeting": str(last.date) if last else None,
            "next_meeting": str(following.date) if following else None,
        },
    }
