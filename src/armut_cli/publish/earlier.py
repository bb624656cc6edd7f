"""The public edition of the past: it says nothing that today's public edition does not say.

What was public once may have slipped out by mistake and been taken back since; the history
keeps it, the public edition does not bring it up again. Of an older state it shows facts that
can be counted (status, dates, verdicts, and who of those that are named today) and texts that
still stand in today's edition. Where another text stood then, it has ``WITHHELD``.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Literal, get_origin

from msgspec import Struct
from msgspec.structs import replace

from armut_cli.model.group import Group
from armut_cli.model.measure import Measure
from armut_cli.model.register import Register, id_of
from armut_cli.publish.each import each
from armut_cli.publish.edition import allowed, public, public_records, stays_as_a_whole
from armut_cli.text.load import ALLIANCE, FOLDERS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from armut_cli.model.alliance import Alliance
    from armut_cli.model.kinds import Slot
    from armut_cli.model.measure import Update
    from armut_cli.publish.each import Change

WITHHELD = "[…]"
"""Stands where a text or a name of an older state does not stand in today's public edition."""

_ENTRIES = ("goals", "organisations", "processes")
_FIELDS = frozenset({*Measure.__struct_encode_fields__, *Group.__struct_encode_fields__})


class Today:
    """What the public edition of the past is held against.

    Attributes:
        register: all of the register as it is.
        edition: its public edition.
    """

    def __init__(self, register: Register) -> None:
        self.register = register
        self.edition = public(register)

    @cached_property
    def said(self) -> frozenset[str | int]:
        """Every text in the edition, and every number in its records."""
        edition = self.edition
        said = {_even(value) for value in _said((edition.measures, edition.groups))}
        words = {_even(value) for value in _said(edition.alliance) if isinstance(value, str)}
        return frozenset(said | words)


def public_before(
    before: Register, today: Today, renamed: Mapping[str, str] | None = None
) -> Register:
    """Make the public edition of an older state.

    Its records are those that are public today as well, under the ids of today; its
    vocabulary has the words of today.

    Args:
        before: all of the older state.
        today: the register as it is.
        renamed: path of a file today to its path then.
    """
    ids = {(_folder(was), id_of(was)): id_of(path) for path, was in (renamed or {}).items()}
    found = {folder: _heirs(folder, before, today.edition, ids) for folder in FOLDERS}
    known = {folder: records.keys() for folder, records in found.items()}

    def made(folder: str, id: str, record: Any) -> Any:
        if record is getattr(today.register, folder)[id]:
            return allowed(getattr(today.edition, folder)[id], known)
        named = replace(each(record, _renamed(ids)), id=id)
        return _past(named, before.alliance, today, known)

    measures, groups = (
        {id: made(folder, id, record) for id, record in found[folder].items()} for folder in FOLDERS
    )
    alliance = _words_of_today(before, today.edition.alliance)
    return Register(alliance=alliance, measures=measures, groups=groups)


def public_version(
    then: Register, id: str, today: Today, known: Mapping[str, Collection[str]]
) -> Measure | None:
    """Give an older version of a public measure as the public edition may know it, else None.

    Args:
        then: the register as it was then, with no other measure than the older version.
        id: the measure's id today.
        today: the register as it is.
        known: the ids of the ``measures`` and ``groups`` that may be named.
    """
    for version in public_records(then, "measures").values():
        past: Measure = _past(replace(version, id=id), then.alliance, today, known)
        return past
    return None


def _heirs(
    folder: str, before: Register, edition: Register, ids: Mapping[tuple[str, str], str]
) -> dict[str, Any]:
    """Give the public records of then that are public today, by their ids of today."""
    shown: Mapping[str, Any] = getattr(edition, folder)
    taken = {heir for (where, _), heir in ids.items() if where == folder}
    found = {
        ids.get((folder, id), id): record
        for id, record in public_records(before, folder).items()
        if (folder, id) in ids or id not in taken
    }
    return {id: found[id] for id in shown if id in found}


def _renamed(ids: Mapping[tuple[str, str], str]) -> Change:
    """Give what calls records by their ids of today."""
    return lambda slot, value: ids.get((slot.vocabulary, value), value)


def _words_of_today(before: Register, now: Alliance) -> Alliance:
    """Give the vocabulary of today without the goals, organisations and processes that are new."""
    if any(problem.place.path == ALLIANCE for problem in before.problems):
        return now  # nobody knows what is new
    kept = {
        name: {id: entry for id, entry in getattr(now, name).items() if id in known}
        for name in _ENTRIES
        for known in [getattr(before.alliance, name)]
    }
    return replace(now, **kept)


def _past(record: Any, then: Alliance, today: Today, known: Mapping[str, Collection[str]]) -> Any:
    """Give an older version of a record, under its id of today, as the public edition knows it."""
    status = ""
    if isinstance(record, Measure):
        present = today.register.measures[record.id]
        record, status = _without_retracted(record, present), present.status
    return each(allowed(record, known), _withholding(then, today, status))


def _withholding(then: Alliance, today: Today, status: str) -> Change:
    """Give what leaves a value as it is if today's edition knows it, else withholds it."""
    now = today.edition.alliance
    words: dict[str, Collection[str]] = {name: getattr(now, name).keys() for name in _ENTRIES}
    words["statuses"] = now.statuses.keys()

    def change(slot: Slot, value: Any) -> Any:
        name = slot.vocabulary
        if name in words:
            if value in words[name]:
                return value
            return _same_kind(value, then, now, status) if name == "statuses" else WITHHELD
        if name or get_origin(slot.kind) is Literal or not isinstance(value, (str, int)):
            return value  # a record of the edition, a word of the format, a date
        if isinstance(value, bool) or value in _FIELDS or _even(value) in today.said:
            return value
        return WITHHELD

    return change


def _same_kind(id: str, then: Alliance, now: Alliance, status: str) -> str:
    """Give for a status that has another id today one that means the same.

    Args:
        id: the status of then.
        then: its vocabulary.
        now: the vocabulary of today.
        status: the record's status of today, which is taken if it fits.
    """
    entry = then.statuses.get(id)
    alike = [it for it, known in now.statuses.items() if entry and known.kind == entry.kind]
    return status if status in alike else next(iter(alike), WITHHELD)


def _said(value: Any) -> Iterator[str | int]:
    """Give all texts and numbers in a value."""
    if isinstance(value, (str, int)) and not isinstance(value, bool):
        yield value
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from _said(getattr(value, name))
    elif isinstance(value, dict):
        yield from _said((*value.keys(), *value.values()))
    elif isinstance(value, tuple):
        for item in value:
            yield from _said(item)


def _even(value: str | int) -> str | int:
    """Give a text with its white space evened out: how YAML folds a text says nothing."""
    return " ".join(value.split()) if isinstance(value, str) else value


def _without_retracted(version: Measure, today: Measure) -> Measure:
    """Give an older version of a measure without updates that are internal today."""
    internal = [entry for entry in today.updates if stays_as_a_whole(entry)]
    kept = tuple(it for it in version.updates if not _is_retracted(it, internal, today))
    return replace(version, updates=kept)


def _is_retracted(entry: Update, internal: list[Update], today: Measure) -> bool:
    """Tell whether an older update is one that is internal today, perhaps reworded since.

    Of several updates of one day nobody knows which is which once they are reworded: there
    only those count as public that still are, word by word.
    """
    if any(entry.text and entry.text == it.text for it in internal):
        return True
    if not any(entry.date == it.date for it in internal):
        return False
    return not any(
        entry.date == it.date and entry.text == it.text
        for it in today.updates
        if not stays_as_a_whole(it)
    )


def _folder(path: str) -> str:
    return PurePosixPath(path).parent.name
