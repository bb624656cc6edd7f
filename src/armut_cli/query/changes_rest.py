"""All else in a measure compared: its texts, its lists, who helps, who may see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armut_cli.model.message import Message, msg
from armut_cli.query.changes_fact import detail, keyed, listed, reworded
from armut_cli.query.changes_state import measure_name
from armut_cli.query.columns import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from armut_cli.model.group import Group
    from armut_cli.model.measure import Measure, Offer
    from armut_cli.query.changes_fact import Fact, Pair
    from armut_cli.query.view import View


def field_name(view: View, field: str) -> str:
    """Give what people call a field of a measure, or the unknown key."""
    return view.words(COLUMNS[field].label) if field in COLUMNS else field


TEXTS = ("summary", "wording", "description")
"""Fields that hold a text."""

LISTS: dict[str, Callable[[View, str], str]] = {
    "groups": lambda view, group: view.group(group),
    "goals": lambda view, goal: view.goal(goal),
    "target_groups": lambda _, name: name,
    "districts": lambda _, name: name,
    "related": measure_name,
    "sources": lambda _, source: source,
    "unpublished": field_name,
}
"""Fields that hold a list of names or ids, and what people call one of them."""


def texts(pair: Pair, old: Measure, new: Measure) -> Iterator[Fact]:
    """Say which texts have other words."""
    if old.title != new.title:
        text = msg("Title: “{before}” → “{after}”", before=old.title, after=new.title)
        yield pair.fact("other", "title", text, (old.title, new.title))
    for field in TEXTS:
        values = (getattr(old, field), getattr(new, field))
        yield from reworded(pair, field, COLUMNS[field].label, values)


def lists(pair: Pair, old: Measure, new: Measure) -> Iterator[Fact]:
    """Say what came into the lists of a measure and what went."""
    for field, name in LISTS.items():
        before = {item: name(pair.before, item) for item in getattr(old, field)}
        after = {item: name(pair.after, item) for item in getattr(new, field)}
        yield from listed(pair, field, COLUMNS[field].label, (before, after))


def partners(pair: Pair, old: Measure, new: Measure) -> Iterator[Fact]:
    """Say who helps now, and in which role."""
    before, after = _partners(old), _partners(new)
    ids = (
        keyed(before, pair.before.organisation),
        keyed(after, pair.after.organisation),
    )
    yield from listed(pair, "partners", COLUMNS["partners"].label, ids)
    for id in before.keys() & after.keys():
        if before[id] != after[id]:
            what = msg("Role of {partner}", partner=pair.after.organisation(id))
            yield from reworded(pair, "partners", what, (before[id], after[id]))


def _partners(measure: Measure) -> dict[str, str]:
    roles: dict[str, set[str]] = {}
    for partner in measure.partners:
        roles.setdefault(partner.organisation, set()).add(partner.role or "")
    return {id: detail(*sorted(found)) for id, found in roles.items()}


def offers(pair: Pair, old: Measure | Group, new: Measure | Group) -> Iterator[Fact]:
    """Say which offers are new, changed or gone."""
    before = {offer: _offer(offer) for offer in old.offers}
    after = {offer: _offer(offer) for offer in new.offers}
    yield from listed(pair, "offers", COLUMNS["offers"].label, (before, after))


def _offer(offer: Offer) -> str:
    return detail(offer.name, offer.provider, offer.district)


def visibility(pair: Pair, old: Measure | Group, new: Measure | Group) -> Iterator[Fact]:
    """Say whether the record may leave the house now."""
    before = old.visibility or pair.before.register.alliance.visibility
    after = new.visibility or pair.after.register.alliance.visibility
    if before != after:
        text = msg("Now public") if after == "public" else msg("Now internal")
        yield pair.fact("other", "visibility", text, (before, after))


def internal(pair: Pair, old: Measure | Group, new: Measure | Group) -> Iterator[Fact]:
    """Say that internal notes have changed, never what they say: a change may be mailed on."""
    if old.internal != new.internal:
        what: Message = msg("Internal notes")
        yield pair.fact("other", "internal", msg("{what}: changed", what=what))
