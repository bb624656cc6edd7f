"""Write the documents that the program can say of itself: commands, file format, rules.

``python tools/documents.py`` writes them into ``docs/``, in German and English, and runs the
examples of the hand-written pages again; with ``--check`` it only says what is out of date.
"""

from __future__ import annotations

import argparse
import inspect
import io
import re
import shlex
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

import typer
from msgspec import Struct

from armut_cli.check.explain import pages, render_markdown
from armut_cli.cli.app import build, run
from armut_cli.cli.commands import COMMANDS
from armut_cli.lang.words import Words
from armut_cli.model.alliance import Alliance
from armut_cli.model.describe import fields
from armut_cli.model.group import Group
from armut_cli.model.kinds import kinds, refers, single
from armut_cli.model.measure import Measure
from armut_cli.model.message import Message, msg
from armut_cli.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armut_cli.model.alliance import Language

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"

NAMES: dict[Language, tuple[str, str, str]] = {
    "de": ("befehle.md", "dateiformat.md", "regeln.md"),
    "en": ("commands.md", "format.md", "rules.md"),
}
"""The documents in each language: commands, file format, rules."""

_GENERATED = msg("This page is made by the program; changes belong into its source.")


def documents() -> dict[str, str]:
    """Give all generated documents, name to text."""
    made: dict[str, str] = {}
    for language, names in NAMES.items():
        words = Words(language)
        texts = (commands(words), file_format(words), render_markdown(pages(), words.gettext))
        made.update(zip(names, texts, strict=True))
    return made


def commands(words: Words) -> str:
    """Give the manual of the commands: what each does, its arguments and options."""
    group: Any = build(words)
    context = typer.Context(group, info_name="armut")
    parts = [
        _title(words, msg("Commands")),
        f"## armut\n\n{group.help}\n\n{_options(group, context, words)}\n\n{group.epilog}",
    ]
    for name in COMMANDS:
        command: Any = group.get_command(context, name)
        below = typer.Context(command, info_name=name, parent=context)
        usage = command.get_usage(below).removeprefix(words(msg("Usage: "))).strip()
        usage = " ".join(usage.split())
        parts.append(
            f"## armut {name}\n\n{command.help}\n\n```text\n{usage}\n```\n\n"
            f"{_options(command, below, words)}"
        )
    return "\n\n".join(parts) + "\n"


def _options(command: Any, context: Any, words: Words) -> str:
    rows = []
    for parameter in (*command.params, command.get_help_option(context)):
        if parameter.param_type_name == "argument":
            name = parameter.metavar or parameter.human_readable_name
        else:
            name = ", ".join((*parameter.opts, *parameter.secondary_opts))
            if parameter.metavar:
                name += f" {parameter.metavar}"
        rows.append(f"| `{_cell(name)}` | {_cell(words.gettext(parameter.help or ''))} |")
    head = f"| {words(msg('Option'))} | {words(msg('What it does'))} |\n| --- | --- |\n"
    return head + "\n".join(rows)


def file_format(words: Words) -> str:
    """Give the field manual of all three kinds of files."""
    chapters: tuple[tuple[str, type[Struct]], ...] = (
        ("armut.yaml", Alliance),
        ("measures/*.yaml", Measure),
        ("groups/*.yaml", Group),
    )
    parts = [_title(words, msg("File format")), words(_DATES)]
    done: set[type[Struct]] = set()
    for path, struct in chapters:
        parts.append(f"## `{path}`\n\n{_about(words, struct)}\n\n{_table(words, struct)}")
        for key, inner in _parts(struct):
            if inner not in done:
                done.add(inner)
                parts.append(f"### `{key}`\n\n{_about(words, inner)}\n\n{_table(words, inner)}")
    return "\n\n".join(parts) + "\n"


_DATES = msg(
    "A date is as precise as it is known: 2026, 2026-Q3 (a quarter), 2026-09 (a month) or "
    "2026-09-30 (a day). A date is over only when its last day is over. Texts are Markdown "
    "(CommonMark without HTML)."
)


def _title(words: Words, title: Message) -> str:
    return f"# {words(title)}\n\n{words(_GENERATED)}"


def _about(words: Words, struct: type[Struct]) -> str:
    return words.gettext(" ".join((inspect.getdoc(struct) or "").split()))


def _parts(struct: type[Struct]) -> Iterator[tuple[str, type[Struct]]]:
    for key, kind in kinds(struct).items():
        inner, _ = single(kind)
        if isinstance(inner, type) and issubclass(inner, Struct):
            yield key, inner
            yield from ((f"{key}.{name}", below) for name, below in _parts(inner))


def _table(words: Words, struct: type[Struct]) -> str:
    heads = (msg("Key"), msg("What"), msg("Value"), msg("Meaning"))
    rows = [f"| {' | '.join(map(words, heads))} |", "| --- | --- | --- | --- |"]
    for field in fields(struct):
        need = f" **{words(msg('required'))}**" if field.required else ""
        rows.append(
            f"| `{field.key}` | {words.gettext(field.label)}{need} "
            f"| {_cell(_value(words, kinds(struct)[field.key]))} "
            f"| {_cell(words.gettext(field.description))} |"
        )
    return "\n".join(rows)


_VALUES: dict[Any, Message] = {
    str: msg("text"),
    int: msg("whole number"),
    bool: msg("true or false"),
    Span: msg("date"),
}

_REFERS: dict[str, Message] = {
    "statuses": msg("id of a status"),
    "organisations": msg("id of an organisation"),
    "goals": msg("id of a goal"),
    "processes": msg("id of a process"),
    "groups": msg("id of a group"),
    "measures": msg("id of a measure"),
}


def _value(words: Words, kind: Any) -> str:
    one, many = single(kind)
    vocabulary = refers(one)
    bare = one.__origin__ if hasattr(one, "__metadata__") else one
    if vocabulary:
        text = words(_REFERS[vocabulary])
    elif get_origin(bare) is Literal:
        text = ", ".join(f"`{value}`" for value in get_args(bare))
    elif isinstance(bare, type) and issubclass(bare, Struct):
        text = words(msg("fields, see below"))
    elif bare in _VALUES:
        text = words(_VALUES[bare])
    elif any(get_origin(part) is dict for part in get_args(bare)):
        text = words(msg("text, or one for each language"))
    else:
        text = " / ".join(words(_VALUES[part]) for part in get_args(bare) if part in _VALUES)
    if get_origin(kind) is dict:
        return words(msg("id → {value}", value=text))
    return words(msg("list: {value}", value=text)) if many else text


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


_EXAMPLE = re.compile(r"```console\n(.*?)```", re.DOTALL)
_BUG = 3
_ENVIRONMENT = {"COLUMNS": "80", "LANG": "de_DE.UTF-8", "SOURCE_DATE_EPOCH": "1793318400"}


def with_examples(text: str) -> str:
    """Give a page with the output of its examples (``$ armut …`` in console blocks) as it is now.

    They are run on the real register, in a terminal of 80 columns on 30 October 2026; output
    cut short by hand with a line ``…`` stays cut there.
    """
    return _EXAMPLE.sub(lambda match: f"```console\n{_rerun(match[1])}```", text)


def _rerun(block: str) -> str:
    parts = []
    for example in re.split(r"^(?=\$ )", block, flags=re.MULTILINE):
        command, _, shown = example.partition("\n")
        if not command:
            continue
        lines = _output(command.removeprefix("$ ")).splitlines()
        if shown.rstrip().endswith("…"):
            lines = [*lines[: len(shown.rstrip().splitlines()) - 1], "…"]
        parts.append("\n".join([command, *(line.rstrip() for line in lines)]) + "\n")
    return "".join(parts)


def _output(command: str) -> str:
    name, *arguments = shlex.split(command)
    assert name == "armut", command
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2))
    with chdir(ROOT), redirect_stdout(out), redirect_stderr(err):
        code = run(arguments, _ENVIRONMENT)
        out.flush()
        err.flush()
    said = (err.buffer.getvalue() + out.buffer.getvalue()).decode()
    assert code != _BUG, f"{command}: {said}"
    return said


def pages_by_hand() -> Iterator[Path]:
    """Give the pages that people write, and whose examples are run."""
    yield ROOT / "README.md"
    made = {name for names in NAMES.values() for name in names}
    yield from sorted(path for path in DOCS.glob("*.md") if path.name not in made)


def main() -> int:
    """Write the documents, or with ``--check`` say which are out of date."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; fail if one is stale")
    check = parser.parse_args().check
    wanted = {DOCS / name: text for name, text in documents().items()}
    wanted |= {path: with_examples(path.read_text("utf-8")) for path in pages_by_hand()}
    stale = []
    for path, text in wanted.items():
        if not path.exists() or path.read_text("utf-8") != text:
            stale.append(path.relative_to(ROOT).as_posix())
            if not check:
                path.write_text(text, "utf-8")
    print(f"documents: {', '.join(stale) or 'all up to date'}")
    return 1 if stale and check else 0


if __name__ == "__main__":
    sys.exit(main())
