"""Which values refer to something: read from the types of the structs, so that none is missed."""

from __future__ import annotations

from functools import cache
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from armut_cli.model.group import Group
from armut_cli.model.kinds import kinds, refers, single
from armut_cli.model.measure import Measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from armut_cli.model.alliance import Alliance
    from armut_cli.model.place import DataPath


class Reference(NamedTuple):
    """A value that is the id of something."""

    data: DataPath
    vocabulary: str
    id: str


class Way(NamedTuple):
    """A field that refers to something, or within which something does."""

    name: str
    key: str
    many: bool
    """Whether it is a list (or map) of them."""
    vocabulary: str
    """What it refers to; empty if its parts do."""
    inner: tuple[Way, ...]


@cache
def ways(struct: type[msgspec.Struct]) -> tuple[Way, ...]:
    """Give the fields of a struct that refer to something."""
    types = kinds(struct)
    found = []
    for field in msgspec.structs.fields(struct):
        hint, many = single(types[field.encode_name])
        vocabulary = refers(hint)
        is_struct = isinstance(hint, type) and issubclass(hint, msgspec.Struct)
        inner = ways(hint) if is_struct else ()
        if vocabulary or inner:
            found.append(Way(field.name, field.encode_name, many, vocabulary, inner))
    return tuple(found)


def vocabularies(way: Way) -> set[str]:
    """Give all vocabularies that a field or its parts refer to."""
    inner = (vocabularies(part) for part in way.inner)
    return {way.vocabulary}.union(*inner) - {""}


_WAYS = {struct: ways(struct) for struct in (Measure, Group)}


def gather(records: Iterable[Measure | Group]) -> dict[str, set[str]]:
    """Give all ids that records refer to, by vocabulary; the fast way, without their places."""
    used: dict[str, set[str]] = {}
    by_struct: dict[type[Any], list[Any]] = {}
    for record in records:
        by_struct.setdefault(type(record), []).append(record)
    for struct, alike in by_struct.items():
        _gather(alike, _WAYS[struct], used)
    return used


def _gather(holders: list[Any], among: tuple[Way, ...], used: dict[str, set[str]]) -> None:
    # Field by field for all at once: so the interpreter hardly comes into it.
    for name, _, many, vocabulary, inner in among:
        values: Iterable[Any] = map(attrgetter(name), holders)
        if many:
            values = chain.from_iterable(values)
        if vocabulary:
            used.setdefault(vocabulary, set()).update(values)
            used[vocabulary].discard(None)
        else:
            _gather([value for value in values if value is not None], inner, used)


def references(record: Measure | Group | Alliance) -> Iterator[Reference]:
    """Give all references of a record with their places."""
    return _references(record, ways(type(record)), ())


def _references(record: Any, among: tuple[Way, ...], data: DataPath) -> Iterator[Reference]:
    for way in among:
        value = getattr(record, way.name)
        for step, item in _items(value) if way.many else (((), value),):
            here = (*data, way.key, *step)
            if item is None:
                continue
            if way.vocabulary:
                yield Reference(here, way.vocabulary, item)
            else:
                yield from _references(item, way.inner, here)


def _items(value: Any) -> Iterator[tuple[DataPath, Any]]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for step, item in pairs:
        yield (step,), item
