"""What the types of fields say: one value or many, and which vocabulary it refers to."""

from __future__ import annotations

import types
from functools import cache
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

import msgspec


@cache
def kinds(struct: type[msgspec.Struct]) -> dict[str, Any]:
    """Give the types of a struct's fields by their keys in a file."""
    hints = get_type_hints(struct, include_extras=True)
    return {field.encode_name: hints[field.name] for field in msgspec.structs.fields(struct)}


class Slot(NamedTuple):
    """A field as those need it who go through all values of many records.

    Attributes:
        name: the attribute.
        kind: the type of one value.
        many: whether the field holds a list or a map of them.
        vocabulary: the vocabulary that the values refer to; empty if they are no references.
    """

    name: str
    kind: Any
    many: bool
    vocabulary: str


@cache
def slots(struct: type[msgspec.Struct]) -> tuple[Slot, ...]:
    """Give the fields of a struct, each with what its type says."""
    found = []
    for field in msgspec.structs.fields(struct):
        kind, many = single(kinds(struct)[field.encode_name])
        found.append(Slot(field.name, kind, many, refers(kind)))
    return tuple(found)


def refers(kind: Any) -> str:
    """Give the vocabulary that values of a type refer to; empty if they are no references."""
    for meta in getattr(kind, "__metadata__", ()):
        if isinstance(meta, msgspec.Meta) and meta.extra:
            return str(meta.extra.get("refers", ""))
    return ""


def single(kind: Any) -> tuple[Any, bool]:
    """Give the type of one value, without None, list or map around it, and whether it had one."""
    if get_origin(kind) in (Union, types.UnionType):
        rest = [part for part in get_args(kind) if part is not types.NoneType]
        return single(rest[0]) if len(rest) == 1 else (kind, False)
    if get_origin(kind) is tuple:
        return get_args(kind)[0], True
    if get_origin(kind) is dict:
        return get_args(kind)[1], True
    return kind, False
