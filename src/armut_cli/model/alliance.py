"""The alliance and its vocabulary: what stands in ``armut.yaml``."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct, field

Language = Literal["de", "en"]
"""A language the program speaks, as ISO 639-1 code."""

Label = str | dict[Language, str]
"""What people read in place of an id: one text, or one for each language."""

StatusKind = Literal[
    "proposed",
    "review",
    "planned",
    "active",
    "done",
    "bundled",
    "deferred",
    "rejected",
    "unknown",
]
"""What the checks understand of a status."""

Visibility = Literal["public", "internal"]
"""Whether a record may leave the house."""

OrganisationKind = Literal["administration", "company", "welfare", "association", "forum", "other"]
"""What an organisation is: office, municipal company, welfare organisation, …"""

RuleLevel = Literal["off", "note", "warning", "error"]
"""How grave a register takes a rule."""

OrganisationId = Annotated[str, Meta(extra={"refers": "organisations"})]
"""Id of an organisation of the vocabulary."""
ProcessId = Annotated[str, Meta(extra={"refers": "processes"})]
"""Id of a running process of the vocabulary."""
StatusId = Annotated[str, Meta(extra={"refers": "statuses"})]
"""Id of a status of the vocabulary."""
GoalId = Annotated[str, Meta(extra={"refers": "goals"})]
"""Id of a goal of the vocabulary."""
GroupId = Annotated[str, Meta(extra={"refers": "groups"})]
"""Id of a group: the stem of its file."""
MeasureId = Annotated[str, Meta(extra={"refers": "measures"})]
"""Id of a measure: the stem of its file."""


class Status(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A step in the life of a measure, in the alliance's own words."""

    label: Label
    """Label. What people read, one text or one for each language."""
    kind: StatusKind
    """Kind. What the checks understand of it."""
    definition: Label | None = None
    """Definition. When a measure has this status, for the legend of reports."""


class Goal(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An aim that measures serve."""

    label: Label
    """Label. What people read."""


class Organisation(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An office, company or association that leads, helps or answers."""

    name: Label
    """Name. The full name."""
    short: Label | None = None
    """Short name. Used in tables; the full name if left out."""
    kind: OrganisationKind | None = None
    """Kind. What sort of organisation it is."""


class Process(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A running process that measures can be bundled into."""

    title: Label
    """Title. What people call it."""
    lead: OrganisationId | None = None
    """Lead. The organisation that runs it."""
    summary: Label | None = None
    """Summary. What it is, in plain language."""
    url: str | None = None
    """Link. Where to read on."""


class Figure(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A number that the alliance has published, printed beside the register's own count."""

    label: Label
    """Label. What is counted."""
    count: int
    """Count. The number as published."""
    source: str
    """Source. Where it was published."""


class Thresholds(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """From when on a thing counts as late or silent, in days."""

    stale_days: Annotated[int, Meta(ge=0)] = 180
    """Silent after. Days without an update until a measure counts as stale."""
    due_soon_days: Annotated[int, Meta(ge=0)] = 30
    """Due soon. Days before the end of a date from which it counts as due soon."""
    milestone_horizon_days: Annotated[int, Meta(ge=0)] = 365
    """Horizon. Days ahead in which an active measure should have a milestone."""


BUILT_IN_STATUSES: dict[str, Status] = {
    "proposed": Status(
        kind="proposed",
        label={"de": "vorgeschlagen", "en": "proposed"},
        definition={
            "de": "Der Vorschlag liegt vor, eine Stellungnahme ist noch nicht angefragt.",
            "en": "The proposal has been made, no statement has been asked for yet.",
        },
    ),
    "review": Status(
        kind="review",
        label={"de": "in Prüfung", "en": "under review"},
        definition={
            "de": "Die Verwaltung prüft den Vorschlag und nimmt Stellung.",
            "en": "The administration examines the proposal and gives its statement.",
        },
    ),
    "planned": Status(
        kind="planned",
        label={"de": "umzusetzen", "en": "to be implemented"},
        definition={
            "de": "Die Umsetzung ist empfohlen oder beschlossen und steht noch aus.",
            "en": "Implementation is recommended or decided and has not begun yet.",
        },
    ),
    "active": Status(
        kind="active",
        label={"de": "in Umsetzung", "en": "in implementation"},
        definition={
            "de": "Die Maßnahme läuft, oder der Vorschlag ist bereits Praxis.",
            "en": "The measure is running, or the proposal is already practice.",
        },
    ),
    "done": Status(
        kind="done",
        label={"de": "abgeschlossen", "en": "completed"},
        definition={
            "de": "Die Maßnahme ist umgesetzt und belegt.",
            "en": "The measure has been carried out, with evidence.",
        },
    ),
    "bundled": Status(
        kind="bundled",
        label={"de": "gebündelt", "en": "bundled"},
        definition={
            "de": "Der Vorschlag geht in einem laufenden Prozess oder einer anderen Maßnahme auf.",
            "en": "The proposal is taken up by a running process or by another measure.",
        },
    ),
    "deferred": Status(
        kind="deferred",
        label={"de": "zurückgestellt", "en": "deferred"},
        definition={
            "de": "Die Maßnahme ruht; der Grund steht dabei.",
            "en": "The measure is on hold; the reason is given.",
        },
    ),
    "rejected": Status(
        kind="rejected",
        label={"de": "abgelehnt", "en": "rejected"},
        definition={
            "de": "Der Vorschlag wird nicht umgesetzt; der Grund steht dabei.",
            "en": "The proposal will not be carried out; the reason is given.",
        },
    ),
    "unknown": Status(
        kind="unknown",
        label={"de": "ohne Angabe", "en": "not stated"},
        definition={
            "de": "Der Stand der Maßnahme ist nicht bekannt.",
            "en": "The state of the measure is not known.",
        },
    ),
}
"""The statuses of a register that names none of its own."""


class Alliance(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The alliance, its words, and how strictly its register is checked."""

    name: Label
    """Name. The full name of the alliance."""
    short: Label | None = None
    """Short name. Used where space is scarce."""
    place: str | None = None
    """Place. The city or district."""
    language: Language = "de"
    """Language. The language of the register and its reports."""
    url: str | None = None
    """Link. The alliance's own page."""
    contact: str | None = None
    """Contact. A functional mailbox, never a person's own address."""
    visibility: Visibility = "internal"
    """Visibility. What a record is that does not say."""
    statuses: dict[str, Status] = field(default_factory=lambda: BUILT_IN_STATUSES)
    """Statuses. The steps of a measure in their order; the built-in ones if left out."""
    goals: dict[str, Goal] = {}
    """Goals. The aims that measures serve."""
    organisations: dict[str, Organisation] = {}
    """Organisations. All that lead, help or answer."""
    processes: dict[str, Process] = {}
    """Processes. Running processes that measures are bundled into."""
    published: tuple[Figure, ...] = ()
    """Published figures. Numbers the alliance has published."""
    thresholds: Thresholds = Thresholds()
    """Thresholds. From when on a thing counts as late or silent."""
    rules: dict[str, RuleLevel] = {}
    """Rules. Levels that differ from the built-in ones."""
    sources: tuple[str, ...] = ()
    """Sources. Where all this was published."""
