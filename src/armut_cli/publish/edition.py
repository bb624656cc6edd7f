"""The public edition: a new Register of what is allowed out, made before anything else sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from armut_cli.model import alliance as words
from armut_cli.model import group as groups
from armut_cli.model import measure as measures
from armut_cli.model.kinds import Slot, slots
from armut_cli.model.register import Register
from armut_cli.publish.each import each

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from armut_cli.model.alliance import Alliance, Visibility
    from armut_cli.model.group import Group
    from armut_cli.model.measure import Measure
    from armut_cli.model.register import Flawed

Record = TypeVar("Record", bound=Struct)

_ALLOWED = (
    (
        words.Alliance,
        """name short place language url contact visibility statuses goals organisations
        processes published thresholds sources""",
    ),
    (words.Status, "label kind definition"),
    (words.Goal, "label"),
    (words.Organisation, "name short kind"),
    (words.Process, "title lead summary url"),
    (words.Figure, "label count source"),
    (words.Thresholds, "stale_days due_soon_days milestone_horizon_days"),
    (
        measures.Measure,
        """id title summary wording description groups goals target_groups districts origin
        statements recommendation decisions lead partners status status_reason bundled_into
        start end ongoing milestones updates evidence offers blocker related visibility sources
        unpublished""",
    ),
    (measures.Origin, "kind group date source"),
    (measures.Statement, "by requested due date text cost"),
    (measures.Recommendation, "verdict reason by date"),
    (measures.Decision, "body date paper result url"),
    (measures.Partner, "organisation role"),
    (measures.Bundle, "process measure"),
    (measures.Milestone, "title due done responsible"),
    (measures.Update, "date text by status evidence visibility"),
    (measures.Evidence, "kind title url date"),
    (measures.Offer, "name provider district audience url"),
    (measures.Blocker, "reason needs from_ since"),
    (
        groups.Group,
        """id name kind remit moderation members contact meetings offers visibility sources
        unpublished""",
    ),
    (groups.Meeting, "date title place minutes decisions"),
)

PUBLIC: dict[type[Struct], frozenset[str]] = {
    kind: frozenset(names.split()) for kind, names in _ALLOWED
}
"""The allow-list: what leaves the house, struct by struct. What is not named here stays."""


def is_public(record: Measure | Group, default: Visibility) -> bool:
    """Tell whether a record as a whole may leave the house; ``default`` if it does not say."""
    return (record.visibility or default) == "public"


def public(register: Register) -> Register:
    """Make the public edition of a register.

    It holds only public records, of these only fields of the allow-list, no internal updates,
    no reference to a record that stays, no organisation or process that no public record
    names, and neither texts nor names of files.

    What could be read only in part must not become public by a slip of the pen: of a file
    that is not in order only what says itself that it is public leaves.
    """
    shown = public_records(register, "measures"), public_records(register, "groups")
    return _closed(register.alliance, *shown)


def public_records(register: Register, folder: str) -> dict[str, Any]:
    """Give the records that are public beyond doubt, with all their fields."""
    records: Mapping[str, Measure | Group] = getattr(register, folder)
    default = register.alliance.visibility
    flawed = {entry.path: entry for entry in register.flawed}
    shown = {
        id: _sure(record, flawed.get(register.paths.get((folder, id), "")))
        for id, record in records.items()
        if is_public(record, default)
    }
    return {id: record for id, record in shown.items() if record is not None}


def _closed(
    alliance: Alliance, all_measures: dict[str, Measure], all_groups: dict[str, Group]
) -> Register:
    """Give a register of these records that names nothing else."""
    known = {"measures": all_measures.keys(), "groups": all_groups.keys()}
    public_measures = {id: allowed(m, known) for id, m in all_measures.items()}
    public_groups = {id: allowed(g, known) for id, g in all_groups.items()}
    used: dict[str, set[str]] = {"processes": set(), "organisations": set()}
    for record in (*public_measures.values(), *public_groups.values()):
        _gather(record, used)
    processes = {id: p for id, p in alliance.processes.items() if id in used["processes"]}
    for process in processes.values():
        _gather(process, used)
    named = {id: o for id, o in alliance.organisations.items() if id in used["organisations"]}
    return Register(
        alliance=replace(_allowed(alliance), processes=processes, organisations=named),
        measures=public_measures,
        groups=public_groups,
    )


def allowed(record: Record, known: Mapping[str, Collection[str]]) -> Record:
    """Give what of a public record may leave the house.

    Args:
        record: a measure or a group.
        known: the ids of the ``measures`` and ``groups`` that may be named.
    """
    return _without(_allowed(record), known)


def _sure(record: Record, flawed: Flawed | None) -> Record | None:
    """Give what of a record is public beyond doubt, None if nothing is.

    Args:
        record: a record that counts as public.
        flawed: what stands in its file, if that is not in order: a misspelt ``visibility``
            was passed over when it was read.
    """
    if flawed is None:
        return record
    if flawed.data.get("visibility") != "public":
        return None
    if "updates" in record.__struct_fields__ and not _are_in_order(flawed.data.get("updates", [])):
        return replace(record, updates=())
    return record


def _are_in_order(entries: Any) -> bool:
    """Tell whether every update says by the words of the format how visible it is."""
    keys = set(measures.Update.__struct_encode_fields__)
    return isinstance(entries, list) and all(
        isinstance(entry, dict)
        and entry.keys() <= keys
        and entry.get("visibility") in (None, "public", "internal")
        for entry in entries
    )


def _allowed(record: Record) -> Record:
    """Give a record with the fields of the allow-list alone; what may be left out is."""
    kind = type(record)
    kept: dict[str, Any] = {}
    for name in kind.__struct_fields__:
        if name in PUBLIC[kind]:
            kept[name] = _allowed_value(getattr(record, name))
    return kind(**kept)


def _allowed_value(value: Any) -> Any:
    if isinstance(value, Struct):
        return _allowed(value)
    if isinstance(value, tuple):
        return tuple(_allowed_value(item) for item in value if not stays_as_a_whole(item))
    if isinstance(value, dict):
        return {key: _allowed_value(item) for key, item in value.items()}
    return value


def stays_as_a_whole(item: Any) -> bool:
    """Tell whether an entry of a list, such as an update, is internal by its own word."""
    visibility: Visibility | None = getattr(item, "visibility", None)
    return visibility == "internal"


def _without(record: Record, known: Mapping[str, Collection[str]]) -> Record:
    """Give a record without references to records that are not in the edition."""

    def change(slot: Slot, value: Any) -> Any:
        ids = known.get(slot.vocabulary)
        return value if ids is None or value in ids else None

    kept = each(record, change)
    if getattr(kept, "bundled_into", None) == measures.Bundle():
        return replace(kept, bundled_into=None)  # it led to a record that stays
    return kept


def _gather(record: Struct, used: dict[str, set[str]]) -> None:
    """Add the organisations and processes that a record names."""
    for slot in slots(type(record)):
        value = getattr(record, slot.name)
        if value is None or value == ():
            continue
        if slot.vocabulary in used:
            used[slot.vocabulary].update(value if slot.many else (value,))
        elif isinstance(slot.kind, type) and issubclass(slot.kind, Struct):
            for item in value if slot.many else (value,):
                _gather(item, used)
