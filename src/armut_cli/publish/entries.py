"""What templates see of a register: plain texts in the language of the report, no structs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from armut_cli.model.message import Message, msg
from armut_cli.query.state import LATENESS
from armut_cli.query.symbols import SYMBOLS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armut_cli.model.alliance import StatusKind
    from armut_cli.model.measure import Measure
    from armut_cli.query.state import Lateness
    from armut_cli.query.view import View

NOT_PUBLISHED = msg("not published")
"""What stands in place of a field that is known to exist but not published."""

BUNDLED = msg("Bundled into")
REASON = msg("Reason")
BLOCKED = msg("Held up by")


class Mark(Struct, frozen=True):
    """A status as it is shown: symbol and word, never colour alone."""

    id: str
    label: str
    kind: StatusKind
    symbol: str
    definition: str = ""


class Note(Struct, frozen=True):
    """A line below the title of a measure."""

    label: str
    text: str


class Entry(Struct, frozen=True):
    """A measure in a table. What it does not have is an empty text.

    ``lateness`` is ``overdue``, ``soon``, ``on-time`` or ``undated``; ``lateness_label`` its
    word, and ``due`` the open date it is judged by.
    """

    id: str
    title: str
    summary: str
    status: Mark
    lead: str
    groups: str
    end: str
    last_update: str
    lateness: Lateness
    lateness_label: str
    due: str
    notes: tuple[Note, ...]


def mark(view: View, id: str) -> Mark:
    """Give a status as it is shown; an id that the vocabulary does not know as it stands."""
    status = view.register.alliance.statuses.get(id)
    kind: StatusKind = status.kind if status else "unknown"
    definition = view.label(status.definition) if status else ""
    return Mark(id, view.status_label(id), kind, SYMBOLS[kind], definition)


def entries(view: View, measures: Sequence[Measure]) -> list[Entry]:
    """Give measures as rows of a table, in their order."""
    marks = {measure.status: mark(view, measure.status) for measure in measures}
    return [_entry(view, measure, marks[measure.status]) for measure in measures]


def or_unpublished(view: View, measure: Measure, field: str, text: str) -> str:
    """Give a text, or in place of an empty one that it is not published."""
    return text or (view.words(NOT_PUBLISHED) if field in measure.unpublished else "")


def _entry(view: View, measure: Measure, status: Mark) -> Entry:
    words = view.words
    state = view.state(measure)
    ongoing = words(msg("permanent task")) if measure.ongoing else ""
    groups = ", ".join(map(view.group, measure.groups))
    updated = words.span(state.last_update)
    return Entry(
        id=measure.id,
        title=measure.title,
        summary=measure.summary or "",
        status=status,
        lead=or_unpublished(view, measure, "lead", view.organisation(measure.lead)),
        groups=or_unpublished(view, measure, "groups", groups),
        end=or_unpublished(view, measure, "end", words.span(measure.end) or ongoing),
        last_update=or_unpublished(view, measure, "updates", updated),
        lateness=state.lateness,
        lateness_label=words(LATENESS[state.lateness]),
        due=words.span(state.due),
        notes=tuple(_notes(view, measure, status.kind)),
    )


def _notes(view: View, measure: Measure, kind: StatusKind) -> list[Note]:
    found: list[tuple[Message, str]] = []
    if kind == "bundled":
        found.append(
            (BUNDLED, or_unpublished(view, measure, "bundled_into", target(view, measure)))
        )
    if measure.status_reason:
        found.append((REASON, measure.status_reason))
    if measure.blocker:
        found.append((BLOCKED, measure.blocker.reason))
    return [Note(view.words(label), text) for label, text in found if text]


def target(view: View, measure: Measure) -> str:
    """Give what a measure is bundled into, a running process or another measure."""
    into = measure.bundled_into
    if into is None:
        return ""
    if into.process:
        return view.process(into.process)
    other = view.register.measures.get(into.measure or "")
    return f"{other.id} {other.title}" if other else into.measure or ""
