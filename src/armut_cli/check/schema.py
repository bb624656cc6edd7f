"""The JSON Schema of the format, generated from the structs: for editors and the check of shape."""

from __future__ import annotations

import types
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin

import msgspec

from armut_cli.check.case import called
from armut_cli.model.alliance import Alliance, Language
from armut_cli.model.describe import fields
from armut_cli.model.group import Group
from armut_cli.model.kinds import kinds, refers
from armut_cli.model.measure import Measure
from armut_cli.model.span import PATTERN, Span
from armut_cli.text.load import ALLIANCE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from armut_cli.model.place import DataPath
    from armut_cli.model.register import Register

Kind = Literal["alliance", "measure", "group"]
"""A kind of file."""

STRUCTS: dict[Kind, type[msgspec.Struct]] = {
    "alliance": Alliance,
    "measure": Measure,
    "group": Group,
}

VAGUE_DATE = "vague-date"
"""The name of the format of dates; a program that does not know it still has the pattern."""

_DATE = {
    "type": ["string", "integer"],
    "format": VAGUE_DATE,
    "pattern": PATTERN,
    "minimum": 1000,
    "maximum": 9999,
}
_UNTOLD: tuple[Any, ...] = (None, [], (), {})


def kind_of(path: str) -> Kind:
    """Tell what a file is by where it stands."""
    if path == ALLIANCE:
        return "alliance"
    return "measure" if path.startswith("measures/") else "group"


def schema(
    kind: Kind, register: Register | None = None, translate: Callable[[str], str] = str
) -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of a kind of file.

    Args:
        kind: which.
        register: its vocabulary becomes the values to choose from; without it any id will do.
        translate: gives titles and descriptions, English source texts, in a language.
    """
    return schema_of(STRUCTS[kind], register, translate)


def schema_of(
    struct: type[msgspec.Struct],
    register: Register | None = None,
    translate: Callable[[str], str] = str,
    *,
    null: bool = False,
) -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of a struct and of those within it, with their words.

    Args:
        struct: which.
        register: its vocabulary becomes the values to choose from; without it any id will do.
        translate: gives titles and descriptions, English source texts, in a language.
        null: whether null may stand where there is no value. In files it may not: there a
            field without a value is one that somebody forgot to fill.
    """
    made = msgspec.json.schema(struct, schema_hook=_custom)
    parts = made["$defs"]
    for name, described in structs(struct).items():
        if not null:
            parts[name]["properties"] = {
                key: _filled(value) for key, value in parts[name]["properties"].items()
            }
        _describe(parts[name], described, register, translate)
    root = parts.pop(struct.__name__)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **root, "$defs": parts}


@cache
def structs(struct: type[msgspec.Struct]) -> dict[str, type[msgspec.Struct]]:
    """Give a struct and all structs within it by their names."""
    found = {struct.__name__: struct}
    for hint in kinds(struct).values():
        for part in _parts(hint):
            if isinstance(part, type) and issubclass(part, msgspec.Struct):
                found |= structs(part)
    return found


def _parts(hint: Any) -> Iterator[Any]:
    yield hint
    for part in get_args(hint):
        yield from _parts(part)


def hint_at(struct: type[msgspec.Struct], data: DataPath) -> Any:
    """Give the type of the value that a way leads to; None if the format knows no such way."""
    hint: Any = struct
    for step in data:
        for option in options(hint):
            if isinstance(option, type) and issubclass(option, msgspec.Struct):
                hint = kinds(option).get(str(step))
            elif get_origin(option) in (tuple, dict):
                hint = get_args(option)[1 if get_origin(option) is dict else 0]
            else:
                continue
            break
        else:
            return None
    return hint


def struct_at(struct: type[msgspec.Struct], data: DataPath) -> type[msgspec.Struct] | None:
    """Give the struct that a way leads to, if it leads to one."""
    for option in options(hint_at(struct, data)):
        if isinstance(option, type) and issubclass(option, msgspec.Struct):
            return option
    return None


def options(hint: Any) -> tuple[Any, ...]:
    """Give the types of a union, else the type itself."""
    return get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)


def _custom(kind: type[Any]) -> dict[str, Any]:
    assert kind is Span  # the only type of our own
    return dict(_DATE)


def _describe(
    part: dict[str, Any],
    struct: type[msgspec.Struct],
    register: Register | None,
    translate: Callable[[str], str],
) -> None:
    hints = kinds(struct)
    properties = part["properties"]
    described = {}
    for _, key, label, description, _ in fields(struct):
        value = _plainer(properties[key])
        vocabulary = _refers(hints[key])
        if register is not None and vocabulary:
            value = _choices(value, names_of(register, vocabulary))
        words = {"title": translate(label), "description": translate(description)}
        described[key] = words | value
    part["properties"] = described
    part["required"] = [key for key in part["required"] if key in described]
    part["description"] = translate(part["description"])
    part.pop("title")


def _filled(value: dict[str, Any]) -> dict[str, Any]:
    """Take null out of the choices of a value."""
    choices = [it for it in value.get("anyOf", ()) if it != {"type": "null"}]
    rest = {key: item for key, item in value.items() if key != "anyOf"}
    return rest | ({"anyOf": choices} if len(choices) > 1 else choices[0] if choices else {})


def _refers(hint: Any) -> str:
    return next(filter(None, map(refers, _parts(hint))), "")


def _plainer(value: dict[str, Any]) -> dict[str, Any]:
    """Leave out what tells nothing, and write “text or number” as one type.

    A mapping of texts is a label, whose keys are languages: msgspec does not say so.
    """
    value = {key: item for key, item in value.items() if key != "default" or item not in _UNTOLD}
    if value.get("additionalProperties") == {"type": "string"}:
        return value | {"propertyNames": {"enum": list(get_args(Language))}}
    if "anyOf" not in value:
        return value
    choices = [_plainer(choice) for choice in value.pop("anyOf")]
    kinds = [choice["type"] for choice in choices if "type" in choice]
    plain = [choice for choice in choices if choice.get("type") not in ("object", None)]
    if len(plain) < len(choices):
        return value | {"anyOf": choices}
    flat = [name for kind in kinds for name in ([kind] if isinstance(kind, str) else kind)]
    rest = {key: item for choice in plain for key, item in choice.items() if key != "type"}
    return value | {"type": flat} | rest


def _choices(value: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    if not names:
        return value
    if "items" in value:
        return value | {"items": _choices(value["items"], names)}
    # `enumDescriptions` is what editors show beside each value; validators pass it over.
    return value | {"enum": list(names), "enumDescriptions": list(names.values())}


def names_of(register: Register, vocabulary: str) -> dict[str, str]:
    """Give the ids of a vocabulary, each with its name in the register's language."""
    if vocabulary == "measures":
        return {id: measure.title for id, measure in register.measures.items()}
    if vocabulary == "groups":
        return {id: group.name for id, group in register.groups.items()}
    entries: dict[str, Any] = getattr(register.alliance, vocabulary)
    names = {}
    for id, entry in entries.items():
        label = next(
            text
            for name in ("label", "name", "title")
            if (text := getattr(entry, name, None)) is not None
        )
        if isinstance(label, dict):
            label = label.get(register.alliance.language) or "".join(called(label)[:1])
        names[id] = label
    return names
