"""``armut edit``: a measure or group in the person's own editor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from armut_cli.check.added import added_problems
from armut_cli.cli import complete
from armut_cli.cli.asking import ask_yes, somebody_is_there
from armut_cli.cli.editing import (
    Commit,
    Force,
    How,
    Plan,
    begin,
    carry_out,
    read_file,
    record_path,
    show_problems,
)
from armut_cli.model.message import ArmutError, msg, msgn
from armut_cli.store.commit import NotCommitted
from armut_cli.store.editor import Draft, edit
from armut_cli.text.load import reload

if TYPE_CHECKING:
    from armut_cli.cli.session import Session


def run(
    context: typer.Context,
    id: Annotated[
        str,
        typer.Argument(
            metavar="MEASURE|GROUP", help="A measure or group.", autocompletion=complete.records
        ),
    ],
    force: Force = False,
    commit: Commit = False,
) -> None:
    """Open a measure or group in $VISUAL or $EDITOR and check it on closing; no text is lost."""
    session: Session = context.obj
    how = How(force=True, commit=commit)
    begin(session, how)
    path = record_path(session, id)
    old = read_file(session, path)
    draft = Draft(path.rpartition("/")[2], old)
    try:
        new = _edited(session, path, old, draft, force=force)
        if new != old:
            carry_out(session, [Plan(path, old, new)], how)
    except NotCommitted:
        draft.discard()  # it is in the register
        raise
    except ArmutError as error:
        raise _kept(error, draft) from error
    except BaseException:
        _say_kept(session, draft)
        raise
    if new != old:
        draft.discard()


def _edited(session: Session, path: str, old: bytes, draft: Draft, *, force: bool) -> bytes:
    """Let the person edit until it is fine."""
    while True:
        at_once = edit(draft.path, session.environment)
        new = draft.read()
        if new == old:
            _say_unchanged(session, draft, at_once=at_once)
            return new
        if force or _is_fine(session, path, new):
            return new


def _is_fine(session: Session, path: str, new: bytes) -> bool:
    """Check what the person wrote; False to open the editor again."""
    before = session.checked_register
    after = reload(before, {path: new})
    added = [
        it for it in added_problems(before, after, session.today, [path]) if it.level == "error"
    ]
    if not added:
        return True
    show_problems(session, added, after)
    question = msgn(
        "This adds an error. Edit again?", "This adds {n} errors. Edit again?", len(added)
    )
    if somebody_is_there() and ask_yes(session, session.words(question)):
        return False
    raise ArmutError(
        msgn(
            "nothing is written: what you wrote adds an error",
            "nothing is written: what you wrote adds {n} errors",
            len(added),
        ),
        status=1,
    )


def _kept(error: ArmutError, draft: Draft) -> ArmutError:
    """Give the error with the place of the person's text, if there is any."""
    if draft.is_untouched:
        draft.discard()
        return error
    kept = msg("your text is kept in {file}", file=draft.path)
    help = msg("{help}; {kept}", help=error.help, kept=kept) if error.help else kept
    return ArmutError(error.message, help, error.status)


def _say_kept(session: Session, draft: Draft) -> None:
    if draft.is_untouched:
        draft.discard()
    else:
        session.output.error(session.words(msg("your text is kept in {file}", file=draft.path)))


def _say_unchanged(session: Session, draft: Draft, *, at_once: bool) -> None:
    if not at_once:
        draft.discard()
        session.say(msg("nothing is changed"))
        return
    # An editor in a window of its own may still be open, with the draft in it.
    session.say(
        msg(
            "nothing is changed: the editor did not wait; tell it to, such as: "
            'export EDITOR="code --wait" (what you write now is saved in {file} only)',
            file=draft.path,
        )
    )
