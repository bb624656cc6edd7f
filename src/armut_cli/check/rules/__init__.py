"""All rules in their order; the table that everything else reads."""

from __future__ import annotations

from functools import cache

from armut_cli.check.rule import Rule
from armut_cli.check.rules import (
    answers,
    bundling,
    dates,
    doubles,
    files,
    gaps,
    groups,
    ids,
    life,
    misread,
    progress,
    publicity,
    reading,
    records,
    references,
    settings,
    shape,
    syntax,
    texts,
    vocabulary,
)

RULES: tuple[Rule, ...] = tuple(
    value
    for module in (
        *(files, reading, syntax, misread, shape, ids, references, settings, vocabulary),
        *(life, progress, bundling, dates, answers),
        *(groups, records, doubles, texts, publicity, gaps),
    )
    for value in vars(module).values()
    if isinstance(value, Rule)
)
"""Every rule: first what cannot be read, last what is only worth a look."""


@cache
def _by_id() -> dict[str, Rule]:
    return {rule.id: rule for rule in RULES}


def rule_of(id: str) -> Rule:
    """Give the rule with an id.

    Raises:
        KeyError: if there is none.
    """
    return _by_id()[id]
