"""Changes as text for a terminal and as Markdown for a report or a pull request."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

from armut_cli.query.changes import HEADINGS, KINDS, change_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from armut_cli.query.changes import Change
    from armut_cli.query.changes_fact import Fact
    from armut_cli.query.changes_words import Mark
    from armut_cli.query.view import View

_SPECIAL = re.compile(r"[\\`*\[\]<>|#~&]|(?<![^\W_])_|_(?![^\W_])")
_CONTEXT = 6  # words on either side of a change, so that one sees where it is


def changes_text(
    view: View, found: Sequence[Change], head: str, width: int, *, detail: bool = False
) -> str:
    """Give changes as text.

    Args:
        view: the newer state; its language is spoken.
        found: the changes in their order.
        head: the first sentence.
        width: how many columns a line may have.
        detail: whether to show word by word what was reworded.
    """
    lines = _wrapped(head, width, "")
    for kind in KINDS:
        of_kind = [change for change in found if change.kind == kind]
        if of_kind:
            lines += ["", view.words(HEADINGS[kind])]
        for change in of_kind:
            lines += _wrapped(change_name(change), width, "  ")
            for fact in change.facts:
                lines += _wrapped(fact.text, width, "    ")
                if detail and fact.diff:
                    lines += _wrapped(_diff_text(fact.diff), width, "      ")
    return "".join(f"{line}\n" for line in lines)


def changes_markdown(
    view: View, found: Sequence[Change], head: str, *, detail: bool = False, level: int = 2
) -> str:
    """Give changes as Markdown: a sentence, then a list below each heading.

    Args:
        view: the newer state; its language is spoken.
        found: the changes in their order.
        head: the first sentence.
        detail: whether to show word by word what was reworded.
        level: the level of the headings.
    """
    lines = [escape(head)]
    for kind in KINDS:
        of_kind = [change for change in found if change.kind == kind]
        if of_kind:
            lines += ["", f"{'#' * level} {view.words(HEADINGS[kind])}", ""]
        for change in of_kind:
            lines += _item(change, detail=detail)
    return "".join(f"{line}\n" for line in lines)


def escape(text: str) -> str:
    """Give a text that Markdown shows as it is, on one line."""
    return _SPECIAL.sub(lambda match: f"\\{match.group()}", " ".join(text.split()))


def _item(change: Change, *, detail: bool) -> Iterator[str]:
    name = f"- **{escape(change_name(change))}**"
    facts = [(escape(fact.text), _diff_line(fact) if detail else "") for fact in change.facts]
    if len(facts) == 1 and not facts[0][1]:
        yield f"{name}: {facts[0][0]}"
        return
    yield name
    for text, diff in facts:
        yield f"  - {text}"
        if diff:
            yield f"    - {diff}"


def _diff_line(fact: Fact) -> str:
    marks = {"same": "{}", "out": "~~{}~~", "in": "**{}**"}
    return " ".join(marks[mark].format(escape(text)) for mark, text in _cut(fact.diff))


def _diff_text(pieces: Iterable[tuple[Mark, str]]) -> str:
    marks = {"same": "{}", "out": "[− {}]", "in": "[+ {}]"}
    return " ".join(marks[mark].format(text) for mark, text in _cut(pieces))


def _cut(pieces: Iterable[tuple[Mark, str]]) -> list[tuple[Mark, str]]:
    """Leave of what stayed the same only the words around a change."""
    cut = list(pieces)
    for index, (mark, text) in enumerate(cut):
        words = text.split()
        head = words[:_CONTEXT] if index else []
        tail = words[-_CONTEXT:] if index < len(cut) - 1 else []
        if mark == "same" and len(words) > len(head) + len(tail):
            cut[index] = (mark, " ".join([*head, "…", *tail]))
    return cut


def _wrapped(text: str, width: int, indent: str) -> list[str]:
    return textwrap.wrap(
        text,
        max(width, 40),
        initial_indent=indent,
        subsequent_indent=f"{indent}  " if indent else "",
        break_on_hyphens=False,
        break_long_words=False,
    )
