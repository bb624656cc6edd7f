"""What commands ask of the history: an older state, and a measure's versions."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from armut_cli.cli.day import iso_day
from armut_cli.cli.public import path_then, public_versions
from armut_cli.cli.state import State
from armut_cli.model.message import ArmutError, msg
from armut_cli.query.changes import Change, changes, recount, shifted
from armut_cli.query.changes_base import with_unchanged
from armut_cli.query.changes_dates import slips
from armut_cli.query.meetings import last_meeting
from armut_cli.query.story import Past
from armut_cli.query.view import View
from armut_cli.store import moment, tree
from armut_cli.store.history import Version, first_commit, history, renames, versions
from armut_cli.text.load import ALLIANCE, load

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from armut_cli.cli.session import Session
    from armut_cli.model.measure import Measure
    from armut_cli.model.register import Register

_DAYS = 90


def state_now(session: Session) -> State:
    """Give the register that the call looks at."""
    commit = session.commit if session.at else None
    return State(session.checked_register, session.view, commit, "")


def state_at(session: Session, when: str) -> State:
    """Give the whole register as of a date, a revision or a meeting."""
    commit = session.resolve(when)
    register = load(tree.files(session.repository, commit))
    return State(register, _view(session, register, commit), commit, _name(session, when, commit))


def state_before(session: Session, after: State, since: str | None, *, exact: bool) -> State:
    """Give the state from which on changes are asked for; only what differs is read.

    Args:
        session: the call.
        after: the newer state.
        since: a date, a revision or a meeting; the last meeting of the steering team if left
            out, else 90 days ago, else the register's first commit.
        exact: take ``since`` as it is; else the commit at which the newer state parted from it.
    """
    repository = session.repository
    if since is None:
        commit, name = _default(session)
    else:
        commit = session.resolve(since)
        name = _name(session, since, commit)
    if not exact:
        commit = repository.parting(commit, after.commit or "HEAD")
    register = _older(session, after.register, commit)
    return State(register, _view(session, register, commit), commit, name)


def times_put_off(session: Session, ids: Iterable[str], after: State) -> dict[str, dict[str, int]]:
    """Count for measures how often their dates were put off until a state, by ``date_key``."""
    register = after.register
    paths = {path_then(session, after, id): id for id in ids}
    repository = session.repository
    found = versions(repository, paths, after.commit or "HEAD")
    # The last version is what is read already, as long as nothing is uncommitted.
    present = repository.oids({path: register.texts[path].encode() for path in paths})
    for path, entries in found.items():
        if entries and entries[-1].oid == present[path]:
            entries.pop()
    contents = repository.read(
        version.oid for entries in found.values() for version in entries if version.oid
    )
    read = {id: _read(found[path], contents) for path, id in paths.items()}
    counted = {}
    for id, known in _shown(session, after, read).items():
        past = slips([*(measure for _, measure in known), after.view.register.measures[id]])
        counted[id] = {key: slip.times for key, slip in past.items()}
    return counted


def past_of(session: Session, id: str) -> list[Past]:
    """Give a measure as the commits left it, oldest first, and as it lies there uncommitted."""
    state, repository = state_now(session), session.repository
    path = path_then(session, state, id)
    found = history(repository, path, session.commit or "HEAD")
    contents = repository.read(version.oid for version in found if version.oid)
    shown = _shown(session, state, {id: _read(found, contents)})
    past = [Past(version.day, version.commit, measure) for version, measure in shown[id]]
    if session.at is None and path in repository.dirty():
        past.append(Past(session.today, None, session.register.measures[id]))
    return past


def _shown(
    session: Session, state: State, read: dict[str, list[tuple[Version, Register]]]
) -> dict[str, list[tuple[Version, Measure]]]:
    """Give the versions of measures that the person may see."""
    if session.public:
        return public_versions(session, state, read)
    return {
        id: [
            (version, measure)
            for version, register in versions
            for measure in register.measures.values()
        ]
        for id, versions in read.items()
    }


def changes_since(
    session: Session,
    before: State,
    after: State,
    measures: Container[str] | None = None,
    groups: Container[str] | None = None,
) -> list[Change]:
    """Give what has changed between two states; dates put off know how often they were.

    Args:
        session: the call.
        before: the older state, of a commit.
        after: the newer state.
        measures: the ids that are asked for; None for all.
        groups: as measures.
    """
    assert before.commit is not None  # only the newer state can be that of the worktree
    renamed = renames(session.repository, before.commit, after.commit)
    found = changes(before.view, after.view, renamed=renamed, measures=measures, groups=groups)
    late = shifted(found)
    times = times_put_off(session, late, after) if late else {}
    return recount(found, before.view, after.view, times, renamed) if late else found


def _view(session: Session, register: Register, commit: str) -> View:
    shown = session.edition(register, commit) if session.public else register
    return View(shown, session.today, session.words)


def _older(session: Session, now: Register, commit: str) -> Register:
    repository = session.repository
    blobs = tree.blobs(repository, commit)
    present = repository.oids({path: text.encode() for path, text in now.texts.items()})
    unchanged = {path for path, oid in blobs.items() if present.get(path) == oid}
    wanted = {
        path: oid
        for path, oid in blobs.items()
        if path == ALLIANCE or not (path in unchanged or path.startswith("templates/"))
    }
    contents = repository.read(wanted.values())
    return with_unchanged(
        load({path: contents[oid] for path, oid in wanted.items()}), now, unchanged
    )


def _read(found: Sequence[Version], contents: dict[str, bytes]) -> list[tuple[Version, Register]]:
    """Give versions each with a register that holds it alone; those that took it away are out."""
    return [
        (version, load({f"measures/{version.path.rpartition('/')[2]}": contents[version.oid]}))
        for version in found
        if version.oid
    ]


def _default(session: Session) -> tuple[str, str]:
    words = session.words
    days = [session.today - timedelta(days=_DAYS)]
    for group in session.register.groups.values():
        meeting = last_meeting(group, session.today) if group.kind == "steering" else None
        if meeting:
            days.insert(0, meeting.date.last)
    for day in days:
        try:
            return moment.resolve(session.repository, day.isoformat()), words.day(day)
        except ArmutError:
            continue  # the history is younger than that day
    first = first_commit(session.repository)
    commit = first or session.repository.head()
    day = session.repository.day(commit)
    return commit, words(msg("{day}, the beginning of the history", day=words.day(day)))


def _name(session: Session, when: str, commit: str) -> str:
    """Give what people call a moment: the day, or the revision with its day."""
    words = session.words
    if when.startswith("meeting:"):
        return words(msg("the meeting: {day}", day=words.day(session.repository.day(commit))))
    try:
        return words.day(date.fromisoformat(iso_day(when)))
    except ValueError:
        day = words.day(session.repository.day(commit))
        return words(msg("revision {when} ({day})", when=when, day=day))
