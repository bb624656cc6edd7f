"""What the public may know of the versions of measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from armut_cli.publish.earlier import public_version
from armut_cli.store.history import history, renames
from armut_cli.text.load import ALLIANCE, load

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from armut_cli.cli.session import Session
    from armut_cli.cli.state import State
    from armut_cli.model.alliance import Alliance
    from armut_cli.model.measure import Measure
    from armut_cli.model.register import Register
    from armut_cli.store.history import Version


def public_versions(
    session: Session,
    state: State,
    versions: Mapping[str, Sequence[tuple[Version, Register]]],
) -> dict[str, list[tuple[Version, Measure]]]:
    """Give versions of measures as the public edition may know them, by id.

    Args:
        session: the call.
        state: the state that is looked at; its view is that of its public edition.
        versions: for the id of a measure of that edition its versions until then, each with a
            register that holds it alone.
    """
    alliances = _alliances(session, state.commit or "HEAD")
    seen = state.view.register
    known = {"measures": seen.measures.keys(), "groups": seen.groups.keys()}
    shown: dict[str, list[tuple[Version, Measure]]] = {id: [] for id in versions}
    for id, found in versions.items():
        for version, register in found:
            then = replace(register, alliance=alliances[version.commit])
            measure = public_version(then, id, session.public_today, known)
            if measure is not None:
                shown[id].append((version, measure))
    return shown


def path_then(session: Session, state: State, id: str) -> str:
    """Give the path that a measure of a state's view had in that state.

    A public edition of the past knows it by its id of today.
    """
    if not session.public or state.commit is None:
        return state.register.paths["measures", id]
    path = session.present.paths["measures", id]
    return renames(session.repository, state.commit).get(path, path)


def _alliances(session: Session, until: str) -> dict[str, Alliance]:
    """Give for every commit the alliance's file of then."""
    repository = session.repository
    changed = {it.commit: it.oid for it in history(repository, ALLIANCE, until) if it.oid}
    contents = repository.read(changed.values())
    found: dict[str, Alliance] = {}
    present = load({}).alliance
    walk = repository.text("rev-list", "--first-parent", "--reverse", until, "--")
    for commit in walk.split():
        if commit in changed:
            present = load({ALLIANCE: contents[changed[commit]]}).alliance
        found[commit] = present
    return found
