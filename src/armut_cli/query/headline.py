"""What a commit of one file is called: ``M-18: Status umzusetzen → in Umsetzung``."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from armut_cli.model.message import msg
from armut_cli.query.changes import changes

if TYPE_CHECKING:
    from armut_cli.query.changes_fact import Fact
    from armut_cli.query.view import View

_WIDTH = 100


def headline(before: View, after: View, folder: str, id: str) -> str:
    """Give the message of a commit: what matters most in a line, the rest below it.

    Args:
        before: the register before the change.
        after: the register after it; its language is spoken.
        folder: ``measures`` or ``groups``.
        id: the record whose file is committed.
    """
    words = after.words
    ids = {"measures": (), "groups": (), folder: (id,)}
    found = changes(before, after, measures=ids["measures"], groups=ids["groups"])
    facts = [fact for it in found for fact in it.facts if not _says_nothing(fact)]
    if not facts:
        return words(msg("{id}: file edited", id=id))
    facts.sort(key=lambda fact: fact.field != "status")
    first, *rest = facts
    subject = _subject(after, id, found[0].title, first)
    short = shorten(subject, _WIDTH, placeholder=" …")
    lines = [f"- {fact.text}" for fact in rest]
    if short != subject:
        lines.insert(0, f"- {first.text}")
    return "\n".join([short, *(["", *lines] if lines else [])])


def _subject(view: View, id: str, title: str, fact: Fact) -> str:
    if fact.kind == "new":
        return view.words(msg("{id}: new: {title}", id=id, title=title))
    if fact.field == "status" and fact.before and fact.after:
        return view.words(
            msg(
                "{id}: Status {old} → {new}",
                id=id,
                old=view.status_label(fact.before),
                new=view.status_label(fact.after),
            )
        )
    return f"{id}: {fact.text.removesuffix('.')}"


def _says_nothing(fact: Fact) -> bool:
    """Say whether it is an entry that only repeats the status."""
    return (
        fact.field == "updates"
        and fact.before is None
        and isinstance(fact.after, dict)
        and "status" in fact.after
        and not fact.after["text"]
    )
