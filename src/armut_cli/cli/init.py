"""``armut init``: a new register that validates, with an example of each file."""

from __future__ import annotations

import shlex
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Annotated

import typer

from armut_cli.model.message import ArmutError, Message, msg
from armut_cli.store.output import write_output

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

    from armut_cli.cli.session import Session


def run(
    context: typer.Context,
    folder: Annotated[
        Path, typer.Argument(metavar="[DIR]", help="The folder of the new register.")
    ] = Path(),
) -> None:
    """Make a new register that validates, with one commented example of each file."""
    session: Session = context.obj
    words = session.words_without_register
    start = files("armut_cli.starter") / words.language
    _make_folder(folder)
    new = {path: file.read_text("utf-8") for path, file in _starter_files(start)}
    for path in new:
        if (folder / path).exists():
            raise ArmutError(
                msg("{file} is there already", file=folder / path),
                msg("name another folder: armut init DIR"),
            )
    for path, text in new.items():
        _make_folder((folder / path).parent)
        filled = Template(text).substitute(today=session.today.isoformat())
        write_output(folder / path, filled.encode())
    session.output.write("".join(f"{folder / path}\n" for path in new))
    if not session.quiet:
        session.output.error(
            words(
                msg(
                    "The new register is ready. Look into its files, then run: {command}",
                    command=_next(folder),
                )
            )
        )


def _starter_files(folder: Traversable, head: str = "") -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: (entry.is_dir(), entry.name)):
        if entry.is_dir():
            yield from _starter_files(entry, f"{head}{entry.name}/")
        else:
            yield f"{head}{entry.name}", entry


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise _no_folder(folder, msg("there is a file of that name")) from error
    except PermissionError as error:
        raise _no_folder(folder, msg("you may not write there")) from error
    except OSError as error:
        raise _no_folder(folder, msg("{reason}", reason=error.strerror or error)) from error


def _no_folder(folder: Path, reason: Message) -> ArmutError:
    return ArmutError(
        msg("folder {folder} cannot be made: {reason}", folder=folder, reason=reason),
        msg("name another folder: armut init DIR"),
    )


def _next(folder: Path) -> str:
    return "armut validate" if folder == Path() else f"armut -C {shlex.quote(str(folder))} validate"
