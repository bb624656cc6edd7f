"""The page that ``--help`` shows: one term a line, readable from 40 columns on."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len

from armut_cli.model.message import Message, msg

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from typer._click.core import Context

    from armut_cli.cli.output import Output
    from armut_cli.lang.words import Words

    Sections = dict[str, list[tuple[str, str]]]
    """Titles, and below them terms with their meanings."""

PANELS: tuple[tuple[Message, tuple[str, ...]], ...] = (
    (msg("Ask"), ("list", "show", "stats", "groups", "gaps", "due", "changes", "log")),
    (msg("Check"), ("validate", "explain", "schema")),
    (msg("Change"), ("new", "set", "update", "edit", "rename")),
    (msg("Publish"), ("report", "handout", "templates", "site", "preview", "disclose")),
    (msg("Exchange"), ("export", "import")),
    (msg("Set up"), ("init", "demo")),
)
"""The commands as people look for them."""

_WIDEST = 100
_TERM = 27
_NARROW = 60


def show_page(command: Any, context: Context, words: Words, output: Output) -> None:
    """Write the help of a command."""
    width = min(output.width, _WIDEST)
    blocks = [[command.get_usage(context)], wrap(command.help or "", width)]
    blocks += _blocks(dict(_commands(command, context, words)), output, width)
    parameters = [it for it in command.get_params(context) if not it.hidden]
    parameters.sort(key=lambda it: it.param_type_name)  # arguments first
    sections: Sections = {}
    for parameter in parameters:
        title = parameter.rich_help_panel or _default_section(parameter, words)
        sections.setdefault(title, []).append((_term(parameter), _meaning(parameter, words)))
    blocks += _blocks(sections, output, width)
    if command.epilog:
        blocks.append(wrap(command.epilog, width))
    output.write("\n\n".join("\n".join(block) for block in blocks))


def _blocks(sections: Sections, output: Output, width: int) -> list[list[str]]:
    terms = [cell_len(term) for entries in sections.values() for term, _ in entries]
    column = min(_TERM, max(terms, default=0)) + 4
    return [_block(it, entries, output, width, column) for it, entries in sections.items()]


def _commands(
    command: Any, context: Context, words: Words
) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    listed = getattr(command, "commands_for_help", None)
    if listed is None:
        return
    known = dict(listed(context))
    for title, names in PANELS:
        entries = [(name, known[name]) for name in names if name in known]
        if entries:
            yield words(title), entries


def _block(
    title: str, entries: Sequence[tuple[str, str]], output: Output, width: int, column: int
) -> list[str]:
    lines = [output.paint(f"{title}:", "bold")]
    indent = 6 if width < _NARROW else column
    for term, meaning in entries:
        shown = f"  {output.paint(term, 'cyan')}"
        text = wrap(meaning, width - indent)
        if cell_len(term) + 4 <= indent and text:
            shown += " " * (indent - cell_len(term) - 2) + text.pop(0)
        lines += [shown, *(" " * indent + line for line in text)]
    return lines


def _default_section(parameter: Any, words: Words) -> str:
    is_argument = parameter.param_type_name == "argument"
    return words(msg("Arguments")) if is_argument else words(msg("Options"))


def _term(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return str(parameter.metavar)
    names = sorted(parameter.opts, key=len)
    value = "" if parameter.is_flag else f" {parameter.metavar}"
    return ", ".join(names) + value


def _meaning(parameter: Any, words: Words) -> str:
    text = words.gettext(parameter.help or "")  # that of --help itself is made anew each time
    default = parameter.default
    if parameter.show_default and isinstance(default, str):
        return words(msg("{text} Without it: {default}.", text=text, default=default))
    return text
