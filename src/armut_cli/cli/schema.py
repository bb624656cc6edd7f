"""``armut schema``: what editors need to complete, explain and check a register's files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
import typer

from armut_cli.check.editors import FILES, SCHEMAS, by_hand, editor_schema, vscode
from armut_cli.check.schema import schema_of
from armut_cli.cli import complete
from armut_cli.cli.errors import show_error
from armut_cli.cli.sheet import write_json
from armut_cli.model.message import ArmutError, Message, msg
from armut_cli.query.facets import resolve
from armut_cli.store.setup import read_setup, write_setup
from armut_cli.text.load import ALLIANCE

if TYPE_CHECKING:
    from armut_cli.check.schema import Kind
    from armut_cli.cli.session import Session
    from armut_cli.lang.words import Words
    from armut_cli.model.register import Register

_KINDS: dict[Kind, Message] = {
    "measure": msg("Measure"),
    "group": msg("Group"),
    "alliance": msg("Alliance"),
}
_PROBLEMS = "problems"


def run(
    context: typer.Context,
    kind: Annotated[
        str | None,
        typer.Argument(
            metavar="[KIND]",
            help="measure, group or alliance, or without one an object of all three; problems"
            " is the answer of validate --format json.",
            show_default=False,
            autocompletion=complete.choices(*_KINDS, _PROBLEMS),
        ),
    ] = None,
    write: Annotated[
        bool,
        typer.Option(
            "--write",
            help="Set up VS Code: write all three into .armut/schema/ and name them in .vscode/.",
        ),
    ] = False,
) -> None:
    """Give the JSON Schema of the files, for editors: with the register's own words in it."""
    session: Session = context.obj
    if write:
        if kind is not None:
            raise ArmutError(
                msg("--write writes the schemas of all files"), msg("leave out {kind}", kind=kind)
            )
        _write(session)
        return
    asked = None if kind is None else _resolve(kind, session.words_of_anyone)
    if asked == _PROBLEMS:
        from armut_cli.cli.problems.form import Answer

        write_json(
            schema_of(Answer, None, session.words_of_anyone.gettext, null=True), session.output
        )
        return
    register = _register(session)
    words = session.report_words if register else session.words_without_register
    made = {str(it): editor_schema(it, register, words) for it in _KINDS}
    write_json(made if asked is None else made[asked], session.output)
    raise typer.Exit(session.exit_code if register else 0)


def _resolve(kind: str, words: Words) -> str:
    names = {str(it): (words(label), *FILES[it]) for it, label in _KINDS.items()}
    return resolve(kind, {**names, _PROBLEMS: (words(msg("Problems")),)}, msg("kind"))


def _register(session: Session) -> Register | None:
    """Give the register; None if there is none here and none is named."""
    try:
        return session.register
    except ArmutError:
        if session.start != Path() or session.at is not None:
            raise
        return None


def _write(session: Session) -> None:
    """Write the schemas and the settings of VS Code; name the files that were changed."""
    if session.at is not None:
        raise ArmutError(msg("--write is for the register as it is now"), msg("leave out --at"))
    register, words = session.register, session.report_words
    if any(problem.place.path == ALLIANCE for problem in register.problems):
        raise ArmutError(
            msg("without {file} the schemas would be empty", file=ALLIANCE),
            msg("mend it first: armut validate says what is wrong"),
            status=1,
        )
    there = {path: read_setup(session.root / path) for path in (*SCHEMAS.values(), *vscode({}))}
    wanted: dict[str, bytes | None] = {
        path: _lines(editor_schema(kind, register, words)) for kind, path in SCHEMAS.items()
    }
    wanted |= vscode({path: content for path, content in there.items() if content is not None})
    written, unfit = [], []
    for path, content in wanted.items():
        if content is None:
            unfit.append(path)
        elif content != there[path]:
            write_setup(session.root / path, content)
            written.append(path)
    session.output.write("".join(f"{path}\n" for path in written))
    if not written and not unfit:
        session.say(msg("everything is set up already"))
    for path in unfit:
        show_error(session.output, session.words, _left_alone(path))
    raise typer.Exit(1 if unfit else session.exit_code)


def _lines(schema: dict[str, Any]) -> bytes:
    return msgspec.json.format(msgspec.json.encode(schema), indent=2) + b"\n"


def _left_alone(path: str) -> ArmutError:
    return ArmutError(
        msg("{file} is left as it is: it cannot be read, or holds something else", file=path),
        msg("add to it by hand: {text}", text=by_hand(path)),
    )
