"""``armut changes``: what changed between two states, measure by measure, in words."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Annotated, Any

import typer

from armut_cli.cli import complete
from armut_cli.cli.past import (
    changes_since,
    state_at,
    state_before,
    state_now,
)
from armut_cli.cli.selecting import takes_selection
from armut_cli.cli.sheet import chosen_format, write_json
from armut_cli.model.message import ArmutError
from armut_cli.query.changes import Change, plain_changes
from armut_cli.query.changes_form import changes_markdown, changes_text
from armut_cli.query.changes_headline import headline
from armut_cli.query.facets import FACETS, NONE
from armut_cli.query.select import Selection, select

if TYPE_CHECKING:
    from armut_cli.cli.session import Session
    from armut_cli.cli.state import State
    from armut_cli.query.view import View

_FORMATS = ("text", "md", "json")


@takes_selection()
def run(
    context: typer.Context,
    selection: Selection,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="WHEN",
            help="Date, git revision or meeting:GROUP; else the steering team's last meeting.",
        ),
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="WHEN", help="Date, git revision or meeting:GROUP.")
    ] = None,
    detail: Annotated[
        bool, typer.Option("--detail", help="Show word by word what was reworded.")
    ] = False,
    format: Annotated[
        str | None,
        typer.Option(
            metavar="text|md|json",
            help="Form of the answer.",
            autocompletion=complete.choices(*_FORMATS),
        ),
    ] = None,
) -> None:
    """Tell what changed since a day: finished, forward, back, new, other."""
    session: Session = context.obj
    form = chosen_format(format, session.output, _FORMATS)
    after = state_now(session) if until is None else state_at(session, until)
    before = state_before(session, after, since, exact=until is not None)
    measures, groups = _asked(before.view, after.view, selection)
    found = changes_since(session, before, after, measures, groups)
    head = headline(after.view, found, before.name, after.name or None)
    if form == "json":
        write_json(_plain(before, after, head, found), session.output)
    elif form == "md":
        session.output.write(changes_markdown(after.view, found, head, detail=detail))
    else:
        width = session.output.width
        session.output.write(changes_text(after.view, found, head, width, detail=detail))
    session.say_uncommitted(counted=after.commit is None)
    raise typer.Exit(1 if after.register.problems else 0)


def _asked(
    before: View, after: View, selection: Selection
) -> tuple[set[str] | None, set[str] | None]:
    """Give the measures and groups that are asked for, in either state; None for all."""
    if selection == Selection(facets=dict.fromkeys(FACETS, ())):
        return None, None
    chosen = {measure.id for measure in select(after, selection)}
    with suppress(ArmutError):  # what is named may have come later
        chosen |= {measure.id for measure in select(before, selection)}
    groups = {
        FACETS["group"].resolve(after, value)
        for value in selection.facets.get("group", ())
        if value != NONE and not value.startswith("!")
    }
    return chosen, groups


def _plain(before: State, after: State, head: str, found: list[Change]) -> dict[str, Any]:
    return {
        "since": {"name": before.name, "commit": before.commit},
        "until": {"name": after.name or None, "commit": after.commit},
        "headline": head,
        "changes": plain_changes(found),
    }
