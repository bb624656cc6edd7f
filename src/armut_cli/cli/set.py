"""``armut set``: change fields of measures and groups."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer
from msgspec.structs import replace as with_

from armut_cli.cli import complete
from armut_cli.cli.asking import ask_yes
from armut_cli.cli.editing import (
    How,
    Yes,
    begin,
    carry_out,
    plan,
    record_path,
    say_old_reason,
    takes_how,
)
from armut_cli.cli.selecting import takes_selection
from armut_cli.model.measure import Measure
from armut_cli.model.message import ArmutError, msg, msgn
from armut_cli.query.assign import after, assign, is_field, read
from armut_cli.query.entries import new_entry, newest_status, position
from armut_cli.query.select import Selection, select
from armut_cli.text.change import Insert
from armut_cli.text.load import FOLDERS
from armut_cli.text.read import parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armut_cli.cli.session import Session
    from armut_cli.query.assign import Assignment
    from armut_cli.text.change import Change

_NAMED = 12


@takes_selection(ids=False)
@takes_how
def run(
    context: typer.Context,
    how: How,
    selection: Selection,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="IDS... FIELD=VALUE...",
            help="Measures or groups, and what shall stand in which field; lists also += and -=.",
            autocompletion=complete.to_set,
        ),
    ],
    note: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="What happened, for the entry of a new status."),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(
            metavar="OFFICE",
            help="Who reports it, for the entry of a new status.",
            autocompletion=complete.facet("lead"),
        ),
    ] = None,
    evidence: Annotated[
        list[str] | None,
        typer.Option(metavar="URL", help="What shows it, for the entry of a new status."),
    ] = None,
    yes: Yes = False,
) -> None:
    """Change fields: armut set M-07 status="in Umsetzung" lead=jobcenter goals+=beratung."""
    session: Session = context.obj
    begin(session, how)
    ids = [word for word in words if "=" not in word]
    wishes = [read(word) for word in words if "=" in word]
    if not wishes:
        raise ArmutError(
            msg("it is not said what to change"),
            msg("write FIELD=VALUE: armut set M-07 lead=jobcenter"),
        )
    entry = {"text": note, "by": by, "evidence": evidence}
    paths = _paths(session, ids, selection, yes=yes or how.dry_run)
    wanted = [partial(_changes, session, path, wishes, entry) for path in paths]
    plans = [plan(session, path, wish) for path, wish in zip(paths, wanted, strict=True)]
    if plans:
        carry_out(session, plans, how)


def _paths(
    session: Session, ids: Sequence[str], selection: Selection, *, yes: bool
) -> Sequence[str]:
    """Give the files that are meant: named, or selected and agreed to."""
    if selection.is_empty:
        if not ids:
            raise ArmutError(
                msg("it is not said which measures"),
                msg("name them (armut set M-07 …) or select them (armut set --lead jobcenter …)"),
            )
        return list(dict.fromkeys(_named(session, id) for id in ids))
    measures = select(session.view, with_(selection, ids=tuple(ids)))
    if not measures:
        session.say(msg("no measure is selected, so nothing is changed"))
    elif not yes and not ask_yes(session, _question(session, measures)):
        session.say(msg("nothing is changed"))
        raise typer.Exit(1)
    return [session.register.paths["measures", measure.id] for measure in measures]


def _named(session: Session, id: str) -> str:
    try:
        return record_path(session, id)
    except ArmutError:
        if any(is_field(session.view, kind, id) for kind in FOLDERS.values()):
            raise ArmutError(
                msg("“{word}” is a field, and its value is missing", word=id),
                msg("write it with = and without blanks: {word}=…", word=id),
            ) from None
        raise


def _question(session: Session, measures: Sequence[Measure]) -> str:
    ids = [measure.id for measure in measures]
    shown = [*ids[:_NAMED], "…"] if len(ids) > _NAMED else ids
    return session.words(
        msgn("Change one measure ({ids})?", "Change {n} measures ({ids})?", len(ids), ids=shown)
    )


def _changes(
    session: Session,
    path: str,
    wishes: Sequence[Assignment],
    given: dict[str, Any],
    text: str,
) -> Sequence[Change]:
    data = parse(path, text)
    kind = FOLDERS[path.partition("/")[0]]
    made = assign(session.view, kind, data, wishes)
    new = after(data, made)
    status = new.get("status")
    if kind is Measure and status and status != data.get("status"):
        say_old_reason(session, path, data, new)
        return [*made, *_entry(session, new, {**given, "status": status})]
    if any(given.values()):
        raise ArmutError(
            msg("--note, --by and --evidence belong to a new status"),
            msg("to report something else: armut update ID TEXT"),
        )
    return made


def _entry(session: Session, data: dict[str, Any], given: dict[str, Any]) -> list[Change]:
    """Give the entry of a new status, unless one is there that says all."""
    entries = data.get("updates")
    entries = entries if isinstance(entries, list) else []
    newest = newest_status(entries)
    told = any(given[key] for key in ("text", "by", "evidence"))
    if newest is not None and newest[1] == given["status"] and not told:
        return []
    entry = new_entry(session.view, given)
    return [Insert(("updates",), entry, position(entries, entry["date"]))]
