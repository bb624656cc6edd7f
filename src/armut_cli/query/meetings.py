"""When groups met and will meet, seen from a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from armut_cli.model.group import Group, Meeting


def last_meeting(group: Group, today: date) -> Meeting | None:
    """Give the last meeting before a day; None if the group has not met before it."""
    past = [meeting for meeting in group.meetings if meeting.date.last < today]
    return max(past, key=lambda meeting: meeting.date, default=None)


def next_meeting(group: Group, today: date) -> Meeting | None:
    """Give the next meeting from a day on, that day included; None if none is set."""
    coming = [meeting for meeting in group.meetings if meeting.date.last >= today]
    return min(coming, key=lambda meeting: meeting.date, default=None)
