"""Where a measure stands, compared: status, lead, dates, bundling, blocker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armut_cli.model.message import msg
from armut_cli.query.changes_dates import date_key
from armut_cli.query.changes_fact import moved, reworded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armut_cli.model.alliance import StatusKind
    from armut_cli.model.measure import Bundle, Measure
    from armut_cli.query.changes_fact import ChangeKind, Fact, Pair
    from armut_cli.query.view import View

_PROGRESS: dict[StatusKind, int] = {
    "rejected": -2,
    "deferred": -1,
    "unknown": 0,
    "proposed": 0,
    "review": 1,
    "planned": 2,
    "active": 3,
    "bundled": 4,
    "done": 5,
}


def status(pair: Pair, old: Measure, new: Measure) -> Iterator[Fact]:
    """Say where the measure stands now, and why if a reason is given."""
    kind = status_way(pair, old, new)
    before, after = pair.before.status_label(old.status), pair.after.status_label(new.status)
    said = kind is not None and (before != after or pair.before.kind(old) != pair.after.kind(new))
    if kind is not None and said:
        text = msg("Status: {before} → {after}", before=before, after=after)
        yield pair.fact(kind, "status", text, (old.status, new.status))
    reasons = (old.status_reason, new.status_reason)
    if new.status_reason and said and old.status_reason != new.status_reason:
        text = msg("Reason: {reason}", reason=new.status_reason)
        yield pair.fact(kind or "other", "status_reason", text, reasons)
    else:
        yield from reworded(pair, "status_reason", msg("Reason for the status"), reasons)


def status_way(pair: Pair, old: Measure, new: Measure) -> ChangeKind | None:
    """Tell which way the status leads; None if it is the same."""
    if old.status == new.status:
        return None
    before, after = pair.before.kind(old), pair.after.kind(new)
    if before == after:
        order = list(pair.after.register.alliance.statuses)
        if old.status not in order or new.status not in order:
            return "other"
        return "forward" if order.index(new.status) > order.index(old.status) else "back"
    if after == "done":
        return "finished"
    if after == "unknown":
        return "other"
    return "forward" if _PROGRESS[after] > _PROGRESS[before] else "back"


def lead(pair: Pair, old: Measure, new: Measure) -> Iterator[Fact]:
    """Say who is responsible now."""
    values = (old.lead, new.lead)
    before, after = pair.before.organisation(old.lead), pair.after.organisation(new.lead)
    if old.lead and new.lead:
        text = msg("Lead: {before} → {after}", before=before, after=after)
        yield pair.fact("other", "lead", text, values)
    elif new.lead:
        yield pair.fact("forward", "lead", msg("Lead: now {after}", after=after), values)
    else:
        text = msg("Lead: no longer {before}, nobody yet", before=before)
        yield pair.fact("back", "lead", text, values)


def dates(pair: Pair, old: Measure, new: Measure) -> Iterator[Fact]:
    """Say what became of start and end."""
    yield from moved(pair, "start", msg("Start"), (old.start, new.start))
    times = pair.times_of(new.id, date_key())
    yield from moved(pair, "end", msg("End"), (old.end, new.end), times)
    if old.ongoing != new.ongoing:
        text = msg("Now a permanent task") if new.ongoing else msg("No longer a permanent task")
        yield pair.fact("other", "ongoing", text, (old.ongoing, new.ongoing))


def bundling(pair: Pair, old: Measure, new: Measure) -> Iterator[Fact]:
    """Say what the measure is bundled into now."""
    before, after = old.bundled_into, new.bundled_into
    values = (before, after)
    old_name, new_name = _target(pair.before, before), _target(pair.after, after)
    if before and after:
        text = msg("Bundled into: {before} → {after}", before=old_name, after=new_name)
        yield pair.fact("other", "bundled_into", text, values)
    elif after:
        text = msg("Bundled into: {after}", after=new_name)
        yield pair.fact("forward", "bundled_into", text, values)
    else:
        text = msg("No longer bundled into: {before}", before=old_name)
        yield pair.fact("back", "bundled_into", text, values)


def _target(view: View, bundle: Bundle | None) -> str:
    if bundle is None:
        return ""
    return (
        measure_name(view, bundle.measure) if bundle.measure else view.process(bundle.process or "")
    )


def measure_name(view: View, id: str) -> str:
    """Give a measure's id with its title, or the unknown id."""
    known = view.register.measures.get(id)
    return f"{id} {known.title}" if known else id


def blocker(pair: Pair, old: Measure, new: Measure) -> Iterator[Fact]:
    """Say what keeps the measure from going on, or no longer does."""
    before, after = old.blocker, new.blocker
    values = (before, after)
    if before is None:
        assert after is not None
        text = msg("Blocked: {reason}", reason=after.reason)
        yield pair.fact("back", "blocker", text, values)
    elif after is None:
        text = msg("No longer blocked: {reason}", reason=before.reason)
        yield pair.fact("forward", "blocker", text, values)
    elif before.reason != after.reason:
        yield from reworded(pair, "blocker", msg("Blocker"), (before.reason, after.reason))
    else:
        yield pair.fact("other", "blocker", msg("{what}: changed", what=msg("Blocker")), values)
