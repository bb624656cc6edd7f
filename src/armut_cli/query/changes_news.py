"""What was reported of a measure, compared: updates and evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armut_cli.model.message import msg
from armut_cli.query.changes_fact import paired, reworded
from armut_cli.query.changes_words import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armut_cli.model.measure import Evidence, Measure, Update
    from armut_cli.model.message import Message
    from armut_cli.query.changes_fact import Fact, Pair


def updates(pair: Pair, old: Measure, new: Measure) -> Iterator[Fact]:
    """Say what was reported."""
    for before, after in paired(
        old.updates, new.updates, lambda u: (u.date, u.by), lambda u: u.date
    ):
        values = (before, after)
        if after is None:
            assert before is not None
            text = msg("Update of {date} deleted", date=pair.before.words.span(before.date))
            yield pair.fact("back", "updates", text, values)
        elif before is None:
            yield pair.fact("other", "updates", _update_text(pair, after), values)
            yield from _evidence(pair, "updates", (), after.evidence)
        else:
            yield from _update(pair, before, after)


def _update_text(pair: Pair, update: Update) -> Message:
    date = pair.after.words.span(update.date)
    if update.text:
        return msg("Update of {date}: {text}", date=date, text=shorten(update.text))
    return msg("Update of {date}", date=date)


def _update(pair: Pair, before: Update, after: Update) -> Iterator[Fact]:
    what = msg("Update of {date}", date=pair.after.words.span(after.date))
    said = list(reworded(pair, "updates", what, (before.text, after.text)))
    said += _evidence(pair, "updates", before.evidence, after.evidence)
    yield from said or [
        pair.fact("other", "updates", msg("{what}: changed", what=what), (before, after))
    ]


def evidence(pair: Pair, old: Measure, new: Measure) -> Iterator[Fact]:
    """Say what now shows that something was done."""
    yield from _evidence(pair, "evidence", old.evidence, new.evidence)


def _evidence(
    pair: Pair, field: str, old: tuple[Evidence, ...], new: tuple[Evidence, ...]
) -> Iterator[Fact]:
    for before, after in paired(old, new, lambda e: e.url or e.title, lambda e: e.title):
        values = (before, after)
        if after is None:
            assert before is not None
            text = msg("Evidence deleted: {title}", title=_title(before))
            yield pair.fact("back", field, text, values)
        elif before is None:
            text = msg("Evidence: {title}", title=_title(after))
            yield pair.fact("forward", field, text, values)
        else:
            text = msg("Evidence changed: {title}", title=_title(after))
            yield pair.fact("other", field, text, values)


def _title(evidence: Evidence) -> str:
    return shorten(evidence.title or evidence.url or evidence.kind)
