"""Rules on files and ids: names that hold on every disk, in every address, in every shell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from armut_cli.check.finding import Finding, brief
from armut_cli.check.rule import rule
from armut_cli.check.suggest import did_you_mean
from armut_cli.model.message import Message, msg
from armut_cli.text.load import ALLIANCE
from armut_cli.text.yaml import MAX_ENTRIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armut_cli.check.case import Case
    from armut_cli.model.place import DataPath

_ID = re.compile(r"[A-Za-z](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9_])?")
_TAKEN = frozenset(
    {"true", "false", "null", "yes", "no", "on", "off", "y", "n", "none", "all", "con", "prn"}
    | {"aux", "nul"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}
)
_SPELT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", " ": "-"}
)


@rule("error")
def odd_id(case: Case) -> Iterator[Finding]:
    """A file name or the name of an entry cannot serve as an id.

    Ids stand in files, in web addresses, on the command line and on the disks of Windows,
    macOS and Linux. They begin with a letter and consist of the letters A to Z, digits,
    hyphens, underscores and dots. Umlauts and spaces belong in titles and labels. Words that
    YAML or Windows take for something else (`true`, `no`, `con`) and `none` are no ids.

    Bad:
        # measures/M 01.yaml
        #^^^^^^^^^^^^^^^^^^^
        title: Stadtteilservices ausweiten
        status: vorgeschlagen

    Good:
        # measures/M-01.yaml
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
    """
    for (_, id), path in case.register.paths.items():
        if not is_id(id):
            yield Finding(path, None, msg("file name “{id}” is no id", id=id), _better(id))
    for data in _entries(case):
        id = data[1]
        if not is_id(id):
            yield Finding(
                ALLIANCE, data, msg("“{id}” is no id", id=brief(id)), _better(id), key=True
            )


def is_id(text: str) -> bool:
    """Tell whether a text can serve as an id."""
    return _ID.fullmatch(text) is not None and text.lower() not in _TAKEN


def _better(id: str) -> Message:
    """Say how the id can be written instead."""
    better = re.sub(r"[^A-Za-z0-9._]+", "-", id.translate(_SPELT)).strip("-._")
    if better.lower() in _TAKEN:
        better += "-1"
    if is_id(better):
        return did_you_mean([better])
    return msg("begin with a letter; then letters, digits, “-”, “_” and “.”")


@rule("error", firm=True)
def file_too_long(case: Case) -> Iterator[Finding]:
    """A file has more than 20,000 lines and entries.

    A measure has a hundred. Such a file is no measure; it is passed over, because looking
    through it would take too long.

    Bad:
        # measures/M-01.yaml (20001 lines)
        #^^^^^^^^^^^^^^^^^^^
        title: Stadtteilservices ausweiten
        status: vorgeschlagen

    Good:
        # measures/M-01.yaml
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
    """
    for path in case.overlong:
        message = msg("more than {limit} lines and entries", limit=MAX_ENTRIES)
        help = msg("keep long lists elsewhere and link to them")
        yield Finding(path, None, message, help)


@rule("error")
def case_clash(case: Case) -> Iterator[Finding]:
    """Two ids differ only in capital and small letters.

    On Windows and macOS two such files are one, and one of them overwrites the other. People
    type ids without regard to case, too. Between two files `armut rename` decides: the younger
    one gets the next free id, with its file and all that refers to it.

    Bad:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen

        # measures/m-01.yaml
        #^^^^^^^^^^^^^^^^^^^
        title: Besuchsdienste stärken
        status: vorgeschlagen

    Good:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen

        # measures/M-02.yaml
        title: Besuchsdienste stärken
        status: vorgeschlagen
    """
    names: dict[str, list[tuple[str, str, DataPath | None]]] = {}
    for (folder, id), path in case.register.paths.items():
        names.setdefault(folder, []).append((id, path, None))
    for data in _entries(case):
        names.setdefault(data[0], []).append((data[1], ALLIANCE, data))
    for entries in names.values():
        if len({id.lower() for id, _, _ in entries}) == len(entries):
            continue
        seen: dict[str, str] = {}
        for id, path, way in entries:
            other = seen.setdefault(id.lower(), id)
            if other != id:
                message = msg("“{id}” differs from “{other}” only in case", id=id, other=other)
                help = (
                    msg("rename one of the two")
                    if way
                    else msg("give one of the two another id: armut rename {id}", id=id)
                )
                yield Finding(path, way, message, help, key=True)


def _entries(case: Case) -> Iterator[tuple[str, str]]:
    """Give the ways to the ids of the vocabulary."""
    for vocabulary, entries in case.vocabulary.items():
        for id in entries:
            yield vocabulary, id
