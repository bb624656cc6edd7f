"""All files of a register as one commit has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armut_cli.model.message import ArmutError, msg
from armut_cli.store.history import first_commit, folder_then
from armut_cli.store.worktree import MARK, PARTS

if TYPE_CHECKING:
    from armut_cli.store.git import Repository


def blobs(repository: Repository, commit: str) -> dict[str, str]:
    """Give the register's files in a commit: path from its folder to the name of the blob.

    Two states are compared by these names without reading a blob. A register that stood
    in another folder then is found there.
    """
    found = _tree(repository, commit, repository.prefix)
    if MARK not in found:
        prefix = folder_then(repository, commit)
        return _tree(repository, commit, prefix) if prefix is not None else found
    return found


def files(repository: Repository, commit: str) -> dict[str, bytes]:
    """Give the register's files in a commit: path from its folder to content.

    Raises:
        ArmutError: if there was no register then.
    """
    names = blobs(repository, commit)
    if MARK not in names:
        came = first_commit(repository)
        raise ArmutError(
            msg("there was no register yet in {commit}", commit=commit[:10]),
            msg("it came on {day}", day=repository.day(came)) if came else None,
        )
    contents = repository.read(names.values())
    return {path: contents[oid] for path, oid in names.items()}


def _tree(repository: Repository, commit: str, prefix: str) -> dict[str, str]:
    parts = [prefix + part for part in PARTS]
    listed = repository.text("ls-tree", "-r", "-z", "--full-tree", commit, "--", *parts)
    entries = (entry.partition("\t") for entry in listed.split("\0")[:-1])
    return {
        path.removeprefix(prefix): meta.split()[2]
        for meta, _, path in entries
        if meta.startswith("100")  # a file: no link, no submodule
    }
