"""``armut new``: a new measure or group."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from armut_cli.cli import complete
from armut_cli.cli.asking import ask, ask_until, somebody_is_there
from armut_cli.cli.editing import How, Plan, begin, carry_out, takes_how
from armut_cli.cli.fielding import takes_fields
from armut_cli.cli.naming import checked, free_id
from armut_cli.model.group import Group
from armut_cli.model.measure import Measure
from armut_cli.model.message import ArmutError, msg
from armut_cli.query.assign import Assignment, assign, is_field, read
from armut_cli.query.facets import FACETS, resolve
from armut_cli.query.form import new_text
from armut_cli.query.ids import group_id
from armut_cli.text.change import Set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armut_cli.cli.session import Session

KINDS: dict[str, type[Measure | Group]] = {"measure": Measure, "group": Group}
"""What can be made, by the word on the command line."""


@takes_fields({"Fields of a measure": Measure, "Fields of a group": Group})
@takes_how
def run(
    context: typer.Context,
    how: How,
    wishes: list[Assignment],
    kind: Annotated[
        str,
        typer.Argument(
            metavar="measure|group",
            help="What to make.",
            autocompletion=complete.choices(*KINDS),
        ),
    ],
    title: Annotated[
        str | None,
        typer.Argument(
            metavar="[TITLE]", help="Its title or name; asked for on a terminal if left out."
        ),
    ] = None,
    assignments: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FIELD=VALUE]...",
            help="What has no option of its own: origin.date=2026-05-02.",
            show_default=False,
        ),
    ] = None,
    id: Annotated[
        str | None, typer.Option(metavar="NAME", help="Its id; else the next that is free.")
    ] = None,
) -> None:
    """Make a new measure or group, with hints at all that can be filled in later."""
    session: Session = context.obj
    begin(session, how)
    name = resolve(kind, dict.fromkeys(KINDS, ()), msg("kind"))
    struct = KINDS[name]
    given = list(assignments or ())
    field, equals, _ = (title or "").partition("=")
    if title and equals and is_field(session.view, struct, field.rstrip("+")):
        given.insert(0, title)
        title = None
    made = assign(session.view, struct, {}, [*wishes, *map(read, given)])
    chosen = checked(session, id, "--id ")
    asked = title is None
    first = "title" if struct is Measure else "name"
    title = " ".join((title if title is not None else _asked(session, name)).split())
    if struct is Measure:
        made += [] if _has(made, "status") else [Set(("status",), _status(session, asked=asked))]
        path = f"measures/{chosen or free_id(session, 'measures')}.yaml"
    else:
        path = f"groups/{chosen or checked(session, group_id(title), '--id ')}.yaml"
    text = new_text(path, struct, Set((first,), title), made, session.report_words)
    # Whoever wants the path in a pipe gets nothing else; a person sees what is made.
    session.quiet = session.quiet or not (how.dry_run or session.output.is_terminal)
    carry_out(session, [Plan(path, None, text.encode())], how)
    if not how.dry_run:
        session.output.write(f"{path}\n")


def _asked(session: Session, kind: str) -> str:
    if not somebody_is_there():
        missing = msg("the title is missing") if kind == "measure" else msg("the name is missing")
        raise ArmutError(
            missing, msg('write it behind the kind, in quotes: armut new {kind} "…"', kind=kind)
        )
    return ask(session, session.words(msg("Title") if kind == "measure" else msg("Name")))


def _has(made: Sequence[Any], key: str) -> bool:
    return any(change.path[0] == key for change in made)


def _status(session: Session, *, asked: bool) -> str:
    """Give the status of a new measure: that of a proposal, or what a person says."""
    statuses = session.register.alliance.statuses
    proposed = next((id for id, it in statuses.items() if it.kind == "proposed"), "")
    if not somebody_is_there() or (proposed and not asked):
        if proposed:
            return proposed
        raise ArmutError(
            msg("the status is missing"),
            msg("say which with --status; there is: {choices}", choices=list(statuses)),
        )
    view = session.view
    labels = [view.status_label(id) for id in statuses]
    session.say(msg("there is: {choices}", choices=labels))
    question = session.words(msg("Status"))
    default = view.status_label(proposed) if proposed else ""
    return ask_until(session, question, partial(FACETS["status"].resolve, view), default)
