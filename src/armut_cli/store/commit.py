"""Commit single files; what else is staged or changed stays as it is."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from armut_cli.model.message import ArmutError, Message, msg

if TYPE_CHECKING:
    from armut_cli.store.git import Repository

_NOBODY = ("tell me who you are", "empty ident", "unable to auto-detect email", "no email was")


class NotCommitted(ArmutError):  # noqa: N818 - what became of the file, no error of the program
    """A file is written, but git has not committed it; ``said`` is all that git or a hook said."""

    def __init__(self, message: Message, help: Message, said: str) -> None:
        super().__init__(message, help)
        self.said = said


def commit(repository: Repository, path: str, message: str) -> None:
    """Commit a file as it lies in the worktree, and nothing else.

    Args:
        repository: the register's repository.
        path: the file, from the register's folder.
        message: the message of the commit.

    Raises:
        NotCommitted: if git or a hook refuses. What is staged is then as it was before.
    """
    # git commits only what it knows: a new file is announced, its content is not staged.
    is_new = not repository.text("ls-files", "--", path)
    said = repository.complaint("add", "--intent-to-add", "--", path) if is_new else None
    if said is None:
        said = repository.complaint(
            "commit", "--quiet", f"--message={message}", "--only", "--", path
        )
        if said is not None and is_new:
            repository.text("rm", "--cached", "--quiet", "--force", "--", path)
    if said is not None:
        raise _refusal(path, message.partition("\n")[0], said)


def _refusal(path: str, subject: str, said: str) -> NotCommitted:
    file = shlex.quote(path)
    again = f"git add {file} && git commit -m {shlex.quote(subject)} -- {file}"
    if any(sign in said for sign in _NOBODY):
        return NotCommitted(
            msg("{file} is written, but not committed: git does not know who you are", file=path),
            msg(
                "tell git your name and address: {commands}; then: {again}",
                commands='git config --global user.name "…" && git config --global user.email "…"',
                again=again,
            ),
            "",
        )
    return NotCommitted(
        msg("{file} is written, but not committed: git or a hook has refused", file=path),
        msg("see to what is said above, then: {again}", again=again),
        said,
    )
