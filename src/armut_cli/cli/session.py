"""One call of the program: its global options, and the register they lead to."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from armut_cli.cli.output import Output
from armut_cli.lang.words import LANGUAGES, Words
from armut_cli.model.message import ArmutError, msg, msgn
from armut_cli.model.span import Span
from armut_cli.query.view import View
from armut_cli.store import worktree
from armut_cli.text.load import load

if TYPE_CHECKING:
    from collections.abc import Mapping

    from armut_cli.model.alliance import Language
    from armut_cli.model.register import Register

_NAMED = 3


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
        environment: Mapping[str, str] = os.environ,
    ) -> None:
        self.start = register or Path(environment.get("ARMUT_REGISTER") or ".")
        self.at = at
        self.asked_language = lang
        self.quiet = quiet
        self.environment = environment
        self._today = today
        self.output = Output(color, environment)

    @cached_property
    def root(self) -> Path:
        """The register's folder."""
        return worktree.find(self.start)

    @cached_property
    def register(self) -> Register:
        """The register, read once; what cannot be read is said on stderr in one line."""
        files = worktree.read(self.root)
        register = load(files.contents, files.unreadable)
        self._say_unread(register)
        return register

    @cached_property
    def words(self) -> Words:
        """The language of the person."""
        chosen = chosen_language(self.asked_language, self.environment)
        return Words(chosen or self.register.alliance.language)

    @cached_property
    def report_words(self) -> Words:
        """The language of reports: the register's, unless asked for otherwise."""
        asked = self.asked_language
        return Words(language(asked) if asked else self.register.alliance.language)

    @cached_property
    def today(self) -> date:
        """The day on which lateness is judged: ``--today``, SOURCE_DATE_EPOCH, or today."""
        if self._today is not None:
            return precise_day(self._today)
        epoch = self.environment.get("SOURCE_DATE_EPOCH")
        if epoch and epoch.isdecimal():
            return datetime.fromtimestamp(int(epoch), UTC).date()
        return datetime.now().astimezone().date()

    @cached_property
    def view(self) -> View:
        """The register as the person sees it."""
        return View(self.register, self.today, self.words)

    @property
    def exit_code(self) -> int:
        """1 if the answer lacks files that could not be read, else 0."""
        return 1 if self.register.problems else 0

    def _say_unread(self, register: Register) -> None:
        paths = [problem.place.path for problem in register.problems]
        paths += [flawed.path for flawed in register.flawed]
        if not paths or self.quiet:
            return
        named = [*paths[:_NAMED], *(["…"] if len(paths) > _NAMED else [])]
        words = Words(
            chosen_language(self.asked_language, self.environment) or register.alliance.language
        )
        self.output.error(
            words(
                msgn(
                    "{n} file cannot be read or only in part: {paths}; see armut validate",
                    "{n} files cannot be read or only in part: {paths}; see armut validate",
                    len(paths),
                    paths=named,
                )
            )
        )


def language(value: str) -> Language:
    """Give the language that a person asks for.

    Raises:
        ArmutError: if the program does not speak it.
    """
    for known in LANGUAGES:
        if value.lower() == known:
            return known
    raise ArmutError(
        msg("language “{value}” is unknown", value=value),
        msg("there is: {choices}", choices=LANGUAGES),
    )


def chosen_language(asked: str | None, environment: Mapping[str, str]) -> Language | None:
    """Give the person's language: ``--lang``, ARMUT_LANG, the locale; None if none says so."""
    if asked or environment.get("ARMUT_LANG"):
        return language(asked or environment["ARMUT_LANG"])
    locale = next(
        (environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)),
        "",
    )
    return next((known for known in LANGUAGES if locale.lower().startswith(known)), None)


def precise_day(value: str) -> date:
    """Give the day that a person names, ``2026-09-30``.

    Raises:
        ArmutError: if it is no day of the calendar.
    """
    try:
        span = Span.parse(value)
    except ValueError:
        span = None
    if span is None or span.first != span.last:
        raise ArmutError(
            msg("“{value}” is no day", value=value),
            msg("write year, month and day: 2026-09-30"),
        )
    return span.first
