"""An option for each field of a record, made from what the structs say about themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from armut_cli.cli import complete
from armut_cli.cli.decorating import with_options
from armut_cli.model.describe import fields
from armut_cli.model.kinds import kinds, single
from armut_cli.model.span import Span
from armut_cli.query.assign import Assignment

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import msgspec

    from armut_cli.model.describe import FieldDoc

_HEAD = "field_"
"""How the parameters are called, so that none is called like one of the command's own."""


def takes_fields(
    structs: Mapping[str, type[msgspec.Struct]],
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a command an option for each field in place of its parameter ``wishes``.

    A list has the option in the singular, which can be repeated; the first required field is
    left out, for it is an argument.

    Args:
        structs: what can be made, by the heading in the help.
    """
    options: dict[str, tuple[Any, Any]] = {}
    for panel, struct in structs.items():
        for it in fields(struct)[1:]:
            options.setdefault(_HEAD + it.key, _option(struct, it, panel))

    def gather(given: dict[str, Any]) -> list[Assignment]:
        return [
            Assignment((name.removeprefix(_HEAD),), "+=" if isinstance(value, list) else "=", it)
            for name, value in given.items()
            if value
            for it in (value if isinstance(value, list) else ["true" if value is True else value])
        ]

    return with_options("wishes", options, gather)


def _option(struct: type[msgspec.Struct], field: FieldDoc, panel: str) -> tuple[Any, Any]:
    kind, many = single(kinds(struct)[field.key])
    name = f"--{(field.key.removesuffix('s') if many else field.key).replace('_', '-')}"
    shown: dict[str, Any] = {"help": field.description or field.label, "rich_help_panel": panel}
    if kind is bool:
        return Annotated[bool, typer.Option(name, **shown)], False
    shown["metavar"] = "DATE" if kind is Span else "VALUE"
    shown["autocompletion"] = complete.field(kind)
    type_ = list[str] | None if many else str | None
    return Annotated[type_, typer.Option(name, **shown)], None
