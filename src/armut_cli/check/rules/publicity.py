"""Rules on what leaves the house: nothing private, nothing that leads to internal records."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from armut_cli.check.finding import Finding, brief
from armut_cli.check.references import references
from armut_cli.check.rule import rule
from armut_cli.check.rules.gaps import gap_help
from armut_cli.check.texts import texts
from armut_cli.model.message import Message, msg
from armut_cli.text.load import ALLIANCE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from armut_cli.check.case import Case

_ADDRESS = re.compile(r"(?<![\w.+-])([\w.+-]+)@((?:[\w-]+\.)+[a-z]{2,})", re.IGNORECASE)
_MAIL_FOR_ALL = re.compile(
    r"(?:gmail|googlemail|gmx|web|t-online|freenet|yahoo|ymail|outlook|hotmail|live|msn|icloud|me"
    r"|aol|arcor|posteo|mailbox|proton|protonmail|pm|online|vodafone|1und1|unitybox|email|mail)"
    r"\.(?:de|com|net|org|me|at|ch|co\.uk)",
    re.IGNORECASE,
)
_PERSON = re.compile(r"[^\W\d_]+[._][^\W\d_]{2,}(?:-[^\W\d_]+)?")
_OFFICE = re.compile(
    r"(?:^|[._-])(?:info|kontakt|contact|mail|post|service|team|office|presse|press|support|noreply"
    r"|sozial|stadt|buerger|bürger|jugend|kinder|famili|senior|alter|armut|wohn|job|pflege|gesund"
    r"|quartier|integration|migration|bildung|schul|kita|gleich|umwelt|kultur|daten|projekt|redakt"
    r"|buendnis|bündnis|rathaus|vorstand|leitung|geschaeft|geschäft|koordin|register|forum|netz)"
    r"|(?:amt|stelle|buero|büro|beratung|planung|verwaltung|dienst|hilfe|gruppe|zentrum|verein"
    r"|haus|treff|rat|ausschuss|sekretariat)(?:$|[._-])",
    re.IGNORECASE,
)
_MOBILE = re.compile(
    r"(?<![\w/.-])(?:\(?0|(?:\+49|0049)[\s()0/-]{0,5})1(?:5\d|6[0-3]|7\d)(?:[\s/)-]{0,2}\d){6,9}(?!\d)"
)


@rule("warning")
def missing_summary(case: Case) -> Iterator[Finding]:
    """A public measure has no summary.

    The summary is what citizens read first: what shall happen, in plain language and at most
    200 characters. The website and the lists show it below the title.

    Bad:
        title: Stadtteilservices ausweiten
        #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^
        status: vorgeschlagen
        visibility: public

    Good:
        title: Stadtteilservices ausweiten
        summary: Die Stadtteilservices sollen in weiteren Quartieren helfen.
        status: vorgeschlagen
        visibility: public
    """
    for path, measure in case.measures:
        if measure.summary or "summary" in measure.unpublished or not case.is_public(measure):
            continue
        message = msg("a public measure without a summary")
        yield Finding(path, ("title",), message, gap_help("summary"), about=("summary",))


@rule("warning")
def internal_reference(case: Case) -> Iterator[Finding]:
    """A public measure refers to a measure or group that is internal.

    Readers of the public edition could not follow the reference, and its id alone may tell
    more than it should.

    Bad:
        title: Stadtteilservices ausweiten
        summary: Die Stadtteilservices sollen in weiteren Quartieren helfen.
        status: vorgeschlagen
        visibility: public
        related: [M-02]
        #         ^^^^

        # measures/M-02.yaml
        title: Räume für Stadtteilservices anmieten
        status: vorgeschlagen
        visibility: internal

    Good:
        title: Stadtteilservices ausweiten
        summary: Die Stadtteilservices sollen in weiteren Quartieren helfen.
        status: vorgeschlagen
        visibility: public
        related: [M-02]

        # measures/M-02.yaml
        title: Räume für Stadtteilservices anmieten
        summary: Die Stadtteilservices brauchen Räume.
        status: vorgeschlagen
        visibility: public
    """
    public = {path for path, _ in case.public}
    hidden: dict[str, set[str]] = {}
    for (folder, id), path in case.register.paths.items():
        if path not in public:
            hidden.setdefault(folder, set()).add(id)
    if not hidden:
        return
    for path, record in case.public:
        for reference in references(record):
            if reference.id in hidden.get(reference.vocabulary, ()):
                yield Finding(
                    path,
                    reference.data,
                    msg("“{id}” is internal, this record is public", id=reference.id),
                    msg("delete the reference, or give both the same visibility"),
                )


@rule("warning")
def private_email(case: Case) -> Iterator[Finding]:
    """A public record carries the e-mail address of a person.

    What is public once is public for good. A person's address belongs under `internal`, which
    never leaves the house. Mailboxes of an office or a team (`sozialplanung@…`) are fine; an
    address counts as a person's if it has a first and a last name or is with a provider for
    private mail.

    Bad:
        # groups/armut-im-alter.yaml
        name: Armut im Alter
        moderation: [sozialamt]
        contact: erika.mustermann@example.org
        #        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        meetings: [{date: 2026-09-10}]
        visibility: public

    Good:
        # groups/armut-im-alter.yaml
        name: Armut im Alter
        moderation: [sozialamt]
        contact: sozialplanung@example.org
        meetings: [{date: 2026-09-10}]
        visibility: public
        internal: {contact: erika.mustermann@example.org}
    """
    return _private(
        case,
        "address",
        _first_private_address,
        msg("e-mail address of a person: {value}"),
        msg("write the address of an office or a team, or move it below “internal”"),
    )


@rule("warning")
def private_phone(case: Case) -> Iterator[Finding]:
    """A public record carries a mobile phone number.

    A mobile number is usually a person's own. It belongs under `internal`, which never leaves
    the house. Numbers of an office are fine.

    Bad:
        title: Stadtteilservices ausweiten
        summary: Auskunft gibt es unter 0151 23456789.
        #                               ^^^^^^^^^^^^^
        status: vorgeschlagen
        visibility: public

    Good:
        title: Stadtteilservices ausweiten
        summary: Auskunft gibt es im Sozialamt.
        status: vorgeschlagen
        visibility: public
    """
    return _private(
        case,
        "phone",
        _first_mobile,
        msg("mobile phone number: {value}"),
        msg("write the number of an office, or move it below “internal”"),
    )


def _private(
    case: Case,
    suspicion: str,
    search: Callable[[str], str | None],
    message: Message,
    help: Message,
) -> Iterator[Finding]:
    alliance = [(ALLIANCE, case.alliance)] if case.has_alliance else []
    for path, record in [*case.public, *alliance]:
        if path not in case.suspects[suspicion]:
            continue
        for data, text in texts(record):
            value = search(text) if data[0] != "internal" else None
            if value is not None:
                yield Finding(
                    path, data, Message(message.text, {"value": brief(value)}), help, part=value
                )


def _first_private_address(text: str) -> str | None:
    for match in _ADDRESS.finditer(text):
        mailbox, provider = match.groups()
        if _OFFICE.search(mailbox):
            continue
        if _PERSON.fullmatch(mailbox) or _MAIL_FOR_ALL.fullmatch(provider):
            return match.group()
    return None


def _first_mobile(text: str) -> str | None:
    match = _MOBILE.search(text)
    return match.group() if match else None
