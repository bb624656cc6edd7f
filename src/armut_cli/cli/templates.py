"""``armut templates``: what reports there are, and how to change them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from armut_cli.cli import complete
from armut_cli.cli.sheet import Sheet, chosen_format, write
from armut_cli.cli.table import Head
from armut_cli.model.message import ArmutError, msg
from armut_cli.publish.environment import built_in
from armut_cli.publish.templates import templates
from armut_cli.query.facets import resolve
from armut_cli.store.output import write_output

if TYPE_CHECKING:
    from armut_cli.cli.session import Session

_FORMATS = ("table", "tsv", "json", "md")


def run(
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME]",
            help="A template.",
            show_default=False,
            autocompletion=complete.templates,
        ),
    ] = None,
    copy: Annotated[
        bool,
        typer.Option("--copy", help="Put its files into templates/ of the register, to change."),
    ] = False,
    format: Annotated[
        str | None,
        typer.Option(
            metavar="table|tsv|json|md",
            help="Form of the answer; lines with tabs if no terminal reads it.",
            autocompletion=complete.choices(*_FORMATS),
        ),
    ] = None,
) -> None:
    """List the templates with what they make, or copy one to change it."""
    session: Session = context.obj
    form = chosen_format(format, session.output, _FORMATS)
    if copy and session.at is not None:
        raise ArmutError(msg("--copy is for the register as it is now"), msg("leave out --at"))
    own = session.templates
    known = {template.name: template for template in templates(own)}
    if copy:
        if name is None:
            raise ArmutError(
                msg("it is not said which template"), msg("name one: armut templates status --copy")
            )
        _copy(session, resolve(name, dict.fromkeys(known, ()), msg("template")))
        return
    wanted = (
        [known[resolve(name, dict.fromkeys(known, ()), msg("template"))]]
        if name
        else list(known.values())
    )
    words = session.words
    sheet = Sheet(
        names=("name", "formats", "makes"),
        heads=(
            Head(words(msg("Name")), 0),
            Head(words(msg("Formats")), 0),
            Head(words(msg("What it makes")), 20),
        ),
        rows=[[it.name, ", ".join(it.formats), words(it.makes)] for it in wanted],
        plain=lambda: [
            {"name": it.name, "formats": it.formats, "makes": words(it.makes)} for it in wanted
        ],
    )
    write([sheet], form, session)


def _copy(session: Session, name: str) -> None:
    """Copy a template's files where there are none yet; the parts they share stay built in."""
    folder = session.root / "templates"
    wanted = {file: path for file, path in built_in().items() if file.startswith(f"{name}.")}
    new = [file for file in wanted if not (folder / file).exists()]
    if not new:
        raise ArmutError(
            msg("the register has its own template “{name}” already", name=name),
            msg("change it in {folder}, or delete it there first", folder=folder),
        )
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise ArmutError(
            msg(
                "folder {folder} cannot be made: {reason}",
                folder=folder,
                reason=error.strerror or error,
            )
        ) from error
    for file in new:
        write_output(folder / file, wanted[file].read_bytes())
        session.output.write(f"templates/{file}\n")
    session.say(msg("changes there take the place of the built-in template"))
