"""All files of a register to one Register: pure and lenient, for any day of its history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from armut_cli.model.alliance import Alliance
from armut_cli.model.group import Group
from armut_cli.model.measure import Measure
from armut_cli.model.message import msg
from armut_cli.model.place import Place, Problem
from armut_cli.model.register import Flawed, Register, id_of, natural_key
from armut_cli.text.decode import Unreadable, decode
from armut_cli.text.lenient import convert, salvage
from armut_cli.text.read import parse, parse_known, refuse_odd
from armut_cli.text.yaml import may_hold_huge_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Record = TypeVar("Record", Measure, Group)

ALLIANCE = "armut.yaml"
"""The file that makes a folder a register."""

FOLDERS: dict[str, type[Measure | Group]] = {"measures": Measure, "groups": Group}
"""The folders of records and what a file in them is."""


def load(files: Mapping[str, bytes], unreadable: Iterable[Problem] = ()) -> Register:
    """Read a register from the bytes of its files.

    Args:
        files: path from the register's folder, with ``/``, to content. Files that belong to
            no register are passed over.
        unreadable: Problems of files whose bytes could not be had.

    Returns:
        All that can be read. What cannot is in ``problems`` and ``flawed``; nothing raises.
    """
    problems = list(unreadable)
    flawed: list[Flawed] = []
    texts: dict[str, str] = {}
    paths: dict[tuple[str, str], str] = {}
    records: dict[str, dict[str, Any]] = {folder: {} for folder in FOLDERS}
    alliance = Alliance(name="")
    for path in sorted(files, key=natural_key):
        folder, _, name = path.rpartition("/")
        if path != ALLIANCE and (folder not in FOLDERS or not name.endswith((".yaml", ".yml"))):
            continue
        try:
            texts[path] = text = decode(path, files[path])
            if path == ALLIANCE:
                alliance = _alliance(parse(path, text), flawed)
                continue
            data = parse_known(path, text)
            id = id_of(name)
            record = _record(FOLDERS[folder], id, data)
            if record is None or may_hold_huge_numbers(files[path]):
                refuse_odd(path, text, data)
        except Unreadable as error:
            problems.append(error.problem)
            continue
        if id in records[folder]:
            problems.append(_twice(path, paths[folder, id]))
            continue
        if record is None:
            flawed.append(Flawed(path, data))
            record = _salvaged(FOLDERS[folder], id, data)
        records[folder][id] = record
        paths[folder, id] = path
    return Register(
        alliance=alliance,
        measures=records["measures"],
        groups=records["groups"],
        paths=paths,
        texts=texts,
        problems=tuple(problems),
        flawed=tuple(flawed),
    )


def reload(register: Register, files: Mapping[str, bytes | None]) -> Register:
    """Give the register as it is after some of its files have changed; only those are read.

    Args:
        register: the state before.
        files: path to new content; None for a file that is gone.
    """
    # The vocabulary is part of no record: what has changed can be read without the rest.
    changed = load({path: raw for path, raw in files.items() if raw is not None})
    paths = set(files)
    keys = {key for key, path in register.paths.items() if path in paths}
    return Register(
        alliance=changed.alliance if ALLIANCE in files else register.alliance,
        measures=_joined(register.measures, changed.measures, "measures", keys),
        groups=_joined(register.groups, changed.groups, "groups", keys),
        paths={k: v for k, v in register.paths.items() if k not in keys} | changed.paths,
        texts={p: t for p, t in register.texts.items() if p not in paths} | changed.texts,
        problems=(
            *(it for it in register.problems if it.place.path not in paths),
            *changed.problems,
        ),
        flawed=(*(it for it in register.flawed if it.path not in paths), *changed.flawed),
    )


def _joined(
    old: Mapping[str, Record], new: Mapping[str, Record], folder: str, gone: set[tuple[str, str]]
) -> dict[str, Record]:
    kept = {id: record for id, record in old.items() if (folder, id) not in gone}
    return dict(sorted((kept | dict(new)).items(), key=_by_id))


def _by_id(item: tuple[str, object]) -> list[tuple[int, str]]:
    return natural_key(item[0])


def _alliance(data: dict[str, Any], flawed: list[Flawed]) -> Alliance:
    try:
        return convert(Alliance, data)
    except msgspec.ValidationError:
        flawed.append(Flawed(ALLIANCE, data))
        return salvage(Alliance, data, {"name": ""})


def _record(kind: type[Measure | Group], id: str, data: dict[str, Any]) -> Measure | Group | None:
    """Give the record that data describe; None if they have not exactly its shape."""
    if "id" in data:
        return None
    try:
        return convert(kind, {"id": id, **data})
    except msgspec.ValidationError:
        return None


def _salvaged(kind: type[Measure | Group], id: str, data: dict[str, Any]) -> Measure | Group:
    required = {"id": id, "title": id, "status": ""} if kind is Measure else {"id": id, "name": id}
    return salvage(kind, {**data, "id": id}, required)


def _twice(path: str, other: str) -> Problem:
    return Problem(
        "duplicate-id",
        "error",
        Place(path),
        msg("same id as {other}", other=other),
        msg("give one of the two another id: armut rename {id}", id=id_of(path)),
    )
