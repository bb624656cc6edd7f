"""``armut validate --fix``: mend what is safe, show it, write it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armut_cli.check.fix import Fixed, fix
from armut_cli.cli.problems.text import position
from armut_cli.cli.scope import from_here
from armut_cli.model.message import ArmutError, msg, msgn
from armut_cli.store import worktree
from armut_cli.store.write import Write, commit_all
from armut_cli.text.edit import diff
from armut_cli.text.load import load

_STYLES = {"+": "green", "-": "red", "@": "cyan"}

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from armut_cli.cli.session import Session


def mend(session: Session, wanted: Collection[str] | None, *, aside: bool) -> None:
    """Mend what can be mended without a change of meaning; the session sees the files after.

    Args:
        session: the call.
        wanted: the files that may be changed; None for all.
        aside: say what was done on stderr, because a program reads the answer.

    Raises:
        ArmutError: if a file was changed meanwhile, or cannot be written.
    """
    if session.at is not None:
        raise ArmutError(msg("the past cannot be mended"), msg("leave out --at or --fix"))
    files = worktree.read(session.root)
    found = fix(files.contents, session.today, paths=wanted)
    if not found:
        return
    commit_all(session.root, [Write(it.path, it.old, it.new) for it in found])
    if not session.quiet:
        say = session.output.error if aside else _on_stdout(session)
        for fixed in found:
            _show(session, fixed, say)
        say(session.words(msgn("{n} file mended", "{n} files mended", len(found))))
        say("")
    files = worktree.read(session.root)
    session.checked_register = load(files.contents, files.unreadable)


def _on_stdout(session: Session) -> Callable[[str], None]:
    return lambda line: session.output.write(line + "\n")


def _show(session: Session, fixed: Fixed, say: Callable[[str], None]) -> None:
    # Line ends are said in words: in a diff nobody sees them.
    before, after = (text.replace("\r\n", "\n") for text in (fixed.before, fixed.after))
    for line in diff(fixed.path, before, after).splitlines():
        say(session.output.paint(line, _STYLES.get(line[:1], "")))
    for step in fixed.steps:
        place = from_here(session) + position(step.place)
        say(session.words(msg("mended: {place}: {done}", place=place, done=step.done)))
