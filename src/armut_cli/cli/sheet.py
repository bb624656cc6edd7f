"""Rows of an answer in every format: for eyes, for scripts, for Markdown."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
import typer

from armut_cli.cli import complete
from armut_cli.model.message import ArmutError, msg
from armut_cli.query.match import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from armut_cli.cli.output import Output
    from armut_cli.cli.session import Session
    from armut_cli.cli.table import Head


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """Rows below columns.

    Attributes:
        names: the columns' words, for machines.
        heads: the columns' heads, for people.
        rows: a text for each column.
        plain: gives the same rows as plain data for JSON.
        caption: what the rows are, for people; empty if that is clear.
        styles: for each row the style of the terminal of single columns, by column.
    """

    names: tuple[str, ...]
    heads: tuple[Head, ...]
    rows: Sequence[Sequence[str]]
    plain: Callable[[], Sequence[Any]] = tuple
    caption: str = ""
    styles: Sequence[dict[int, str]] = ()

    def only(self, names: Collection[str]) -> Sheet:
        """Give the same with fewer columns, for eyes; the plain data stay whole."""
        kept = [i for i, name in enumerate(self.names) if name in names]
        return msgspec.structs.replace(
            self,
            names=tuple(self.names[i] for i in kept),
            heads=tuple(self.heads[i] for i in kept),
            rows=[[row[i] for i in kept] for row in self.rows],
        )


FORMATS = ("table", "tsv", "csv", "json", "jsonl", "md")
"""The formats of every sheet."""

Format = Annotated[
    str | None,
    typer.Option(
        metavar="table|tsv|csv|json|jsonl|md",
        help="Form of the answer; lines with tabs if no terminal reads it.",
        autocompletion=complete.choices(*FORMATS),
    ),
]
"""The option of commands that answer with a sheet."""


def chosen_format(format: str | None, output: Output, known: Sequence[str] = FORMATS) -> str:
    """Give the format asked for; without one, a table for people and lines for programs.

    Raises:
        ArmutError: if it is unknown; it names the nearest.
    """
    if format is None:
        return known[0] if output.is_terminal or "tsv" not in known else "tsv"
    if format not in known:
        likely = nearest(format, dict.fromkeys(known, ()))
        raise ArmutError(
            msg("format “{value}” is unknown", value=format),
            msg("did you mean: {choices}", choices=likely)
            if likely
            else msg("there is: {choices}", choices=known),
        )
    return format


def write(sheets: Sequence[Sheet], format: str, session: Session) -> None:
    """Write sheets of the same columns in a format; say which have no room in the terminal."""
    output = session.output
    if format == "table":
        session.say_narrow(_write_tables(sheets, output))
    elif format == "md":
        output.write("\n".join(map(_markdown, sheets)))
    elif format == "csv":
        output.write(_csv(sheets))
    elif format == "tsv":
        rows = [row for sheet in sheets for row in sheet.rows]
        output.write("".join("\t".join(map(_flat, row)) + "\n" for row in rows))
    else:
        items = [item for sheet in sheets for item in sheet.plain()]
        if format == "jsonl":
            output.write_json("".join(msgspec.json.encode(item).decode() + "\n" for item in items))
        else:
            write_json(items, output)


def write_json(data: Any, output: Output) -> None:
    """Write plain data as indented JSON."""
    output.write_json(msgspec.json.format(msgspec.json.encode(data), indent=2).decode() + "\n")


def _write_tables(sheets: Sequence[Sheet], output: Output) -> list[str]:
    from armut_cli.cli.table import draw

    lost: list[str] = []
    for index, sheet in enumerate(sheets):
        if sheet.caption:
            output.write(("\n" if index else "") + output.paint(sheet.caption, "bold") + "\n")
        if sheet.rows:
            rows = [[_flat(cell) for cell in row] for row in sheet.rows]
            text, left_out = draw(sheet.heads, rows, output.width, output.paint, sheet.styles)
            lost += [title for title in left_out if title not in lost]
            output.write(text)
    return lost


def _markdown(sheet: Sheet) -> str:
    from armut_cli.publish.escape import markdown as _cell

    caption = f"## {_cell(sheet.caption)}\n\n" if sheet.caption else ""
    heads = " | ".join(_cell(head.title) for head in sheet.heads)
    rule = " | ".join("---:" if head.right else "---" for head in sheet.heads)
    rows = "".join(f"| {' | '.join(map(_cell, row))} |\n" for row in sheet.rows)
    return f"{caption}| {heads} |\n| {rule} |\n{rows}"


def _csv(sheets: Sequence[Sheet]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(sheets[0].names if sheets else ())
    for sheet in sheets:
        writer.writerows(sheet.rows)
    return text.getvalue()


def _flat(cell: str) -> str:
    return " ".join(cell.split()) if "\n" in cell or "\t" in cell or "\r" in cell else cell
