"""What a person probably meant, as the help of a Problem."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from armut_cli.model.message import Message, msg
from armut_cli.query.match import fold, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_MOST = 100
"""Up to so many ids are compared letter by letter; of more, only the same letters count."""

_SHORTEST = 3
"""From so many letters on a value is like another one by more than chance."""

_LONGEST = 100
"""Longer values are no misspelt ids."""

_LISTED = 12
"""Up to so many ids are listed when none is like the value."""


class Suggestions:
    """The values that can stand in one place; remembers what it was asked."""

    def __init__(self, candidates: Mapping[str, Iterable[str]]) -> None:
        self.candidates = candidates
        self.known: dict[str, list[str]] = {}
        self.forms: dict[str, str] = {}
        for id, labels in candidates.items():
            for form in labels:
                self.forms.setdefault(_form(form), id)
        self.forms.update({_form(id): id for id in candidates})

    def same(self, value: str) -> str | None:
        """Give the id that the value is but for case, umlauts, hyphens and leading zeros."""
        return self.forms.get(_form(value))

    def nearest(self, value: str) -> list[str]:
        """Give the ids that the value can stand for, the best first."""
        if value not in self.known:
            same = self.same(value)
            comparable = _SHORTEST <= len(value) <= _LONGEST and len(self.candidates) <= _MOST
            if same is not None:
                self.known[value] = [same]
            else:
                self.known[value] = nearest(value, self.candidates) if comparable else []
        return self.known[value]

    def help(self, value: str, otherwise: Message) -> Message:
        """Say what was probably meant, else what is possible, else ``otherwise``."""
        likely = self.nearest(value)
        if likely:
            return did_you_mean(likely)
        if 0 < len(self.candidates) <= _LISTED:
            return msg("possible values: {values}", values=list(self.candidates))
        return otherwise


def _form(text: str) -> str:
    """Fold a text, ``M-07``, ``m 7`` and ``M7`` to the same."""
    return re.sub(r"-|(?<!\d)0+(?=\d)", "", fold(text))


def did_you_mean(likely: list[str]) -> Message:
    """Ask for one to three values."""
    match likely:
        case [one]:
            return msg("did you mean “{value}”?", value=one)
        case [one, two]:
            return msg("did you mean “{value}” or “{other}”?", value=one, other=two)
        case [one, two, three, *_]:
            return msg(
                "did you mean “{value}”, “{other}” or “{third}”?",
                value=one,
                other=two,
                third=three,
            )
    raise AssertionError("nothing to ask for")
