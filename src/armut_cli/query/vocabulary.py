"""All ids that a field can refer to, with what people call them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armut_cli.query.select import measure_names

if TYPE_CHECKING:
    from armut_cli.query.view import View


def names(view: View, vocabulary: str) -> dict[str, tuple[str, ...]]:
    """Give id to labels of one vocabulary, such as ``statuses`` or ``measures``."""
    alliance = view.register.alliance
    match vocabulary:
        case "statuses":
            return {id: (view.status_label(id),) for id in alliance.statuses}
        case "organisations":
            return {
                id: (view.organisation(id), view.organisation(id, full=True))
                for id in alliance.organisations
            }
        case "goals":
            return {id: (view.goal(id),) for id in alliance.goals}
        case "processes":
            return {id: (view.process(id),) for id in alliance.processes}
        case "groups":
            return {id: (group.name,) for id, group in view.register.groups.items()}
        case "measures":
            return measure_names(view)
    raise AssertionError(vocabulary)
