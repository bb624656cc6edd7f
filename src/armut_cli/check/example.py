"""The small register in which the examples of the rules stand."""

from __future__ import annotations

from datetime import date

DAY = date(2026, 11, 1)
"""The day on which the examples are checked."""

OWN = "measures/M-01.yaml"
"""The file that an example shows if it names none."""

FILES = {
    "armut.yaml": """\
name: Bündnis gegen Armut
language: de
visibility: internal
statuses:
  vorgeschlagen: {label: vorgeschlagen, kind: proposed}
  in-pruefung: {label: in Prüfung, kind: review}
  umzusetzen: {label: umzusetzen, kind: planned}
  in-umsetzung: {label: in Umsetzung, kind: active}
  abgeschlossen: {label: abgeschlossen, kind: done}
  gebuendelt: {label: gebündelt, kind: bundled}
  zurueckgestellt: {label: zurückgestellt, kind: deferred}
  abgelehnt: {label: abgelehnt, kind: rejected}
goals:
  beratung: {label: Beratung verbessern}
  stadtteilarbeit: {label: Stadtteilarbeit intensivieren}
organisations:
  besuchsdienste: {name: Besuchsdienste}
  jobcenter: {name: Jobcenter}
  sozialamt: {name: Sozialamt}
processes:
  beratungskonzept: {title: Gemeinsames Beratungskonzept}
""",
    "groups/armut-im-alter.yaml": """\
name: Armut im Alter
moderation: [sozialamt]
meetings: [{date: 2026-09-10}]
""",
    "measures/M-07.yaml": """\
title: Besuchsdienste ausweiten
status: vorgeschlagen
unpublished: [goals, lead, partners, bundled_into]
""",
}
"""What is there besides the file that an example shows.

An example that shows `armut.yaml` is a register of its own.
"""
