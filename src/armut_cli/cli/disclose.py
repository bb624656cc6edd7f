"""``armut disclose``: what would leave the house, and what stays; nothing is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

from armut_cli.cli import complete
from armut_cli.cli.sheet import FORMATS, Sheet, chosen_format, write
from armut_cli.cli.table import Head
from armut_cli.model.message import msg, msgn
from armut_cli.publish.edition import disclosure

if TYPE_CHECKING:
    from armut_cli.cli.session import Session


def run(
    context: typer.Context,
    format: Annotated[
        str | None,
        typer.Option(
            metavar="table|tsv|csv|json|jsonl|md",
            help="Form of the answer; lines with tabs if no terminal reads it.",
            autocompletion=complete.choices(*FORMATS),
        ),
    ] = None,
) -> None:
    """Show what the public edition holds and what stays in the house, record by record."""
    session: Session = context.obj
    form = chosen_format(format, session.output)
    words = session.words
    found = disclosure(session.register)
    leaving = sum(bool(entry.leaves) for entry in found)
    sheet = Sheet(
        names=("id", "leaves", "stays"),
        heads=(
            Head(words(msg("ID")), 0),
            Head(words(msg("Leaves the house")), 20),
            Head(words(msg("Stays")), 12),
        ),
        rows=[
            [
                entry.id,
                ", ".join(dict.fromkeys(map(_field, entry.leaves))) or words(msg("nothing")),
                ", ".join(dict.fromkeys(map(_entry, entry.stays))) or words(msg("nothing")),
            ]
            for entry in found
        ],
        plain=lambda: found,
    )
    if form == "table" and not session.quiet:
        session.output.error(
            words(
                msgn(
                    "{leaving} of one record would leave the house.",
                    "{leaving} of {n} records would leave the house.",
                    len(found),
                    leaving=leaving,
                )
            )
        )
    write([sheet], form, session.output)
    raise typer.Exit(session.exit_code)


def _field(path: str) -> str:
    """Give the field of a path: ``updates`` of ``updates[2].text``."""
    return re.split(r"[.\[]", path, maxsplit=1)[0]


def _entry(path: str) -> str:
    """Give the field of a path with its entry: ``updates[2]`` of ``updates[2].text``."""
    parts = re.split(r"\.", path)
    return parts[0] if "[" in parts[0] else ".".join(parts[:2])
