"""Rules on bundling: a measure that goes into something else must be findable there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armut_cli.check.bundles import circles_of, ends_of, process_of, targets_of
from armut_cli.check.finding import Finding
from armut_cli.check.rule import rule
from armut_cli.check.rules.gaps import gap_help
from armut_cli.model.message import msg
from armut_cli.model.register import natural_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armut_cli.check.case import Case


@rule("warning")
def missing_target(case: Case) -> Iterator[Finding]:
    """A measure is bundled, and nobody says into what.

    Whoever proposed the measure wants to know where it went: into a running process or into
    another measure. Without a target “bundled” looks like “dropped”.

    Bad:
        title: Beratung an einem Ort bündeln
        status: gebuendelt
        #       ^^^^^^^^^^

    Good:
        title: Beratung an einem Ort bündeln
        status: gebuendelt
        bundled_into: {process: beratungskonzept}
    """
    for path, measure in case.of("bundled"):
        into = measure.bundled_into
        if into is not None and (into.process or into.measure):
            continue
        if "bundled_into" not in measure.unpublished:
            yield Finding(
                path,
                ("status",),
                msg("status “{status}” without a target", status=measure.status),
                gap_help("bundled_into"),
                about=("bundled_into",),
            )


@rule("error")
def two_targets(case: Case) -> Iterator[Finding]:
    """A measure is bundled into a process and into a measure at once.

    It can go on in one place only; otherwise it would be counted and reported twice.

    Bad:
        title: Beratung an einem Ort bündeln
        status: gebuendelt
        bundled_into: {process: beratungskonzept, measure: M-07}
        #^^^^^^^^^^^

    Good:
        title: Beratung an einem Ort bündeln
        status: gebuendelt
        bundled_into: {process: beratungskonzept}
        related: [M-07]
    """
    for path, measure in case.measures:
        into = measure.bundled_into
        if into is not None and into.process and into.measure:
            yield Finding(
                path,
                ("bundled_into",),
                msg("bundled into a process and a measure"),
                msg("keep the one where it goes on; name the other measure under “related”"),
                key=True,
            )


@rule("warning")
def needless_target(case: Case) -> Iterator[Finding]:
    """A measure has a target for bundling, but another status.

    Either it was bundled and the status is out of date, or the target was left over.

    Bad:
        title: Beratung an einem Ort bündeln
        status: in-pruefung
        bundled_into: {process: beratungskonzept}
        #^^^^^^^^^^^

    Good:
        title: Beratung an einem Ort bündeln
        status: gebuendelt
        bundled_into: {process: beratungskonzept}
    """
    for kind, measures in case.by_kind.items():
        if kind in ("bundled", "unknown"):
            continue
        for path, measure in measures:
            if measure.bundled_into is not None:
                yield Finding(
                    path,
                    ("bundled_into",),
                    msg("a target for bundling, but status “{status}”", status=measure.status),
                    msg("set a status of the kind “bundled”, or delete the target"),
                    key=True,
                )


@rule("warning")
def bundled_target(case: Case) -> Iterator[Finding]:
    """A measure is bundled into one that is itself bundled away.

    Readers would be sent from one measure to the next. Name the place where it really goes on.

    Bad:
        title: Beratung an einem Ort bündeln
        status: gebuendelt
        bundled_into: {measure: M-02}
        #                       ^^^^

        # measures/M-02.yaml
        title: Beratungskonzept erarbeiten
        status: gebuendelt
        bundled_into: {process: beratungskonzept}

    Good:
        title: Beratung an einem Ort bündeln
        status: gebuendelt
        bundled_into: {process: beratungskonzept}

        # measures/M-02.yaml
        title: Beratungskonzept erarbeiten
        status: gebuendelt
        bundled_into: {process: beratungskonzept}
    """
    targets = targets_of(case)
    ends = ends_of(targets)
    for path, measure in case.of("bundled"):
        target = targets.get(measure.id, "")
        beyond = case.register.measures.get(ends.get(target, target))
        process = process_of(case, beyond)
        following = [it for it in (targets.get(target), process) if it]
        if target and following and beyond is not None:
            yield Finding(
                path,
                ("bundled_into", "measure"),
                msg("“{target}” is itself bundled into “{next}”", target=target, next=following[0]),
                msg("name the place where it goes on: “{last}”", last=process or beyond.id),
            )


@rule("error")
def bundling_circle(case: Case) -> Iterator[Finding]:
    """Measures are bundled into each other in a circle.

    Then none of them goes on anywhere.

    Bad:
        title: Beratung an einem Ort bündeln
        status: gebuendelt
        bundled_into: {measure: M-02}
        #                       ^^^^

        # measures/M-02.yaml
        title: Beratungskonzept erarbeiten
        status: gebuendelt
        bundled_into: {measure: M-01}

    Good:
        title: Beratung an einem Ort bündeln
        status: gebuendelt
        bundled_into: {measure: M-02}

        # measures/M-02.yaml
        title: Beratungskonzept erarbeiten
        status: umzusetzen
        lead: sozialamt
    """
    for circle in circles_of(targets_of(case)):
        paths = {id: case.register.paths["measures", id] for id in circle}
        wanted = [id for id in circle if case.is_wanted(paths[id])]
        if wanted:
            first = min(wanted, key=natural_key)
            turn = circle.index(first)
            ids = [*circle[turn:], *circle[:turn], first]
            yield Finding(
                paths[first],
                ("bundled_into", "measure"),
                msg("bundled in a circle: {ids}", ids=" → ".join(ids)),
                msg("one of them must go on: give it another status and delete its target"),
            )


@rule("warning")
def rejected_target(case: Case) -> Iterator[Finding]:
    """A measure is bundled into one that was rejected.

    Then it was rejected, too, and should say so with a reason.

    Bad:
        title: Beratung an einem Ort bündeln
        status: gebuendelt
        bundled_into: {measure: M-02}
        #                       ^^^^

        # measures/M-02.yaml
        title: Beratungskonzept erarbeiten
        status: abgelehnt
        status_reason: Das Konzept gibt es schon.

    Good:
        title: Beratung an einem Ort bündeln
        status: abgelehnt
        status_reason: Das Konzept gibt es schon.

        # measures/M-02.yaml
        title: Beratungskonzept erarbeiten
        status: abgelehnt
        status_reason: Das Konzept gibt es schon.
    """
    rejected = {measure.id for _, measure in case.of("rejected")}
    for path, measure in case.of("bundled"):
        into = measure.bundled_into
        if into is not None and into.measure in rejected:
            yield Finding(
                path,
                ("bundled_into", "measure"),
                msg("“{target}” was rejected", target=into.measure),
                msg("reject this measure, too, with a reason, or name another target"),
            )
