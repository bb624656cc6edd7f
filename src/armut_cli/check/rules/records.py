"""Rules on what a measure says against itself: its origin, its partners, its relations."""

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
def missing_origin_group(case: Case) -> Iterator[Finding]:
    """A proposal comes from a working group, and nobody says from which.

    The group is told what became of its proposal, if it is known which one it was.

    Bad:
        title: Stadtteilservices ausweiten
        origin: {kind: group}
        #              ^^^^^
        status: vorgeschlagen

    Good:
        title: Stadtteilservices ausweiten
        origin: {kind: group, group: armut-im-alter}
        status: vorgeschlagen
    """
    accepted = {"origin", "origin.group", "groups"}
    for path, measure in case.measures:
        origin = measure.origin
        if origin is None or origin.kind != "group" or origin.group:
            continue
        if not accepted.intersection(measure.unpublished):
            yield Finding(
                path,
                ("origin", "kind"),
                msg("from a working group, but from which?"),
                gap_help("origin.group"),
                about=("origin", "group"),
            )


@rule("warning")
def needless_origin_group(case: Case) -> Iterator[Finding]:
    """A proposal names the group it comes from, but says it comes from somebody else.

    `group` under `origin` is the working group that proposed the measure. Groups that look
    after it stand under `groups`.

    Bad:
        title: Stadtteilservices ausweiten
        origin: {kind: audience, group: armut-im-alter}
        #                               ^^^^^^^^^^^^^^
        status: vorgeschlagen

    Good:
        title: Stadtteilservices ausweiten
        groups: [armut-im-alter]
        origin: {kind: audience}
        status: vorgeschlagen
    """
    for path, measure in case.measures:
        origin = measure.origin
        if origin is not None and origin.group and origin.kind != "group":
            yield Finding(
                path,
                ("origin", "group"),
                msg("a group of origin, though the origin is “{kind}”", kind=origin.kind),
                msg("write “kind: group”, or name the group under “groups”"),
            )


@rule("warning")
def self_reference(case: Case) -> Iterator[Finding]:
    """A measure is related to itself.

    Under `related` readers look for other measures to go on with.

    Bad:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
        related: [M-01]
        #         ^^^^

    Good:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
        related: [M-07]
    """
    for path, measure in case.measures:
        if measure.id in measure.related:
            data = ("related", measure.related.index(measure.id))
            yield Finding(path, data, msg("the measure itself"), msg("delete it"))


@rule("note")
def lead_among_partners(case: Case) -> Iterator[Finding]:
    """The lead of a measure is named as its partner, too.

    Partners are those who help the lead. Counts of who takes part where would have the lead
    twice.

    Bad:
        title: Stadtteilservices ausweiten
        lead: sozialamt
        partners: [{organisation: sozialamt}]
        #                         ^^^^^^^^^
        status: vorgeschlagen

    Good:
        title: Stadtteilservices ausweiten
        lead: sozialamt
        partners: [{organisation: besuchsdienste}]
        status: vorgeschlagen
    """
    for path, measure in case.measures:
        for n, partner in enumerate(measure.partners):
            if partner.organisation == measure.lead:
                yield Finding(
                    path,
                    ("partners", n, "organisation"),
                    msg("“{id}” is the lead already", id=measure.lead),
                    msg("delete it among the partners"),
                )
