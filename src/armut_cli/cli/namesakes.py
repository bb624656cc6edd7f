"""Records of one id: which files they are, which of them came last, and who means which."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from armut_cli.check.renaming import uses
from armut_cli.cli.editing import read_file, record_path
from armut_cli.model.message import ArmutError, msg
from armut_cli.model.register import id_of
from armut_cli.store.lineage import birth, side, twins, unfinished, writer
from armut_cli.text.conflict import sides
from armut_cli.text.decode import Unreadable, decode
from armut_cli.text.load import FOLDERS

if TYPE_CHECKING:
    from armut_cli.check.renaming import Use
    from armut_cli.cli.session import Session
    from armut_cli.store.git import Repository
    from armut_cli.store.lineage import Birth


class Record(NamedTuple):
    """A measure or group as a file holds it, alone or as one of two texts that git has left."""

    path: str
    raw: bytes
    whole: bytes
    """All that the file holds."""
    birth: Birth | None

    @property
    def id(self) -> str:
        """The id, as the program knows it."""
        return id_of(self.path)


class Namesakes(NamedTuple):
    """A record that gets another id, and those that keep theirs, which is the same or alike."""

    moved: Record
    stay: tuple[Record, ...]

    @property
    def folder(self) -> str:
        """Where they lie: ``measures`` or ``groups``."""
        return self.moved.path.partition("/")[0]


class Uses(NamedTuple):
    """The fields that refer to a record, file by file: those that follow, those in doubt."""

    following: dict[str, list[Use]]
    doubtful: list[Use]


def namesakes(session: Session, word: str) -> Namesakes:
    """Find the record that a person means; of several with one id the one that came last.

    Args:
        session: the call.
        word: an id or title, or a file.

    Raises:
        ArmutError: if there is none, or if it is one record with two versions.
    """
    files = [it for it in session.checked_register.texts if it.partition("/")[0] in FOLDERS]
    named = _file(session, word, files)
    alike = [it for it in files if _alike(it, named or f"/{word}.")]
    path = named or (alike[0] if alike else record_path(session, word))
    alike = [it for it in files if _alike(it, path)] or [path]
    repository = _repository(session)
    if len(alike) == 1:
        records = _texts(session, repository, path)
    else:
        raw = {it: read_file(session, it) for it in sorted(alike)}
        records = [Record(it, raw[it], raw[it], _birth(repository, it)) for it in raw]
    pointed = [it for it in records if it.path == named] if len(alike) > 1 else []
    moved = pointed[0] if pointed else max(records, key=lambda it: _age(it, records))
    return Namesakes(moved, tuple(it for it in records if it is not moved))


def references(session: Session, found: Namesakes) -> Uses:
    """Give who refers to a record that gets another id.

    Where another one keeps the same id, git says which was meant: the one that came on the
    line of work on which the reference was written.
    """
    own = {it.path for it in (found.moved, *found.stay)}
    rivals = [it for it in found.stay if it.id == found.moved.id]
    repository = _repository(session)
    result = Uses({}, [])
    for path, text in session.checked_register.texts.items():
        for use in uses(path, text, found.folder, found.moved.id) if path not in own else ():
            meant = _meant(repository, path, use, found, rivals) if rivals else found.moved
            if meant is found.moved:
                result.following.setdefault(path, []).append(use)
            elif meant is None:
                result.doubtful.append(use)
    return result


def _meant(
    repository: Repository | None, path: str, use: Use, found: Namesakes, rivals: list[Record]
) -> Record | None:
    if repository is None:
        return None
    records = [found.moved, *rivals]
    commit = writer(repository, path, use.place.line)
    if commit is None:  # what git still has to commit comes from the other side
        commit = _coming(repository, path, use, found)
    number = side(repository, commit, [it.birth for it in records]) if commit else None
    return None if number is None else records[number]


def _coming(repository: Repository, path: str, use: Use, found: Namesakes) -> str | None:
    other = unfinished(repository)
    try:
        text = repository.text("show", f"{other}:./{path}") if other else ""
    except ArmutError:
        return None
    there = {it.data for it in uses(path, text, found.folder, found.moved.id)}
    return repository.revision(other) if other and use.data in there else None


def _file(session: Session, word: str, files: list[str]) -> str:
    """Give the file that a word names, as seen from the register or from here; else nothing."""
    here = Path.cwd() / word
    root = session.root.resolve()
    seen = here.relative_to(root).as_posix() if here.is_relative_to(root) else ""
    return next((it for it in (word, seen) if it in files), "")


def _alike(path: str, other: str) -> bool:
    """Say whether two files have the same id, capitals apart, in one folder (if any is named)."""
    folder = other.partition("/")[0]
    same = id_of(path).casefold()
    wanted = id_of(other).casefold()
    return same == wanted and folder in ("", path.partition("/")[0])


def _texts(session: Session, repository: Repository | None, path: str) -> list[Record]:
    """Give the record of a file, or the two of which git has left the texts in it."""
    raw = read_file(session, path)
    try:
        parts = sides(decode(path, raw))
    except Unreadable:
        parts = None
    if parts is None:
        return [Record(path, raw, raw, None)]
    births = twins(repository, path) if repository is not None else None
    if births is None:
        raise ArmutError(
            msg("{file} holds two versions of one record, not two records", file=path),
            msg("keep what is right of both: armut validate {file} shows where", file=path),
        )
    return [Record(path, it.encode(), raw, born) for it, born in zip(parts, births, strict=True)]


def _age(record: Record, records: list[Record]) -> tuple[bool, int, int]:
    """Give what is greatest for the one that came last; what is not committed came last."""
    born = record.birth
    return born is None, born.when if born else 0, records.index(record)


def _birth(repository: Repository | None, path: str) -> Birth | None:
    if repository is None:
        return None
    other = unfinished(repository)
    return birth(repository, path, "HEAD", *([other] if other else []))


def _repository(session: Session) -> Repository | None:
    try:
        repository = session.repository
        repository.head()
    except ArmutError:
        return None  # without git, and without a commit, nothing is known of before
    return repository
