"""How far a vague date has moved, and how often: what changes and stories say of dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from armut_cli.model.message import Message, msg, msgn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from armut_cli.lang.words import Words
    from armut_cli.model.measure import Measure
    from armut_cli.model.span import Span

Move = Literal["later", "earlier", "narrower", "wider"]
"""What became of a date; ``narrower`` names a part of the old span, ``wider`` more than it."""

_YEAR = 12
_MONTH = 30.44
_COUNTED_IN_DAYS = 60

_TIMES = {
    2: msg("postponed for the second time"),
    3: msg("postponed for the third time"),
    4: msg("postponed for the fourth time"),
    5: msg("postponed for the fifth time"),
}


class Slip(Struct, frozen=True):
    """How often a date was put off, what was first said and what is said now."""

    times: int
    first: Span
    last: Span


def move(before: Span, after: Span) -> Move:
    """Tell what became of a date; its last day counts, because only then it is late."""
    if before.first <= after.first and after.last <= before.last:
        return "narrower"
    if after.last == before.last:
        return "wider"
    return "later" if after.last > before.last else "earlier"


def move_words(words: Words, before: Span, after: Span) -> Message:
    """Say how far a date has moved: ``six months later``, ``more precise``."""
    moved = move(before, after)
    if moved == "narrower":
        return msg("more precise")
    if moved == "wider":
        return msg("less precise")
    return shift_words(words, before, after)


def shift_words(words: Words, before: Span, after: Span) -> Message:
    """Say how much later or earlier a date's last day is."""
    later = after.last > before.last
    days = abs((after.last - before.last).days)
    months = _whole_months(before, after)
    if months is None:
        if days <= _COUNTED_IN_DAYS:
            number = words.number(days)
            return (
                msgn("one day later", "{number} days later", days, number=number)
                if later
                else msgn("one day earlier", "{number} days earlier", days, number=number)
            )
        number = words.number(round(days / _MONTH))
        return (
            msg("about {number} months later", number=number)
            if later
            else msg("about {number} months earlier", number=number)
        )
    if months % _YEAR == 0:
        years = months // _YEAR
        number = words.number(years)
        return (
            msgn("one year later", "{number} years later", years, number=number)
            if later
            else msgn("one year earlier", "{number} years earlier", years, number=number)
        )
    number = words.number(months)
    return (
        msgn("one month later", "{number} months later", months, number=number)
        if later
        else msgn("one month earlier", "{number} months earlier", months, number=number)
    )


def times_words(words: Words, times: int) -> Message | None:
    """Say how often a date has been put off by now; once goes without saying."""
    if times < min(_TIMES):
        return None
    return _TIMES.get(times) or msg("postponed {number} times", number=words.number(times))


def date_key(milestone: str | None = None) -> str:
    """Give the key of a date among the slips of a measure: its end, or a milestone's."""
    return "end" if milestone is None else f"milestone:{milestone}"


def slips(versions: Iterable[Measure]) -> dict[str, Slip]:
    """Count how often the dates of a measure were put off.

    Args:
        versions: the measure as it was, oldest first.

    Returns:
        Slips by ``date_key``; a date that never moved to a later day is left out.
    """
    first: dict[str, Span] = {}
    last: dict[str, Span] = {}
    times: dict[str, int] = {}
    for version in versions:
        for key, span in _dates(version).items():
            if move(last.setdefault(key, span), span) == "later":
                times[key] = times.get(key, 0) + 1
            first.setdefault(key, span)
            last[key] = span
    return {key: Slip(count, first[key], last[key]) for key, count in times.items()}


def slip_words(words: Words, what: Message, slip: Slip) -> Message:
    """Say how often a date was put off and how far in all."""
    return msgn(
        "{what}: put off once, {first} → {last}, {shift}",
        "{what}: put off {number} times, {first} → {last}, {shift}",
        slip.times,
        what=what,
        number=words.number(slip.times),
        first=words.span(slip.first),
        last=words.span(slip.last),
        shift=move_words(words, slip.first, slip.last)
        if slip.first != slip.last
        else msg("as at first"),
    )


def _dates(measure: Measure) -> dict[str, Span]:
    found = {date_key(step.title): step.due for step in measure.milestones if step.due}
    return {date_key(): measure.end, **found} if measure.end else found


def _whole_months(before: Span, after: Span) -> int | None:
    """Give the months between two last days; None if it is no whole number of them."""
    same_day = before.last.day == after.last.day
    if not (same_day or (_ends_month(before) and _ends_month(after))):
        return None
    return abs((after.last.year - before.last.year) * _YEAR + after.last.month - before.last.month)


def _ends_month(span: Span) -> bool:
    from calendar import monthrange

    return span.last.day == monthrange(span.last.year, span.last.month)[1]
