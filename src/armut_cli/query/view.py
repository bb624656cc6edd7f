"""A register as seen on a day in a language: what every question is asked of."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from armut_cli.query.state import State, state

if TYPE_CHECKING:
    from datetime import date

    from armut_cli.lang.words import Words
    from armut_cli.model.alliance import Label, Status, StatusKind
    from armut_cli.model.measure import Measure
    from armut_cli.model.register import Register


class View:
    """A register, a day and a language; computes, never changes.

    Attributes:
        register: what is looked at.
        today: the day on which lateness is judged.
        words: the language of all texts.
    """

    def __init__(self, register: Register, today: date, words: Words) -> None:
        self.register = register
        self.today = today
        self.words = words

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """All measures in the order of their ids."""
        return tuple(self.register.measures.values())

    def status(self, measure: Measure) -> Status | None:
        """Give the status of a measure; None if the vocabulary does not know it."""
        return self.register.alliance.statuses.get(measure.status)

    def kind(self, measure: Measure) -> StatusKind:
        """Give the kind of a measure's status; ``unknown`` if the vocabulary does not know it."""
        status = self.status(measure)
        return status.kind if status else "unknown"

    def state(self, measure: Measure) -> State:
        """Give what is computed of a measure: lateness, next date, last update."""
        return state(measure, self.kind(measure), self.today, self.register.alliance.thresholds)

    def status_label(self, id: str) -> str:
        """Give the label of a status, or the id that the vocabulary does not know."""
        status = self.register.alliance.statuses.get(id)
        return self.words.label(status.label) if status else id

    def organisation(self, id: str | None, *, full: bool = False) -> str:
        """Give the short (or full) name of an organisation, or the unknown id."""
        if id is None:
            return ""
        known = self.register.alliance.organisations.get(id)
        if known is None:
            return id
        return self.words.label(known.name if full or known.short is None else known.short)

    def group(self, id: str) -> str:
        """Give the name of a group, or the unknown id."""
        known = self.register.groups.get(id)
        return known.name if known else id

    def goal(self, id: str) -> str:
        """Give the label of a goal, or the unknown id."""
        known = self.register.alliance.goals.get(id)
        return self.words.label(known.label) if known else id

    def process(self, id: str) -> str:
        """Give the title of a running process, or the unknown id."""
        known = self.register.alliance.processes.get(id)
        return self.words.label(known.title) if known else id

    def label(self, label: Label | None) -> str:
        """Give a label in the view's language."""
        return self.words.label(label)
