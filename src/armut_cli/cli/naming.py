"""Ids that are free, also against files that cannot be read and against other branches."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from armut_cli.model.message import ArmutError, msg
from armut_cli.model.register import id_of
from armut_cli.query.ids import ID, free_measure_id
from armut_cli.store.worktree import ENDINGS

if TYPE_CHECKING:
    from armut_cli.cli.session import Session


def checked(session: Session, id: str | None, option: str = "") -> str | None:
    """Give an id that a person wants, if it can be one and is free.

    Args:
        session: the call.
        id: what the person has written; None for nothing.
        option: what stands before an id on the command line.

    Raises:
        ArmutError: if not; it says who has it, and names a free one.
    """
    if id is None:
        return None
    if not ID.fullmatch(id):
        raise ArmutError(
            msg("“{id}” is no id", id=id),
            msg("an id has letters, digits and hyphens only, such as M-31"),
        )
    register = session.checked_register
    taken = {it.casefold(): path for (_, it), path in register.paths.items()}
    taken |= {id_of(it.place.path).casefold(): it.place.path for it in register.problems}
    if id.casefold() in taken:
        folder = taken[id.casefold()].partition("/")[0]
        raise ArmutError(
            msg("the id “{id}” is taken: {file}", id=id, file=taken[id.casefold()]),
            msg("free is: {free}", free=option + free_id(session, folder, id)),
        )
    return id


def free_id(session: Session, folder: str, like: str = "") -> str:
    """Give the next free id: of measures the next number, of groups ``like`` with a number."""
    taken = _taken(session, folder)
    if folder == "measures":
        return free_measure_id(taken)
    taken = {id.casefold() for id in taken}
    return next(it for n in count(2) if (it := f"{like}-{n}").casefold() not in taken)


def _taken(session: Session, folder: str) -> set[str]:
    """Give all ids that the files or any branch ever had, so that none is used twice."""
    found = {id for part, id in session.checked_register.paths if part == folder}
    found |= {id_of(it.place.path) for it in session.checked_register.problems}
    how = ("--all", "--diff-filter=A", "--no-renames", "--name-only", "--format=", "-z")
    try:
        names = session.repository.text("log", *how, "--", folder)
    except ArmutError:
        return found  # without git there are no branches
    return found | {id_of(name) for name in names.split("\0") if name.endswith(ENDINGS)}
