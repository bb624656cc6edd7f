"""A measure's story as text for a terminal and as Markdown."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from armut_cli.model.message import msg
from armut_cli.query.changes_form import escape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armut_cli.query.story import Event, Story
    from armut_cli.query.view import View


def story_text(view: View, told: Story, width: int) -> str:
    """Give a story as text: the day, then what happened."""
    lines = [f"{told.id} {told.title}", ""]
    dates = [view.words.span(event.date) for event in told.events]
    room = max(map(len, dates), default=0)
    for date, event in zip(dates, told.events, strict=True):
        lines += textwrap.wrap(
            f"{date:<{room}}  {_text(view, event)}",
            max(width, room + 30),
            subsequent_indent=" " * (room + 2),
            break_on_hyphens=False,
            break_long_words=False,
            drop_whitespace=True,
        )
    if told.postponed:
        lines += ["", *told.postponed]
    return "".join(f"{line}\n" for line in lines)


def story_markdown(view: View, told: Story) -> str:
    """Give a story as Markdown: a heading and a list."""
    return "".join(f"{line}\n" for line in _markdown(view, told))


def _markdown(view: View, told: Story) -> Iterator[str]:
    yield f"## {escape(told.id)} {escape(told.title)}"
    yield ""
    for event in told.events:
        yield f"- **{escape(view.words.span(event.date))}** {escape(_text(view, event))}"
    if told.postponed:
        yield ""
    for sentence in told.postponed:
        yield f"- {escape(sentence)}"


def _text(view: View, event: Event) -> str:
    words = view.words
    if event.late:
        return words(msg("{event} (overdue)", event=event.text))
    if event.commit:
        return words(msg("{event} [{commit}]", event=event.text, commit=event.commit[:7]))
    return event.text
