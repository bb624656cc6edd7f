"""``armut`` alone: how the register stands, and what one can ask next."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from rich.cells import cell_len

from armut_cli.model.message import Message, msg
from armut_cli.query.figures import headline

if TYPE_CHECKING:
    from armut_cli.cli.session import Session

_MEANING = 30
"""The least room for a meaning beside its command."""


def overview(session: Session) -> None:
    """Say the headline and the five most useful commands, with words of this register."""
    view, words = session.view, session.words
    paint, room = session.output.paint, session.output.width
    name = words.label(view.register.alliance.name)
    lines = [*(paint(line, "bold") for line in wrap(name, room))]
    lines += [*wrap(headline(view, view.measures), room), ""]
    commands = _commands(session)
    width = max(cell_len(command) for command, _ in commands) + 2
    for command, meaning in commands:
        shown = paint(command, "cyan")
        if room < width + _MEANING:
            lines += [f"  {shown}", f"    {words(meaning)}"]
        else:
            lines.append(f"  {shown}{' ' * (width - cell_len(command))}{words(meaning)}")
    lines += ["", words(msg("All commands: armut --help"))]
    session.output.write("\n".join(lines) + "\n")


def _commands(session: Session) -> list[tuple[str, Message]]:
    view, file = session.view, session.words(msg("report.html"))
    commands = [
        ("armut stats", msg("how many measures are where")),
        (f"armut report -o {file}", msg("a report to hand out")),
        ("armut validate", msg("whether all files are in order")),
    ]
    if view.measures:
        running = [m for m in view.measures if view.kind(m) == "active"]
        first = (running or view.measures)[0]
        status = view.status_label(first.status)
        commands = [
            (f'armut list --status "{status}"', msg("the measures with this status")),
            (f"armut show {first.id}", msg("all about one measure")),
            *commands,
        ]
    return commands
