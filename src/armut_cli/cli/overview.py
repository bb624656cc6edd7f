"""``armut`` alone: how the register stands, and what one can ask next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armut_cli.model.message import Message, msg
from armut_cli.query.figures import headline

if TYPE_CHECKING:
    from armut_cli.cli.session import Session


def overview(session: Session) -> None:
    """Say the headline and the five most useful commands, with words of this register."""
    view, words = session.view, session.words
    lines = [words.label(view.register.alliance.name), headline(view, view.measures), ""]
    commands = _commands(session)
    width = max(len(command) for command, _ in commands) + 2
    narrow = session.output.width < width + 30
    for command, meaning in commands:
        gap = "\n    " if narrow else " " * (width - len(command))
        lines.append(f"  {command}{gap}{words(meaning)}")
    lines += ["", words(msg("All commands: armut --help"))]
    session.output.write(_wrap("\n".join(lines), session.output.width) + "\n")


def _commands(session: Session) -> list[tuple[str, Message]]:
    view = session.view
    first = next(iter(view.register.measures), "M-01")
    status = next((view.status_label(m.status) for m in view.measures), "active")
    return [
        (f'armut list --status "{status}"', msg("the measures with this status")),
        (f"armut show {first}", msg("all about one measure")),
        ("armut stats", msg("how many measures are where")),
        (f"armut report -o {session.words(msg('report'))}.html", msg("a report to hand out")),
        ("armut validate", msg("whether all files are in order")),
    ]


def _wrap(text: str, width: int) -> str:
    from textwrap import wrap

    return "\n".join(
        line if line.startswith("  ") or not line else "\n".join(wrap(line, width))
        for line in text.split("\n")
    )
