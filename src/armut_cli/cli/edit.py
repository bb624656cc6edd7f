"""``armut edit``: a measure or group in the person's own editor."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from armut_cli.cli import complete
from armut_cli.cli.editing import (
    Commit,
    Force,
    How,
    Plan,
    added_problems,
    ask,
    carry_out,
    show_problems,
)
from armut_cli.model.message import ArmutError, msg, msgn
from armut_cli.query.facets import resolve
from armut_cli.query.select import measure_names
from armut_cli.store.editor import Draft, edit
from armut_cli.text.load import reload

if TYPE_CHECKING:
    from armut_cli.cli.session import Session


def run(
    context: typer.Context,
    id: Annotated[
        str,
        typer.Argument(metavar="ID", help="A measure or group.", autocompletion=complete.measures),
    ],
    force: Force = False,
    commit: Commit = False,
) -> None:
    """Open a measure or group in $VISUAL or $EDITOR and check it on closing; no text is lost."""
    session: Session = context.obj
    path = _path(session, id)
    old = (session.root / path).read_bytes()
    draft = Draft(path.rpartition("/")[2], old)
    while True:
        edit(draft.path, session.environment)
        new = draft.read()
        if _is_fine(session, path, new, draft, force=force):
            break
    try:
        carry_out(session, [Plan(path, old, new)], How(force=True, commit=commit))
    except ArmutError as error:
        raise ArmutError(
            error.message, msg("your text is kept in {file}", file=draft.path)
        ) from error
    draft.discard()


def _path(session: Session, id: str) -> str:
    """Give the file of a measure or group, also of one that cannot be read."""
    register, view = session.register, session.view
    broken = {
        it.place.path.rpartition("/")[2].rpartition(".")[0]: it.place.path
        for it in register.problems
        if "/" in it.place.path
    }
    names = {
        **dict.fromkeys(broken, ()),
        **{id: (group.name,) for id, group in register.groups.items()},
        **measure_names(view),
    }
    found = resolve(id, names, msg("measure or group"))
    for folder in ("measures", "groups"):
        if (folder, found) in register.paths:
            return register.paths[folder, found]
    return broken[found]


def _is_fine(session: Session, path: str, new: bytes, draft: Draft, *, force: bool) -> bool:
    """Check what the person wrote; False to open the editor again."""
    before = session.checked_register
    after = reload(before, {path: new})
    added = [it for it in added_problems(session, before, after, ()) if it.level == "error"]
    if not added or force:
        return True
    show_problems(session, added, after)
    question = msgn(
        "This adds an error. Edit again?", "This adds {n} errors. Edit again?", len(added)
    )
    if sys.stdin.isatty() and ask(session, session.words(question)):
        return False
    raise ArmutError(
        msg("nothing is written: what you wrote adds errors"),
        msg("your text is kept in {file}", file=draft.path),
        status=1,
    )
