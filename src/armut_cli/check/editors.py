"""What editors get: the JSON Schema with words beside every value, and VS Code's settings.

A pure function of the register; the settings are texts in and texts out.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from armut_cli.check.schema import Kind, schema
from armut_cli.model.alliance import Alliance
from armut_cli.model.message import msg
from armut_cli.model.register import Register
from armut_cli.model.span import PATTERN
from armut_cli.query.facets import GROUP_KINDS, KINDS, ORIGINS, VERDICTS
from armut_cli.query.portrait import EVIDENCE
from armut_cli.text.jsonc import UnfitError, including, value_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from armut_cli.lang.words import Words
    from armut_cli.model.message import Message

SCHEMAS: dict[Kind, str] = {
    "measure": ".armut/schema/measure.schema.json",
    "group": ".armut/schema/group.schema.json",
    "alliance": ".armut/schema/alliance.schema.json",
}
"""Where the schema of each kind of file lies, from the register's folder."""

FILES: dict[Kind, tuple[str, ...]] = {
    "measure": ("measures/*.yaml", "measures/*.yml"),
    "group": ("groups/*.yaml", "groups/*.yml"),
    "alliance": ("armut.yaml",),
}
"""The files of each kind."""

EXTENSION = "redhat.vscode-yaml"
"""The extension of VS Code that checks YAML against a schema."""

_ORGANISATIONS: dict[str, Message] = {
    "administration": msg("administration"),
    "company": msg("municipal company"),
    "welfare": msg("welfare organisation"),
    "association": msg("association"),
    "forum": msg("forum"),
    "other": msg("other kind"),
}
_VISIBILITY: dict[str, Message] = {
    "public": msg("anybody may read it"),
    "internal": msg("stays in the house"),
}
_LEVELS: dict[str, Message] = {
    "off": msg("is not checked"),
    "note": msg("is said, and never fails"),
    "warning": msg("is said, and fails with --strict"),
    "error": msg("fails"),
}
_LANGUAGES: dict[str, Message] = {"de": msg("German"), "en": msg("English")}
_TABLES = (
    *(KINDS, ORIGINS, VERDICTS, EVIDENCE),
    *(GROUP_KINDS, _ORGANISATIONS, _VISIBILITY, _LEVELS, _LANGUAGES),
)
_LABELS = {frozenset(labels): labels for labels in _TABLES}
"""The words for the values that the format itself fixes."""

_DATE = msg("no date: write 2026, 2026-Q3, 2026-09 or 2026-09-30")


def editor_schema(kind: Kind, register: Register | None, words: Words) -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of a kind of file as editors show it.

    Args:
        kind: which.
        register: its vocabulary becomes the values to choose from; without one, the built-in.
        words: the language of titles, descriptions and labels.
    """
    register = register or Register(alliance=Alliance(name=""))
    spoken = replace(register.alliance, language=words.language)
    made = schema(kind, replace(register, alliance=spoken), words.gettext)
    _tell(made, words)
    return made


def _tell(part: Any, words: Words) -> None:
    """Put words beside values and dates, here and in all that is within."""
    if isinstance(part, list):
        for inner in part:
            _tell(inner, words)
    if not isinstance(part, dict):
        return
    if part.get("pattern") == PATTERN:
        part["patternErrorMessage"] = words(_DATE)
    values = part.get("enum", [])
    labels = _LABELS.get(frozenset(values)) if isinstance(values, list) else None
    if labels:
        part.setdefault("enumDescriptions", [words(labels[value]) for value in values])
    for inner in list(part.values()):
        _tell(inner, words)


def vscode(files: Mapping[str, bytes]) -> dict[str, bytes | None]:
    """Give the settings that let VS Code check, complete and explain a register's files.

    Args:
        files: path to content of those that exist.

    Returns:
        Path to the content as it should be; None where only a person can see to it.
    """
    makers = {
        ".vscode/settings.json": _with_schemas,
        ".vscode/extensions.json": _with_extension,
    }
    made: dict[str, bytes | None] = {}
    for path, make in makers.items():
        try:
            made[path] = make(files.get(path, b"").decode()).encode()
        except (UnfitError, UnicodeDecodeError):
            made[path] = None
    return made


def by_hand(path: str) -> str:
    """Give what a person adds to a settings file that the program leaves alone, in one line."""
    text = vscode({})[path]
    assert text is not None  # a new file can always be made
    return json.dumps(json.loads(text), ensure_ascii=False)


def _with_schemas(text: str) -> str:
    for kind, path in SCHEMAS.items():
        text = including(text, ("yaml.schemas", path), FILES[kind])
    return text


def _with_extension(text: str) -> str:
    """Recommend the extension, unless somebody has said that they do not want it."""
    lists = (value_at(text, (key,)) for key in ("unwantedRecommendations", "recommendations"))
    named = [str(name).lower() for names in lists if isinstance(names, list) for name in names]
    return text if EXTENSION in named else including(text, ("recommendations",), (EXTENSION,))
