"""A measure: the whole path of a proposal, origin to evidence, in one file."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from armut_cli.model.alliance import (
    GoalId,
    GroupId,
    MeasureId,
    OrganisationId,
    ProcessId,
    StatusId,
    Visibility,
)
from armut_cli.model.span import Span

OriginKind = Literal[
    "group", "audience", "citizen", "association", "administration", "council", "other"
]
"""Who proposed a measure."""

Verdict = Literal[
    "feasible", "partly", "practice", "bundle", "examine", "not-feasible", "not-responsible"
]
"""What the administration recommends: feasible, partly feasible, already practice, to be
bundled, to be examined, not feasible, not the city's responsibility."""

EvidenceKind = Literal["decision", "paper", "report", "press", "photo", "figure", "other"]
"""What sort of evidence it is."""


class Origin(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a proposal comes from."""

    kind: OriginKind
    """Kind. Who proposed it."""
    group: GroupId | None = None
    """Group. The working group that proposed it."""
    date: Span | None = None
    """Date. When it was proposed."""
    source: str | None = None
    """Source. Where that is written."""


class Statement(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one office of the administration answers (Stellungnahme)."""

    by: OrganisationId
    """Office. Who answers."""
    requested: Span | None = None
    """Requested. When the office was asked."""
    due: Span | None = None
    """Due. Until when the office is asked to answer."""
    date: Span | None = None
    """Date. When it answered; without it the statement is open."""
    text: str | None = None
    """Text. The answer."""
    cost: str | int | None = None
    """Cost. What it would cost, in the office's words or as euros."""


class Recommendation(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the administration recommends after all statements."""

    verdict: Verdict
    """Verdict. The recommendation in a word."""
    reason: str | None = None
    """Reason. Why."""
    by: OrganisationId | None = None
    """Office. Who recommends."""
    date: Span | None = None
    """Date. When."""


class Decision(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the council or a committee decided."""

    body: str
    """Body. The council or committee."""
    date: Span | None = None
    """Date. When it decided."""
    paper: str | None = None
    """Paper. The number of the printed paper, such as VO/0123/26."""
    result: str | None = None
    """Result. What was decided."""
    url: str | None = None
    """Link. The paper in the council's information system."""


class Partner(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An organisation that helps to carry a measure out."""

    organisation: OrganisationId
    """Organisation. Who helps."""
    role: str | None = None
    """Role. What it does."""


class Bundle(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a proposal is bundled into: a running process or another measure."""

    process: ProcessId | None = None
    """Process. The running process."""
    measure: MeasureId | None = None
    """Measure. The other measure."""


class Milestone(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A step of a measure with a date."""

    title: str
    """Title. What will be reached."""
    due: Span | None = None
    """Due. When it should be reached."""
    done: Span | None = None
    """Done. When it was reached."""
    responsible: OrganisationId | None = None
    """Responsible. Who sees to it."""


class Evidence(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that shows what was done."""

    kind: EvidenceKind = "other"
    """Kind. What it is."""
    title: str | None = None
    """Title. What it is called."""
    url: str | None = None
    """Link. Where it is."""
    date: Span | None = None
    """Date. When it was published."""


class Update(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A dated entry about what happened."""

    date: Span
    """Date. When it happened."""
    text: str | None = None
    """Text. What happened."""
    by: OrganisationId | None = None
    """By. Who reports it."""
    status: StatusId | None = None
    """Status. The status from that day on."""
    evidence: tuple[Evidence, ...] = ()
    """Evidence. What shows it."""
    visibility: Visibility | None = None
    """Visibility. internal keeps this entry in the house; else it goes with its measure."""


class Offer(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An offer that exists already: the overview that the working groups missed."""

    name: str
    """Name. What the offer is called."""
    provider: str | None = None
    """Provider. Who offers it."""
    district: str | None = None
    """District. Where."""
    audience: str | None = None
    """Audience. For whom."""
    url: str | None = None
    """Link. Where to read on."""


class Blocker(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"from_": "from"}
):
    """What keeps a measure from going on."""

    reason: str
    """Reason. What stands in the way."""
    needs: str | None = None
    """Needs. What would help."""
    from_: OrganisationId | None = None
    """From. Who could give it."""
    since: Span | None = None
    """Since. Since when it is stuck."""


class Internal(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What never leaves the house."""

    notes: str | None = None
    """Notes. For the staff only."""
    contact: str | None = None
    """Contact. Who to ask."""
    priority: int | None = None
    """Priority. 1 is the most urgent."""


class Measure(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One proposed measure and all that came of it."""

    id: str
    title: str
    """Title. What is to be done, in one line."""
    summary: str | None = None
    """Summary. The measure in plain language, in at most 200 characters."""
    wording: str | None = None
    """Wording. The proposal as it was made."""
    description: str | None = None
    """Description. What is to be done, at length."""
    groups: tuple[GroupId, ...] = ()
    """Groups. The working groups that look after it."""
    goals: tuple[GoalId, ...] = ()
    """Goals. The aims it serves."""
    target_groups: tuple[str, ...] = ()
    """Target groups. Whom it helps."""
    districts: tuple[str, ...] = ()
    """Districts. Where it takes place."""
    origin: Origin | None = None
    """Origin. Where the proposal comes from."""
    statements: tuple[Statement, ...] = ()
    """Statements. What the offices of the administration answer."""
    recommendation: Recommendation | None = None
    """Recommendation. What the administration recommends."""
    decisions: tuple[Decision, ...] = ()
    """Decisions. What the council or a committee decided."""
    lead: OrganisationId | None = None
    """Lead. The one organisation that is responsible."""
    partners: tuple[Partner, ...] = ()
    """Partners. Who helps."""
    status: StatusId
    """Status. Where the measure stands."""
    status_reason: str | None = None
    """Reason for the status. Why it is deferred or rejected."""
    bundled_into: Bundle | None = None
    """Bundled into. The running process or measure that takes it up."""
    start: Span | None = None
    """Start. When it begins."""
    end: Span | None = None
    """End. When it shall be finished."""
    ongoing: bool = False
    """Ongoing. A permanent task without an end."""
    milestones: tuple[Milestone, ...] = ()
    """Milestones. Steps with dates."""
    updates: tuple[Update, ...] = ()
    """Updates. What happened, with dates."""
    evidence: tuple[Evidence, ...] = ()
    """Evidence. What shows what was done."""
    offers: tuple[Offer, ...] = ()
    """Offers. What exists already."""
    blocker: Blocker | None = None
    """Blocker. What keeps it from going on."""
    related: tuple[MeasureId, ...] = ()
    """Related. Other measures that belong to it."""
    visibility: Visibility | None = None
    """Visibility. Whether it may leave the house; the alliance's rule if left out."""
    internal: Internal | None = None
    """Internal. Never leaves the house."""
    sources: tuple[str, ...] = ()
    """Sources. Where all this was published."""
    unpublished: tuple[str, ...] = ()
    """Not published. Fields that are known to exist but not published."""
