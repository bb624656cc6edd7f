"""Mends that cannot change a meaning: bytes of files in, bytes out. Writes nothing.

What Problems carry as fixes is done as long as there is any, then the line ends and blanks
are put in order. Whatever a mend does to the data beyond what it says, it is not made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from armut_cli.check.check import check
from armut_cli.model.place import Place, Problem
from armut_cli.text.change import same
from armut_cli.text.decode import BOM, Unreadable, decode
from armut_cli.text.edit import apply
from armut_cli.text.load import load, reload
from armut_cli.text.nodes import Unparsable
from armut_cli.text.read import parse
from armut_cli.text.tidy import tidy, transcode
from armut_cli.text.yaml import load as read

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    from armut_cli.model.message import Message
    from armut_cli.model.place import DataPath
    from armut_cli.model.register import Register

_PASSES = 1_000
"""So many mistakes that hide each other are mended in one go; of a file that has more, some."""

_KEY = "unknown-key"


class Step(NamedTuple):
    """One thing that was mended, and where it stood."""

    place: Place
    done: Message


class Fixed(NamedTuple):
    """A file before and after: bytes, text without a byte-order mark, and what was done."""

    path: str
    old: bytes
    new: bytes
    before: str
    after: str
    steps: tuple[Step, ...]


def fix(
    files: Mapping[str, bytes], today: date, *, paths: Collection[str] | None = None
) -> list[Fixed]:
    """Give the files in which something can be mended, in their order.

    Args:
        files: all files of a register, path to content.
        today: the day on which lateness is judged.
        paths: the files that may be changed; None for all.
    """
    register = load(files)
    wanted = {path for path in files if paths is None or path in paths}
    drafts: dict[str, Draft] = {}
    for problem in register.problems:
        path = problem.place.path
        if path in wanted and (draft := _opened(path, files[path])) is not None:
            drafts[path] = draft
    changed = set(drafts)
    for _ in range(_PASSES):
        register = reload(register, {path: drafts[path].raw for path in changed})
        changed = set()
        for path, problems in _carried(register, today, wanted).items():
            draft = drafts.get(path) or Draft(path, files[path])
            if draft.mend(problems):
                drafts[path] = draft
                changed.add(path)
        if not changed:
            break
    broken = {problem.place.path for problem in register.problems}
    for path in wanted & register.texts.keys() - broken:
        draft = drafts.get(path) or Draft(path, files[path])
        if draft.tidy():
            drafts[path] = draft
    return [drafts[path].fixed(files[path]) for path in files if path in drafts]


def _carried(register: Register, today: date, paths: set[str]) -> dict[str, list[Problem]]:
    """Give the Problems with fixes of files that can be read, file by file."""
    broken = {problem.place.path for problem in register.problems}
    found: dict[str, list[Problem]] = {}
    for problem in check(register, today, paths=paths - broken):
        if problem.fix:
            found.setdefault(problem.place.path, []).append(problem)
    return found


class Draft:
    """A file that is being mended."""

    def __init__(self, path: str, raw: bytes) -> None:
        self.path = path
        self.bom = BOM if raw.startswith(BOM.encode()) else ""
        self.before = self.text = raw.decode("utf-8").removeprefix(BOM)
        self.steps: list[Step] = []

    @property
    def raw(self) -> bytes:
        """The content as it is now."""
        return (self.bom + self.text).encode()

    def mend(self, problems: Sequence[Problem]) -> bool:
        """Carry out the fixes of a file that can be read; tell whether any could be."""
        data = parse(self.path, self.text)
        alone = [it for it in problems if not _rivals(it, problems)]
        for group in (alone, *([problem] for problem in alone)):
            text = apply(self.text, (edit for problem in group for edit in problem.fix))
            if text == self.text:
                continue
            try:
                as_meant = _differs_as_meant(data, parse(self.path, text), group)
            except Unreadable:
                continue
            if as_meant:
                self.text = text
                self.steps += [Step(problem.place, problem.message) for problem in group]
                return True
        return False

    def open(self) -> bool:
        """Mend what keeps the file from being read, one after the other; tell whether it is."""
        problem = _obstacle(self.path, self.text)
        for _ in range(_PASSES):
            if problem is None or not problem.fix:
                break
            text = apply(self.text, problem.fix)
            after = _obstacle(self.path, text)
            if after is not None and not _is_further(after, problem):
                break
            self.text = text
            self.steps.append(Step(problem.place, problem.message))
            problem = after
        return problem is None

    def tidy(self) -> bool:
        """Put in order what carries no meaning; tell whether anything was."""
        done = tidy(self.path, self.text)
        for step in done:
            self.text = step.text
            self.steps.append(Step(Place(self.path, step.line, 1, step.line, 1), step.done))
        return bool(done)

    def fixed(self, old: bytes) -> Fixed:
        """Give what has become of the file."""
        return Fixed(self.path, old, self.raw, self.before, self.text, tuple(self.steps))


def _opened(path: str, raw: bytes) -> Draft | None:
    """Mend a file that cannot be read; None if nothing is sure."""
    try:
        decode(path, raw)
    except Unreadable:
        text = transcode(path, raw)
        if text is None:
            return None
        draft = Draft(path, text.text.encode())
        draft.steps.append(Step(Place(path), text.done))
        # Whether the encoding was guessed well shows in the whole being YAML.
        return draft if draft.open() else None
    draft = Draft(path, raw)
    draft.open()
    return draft if draft.steps else None


def _obstacle(path: str, text: str) -> Problem | None:
    """Give what keeps a text from being read."""
    try:
        parse(path, text)
    except Unreadable as error:
        return error.problem
    return None


def _is_further(problem: Problem, before: Problem) -> bool:
    """Tell whether a fix has led to the next mistake, and not to the same one again."""
    here, there = ((it.place.line, it.place.column) for it in (problem, before))
    return here > there or problem.rule != before.rule


def _rivals(problem: Problem, problems: Iterable[Problem]) -> bool:
    """Tell whether another key wants to become the same one."""
    return problem.rule == _KEY and any(
        other.rule == _KEY
        and other.data != problem.data
        and other.data[:-1] == problem.data[:-1]
        and other.fix[0].text == problem.fix[0].text
        for other in problems
    )


def _differs_as_meant(old: Any, new: Any, problems: Iterable[Problem]) -> bool:
    """Tell whether data differ only in keys that were renamed and numbers that became text."""
    # The innermost first: outer keys that are renamed, too, lead to them.
    for problem in sorted(problems, key=lambda it: len(it.data), reverse=True):
        old = _mended(old, problem.data, problem)
    return same(old, new)


def _mended(data: Any, way: DataPath, problem: Problem) -> Any:
    """Give data as they are after a fix."""
    if not way:
        text = problem.fix[0].text.strip("\"'")
        return text if _stands_for(text, data) else data
    step, rest = way[0], way[1:]
    if isinstance(data, list) and isinstance(step, int):
        return [*data[:step], _mended(data[step], rest, problem), *data[step + 1 :]]
    if not rest and problem.rule == _KEY:
        new = problem.fix[0].text
        return {new if key == step else key: value for key, value in data.items()}
    return {**data, step: _mended(data[step], rest, problem)}


def _stands_for(text: str, value: Any) -> bool:
    """Tell whether a text without quotes is read as the value."""
    try:
        return same(read(text), value)
    except Unparsable:
        return False
