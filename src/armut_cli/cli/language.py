"""Which language the program speaks: asked for, set, the locale's, the register's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from armut_cli.lang.words import LANGUAGES
from armut_cli.model.message import ArmutError, msg
from armut_cli.store import worktree
from armut_cli.text.load import ALLIANCE, load

if TYPE_CHECKING:
    from collections.abc import Mapping

    from armut_cli.cli.call import Call
    from armut_cli.model.alliance import Language

FALLBACK: Language = "de"
"""The language where nothing says another: that of most people who use the program."""


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


def early_language(call: Call) -> Language:
    """Give the person's language before the command line is parsed.

    Raises:
        ArmutError: if one is asked for that the program does not speak.
    """
    chosen = chosen_language(call.option("--lang"), call.environment)
    if chosen:
        return chosen
    place = call.option("-C", "--register") or call.environment.get("ARMUT_REGISTER") or "."
    try:
        mark = worktree.find(Path(place)) / ALLIANCE
        return load({ALLIANCE: mark.read_bytes()}).alliance.language
    except (ArmutError, OSError):
        return FALLBACK
