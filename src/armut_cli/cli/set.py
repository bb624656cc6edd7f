"""``armut set``: change fields of measures."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from armut_cli.cli import complete
from armut_cli.cli.editing import Commit, DryRun, Force, How, Plan, Yes, ask, carry_out, plan
from armut_cli.cli.selecting import takes_selection
from armut_cli.model.measure import Measure
from armut_cli.model.message import ArmutError, msg, msgn
from armut_cli.query.assign import Assignment, changes, convert, read
from armut_cli.query.select import Selection, resolve_id, select
from armut_cli.text.change import Insert
from armut_cli.text.read import parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armut_cli.cli.session import Session
    from armut_cli.text.change import Change


@takes_selection(ids=False)
def run(
    context: typer.Context,
    selection: Selection,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="IDS... FIELD=VALUE...",
            help="Measures, and what shall stand in which field; lists also += and -=.",
            autocompletion=complete.measures_or_fields,
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
    dry_run: DryRun = False,
    force: Force = False,
    commit: Commit = False,
    yes: Yes = False,
) -> None:
    """Change fields: armut set M-07 status="in Umsetzung" lead=jobcenter goals+=beratung."""
    session: Session = context.obj
    ids = [word for word in words if "=" not in word]
    wishes = [read(word) for word in words if "=" in word]
    if not wishes:
        raise ArmutError(
            msg("it is not said what to change"),
            msg("write FIELD=VALUE: armut set M-07 lead=jobcenter"),
        )
    measures = _measures(session, ids, selection, yes=yes or dry_run)
    entry = {"text": note, "by": by, "evidence": evidence}
    plans = [_plan(session, measure, wishes, entry) for measure in measures]
    carry_out(session, plans, How(dry_run, force, commit))


def _measures(
    session: Session, ids: Sequence[str], selection: Selection, *, yes: bool
) -> list[Measure]:
    view = session.view
    if ids:
        return [view.register.measures[resolve_id(view, id)] for id in dict.fromkeys(ids)]
    if selection.is_empty:
        raise ArmutError(
            msg("it is not said which measures"),
            msg("name them (armut set M-07 …) or select them (armut set --lead jobcenter …)"),
        )
    measures = select(view, selection)
    question = session.words(msgn("Change one measure?", "Change {n} measures?", len(measures)))
    if measures and not yes and not ask(session, question):
        raise typer.Exit(1)
    return measures


def _plan(
    session: Session, measure: Measure, wishes: Sequence[Assignment], entry: dict[str, Any]
) -> Plan:
    path = session.register.paths["measures", measure.id]
    wanted = partial(_changes, session, measure, path, wishes, entry)
    return plan(session, path, Measure, wanted)


def _changes(
    session: Session,
    measure: Measure,
    path: str,
    wishes: Sequence[Assignment],
    entry: dict[str, Any],
    text: str,
) -> list[Change]:
    data = parse(path, text)
    made = [change for wish in wishes for change in changes(session.view, Measure, data, wish)]
    status = next((c.value for c in made if c.path == ("status",) and hasattr(c, "value")), None)
    if status is not None and status != measure.status:
        made.append(Insert(("updates",), update_entry(session, {**entry, "status": status})))
    elif any(entry.values()):
        raise ArmutError(
            msg("--note, --by and --evidence belong to a new status"),
            msg("to report something else: armut update {id} TEXT", id=measure.id),
        )
    return made


def update_entry(session: Session, given: dict[str, Any]) -> dict[str, Any]:
    """Give an entry of ``updates`` from what a person gives; the day is today if left out.

    Raises:
        ArmutError: if a value is none for its field.
    """
    from armut_cli.model.kinds import kinds
    from armut_cli.model.measure import Update

    entry: dict[str, Any] = {"date": session.today.isoformat()}
    for key, kind in kinds(Update).items():
        value = given.get(key)
        if value and key != "evidence":
            entry[key] = convert(session.view, kind, value)
    if given.get("evidence"):
        entry["evidence"] = [{"url": url} for url in given["evidence"]]
    return entry
