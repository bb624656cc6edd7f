"""The colours of what is said on a terminal; never the only sign of a meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from armut_cli.model.alliance import StatusKind
    from armut_cli.query.state import Lateness

STATUS_STYLES: dict[StatusKind, str] = {
    "proposed": "",
    "review": "",
    "planned": "yellow",
    "active": "cyan",
    "done": "green",
    "bundled": "magenta",
    "deferred": "dim",
    "rejected": "dim",
    "unknown": "dim",
}
"""The colour of each kind of status."""

LATENESS_STYLES: dict[Lateness, str] = {
    "overdue": "bold red",
    "soon": "yellow",
    "on-time": "",
    "undated": "",
}
"""The colour of dates."""

LEVEL_STYLES = {"error": "bold red", "warning": "bold yellow", "note": "bold blue"}
"""The colour of each level of problems."""
