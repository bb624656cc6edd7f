"""The public edition of a call: of the register as it is, and of its past."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from armut_cli.publish.earlier import public_before, public_version
from armut_cli.publish.edition import public
from armut_cli.store.history import history, renames
from armut_cli.text.load import ALLIANCE, load

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from armut_cli.cli.past import State
    from armut_cli.cli.session import Session
    from armut_cli.model.alliance import Visibility
    from armut_cli.model.measure import Measure
    from armut_cli.model.register import Register
    from armut_cli.store.history import Version


def edition(session: Session, register: Register, commit: str | None) -> Register:
    """Give the public edition of a state.

    Args:
        session: the call.
        register: all of the state.
        commit: the commit that it is from; None for the worktree.
    """
    if commit is None:
        return public(register)
    return public_before(register, session.present, renames(session.repository, commit))


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
    defaults = _visibilities(session, state.commit or "HEAD")
    shown: dict[str, list[tuple[Version, Measure]]] = {id: [] for id in versions}
    for id, found in versions.items():
        today = _today(session, state, id)
        for version, register in found:
            alliance = replace(register.alliance, visibility=defaults[version.commit])
            then = replace(register, alliance=alliance)
            measure = public_version(then, today, state.view.register)
            if measure is not None:
                shown[id].append((version, measure))
    return shown


def _today(session: Session, state: State, id: str) -> Measure:
    """Give all of a measure as it is today; as it was at that state if it is gone since."""
    path = state.register.paths["measures", id]
    if state.commit is not None:
        since = renames(session.repository, state.commit)
        path = next((now for now, then in since.items() if then == path), path)
    now = session.present
    today = {now.paths["measures", it]: measure for it, measure in now.measures.items()}
    return today.get(path, state.register.measures[id])


def _visibilities(session: Session, until: str) -> dict[str, Visibility]:
    """Give for every commit what a record was then that did not say."""
    repository = session.repository
    changed = {it.commit: it.oid for it in history(repository, ALLIANCE, until) if it.oid}
    contents = repository.read(changed.values())
    found: dict[str, Visibility] = {}
    present: Visibility = "internal"
    walk = repository.text("rev-list", "--first-parent", "--reverse", until, "--")
    for commit in walk.split():
        if commit in changed:
            present = load({ALLIANCE: contents[changed[commit]]}).alliance.visibility
        found[commit] = present
    return found
