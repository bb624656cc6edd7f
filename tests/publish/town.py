"""A small register that has a bit of everything, and what tests of reports share."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from armut_cli.lang.words import Words
from armut_cli.publish.handout import handout
from armut_cli.publish.news import Item, News, Part
from armut_cli.publish.report import Provenance, render
from armut_cli.query.view import View
from armut_cli.text.load import load

if TYPE_CHECKING:
    from armut_cli.publish.escape import Format

TODAY = date(2026, 11, 1)
PROVENANCE = Provenance(date=TODAY, command="armut report", commit="0123abc")
GOLDEN = Path(__file__).parent / "golden"

FILES = {
    "armut.yaml": """
name: Bündnis für Musterstadt
place: Musterstadt
language: de
contact: buendnis@example.org
organisations:
  jobcenter: {name: Jobcenter Musterstadt, short: Jobcenter, kind: administration}
  sozialamt: {name: Sozialamt, kind: administration}
processes:
  konzept: {title: Beratungskonzept, lead: sozialamt}
published:
  - {label: Vorschläge insgesamt, count: 4, source: https://example.org/presse}
sources: [Beschluss des Rates vom 01.02.2025]
""",
    "groups/alter.yaml": "name: Armut im Alter\n",
    "measures/M-01.yaml": """
title: Besuchsdienste ausweiten
summary: Mehr Menschen sollen zu Hause besucht werden.
status: active
lead: sozialamt
groups: [alter]
end: 2026-Q3
milestones:
  - {title: Konzept, due: 2026-03, done: 2026-02-17}
  - {title: Start in Oberstadt, due: 2026-12}
updates:
  - {date: 2026-05-02, text: Das Konzept liegt vor., by: sozialamt}
""",
    "measures/M-02.yaml": """
title: Beratung bündeln
status: bundled
bundled_into: {process: konzept}
""",
    "measures/M-03.yaml": """
title: Mittagstisch einrichten
status: deferred
status_reason: Die Mittel fehlen.
unpublished: [lead, groups]
""",
    "measures/M-04.yaml": """
title: Lotsen ausbilden
status: active
lead: jobcenter
ongoing: true
blocker: {reason: Eine Stelle ist nicht besetzt.}
updates:
  - {date: 2026-10-20, text: Läuft., by: jobcenter}
""",
    "measures/M-05.yaml": """
title: Fahrkarten verbilligen
status: erfunden
unpublished: [updates]
""",
}


def view(files: dict[str, str] | None = None, language: str = "en") -> View:
    """Load a register and look at it on a fixed day."""
    texts = FILES if files is None else files
    register = load({path: text.encode() for path, text in texts.items()})
    return View(register, TODAY, Words("de" if language == "de" else "en"))


def report(files: dict[str, str] | None = None, format: Format = "md", **options: object) -> str:
    """Make a report of all measures of a register."""
    seen = view(files)
    return render(seen, seen.measures, format=format, provenance=PROVENANCE, **options)  # type: ignore[arg-type]  # options of render


def golden(name: str, text: str) -> None:
    """Compare a text with a file; ``UPDATE_GOLDEN=1`` in the environment rewrites the file."""
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN") == "1":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")


MEETING = {
    **FILES,
    "groups/alter.yaml": """
name: Armut im Alter
moderation: [sozialamt]
meetings:
  - {date: 2026-09-03, decisions: [Besuche beginnen in Oberstadt]}
  - {date: 2026-11-05, title: Herbsttreffen, place: Rathaus}
""",
    "measures/M-10.yaml": """
title: Neu
status: review
groups: [alter]
statements: [{by: sozialamt, requested: 2026-08-01}]
recommendation: {verdict: feasible}
""",
    "measures/M-11.yaml": """
title: Führungslos
status: planned
groups: [alter]
blocker: {reason: Die Stelle fehlt., needs: Eine Stelle}
""",
    "measures/M-12.yaml": "title: Fertig\nstatus: done\ngroups: [alter]\n",
}
"""The same with a group that meets and measures that need decisions."""


def leaflet(format: Format = "md", files: dict[str, str] | None = None, **options: object) -> str:
    """Make the handout of the group ``alter``."""
    seen = view(MEETING if files is None else files)
    group = seen.register.groups["alter"]
    return handout(seen, group, format, provenance=PROVENANCE, **options)  # type: ignore[arg-type]  # options of handout


def told(*facts: str) -> News:
    """Give news of one measure."""
    return News("One measure has changed.", [Part("Finished", [Item("M-01 Eins", [*facts])])])
