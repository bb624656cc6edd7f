"""The pages of the rules: read from their docstrings, for the terminal and for `docs/`."""

from __future__ import annotations

from functools import cache
from textwrap import dedent
from typing import TYPE_CHECKING, NamedTuple

from armut_cli.check.example import FILES
from armut_cli.check.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from armut_cli.check.rule import Rule
    from armut_cli.model.place import Level

TITLE = "The rules"
INTRODUCTION = (
    "`armut validate` checks a register by these rules. An error fails the check, a warning only"
    " with `--strict`, a note never. What a register takes more or less seriously stands in its"
    " `armut.yaml` under `rules`, as `rule: level`, with the levels `off`, `note`, `warning` and"
    " `error`; a file that cannot be read is always an error.",
    "The `^` mark the place that is reported. The examples are checked as if it were 1 November"
    " 2026, and stand in the register at the end of this page.",
)
COLUMNS = ("Rule", "Level", "What is wrong")
BAD, GOOD = "Wrong:", "Right:"
SURROUNDINGS = "The register of the examples"
SURROUNDINGS_TEXT = (
    "An example that names no file is `measures/M-01.yaml`. One that shows an `armut.yaml` is a"
    " register of its own."
)


class Page(NamedTuple):
    """The page of a rule. All texts are English, and the keys of the catalogue."""

    id: str
    level: Level
    headline: str
    """What is wrong, in a sentence."""
    why: tuple[str, ...]
    """Why it matters, and what else there is to know, in paragraphs."""
    bad: str
    """YAML with exactly this problem; lines of ``^`` mark its place."""
    good: str
    """YAML without a problem."""


def page(rule_id: str) -> Page:
    """Give the page of a rule.

    Raises:
        KeyError: if there is none of that id.
    """
    return _pages()[rule_id]


def pages() -> tuple[Page, ...]:
    """Give all pages in the order of the rules."""
    return tuple(_pages().values())


@cache
def _pages() -> dict[str, Page]:
    return {rule.id: _page(rule) for rule in RULES}


def _page(rule: Rule) -> Page:
    text, _, examples = rule.doc.partition("\nBad:\n")
    bad, _, good = examples.partition("\nGood:\n")
    headline, *why = (" ".join(part.split()) for part in text.strip().split("\n\n"))
    return Page(rule.id, rule.level, headline, tuple(why), _block(bad), _block(good))


def _block(text: str) -> str:
    return dedent(text).strip("\n")


def messages() -> Iterator[str]:
    """Give every text of the pages and of the manual, for the catalogue."""
    yield from (TITLE, *INTRODUCTION, *COLUMNS, BAD, GOOD, SURROUNDINGS, SURROUNDINGS_TEXT)
    for it in pages():
        yield from (it.level, it.headline, *it.why)


def render_markdown(
    pages: Iterable[Page], translate: Callable[[str], str], *, heading: int = 1
) -> str:
    """Give pages as Markdown.

    Args:
        pages: which.
        translate: gives a text in the language of the reader.
        heading: the level of the headings.
    """
    return "\n\n".join("\n\n".join(_parts(it, translate, heading)) for it in pages) + "\n"


def _parts(page: Page, translate: Callable[[str], str], heading: int) -> Iterator[str]:
    yield f"{'#' * heading} {page.id}"
    yield f"*{translate(page.level)}* · {translate(page.headline)}"
    yield from map(translate, page.why)
    for name, example in ((BAD, page.bad), (GOOD, page.good)):
        yield translate(name)
        yield f"```yaml\n{example}\n```"


def manual(translate: Callable[[str], str]) -> str:
    """Give the whole of ``docs/rules.md`` in a language."""
    files = "\n".join(f"# {path}\n{text}" for path, text in FILES.items())
    rows = [
        f"| [{it.id}](#{it.id}) | {translate(it.level)} | {translate(it.headline)} |"
        for it in pages()
    ]
    table = [f"| {' | '.join(map(translate, COLUMNS))} |", "|---|---|---|", *rows]
    parts = [
        f"# {translate(TITLE)}",
        *map(translate, INTRODUCTION),
        "\n".join(table),
        render_markdown(pages(), translate, heading=2).rstrip("\n"),
        f"## {translate(SURROUNDINGS)}",
        translate(SURROUNDINGS_TEXT),
        f"```yaml\n{files.rstrip()}\n```",
    ]
    return "\n\n".join(parts) + "\n"
