"""Rules on references: every id in a file must lead somewhere."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from armut_cli.check.finding import Finding, brief
from armut_cli.check.rule import rule
from armut_cli.check.suggest import Suggestions
from armut_cli.model.message import Message, msg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armut_cli.check.case import Case
    from armut_cli.check.references import Reference

_AND = re.compile(r"\s*[,;/&+]\s*|\s+(?:und|and)\s+")


@rule("error")
def unknown_status(case: Case) -> Iterator[Finding]:
    """A measure has a status that the register does not know.

    Lists, figures and reports count by status. A status that is not in `armut.yaml`, usually
    a misspelt one, would drop the measure out of every count.

    Bad:
        title: Stadtteilservices ausweiten
        status: in umsetzung
        #       ^^^^^^^^^^^^

    Good:
        title: Stadtteilservices ausweiten
        status: vorgeschlagen
    """
    return _unknown(
        case,
        "statuses",
        msg("unknown status “{value}”"),
        msg("add it to `statuses` in armut.yaml, with a label and a kind"),
    )


@rule("error")
def unknown_goal(case: Case) -> Iterator[Finding]:
    """A measure serves a goal that the register does not know.

    Goals stand in `armut.yaml`, so that everybody means the same by them and no report has
    one goal under two names.

    Bad:
        title: Stadtteilservices ausweiten
        goals: [stadteilarbeit]
        #       ^^^^^^^^^^^^^^
        status: vorgeschlagen

    Good:
        title: Stadtteilservices ausweiten
        goals: [stadtteilarbeit]
        status: vorgeschlagen
    """
    return _unknown(
        case,
        "goals",
        msg("unknown goal “{value}”"),
        msg("add it to `goals` in armut.yaml, with a label"),
    )


@rule("error")
def unknown_organisation(case: Case) -> Iterator[Finding]:
    """Somebody is named who is not among the organisations of the register.

    Who leads, helps or answers is named by the id of an organisation in `armut.yaml`. Only so
    can everybody find all that the Jobcenter leads, however people spell it.

    Bad:
        title: Beratung an einem Ort bündeln
        lead: Jobzenter
        #     ^^^^^^^^^
        status: vorgeschlagen

    Good:
        title: Beratung an einem Ort bündeln
        lead: jobcenter
        status: vorgeschlagen
    """
    return _unknown(
        case,
        "organisations",
        msg("unknown organisation “{value}”"),
        msg("add it to `organisations` in armut.yaml, with its name"),
    )


@rule("error")
def unknown_group(case: Case) -> Iterator[Finding]:
    """A group is named that has no file in `groups/`.

    The id of a group is the name of its file without the ending. A measure of a group that
    does not exist appears on nobody's agenda.

    Bad:
        title: Besuchsdienste stärken
        groups:
          - armut_im_alter
        #   ^^^^^^^^^^^^^^
        status: vorgeschlagen

    Good:
        title: Besuchsdienste stärken
        groups:
          - armut-im-alter
        status: vorgeschlagen
    """
    return _unknown(
        case,
        "groups",
        msg("unknown group “{value}”"),
        msg("a group is named by its file in groups/, without “.yaml”"),
    )


@rule("error")
def unknown_process(case: Case) -> Iterator[Finding]:
    """A measure is bundled into a process that the register does not know.

    Running processes stand in `armut.yaml`, with a title and the office that runs them, so
    that whoever proposed the measure can see where it went.

    Bad:
        title: Beratung an einem Ort bündeln
        status: gebuendelt
        bundled_into: {process: beratungskonzepte}
        #                       ^^^^^^^^^^^^^^^^^

    Good:
        title: Beratung an einem Ort bündeln
        status: gebuendelt
        bundled_into: {process: beratungskonzept}
    """
    return _unknown(
        case,
        "processes",
        msg("unknown process “{value}”"),
        msg("add it to `processes` in armut.yaml, with a title"),
    )


@rule("error")
def unknown_measure(case: Case) -> Iterator[Finding]:
    """A measure refers to another one that has no file in `measures/`.

    The id of a measure is the name of its file without the ending.

    Bad:
        title: Besuchsdienste stärken
        status: vorgeschlagen
        related: [M-7]
        #         ^^^

    Good:
        title: Besuchsdienste stärken
        status: vorgeschlagen
        related: [M-07]
    """
    return _unknown(
        case,
        "measures",
        msg("unknown measure “{value}”"),
        msg("a measure is named by its file in measures/, without “.yaml”"),
    )


def _unknown(case: Case, vocabulary: str, what: Message, otherwise: Message) -> Iterator[Finding]:
    lost = case.unknown.get(vocabulary)
    if not lost:
        return
    suggestions = Suggestions(case.known[vocabulary] or {})
    for path, reference in lost:
        message = Message(what.text, {"value": brief(reference.id)})
        help = partial(_help, suggestions, reference, otherwise)
        yield Finding(path, reference.data, message, help)


def _help(suggestions: Suggestions, reference: Reference, otherwise: Message) -> Message:
    """Say what was meant, and where it is entered if it was nothing of this but is new."""
    value, vocabulary = reference.id, reference.vocabulary
    leads = [suggestions.same(part) for part in _AND.split(value)]
    if reference.data == ("lead",) and len(leads) > 1 and all(leads):
        return msg(
            "one leads, the others are partners; write “lead: {one}” and below it "
            "“partners: [{others}]”",
            one=leads[0],
            others=", ".join(f"{{organisation: {id}}}" for id in leads[1:]),
        )
    help = suggestions.help(value, otherwise)
    is_certain = suggestions.same(value) is not None
    if is_certain or help is otherwise or vocabulary in ("groups", "measures"):
        return help
    if suggestions.nearest(value):
        return msg(
            "{question} What is new is entered in armut.yaml under “{part}”",
            question=help,
            part=vocabulary,
        )
    return msg(
        "{help}; a new one is entered in armut.yaml under “{part}”", help=help, part=vocabulary
    )
