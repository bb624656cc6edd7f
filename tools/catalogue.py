"""Keep the German catalogue complete: collect every text a person can read, and merge.

``python tools/catalogue.py`` adds new source texts to the catalogue (to be translated by hand),
drops those that are gone, and compiles it; with ``--check`` it only says what is missing or
left over. A test does the same.
"""

from __future__ import annotations

import argparse
import inspect
import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeGuard

import typer
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from msgspec import Struct
from typer.core import TyperGroup

from armut_cli.check.explain import pages
from armut_cli.cli.app import app
from armut_cli.cli.commands import READ_IN_HELP
from armut_cli.cli.problems import form
from armut_cli.model import alliance, group, measure
from armut_cli.model.describe import fields

if TYPE_CHECKING:
    from collections.abc import Iterator

Text = str | tuple[str, str]
"""A source text, or its singular and plural."""

ROOT = Path(__file__).parents[1]
GERMAN = ROOT / "src/armut_cli/lang/locale/de/LC_MESSAGES/armut.po"

_CALLS: dict[str, Any] = {"msg": None, "msgn": (1, 2), "_": None, "ngettext": (1, 2)}
_FIXED_DAY = datetime(2026, 1, 1, tzinfo=UTC)
_TYPER_CALLS: dict[str, Any] = {"_": None}


def collect() -> dict[Text, str]:
    """Give every source text with the place it comes from."""
    texts: dict[Text, str] = {}
    for place, text in (*_calls(), *_helps(), *_fields(), *_rules()):
        if text:
            texts.setdefault(text, place)
    return texts


def _calls() -> Iterator[tuple[str, Text]]:
    for folder, method, calls in (
        (ROOT / "src/armut_cli", [("**.py", "python")], _CALLS),
        (ROOT / "templates", [("**.j2", "jinja2")], _CALLS),
        (ROOT / "tools", [("documents.py", "python")], _CALLS),
        (Path(inspect.getfile(typer)).parent, [("*.py", "python")], _TYPER_CALLS),
    ):
        for name, _line, text, _comments, _context in extract_from_dir(
            folder, method, keywords=calls, options_map={"**.j2": {"newstyle_gettext": "true"}}
        ):
            place = f"{folder.name}/{Path(name).as_posix()}"
            yield place, (text[0], text[1]) if isinstance(text, tuple) else text


def _helps() -> Iterator[tuple[str, Text]]:
    group: Any = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    context = typer.Context(group)
    commands: list[Any] = [group]
    commands += [group.get_command(context, name) for name in group.list_commands(context)]
    for command in commands:
        place = f"armut {command.name} --help"
        yield place, command.help
        for name in ("epilog", "options_metavar", "subcommand_metavar"):
            yield place, getattr(command, name, None) or ""
        for parameter in (*command.params, command.get_help_option(context)):
            for name in READ_IN_HELP:
                yield place, getattr(parameter, name, None) or ""


def _fields() -> Iterator[tuple[str, Text]]:
    for module in (alliance, group, measure, form):
        for name, kind in vars(module).items():
            if _is_struct(kind) and kind.__module__ == module.__name__:
                yield f"model {name}", " ".join((inspect.getdoc(kind) or "").split())
                for field in fields(kind):
                    yield f"model {name}.{field.key}", field.label
                    yield f"model {name}.{field.key}", field.description


def _is_struct(kind: Any) -> TypeGuard[type[Struct]]:
    return inspect.isclass(kind) and issubclass(kind, Struct)


def _rules() -> Iterator[tuple[str, Text]]:
    for page in pages():
        yield from ((f"rule {page.id}", text) for text in (page.headline, *page.why))


def read() -> Catalog:
    """Read the German catalogue as it is."""
    return read_po(BytesIO(GERMAN.read_bytes()), locale="de") if GERMAN.exists() else Catalog("de")


def merge(old: Catalog, texts: dict[Text, str]) -> Catalog:
    """Give a catalogue of exactly these texts with the translations there are."""
    new = Catalog(
        "de", project="armut-cli", header_comment="# German texts of armut-cli.", fuzzy=False
    )
    new.creation_date = new.revision_date = _FIXED_DAY  # no change without a change of text
    for text, place in texts.items():
        known = old.get(text)
        new.add(text, known.string if known else "", auto_comments=[place])
    return new


def untranslated(catalogue: Catalog) -> list[Any]:
    """Give the texts without a translation; a plural needs both forms."""
    return [entry.id for entry in catalogue if entry.id and not _complete(entry.string)]


def _complete(string: Any) -> bool:
    return all(string) if isinstance(string, (tuple, list)) else bool(string)


def main() -> int:
    """Merge, write and compile, or check; say how many texts wait for a translation."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; fail if it is stale")
    check = parser.parse_args().check
    old = read()
    new = merge(old, collect())
    if check:
        known = {entry.id for entry in old if entry.id}
        wanted = {entry.id for entry in new if entry.id}
        for text in [*(known ^ wanted), *untranslated(new)]:
            print(f"not up to date: {text}")
        return 1 if known != wanted or untranslated(new) else 0
    GERMAN.parent.mkdir(parents=True, exist_ok=True)
    with GERMAN.open("wb") as file:
        write_po(file, new, width=100, sort_output=True)
    with GERMAN.with_suffix(".mo").open("wb") as file:
        write_mo(file, new)
    print(f"{len(new)} texts, {len(untranslated(new))} to translate")
    return 0


if __name__ == "__main__":
    sys.exit(main())
