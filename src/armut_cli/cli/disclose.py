"""``armut disclose``: what would leave the house, and what stays; nothing is written."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import typer

from armut_cli.cli.sheet import Format, Sheet, chosen_format, write
from armut_cli.cli.table import Head
from armut_cli.model.alliance import Alliance
from armut_cli.model.describe import fields
from armut_cli.model.group import Group
from armut_cli.model.measure import Measure
from armut_cli.model.message import msg, msgn
from armut_cli.publish.disclosure import disclosure
from armut_cli.publish.earlier import WITHHELD

if TYPE_CHECKING:
    import msgspec

    from armut_cli.cli.session import Session
    from armut_cli.model.message import Message
    from armut_cli.publish.disclosure import Disclosure

_KINDS: dict[str, tuple[Message, type[msgspec.Struct]]] = {
    "measure": (msg("Measures: what leaves"), Measure),
    "group": (msg("Groups: what leaves"), Group),
    "alliance": (msg("Alliance and vocabulary: what leaves"), Alliance),
}


def run(
    context: typer.Context,
    format: Format = None,
) -> None:
    """Show what the public edition holds and what stays in the house, record by record."""
    session: Session = context.obj
    form = chosen_format(format, session.output)
    found = disclosure(session.register)
    if form == "table":
        _write_tables(session, found)
    else:
        write([_in_full(session, found)], form, session)
    raise typer.Exit(session.exit_code)


def _in_full(session: Session, found: list[Disclosure]) -> Sheet:
    """Give every record with all its fields."""
    words = session.words
    nothing = words(msg("nothing"))
    return Sheet(
        names=("id", "leaves", "stays"),
        heads=(
            Head(words(msg("ID"))),
            Head(words(msg("Leaves the house"))),
            Head(words(msg("Stays"))),
        ),
        rows=[
            [
                entry.id,
                ", ".join(dict.fromkeys(map(_field, entry.leaves))) or nothing,
                ", ".join(dict.fromkeys(map(_entry, entry.stays))) or nothing,
            ]
            for entry in found
        ],
        plain=lambda: found,
    )


def _write_tables(session: Session, found: list[Disclosure]) -> None:
    """Write for people: the records, with what stays of them, and the fields that leave."""
    words = session.words
    session.say(
        msgn(
            "{leaving} of one record would leave the house.",
            "{leaving} of {n} records would leave the house.",
            len(found),
            leaving=sum(bool(entry.leaves) for entry in found),
        )
    )
    session.say(
        msg(
            "Of the past only texts and names leave that still stand in the public edition of "
            "today; where others stood, it has {withheld}.",
            withheld=WITHHELD,
        )
    )
    records = Sheet(
        names=("id", "title", "leaves", "stays"),
        heads=(
            Head(words(msg("ID")), 0),
            Head(words(msg("Title")), 12),
            Head(words(msg("Leaves the house")), 0),
            Head(words(msg("Stays")), 16, weight=3),
        ),
        rows=[_row(session, entry) for entry in found],
        caption=words(msg("Records")),
    )
    write([records], "table", session)
    for kind, (caption, struct) in _KINDS.items():
        having = [entry for entry in found if entry.record == kind]
        counts = Counter(field for entry in having for field in {*map(_field, entry.leaves)})
        if not counts:
            continue
        sheet = Sheet(
            names=("field", "label", "number"),
            heads=(
                Head(words(msg("Field")), 0),
                Head(words(msg("What")), 12),
                Head(words(msg("Records")), 0, right=True),
            ),
            rows=[
                [it.key, words.gettext(it.label), str(counts[it.key])]
                for it in fields(struct)
                if counts[it.key]
            ],
            caption=words(caption),
        )
        session.output.write("\n")
        write([sheet], "table", session)


def _row(session: Session, entry: Disclosure) -> list[str]:
    words = session.words
    leaves = len({*map(_field, entry.leaves)})
    stays = ", ".join(dict.fromkeys(map(_entry, entry.stays))) or words(msg("nothing"))
    return [
        entry.id,
        _title(session, entry),
        words(msgn("one field", "{n} fields", leaves) if leaves else msg("nothing")),
        stays if leaves else words(msg("everything")),
    ]


def _title(session: Session, entry: Disclosure) -> str:
    register = session.register
    if entry.record == "measure":
        return register.measures[entry.id].title
    if entry.record == "group":
        return register.groups[entry.id].name
    return session.words.label(register.alliance.name)


def _field(path: str) -> str:
    """Give the field of a path: ``updates`` of ``updates[2].text``."""
    return re.split(r"[.\[]", path, maxsplit=1)[0]


def _entry(path: str) -> str:
    """Give the field of a path with its entry: ``updates[2]`` of ``updates[2].text``."""
    parts = path.split(".")
    return parts[0] if "[" in parts[0] else ".".join(parts[:2])
