"""Commit single files; what else is staged or changed stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armut_cli.store.git import Repository


def commit(repository: Repository, paths: Sequence[str], message: str) -> str:
    """Commit these files as they lie in the worktree, and nothing else.

    Args:
        repository: the register's repository.
        paths: files from the register's folder.
        message: the message of the commit.

    Returns:
        The new commit.

    Raises:
        ArmutError: if git refuses; with its own first line.
    """
    # git commits only what it knows: a new file is announced, its content is not staged.
    repository.text("add", "--intent-to-add", "--", *paths)
    repository.text("commit", "--quiet", f"--message={message}", "--only", "--", *paths)
    return repository.head()
