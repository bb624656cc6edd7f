"""What all commands that change files share: diff, check, writing, commit."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from armut_cli.check.check import check
from armut_cli.cli.problems.text import full
from armut_cli.model.message import ArmutError, msg, msgn
from armut_cli.query.changes import changes
from armut_cli.query.view import View
from armut_cli.store.commit import commit
from armut_cli.store.write import Write, commit_all
from armut_cli.text.edit import change, diff
from armut_cli.text.load import reload
from armut_cli.text.order import order_of
from armut_cli.text.read import BOM, decode

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from msgspec import Struct

    from armut_cli.cli.session import Session
    from armut_cli.model.place import Problem
    from armut_cli.model.register import Register
    from armut_cli.query.changes_fact import Fact
    from armut_cli.text.change import Change

DryRun = Annotated[bool, typer.Option("--dry-run", help="Only show what would change.")]
Force = Annotated[bool, typer.Option("--force", help="Write even if that adds an error.")]
Commit = Annotated[bool, typer.Option("--commit", help="Commit just this file to git.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]

_STYLES = {"+": "green", "-": "red", "@": "cyan"}


class How(NamedTuple):
    """How a change is carried out."""

    dry_run: bool = False
    force: bool = False
    commit: bool = False


class Plan(NamedTuple):
    """A file as it is (None if it is new) and as it shall be."""

    path: str
    old: bytes | None
    new: bytes


def plan(
    session: Session, path: str, kind: type[Struct], wanted: Callable[[str], Sequence[Change]]
) -> Plan:
    """Work out the new content of a file.

    Args:
        session: the call.
        path: the file, from the register's folder.
        kind: the struct that the file holds, for the order of its keys.
        wanted: gives the changes for the file's text.

    Raises:
        ArmutError: if the file has changed on the way, or cannot be edited safely.
    """
    old = (session.root / path).read_bytes()
    text = decode(path, old)
    new = change(path, text, wanted(text), order_of(kind))
    bom = BOM if old.startswith(BOM.encode()) else ""
    return Plan(path, old, (bom + new).encode())


def carry_out(session: Session, plans: Sequence[Plan], how: How) -> None:
    """Show what changes, check it, write it, and commit it if that is wanted.

    Raises:
        ArmutError: if the change would add an error (then nothing is written), or if a file
            was changed by somebody else meanwhile.
    """
    plans = [it for it in plans if it.new != it.old]
    words, output = session.words, session.output
    if not plans:
        output.error(words(msg("nothing to change: it is so already")))
        return
    before = session.checked_register
    after = reload(before, {it.path: it.new for it in plans})
    for it in plans:
        show_diff(session, it)
    added = added_problems(session, before, after, {it.path for it in plans})
    show_problems(session, added, after)
    errors = sum(it.level == "error" for it in added)
    if errors and not how.force:
        raise refused(errors)
    if how.dry_run:
        output.error(words(msg("nothing is written: --dry-run")))
        return
    commit_all(session.root, [Write(it.path, it.old, it.new) for it in plans])
    if how.commit:
        for it in plans:
            commit(session.repository, [it.path], message(session, before, after, it.path))


def refused(number: int) -> ArmutError:
    """Give the error of a change that would add errors."""
    return ArmutError(
        msgn(
            "nothing is written: the change would add an error",
            "nothing is written: the change would add {n} errors",
            number,
        ),
        msg("mend it, or write all the same with --force"),
        status=1,
    )


def added_problems(
    session: Session, before: Register, after: Register, paths: Collection[str]
) -> list[Problem]:
    """Give the errors that ``after`` has more than ``before``, and what is new in ``paths``."""
    now = [
        it for it in check(after, session.today) if it.level == "error" or it.place.path in paths
    ]
    if not now:
        return []
    known = {_key(it) for it in check(before, session.today)}
    return [it for it in now if _key(it) not in known]


def _key(problem: Problem) -> tuple[object, ...]:
    return (problem.rule, problem.place.path, problem.data, repr(problem.message))


def show_problems(session: Session, problems: Sequence[Problem], register: Register) -> None:
    """Say problems beside the answer."""
    for problem in problems:
        shown = full(problem, session.words, register.texts, session.output.width)
        session.output.error(shown.plain.rstrip())


def show_diff(session: Session, plan: Plan) -> None:
    """Show the lines that change, the old ones in red and the new ones in green."""
    if session.quiet:
        return
    old = decode(plan.path, plan.old) if plan.old is not None else ""
    for line in diff(plan.path, old, decode(plan.path, plan.new)).splitlines():
        session.output.write(session.output.paint(line, _STYLES.get(line[:1], "")) + "\n")


def message(session: Session, before: Register, after: Register, path: str) -> str:
    """Give the message of a commit: ``M-18: Status umzusetzen → in Umsetzung``."""
    words = session.report_words
    views = (View(before, session.today, words), View(after, session.today, words))
    id = path.rpartition("/")[2].rpartition(".")[0]
    facts = [fact for it in changes(*views) if it.id == id for fact in it.facts]
    if not facts:
        return f"{id}: {words(msg('file edited'))}"
    facts.sort(key=lambda fact: fact.field != "status")
    subject = f"{id}: {_subject(views[1], facts[0])}"
    rest = [f"- {fact.text}" for fact in facts[1:]]
    return "\n".join([subject, *(["", *rest] if rest else [])])


def _subject(view: View, fact: Fact) -> str:
    if fact.field == "status" and fact.before and fact.after:
        return view.words(
            msg(
                "status {old} → {new}",
                old=view.status_label(fact.before),
                new=view.status_label(fact.after),
            )
        )
    return fact.text.removesuffix(".")


def ask(session: Session, question: str) -> bool:
    """Ask a person yes or no.

    Raises:
        ArmutError: if nobody is there to answer.
    """
    if not sys.stdin.isatty():
        raise ArmutError(
            msg("this needs a person's yes, and nobody is there to ask"),
            msg("say it beforehand: --yes"),
        )
    answer = typer.prompt(
        f"{question} [{session.words(msg('y/N'))}]", default="", show_default=False
    )
    return str(answer).strip().casefold() in {"y", "yes", "j", "ja"}
