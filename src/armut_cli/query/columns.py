"""The columns of a list: what stands there, how it sorts, what people call it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from armut_cli.model.measure import Measure
from armut_cli.model.message import Message, msg
from armut_cli.model.register import natural_key
from armut_cli.query.facets import FACETS, ORIGINS, VERDICTS, resolve
from armut_cli.query.state import LATENESS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from armut_cli.model.span import Span
    from armut_cli.query.view import View


class Column:
    """A column: its word on the command line, its heading, its text and its order.

    Attributes:
        name: the word on the command line; a field of a measure, or computed.
        label: the heading.
        text: what stands in the cell; dates as written in the file.
        key: what it sorts by; texts sort as people read them, without umlauts' dots.
    """

    def __init__(
        self,
        name: str,
        label: Message,
        text: Callable[[View, Measure], str],
        key: Callable[[View, Measure], Any] | None = None,
    ) -> None:
        self.name = name
        self.label = label
        self.text = text
        self.key = key or (lambda view, measure: natural_key(text(view, measure)))


def _last(span: Span | None) -> tuple[bool, date]:
    return (span is None, span.last if span else date.max)


def _date(name: str, label: Message, get: Callable[[View, Measure], Span | None]) -> Column:
    return Column(
        name,
        label,
        lambda view, measure: str(get(view, measure) or ""),
        lambda view, measure: _last(get(view, measure)),
    )


def _text(name: str, label: Message) -> Column:
    return Column(name, label, lambda _, measure: " ".join((getattr(measure, name) or "").split()))


def _list(name: str, label: Message, texts: Callable[[View, Measure], Iterable[str]]) -> Column:
    return Column(name, label, lambda view, measure: ", ".join(texts(view, measure)))


def _count(name: str, label: Message) -> Column:
    return Column(
        name,
        label,
        lambda _, measure: str(len(getattr(measure, name))),
        lambda _, measure: len(getattr(measure, name)),
    )


def _milestones(measure: Measure) -> str:
    done = sum(step.done is not None for step in measure.milestones)
    return f"{done}/{len(measure.milestones)}" if measure.milestones else ""


def _bundled_into(view: View, measure: Measure) -> str:
    into = measure.bundled_into
    if into is None:
        return ""
    return view.process(into.process) if into.process else into.measure or ""


def _status_order(view: View, measure: Measure) -> int:
    order = list(view.register.alliance.statuses)
    return order.index(measure.status) if measure.status in order else len(order)


COLUMNS: dict[str, Column] = {
    column.name: column
    for column in (
        Column("id", msg("ID"), lambda _, m: m.id),
        _text("title", msg("Title")),
        Column("status", msg("Status"), lambda v, m: v.status_label(m.status), _status_order),
        Column("lead", msg("Lead"), lambda v, m: v.organisation(m.lead)),
        _list("groups", msg("Groups"), lambda v, m: map(v.group, m.groups)),
        _date("end", msg("End"), lambda _, m: m.end),
        _date("last_update", msg("Last update"), lambda v, m: v.state(m).last_update),
        _date("start", msg("Start"), lambda _, m: m.start),
        _date("due", msg("Next date"), lambda v, m: v.state(m).due),
        Column("lateness", msg("Lateness"), lambda v, m: v.words(LATENESS[v.state(m).lateness])),
        Column("milestones", msg("Milestones"), lambda _, m: _milestones(m)),
        _text("summary", msg("Summary")),
        _text("wording", msg("Wording")),
        _text("description", msg("Description")),
        _list("goals", msg("Goals"), lambda v, m: map(v.goal, m.goals)),
        _list("target_groups", msg("Target groups"), lambda _, m: m.target_groups),
        _list("districts", msg("Districts"), lambda _, m: m.districts),
        Column(
            "origin",
            msg("Origin"),
            lambda v, m: v.words(ORIGINS[m.origin.kind]) if m.origin else "",
        ),
        Column(
            "recommendation",
            msg("Recommendation"),
            lambda v, m: v.words(VERDICTS[m.recommendation.verdict]) if m.recommendation else "",
        ),
        _list(
            "partners",
            msg("Partners"),
            lambda v, m: (v.organisation(partner.organisation) for partner in m.partners),
        ),
        Column("kind", msg("Kind of status"), lambda v, m: FACETS["kind"].title(v, v.kind(m))),
        _text("status_reason", msg("Reason for the status")),
        Column("bundled_into", msg("Bundled into"), _bundled_into),
        Column("ongoing", msg("Ongoing"), lambda v, m: v.words(msg("yes")) if m.ongoing else ""),
        Column("blocker", msg("Blocker"), lambda _, m: m.blocker.reason if m.blocker else ""),
        _count("statements", msg("Statements")),
        _count("decisions", msg("Decisions")),
        _count("updates", msg("Updates")),
        _count("evidence", msg("Evidence")),
        _count("offers", msg("Offers")),
        _list("related", msg("Related"), lambda _, m: m.related),
        Column(
            "visibility",
            msg("Visibility"),
            lambda v, m: m.visibility or v.register.alliance.visibility,
        ),
        _list("unpublished", msg("Not published"), lambda _, m: m.unpublished),
        _list("sources", msg("Sources"), lambda _, m: m.sources),
    )
}
"""All columns by name."""

DEFAULT = ("id", "title", "status", "lead", "groups", "end", "last_update")
"""The columns of ``armut list``."""

FIELDS = tuple(name for name in Measure.__struct_fields__ if name != "id")
"""All fields of a measure's file."""


def resolve_columns(view: View, names: Sequence[str]) -> list[Column]:
    """Give the columns that a person names, by word or heading.

    Raises:
        ArmutError: if one is unknown; it names the nearest ones.
    """
    known = {name: (view.words(column.label),) for name, column in COLUMNS.items()}
    return [COLUMNS[resolve(name, known, msg("column"))] for name in names]


def resolve_field(view: View, name: str) -> str:
    """Give the field of a measure that a person names, by key or heading.

    Raises:
        ArmutError: if it is unknown; it names the nearest ones.
    """
    known = {
        field: (view.words(COLUMNS[field].label),) if field in COLUMNS else (field,)
        for field in FIELDS
    }
    return resolve(name, known, msg("field"))


def sort(view: View, measures: Iterable[Measure], order: str) -> list[Measure]:
    """Sort by columns, the first counting most; ``-name`` sorts downwards, gaps stay last.

    Raises:
        ArmutError: if a column is unknown; it names the nearest ones.
    """
    result = list(measures)
    for name in reversed([part.strip() for part in order.split(",")]):
        (column,) = resolve_columns(view, [name.removeprefix("-")])
        filled = [measure for measure in result if column.text(view, measure)]
        empty = [measure for measure in result if not column.text(view, measure)]
        filled.sort(key=lambda m, c=column: c.key(view, m), reverse=name.startswith("-"))  # type: ignore[misc]
        result = filled + empty
    return result
