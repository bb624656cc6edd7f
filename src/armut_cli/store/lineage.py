"""Which of two files came first, and on whose line of work something was written."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

from armut_cli.model.message import ArmutError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armut_cli.store.git import Repository

UNFINISHED = {
    "MERGE_HEAD": "git commit",
    "REBASE_HEAD": "git rebase --continue",
    "CHERRY_PICK_HEAD": "git cherry-pick --continue",
}
"""What the other side is called while git waits for a person, and how to go on then."""


class Birth(NamedTuple):
    """The commit with which a file came, and when its author made it (seconds since 1970)."""

    commit: str
    when: int


def birth(repository: Repository, path: str, *revisions: str) -> Birth | None:
    """Give the last commit with which a file came, on the lines named; None if it never did."""
    how = ("-1", "--full-history", "--no-renames", "--diff-filter=A", "--format=%H %at")
    found = repository.text("log", *how, *(revisions or ("HEAD",)), "--", path).split()
    return Birth(found[0], int(found[1])) if found else None


def unfinished(repository: Repository) -> str | None:
    """Give the name of the other side while git waits for a person; None if it does not."""
    if not repository.text("ls-files", "--unmerged", "--", "."):
        return None
    return next((name for name in UNFINISHED if repository.revision(name)), None)


def twins(repository: Repository, path: str) -> tuple[Birth | None, Birth | None] | None:
    """Give how a file came on this line and on the other one that git has put together with it.

    Returns:
        Births on this side and on the other, None for one that is not committed; None as a
        whole if the file was one before the two lines parted.
    """
    staged = repository.text("ls-files", "--unmerged", "-z", "--", path).split("\0")[:-1]
    if staged:
        stages = {entry.partition("\t")[0].split()[2] for entry in staged}
        other = unfinished(repository)
        theirs = birth(repository, path, other, "^HEAD") if other else None
        if theirs and other != "MERGE_HEAD":  # it is only now being committed on this line
            theirs = theirs._replace(when=sys.maxsize)
        return None if "1" in stages else (birth(repository, path), theirs)
    merges = repository.text("rev-list", "--full-history", "--merges", "HEAD", "--", path)
    for merge in merges.split():
        one, other = f"{merge}^1", f"{merge}^2"
        ours = birth(repository, path, one, f"^{other}")
        theirs = birth(repository, path, other, f"^{one}")
        if ours and theirs:
            return ours, theirs
    return None


def writer(repository: Repository, path: str, line: int) -> str | None:
    """Give the commit that wrote a line of a file as it lies there; None if none has."""
    how = ("--porcelain", "-L", f"{line},{line}")
    try:
        commit = repository.text("blame", *how, "--", path).split(maxsplit=1)[0]
    except ArmutError:
        return None  # git does not know the file yet
    return commit if commit.strip("0") else None


def side(repository: Repository, commit: str, births: Sequence[Birth | None]) -> int | None:
    """Give which of several files was meant in a commit: the one that came on its line of work.

    Returns:
        The position of its birth; None if that is true of several of them, or of none.
    """
    among = [(number, it.commit) for number, it in enumerate(births) if it is not None]
    same = [number for number, born in among if born == commit]
    if len(same) != 1:
        same = [number for number, born in among if _on_one_line(repository, commit, born)]
    return same[0] if len(same) == 1 else None


def _on_one_line(repository: Repository, one: str, other: str) -> bool:
    pairs = ((one, other), (other, one))
    # git says nothing if the first is an ancestor of the second, and fails if it is not.
    return any(repository.complaint("merge-base", "--is-ancestor", *it) is None for it in pairs)
