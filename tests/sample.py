"""A small register in which every selection finds something; lateness is that of its TODAY."""

from __future__ import annotations

TODAY = "2026-06-15"

ALLIANCE = """\
name: Bündnis Musterstadt
place: Musterstadt
language: de
visibility: internal
statuses:
  geprueft: {label: {de: in Prüfung, en: under review}, kind: review}
  umzusetzen: {label: umzusetzen, kind: planned}
  in-umsetzung: {label: in Umsetzung, kind: active}
  fertig: {label: abgeschlossen, kind: done}
  gebuendelt: {label: gebündelt, kind: bundled}
goals:
  beratung: {label: Beratung verbessern}
  teilhabe: {label: Teilhabe stärken}
organisations:
  jobcenter: {name: Jobcenter Musterstadt, short: Jobcenter}
  sozialamt: {name: Amt für Soziales, short: Sozialamt}
  jugendamt: {name: Jugendamt}
processes:
  konzept: {title: Beratungskonzept}
published:
  - {label: Vorschläge insgesamt, count: 5, source: https://example.org/presse}
thresholds: {stale_days: 100, due_soon_days: 30}
"""

FILES: dict[str, str] = {
    "armut.yaml": ALLIANCE,
    "groups/alter.yaml": """\
name: Armut im Alter
moderation: [sozialamt]
meetings:
  - {date: 2026-05-20, title: Drittes Treffen}
  - {date: 2026-09, title: Viertes Treffen}
""",
    "groups/steuerung.yaml": "name: Steuerungsteam\nkind: steering\nunpublished: [moderation]\n",
    "measures/M-01.yaml": """\
title: Besuchsdienste für ältere Menschen ausweiten
summary: Mehr Menschen sollen zu Hause besucht werden.
groups: [alter, steuerung]
goals: [teilhabe]
districts: [Oberstadt]
origin: {kind: group, group: alter, date: 2025-03}
lead: sozialamt
partners: [{organisation: jugendamt}]
status: in-umsetzung
end: 2027
milestones:
  - {title: Konzept, due: 2026-03, done: 2026-02-17}
  - {title: Start in der Oberstadt, due: 2026-05-31}
updates:
  - {date: 2026-05-02, by: sozialamt, text: Die Räume sind gefunden.}
""",
    "measures/M-02.yaml": """\
title: Beratung bündeln
groups: [steuerung]
goals: [beratung]
origin: {kind: audience}
lead: jobcenter
status: gebuendelt
bundled_into: {process: konzept}
end: 2026-01
""",
    "measures/M-03.yaml": """\
title: Mittagstisch einrichten
lead: jugendamt
districts: [Unterstadt]
status: umzusetzen
end: 2026-07-10
updates:
  - {date: 2026-01-05, text: Eine Küche ist zugesagt.}
""",
    "measures/M-04.yaml": """\
title: Sprechstunde im Quartier
description: |
  Einmal in der Woche,
  auch am Abend:

  - ohne Termin
  - ohne Kosten
groups: [alter]
status: geprueft
statements:
  - {by: jugendamt, requested: 2026-02-01, due: 2026-03-31}
  - {by: sozialamt, date: 2026-03-01, text: Das geht., cost: 1200}
recommendation: {verdict: feasible, by: sozialamt, reason: Die Mittel sind da.}
decisions: [{body: Sozialausschuss, date: 2026-04-01, paper: VO/1/26, result: beschlossen}]
""",
    "measures/M-10.yaml": """\
title: Übersicht der Angebote drucken
lead: sozialamt
status: fertig
end: 2026-02
updates:
  - date: 2026-02-20
    text: Gedruckt und verteilt.
    status: fertig
    evidence: [{kind: press, title: Stadtblatt, url: https://example.org/blatt, date: 2026-02-21}]
offers: [{name: Kleiderkammer, provider: Verein, district: Oberstadt}]
related: [M-01]
""",
}
"""Path to text."""

IDS = ["M-01", "M-02", "M-03", "M-04", "M-10"]
