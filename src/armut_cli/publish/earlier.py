"""The public edition of the past: nothing of it is told that is internal today.

What was public once may have slipped out by mistake and been taken back since; the history
keeps it, the public edition does not bring it up again.
"""

from __future__ import annotations

import unicodedata
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from armut_cli.publish.edition import allowed, public, public_records, stays_as_a_whole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from armut_cli.model.measure import Measure, Update
    from armut_cli.model.register import Register


def public_before(
    before: Register, now: Register, renamed: Mapping[str, str] | None = None
) -> Register:
    """Make the public edition of an older state, without what has become internal since.

    Args:
        before: all of the older state.
        now: all of the register as it is today.
        renamed: path of a file today to its path then.
    """
    ids = {(_folder(was), _stem(was)): _stem(path) for path, was in (renamed or {}).items()}
    edition = public(now)
    return public(
        replace(
            before,
            measures=_kept("measures", before.measures, now, edition, ids),
            groups=_kept("groups", before.groups, now, edition, ids),
        )
    )


def public_version(then: Register, today: Measure, edition: Register) -> Measure | None:
    """Give an older version of a public measure as the public edition may know it, else None.

    Args:
        then: the register as it was then, with no other measure than the older version.
        today: all of the measure as it is today.
        edition: the public edition that the measure is in; the older version names no record
            that is not there.
    """
    known = {"measures": edition.measures.keys(), "groups": edition.groups.keys()}
    shown: Mapping[str, Measure] = public_records(then, "measures")
    for version in shown.values():
        return allowed(_without_retracted(version, today), known)
    return None


def _kept(
    folder: str,
    records: Mapping[str, Any],
    now: Register,
    edition: Register,
    renamed: Mapping[tuple[str, str], str],
) -> dict[str, Any]:
    today: Mapping[str, Any] = getattr(now, folder)
    still: Mapping[str, Any] = getattr(edition, folder)
    # Nobody knows whether what cannot be read today is public.
    paths = [problem.place.path for problem in now.problems]
    unread = {_stem(path) for path in paths if _folder(path) == folder}
    kept = {}
    for id, record in records.items():
        heir = renamed.get((folder, id), id)
        if heir in unread or (heir in today and heir not in still):
            continue
        has_updates = folder == "measures" and heir in today
        kept[id] = _without_retracted(record, today[heir]) if has_updates else record
    return kept


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


def _stem(path: str) -> str:
    return unicodedata.normalize("NFC", PurePosixPath(path).stem)
