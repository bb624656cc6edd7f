"""Rules on groups: who meets when, and who invites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armut_cli.check.finding import Finding
from armut_cli.check.rule import rule
from armut_cli.check.rules.gaps import gap_help
from armut_cli.model.message import msg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armut_cli.check.case import Case


@rule("warning")
def missing_meetings(case: Case) -> Iterator[Finding]:
    """A group has no meeting.

    Handouts and “what changed since the last meeting” start from the meetings of a group, past
    and to come.

    Bad:
        # groups/armut-im-alter.yaml
        name: Armut im Alter
        #     ^^^^^^^^^^^^^^
        moderation: [sozialamt]

    Good:
        # groups/armut-im-alter.yaml
        name: Armut im Alter
        moderation: [sozialamt]
        meetings: [{date: 2026-12-03}]
    """
    for path, group in case.groups:
        if not group.meetings and "meetings" not in group.unpublished:
            message = msg("group without a meeting")
            yield Finding(path, ("name",), message, gap_help("meetings"), about=("meetings",))


@rule("warning")
def missing_moderation(case: Case) -> Iterator[Finding]:
    """A group has no moderation.

    The moderation invites, leads the meeting and is whom others turn to. Named is the
    organisation, not the person.

    Bad:
        # groups/armut-im-alter.yaml
        name: Armut im Alter
        #     ^^^^^^^^^^^^^^
        meetings: [{date: 2026-12-03}]

    Good:
        # groups/armut-im-alter.yaml
        name: Armut im Alter
        moderation: [sozialamt]
        meetings: [{date: 2026-12-03}]
    """
    for path, group in case.groups:
        if not group.moderation and "moderation" not in group.unpublished:
            message = msg("group without moderation")
            yield Finding(path, ("name",), message, gap_help("moderation"), about=("moderation",))
