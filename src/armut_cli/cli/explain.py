"""``armut explain``: what a rule wants, why, and how it looks right."""

from __future__ import annotations

from textwrap import fill, indent
from typing import TYPE_CHECKING, Annotated

import typer

from armut_cli.check.check import level_of
from armut_cli.check.explain import BAD, GOOD, page, pages, render_markdown
from armut_cli.check.rules import rule_of
from armut_cli.cli import complete
from armut_cli.cli.sheet import Sheet, chosen_format, write, write_json
from armut_cli.cli.styles import LEVEL_STYLES
from armut_cli.cli.table import Head
from armut_cli.model.message import ArmutError, Message, msg
from armut_cli.model.place import LEVELS
from armut_cli.query.facets import resolve

if TYPE_CHECKING:
    from armut_cli.check.explain import Page
    from armut_cli.cli.session import Session
    from armut_cli.lang.words import Words
    from armut_cli.model.alliance import RuleLevel

_FORMATS = ("text", "md", "json")

_LEVELS: dict[str, Message] = {**LEVELS, "off": msg("off")}


def run(
    context: typer.Context,
    rule: Annotated[
        str | None,
        typer.Argument(
            metavar="[RULE]",
            help="A rule; without one, the table of all rules.",
            show_default=False,
            autocompletion=complete.rules,
        ),
    ] = None,
    format: Annotated[
        str,
        typer.Option(
            metavar="text|md|json",
            help="Form of the answer.",
            autocompletion=complete.choices(*_FORMATS),
        ),
    ] = "text",
) -> None:
    """Explain a rule with a bad and a good example: armut explain unknown-status."""
    session: Session = context.obj
    form = chosen_format(format, session.output, _FORMATS)
    levels = _levels(session)
    if rule is None:
        _write_table(session, levels, form)
        return
    known = {it.id: (_words(session).gettext(it.headline),) for it in pages()}
    wanted = page(resolve(rule, known, msg("rule")))
    if form == "json":
        write_json(_plain(session, wanted, levels[wanted.id]), session.output)
    elif form == "md":
        translate = _words(session).gettext
        session.output.write(render_markdown([wanted], translate))
    else:
        _write_page(session, wanted, levels[wanted.id])


def _words(session: Session) -> Words:
    """Give the language of the person; the rules can be explained outside a register, too."""
    try:
        return session.words
    except ArmutError:
        return session.words_without_register


def _levels(session: Session) -> dict[str, RuleLevel]:
    """Give the levels of this register; the built-in ones where there is none."""
    try:
        chosen = session.checked_register.alliance.rules
    except ArmutError:
        chosen = {}
    return {it.id: level_of(rule_of(it.id), chosen) for it in pages()}


def _write_table(session: Session, levels: dict[str, RuleLevel], form: str) -> None:
    words = _words(session)
    if form == "json":
        write_json([_plain(session, it, levels[it.id]) for it in pages()], session.output)
        return
    heads = (Head(words(msg("Rule")), 0), Head(words(msg("Level")), 0))
    sheet = Sheet(
        names=("rule", "level", "meaning"),
        heads=(*heads, Head(words(msg("What is wrong")), 20)),
        rows=[[it.id, words(_LEVELS[levels[it.id]]), words.gettext(it.headline)] for it in pages()],
    )
    write([sheet], "md" if form == "md" else "table", session)


def _write_page(session: Session, wanted: Page, level: RuleLevel) -> None:
    words, output = _words(session), session.output
    width = min(output.width, 80)
    head = f"{wanted.id} · {output.paint(words(_LEVELS[level]), LEVEL_STYLES.get(level, ''))}"
    paragraphs = [fill(words.gettext(text), width) for text in (wanted.headline, *wanted.why)]
    examples = [
        f"{output.paint(words(title), style)}\n\n{indent(example, '    ')}"
        for title, example, style in ((BAD, wanted.bad, "red"), (GOOD, wanted.good, "green"))
    ]
    output.write("\n\n".join([head, *paragraphs, *examples]) + "\n")


def _plain(session: Session, wanted: Page, level: RuleLevel) -> dict[str, object]:
    words = _words(session)
    return {
        "rule": wanted.id,
        "level": level,
        "default_level": wanted.level,
        "headline": words.gettext(wanted.headline),
        "why": [words.gettext(text) for text in wanted.why],
        "bad": wanted.bad,
        "good": wanted.good,
    }
