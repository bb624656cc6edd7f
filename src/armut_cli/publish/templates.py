"""Templates by name: which there are, what they make, and the file of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from armut_cli.model.message import ArmutError, Message, msg
from armut_cli.publish import environment
from armut_cli.query.match import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from armut_cli.publish.escape import Format

HANDOUT = "handout"
"""The template of a group's meeting: made for a group, not for a selection of measures."""

MAKES: dict[str, Message] = {
    "status": msg("status report: where all measures stand, with figures and legend"),
    "control": msg("control table for the council: who does what until when, and why not"),
    "measure": msg("a page for each measure: the whole path, origin to evidence"),
    HANDOUT: msg("handout for a group's meeting: agenda, measures, decisions needed, notes"),
}
"""What the built-in reports are."""


_MADE = {"typ": ("pdf",), "md": ("md", "docx")}
"""What is made from a template, where it is not the ending."""


class Template(Struct, frozen=True):
    """A template by its name on the command line, and what it makes."""

    name: str
    formats: tuple[str, ...]
    makes: Message


def templates(overrides: Mapping[str, str] | None = None) -> list[Template]:
    """Give all templates that make something, the register's own among them."""
    formats: dict[str, list[str]] = {}
    for file in sorted({*environment.built_in(), *(overrides or {})}):
        name, _, format = file.removesuffix(".j2").rpartition(".")
        if file.endswith(".j2") and name and not name.startswith("_"):
            formats.setdefault(name, []).extend(_MADE.get(format, (format,)))
    own = msg("a template of this register")
    return [Template(name, tuple(made), MAKES.get(name, own)) for name, made in formats.items()]


def template_file(name: str, format: Format, overrides: Mapping[str, str]) -> str:
    """Give the file name of a template.

    Raises:
        ArmutError: if there is no such template, or it does not make the format.
    """
    known = {entry.name: entry.formats for entry in templates(overrides)}
    if name not in known:
        raise ArmutError(
            msg("template “{name}” is unknown", name=name),
            msg("there is: {choices}", choices=nearest(name, dict.fromkeys(known, ())) or [*known]),
        )
    made = "pdf" if format == "typ" else format
    if made not in known[name]:
        raise ArmutError(
            msg("template “{name}” does not make {format}", name=name, format=made),
            msg("there is: {choices}", choices=known[name]),
        )
    return f"{name}.{format}.j2"
