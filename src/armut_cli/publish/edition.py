"""The public edition: a new Register of what is allowed out, made before anything else sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from armut_cli.model import alliance as words
from armut_cli.model import group as groups
from armut_cli.model import measure as measures
from armut_cli.model.kinds import kinds, refers, single
from armut_cli.model.register import Register

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from armut_cli.model.alliance import Alliance, Visibility
    from armut_cli.model.group import Group
    from armut_cli.model.measure import Measure

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


def is_public(record: Measure | Group, alliance: Alliance) -> bool:
    """Tell whether a record as a whole may leave the house."""
    return (record.visibility or alliance.visibility) == "public"


def public(register: Register) -> Register:
    """Make the public edition of a register.

    It holds only public records, of these only fields of the allow-list, no internal updates,
    no reference to a record that stays, no organisation or process that no public record
    names, and neither texts nor names of files.
    """
    alliance = register.alliance
    shown_measures = {id: m for id, m in register.measures.items() if is_public(m, alliance)}
    shown_groups = {id: g for id, g in register.groups.items() if is_public(g, alliance)}
    known = {"measures": shown_measures.keys(), "groups": shown_groups.keys()}
    public_measures = {id: _without(_allowed(m), known) for id, m in shown_measures.items()}
    public_groups = {id: _without(_allowed(g), known) for id, g in shown_groups.items()}
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


def public_version(measure: Measure, alliance: Alliance, edition: Register) -> Measure | None:
    """Give an older version of a measure as the public edition may know it, else None.

    Args:
        measure: the older version.
        alliance: whose rule holds for a record that does not say.
        edition: the public edition of today; what it does not hold was not public either.
    """
    if measure.id not in edition.measures or not is_public(measure, alliance):
        return None
    known = {"measures": edition.measures.keys(), "groups": edition.groups.keys()}
    return _without(_allowed(measure), known)


def public_before(before: Register, now: Register) -> Register:
    """Make the public edition of an older state: without what has become internal since."""
    edition, still = public(before), public(now)
    return Register(
        alliance=edition.alliance,
        measures={
            id: measure
            for id, measure in edition.measures.items()
            if id in still.measures or id not in now.measures
        },
        groups={
            id: group
            for id, group in edition.groups.items()
            if id in still.groups or id not in now.groups
        },
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
        return tuple(_allowed_value(item) for item in value if not _is_internal(item))
    if isinstance(value, dict):
        return {key: _allowed_value(item) for key, item in value.items()}
    return value


def _is_internal(item: Any) -> bool:
    visibility: Visibility | None = getattr(item, "visibility", None)
    return visibility == "internal"


def _without(record: Record, known: Mapping[str, Collection[str]]) -> Record:
    """Give a record without references to records that are not in the edition."""
    changed: dict[str, Any] = {}
    for key, name in zip(record.__struct_encode_fields__, record.__struct_fields__, strict=True):
        value = getattr(record, name)
        one, many = single(kinds(type(record))[key])
        ids = known.get(refers(one))
        if ids is not None:
            changed[name] = (
                tuple(id for id in value if id in ids)
                if many
                else (value if value in ids else None)
            )
        elif isinstance(value, Struct):
            changed[name] = _without(value, known)
        elif isinstance(value, tuple):
            changed[name] = tuple(
                _without(item, known) if isinstance(item, Struct) else item for item in value
            )
    if changed.get("bundled_into") == measures.Bundle():
        changed["bundled_into"] = None  # it led to a record that stays
    return replace(record, **changed)


def _gather(record: Struct, used: dict[str, set[str]]) -> None:
    """Add the organisations and processes that a record names."""
    for key, name in zip(record.__struct_encode_fields__, record.__struct_fields__, strict=True):
        value = getattr(record, name)
        one, many = single(kinds(type(record))[key])
        if value is None:
            continue
        if refers(one) in used:
            used[refers(one)].update(value if many else (value,))
        elif isinstance(one, type) and issubclass(one, Struct):
            for item in value if many else (value,):
                _gather(item, used)


class Disclosure(Struct, frozen=True):
    """What of a record leaves the house: paths of its filled fields, and those that stay."""

    record: str
    id: str
    leaves: tuple[str, ...]
    stays: tuple[str, ...]


def disclosure(register: Register) -> list[Disclosure]:
    """Say of every record which of its fields are in the public edition and which are not."""
    edition = public(register)
    found = []
    for name, all_records, shown in (
        ("alliance", {"armut.yaml": register.alliance}, {"armut.yaml": edition.alliance}),
        ("measure", register.measures, edition.measures),
        ("group", register.groups, edition.groups),
    ):
        records: Mapping[str, Struct] = all_records
        for id, record in records.items():
            parts = list(_compared(record, shown.get(id), ""))
            leaves = tuple(path for path, out in parts if out)
            stays = tuple(path for path, out in parts if not out)
            found.append(Disclosure(name, id, leaves, stays))
    return found


def _compared(value: Any, out: Any, path: str) -> Iterator[tuple[str, bool]]:
    """Give the paths of all filled fields, and whether each is in ``out``, its public twin.

    Entries of a list count from 1, as people count.
    """
    if isinstance(value, Struct):
        names = zip(value.__struct_encode_fields__, value.__struct_fields__, strict=True)
        for key, name in names:
            if key != "id":
                below = f"{path}.{key}" if path else key
                yield from _compared(getattr(value, name), getattr(out, name, None), below)
    elif isinstance(value, dict):
        twins = out if isinstance(out, dict) else {}
        for key, item in value.items():
            yield from _compared(item, twins.get(key), f"{path}.{key}")
    elif isinstance(value, tuple):
        left = list(out or ())
        for number, item in enumerate(value, 1):
            # Items keep their order; one that stays has no twin.
            stays = _is_internal(item) or (not isinstance(item, Struct) and item not in left)
            twin = None if stays or not left else left.pop(0)
            yield from _compared(item, twin, f"{path}[{number}]")
    elif value not in (None, "", False):
        yield path, value == out
