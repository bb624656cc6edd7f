"""Why a text is no YAML, in plain words and at the right place; only for texts that failed."""

from __future__ import annotations

from typing import Any

from armut_cli.model.message import msg
from armut_cli.model.place import Place, Problem


def diagnose(path: str, text: str, line: int, column: int, reason: str) -> Problem:
    """Name the cause of a text that the reader refused at ``line`` and ``column``."""
    del text
    return Problem(
        "broken-yaml",
        "error",
        Place(path, line, column, line, column + 1),
        msg("no valid YAML: {reason}", reason=reason),
    )


def odd_document(path: str, text: str, data: Any) -> Problem | None:
    """Say why the data is no mapping, or which tag stands in it; None if all is well."""
    del text
    if isinstance(data, dict):
        return None
    return Problem("not-a-mapping", "error", Place(path, 1, 1, 1, 2), msg("no fields"))
