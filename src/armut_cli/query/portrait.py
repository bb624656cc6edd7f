"""The whole path of one measure, origin to evidence, as sections of labelled lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from armut_cli.model.message import Message, msg, msgn
from armut_cli.query.columns import COLUMNS
from armut_cli.query.facets import ORIGINS, VERDICTS
from armut_cli.query.state import LATENESS, RESTING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from armut_cli.model.measure import Evidence, Measure, Milestone, Offer, Statement
    from armut_cli.model.span import Span
    from armut_cli.query.view import View

_OWN_LINE = re.compile(r"\s*(?:[-*+>#|]|\d{1,9}[.)])(?:\s|$)")
"""What begins a line of its own in Markdown: an entry of a list, a heading, a quotation."""


class Line(Struct, frozen=True):
    """A line of a section: a label or date before, the text after it."""

    label: str
    text: str


class Section(Struct, frozen=True):
    """A part of a measure's path; without lines it is left out."""

    title: str
    lines: list[Line]


EVIDENCE: dict[str, Message] = {
    "decision": msg("decision"),
    "paper": msg("paper"),
    "report": msg("report"),
    "press": msg("press"),
    "photo": msg("photo"),
    "figure": msg("figure"),
    "other": msg("evidence"),
}


def portrait(view: View, measure: Measure) -> list[Section]:
    """Give the sections of a measure in the order of its path; empty ones are left out."""
    words = view.words
    sections = (
        (msg("What it is about"), _content(view, measure)),
        (msg("Origin"), _origin(view, measure)),
        (msg("Statements"), (_statement(view, entry) for entry in measure.statements)),
        (msg("Recommendation"), _recommendation(view, measure)),
        (msg("Decisions"), _decisions(view, measure)),
        (msg("Carrying out"), _work(view, measure)),
        (msg("Milestones"), (_milestone(view, step) for step in measure.milestones)),
        (msg("Updates"), _updates(view, measure)),
        (msg("Evidence"), _evidences(view, measure.evidence)),
        (msg("Offers that exist"), (_offer(offer) for offer in measure.offers)),
        (msg("Sources"), (Line("", source) for source in measure.sources)),
        (msg("Not published"), _unpublished(view, measure)),
    )
    built = [Section(words(title), list(lines)) for title, lines in sections]
    return [section for section in built if section.lines]


def lateness_line(view: View, measure: Measure) -> str:
    """Say how a measure stands to its dates: “overdue since 30 September 2026”."""
    state, words = view.state(measure), view.words
    if state.kind in RESTING:
        return ""
    if state.due is None:
        return words(LATENESS["undated"])
    if state.lateness == "overdue":
        days = (view.today - state.due.last).days
        return words(
            msgn(
                "overdue since {date}, by {n} day",
                "overdue since {date}, by {n} days",
                days,
                date=words.span(state.due),
            )
        )
    return words(
        msg("{lateness}: {date}", lateness=LATENESS[state.lateness], date=words.span(state.due))
    )


def _content(view: View, measure: Measure) -> Iterator[Line]:
    for name in ("summary", "wording", "description"):
        yield from _field(view, name, _prose(getattr(measure, name)))
    yield from _field(view, "groups", ", ".join(map(view.group, measure.groups)))
    yield from _field(view, "goals", ", ".join(map(view.goal, measure.goals)))
    yield from _field(view, "target_groups", ", ".join(measure.target_groups))
    yield from _field(view, "districts", ", ".join(measure.districts))
    related = [
        f"{id} {view.register.measures[id].title}" if id in view.register.measures else id
        for id in measure.related
    ]
    yield from _field(view, "related", "\n".join(related))


def _origin(view: View, measure: Measure) -> Iterator[Line]:
    origin = measure.origin
    if origin is None:
        return
    kind = view.words(ORIGINS[origin.kind])
    group = f": {view.group(origin.group)}" if origin.group else ""
    yield Line(_day(view, origin.date), kind + group)
    if origin.source:
        yield Line(view.words(msg("Source")), origin.source)


def _statement(view: View, entry: Statement) -> Line:
    words, office = view.words, view.organisation(entry.by)
    if entry.date is None:
        return Line(office, "\n".join(_nonempty(words(_waiting(view, entry)), _prose(entry.text))))
    cost = words(msg("Cost: {cost}", cost=entry.cost)) if entry.cost is not None else ""
    text = f"{office}: {_prose(entry.text)}"
    return Line(_day(view, entry.date), "\n".join(_nonempty(text, cost)))


def _waiting(view: View, entry: Statement) -> Message:
    asked, due = view.words.span(entry.requested), view.words.span(entry.due)
    if asked and due:
        return msg("still open; asked for: {asked}; due: {due}", asked=asked, due=due)
    if asked:
        return msg("still open; asked for: {asked}", asked=asked)
    return msg("still open; due: {due}", due=due) if due else msg("still open")


def _recommendation(view: View, measure: Measure) -> Iterator[Line]:
    given = measure.recommendation
    if given:
        by = f" ({view.organisation(given.by)})" if given.by else ""
        verdict = view.words(VERDICTS[given.verdict])
        yield Line(_day(view, given.date), "\n".join(_nonempty(verdict + by, _prose(given.reason))))


def _decisions(view: View, measure: Measure) -> Iterator[Line]:
    for entry in measure.decisions:
        head = ", ".join(_nonempty(entry.body, entry.paper or ""))
        yield Line(
            _day(view, entry.date), "\n".join(_nonempty(head, entry.result or "", entry.url or ""))
        )


def _work(view: View, measure: Measure) -> Iterator[Line]:
    words = view.words
    yield from _field(view, "lead", view.organisation(measure.lead, full=True))
    for partner in measure.partners:
        role = f" ({partner.role})" if partner.role else ""
        yield Line(words(msg("Partner")), view.organisation(partner.organisation, full=True) + role)
    for name in ("start", "end"):
        yield from _field(view, name, words.span(getattr(measure, name)))
    if measure.ongoing:
        yield Line(words(msg("End")), words(msg("permanent task")))
    yield from _field(view, "bundled_into", COLUMNS["bundled_into"].text(view, measure))
    yield from _field(view, "status_reason", _prose(measure.status_reason))
    blocker = measure.blocker
    if blocker:
        since = words(msg("since {date}", date=words.span(blocker.since))) if blocker.since else ""
        help = words(msg("needs: {needs}", needs=blocker.needs)) if blocker.needs else ""
        source = view.organisation(blocker.from_)
        yield Line(words(msg("Blocker")), "\n".join(_nonempty(blocker.reason, since, help, source)))


def _milestone(view: View, step: Milestone) -> Line:
    words = view.words
    mark = "✓" if step.done else "○"
    if step.done:
        when = words(msg("done {date}", date=words.span(step.done)))
    elif step.due:
        late = step.due.last < view.today and view.words(LATENESS["overdue"])
        when = ", ".join(_nonempty(words(msg("due {date}", date=words.span(step.due))), late or ""))
    else:
        when = words(LATENESS["undated"])
    who = view.organisation(step.responsible)
    return Line(when, f"{mark} {step.title}" + (f" ({who})" if who else ""))


def _updates(view: View, measure: Measure) -> Iterator[Line]:
    for entry in sorted(measure.updates, key=lambda entry: entry.date, reverse=True):
        status = f"→ {view.status_label(entry.status)}" if entry.status else ""
        by = f"({view.organisation(entry.by)})" if entry.by else ""
        head = " ".join(_nonempty(_prose(entry.text), by))
        shown = [f"{line.label}: {line.text}" for line in _evidences(view, entry.evidence)]
        yield Line(_day(view, entry.date), "\n".join(_nonempty(head, status, *shown)))


def _evidences(view: View, entries: Iterable[Evidence]) -> list[Line]:
    return [_evidence(view, entry) for entry in entries]


def _evidence(view: View, entry: Evidence) -> Line:
    text = ", ".join(_nonempty(entry.title or "", _day(view, entry.date)))
    return Line(view.words(EVIDENCE[entry.kind]), "\n".join(_nonempty(text, entry.url or "")))


def _offer(offer: Offer) -> Line:
    about = ", ".join(_nonempty(offer.provider or "", offer.district or "", offer.audience or ""))
    return Line(offer.name, "\n".join(_nonempty(about, offer.url or "")))


def _unpublished(view: View, measure: Measure) -> Iterator[Line]:
    labels = [
        view.words(COLUMNS[name].label) if name in COLUMNS else name for name in measure.unpublished
    ]
    if labels:
        yield Line("", ", ".join(labels))


def _field(view: View, name: str, text: str) -> Iterator[Line]:
    if text:
        yield Line(view.words(COLUMNS[name].label), text)


def _prose(text: str | None) -> str:
    """Give a text of Markdown with a line for each paragraph and each entry of a list."""
    lines: list[str] = []
    for line in (text or "").strip().splitlines():
        if lines and lines[-1] and line.strip() and not _OWN_LINE.match(line):
            lines[-1] += f" {line.strip()}"
        else:
            lines.append(line.rstrip())
    return "\n".join(lines)


def _day(view: View, span: Span | None) -> str:
    return view.words.span(span)


def _nonempty(*texts: str) -> list[str]:
    return [text for text in texts if text]
