"""The text of a new file: what is known, and a commented line for all that can be filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from armut_cli.model.describe import fields
from armut_cli.model.kinds import kinds, single
from armut_cli.model.measure import Bundle
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
        line, *others = samples(kind, it.key)
        meaning = f"{words.gettext(it.label)}. {words.gettext(it.description)}".rstrip()
        if len(line) + len(meaning) > _WIDTH:
            yield f"  {meaning}"
            yield line
        else:
            yield f"{line}  # {meaning}"
        yield from others


def samples(struct: type[msgspec.Struct], key: str) -> list[str]:
    """Give the ways in which a field is written, with “…” for what is not known: ``groups: […]``.

    A field has several if what it holds is one thing or the other, but not both.
    """
    kind, many = single(kinds(struct)[key])
    if not is_record(kind):
        return [f"{key}: {_sample(kind, many)}"]
    parts = [
        f"{it.key}: {'[…]' if single(kinds(kind)[it.key])[1] else '…'}"
        for it in fields(kind)
        if it.key not in _LEFT_OUT
    ]
    records = parts if kind is Bundle else [", ".join(parts)]
    return [f"{key}: [{{{it}}}]" if many else f"{key}: {{{it}}}" for it in records]


def _sample(kind: Any, many: bool) -> str:  # noqa: FBT001 - what `single` gives
    if kind is bool:
        return "true"
    return "[…]" if many else "…"
