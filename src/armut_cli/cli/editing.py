"""What all commands that change files share: diff, check, writing, commit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from armut_cli.check.added import added_problems
from armut_cli.cli.decorating import with_options
from armut_cli.cli.problems.text import full
from armut_cli.cli.styles import LEVEL_STYLES
from armut_cli.model.message import ArmutError, msg, msgn
from armut_cli.model.register import id_of
from armut_cli.query.facets import resolve
from armut_cli.query.headline import headline
from armut_cli.query.view import View
from armut_cli.query.vocabulary import names
from armut_cli.store.commit import NotCommitted, commit
from armut_cli.store.write import Write, commit_all
from armut_cli.text.decode import BOM, Unreadable, decode
from armut_cli.text.edit import change, diff
from armut_cli.text.load import FOLDERS, reload
from armut_cli.text.order import order_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from armut_cli.cli.session import Session
    from armut_cli.model.place import Problem
    from armut_cli.model.register import Register
    from armut_cli.text.change import Change

DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Only show what would change; nothing is written.")
]
Force = Annotated[bool, typer.Option("--force", help="Write even if the change adds an error.")]
Commit = Annotated[
    bool, typer.Option("--commit", help="Commit the file to git, and no other with it.")
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask before changing a selection.")]

_STYLES = {"+++": "bold", "---": "bold", "@@ ": "cyan", "+": "green", "-": "red"}


class How(NamedTuple):
    """How a change is carried out."""

    dry_run: bool = False
    force: bool = False
    commit: bool = False


takes_how = with_options(
    "how",
    {"dry_run": (DryRun, False), "force": (Force, False), "commit": (Commit, False)},
    lambda given: How(**given),
)
"""Give a command the options of every change, in place of its parameter ``how``."""


class Plan(NamedTuple):
    """A file as it is (None if it is new) and as it shall be (None if it goes)."""

    path: str
    old: bytes | None
    new: bytes | None


def begin(session: Session, how: How) -> None:
    """Refuse what cannot end well, before anything is asked or opened.

    Raises:
        ArmutError: if a commit is wanted where there is no git.
    """
    if how.commit and not how.dry_run:
        _ = session.repository


def record_path(session: Session, value: str) -> str:
    """Give the file of a measure or group by id or title, also of one that cannot be read.

    Raises:
        ArmutError: if there is none, or several are meant.
    """
    register = session.register
    broken = {
        id_of(it.place.path): it.place.path
        for it in register.problems
        if it.place.path.startswith(tuple(f"{folder}/" for folder in FOLDERS))
    }
    known = {
        **dict.fromkeys(broken, ()),
        **names(session.view, "groups"),
        **names(session.view, "measures"),
    }
    found = resolve(value, known, msg("measure or group"))
    paths = (register.paths.get((folder, found)) for folder in FOLDERS)
    return next(filter(None, paths), "") or broken[found]


def plan(session: Session, path: str, wanted: Callable[[str], Sequence[Change]]) -> Plan:
    """Work out the new content of a file.

    Args:
        session: the call.
        path: the file, from the register's folder.
        wanted: gives the changes for the file's text.

    Raises:
        ArmutError: if the file cannot be read, or not be edited safely.
    """
    old = read_file(session, path)
    return Plan(path, old, edited(path, old, wanted))


def edited(path: str, old: bytes, wanted: Callable[[str], Sequence[Change]]) -> bytes:
    """Give a file's content after changes.

    Raises:
        ArmutError: if it cannot be read, or not be edited safely.
    """
    try:
        text = decode(path, old)
        new = change(path, text, wanted(text), order_of(FOLDERS[path.partition("/")[0]]))
    except Unreadable as error:
        raise ArmutError(
            msg("{file} cannot be read: {reason}", file=path, reason=error.problem.message),
            msg("mend it first: armut edit {id}", id=id_of(path)),
        ) from error
    bom = BOM if old.startswith(BOM.encode()) else ""
    return (bom + new).encode()


def read_file(session: Session, path: str) -> bytes:
    """Read a file of the register.

    Raises:
        ArmutError: if that cannot be done.
    """
    try:
        return (session.root / path).read_bytes()
    except OSError as error:
        raise ArmutError(
            msg("{file} cannot be read: {reason}", file=path, reason=error.strerror or str(error))
        ) from error


def carry_out(session: Session, plans: Sequence[Plan], how: How) -> None:
    """Show what changes, check it, write it, and commit it if that is wanted.

    Raises:
        ArmutError: if the change would add an error (then nothing is written), or if a file
            was changed by somebody else meanwhile.
        NotCommitted: if it is written, but git has refused the commit.
    """
    plans = [it for it in plans if it.new != it.old]
    if not plans:
        session.say(msg("nothing to change: it is so already"))
        return
    before = session.checked_register
    after = reload(before, {it.path: it.new for it in plans})
    added = added_problems(before, after, session.today, {it.path for it in plans})
    if write(session, plans, added, after, how) and how.commit:
        for it in plans:
            _commit(session, before, after, it.path)


def write(
    session: Session, plans: Sequence[Plan], added: Sequence[Problem], after: Register, how: How
) -> bool:
    """Show what changes and what it adds, and write it; tell whether it is written.

    Raises:
        ArmutError: if it adds an error and is not forced, or if a file was changed meanwhile.
    """
    gone = [it.old for it in plans if it.new is None]
    for it in plans:
        if it.new is not None and not (it.old is None and it.new in gone):  # else it only moves
            show_diff(session, it)
    errors = [it for it in added if it.level == "error"]
    show_problems(session, errors if session.quiet else added, after)
    if errors and not how.force:
        raise _refused(len(errors))
    if how.dry_run:
        session.say(msg("nothing is written: --dry-run"))
        return False
    commit_all(session.root, [Write(it.path, it.old, it.new) for it in plans])
    return True


def _refused(number: int) -> ArmutError:
    return ArmutError(
        msgn(
            "nothing is written: the change would add an error",
            "nothing is written: the change would add {n} errors",
            number,
        ),
        msg("mend it, or write all the same with --force"),
        status=1,
    )


def show_problems(session: Session, problems: Sequence[Problem], register: Register) -> None:
    """Say problems beside the answer."""
    for problem in problems:
        shown = full(problem, session.words, register.texts, session.output.width).plain.rstrip()
        head, colon, rest = shown.partition("]: ")
        first, *lines = rest.splitlines()
        session.output.error(first, head=head + colon, style=LEVEL_STYLES[problem.level])
        for line in lines:
            session.output.error(line)


def show_diff(session: Session, plan: Plan) -> None:
    """Show the lines that change, the old ones in red and the new ones in green."""
    if session.quiet:
        return
    old = _shown(plan.old or b"")
    for line in diff(plan.path, old, _shown(plan.new or b"")).splitlines():
        style = _STYLES.get(line[:3]) or _STYLES.get(line[:1], "")
        session.output.write(session.output.paint(line, style) + "\n")


def _shown(content: bytes) -> str:
    return content.decode("utf-8", "replace").removeprefix(BOM)


def _commit(session: Session, before: Register, after: Register, path: str) -> None:
    words = session.report_words
    views = (View(before, session.today, words), View(after, session.today, words))
    known = {file: key for key, file in after.paths.items()}
    message = headline(*views, *known.get(path, (path.partition("/")[0], path)))
    commit_files(session, [path], message)


def commit_files(session: Session, paths: Sequence[str], message: str) -> None:
    """Commit files that are written, and nothing else.

    Raises:
        NotCommitted: if git or a hook has refused; what they said is shown before.
    """
    try:
        commit(session.repository, paths, message)
    except NotCommitted as error:
        for line in error.said.splitlines():
            session.output.error(line)
        raise
    session.say(msg("committed: {subject}", subject=message.partition("\n")[0]))


def say_old_reason(session: Session, path: str, data: dict[str, Any], new: dict[str, Any]) -> None:
    """Say that the reason of an earlier status still stands there."""
    reason = new.get("status_reason")
    if reason and reason == data.get("status_reason"):
        session.say(
            msg(
                "{file}: the reason for the earlier status stays: “{reason}”; "
                "status_reason= takes it away",
                file=path,
                reason=reason,
            )
        )
