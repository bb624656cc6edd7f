"""Rules on what stands twice: entries, titles, spellings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from armut_cli.check.finding import Finding, brief
from armut_cli.check.rule import rule
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
def named_twice(case: Case) -> Iterator[Finding]:
    """A list has the same entry twice.

    It would be shown twice, and counted twice.

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
    seen = set()
    for n, entry in enumerate(entries):
        if entry in seen:
            message = msg("“{entry}” twice", entry=brief(entry))
            yield Finding(path, (name, n), message, msg("delete one"))
        seen.add(entry)


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
