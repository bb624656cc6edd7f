"""What was public once and is not any more: the mark in every public text of an early state.

M-21 has every text, name and date; later each is reworded, later still the texts have their
words of today. M-22 loses all that may be left out, M-23 is taken away, M-24 and a group had a
marked name of their files. Nothing of it was ever internal.
"""

from __future__ import annotations

MARK = "q7z9k"
"""Stands in no word, so that no hyphen and no chance meets it."""

COST = 987123
"""A mark for a number."""

_STATUSES = """\
  proposed: {label: vorgeschlagen, kind: proposed}
  review: {label: in Prüfung, kind: review}
  planned: {label: umzusetzen, kind: planned}
  active: {label: in Umsetzung, kind: active}
  bundled: {label: gebündelt, kind: bundled}
"""

ALLIANCE_THEN = f"""\
name: {MARK} Bündnis
short: {MARK}
place: {MARK}stadt
language: de
url: https://example.org/{MARK}
contact: {MARK}@example.org
visibility: internal
statuses:
{_STATUSES}  {MARK}-lage: {{label: {MARK} Lage, kind: active, definition: {MARK}}}
  deferred: {{label: "{MARK} ruht", kind: deferred, definition: {MARK}}}
goals:
  beratung: {{label: "{MARK} Beratung"}}
  {MARK}-ziel: {{label: {MARK} Ziel}}
organisations:
  sozialamt: {{name: "{MARK} Sozialamt", short: {MARK}}}
  jugendamt: {{name: Jugendamt}}
  {MARK}-amt: {{name: {MARK} Amt, short: {MARK}}}
  {MARK}-buero: {{name: {MARK} Büro, short: {MARK}}}
processes:
  konzept: {{title: "{MARK} Konzept", lead: sozialamt, summary: {MARK}}}
  {MARK}-vorhaben:
    {{title: {MARK}, lead: {MARK}-buero, summary: {MARK}, url: https://example.org/{MARK}}}
published: [{{label: {MARK}, count: 7, source: https://example.org/{MARK}}}]
sources: [{MARK}]
"""

_EVERYTHING = """\
title: MARK Titel
summary: MARK Zusammenfassung
wording: MARK Wortlaut
description: MARK Beschreibung
groups: [q7z9k-runde, alter]
goals: [q7z9k-ziel]
target_groups: [MARK Leute]
districts: [MARKdorf]
origin: {kind: group, group: q7z9k-runde, date: 2025-01, source: MARK Quelle}
statements:
  - {by: q7z9k-buero, requested: 2025-02-01, due: DUE, text: MARK Antwort, cost: MARK Euro}
  - {by: q7z9k-buero, date: 2025-03-01, text: MARK zweite Antwort, cost: COST}
recommendation: {verdict: feasible, reason: MARK Grund, by: q7z9k-buero, date: 2025-03-02}
decisions:
  - body: MARK Rat
    date: 2025-04-01
    paper: MARK/25
    result: MARK zugestimmt
    url: https://example.org/MARK
lead: q7z9k-buero
partners: [{organisation: q7z9k-buero, role: MARK Rolle}]
status: q7z9k-lage
status_reason: MARK Anlass
bundled_into: {process: q7z9k-vorhaben}
start: 2025
end: DUE
milestones:
  - {title: MARK Schritt, due: DUE, responsible: q7z9k-buero}
  - {title: MARK Anfang, due: 2025-07, done: 2025-06-01}
updates:
  - date: 2025-05-01
    text: MARK Meldung
    by: q7z9k-buero
    status: q7z9k-lage
    evidence: [{title: MARK Bild, url: "https://example.org/MARK", date: 2025-05-02}]
evidence: [{kind: press, title: MARK Bericht, url: "https://example.org/MARK", date: 2025-05-03}]
offers:
  - name: MARK Angebot
    provider: MARK Verein
    district: MARKdorf
    audience: MARK Leute
    url: https://example.org/MARK
blocker: {reason: MARK fehlt, needs: MARK, from: q7z9k-buero, since: 2025-06}
related: [q7z9k-frueher, M-01]
visibility: public
sources: [https://example.org/MARK]
unpublished: [MARKfeld]
"""

_GROUP = """\
name: MARK Runde
kind: steering
remit: MARK Aufgabe
moderation: [q7z9k-buero]
members: [q7z9k-buero]
contact: MARK@example.org
meetings:
  - {date: 2025-03-03, title: MARK Treffen, place: MARK Haus, minutes: MARK, decisions: [MARK so]}
  - {date: DUE-03, title: MARK Herbst}
offers:
  - name: MARK Angebot
    provider: MARK Verein
    district: MARKdorf
    audience: MARK Leute
    url: https://example.org/MARK
visibility: public
sources: [https://example.org/MARK]
unpublished: [MARKfeld]
"""
_PADDING = "#\n" * 900  # so that git sees that a file was renamed


def _filled(text: str, mark: str, due: str, cost: int) -> str:
    """Fill in what stands for a text, a date and a number."""
    return text.replace("MARK", mark).replace("DUE", due).replace("COST", str(cost))


def _today(text: str) -> str:
    named = text.replace("q7z9k-buero", "jugendamt").replace("q7z9k-ziel", "beratung")
    named = named.replace("q7z9k-lage", "active").replace("q7z9k-vorhaben", "konzept")
    named = named.replace("q7z9k-runde", "runde").replace("q7z9k-frueher", "M-24")
    return _filled(named, "neu", "2026-08", 300)


def _then(text: str, *, again: bool = False) -> str:
    if again:
        return _filled(text, f"anders {MARK}", "2026-06", COST)
    return _filled(text, MARK, "2026-05", COST)


_SHORT = "title: Bleibt\nstatus: active\nvisibility: public\n"
_GROUPS = {"q7z9k-runde.yaml": _GROUP + _PADDING, "q7z9k-weg.yaml": _GROUP}

EARLY = {
    "measures/M-21.yaml": _then(_EVERYTHING),
    "measures/M-22.yaml": _then(_EVERYTHING).replace(f"{MARK} Titel", "Bleibt", 1),
    "measures/M-23.yaml": _then(_EVERYTHING).replace("process: q7z9k-v", "measure: q7z9k-v"),
    f"measures/{MARK}-frueher.yaml": _SHORT + f"description: {MARK}\n" + _PADDING,
    **{f"groups/{name}": _then(text) for name, text in _GROUPS.items()},
    "templates/status.md.j2": f"# {MARK}\n",
    "templates/_parts.md.j2": f"{{# {MARK} #}}\n",
    f"templates/{MARK}.md.j2": f"# {MARK}\n",
}
"""Public from its first word to its last."""

AGAIN = {
    **{f"measures/M-2{turn}.yaml": _then(_EVERYTHING, again=True) for turn in (1, 2, 3)},
    **{f"groups/{name}": _then(text, again=True) for name, text in _GROUPS.items()},
}
"""The same in other words, with other dates and numbers."""

LATE = {
    "measures/M-21.yaml": _today(_EVERYTHING),
    "measures/M-22.yaml": _SHORT,
    "measures/M-24.yaml": _SHORT + _PADDING,
    "groups/runde.yaml": _today(_GROUP) + _PADDING,
}
"""As it is today, without a word of the mark."""

GONE = [path for path in EARLY if MARK in path or path.endswith(("M-23.yaml", "_parts.md.j2"))]
MOVED = {
    f"measures/{MARK}-frueher.yaml": "measures/M-24.yaml",
    f"groups/{MARK}-runde.yaml": "groups/runde.yaml",
}
IDS = ("M-21", "M-22", "M-24")
