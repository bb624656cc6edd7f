"""A symbol for each kind of status, beside the word in terminals and reports alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from armut_cli.model.alliance import StatusKind
    from armut_cli.query.state import Lateness

SYMBOLS: dict[StatusKind, str] = {
    "proposed": "○",
    "review": "◔",
    "planned": "◑",
    "active": "●",
    "done": "✓",
    "bundled": "◆",
    "deferred": "‖",
    "rejected": "✗",
    "unknown": "·",
}
"""Shapes, so that nobody needs the colour; all stand in common terminal fonts."""

LATENESS_SYMBOLS: dict[Lateness, str] = {"overdue": "!", "soon": "›", "on-time": "", "undated": ""}
"""Shapes for the second axis; what is in order has none."""
