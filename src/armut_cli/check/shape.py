"""What has not the shape of the format: every mistake of a file at once, in plain words."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, get_args

from armut_cli.check.finding import Finding, brief
from armut_cli.check.hints import (
    KINDS,
    date_help,
    either,
    is_one_edit,
    key_help,
    kind_help,
    kind_name,
    last_key,
    value_help,
    written,
)
from armut_cli.check.schema import (
    STRUCTS,
    VAGUE_DATE,
    Kind,
    hint_at,
    kind_of,
    options,
    schema,
    struct_at,
)
from armut_cli.model.alliance import Language
from armut_cli.model.describe import fields
from armut_cli.model.message import Message, msg
from armut_cli.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    import jsonschema_rs
    from msgspec import Struct

    from armut_cli.check.finding import Flaw
    from armut_cli.model.place import DataPath
    from armut_cli.model.register import Flawed


def flaws(flawed: Flawed, off: Collection[str] = ()) -> list[Flaw]:
    """Give all that keeps a file's data from having the shape of the format.

    Args:
        flawed: the file.
        off: the rules of shape that the register does not want to hear of.
    """
    found = [flaw for flaw in Shape(flawed).flaws() if flaw[0] not in off]
    # A key that is misspelt is not missing, too.
    meant = {finding.about for id, finding in found if id == "unknown-key"}
    found = [flaw for flaw in found if flaw[0] != "missing-key" or flaw[1].data not in meant]
    # The first one at a place is the cause; the rest say the same in other words.
    return list({(flaw[1].data, flaw[1].key): flaw for flaw in reversed(found)}.values())


def is_date(written: str | int) -> bool:
    """Tell whether a vague date has the right form and its days are in the calendar."""
    try:
        Span.parse(written)
    except ValueError:
        return False
    return True


_MARK = "\0"
"""Stands in front of odd keys; no text of ours has this character."""

_MANY = 100
"""So many unknown keys in one place are told; with more of them it is no file of ours."""


@cache
def validator(kind: Kind) -> jsonschema_rs.Draft202012Validator:
    """Give what checks the shape of a kind of file."""
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator(
        schema(kind), formats={VAGUE_DATE: is_date}, validate_formats=True
    )


def plain(value: Any) -> Any:
    """Give data as JSON can hold it, without making wrong values right.

    A number with a decimal point keeps one: JSON does not tell 2.0 from 2, the format does.
    Keys that do not begin with a letter get a mark in front: the ways of errors leave empty
    ones out and take digits for positions.
    """
    if isinstance(value, dict):
        return {
            key if key[:1].isalpha() else _MARK + key: plain(item) for key, item in value.items()
        }
    if isinstance(value, list):
        return [plain(item) for item in value]
    return 0.5 if isinstance(value, float) else value


def true_way(way: Iterable[str | int]) -> DataPath:
    """Give the way in the file for one in what ``plain`` has made of it."""
    return tuple(step.removeprefix(_MARK) if isinstance(step, str) else step for step in way)


class Shape:
    """The shape of one file that has not the one of the format."""

    def __init__(self, flawed: Flawed) -> None:
        self.path = flawed.path
        self.data = flawed.data
        self.kind = kind_of(flawed.path)
        self.struct = STRUCTS[self.kind]

    def flaws(self) -> Iterator[Flaw]:
        """Give all mistakes; the same one may come up twice."""
        for error in validator(self.kind).iter_errors(plain(self.data)):
            yield from self._flaws(error)

    def _flaws(self, error: jsonschema_rs.ValidationError) -> Iterator[Flaw]:
        data = true_way(error.instance_path)
        kind: Any = error.kind  # each name has attributes of its own
        match kind.name:
            case "anyOf":
                yield from self._choice(kind.context, data)
            case "additionalProperties":
                for key in true_way(kind.unexpected[:_MANY]):
                    yield self._unknown_key(data, str(key))
            case "propertyNames":
                yield self._unknown_language(data, kind.error.instance.removeprefix(_MARK))
            case "required":
                yield self._missing_key(data, kind.property)
            case "enum":
                yield self._unknown_value(data, kind.options)
            case "type":
                yield self._wrong_kind(data, kind.types)
            case "minimum" if not self._is_dated(data):
                yield self._too_small(data, kind.limit)
            case _:
                yield self._no_date(data)

    def _choice(self, branches: Any, data: DataPath) -> Iterator[Flaw]:
        """Go into the choice that was meant; if none was, say what belongs there."""
        expected: list[str] = []
        for branch in branches:
            types = [
                kind
                for wrong in branch
                if wrong.kind.name == "type" and true_way(wrong.instance_path) == data
                for kind in wrong.kind.types
            ]
            if not types:
                for inner in branch:
                    yield from self._flaws(inner)
                return
            expected += types
        yield self._wrong_kind(data, expected)

    def _unknown_key(self, data: DataPath, key: str) -> Flaw:
        if key == "id" and not data and self.kind != "alliance":
            return "id-in-file", Finding(
                self.path,
                (key,),
                msg("“id” has no place in a file"),
                msg("delete the line: the file name is the id"),
                key=True,
            )
        struct = struct_at(self.struct, data)
        assert struct is not None  # only structs forbid keys
        help, meant = key_help(struct, key, self._value(data))
        return "unknown-key", Finding(
            self.path,
            (*data, key),
            msg("unknown key “{key}”", key=brief(key)),
            help,
            key=True,
            about=(*data, meant) if meant else None,
            mend=(lambda _: meant) if meant and self._is_slip(struct, key, meant) else None,
        )

    @staticmethod
    def _is_slip(struct: type[Struct], key: str, meant: str) -> bool:
        """Tell whether one slip of the finger, and no other, makes the key another one."""
        return [it.key for it in fields(struct) if is_one_edit(key, it.key)] == [meant]

    def _unknown_language(self, data: DataPath, key: str) -> Flaw:
        return "unknown-key", Finding(
            self.path,
            (*data, key),
            msg("unknown language “{key}”", key=brief(key)),
            value_help(key, get_args(Language)),
            key=True,
        )

    def _missing_key(self, data: DataPath, key: str) -> Flaw:
        struct = struct_at(self.struct, data)
        assert struct is not None  # only structs require keys
        field = next(it for it in fields(struct) if it.key == key)
        return "missing-key", Finding(
            self.path,
            (*data, key),
            msg("“{key}” is missing", key=key),
            msg("add “{key}: …”: {description}", key=key, description=Message(field.description)),
        )

    def _unknown_value(self, data: DataPath, possible: Iterable[str]) -> Flaw:
        value = self._value(data)
        if value is None or isinstance(value, (dict, list)):
            return self._wrong_kind(data, ["string"])
        return "unknown-value", Finding(
            self.path,
            data,
            msg("unknown value “{value}”", value=written(value)),
            value_help(written(value), possible),
        )

    def _wrong_kind(self, data: DataPath, expected: Iterable[str]) -> Flaw:
        value = self._value(data)
        if value is None:
            return "empty-value", Finding(
                self.path,
                data,
                msg("“{key}” is empty", key=last_key(data)),
                msg("write what belongs there, or delete the line"),
                key=True,
            )
        dated = self._is_dated(data)
        if dated and not isinstance(value, (dict, list)):
            return self._no_date(data)
        kinds = ["date"] if dated else list(expected)
        is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
        return "wrong-kind", Finding(
            self.path,
            data,
            msg(
                "{found} where {expected} belongs",
                found=kind_name(value),
                expected=either([KINDS[kind] for kind in kinds]),
            ),
            kind_help(
                kinds,
                value,
                struct_at(self.struct, (*data, 0) if kinds == ["array"] else data),
                data,
            ),
            mend='"{}"'.format if is_number and kinds == ["string"] else None,
        )

    def _too_small(self, data: DataPath, limit: int) -> Flaw:
        return "too-small", Finding(
            self.path,
            data,
            msg("{value} is less than {limit}", value=self._value(data), limit=limit),
            msg("write {limit} or more", limit=limit),
        )

    def _no_date(self, data: DataPath) -> Flaw:
        value = written(self._value(data))
        return "no-date", Finding(
            self.path, data, msg("“{value}” is no date", value=value), date_help(value)
        )

    def _is_dated(self, data: DataPath) -> bool:
        return Span in options(hint_at(self.struct, data))

    def _value(self, data: DataPath) -> Any:
        """Give the value as it was read, not as JSON knows it."""
        value = self.data
        for step in data:
            value = value[step]
        return value
