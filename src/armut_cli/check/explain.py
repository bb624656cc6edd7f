"""The pages of the rules: read from their docstrings, for the terminal and for `docs/`."""

from __future__ import annotations

from functools import cache
from textwrap import dedent
from typing import TYPE_CHECKING, NamedTuple

from armut_cli.check.example import FILES
from armut_cli.check.rules import RULES
from armut_cli.model.message import msg
from armut_cli.model.place import LEVELS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from armut_cli.check.rule import Rule
    from armut_cli.model.place import Level

TITLE = msg("The rules")
CHECKED = msg(
    "`armut validate` checks a register by these rules. An error fails the check, a warning only"
    " with `--strict`, a note never. How grave a register takes a rule can be said in its"
    " `armut.yaml` under `rules`, as `rule: level`, with the levels `off`, `note`, `warning` and"
    " `error`; a file that cannot be read is always an error."
)
MARKED = msg(
    "The `^` mark the place that is reported. The examples are checked as if it were 1 November"
    " 2026, and stand in the register at the end of this page."
)
COLUMNS = (msg("Rule"), msg("Level"), msg("What is wrong"))
BAD, GOOD = msg("Wrong:"), msg("Right:")
AROUND = msg("The register of the examples")
NAMELESS = msg(
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


def render_markdown(pages: Iterable[Page], translate: Callable[[str], str]) -> str:
    """Give pages as Markdown: one alone, or several as a manual with a table of contents.

    Args:
        pages: which.
        translate: gives a text in the language of the reader.
    """
    chosen = list(pages)
    if len(chosen) == 1:
        return "\n\n".join(_sections(chosen[0], translate, "#")) + "\n"
    return "\n\n".join(_manual(chosen, translate)) + "\n"


def _manual(pages: list[Page], translate: Callable[[str], str]) -> Iterator[str]:
    yield f"# {translate(TITLE.text)}"
    yield translate(CHECKED.text)
    yield translate(MARKED.text)
    rows = [tuple(translate(column.text) for column in COLUMNS), ("---", "---", "---")]
    rows += [
        (f"[{it.id}](#{it.id})", translate(LEVELS[it.level].text), translate(it.headline))
        for it in pages
    ]
    yield "\n".join(f"| {' | '.join(row)} |" for row in rows)
    for page in pages:
        yield from _sections(page, translate, "##")
    yield f"## {translate(AROUND.text)}"
    yield translate(NAMELESS.text)
    yield _yaml("\n".join(f"# {path}\n{text}" for path, text in FILES.items()))


def _sections(page: Page, translate: Callable[[str], str], heading: str) -> Iterator[str]:
    yield f"{heading} {page.id}"
    yield f"*{translate(LEVELS[page.level].text)}* · {translate(page.headline)}"
    yield from map(translate, page.why)
    for name, example in ((BAD, page.bad), (GOOD, page.good)):
        yield translate(name.text)
        yield _yaml(example)


def _yaml(text: str) -> str:
    return f"```yaml\n{text.strip()}\n```"
