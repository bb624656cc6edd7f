"""What the structs say about themselves: the field manual, read from their own source."""

from __future__ import annotations

import ast
import inspect
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator


class FieldDoc(NamedTuple):
    """A field of a struct in words."""

    name: str
    """The attribute, ``from_``."""
    key: str
    """The key in a file, ``from``."""
    label: str
    """What people call it."""
    description: str
    """What belongs there, in sentences; empty if the label says it all."""
    required: bool


@cache
def fields(struct: type[msgspec.Struct]) -> tuple[FieldDoc, ...]:
    """Give the fields of a struct that have a docstring, in their order.

    The docstring has the form ``Label. Description.``; a field without one, such as the id
    of a measure, stands in no file.
    """
    texts = dict(_docstrings(struct))
    return tuple(
        FieldDoc(
            field.name,
            field.encode_name,
            *_parts(texts[field.name]),
            required=field.required,
        )
        for field in msgspec.structs.fields(struct)
        if field.name in texts
    )


def _docstrings(struct: type[msgspec.Struct]) -> Iterator[tuple[str, str]]:
    body = ast.parse(inspect.getsource(struct)).body[0]
    assert isinstance(body, ast.ClassDef)
    for before, node in zip(body.body, body.body[1:], strict=False):
        match before, node:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                yield name, " ".join(text.split())


def _parts(text: str) -> tuple[str, str]:
    label, _, description = text.partition(". ")
    return label.removesuffix("."), description
