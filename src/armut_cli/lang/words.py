"""The catalogue of messages and the written forms of dates and numbers in one language."""

from __future__ import annotations

import gettext
import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from armut_cli.model.alliance import Language
from armut_cli.model.message import Message, msg

if TYPE_CHECKING:
    from collections.abc import Iterable

    from armut_cli.model.alliance import Label
    from armut_cli.model.span import Span

LOCALE = Path(__file__).parent / "locale"
"""The folder of the catalogues, ``LANGUAGE/LC_MESSAGES/armut.mo``."""

LANGUAGES: tuple[Language, ...] = get_args(Language)
"""The languages the program speaks."""

MONTHS = (
    msg("January"),
    msg("February"),
    msg("March"),
    msg("April"),
    msg("May"),
    msg("June"),
    msg("July"),
    msg("August"),
    msg("September"),
    msg("October"),
    msg("November"),
    msg("December"),
)

NUMBERS = (
    msg("none"),
    msg("one"),
    msg("two"),
    msg("three"),
    msg("four"),
    msg("five"),
    msg("six"),
    msg("seven"),
    msg("eight"),
    msg("nine"),
    msg("ten"),
    msg("eleven"),
    msg("twelve"),
)


class Words:
    """Everything that depends on the language."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        self.translations = gettext.translation(
            "armut", LOCALE, languages=[language], fallback=language == "en"
        )

    def gettext(self, text: str) -> str:
        """Give an English source text in this language."""
        return self.translations.gettext(text) if text else ""

    def __call__(self, message: Message) -> str:
        """Give a message in this language, filled with its values."""
        if message.plural is None:
            text = self.gettext(message.text)
        else:
            text = self.translations.ngettext(message.text, message.plural, message.count)
        if not message.values:
            return text
        return text.format_map({key: self.show(value) for key, value in message.values.items()})

    def show(self, value: object) -> str:
        """Give a value as it stands in a sentence: messages translated, lists joined."""
        if isinstance(value, Message):
            return self(value)
        if isinstance(value, date):
            return self.day(value)
        if isinstance(value, (list, tuple)):
            return ", ".join(map(self.show, value))
        return str(value)

    def label(self, label: Label | None) -> str:
        """Give a label in this language, else in the one it has."""
        if label is None or isinstance(label, str):
            return label or ""
        return label.get(self.language) or next(iter(label.values()), "")

    def number(self, number: int) -> str:
        """Give a number as in a sentence: up to twelve as a word."""
        return self(NUMBERS[number]) if 0 <= number < len(NUMBERS) else str(number)

    def percent(self, share: float) -> str:
        """Give a part of 1 in percent: ``57%``, in German with a space that does not break."""
        return self(msg("{percent}%", percent=round(share * 100)))

    def day(self, day: date) -> str:
        """Give a day as people write it: ``30.09.2026``, ``30 September 2026``."""
        month = self(MONTHS[day.month - 1])
        return self(
            msg("{day} {month} {year}", day=day.day, month=month, year=day.year)
            if self.language == "en"
            else msg("{day:0>2}.{number:0>2}.{year}", day=day.day, number=day.month, year=day.year)
        )

    def span(self, span: Span | None) -> str:
        """Give a vague date as people write it: ``September 2026``, ``3. Quartal 2026``."""
        if span is None:
            return ""
        if span.first == span.last:
            return self.day(span.first)
        year = span.first.year
        if "Q" in span.written:
            return self(msg("quarter {quarter} of {year}", quarter=span.written[-1], year=year))
        if span.first.month == span.last.month:
            return self(msg("{month} {year}", month=MONTHS[span.first.month - 1], year=year))
        return str(year)

    def join(self, items: Iterable[str]) -> str:
        """Join the parts of a sentence: ``a, b and c``."""
        *first, last = list(items) or [""]
        if not first:
            return last
        return self(msg("{first} and {last}", first=", ".join(first), last=last))


def install(language: Language) -> None:
    """Let libraries that call ``gettext`` themselves take their words from our catalogue."""
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain("armut", str(LOCALE))
    gettext.textdomain("armut")
