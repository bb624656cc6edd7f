"""A record made anew, value by value: what all that leaves something out of a record shares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from armut_cli.model.kinds import Slot, slots

if TYPE_CHECKING:
    from collections.abc import Callable

    Change = Callable[[Slot, Any], Any]

Record = TypeVar("Record", bound=Struct)


def each(record: Record, change: Change) -> Record:
    """Give a record in which every single value is what ``change`` makes of it.

    Args:
        record: a struct of the model, with structs and lists in it.
        change: gives the new value for the field of a value and the value; None takes it out.
    """
    changed: dict[str, Any] = {}
    for slot in slots(type(record)):
        value = getattr(record, slot.name)
        if value is None or value == ():
            continue
        if slot.many:
            made = [_one(slot, item, change) for item in value]
            changed[slot.name] = tuple(item for item in made if item is not None)
        else:
            changed[slot.name] = _one(slot, value, change)
    return replace(record, **changed)


def _one(slot: Slot, value: Any, change: Change) -> Any:
    return each(value, change) if isinstance(value, Struct) else change(slot, value)
