"""One call of the program: its global options, and the register they lead to."""

from __future__ import annotations

import os
import re
from copy import copy
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from armut_cli.cli.call import Call
from armut_cli.cli.day import iso_day, precise_day, this_day
from armut_cli.cli.language import FALLBACK, chosen_language, language
from armut_cli.cli.notices import uncommitted, unread
from armut_cli.cli.output import Output
from armut_cli.lang.words import Words
from armut_cli.model.message import ArmutError, msg
from armut_cli.query.facets import resolve
from armut_cli.query.meetings import last_meeting
from armut_cli.query.view import View
from armut_cli.store import moment, tree, worktree
from armut_cli.text.load import load

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from armut_cli.model.message import Message
    from armut_cli.model.register import Register
    from armut_cli.publish.earlier import Today
    from armut_cli.store.git import Repository


class Session:
    """What all commands share: options, register, language, day and output.

    Nothing is read before it is asked for, and nothing is read twice.
    """

    def __init__(
        self,
        *,
        register: Path | None = None,
        at: str | None = None,
        lang: str | None = None,
        today: str | None = None,
        color: str = "auto",
        quiet: bool = False,
        public: bool = False,
        call: Call | None = None,
    ) -> None:
        call = call or Call((), os.environ)
        environment = call.environment
        self.arguments = call.arguments
        self.start = register or Path(environment.get("ARMUT_REGISTER") or ".")
        self.at = iso_day(at) if at is not None else None
        self.asked_language = lang
        self.quiet = quiet
        self.public = public
        self.environment = environment
        self._today = today
        self._has_said_uncommitted = False
        self.output = Output(color, environment)

    @cached_property
    def root(self) -> Path:
        """The register's folder."""
        return worktree.find(self.start)

    @cached_property
    def register(self) -> Register:
        """The register, or its public edition; what cannot be read is said on stderr."""
        self._say_unread(self.checked_register)
        if self.public:
            return self.edition(self.checked_register, self.commit if self.at else None)
        return self.checked_register

    @cached_property
    def checked_register(self) -> Register:
        """The register, read once; for commands that say themselves what cannot be read."""
        if self.at is None:
            return self.present
        register = load(self._past)
        if self.commit == self.repository.head():  # else nobody expects them to be counted
            self.say_uncommitted(counted=False)
        return register

    @cached_property
    def present(self) -> Register:
        """All of the register as it is now."""
        files = worktree.read(self.root)
        return load(files.contents, files.unreadable)

    @cached_property
    def public_today(self) -> Today:
        """The register as it is now, and what of it is public."""
        from armut_cli.publish.earlier import Today

        return Today(self.present)

    def edition(self, register: Register, commit: str | None) -> Register:
        """Give the public edition of a state.

        Args:
            register: all of the state.
            commit: the commit that it is from; None for the worktree.
        """
        if commit is None:
            return self.public_today.edition
        from armut_cli.publish.earlier import public_before
        from armut_cli.store.history import renames

        return public_before(register, self.public_today, renames(self.repository, commit))

    @cached_property
    def repository(self) -> Repository:
        """The git repository of the register."""
        from armut_cli.store.git import Repository

        return Repository.around(self.root)

    @cached_property
    def commit(self) -> str | None:
        """The commit that is looked at; None where there is no git."""
        if self.at is not None:
            return self.resolve(self.at)
        try:
            return self.repository.head()
        except ArmutError:
            return None

    @cached_property
    def templates(self) -> dict[str, str]:
        """The register's own templates, name to text; the public edition takes those of today."""
        if self.at is None or self.public:
            return worktree.read_templates(self.root)
        head = "templates/"
        return {
            path.removeprefix(head): content.decode("utf-8", "replace")
            for path, content in self._past.items()
            if path.startswith(head)
        }

    def resolve(self, when: str) -> str:
        """Give the commit of a date, a revision or a meeting (``meeting:GROUP[:DATE]``).

        Raises:
            ArmutError: if there is none; it says why.
        """
        if not when.startswith("meeting:"):
            return moment.resolve(self.repository, iso_day(when), suggest=not self.public)
        _, group, *day = when.split(":", 2)
        groups = (self.public_today.edition if self.public else self.present).groups
        named = resolve(group, {id: (g.name,) for id, g in groups.items()}, msg("group"))
        if day:
            return moment.resolve(self.repository, precise_day(day[0]).isoformat())
        today = precise_day(self._today) if self._today else this_day(self.environment)
        meeting = last_meeting(groups[named], today)
        if meeting is None:
            raise ArmutError(
                msg("{group} has not met yet", group=groups[named].name),
                msg("name a date: --at 2026-09-30"),
            )
        return moment.resolve(self.repository, meeting.date.last.isoformat())

    @cached_property
    def _past(self) -> dict[str, bytes]:
        assert self.commit is not None  # --at has resolved to one
        return tree.files(self.repository, self.commit)

    @cached_property
    def words(self) -> Words:
        """The language of the person."""
        chosen = chosen_language(self.asked_language, self.environment)
        return Words(chosen or self.checked_register.alliance.language)

    @cached_property
    def words_without_register(self) -> Words:
        """The language of the person where no register is asked."""
        return Words(chosen_language(self.asked_language, self.environment) or FALLBACK)

    @cached_property
    def words_of_anyone(self) -> Words:
        """The language of the person, with a register or without."""
        try:
            return self.words
        except ArmutError:
            return self.words_without_register

    @cached_property
    def report_words(self) -> Words:
        """The language of reports: the register's, unless asked for otherwise."""
        asked = self.asked_language
        return Words(language(asked) if asked else self.register.alliance.language)

    @cached_property
    def today(self) -> date:
        """The day on which lateness is judged: ``--today``, else the day that is looked at."""
        if self._today is not None:
            return precise_day(self._today)
        if self.at is None:
            return this_day(self.environment)
        if re.fullmatch(r"\d{4}-\d\d-\d\d", self.at):
            return precise_day(self.at)
        assert self.commit is not None  # --at has resolved to one
        return self.repository.day(self.commit)

    @cached_property
    def view(self) -> View:
        """The register as the person sees it."""
        return View(self.register, self.today, self.words)

    def in_report_language(self) -> Session:
        """Give the same call, speaking the language of reports."""
        twin = copy(self)
        twin.__dict__ |= {"words": self.report_words, "register": self.register}
        twin.__dict__.pop("view", None)
        return twin

    @property
    def exit_code(self) -> int:
        """1 if files could not be read, or only in part; else 0."""
        whole = self.checked_register
        return 1 if whole.problems or whole.flawed else 0

    def say(self, message: Message) -> None:
        """Say something beside the answer, unless the person wants it quiet."""
        if not self.quiet:
            self.output.error(self.words(message))

    def say_uncommitted(self, *, counted: bool) -> None:
        """Say once whether what is not committed yet is counted, if there is such a thing."""
        if self.quiet or self._has_said_uncommitted:
            return
        self._has_said_uncommitted = True
        dirty = self.repository.dirty()
        if dirty:
            self.say(uncommitted(len(dirty), counted=counted))

    def say_narrow(self, lost: Sequence[str]) -> None:
        """Say which columns of a table have no room in the terminal."""
        named = [column for column in lost if column]
        if named:
            self.say(msg("the terminal is too narrow for: {columns}", columns=named))

    def _say_unread(self, register: Register) -> None:
        paths = [problem.place.path for problem in register.problems]
        paths += [flawed.path for flawed in register.flawed]
        if not paths or self.quiet:
            return
        if self.public:
            self.say(unread(paths, public=True))
            return
        self.output.error(
            self.words(unread(paths, public=False)),
            head=self.words(msg("warning: ")),
            style="bold yellow",
        )
