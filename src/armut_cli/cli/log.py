"""``armut log``: one measure's story."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from armut_cli.cli import complete
from armut_cli.cli.errors import show_error
from armut_cli.cli.past import past_of
from armut_cli.cli.sheet import chosen_format, write_json
from armut_cli.model.message import ArmutError
from armut_cli.query.select import resolve_id
from armut_cli.query.story import Past, plain_story, story
from armut_cli.query.story_form import story_markdown, story_text

if TYPE_CHECKING:
    from armut_cli.cli.session import Session

_FORMATS = ("text", "md", "json")


def run(
    context: typer.Context,
    id: Annotated[
        str,
        typer.Argument(
            metavar="MEASURE",
            help="Measure by id: M-07, m-7 or 7.",
            autocompletion=complete.measures,
        ),
    ],
    format: Annotated[
        str | None,
        typer.Option(
            metavar="text|md|json",
            help="Form of the answer.",
            autocompletion=complete.choices(*_FORMATS),
        ),
    ] = None,
) -> None:
    """Tell a measure's story: the dated facts of its file, and the commits that matter."""
    session: Session = context.obj
    form = chosen_format(format, session.output, _FORMATS)
    view = session.view
    measure = view.register.measures[resolve_id(view, id)]
    told = story(view, measure, _past(session, measure.id))
    if form == "json":
        write_json(plain_story(told), session.output)
    elif form == "md":
        session.output.write(story_markdown(view, told))
    else:
        session.output.write(story_text(view, told, session.output.width))
    raise typer.Exit(session.exit_code)


def _past(session: Session, id: str) -> list[Past]:
    """Give the measure's versions; without a history the file's own facts are told all the same."""
    try:
        return past_of(session, id)
    except ArmutError as error:
        if not session.quiet:
            show_error(session.output, session.words, error)
        return []
