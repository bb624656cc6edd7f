"""Two states of a small register, given as text, and what is said of their difference."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from armut_cli.lang.words import Words
from armut_cli.query.changes import Change, changes
from armut_cli.query.view import View
from armut_cli.text.load import load

if TYPE_CHECKING:
    from collections.abc import Mapping

TODAY = date(2026, 6, 1)
ALLIANCE = """\
name: Alliance
language: en
visibility: internal
statuses:
  proposed: {label: proposed, kind: proposed}
  planned: {label: to do, kind: planned}
  prepared: {label: in preparation, kind: active}
  active: {label: running, kind: active}
  done: {label: completed, kind: done}
  bundled: {label: bundled, kind: bundled}
  deferred: {label: on hold, kind: deferred}
  open: {label: not known, kind: unknown}
goals: {advice: {label: Better advice}}
organisations:
  jobcenter: {name: Jobcenter of the City, short: Jobcenter}
  social: {name: Social Office}
processes: {concept: {title: Advice concept}}
"""
ONE = "measures/M-01.yaml"
START = "title: Visits\nstatus: planned\n"


def view(files: Mapping[str, str] | None = None, today: date = TODAY) -> View:
    """Give a register with the files as a View."""
    texts = {"armut.yaml": ALLIANCE, "groups/age.yaml": "name: Old age\n", **(files or {})}
    raw = {path: text.encode() for path, text in texts.items()}
    return View(load(raw), today, Words("en"))


def compared(
    before: Mapping[str, str],
    after: Mapping[str, str],
    times: Mapping[str, Mapping[str, int]] | None = None,
) -> list[Change]:
    """Compare two states, given as files beside the alliance and a group."""
    return changes(view(before), view(after), times=times)


def told(before: str, after: str, kind: str = "", times: Mapping[str, int] | None = None) -> str:
    """Give what is said of one measure whose file gains other lines, a line for each fact.

    Args:
        before: the file's lines beside title and status.
        after: the same, later.
        kind: the kind that the change must have.
        times: how often its dates were put off.
    """
    found = compared({ONE: full(before)}, {ONE: full(after)}, {"M-01": times or {}})
    if kind:
        assert [change.kind for change in found] == [kind]
    return "\n".join(fact.text for change in found for fact in change.facts)


def full(lines: str) -> str:
    """Complete a measure's file."""
    title = "" if re.search("^title:", lines, re.MULTILINE) else "title: Visits\n"
    status = "" if re.search("^status:", lines, re.MULTILINE) else "status: planned\n"
    return f"{title}{status}{lines}\n"
