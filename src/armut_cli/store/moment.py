"""Which commit a person means by a day or a revision."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from armut_cli.model.message import ArmutError, msg
from armut_cli.query.match import nearest

if TYPE_CHECKING:
    from armut_cli.store.git import Repository

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_UNSHALLOW = msg("this clone holds only the newest commits: git fetch --unshallow brings the rest")


def resolve(repository: Repository, when: str, *, suggest: bool = True) -> str:
    """Give the commit that a date or a git revision stands for.

    A day (``2019-01-25``) stands for the last commit of that day or before, by the
    author's date as the author's own clock showed it, on the line of first parents.

    Args:
        repository: the repository.
        when: the date or revision.
        suggest: whether revisions that are alike may be named: not to the public.

    Raises:
        ArmutError: if there is none; says why.
    """
    if not _DAY.fullmatch(when):
        return _revision(repository, when, suggest=suggest)
    try:
        date.fromisoformat(when)
    except ValueError:
        raise ArmutError(msg("{day} is no day of the calendar", day=when)) from None
    return _on(repository, when)


def _revision(repository: Repository, when: str, *, suggest: bool) -> str:
    repository.head()
    commit = repository.revision(when)
    if commit is not None:
        return commit
    names = repository.text("for-each-ref", "--format=%(refname:short)").split() if suggest else []
    likely = nearest(when, dict.fromkeys(names, ()))
    raise ArmutError(
        msg("there is no revision “{when}” in the history", when=when),
        _UNSHALLOW
        if repository.shallow and (not likely or re.search(r"[~^@]", when))
        else msg("did you mean: {choices}", choices=likely)
        if likely
        else msg("a day is written 2019-01-25; a revision is a branch, a tag or a commit of git"),
    )


def _on(repository: Repository, when: str) -> str:
    head = repository.head()
    log = repository.text("log", "--first-parent", "--format=%H %as %cs", head, "--")
    commits = [line.split() for line in reversed(log.splitlines())]
    # A later day than that of the last commit is a clock gone wrong, and tells nothing.
    latest = max(commits[-1][1:])
    found = None
    for commit, authored, _ in commits:
        # Old work can come in late, by a rebase: what stands behind a later day was not there
        # yet, whatever its own day says.
        if when < authored <= latest:
            break
        found = commit
    if found is None:  # the first commit is late itself, the history before it was added later
        found = next((c for c, authored, _ in reversed(commits) if authored <= when), None)
    if found is None:
        raise ArmutError(
            msg(
                "the history begins on {first}, after {day}",
                first=date.fromisoformat(commits[0][1]),
                day=date.fromisoformat(when),
            ),
            _UNSHALLOW
            if repository.shallow
            else msg("the earliest that can be told: {day}", day=commits[0][1]),
        )
    return found
