"""A group of the alliance: a working group, the steering team or the plenary."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from armut_cli.model.alliance import OrganisationId, Visibility
from armut_cli.model.measure import Internal, Offer
from armut_cli.model.span import Span

GroupKind = Literal["working-group", "steering", "plenary"]
"""What sort of group it is."""


class Meeting(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A meeting of a group."""

    date: Span
    """Date. When it met or will meet."""
    title: str | None = None
    """Title. What it was about."""
    place: str | None = None
    """Place. Where."""
    minutes: str | None = None
    """Minutes. A link to the minutes, or the minutes themselves."""
    decisions: tuple[str, ...] = ()
    """Decisions. What the group decided."""


class Group(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A group that meets."""

    id: str
    name: str
    """Name. What it is called."""
    kind: GroupKind = "working-group"
    """Kind. Working group, steering team or plenary."""
    remit: str | None = None
    """Remit. What it looks after."""
    moderation: tuple[OrganisationId, ...] = ()
    """Moderation. The organisations that moderate it."""
    members: tuple[OrganisationId, ...] = ()
    """Members. The organisations that take part."""
    contact: str | None = None
    """Contact. A functional mailbox, never a person's own address."""
    meetings: tuple[Meeting, ...] = ()
    """Meetings. When it met and will meet."""
    offers: tuple[Offer, ...] = ()
    """Offers. What exists already in its field."""
    visibility: Visibility | None = None
    """Visibility. Whether it may leave the house; the alliance's rule if left out."""
    internal: Internal | None = None
    """Internal. Never leaves the house."""
    sources: tuple[str, ...] = ()
    """Sources. Where all this was published."""
    unpublished: tuple[str, ...] = ()
    """Not published. Fields that are known to exist but not published."""
