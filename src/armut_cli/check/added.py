"""What a change adds: the problems that a register has after it and did not have before."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from armut_cli.check.check import check

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from armut_cli.model.place import Problem
    from armut_cli.model.register import Register


def added_problems(
    before: Register,
    after: Register,
    today: date,
    paths: Collection[str],
    renamed: Mapping[str, str] | None = None,
) -> list[Problem]:
    """Give the errors that came in any file, and all that came in the changed ones.

    Args:
        before: the register before the change.
        after: the register after it.
        today: the day on which both are checked.
        paths: the changed files.
        renamed: new name to old of files that have another one now.
    """
    now = [it for it in check(after, today) if it.level == "error" or it.place.path in paths]
    if not now:
        return []
    then = renamed or {}
    paths = {then.get(it.place.path, it.place.path) for it in now}
    known = Counter(_key(it, it.place.path) for it in check(before, today, paths=paths))
    added = []
    for it in now:
        key = _key(it, then.get(it.place.path, it.place.path))
        if known[key]:
            known[key] -= 1
        else:
            added.append(it)
    return added


def _key(problem: Problem, path: str) -> tuple[object, ...]:
    """Give what tells problems apart; an entry's number in its list may have changed."""
    names = tuple(step for step in problem.data if isinstance(step, str))
    return (problem.rule, path, names, repr(problem.message))
