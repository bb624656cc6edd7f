"""Changes to plain data, and what they mean; knows nothing of the text that holds the data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armut_cli.model.place import DataPath


class Set(Struct, frozen=True):
    """Give a value to a place; what is missing on the way is made."""

    path: DataPath
    value: Any


class Remove(Struct, frozen=True):
    """Take a key or a list item away."""

    path: DataPath


class Insert(Struct, frozen=True):
    """Put a value into a list (made if it is missing), at a position or at its end."""

    path: DataPath
    value: Any
    position: int | None = None


class Discard(Struct, frozen=True):
    """Take a value out of a list."""

    path: DataPath
    value: Any


Change = Set | Remove | Insert | Discard


class Impossible(Exception):  # noqa: N818 - a state of the data, not of the program
    """The data has no such place. ``path`` leads to what does not fit."""

    def __init__(self, path: DataPath) -> None:
        super().__init__(path)
        self.path = path


def steps(data: Any, change: Change) -> list[Change]:
    """Split a change into small ones, which all but the last need nothing made on the way.

    A collection set over another of its kind becomes changes of what differs, so that what
    stays the same stays as it is written. What is there already gives no step.

    Raises:
        Impossible: if the data has no such place.
    """
    match change:
        case Discard(path, value):
            items = _at(data, path)
            if not isinstance(items, list):
                raise Impossible(path)
            found = [index for index, item in enumerate(items) if same(item, value)]
            if not found:
                raise Impossible(path)
            return [Remove((*path, found[0]))]
        case Insert(path, value, position):
            items = _at(data, path, missing=True)
            if items is None:
                return steps(data, Set(path, [value]))
            if not isinstance(items, list) or not 0 <= (position or 0) <= len(items):
                raise Impossible(path)
            return [Insert(path, value, len(items) if position is None else position)]
        case Remove(path):
            if not path:
                raise Impossible(path)
            _at(data, path)
            return [change]
        case Set(path, value):
            return list(_set(data, path, value))


def carry_out(data: Any, change: Change) -> Any:
    """Give the data after one of the small changes; the data itself stays as it is."""
    path = change.path
    match change:
        case Insert(_, value, position):
            items = list(_at(data, path))
            items.insert(len(items) if position is None else position, value)
            return _with(data, path, items)
        case Set(_, value):
            return _with(data, path, value)
        case _:
            parent = _at(data, path[:-1]).copy()
            del parent[path[-1]]
            return _with(data, path[:-1], parent)


def same(one: Any, other: Any) -> bool:
    """Say whether two pieces of plain data are equal, their types too; order of keys apart."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other) or (one != one and other != other)  # noqa: PLR0124 - not a number


def _at(data: Any, path: DataPath, *, missing: bool = False) -> Any:
    for index, step in enumerate(path):
        fits = (isinstance(data, dict) and step in data) or (
            isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data)
        )
        if not fits:
            if missing and (data is None or isinstance(data, dict)):
                return None
            raise Impossible(path[: index + 1])
        data = data[step]
    return data


def _with(data: Any, path: DataPath, value: Any) -> Any:
    if not path:
        return value
    step, *rest = path
    changed = data.copy()
    if isinstance(changed, list) and step == len(changed):
        changed.append(value)
    else:
        changed[step] = _with(changed[step], tuple(rest), value) if rest else value
    return changed


def _set(data: Any, path: DataPath, value: Any) -> Iterator[Change]:
    here = data
    for index, step in enumerate(path):
        way = path[:index]
        if here is None:
            yield Set(way, _made(path[index:], value, path))
            return
        if isinstance(here, dict):
            if not isinstance(step, str):
                raise Impossible(path[: index + 1])
            if step not in here:
                yield Set((*way, step), _made(path[index + 1 :], value, path))
                return
        elif not isinstance(here, list) or not isinstance(step, int) or not 0 <= step <= len(here):
            raise Impossible(path[: index + 1])
        elif step == len(here):
            yield Insert(way, _made(path[index + 1 :], value, path), step)
            return
        here = here[step]
    yield from _differences(path, here, value)


def _made(path: DataPath, value: Any, whole: DataPath) -> Any:
    for step in reversed(path):
        if not isinstance(step, str) and step != 0:
            raise Impossible(whole)
        value = {step: value} if isinstance(step, str) else [value]
    return value


def _differences(path: DataPath, old: Any, new: Any) -> Iterator[Change]:
    if same(old, new):
        return
    if isinstance(old, dict) and isinstance(new, dict) and old and new:
        for key, value in new.items():
            if key in old:
                yield from _differences((*path, key), old[key], value)
            else:
                yield Set((*path, key), value)
        yield from (Remove((*path, key)) for key in old if key not in new)
    elif isinstance(old, list) and isinstance(new, list) and old and new:
        yield from _list_differences(path, old, new)
    else:
        yield Set(path, new)


def _list_differences(path: DataPath, old: list[Any], new: list[Any]) -> Iterator[Change]:
    short = min(len(old), len(new))
    head = next((n for n in range(short) if not same(old[n], new[n])), short)
    tail = next(
        (n for n in range(short - head) if not same(old[-1 - n], new[-1 - n])), short - head
    )
    for index in range(head, short - tail):
        yield from _differences((*path, index), old[index], new[index])
    for index in range(short - tail, len(new) - tail):
        yield Insert(path, new[index], index)
    for index in reversed(range(short - tail, len(old) - tail)):
        yield Remove((*path, index))
