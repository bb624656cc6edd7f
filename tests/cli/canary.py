"""A register with a mark in every place that must stay in the house, and where to look for it."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pypdf

from tests.cli.canary_past import AGAIN, ALLIANCE_THEN, COST, EARLY, GONE, IDS, LATE, MARK, MOVED
from tests.history import History

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

_VOCABULARY = f"""\
# {MARK}: a comment
name: Bündnis Musterstadt
place: Musterstadt
language: de
visibility: DEFAULT
goals: {{beratung: {{label: Beratung}}}}
organisations:
  sozialamt: {{name: Sozialamt}}
  jugendamt: {{name: Jugendamt}}
  {MARK}-amt: {{name: {MARK} Amt, short: {MARK}}}
processes:
  konzept: {{title: Konzept, lead: sozialamt}}
  {MARK}-vorhaben: {{title: {MARK} Vorhaben, lead: {MARK}-amt, summary: {MARK}}}
"""

_INTERNAL = f"""\
title: {MARK} Geheim
summary: {MARK} Zusammenfassung
wording: {MARK}
description: {MARK}
groups: [{MARK}-gruppe, alter]
target_groups: [{MARK} Leute]
districts: [{MARK}dorf]
origin: {{kind: group, group: {MARK}-gruppe, date: 2025-01, source: {MARK}}}
statements: [{{by: {MARK}-amt, date: 2025-03-01, text: {MARK}, cost: {MARK}}}]
recommendation: {{verdict: feasible, reason: {MARK}, by: {MARK}-amt}}
decisions: [{{body: {MARK}, date: 2025-04-01, paper: {MARK}, result: {MARK}}}]
lead: {MARK}-amt
partners: [{{organisation: {MARK}-amt, role: {MARK}}}]
status: active
status_reason: {MARK}
bundled_into: {{process: {MARK}-vorhaben}}
end: 2026-01
milestones: [{{title: {MARK}, due: 2026-02, responsible: {MARK}-amt}}]
updates: [{{date: 2026-05-01, text: {MARK}, evidence: [{{title: {MARK}}}]}}]
evidence: [{{title: {MARK}, url: "https://example.org/{MARK}"}}]
offers: [{{name: {MARK}, provider: {MARK}}}]
blocker: {{reason: {MARK}, needs: {MARK}, from: {MARK}-amt}}
related: [M-01]
visibility: internal
sources: [https://example.org/{MARK}]
"""

_PUBLIC = f"""\
# {MARK}
title: Besuche ausweiten  # {MARK}
summary: Mehr Menschen werden besucht.
groups: [alter, {MARK}-gruppe]
goals: [beratung]
origin: {{kind: group, group: {MARK}-gruppe, date: 2025-03}}
statements: [{{by: jugendamt, requested: 2026-01-01, due: 2026-02-01}}]
decisions: [{{body: Rat, date: 2025-06-01, paper: VO/1/25}}]
lead: sozialamt
status: active
end: 2026-09
milestones: [{{title: Beginn, due: 2026-05}}]
updates:
  - {{date: 2026-05-02, text: Die Räume sind da., by: sozialamt}}
  - {{date: 2026-05-03, text: {MARK} nur intern, by: {MARK}-amt, visibility: internal}}
blocker: {{reason: Die Stelle fehlt., from: jugendamt}}
related: [{MARK}-massnahme, M-02]
visibility: public
internal: {{notes: {MARK}, contact: {MARK}@example.org, priority: 1}}
"""

FILES = {
    **LATE,
    "armut.yaml": _VOCABULARY.replace("DEFAULT", "public"),
    "groups/alter.yaml": f"""\
name: Armut im Alter
moderation: [sozialamt]
meetings: [{{date: 2026-03-20, decisions: [Weiter so]}}, {{date: 2026-09-10}}]
internal: {{notes: {MARK}, contact: {MARK}@example.org}}
""",
    f"groups/{MARK}-gruppe.yaml": f"""\
name: {MARK} Gruppe
kind: steering
remit: {MARK}
moderation: [{MARK}-amt]
members: [{MARK}-amt]
contact: {MARK}@example.org
meetings: [{{date: 2026-04-01, title: {MARK}, place: {MARK}, decisions: [{MARK}]}}]
offers: [{{name: {MARK}}}]
visibility: internal
""",
    "groups/steuerung.yaml": "name: Steuerung\nkind: steering\nmeetings: [{date: 2026-02-01}]\n",
    "measures/M-01.yaml": _PUBLIC,
    "measures/M-02.yaml": f"""\
title: Beratung bündeln
status: bundled
bundled_into: {{measure: {MARK}-massnahme}}
""",
    "measures/M-03.yaml": "title: C\nstatus: bundled\nbundled_into: {process: konzept}\n",
    f"measures/{MARK}-massnahme.yaml": _INTERNAL,
    # Read in part only: a slip of the pen makes nothing public.
    "measures/M-04.yaml": f"title: {MARK}\nstatus: active\nvisibility: intern\n",
    "measures/M-05.yaml": f"title: {MARK}\nstatus: active\nvisiblity: internal\n",
    "measures/M-06.yaml": f"""\
title: F
status: active
visibility: public
updates: [{{date: 2026-05-05, text: {MARK}, visibilty: internal}}]
""",
    # Not read at all.
    f"measures/{MARK}-kaputt.yaml": f"title: {MARK}\nstatus: [\n",
    "groups/zerbrochen.yaml": f"name: '{MARK}\n",
    # Public once, internal today; M-07 has another name today.
    "measures/M-08.yaml": f"title: {MARK}\nstatus: active\nvisibility: internal\n" + "#\n" * 40,
    "measures/M-09.yaml": f"title: {MARK}\nstatus: active\nvisibility: internal\n",
    "measures/M-11.yaml": """\
title: Elf
status: active
updates:
  - {date: 2026-04-04, text: Bleibt öffentlich.}
  - {date: 2026-04-05, text: Neu gefasst., visibility: internal}
""",
    "templates/status.md.j2": (
        "# {{ alliance.name }}\n{{ headline }}{{ changes.headline }}\n"
        "{% for part in changes.parts %}{% for item in part.items %}"
        "- {{ item.name }}: {{ item.facts|join('; ') }}\n"
        "{% endfor %}{% endfor %}"
    ),
    **dict.fromkeys(
        (f"templates/eigene.{form}.j2" for form in ("md", "html", "typ")),
        "#set document(title: [x])\n{{ dossiers()|join }}{{ control().open|join }}\n",
    ),
}

THEN = {
    **{path: text for path, text in FILES.items() if path not in LATE},
    **EARLY,
    "armut.yaml": ALLIANCE_THEN,
    f"groups/{MARK}-gruppe.yaml": f"name: {MARK} Gruppe\nvisibility: public\n",
    # Internal then, because armut.yaml said so; public today.
    "measures/M-03.yaml": f"title: {MARK} noch geheim\nstatus: proposed\nend: 2025\n",
    "measures/M-01.yaml": _PUBLIC.replace("end: 2026-09", "end: 2026-06").replace(
        ", visibility: internal}", "}"
    ),
    "measures/M-07.yaml": f"title: {MARK}\nstatus: active\nvisibility: public\n" + "#\n" * 40,
    "measures/M-09.yaml": f"title: {MARK}\nstatus: proposed\nvisibility: public\n",
    "measures/M-11.yaml": f"""\
title: Elf
status: proposed
end: 2026-01
visibility: public
updates:
  - {{date: 2026-04-04, text: Bleibt öffentlich.}}
  - {{date: 2026-04-05, text: {MARK} zu früh gesagt}}
""",
}
THEN.pop("measures/M-08.yaml")

PUBLIC_IDS = ("M-01", "M-02", "M-03", "M-06", "M-11", *IDS)


def register(folder: Path, monkeypatch: pytest.MonkeyPatch) -> History:
    """Write the register with its history; commits and their author bear the mark, too."""
    history = History(folder, monkeypatch)
    monkeypatch.setenv("GIT_AUTHOR_NAME", f"{MARK} Author")
    monkeypatch.setenv("GIT_COMMITTER_NAME", f"{MARK} Committer")
    history.write(THEN)
    _commit(history, "2025-09-01")
    later = THEN["measures/M-11.yaml"].replace("end: 2026-01", "end: 2026-02")
    history.write({**AGAIN, "measures/M-11.yaml": later})
    _commit(history, "2026-01-10")
    for path, moved in {**MOVED, "measures/M-07.yaml": "measures/M-08.yaml"}.items():
        history.git("mv", path, moved)
    history.git("rm", "--quiet", *(path for path in GONE if path not in MOVED))
    history.write(FILES)
    _commit(history, "2026-05-10")
    end = FILES["measures/M-01.yaml"].replace("end: 2026-09", "end: 2026-12")
    history.write({"measures/M-01.yaml": end + f"# {MARK}\n"})  # not committed
    return history


def _commit(history: History, day: str) -> None:
    history.git("add", "--all")
    history.git("commit", "--quiet", "--message", f"{MARK}: what nobody shall read", day=day)


def betrays(content: bytes | str) -> bool:
    """Tell whether the mark stands in what a person or a program can read of a content."""
    if isinstance(content, bytes) and content.startswith(b"%PDF"):
        return betrays(_pdf(content)) or MARK.encode() in content.lower()
    if isinstance(content, bytes) and content.startswith(b"PK"):
        archive = zipfile.ZipFile(BytesIO(content))
        return any(betrays(name) or betrays(archive.read(name)) for name in archive.namelist())
    text = content.decode("utf-8", "replace") if isinstance(content, bytes) else content
    bare = re.sub(r"[\s\xad-]", "", text.lower())
    return MARK in bare or str(COST) in re.sub(r"[.,]", "", bare)


def _pdf(content: bytes) -> str:
    """Give all texts of a PDF: pages, headings, links, metadata."""
    reader = pypdf.PdfReader(BytesIO(content))
    parts = [page.extract_text() for page in reader.pages]
    parts += [str(reader.metadata), str(reader.outline), str(reader.trailer["/Root"])]
    parts += [str(found.get_object()) for page in reader.pages for found in page.get("/Annots", ())]
    xmp = reader.xmp_metadata
    return "\n".join([*parts, xmp.stream.get_data().decode() if xmp else ""])
