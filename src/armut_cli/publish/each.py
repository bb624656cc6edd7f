"""A record made anew, value by value: what all that leaves something out of a record shares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from armut_cli.model.kinds import kinds, single

if TYPE_CHECKING:
    from collections.abc import Callable

Record = TypeVar("Record", bound=Struct)


def each(record: Record, change: Callable[[Any, Any], Any]) -> Record:
    """Give a record in which every single value is what ``change`` makes of it.

    Args:
        record: a struct of the model, with structs and lists in it.
        change: gives the new value for the type of a value and the value; None takes it out.
    """
    changed: dict[str, Any] = {}
    for key, name in zip(record.__struct_encode_fields__, record.__struct_fields__, strict=True):
        value = getattr(record, name)
        if value is None or value == ():
            continue
        kind, many = single(kinds(type(record))[key])
        if many:
            made = (_one(kind, item, change) for item in value)
            changed[name] = tuple(item for item in made if item is not None)
        else:
            changed[name] = _one(kind, value, change)
    return replace(record, **changed)


def _one(kind: Any, value: Any, change: Callable[[Any, Any], Any]) -> Any:
    return each(value, change) if isinstance(value, Struct) else change(kind, value)
