"""Rules on `unpublished`: gaps that are known and accepted; and how the other rules name one."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any

import msgspec

from armut_cli.check.finding import Finding, brief
from armut_cli.check.keys import names
from armut_cli.check.rule import rule
from armut_cli.check.schema import struct_at
from armut_cli.check.suggest import Suggestions
from armut_cli.model.group import Group
from armut_cli.model.kinds import kinds
from armut_cli.model.measure import Measure
from armut_cli.model.message import Message, msg
from armut_cli.query.form import samples

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armut_cli.check.case import Case


_ANY_FIELD = msg("name a field of this file, such as “lead” or “origin.group”")


def gap_help(field: str) -> Message:
    """Say how a gap is filled, or accepted."""
    struct = Measure if field in kinds(Measure) else Group
    line = samples(struct, field)[0] if field in kinds(struct) else f"{field}: …"
    return msg(
        "add “{line}”; if it exists but is not published, name “{field}” under “unpublished”",
        line=line,
        field=field,
    )


@rule("error")
def unknown_gap(case: Case) -> Iterator[Finding]:
    """Under `unpublished` stands something that is no field.

    `unpublished` names the fields that are known to exist but were not published. With a wrong
    name the gap is not accepted, and reports do not print it as such.

    Bad:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
        unpublished: [leed]
        #             ^^^^

    Good:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
        unpublished: [lead]
    """
    for path, record in case.records:
        known = _fields(type(record)) if record.unpublished else frozenset()
        for n, name in enumerate(record.unpublished):
            if name.strip() and name not in known:
                message = msg("“{name}” is no field", name=brief(name))
                help = partial(_suggestions(type(record)).help, name, _ANY_FIELD)
                yield Finding(path, ("unpublished", n), message, help)


@rule("warning")
def filled_gap(case: Case) -> Iterator[Finding]:
    """A field stands under `unpublished`, but is filled.

    Reports would print it as not published. Lists may be published in part, and a required
    field may hold a placeholder; all else is either published or not.

    Bad:
        title: Stadtteilservices ausweiten
        lead: sozialamt
        status: vorgeschlagen
        unpublished: [lead]
        #             ^^^^

    Good:
        title: Stadtteilservices ausweiten
        lead: sozialamt
        status: vorgeschlagen
    """
    for path, record in case.records:
        for n, name in enumerate(record.unpublished):
            if _value(record, name):
                yield Finding(
                    path,
                    ("unpublished", n),
                    msg("“{name}” is filled", name=name),
                    msg("delete it here, now that it is published"),
                )


@cache
def _fields(struct: type[msgspec.Struct]) -> frozenset[str]:
    """Give the fields that may be unpublished, `lead` as well as `origin.group`."""
    known = set(struct.__struct_encode_fields__) - {"id"}
    for key in tuple(known):
        part = struct_at(struct, (key,)) or struct_at(struct, (key, 0))
        known |= {f"{key}.{inner}" for inner in part.__struct_encode_fields__} if part else set()
    return frozenset(known)


@cache
def _suggestions(struct: type[msgspec.Struct]) -> Suggestions:
    called = names(struct)
    return Suggestions({key: called.get(key, ()) for key in _fields(struct)})


def _value(record: Any, name: str) -> Any:
    """Give what a field holds that is either there or not; None for lists and required fields."""
    field, _, inner = name.partition(".")
    struct: type[msgspec.Struct] = type(record)
    if field not in struct.__struct_fields__ or field in _required(struct):
        return None
    value = getattr(record, field)
    if inner and isinstance(value, msgspec.Struct):
        return _value(value, inner)
    return None if inner or isinstance(value, tuple) else value


@cache
def _required(struct: type[msgspec.Struct]) -> frozenset[str]:
    return frozenset(it.name for it in msgspec.structs.fields(struct) if it.required)
