"""``armut rename``: another id for a measure or group, and an end to a clash of two."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Annotated

import typer

from armut_cli.check.added import added_problems
from armut_cli.check.renaming import mentions, uses
from armut_cli.cli import complete
from armut_cli.cli.editing import (
    How,
    Plan,
    begin,
    commit_files,
    edited,
    read_file,
    takes_how,
    write,
)
from armut_cli.cli.namesakes import namesakes, references
from armut_cli.cli.naming import checked, free_id
from armut_cli.cli.problems.text import position
from armut_cli.cli.scope import from_here
from armut_cli.model.message import ArmutError, msg, msgn
from armut_cli.store.lineage import UNFINISHED, unfinished
from armut_cli.text.change import Set
from armut_cli.text.decode import BOM
from armut_cli.text.load import reload

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from armut_cli.check.renaming import Use
    from armut_cli.cli.namesakes import Namesakes, Uses
    from armut_cli.cli.session import Session
    from armut_cli.model.place import Place, Problem
    from armut_cli.model.register import Register
    from armut_cli.text.change import Change


@takes_how
def run(
    context: typer.Context,
    how: How,
    record: Annotated[
        str,
        typer.Argument(
            metavar="MEASURE|GROUP",
            help="A measure or group; of two that clash the younger one, or the file named.",
            autocompletion=complete.records,
        ),
    ],
    new: Annotated[
        str | None,
        typer.Argument(metavar="[NEW]", help="The new id; after a clash else the next free one."),
    ] = None,
) -> None:
    """Give a measure or group another id: its file is renamed, and all that refers to it."""
    session: Session = context.obj
    begin(session, how)
    pending = _pending(session)
    if pending and how.commit and not how.dry_run:
        raise ArmutError(
            msg("git is putting two lines of work together, and commits them as a whole"),
            msg("leave out --commit, then: git add … && {command}", command=pending),
        )
    found = namesakes(session, record)
    if (session.root / found.moved.path).is_symlink():
        raise ArmutError(
            msg("{path} is a link to another file", path=found.moved.path),
            msg("rename the link itself; armut validate then names all that refers to it"),
        )
    id = checked(session, new) or _next(session, found)
    path = f"{found.folder}/{id}.{found.moved.path.rpartition('.')[2]}"
    referring = references(session, found)
    plans = [*_moves(found, path, id)]
    plans += [_follows(session, id, *it) for it in referring.following.items()]
    after = _after(session, found, plans)
    if not session.quiet:
        session.output.write(f"{found.moved.path} → {path}\n")
    is_written = write(session, plans, _added(session, found, path, plans, after), after, how)
    if is_written and how.commit:
        subject = msg(
            "{old} is now {new}: {title}", old=found.moved.id, new=id, title=_title(after, path, id)
        )
        commit_files(session, [it.path for it in plans], session.report_words(subject))
    _say_left(session, found, id, referring, after)
    if is_written and pending:
        files = " ".join(shlex.quote(from_here(session) + it.path) for it in plans)
        session.say(msg("then: git add {files} && {command}", files=files, command=pending))


def _pending(session: Session) -> str:
    """Give the command with which git goes on where it waits for a person."""
    try:
        other = unfinished(session.repository)
    except ArmutError:
        return ""  # without git nothing waits
    return UNFINISHED[other] if other else ""


def _next(session: Session, found: Namesakes) -> str:
    if not found.stay:
        raise ArmutError(
            msg("the new id is missing"),
            msg("write it behind: armut rename {id} NEW", id=found.moved.id),
        )
    return free_id(session, found.folder, found.moved.id)


def _moves(found: Namesakes, path: str, id: str) -> list[Plan]:
    """Give how the file moves; of one with two texts, one goes and the other stays."""
    moved = found.moved
    text = moved.raw.decode("utf-8", "replace").removeprefix(BOM)
    own = uses(moved.path, text, found.folder, moved.id)
    raw = edited(moved.path, moved.raw, _renamed(id, own)) if own else moved.raw
    stays = next((it.raw for it in found.stay if it.path == moved.path), None)
    return [Plan(moved.path, moved.whole, stays), Plan(path, None, raw)]


def _follows(session: Session, id: str, path: str, there: Sequence[Use]) -> Plan:
    """Give how a file goes along that refers to the record."""
    old = read_file(session, path)
    known = session.checked_register.texts[path].encode()
    if old.removeprefix(BOM.encode()) != known:  # somebody has changed it: writing will refuse
        old = known
    return Plan(path, old, edited(path, old, _renamed(id, there)))


def _renamed(id: str, there: Sequence[Use]) -> Callable[[str], Sequence[Change]]:
    return lambda _: [Set(use.data, id) for use in there]


def _after(session: Session, found: Namesakes, plans: Sequence[Plan]) -> Register:
    """Give the register as it will be; those that keep the id are read anew, without the clash."""
    files = {it.path: it.whole for it in found.stay} | {it.path: it.new for it in plans}
    return reload(session.checked_register, files)


def _added(
    session: Session, found: Namesakes, path: str, plans: Sequence[Plan], after: Register
) -> list[Problem]:
    """Give what the change adds; what a clash has hidden in its files so far is not added."""
    paths = {it.path for it in plans}
    before = session.checked_register
    added = added_problems(before, after, session.today, paths, {path: found.moved.path})
    hidden = {path, *(it.path for it in found.stay)} if found.stay else set()
    return [it for it in added if it.place.path not in hidden]


def _say_left(
    session: Session, found: Namesakes, id: str, referring: Uses, after: Register
) -> None:
    """Say which references are in doubt, and where the old id still stands in a text."""
    if referring.doubtful:
        session.say(
            msgn(
                "one reference may mean either of the two and stays: where {new} is meant, "
                "write {new}",
                "{n} references may mean either of the two and stay: where {new} is meant, "
                "write {new}",
                len(referring.doubtful),
                new=id,
            )
        )
        _say_places(session, [use.place for use in referring.doubtful], after)
    if found.folder != "measures":
        return  # the id of a group is often a word like any other
    old = found.moved.id
    known = {
        (use.place.path, use.place.line)
        for it, text in after.texts.items()
        for use in uses(it, text, found.folder, old)
    }
    texts = {it: text for it, text in after.texts.items() if old in text}
    if named := mentions(texts, old, known):
        session.say(
            msgn(
                "one text names {old} and stays as it is",
                "{n} texts name {old} and stay as they are",
                len(named),
                old=old,
            )
        )
        _say_places(session, named, after)


def _say_places(session: Session, places: Sequence[Place], register: Register) -> None:
    for place in places if not session.quiet else ():
        line = register.texts[place.path].split("\n")[place.line - 1].strip()
        session.output.error(f"  {position(place)}: {line}")


def _title(register: Register, path: str, id: str) -> str:
    if path.startswith("measures"):
        return register.measures[id].title if id in register.measures else id
    return register.groups[id].name if id in register.groups else id
