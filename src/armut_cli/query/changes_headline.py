"""What has changed, in one sentence: how many measures, and which way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armut_cli.model.message import Message, msg, msgn
from armut_cli.query.changes import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armut_cli.query.changes import Change
    from armut_cli.query.changes_fact import ChangeKind
    from armut_cli.query.view import View


def headline(view: View, found: Sequence[Change], since: str, until: str | None = None) -> str:
    """Say in one sentence what has changed; ``since`` and ``until`` as people write them."""
    words = view.words
    kinds = [change.kind for change in found if change.record == "measures"]
    parts = [
        words(_counted(kind, count, words.number(count)))
        for kind in KINDS
        if (count := kinds.count(kind))
    ]
    told = [words(_measures_sentence(len(kinds), words.join(parts), since, until))]
    groups = sum(change.record == "groups" for change in found)
    if groups:
        number = words.number(groups).capitalize()
        news = msgn("One group has news.", "{number} groups have news.", groups, number=number)
        told.append(words(news))
    if any(change.record == "alliance" for change in found):
        told.append(words(msg("The alliance's own file has changed.")))
    return " ".join(told)


def _measures_sentence(count: int, parts: str, since: str, until: str | None) -> Message:
    values = {"since": since, "until": until, "parts": parts}
    if not count:
        return (
            msg("No measure has changed between {since} and {until}.", **values)
            if until
            else msg("No measure has changed since {since}.", **values)
        )
    return (
        msgn(
            "One measure has changed between {since} and {until}: {parts}.",
            "{n} measures have changed between {since} and {until}: {parts}.",
            count,
            **values,
        )
        if until
        else msgn(
            "One measure has changed since {since}: {parts}.",
            "{n} measures have changed since {since}: {parts}.",
            count,
            **values,
        )
    )


def _counted(kind: ChangeKind, n: int, number: str) -> Message:
    if kind == "finished":
        return msgn("one is finished", "{number} are finished", n, number=number)
    if kind == "forward":
        return msgn("one has moved forward", "{number} have moved forward", n, number=number)
    if kind == "back":
        return msgn("one is set back or later", "{number} are set back or later", n, number=number)
    if kind == "new":
        return msgn("one is new", "{number} are new", n, number=number)
    return msgn("one has changed otherwise", "{number} have changed otherwise", n, number=number)
