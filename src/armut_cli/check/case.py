"""A register on a day, as the rules look at it."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any

from armut_cli.check.dates import OddDate, odd_dates
from armut_cli.check.references import Reference, gather, references
from armut_cli.model.register import id_of
from armut_cli.text.load import ALLIANCE, FOLDERS
from armut_cli.text.misread import is_suspicious
from armut_cli.text.yaml import is_overlong

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from datetime import date

    from armut_cli.model.alliance import Alliance, StatusKind
    from armut_cli.model.group import Group
    from armut_cli.model.measure import Measure
    from armut_cli.model.register import Register

Vocabulary = dict[str, tuple[str, ...]]
"""Id to all that it is called."""


VOCABULARY = ("statuses", "goals", "organisations", "processes")
"""The parts of ``armut.yaml`` that give ids."""


SUSPICIONS: dict[str, Callable[[str], object]] = {
    "address": lambda text: "@" in text,
    "html": lambda text: "<" in text,
    "empty": lambda text: '""' in text or "''" in text,
    "misread": is_suspicious,
    "phone": re.compile(r"1[567]\d(?:[\s/)-]{0,2}\d){6}").search,
}
"""The fastest tests there are, which find too much and never too little."""


class Case:
    """What a rule may ask; computes, never changes.

    Attributes:
        register: what is checked.
        today: the day on which it is checked.
        paths: the files whose problems are wanted, None for all.
        alliance: the vocabulary.
        measures: file and measure, in order.
        groups: file and group, in order.
        overlong: the files that are passed over, because they would take too long.
        flawed: the other files that have not the shape of the format.
    """

    def __init__(
        self, register: Register, today: date, paths: Collection[str] | None = None
    ) -> None:
        self.register = register
        self.today = today
        self.paths = paths
        self.alliance = register.alliance
        files = register.paths
        measures = ((files["measures", id], it) for id, it in register.measures.items())
        groups = ((files["groups", id], it) for id, it in register.groups.items())
        self.overlong = frozenset(path for path, it in register.texts.items() if is_overlong(it))
        self.measures = [item for item in measures if item[0] not in self.overlong]
        self.groups = [item for item in groups if item[0] not in self.overlong]
        self.flawed = [it for it in register.flawed if it.path not in self.overlong]

    def is_wanted(self, path: str) -> bool:
        """Tell whether the Problems of a file are wanted."""
        return self.paths is None or path in self.paths

    @cached_property
    def unreadable(self) -> frozenset[str]:
        """The files from which nothing could be read, or nothing was."""
        return self.overlong | {problem.place.path for problem in self.register.problems}

    @cached_property
    def has_alliance(self) -> bool:
        """Whether ``armut.yaml`` is there and could be read."""
        return ALLIANCE in self.register.texts and ALLIANCE not in self.unreadable

    @cached_property
    def by_kind(self) -> dict[StatusKind, list[tuple[str, Measure]]]:
        """File and measure by the kind of their status; without those of unknown status."""
        kinds = {id: status.kind for id, status in self.alliance.statuses.items()}
        sorted_out: dict[StatusKind, list[tuple[str, Measure]]] = {}
        if self.has_alliance:
            for item in self.measures:
                if kind := kinds.get(item[1].status):
                    sorted_out.setdefault(kind, []).append(item)
        return sorted_out

    def of(self, *kinds: StatusKind) -> Iterator[tuple[str, Measure]]:
        """Give file and measure of all whose status is of one of these kinds."""
        for kind in kinds:
            yield from self.by_kind.get(kind, ())

    def kind(self, measure: Measure) -> StatusKind | None:
        """Give the kind of a measure's status; None if the vocabulary does not know it."""
        status = self.alliance.statuses.get(measure.status) if self.has_alliance else None
        return status.kind if status else None

    def is_public(self, record: Measure | Group) -> bool:
        """Tell whether a record may leave the house."""
        return (record.visibility or self.alliance.visibility) == "public"

    @cached_property
    def records(self) -> list[tuple[str, Measure | Group]]:
        """File and record, measures first."""
        return [*self.measures, *self.groups]

    @cached_property
    def public(self) -> list[tuple[str, Measure | Group]]:
        """File and record of all that may leave the house."""
        return [item for item in self.records if self.is_public(item[1])]

    @cached_property
    def files(self) -> list[tuple[str, Measure | Group | Alliance]]:
        """File and what it holds: records and, if it could be read, ``armut.yaml``."""
        alliance = [(ALLIANCE, self.alliance)] if self.has_alliance else []
        return [*self.records, *alliance]

    @cached_property
    def suspects(self) -> dict[str, set[str]]:
        """Reason to the files that may break a rule on texts; each text is gone through once."""
        found: dict[str, set[str]] = {reason: set() for reason in SUSPICIONS}
        for path, text in self.register.texts.items():
            for reason, is_found in SUSPICIONS.items():
                if is_found(text):
                    found[reason].add(path)
        return found

    @cached_property
    def used(self) -> dict[str, set[str]]:
        """Vocabulary to the ids that files refer to."""
        used = gather(record for _, record in self.records)
        for reference in references(self.alliance):
            used.setdefault(reference.vocabulary, set()).add(reference.id)
        return used

    @cached_property
    def vocabulary(self) -> dict[str, dict[str, Any]]:
        """The parts of ``armut.yaml`` that give ids; none if it could not be read."""
        if not self.has_alliance:
            return {}
        return {name: getattr(self.alliance, name) for name in VOCABULARY}

    @cached_property
    def odd_dates(self) -> list[OddDate]:
        """The dates of measures that are to come although they have happened, or far away."""
        return list(odd_dates(self.measures, self.today))

    @cached_property
    def known(self) -> dict[str, Vocabulary | None]:
        """Vocabulary to its ids with what they are called; None if it could not be read."""
        alliance, register = self.alliance, self.register
        known: dict[str, Vocabulary | None] = {
            "measures": {id: (it.title,) for id, it in register.measures.items()},
            "groups": {id: (it.name,) for id, it in register.groups.items()},
            "statuses": {id: called(it.label) for id, it in alliance.statuses.items()},
            "goals": {id: called(it.label) for id, it in alliance.goals.items()},
            "processes": {id: called(it.title) for id, it in alliance.processes.items()},
            "organisations": {
                id: called(it.name) + called(it.short) for id, it in alliance.organisations.items()
            },
        }
        for path in self.unreadable:
            folder, _, rest = path.partition("/")
            if folder in FOLDERS and rest:
                known[folder] = {id_of(rest): (), **(known[folder] or {})}
            elif folder in FOLDERS:  # nothing in there could be read
                known[folder] = None
        raw: Any = next((it.data for it in self.flawed if it.path == ALLIANCE), {})
        for name in VOCABULARY:
            written = raw.get(name, {})
            is_empty = name == "statuses" and not self.alliance.statuses
            if not self.has_alliance or not isinstance(written, dict) or is_empty:
                known[name] = None
            else:
                known[name] = {**{str(id): () for id in written}, **(known[name] or {})}
        return known

    @cached_property
    def unknown(self) -> dict[str, list[tuple[str, Reference]]]:
        """Vocabulary to the references that lead nowhere, each with its file."""
        lost = {
            name: self.used.get(name, set()) - ids.keys() - {""}
            for name, ids in self.known.items()
            if ids is not None
        }
        found: dict[str, list[tuple[str, Reference]]] = {}
        if any(lost.values()):
            for path, record in self.files:
                for reference in references(record):
                    if reference.id in lost.get(reference.vocabulary, ()):
                        found.setdefault(reference.vocabulary, []).append((path, reference))
        return found


def called(label: str | dict[Any, str] | None) -> tuple[str, ...]:
    """Give all forms of a label."""
    if isinstance(label, dict):
        return tuple(label.values())
    return (label,) if label else ()
