"""What people type where the format has its own key: for “did you mean”, never for reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armut_cli.model.describe import fields

if TYPE_CHECKING:
    import msgspec

WORDS: dict[str, tuple[str, ...]] = {
    "audience": ("zielgruppe", "für wen"),
    "blocker": ("hindernis", "hemmnis", "blockade", "problem"),
    "body": ("gremium", "ausschuss", "rat"),
    "bundled_into": ("gebündelt in", "gebündelt", "bündelung", "aufgegangen in"),
    "by": ("von", "amt", "stelle", "ressort", "dienststelle"),
    "contact": ("kontakt", "ansprechpartner", "ansprechperson", "e-mail", "email", "mail"),
    "cost": ("kosten", "costs", "aufwand"),
    "count": ("anzahl", "zahl", "number"),
    "date": ("datum", "tag", "am", "wann"),
    "decisions": ("beschluss", "beschlüsse", "entscheidung", "entscheidungen", "decision"),
    "definition": ("bedeutung", "erklärung"),
    "description": ("beschreibung", "inhalt", "details"),
    "district": ("stadtteil", "quartier", "bezirk"),
    "districts": ("stadtteil", "stadtteile", "quartier", "quartiere", "bezirk", "bezirke"),
    "done": ("erledigt", "erledigt am", "erreicht", "fertig"),
    "due": ("frist", "fällig", "fällig am", "termin", "deadline", "bis"),
    "end": ("ende", "frist", "laufzeit bis", "deadline", "bis"),
    "evidence": ("nachweis", "nachweise", "beleg", "belege"),
    "from": ("von wem", "from_"),
    "goals": ("ziel", "ziele", "handlungsziel", "handlungsziele"),
    "group": ("gruppe", "arbeitsgruppe", "ag"),
    "groups": ("gruppe", "gruppen", "arbeitsgruppe", "arbeitsgruppen", "ag"),
    "internal": ("intern",),
    "kind": ("art", "typ", "type"),
    "label": ("bezeichnung", "name", "titel"),
    "language": ("sprache",),
    "lead": (
        *("federführung", "zuständig", "zuständigkeit", "verantwortlich", "verantwortung"),
        *("leitung", "responsible", "owner"),
    ),
    "measure": ("maßnahme",),
    "meetings": ("sitzung", "sitzungen", "treffen", "termine"),
    "members": ("mitglied", "mitglieder"),
    "milestones": ("meilenstein", "meilensteine", "schritte", "etappen"),
    "minutes": ("protokoll", "niederschrift"),
    "moderation": ("moderator", "moderatorin", "leitung"),
    "name": ("bezeichnung", "titel", "title"),
    "needs": ("braucht", "benötigt", "bedarf"),
    "notes": ("notiz", "notizen", "bemerkung", "vermerk", "anmerkung"),
    "offers": ("angebot", "angebote"),
    "ongoing": ("daueraufgabe", "dauerhaft", "laufend", "fortlaufend"),
    "organisation": ("organization", "träger", "einrichtung"),
    "organisations": ("organizations", "träger", "organisationen", "akteure"),
    "origin": ("herkunft", "ursprung", "vorschlag von"),
    "paper": ("drucksache", "vorlage", "drucksachennummer"),
    "partners": ("partnerin", "kooperation", "kooperationspartner", "beteiligte"),
    "place": ("ort", "stadt"),
    "priority": ("priorität", "prio"),
    "process": ("prozess", "vorhaben", "verfahren"),
    "processes": ("prozesse", "vorhaben", "verfahren"),
    "provider": ("anbieter", "träger"),
    "published": ("veröffentlicht", "zahlen"),
    "reason": ("grund", "begründung"),
    "recommendation": ("empfehlung",),
    "related": ("verwandt", "siehe auch", "bezug", "verknüpft"),
    "remit": ("auftrag", "aufgabe", "aufgaben", "thema"),
    "requested": ("angefragt", "angefragt am", "angefordert"),
    "responsible": ("verantwortlich", "zuständig", "federführung", "lead"),
    "result": ("ergebnis", "beschluss"),
    "role": ("rolle", "beitrag"),
    "rules": ("regeln",),
    "short": ("kurz", "kurzname", "kürzel", "abkürzung"),
    "since": ("seit",),
    "source": ("quelle",),
    "sources": ("quelle", "quellen"),
    "start": ("beginn", "anfang", "von", "laufzeit von"),
    "statements": ("stellungnahme", "stellungnahmen"),
    "status": ("stand", "state", "umsetzungsstand"),
    "status_reason": ("begründung", "grund", "statusgrund", "reason"),
    "statuses": ("stati", "status", "zustände"),
    "summary": ("kurzfassung", "zusammenfassung", "kurzbeschreibung", "kurztext"),
    "target_groups": ("zielgruppe", "zielgruppen", "target group"),
    "text": ("inhalt", "beschreibung", "antwort"),
    "thresholds": ("schwellen", "schwellwerte", "fristen"),
    "title": ("titel", "name", "bezeichnung", "überschrift", "maßnahme"),
    "unpublished": ("unveröffentlicht", "nicht veröffentlicht"),
    "updates": ("sachstand", "sachstände", "neuigkeiten", "verlauf", "aktuelles", "bericht"),
    "url": ("link", "adresse", "webseite", "website", "internetseite"),
    "verdict": ("urteil", "ergebnis", "votum", "empfehlung"),
    "visibility": ("sichtbarkeit", "öffentlichkeit", "public"),
    "wording": ("wortlaut", "originaltext", "vorschlag"),
}
"""Key to the words that people use for it, in German and English."""


def names(struct: type[msgspec.Struct]) -> dict[str, tuple[str, ...]]:
    """Give the keys of a struct with all that people call them."""
    return {field.key: (field.label, *WORDS.get(field.key, ())) for field in fields(struct)}
