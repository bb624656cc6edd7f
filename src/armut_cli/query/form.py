"""The text of a new file: what is known, and a commented line for all that can be filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from armut_cli.model.describe import fields
from armut_cli.model.kinds import kinds, single
from armut_cli.model.message import msg
from armut_cli.query.values import is_record
from armut_cli.text.edit import Set, change
from armut_cli.text.order import order_of
from armut_cli.text.read import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import msgspec

    from armut_cli.lang.words import Words
    from armut_cli.text.change import Change

_WIDTH = 76
_LEFT_OUT = frozenset({"visibility", "internal", "unpublished"})
"""Fields that nobody needs to begin with."""


def new_text(
    path: str, kind: type[msgspec.Struct], name: Set, made: Sequence[Change], words: Words
) -> str:
    """Give the text of a new file.

    Args:
        path: the file, for messages.
        kind: the struct that it holds.
        name: its title or name, which comes first.
        made: what else is known.
        words: the language of the hints.
    """
    text = change(path, f"{name.path[0]}: x\n", [name])
    text = change(path, text, made, order_of(kind))
    head = words(
        msg("What is not known yet: take the # away before a line and write the value for “…”.")
    )
    hints = [f"# {line}" for line in _hints(kind, parse(path, text), words)]
    return "\n".join([text, f"# {head}", *hints, ""])


def _hints(kind: type[msgspec.Struct], known: dict[str, Any], words: Words) -> Iterator[str]:
    for it in fields(kind):
        if it.key in known or it.key in _LEFT_OUT:
            continue
        line = sample(kind, it.key)
        meaning = f"{words.gettext(it.label)}. {words.gettext(it.description)}".rstrip()
        if len(line) + len(meaning) > _WIDTH:
            yield f"  {meaning}"
            yield line
        else:
            yield f"{line}  # {meaning}"


def sample(struct: type[msgspec.Struct], key: str) -> str:
    """Give a field as it is written, with “…” for what is not known: ``groups: […]``."""
    return f"{key}: {_sample(*single(kinds(struct)[key]))}"


def _sample(kind: Any, many: bool) -> str:  # noqa: FBT001 - what `single` gives
    if is_record(kind):
        parts = ", ".join(f"{it.key}: …" for it in fields(kind) if it.key not in _LEFT_OUT)
        return f"[{{{parts}}}]" if many else f"{{{parts}}}"
    if kind is bool:
        return "true"
    return "[…]" if many else "…"
