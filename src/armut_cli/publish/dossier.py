"""A measure on a page of its own: the whole path, origin to evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from armut_cli.model.message import Message, msg
from armut_cli.publish.control import origin
from armut_cli.publish.entries import Mark, mark, or_unpublished, target
from armut_cli.query.columns import COLUMNS
from armut_cli.query.facets import VERDICTS
from armut_cli.query.portrait import EVIDENCE, lateness_line
from armut_cli.query.state import LATENESS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armut_cli.model.measure import Evidence, Measure, Milestone, Statement, Update
    from armut_cli.query.view import View


class Link(Struct, frozen=True):
    """A text that leads somewhere."""

    text: str
    url: str


class Item(Struct, frozen=True, kw_only=True):
    """A piece of a measure's path.

    Attributes:
        mark: a symbol before it, or nothing.
        title: what it is, in a line.
        note: when, by whom; in a line.
        prose: a Markdown text.
        links: where to read on.
    """

    mark: str = ""
    title: str = ""
    note: str = ""
    prose: str = ""
    links: tuple[Link, ...] = ()


class Part(Struct, frozen=True):
    """A part of a measure's path with its heading."""

    title: str
    items: list[Item]


class Fact(Struct, frozen=True):
    """A fact of a measure: what it is and what is given there."""

    label: str
    text: str


class Dossier(Struct, frozen=True, kw_only=True):
    """Everything about a measure; ``lateness`` says how it stands to its dates."""

    id: str
    title: str
    summary: str
    status: Mark
    lateness: str
    late: bool
    facts: list[Fact]
    parts: list[Part]


def dossier(view: View, measure: Measure) -> Dossier:
    """Give everything about a measure that a report may show."""
    state = view.state(measure)
    parts = [Part(view.words(title), list(items)) for title, items in _parts(view, measure)]
    return Dossier(
        id=measure.id,
        title=measure.title,
        summary=measure.summary or "",
        status=mark(view, measure.status),
        lateness=lateness_line(view, measure),
        late=state.lateness == "overdue",
        facts=[Fact(label, text) for label, text in _facts(view, measure) if text],
        parts=[part for part in parts if part.items],
    )


def _facts(view: View, measure: Measure) -> Iterator[tuple[str, str]]:
    words = view.words

    def label(field: str) -> str:
        return words(COLUMNS[field].label)

    lead = view.organisation(measure.lead, full=True)
    yield label("lead"), or_unpublished(view, measure, "lead", lead)
    partners = (
        " – ".join(filter(None, [view.organisation(p.organisation, full=True), p.role]))
        for p in measure.partners
    )
    yield label("partners"), "; ".join(partners)
    groups = ", ".join(map(view.group, measure.groups))
    yield label("groups"), or_unpublished(view, measure, "groups", groups)
    yield label("origin"), origin(view, measure)
    yield label("goals"), ", ".join(map(view.goal, measure.goals))
    yield label("target_groups"), ", ".join(measure.target_groups)
    yield label("districts"), ", ".join(measure.districts)
    yield label("start"), words.span(measure.start)
    ongoing = words(msg("permanent task")) if measure.ongoing else ""
    yield label("end"), or_unpublished(view, measure, "end", words.span(measure.end) or ongoing)
    into = or_unpublished(view, measure, "bundled_into", target(view, measure))
    yield label("bundled_into"), into
    yield label("status_reason"), measure.status_reason or ""


def _parts(view: View, measure: Measure) -> Iterator[tuple[Message, Iterator[Item]]]:
    yield msg("The proposal as it was made"), _prose(measure.wording)
    yield msg("Description"), _prose(measure.description)
    yield msg("Statements"), (_statement(view, entry) for entry in measure.statements)
    yield msg("Recommendation"), _recommendation(view, measure)
    yield msg("Decisions"), _decisions(view, measure)
    yield msg("Blocker"), _blocker(view, measure)
    yield msg("Milestones"), (_milestone(view, step) for step in measure.milestones)
    newest = sorted(measure.updates, key=lambda entry: entry.date, reverse=True)
    yield msg("Updates"), (_update(view, entry) for entry in newest)
    yield msg("Evidence"), (_evidence(view, entry) for entry in measure.evidence)
    yield msg("Offers that exist"), _offers(measure)
    yield msg("Related"), _related(view, measure)
    yield msg("Sources"), (Item(links=(Link(source, source),)) for source in measure.sources)
    yield msg("Not published"), _unpublished(view, measure)


def _prose(text: str | None) -> Iterator[Item]:
    if text:
        yield Item(prose=text)


def _statement(view: View, entry: Statement) -> Item:
    words = view.words
    if entry.date:
        note = words.span(entry.date)
    elif entry.due:
        note = words(msg("still open, due {date}", date=words.span(entry.due)))
    else:
        note = words(msg("still open"))
    cost = words(msg("Cost: {cost}", cost=_money(entry.cost))) if entry.cost is not None else ""
    return Item(
        title=view.organisation(entry.by, full=True),
        note=" · ".join(filter(None, [note, cost])),
        prose=entry.text or "",
    )


def _money(cost: str | int) -> str:
    """Give a sum as people write it: ``12 000 €``; words stay as they are."""
    return cost if isinstance(cost, str) else f"{cost:,} €".replace(",", "\N{NO-BREAK SPACE}")


def _recommendation(view: View, measure: Measure) -> Iterator[Item]:
    given = measure.recommendation
    if given:
        by = view.organisation(given.by, full=True)
        yield Item(
            title=view.words(VERDICTS[given.verdict]),
            note=" · ".join(filter(None, [by, view.words.span(given.date)])),
            prose=given.reason or "",
        )


def _decisions(view: View, measure: Measure) -> Iterator[Item]:
    for entry in measure.decisions:
        paper = entry.paper or entry.url or ""
        yield Item(
            title=entry.body,
            note=view.words.span(entry.date),
            prose=entry.result or "",
            links=(Link(paper, entry.url or ""),) if paper else (),
        )


def _blocker(view: View, measure: Measure) -> Iterator[Item]:
    given, words = measure.blocker, view.words
    if given:
        since = words(msg("since {date}", date=words.span(given.since))) if given.since else ""
        needs = words(msg("needs: {needs}", needs=given.needs)) if given.needs else ""
        source = view.organisation(given.from_, full=True)
        yield Item(title=given.reason, note=" · ".join(filter(None, [since, needs, source])))


def _milestone(view: View, step: Milestone) -> Item:
    words = view.words
    if step.done:
        when = words(msg("done {date}", date=words.span(step.done)))
    elif step.due:
        when = words(msg("due {date}", date=words.span(step.due)))
    else:
        when = words(LATENESS["undated"])
    late = not step.done and step.due is not None and step.due.last < view.today
    overdue = words(LATENESS["overdue"]) if late else ""
    who = view.organisation(step.responsible)
    note = " · ".join(filter(None, [when, overdue, who]))
    return Item(mark="✓" if step.done else "!" if late else "○", title=step.title, note=note)


def _update(view: View, entry: Update) -> Item:
    status = f"→ {view.status_label(entry.status)}" if entry.status else ""
    by = view.organisation(entry.by)
    return Item(
        title=view.words.span(entry.date),
        note=" · ".join(filter(None, [by, status])),
        prose=entry.text or "",
        links=tuple(link for found in entry.evidence for link in _evidence(view, found).links),
    )


def _evidence(view: View, entry: Evidence) -> Item:
    kind = view.words(EVIDENCE[entry.kind])
    text = ", ".join(filter(None, [kind, entry.title, view.words.span(entry.date)]))
    return Item(links=(Link(text, entry.url or ""),))


def _offers(measure: Measure) -> Iterator[Item]:
    for offer in measure.offers:
        about = filter(None, [offer.provider, offer.district, offer.audience])
        links = (Link(offer.url, offer.url),) if offer.url else ()
        yield Item(title=offer.name, note=" · ".join(about), links=links)


def _related(view: View, measure: Measure) -> Iterator[Item]:
    for id in measure.related:
        other = view.register.measures.get(id)
        yield Item(title=f"{id} {other.title}" if other else id)


def _unpublished(view: View, measure: Measure) -> Iterator[Item]:
    names = [
        view.words(COLUMNS[name].label) if name in COLUMNS else name for name in measure.unpublished
    ]
    if names:
        yield Item(title=", ".join(names))
