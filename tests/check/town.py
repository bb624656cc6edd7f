"""The register of the examples as text, and how a test checks a change of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armut_cli.check.check import check
from armut_cli.check.example import DAY, FILES, OWN
from armut_cli.text.load import load

if TYPE_CHECKING:
    from collections.abc import Mapping

    from armut_cli.model.place import Problem

MEASURE = "title: Stadtteilservices ausweiten\nstatus: vorgeschlagen\n"


def found(
    own: str = MEASURE, files: Mapping[str, str] | None = None, **changes: str
) -> tuple[Problem, ...]:
    """Check the register of the examples with a measure, other files and changed pieces.

    Args:
        own: the text of measures/M-01.yaml.
        files: path to text of further files, in place of those that are there.
        changes: piece of armut.yaml (up to the colon) to what is put behind it.
    """
    texts = {**FILES, OWN: own, **(files or {})}
    for field, lines in changes.items():
        texts["armut.yaml"] += f"{field}: {lines}\n"
    return check(load({path: text.encode() for path, text in texts.items()}), DAY)


def rules(own: str = MEASURE, files: Mapping[str, str] | None = None, **changes: str) -> list[str]:
    """Give the rules that a measure breaks."""
    return [problem.rule for problem in found(own, files, **changes)]
