"""Rules on what stands twice in a record or a register, or against itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from armut_cli.check.finding import Finding
from armut_cli.check.rule import rule
from armut_cli.check.rules.gaps import gap_help
from armut_cli.model.measure import Measure
from armut_cli.model.message import msg
from armut_cli.query.match import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armut_cli.check.case import Case

_LISTS = ("groups", "goals", "target_groups", "districts", "related", "sources", "unpublished")
_GROUP_LISTS = ("moderation", "members", "sources", "unpublished")
_FREE = ("target_groups", "districts")


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


@rule("warning")
def named_twice(case: Case) -> Iterator[Finding]:
    """A list has the same entry twice.

    Bad:
        title: Stadtteilservices ausweiten
        groups: [armut-im-alter, armut-im-alter]
        #                        ^^^^^^^^^^^^^^
        status: vorgeschlagen

    Good:
        title: Stadtteilservices ausweiten
        groups: [armut-im-alter]
        status: vorgeschlagen
    """
    for path, record in case.records:
        for name in _LISTS if isinstance(record, Measure) else _GROUP_LISTS:
            entries = getattr(record, name)
            if len(entries) > 1 and len(set(entries)) < len(entries):
                yield from _twice(path, name, entries)
        if isinstance(record, Measure) and len(record.partners) > 1:
            yield from _twice(path, "partners", [it.organisation for it in record.partners])


def _twice(path: str, name: str, entries: Any) -> Iterator[Finding]:
    for n, entry in enumerate(entries):
        if entry in entries[:n]:
            yield Finding(path, (name, n), msg("“{entry}” twice", entry=entry), msg("delete one"))


@rule("note")
def same_title(case: Case) -> Iterator[Finding]:
    """Two measures have the same title.

    Perhaps one was copied to begin the other, or a proposal was entered twice. Titles that are
    placeholders, because `title` stands under `unpublished`, do not count.

    Bad:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen

        # measures/M-02.yaml
        title: Stadtteilservices ausweiten
        #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^
        status: vorgeschlagen

    Good:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen

        # measures/M-02.yaml
        title: Stadtteilservices in Oberbarmen einrichten
        status: vorgeschlagen
    """
    seen: dict[str, str] = {}
    for path, measure in case.measures:
        if "title" in measure.unpublished:
            continue
        other = seen.setdefault(measure.title.casefold().strip(), measure.id)
        if other != measure.id:
            yield Finding(
                path,
                ("title",),
                msg("same title as {id}", id=other),
                msg("if it is the same measure, delete one; else say in the title what differs"),
            )


@rule("note")
def two_spellings(case: Case) -> Iterator[Finding]:
    """A district or target group is spelt in two ways.

    Searches and counts would take them for two. The rarer spelling is marked.

    Bad:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
        districts: [oberbarmen]
        #           ^^^^^^^^^^

        # measures/M-02.yaml
        title: Besuchsdienste stärken
        status: vorgeschlagen
        districts: [Oberbarmen]

        # measures/M-03.yaml
        title: Mittagstisch einrichten
        status: vorgeschlagen
        districts: [Oberbarmen]

    Good:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
        districts: [Oberbarmen]

        # measures/M-02.yaml
        title: Besuchsdienste stärken
        status: vorgeschlagen
        districts: [Oberbarmen]
    """
    for name in _FREE:
        counts: dict[str, int] = {}
        for _, measure in case.measures:
            for entry in getattr(measure, name):
                counts[entry] = counts.get(entry, 0) + 1
        usual: dict[str, str] = {}
        for entry in sorted(counts, key=lambda entry: (-counts[entry], entry)):
            usual.setdefault(fold(entry.strip()), entry)
        odd = {entry: best for entry in counts if (best := usual[fold(entry.strip())]) != entry}
        for path, measure in case.measures if odd else ():
            for n, entry in enumerate(getattr(measure, name)):
                if entry in odd:
                    message = msg("elsewhere spelt “{usual}”", usual=odd[entry])
                    help = msg("spell it alike everywhere")
                    yield Finding(path, (name, n), message, help)
