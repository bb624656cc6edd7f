"""The alliance's file compared: its words, its own data, how strictly it is checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from armut_cli.model.alliance import Alliance, Thresholds
from armut_cli.model.describe import fields
from armut_cli.model.message import msg
from armut_cli.query.changes_fact import keyed, listed
from armut_cli.query.changes_words import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armut_cli.lang.words import Words
    from armut_cli.query.changes_fact import Fact, Pair

_VOCABULARY = {
    "statuses": "label",
    "goals": "label",
    "organisations": "name",
    "processes": "title",
}
"""Fields that hold what ids stand for, and the field with what people call an entry."""

_PLAIN = ("name", "short", "place", "language", "url", "contact")


def alliance_facts(pair: Pair) -> tuple[Fact, ...]:
    """Give all facts in which two states of the alliance's file differ."""
    old = squeeze(pair.before.register.alliance)
    new = squeeze(pair.after.register.alliance)
    return tuple(_facts(pair, old, new)) if old != new else ()


def _facts(pair: Pair, old: Alliance, new: Alliance) -> Iterator[Fact]:
    words = pair.after.words
    what = {it.key: words.gettext(it.label) for it in fields(Alliance)}
    for field in _PLAIN:
        values = (getattr(old, field), getattr(new, field))
        yield from _plain(pair, field, what[field], values)
    if old.visibility != new.visibility:
        text = (
            msg("What does not say how visible it is, is public now")
            if new.visibility == "public"
            else msg("What does not say how visible it is, is internal now")
        )
        yield pair.fact("other", "visibility", text, (old.visibility, new.visibility))
    for field, name in _VOCABULARY.items():
        entries = (getattr(old, field), getattr(new, field))
        yield from _vocabulary(pair, field, what[field], name, entries)
    for limit in fields(Thresholds):
        days = (getattr(old.thresholds, limit.name), getattr(new.thresholds, limit.name))
        yield from _plain(pair, "thresholds", words.gettext(limit.label), days)
    figures = [
        {figure: f"{words.label(figure.label)}: {figure.count}" for figure in state.published}
        for state in (old, new)
    ]
    yield from listed(pair, "published", msg("Published figures"), (figures[0], figures[1]))
    rules = [
        {f"{id}: {level}": f"{id}: {level}" for id, level in it.rules.items()} for it in (old, new)
    ]
    yield from listed(pair, "rules", msg("Rules"), (rules[0], rules[1]))
    sources = (keyed(old.sources, str), keyed(new.sources, str))
    yield from listed(pair, "sources", msg("Sources"), sources)


def _plain(pair: Pair, field: str, what: str, values: tuple[Any, Any]) -> Iterator[Fact]:
    """Say what became of a short text or a number."""
    if values[0] == values[1]:
        return
    words = pair.after.words
    before, after = (
        words.label(value) if isinstance(value, (str, dict)) else value for value in values
    )
    text = (
        msg("{what}: now {after}", what=what, after=after)
        if before is None
        else msg("{what}: no longer {before}", what=what, before=before)
        if after is None
        else msg("{what}: {before} → {after}", what=what, before=before, after=after)
    )
    yield pair.fact("other", field, text, values)


def _vocabulary(
    pair: Pair, field: str, what: str, name: str, entries: tuple[dict[str, Any], dict[str, Any]]
) -> Iterator[Fact]:
    """Say which entries are new, gone, renamed or changed; another id says nothing."""
    words = pair.after.words
    before, after = (_names(words, name, found) for found in entries)
    came = {id: label for id, label in after.items() if id not in before}
    went = {id: label for id, label in before.items() if id not in after}
    same = {*came.values()} & {*went.values()}
    new, gone = (
        {id: label for id, label in found.items() if label not in same} for found in (came, went)
    )
    yield from listed(pair, field, what, (gone, new))
    for id, entry in entries[1].items():
        old = entries[0].get(id, entry)
        if old == entry:
            continue
        text = (
            msg("{what}: {name} has changed", what=what, name=after[id])
            if before[id] == after[id]
            else msg("{what}: {before} → {after}", what=what, before=before[id], after=after[id])
        )
        yield pair.fact("other", field, text, (old, entry))


def _names(words: Words, name: str, entries: dict[str, Any]) -> dict[str, str]:
    return {id: words.label(getattr(entry, name)) for id, entry in entries.items()}
