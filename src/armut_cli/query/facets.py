"""The sides from which measures are selected and counted: status, lead, group and so on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armut_cli.model.message import ArmutError, Message, msg
from armut_cli.query.match import meant, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from armut_cli.model.measure import Measure
    from armut_cli.query.view import View

_MOST = 12
"""How many values are named where none is near."""

NONE = "none"
"""The word for “without” in a selection."""

KINDS: dict[str, Message] = {
    "proposed": msg("proposed"),
    "review": msg("under review"),
    "planned": msg("to be implemented"),
    "active": msg("in implementation"),
    "done": msg("completed"),
    "bundled": msg("bundled"),
    "deferred": msg("deferred"),
    "rejected": msg("rejected"),
    "unknown": msg("not known"),
}

ORIGINS: dict[str, Message] = {
    "group": msg("working group"),
    "audience": msg("audience"),
    "citizen": msg("citizen"),
    "association": msg("association"),
    "administration": msg("administration"),
    "council": msg("council"),
    "other": msg("other origin"),
}

GROUP_KINDS: dict[str, Message] = {
    "working-group": msg("working group"),
    "steering": msg("steering team"),
    "plenary": msg("plenary"),
}
"""What people call the kinds of groups."""

VERDICTS: dict[str, Message] = {
    "feasible": msg("feasible"),
    "partly": msg("partly feasible"),
    "practice": msg("already practice"),
    "bundle": msg("to be bundled"),
    "examine": msg("to be examined"),
    "not-feasible": msg("not feasible"),
    "not-responsible": msg("not the city's responsibility"),
}


class Facet:
    """One side of measures: the ids a measure has there, and what people call them.

    Attributes:
        name: the word on the command line.
        label: the heading for people.
        ids: the ids that a measure has; none, one or several.
        names: all ids of the register with their labels, in their order.
    """

    def __init__(
        self,
        name: str,
        label: Message,
        ids: Callable[[View, Measure], Iterable[str]],
        names: Callable[[View], dict[str, tuple[str, ...]]],
    ) -> None:
        self.name = name
        self.label = label
        self.ids = ids
        self._names = names

    def names(self, view: View) -> dict[str, tuple[str, ...]]:
        """Give all ids with their labels, those too that only measures know."""
        names = self._names(view)
        for measure in view.measures:
            for id in self.ids(view, measure):
                if id and id not in names:
                    names[id] = (id,)
        return names

    def title(self, view: View, id: str) -> str:
        """Give what people call an id, ``none`` included."""
        if id == NONE:
            return view.words(msg("not given"))
        labels = self._names(view).get(id)
        return labels[0] if labels else id

    def resolve(self, view: View, value: str) -> str:
        """Give the id that a person's value stands for.

        Raises:
            ArmutError: if it stands for none or for several; the help names the nearest.
        """
        if value == NONE:
            return NONE
        return resolve(value, self.names(view), self.label)


def resolve(value: str, names: Mapping[str, tuple[str, ...]], what: Message) -> str:
    """Give the one id that a value stands for, by id, label or an unambiguous beginning.

    Raises:
        ArmutError: if it stands for none or for several.
    """
    found = meant(value, names)
    if len(found) == 1:
        return found[0]
    if found:
        raise ArmutError(
            msg("{what} “{value}” is ambiguous", what=what, value=value),
            msg("it may be: {choices}", choices=[_choice(id, names) for id in found]),
        )
    likely = nearest(value, names)
    choices = [_choice(id, names) for id in likely or list(names)[:_MOST]]
    raise ArmutError(
        msg("{what} “{value}” is unknown", what=what, value=value),
        msg("did you mean: {choices}", choices=choices)
        if likely
        else msg("there is: {choices}", choices=choices)
        if choices
        else msg("the register has none"),
    )


def _choice(id: str, names: Mapping[str, tuple[str, ...]]) -> str:
    label = names[id][0] if names[id] else id
    return id if label == id else f"{id} ({label})"


def _words(view: View, labels: Mapping[str, Message]) -> dict[str, tuple[str, ...]]:
    return {id: (view.words(label),) for id, label in labels.items()}


def _statuses(view: View) -> dict[str, tuple[str, ...]]:
    return {id: (view.status_label(id),) for id in view.register.alliance.statuses}


def _organisations(view: View) -> dict[str, tuple[str, ...]]:
    return {
        id: (view.organisation(id), view.organisation(id, full=True))
        for id in view.register.alliance.organisations
    }


def _groups(view: View) -> dict[str, tuple[str, ...]]:
    return {id: (group.name,) for id, group in view.register.groups.items()}


def _goals(view: View) -> dict[str, tuple[str, ...]]:
    return {id: (view.goal(id),) for id in view.register.alliance.goals}


def _processes(view: View) -> dict[str, tuple[str, ...]]:
    return {id: (view.process(id),) for id in view.register.alliance.processes}


def _one(id: str | None) -> tuple[str, ...]:
    return (id,) if id else ()


FACETS: dict[str, Facet] = {
    facet.name: facet
    for facet in (
        Facet("status", msg("status"), lambda _, m: _one(m.status), _statuses),
        Facet("kind", msg("kind of status"), lambda v, m: (v.kind(m),), lambda v: _words(v, KINDS)),
        Facet("lead", msg("lead"), lambda _, m: _one(m.lead), _organisations),
        Facet(
            "partner",
            msg("partner"),
            lambda _, m: [partner.organisation for partner in m.partners],
            _organisations,
        ),
        Facet("group", msg("group"), lambda _, m: m.groups, _groups),
        Facet("goal", msg("goal"), lambda _, m: m.goals, _goals),
        Facet(
            "origin",
            msg("origin"),
            lambda _, m: _one(m.origin.kind if m.origin else None),
            lambda v: _words(v, ORIGINS),
        ),
        Facet("district", msg("district"), lambda _, m: m.districts, lambda _: {}),
        Facet(
            "process",
            msg("process"),
            lambda _, m: _one(m.bundled_into.process if m.bundled_into else None),
            _processes,
        ),
    )
}
"""All facets by name, in the order of the command line."""


def resolve_facet(view: View, value: str) -> Facet:
    """Give the facet that a person names, by word or heading.

    Raises:
        ArmutError: if it is unknown; it names the nearest.
    """
    names = {name: (view.words(facet.label), f"{name}s") for name, facet in FACETS.items()}
    return FACETS[resolve(value, names, msg("field"))]
