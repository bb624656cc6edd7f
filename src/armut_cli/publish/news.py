"""What has changed, as a document tells it: a sentence, then the changes by direction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from armut_cli.query.changes import HEADINGS, KINDS, change_name
from armut_cli.query.changes_headline import headline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armut_cli.query.changes import Change
    from armut_cli.query.view import View


class Item(Struct, frozen=True):
    """A measure or group that has changed.

    Attributes:
        name: what people call it, a measure with its id.
        facts: what has changed, a sentence each.
    """

    name: str
    facts: list[str]


class Part(Struct, frozen=True):
    """What has changed in one direction, below its heading."""

    title: str
    items: list[Item]


class News(Struct, frozen=True):
    """All that has changed; no parts if nothing has."""

    headline: str = ""
    parts: Sequence[Part] = ()


def news(view: View, found: Sequence[Change], since: str) -> News:
    """Give changes for a document.

    Args:
        view: the newer state; its language is spoken.
        found: the changes in their order.
        since: the moment from which on they are counted, as people write it.
    """
    parts = []
    for kind in KINDS:
        items = [
            Item(change_name(change), [fact.text for fact in change.facts])
            for change in found
            if change.kind == kind
        ]
        if items:
            parts.append(Part(view.words(HEADINGS[kind]), items))
    return News(headline(view, found, since), parts)
