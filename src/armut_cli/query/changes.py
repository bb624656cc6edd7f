"""What changed between two states of a register, in sentences about meaning; never prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, get_args

from msgspec import Struct

from armut_cli.model.message import Message, msg
from armut_cli.model.register import id_of, natural_key
from armut_cli.query.changes_alike import renamed_ids
from armut_cli.query.changes_fact import ChangeKind, Fact, Pair, plain
from armut_cli.query.changes_facts import group_facts, measure_facts
from armut_cli.text.load import ALLIANCE

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

    from armut_cli.model.register import Register
    from armut_cli.query.view import View

RecordKind = Literal["measures", "groups", "alliance"]
"""What a change is about: the folder of its file, or the alliance's own file."""

_RECORDS: tuple[RecordKind, ...] = get_args(RecordKind)

KINDS: tuple[ChangeKind, ...] = get_args(ChangeKind)
"""The kinds in the order of a report."""

HEADINGS: dict[ChangeKind, Message] = {
    "finished": msg("Finished"),
    "forward": msg("Moved forward"),
    "back": msg("Set back or later"),
    "new": msg("New"),
    "other": msg("Changed otherwise"),
}
"""What people call the kinds."""

_UNREAD = msg("Cannot be read at the moment, see armut validate")
_READ_AGAIN = msg("Can be read again; what it was before is not known")


class Change(Struct, frozen=True, kw_only=True):
    """What has changed in one measure or group, or in the alliance's file.

    Attributes:
        kind: which way it leads, all facts together.
        record: whether it is a measure, a group or the alliance.
        id: its id, as of now.
        title: its title or name.
        facts: what has changed, the most important first.
    """

    kind: ChangeKind
    record: RecordKind
    id: str
    title: str
    facts: tuple[Fact, ...]


def changes(
    before: View,
    after: View,
    *,
    renamed: Mapping[str, str] | None = None,
    times: Mapping[str, Mapping[str, int]] | None = None,
    measures: Container[str] | None = None,
    groups: Container[str] | None = None,
) -> list[Change]:
    """Compare two states of a register.

    Args:
        before: the older state.
        after: the newer state; its language is spoken.
        renamed: new path of a file to its old one, where git knows; else content tells.
        times: for a measure's id, how often its dates were put off by now, by ``date_key``.
        measures: ids of the measures that are asked for; all, if left out.
        groups: ids of the groups that are asked for; all, if left out.

    Returns:
        Finished, forward, back, new, other; in each the measures first, by id. The alliance
        is told of where all measures and groups are.
    """
    pair = Pair(before, after, times or {})
    found = [
        *_records(pair, "measures", renamed or {}, measures),
        *_records(pair, "groups", renamed or {}, groups),
    ]
    if measures is None and groups is None:
        found += _alliance(pair)
    return sorted(found, key=_order)


def recount(
    found: Sequence[Change],
    before: View,
    after: View,
    times: Mapping[str, Mapping[str, int]],
    renamed: Mapping[str, str] | None = None,
) -> list[Change]:
    """Say of the measures in ``times``, too, for which time their dates were put off."""
    again = changes(before, after, renamed=renamed, times=times, measures=times, groups=())
    rest = [it for it in found if it.record != "measures" or it.id not in times]
    return sorted([*rest, *again], key=_order)


def shifted(found: Iterable[Change]) -> list[str]:
    """Give the measures with a date that was put off: of those history is worth reading."""
    dated = ("end", "milestones")
    return [
        change.id
        for change in found
        if change.record == "measures"
        and any(fact.field in dated and fact.kind == "back" for fact in change.facts)
    ]


def change_name(change: Change) -> str:
    """Give what people call what has changed: a measure with its id."""
    return f"{change.id} {change.title}" if change.record == "measures" else change.title


def plain_changes(found: Iterable[Change]) -> list[dict[str, Any]]:
    """Give changes as plain data."""
    data: list[dict[str, Any]] = [plain(change) for change in found]
    return data


def _records(
    pair: Pair, record: RecordKind, renamed: Mapping[str, str], asked: Container[str] | None
) -> Iterator[Change]:
    old: Mapping[str, Any] = getattr(pair.before.register, record)
    new: Mapping[str, Any] = getattr(pair.after.register, record)
    came = {id: item for id, item in new.items() if id not in old}
    went = {id: item for id, item in old.items() if id not in new}
    hints = {id_of(path): id_of(was) for path, was in renamed.items() if path.startswith(record)}
    was = renamed_ids(went, came, hints) if came and went else {}
    for id, item in new.items():
        if asked is not None and id not in asked:
            continue
        previous = old.get(was.get(id, id))
        if previous is None:
            yield _appeared(pair, record, item)
        elif previous != item and (facts := _facts(pair, previous, item)):
            yield Change(kind=_kind(facts), record=record, id=id, title=_title(item), facts=facts)
    unread = _broken(pair.after.register, record)
    for id, item in went.items():
        if id not in was.values() and (asked is None or id in asked):
            yield _vanished(pair, record, item, unread=id in unread)


def _alliance(pair: Pair) -> Iterator[Change]:
    """Give what has changed in the alliance's file; nothing is known of one that is broken."""
    was, now = (
        any(problem.place.path == ALLIANCE for problem in view.register.problems)
        for view in (pair.before, pair.after)
    )
    facts: tuple[Fact, ...] = ()
    if now != was:
        facts = (pair.fact("other", "", _UNREAD if now else _READ_AGAIN),)
    elif pair.before.register.alliance != pair.after.register.alliance:
        from armut_cli.query.changes_alliance import alliance_facts

        facts = alliance_facts(pair)
    if facts:
        title = pair.say(msg("Alliance and vocabulary"))
        yield Change(kind="other", record="alliance", id=ALLIANCE, title=title, facts=facts)


def _order(change: Change) -> tuple[int, int, Any]:
    return KINDS.index(change.kind), _RECORDS.index(change.record), natural_key(change.id)


def _facts(pair: Pair, old: Any, new: Any) -> tuple[Fact, ...]:
    compare: Callable[..., tuple[Fact, ...]] = (
        measure_facts if hasattr(new, "status") else group_facts
    )
    facts = compare(pair, old, new)
    if old.id != new.id:
        text = msg("Id changed: {before} → {after}", before=old.id, after=new.id)
        return (*facts, pair.fact("other", "id", text, (old.id, new.id)))
    return facts


def _title(item: Any) -> str:
    title: str = item.title if hasattr(item, "title") else item.name
    return " ".join(title.split())


def _kind(facts: tuple[Fact, ...]) -> ChangeKind:
    """Weigh facts: the status says most, then what has fallen back, then what moved on."""
    for fact in facts:
        if fact.field == "status" and fact.kind != "other":
            return fact.kind
    kinds = {fact.kind for fact in facts}
    return next((kind for kind in ("back", "forward") if kind in kinds), "other")


def _appeared(pair: Pair, record: RecordKind, item: Any) -> Change:
    if item.id in _broken(pair.before.register, record):
        return _whole(record, item, pair.fact("other", "", _READ_AGAIN))
    if record == "groups":
        return _whole(record, item, pair.fact("new", "", msg("New group")))
    label = pair.after.status_label(item.status)
    text = msg("New in the register: {status}", status=label)
    return _whole(record, item, pair.fact("new", "status", text, (None, item.status)))


def _vanished(pair: Pair, record: RecordKind, item: Any, *, unread: bool) -> Change:
    if unread:
        return _whole(record, item, pair.fact("other", "", _UNREAD))
    return _whole(record, item, pair.fact("back", "", msg("No longer in the register")))


def _whole(record: RecordKind, item: Any, fact: Fact) -> Change:
    return Change(kind=fact.kind, record=record, id=item.id, title=_title(item), facts=(fact,))


def _broken(register: Register, record: RecordKind) -> set[str]:
    paths = (problem.place.path for problem in register.problems)
    return {id_of(path) for path in paths if path.startswith(f"{record}/")}
