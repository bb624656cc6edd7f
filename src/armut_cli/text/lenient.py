"""Plain data to structs, as far as it goes: what fits is kept, what does not is left out."""

from __future__ import annotations

import types
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec

from armut_cli.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

Shape = TypeVar("Shape", bound=msgspec.Struct)

MISSING: Any = object()
"""Stands for a value from which nothing can be kept."""


def convert(kind: type[Shape], data: Mapping[str, Any]) -> Shape:
    """Give the struct that the data describes.

    A field without a value is not the same as no field: somebody has begun to write.

    Raises:
        msgspec.ValidationError: if the data has not exactly the shape of ``kind``.
    """
    made = msgspec.convert(data, kind, dec_hook=_read_custom)
    if b"null" in msgspec.json.encode(data) and _has_gap(data):  # most have not even the word
        raise msgspec.ValidationError("a field has no value")
    return made


def _has_gap(value: Any) -> bool:
    inner = value.values() if isinstance(value, dict) else value
    return any(
        item is None or (isinstance(item, (dict, list)) and _has_gap(item)) for item in inner
    )


def salvage(kind: type[Shape], data: Mapping[str, Any], required: Mapping[str, Any]) -> Shape:
    """Give what can be kept of data that ``convert`` refused.

    Unknown keys and values of a wrong kind are left out; a number where a text should be is
    read as that text. ``required`` fills the required fields from which nothing could be kept.
    """
    return kind(**{**required, **_fields(kind, data)})


def _read_custom(kind: type[Any], value: Any) -> Any:
    if kind is Span and isinstance(value, (str, int)) and not isinstance(value, bool):
        try:
            return Span.parse(value)
        except ValueError as error:
            raise ValueError(f"no date: {value}") from error
    raise ValueError(f"no date: {value!r}")


def _fields(kind: type[msgspec.Struct], data: Mapping[Any, Any]) -> dict[str, Any]:
    hints = _hints(kind)
    kept = {}
    for name, key in zip(kind.__struct_fields__, kind.__struct_encode_fields__, strict=True):
        if key in data and (value := _keep(hints[name], data[key])) is not MISSING:
            kept[name] = value
    return kept


@lru_cache
def _hints(kind: type[msgspec.Struct]) -> dict[str, Any]:
    return get_type_hints(kind, include_extras=True)


def _keep(hint: Any, value: Any) -> Any:
    try:
        return msgspec.convert(value, hint, dec_hook=_read_custom)
    except (msgspec.ValidationError, ValueError, RecursionError):
        pass
    for choice in _choices(hint):
        kept = _keep_part(choice, value)
        if kept is not MISSING:
            return kept
    return MISSING


def _choices(hint: Any) -> tuple[Any, ...]:
    if hasattr(hint, "__metadata__"):
        hint = hint.__origin__
    if get_origin(hint) in (Union, types.UnionType):
        return tuple(part for part in get_args(hint) if part is not types.NoneType)
    return (hint,)


def _keep_part(hint: Any, value: Any) -> Any:
    if hint is str and isinstance(value, (int, float)):
        return str(value)
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct) and isinstance(value, dict):
        try:
            return hint(**_fields(hint, value))
        except TypeError:  # a required field is missing
            return MISSING
    origin, parts = get_origin(hint), get_args(hint)
    if origin is tuple and isinstance(value, list):
        return tuple(kept for item in value if (kept := _keep(parts[0], item)) is not MISSING)
    if origin is dict and isinstance(value, dict):
        pairs = ((str(key), _keep(parts[1], item)) for key, item in value.items())
        return {key: kept for key, kept in pairs if kept is not MISSING}
    return MISSING
