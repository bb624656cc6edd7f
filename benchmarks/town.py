"""The fictional town whose registers `generate.py` writes: its vocabulary and its sentences.

Nothing here depends on a seed, and nothing here is about a real place or person.
"""

from __future__ import annotations

TODAY = "2026-11-01"
"""The day on which a generated register is clean."""

ALLIANCE = """\
# Ein erfundenes Bündnis in einer erfundenen Stadt, erzeugt für Messungen und Tests.
name: Bündnis gegen Armut Musterstadt
short: Bündnis
place: Musterstadt
language: de
url: https://example.org/
contact: buendnis@example.org
visibility: internal

statuses:
  vorgeschlagen:
    label: vorgeschlagen
    kind: proposed
    definition: Der Vorschlag liegt vor und wartet auf Stellungnahmen.
  in-pruefung:
    label: in Prüfung
    kind: review
    definition: Die Verwaltung prüft den Vorschlag und nimmt Stellung.
  umzusetzen:
    label: umzusetzen
    kind: planned
    definition: Die Umsetzung ist beschlossen und steht noch aus.
  in-umsetzung:
    label: in Umsetzung
    kind: active
    definition: Die Maßnahme läuft.
  abgeschlossen:
    label: abgeschlossen
    kind: done
    definition: Die Maßnahme ist umgesetzt und belegt.
  gebuendelt:
    label: gebündelt
    kind: bundled
    definition: Der Vorschlag geht in einem laufenden Vorhaben auf.
  zurueckgestellt:
    label: zurückgestellt
    kind: deferred
    definition: Die Maßnahme ruht; der Grund steht dabei.
  abgelehnt:
    label: abgelehnt
    kind: rejected
    definition: Der Vorschlag wird nicht umgesetzt; der Grund steht dabei.

goals:
  beratung: {label: Beratung und Betreuung verbessern}
  zugaenge: {label: Niedrigschwellige Zugänge schaffen}
  teilhabe: {label: Soziale Teilhabe stärken}
  oeffentlichkeit: {label: Öffentlichkeitsarbeit verbessern}
  stadtteile: {label: Stadtteilarbeit intensivieren}

organisations:
  sozialamt: {name: Sozialamt, kind: administration}
  jugendamt: {name: Jugendamt, kind: administration}
  jobcenter: {name: Jobcenter, kind: administration}
  wohnungsamt: {name: Amt für Wohnen, short: Wohnungsamt, kind: administration}
  gesundheitsamt: {name: Gesundheitsamt, kind: administration}
  sozialplanung: {name: Stabsstelle Sozialplanung, short: Sozialplanung, kind: administration}
  volkshochschule: {name: Volkshochschule, short: VHS, kind: administration}
  wohnungsbau: {name: Städtische Wohnungsbaugesellschaft, short: Wohnungsbau, kind: company}
  wohlfahrt: {name: Arbeitsgemeinschaft der Wohlfahrtsverbände, short: Wohlfahrt, kind: welfare}
  schuldnerberatung: {name: Schuldner- und Sozialberatung, kind: welfare}
  nachbarschaftshaus: {name: Verein Nachbarschaftshaus, kind: association}
  stadtteilkonferenz: {name: Konferenz der Stadtteile, kind: forum}
  besuchsdienst: {name: Ehrenamtlicher Besuchsdienst, short: Besuchsdienst, kind: other}

processes:
  beratungskonzept:
    title: Gemeinsames Beratungskonzept
    lead: sozialplanung
    summary: Alle Stellen beraten nach denselben Regeln und verweisen aufeinander.
    url: https://example.org/vorhaben/beratungskonzept
  wohnraumstrategie:
    title: Strategie bezahlbarer Wohnraum
    lead: wohnungsamt
    summary: Stadt und Wohnungsunternehmen sichern bezahlbare Wohnungen.
    url: https://example.org/vorhaben/wohnraumstrategie
  praeventionskette:
    title: Kommunale Präventionskette
    lead: jugendamt
    summary: Hilfen von der Geburt bis zum Beruf greifen ineinander.
    url: https://example.org/vorhaben/praeventionskette

thresholds:
  stale_days: 180
  due_soon_days: 30
  milestone_horizon_days: 365

sources: [https://example.org/buendnis]
"""
"""The text of ``armut.yaml``."""

ORGANISATIONS = (
    "jobcenter",
    "sozialamt",
    "wohnungsbau",
    "jugendamt",
    "sozialplanung",
    "wohlfahrt",
    "gesundheitsamt",
    "stadtteilkonferenz",
    "wohnungsamt",
    "nachbarschaftshaus",
    "volkshochschule",
    "besuchsdienst",
    "schuldnerberatung",
)
OFFICES = ("sozialamt", "jugendamt", "jobcenter", "wohnungsamt", "gesundheitsamt", "sozialplanung")
"""The organisations that give statements."""
GOALS = ("beratung", "zugaenge", "teilhabe", "oeffentlichkeit", "stadtteile")
PROCESSES = ("beratungskonzept", "wohnraumstrategie", "praeventionskette")

GROUPS = {
    "armut-im-alter": ("working-group", "Armut im Alter"),
    "kinder-und-familien": ("working-group", "Armut von Kindern und Familien"),
    "arbeit-und-einkommen": ("working-group", "Arbeit und Einkommen"),
    "wohnen": ("working-group", "Wohnen"),
    "ankommen": ("working-group", "Ankommen und Migration"),
    "lenkungskreis": ("steering", "Lenkungskreis"),
    "plenum": ("plenary", "Plenum des Bündnisses"),
}
"""Every group's kind and name."""
WORKING_GROUPS = tuple(id for id, (kind, _) in GROUPS.items() if kind == "working-group")

# The lengths of the next four are primes that differ from each other and from the other
# cycles, so that titles repeat only after 19 x 23 x 11 x 7 = 33,649 measures.
DISTRICTS = (
    *("Altdorf", "Bergfeld", "Birkenhain", "Brunnental", "Eichenau", "Erlengrund", "Feldmark"),
    *("Gartenstadt", "Hafenviertel", "Heidberg", "Kirchwinkel", "Lerchenfeld", "Mühlenbach"),
    *("Neuenhof", "Oberstadt", "Rosenhügel", "Sonnenhang", "Unterstadt", "Wiesental"),
)
TOPICS = (
    *("Offene Sprechstunden", "Mittagstische", "Lernpatenschaften", "Besuchsdienste"),
    *("Gutscheine für Fahrkarten", "Hilfe bei Anträgen", "Schuldnerberatung", "Sprachcafés"),
    *("Treffpunkte", "Wohnungslotsen", "Kleiderkammern", "Ferienangebote", "Bewerbungshilfe"),
    *("Rechtsberatung", "Stadtteilservices", "Reparaturstuben", "Energieberatung"),
    *("Gesundheitslotsen", "Bücherschränke", "Fahrdienste", "Internetzugänge"),
    *("Begegnungsabende", "Wegweiser"),
)
AUDIENCES = (
    *("Familien", "Alleinerziehende", "ältere Menschen", "Jugendliche", "Arbeitsuchende"),
    *("Wohnungslose", "Zugewanderte", "Pflegende", "Kinder", "Rentnerinnen und Rentner"),
    "Beschäftigte mit geringem Lohn",
)
ACTIONS = ("ausweiten", "einrichten", "stärken", "sichern", "öffnen", "bündeln", "bewerben")

SUMMARIES = (
    "Hilfe für {audience} in {district} soll leichter zu finden sein.",
    "In {district} soll es mehr Unterstützung für {audience} geben.",
    "Wer in {district} Rat braucht, soll ihn ohne Termin bekommen.",
)
WORDINGS = (
    "Wir schlagen vor, das Angebot zu prüfen.",
    "Es fehlt an Angeboten, die man kennt.",
    "Die Wege sind zu weit und zu unklar.",
)
SENTENCES = (
    "Viele wissen nicht, was ihnen zusteht.",
    "Der Weg zum Amt ist für manche zu weit.",
    "Darum kommt die Beratung ins Quartier.",
    "Die Räume stehen an drei Tagen offen.",
    "Ein Faltblatt nennt Orte und Zeiten.",
    "Alle Träger stimmen ihre Zeiten ab.",
    "Die Hilfe kostet nichts.",
    "Dolmetscherinnen kommen bei Bedarf dazu.",
    "Nach zwei Jahren wird ausgewertet.",
    "Was sich bewährt, wird übernommen.",
    "Ehrenamtliche werden dafür geschult.",
)
STEPS = (
    "Räume gefunden",
    "Partner gewonnen",
    "Faltblatt verteilt",
    "Mittel bewilligt",
)
STEPS_AHEAD = (
    "Probelauf ausgewertet",
    "Stellen besetzt",
    "Zweiter Standort eröffnet",
)
NEWS = {
    "vorgeschlagen": ("Der Vorschlag ist eingegangen.", "Stellungnahmen sind angefragt."),
    "in-pruefung": ("Eine Stellungnahme steht noch aus.", "Die Prüfung dauert an."),
    "umzusetzen": ("Die Umsetzung wird vorbereitet.", "Die Ausschreibung läuft."),
    "in-umsetzung": (
        "Das Angebot läuft wie geplant.",
        "Die Abstimmung mit den Partnern dauert an.",
        "Die Nachfrage ist größer als erwartet.",
        "Ein zweiter Standort wird gesucht.",
    ),
    "abgeschlossen": ("Der Abschlussbericht liegt vor.", "Das Angebot steht auf Dauer."),
    "gebuendelt": ("Das Vorhaben nimmt den Vorschlag auf.", "Die Träger sind beteiligt."),
    "zurueckgestellt": ("Die Arbeit ruht.", "Neue Mittel sind beantragt."),
    "abgelehnt": ("Die Gruppe ist unterrichtet.", "Das Land ist angeschrieben."),
}
"""What the newest update says, by status."""
