"""Commit files; what else is staged or changed stays as it is."""

from __future__ import annotations

import os
import shlex
from typing import TYPE_CHECKING

from armut_cli.model.message import ArmutError, Message, msg, msgn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armut_cli.store.git import Repository

_NOBODY = ("tell me who you are", "empty ident", "unable to auto-detect email", "no email was")


class NotCommitted(ArmutError):  # noqa: N818 - what became of the file, no error of the program
    """A file is written, but git has not committed it; ``said`` is all that git or a hook said."""

    def __init__(self, message: Message, help: Message, said: str) -> None:
        super().__init__(message, help)
        self.said = said


def commit(repository: Repository, paths: Sequence[str], message: str) -> None:
    """Commit files as they lie in the worktree (or are gone from it), and nothing else.

    Args:
        repository: the register's repository.
        paths: the files, from the register's folder.
        message: the message of the commit.

    Raises:
        NotCommitted: if git or a hook refuses. What is staged is then as it was before.
    """
    # git commits only what it knows: a new file is announced, its content is not staged.
    known = [path for path in paths if repository.text("ls-files", "--", path)]
    new = [it for it in paths if it not in known and os.path.lexists(repository.folder / it)]
    said = repository.complaint("add", "--intent-to-add", "--", *new) if new else None
    if said is None:
        said = repository.complaint(
            "commit", "--quiet", f"--message={message}", "--only", "--", *known, *new
        )
        if said is not None and new:
            repository.text("rm", "--cached", "--quiet", "--force", "--", *new)
    if said is not None:
        raise _refusal([*known, *new], message.partition("\n")[0], said)


def _refusal(paths: Sequence[str], subject: str, said: str) -> NotCommitted:
    files = " ".join(map(shlex.quote, paths))
    again = f"git add {files} && git commit -m {shlex.quote(subject)} -- {files}"
    if any(sign in said for sign in _NOBODY):
        return NotCommitted(
            msgn(
                "{file} is written, but not committed: git does not know who you are",
                "{n} files are written, but not committed: git does not know who you are",
                len(paths),
                file=paths[0],
            ),
            msg(
                "tell git your name and address: {commands}; then: {again}",
                commands='git config --global user.name "…" && git config --global user.email "…"',
                again=again,
            ),
            "",
        )
    return NotCommitted(
        msgn(
            "{file} is written, but not committed: git or a hook has refused",
            "{n} files are written, but not committed: git or a hook has refused",
            len(paths),
            file=paths[0],
        ),
        msg("see to what is said above, then: {again}", again=again),
        said,
    )
