"""What a fact of a change is, and the patterns that many fields share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeVar

import msgspec

from armut_cli.model.message import Message, msg
from armut_cli.query.changes_dates import move, move_words, times_words
from armut_cli.query.changes_words import Mark, diff

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

    from armut_cli.model.span import Span
    from armut_cli.query.view import View

ChangeKind = Literal["finished", "forward", "back", "new", "other"]
"""Which way a change leads, in the order in which people want to hear it."""

Item = TypeVar("Item")


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that has changed in a record.

    Attributes:
        kind: which way it leads.
        field: the field of the file.
        text: the sentence, in the language of the view.
        before: the old value as plain data; None if there was none.
        after: the new value as plain data; None if there is none.
        diff: word by word, for a text that was reworded.
    """

    kind: ChangeKind
    field: str
    text: str
    before: Any = None
    after: Any = None
    diff: tuple[tuple[Mark, str], ...] = ()


class Pair(NamedTuple):
    """The two states that are compared.

    ``times`` says for a measure's id how often its dates were put off by now, by ``date_key``.
    """

    before: View
    after: View
    times: Mapping[str, Mapping[str, int]]

    def times_of(self, measure: str, key: str) -> int:
        """Give how often a date of a measure was put off; 0 if that was not counted."""
        return self.times.get(measure, {}).get(key, 0)

    def say(self, text: Message) -> str:
        """Give a sentence in the language of the newer state."""
        return self.after.words(text)

    def fact(
        self,
        kind: ChangeKind,
        field: str,
        text: Message,
        values: tuple[Any, Any] = (None, None),
    ) -> Fact:
        """Give a fact; ``values`` are the old and the new one."""
        before, after = map(plain, values)
        return Fact(kind=kind, field=field, text=self.say(text), before=before, after=after)


def plain(value: Any) -> Any:
    """Give a value as plain data; dates are texts as written."""
    return msgspec.to_builtins(value, enc_hook=str)


def moved(
    pair: Pair, field: str, what: Message, dates: tuple[Span | None, Span | None], times: int = 0
) -> Iterator[Fact]:
    """Say what became of a date, with its shift and how often it was put off by now."""
    before, after = dates
    words = pair.after.words
    if before == after:
        return
    if before is None:
        text = msg("{what}: now {date}", what=what, date=words.span(after))
        yield pair.fact("forward", field, text, dates)
    elif after is None:
        text = msg("{what}: no longer {date}", what=what, date=words.span(before))
        yield pair.fact("back", field, text, dates)
    else:
        kinds: dict[str, ChangeKind] = {"later": "back", "earlier": "forward"}
        values = {
            "what": what,
            "before": words.span(before),
            "after": words.span(after),
            "shift": move_words(words, before, after),
        }
        moved = move(before, after)
        again = times_words(words, times) if moved == "later" else None
        text = (
            msg("{what}: {before} → {after}, {shift}, {times}", **values, times=again)
            if again
            else msg("{what}: {before} → {after}, {shift}", **values)
        )
        yield pair.fact(kinds.get(moved, "other"), field, text, dates)


def reworded(
    pair: Pair, field: str, what: Message, texts: tuple[str | None, str | None]
) -> Iterator[Fact]:
    """Say that a text came, went, or has other words now."""
    before, after = texts
    if (before or "") == (after or ""):
        return
    text = (
        msg("{what}: added", what=what)
        if not before
        else msg("{what}: deleted", what=what)
        if not after
        else msg("{what}: reworded", what=what)
    )
    yield Fact(
        kind="other",
        field=field,
        text=pair.say(text),
        before=before,
        after=after,
        diff=diff(before or "", after or ""),
    )


def listed(
    pair: Pair,
    field: str,
    what: Message | str,
    names: tuple[Mapping[Any, str], Mapping[Any, str]],
) -> Iterator[Fact]:
    """Say what came into a list and what went; its order says nothing.

    Args:
        pair: the two states.
        field: the list's field.
        what: what people call the list.
        names: the items then and now, each with what people call it.
    """
    before, after = names
    came = [name for item, name in after.items() if item not in before]
    went = [name for item, name in before.items() if item not in after]
    values = (list(before), list(after))
    if came and went:
        text = msg("{what}: new {came}; no longer {went}", what=what, came=came, went=went)
    elif came:
        text = msg("{what}: new {came}", what=what, came=came)
    elif went:
        text = msg("{what}: no longer {went}", what=what, went=went)
    else:
        return
    yield pair.fact("other", field, text, values)


def paired(
    before: Sequence[Item], after: Sequence[Item], *keys: Callable[[Item], Hashable]
) -> Iterator[tuple[Item | None, Item | None]]:
    """Pair the items of two lists that differ: by the first key that fits, else alone.

    Equal items are passed over, wherever they stand. None stands for what is missing.
    """
    old, new = list(before), list(after)
    for item in before:
        if item in new:
            new.remove(item)
            old.remove(item)
    for key in keys:
        for item in tuple(new):
            match = next((other for other in old if key(other) == key(item)), None)
            if match is not None:
                old.remove(match)
                new.remove(item)
                yield match, item
    yield from ((item, None) for item in old)
    yield from ((None, item) for item in new)


def detail(*parts: str | None) -> str:
    """Join what is known of a thing, nothing twice: ``Council, 12 May 2026, VO/0123/26``."""
    return ", ".join(dict.fromkeys(part for part in parts if part))


def keyed(items: Iterable[str], name: Callable[[str], str]) -> dict[str, str]:
    """Give ids with what people call them."""
    return {item: name(item) for item in items}
