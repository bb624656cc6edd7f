"""Select measures: the same questions in every command that takes a selection."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from armut_cli.model.message import msg
from armut_cli.query.columns import resolve_field
from armut_cli.query.facets import FACETS, NONE, resolve
from armut_cli.query.match import fold
from armut_cli.query.state import RESTING, is_stale, open_dates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from armut_cli.model.measure import Measure
    from armut_cli.query.view import View


class Selection(Struct, frozen=True, kw_only=True):
    """What is asked for, as the person wrote it. An empty selection is every measure.

    Attributes:
        ids: measures by id.
        facets: facet name to values; several are *or*, several facets are *and*;
            ``!value`` excludes, ``none`` is “without”.
        text: words that must all occur somewhere in the measure's texts.
        overdue: only measures with an open date that is over.
        due_within: only measures with an open date that ends in so many days.
        stale: only measures without an update for more than so many days;
            -1 for the register's own threshold.
        without: fields that must be empty.
        where: makes a test of one's own for a view.
    """

    ids: tuple[str, ...] = ()
    facets: dict[str, tuple[str, ...]] = {}
    text: str | None = None
    overdue: bool = False
    due_within: int | None = None
    stale: int | None = None
    without: tuple[str, ...] = ()
    where: Callable[[View], Callable[[Measure], bool]] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for, so that every measure is meant."""
        return self == Selection(facets=dict.fromkeys(self.facets, ()))


def select(view: View, selection: Selection) -> list[Measure]:
    """Give the measures of a selection in the order of their ids.

    Raises:
        ArmutError: if a value is unknown or ambiguous; it names the nearest ones.
    """
    tests = list(_tests(view, selection))
    return [measure for measure in view.measures if all(test(measure) for test in tests)]


def resolve_id(view: View, value: str) -> str:
    """Give the measure's id that a person's ``M-7``, ``m-07`` or ``7`` stands for.

    Raises:
        ArmutError: if it stands for none or for several.
    """
    return resolve(value, measure_names(view), msg("measure"))


def measure_names(view: View) -> dict[str, tuple[str, ...]]:
    """Give all ids with their title and the short ways to write them."""
    return {
        id: (measure.title, *_short_forms(id)) for id, measure in view.register.measures.items()
    }


def _short_forms(id: str) -> tuple[str, ...]:
    digits = re.search(r"(\d+)$", id)
    if digits is None:
        return ()
    number = str(int(digits[1]))
    return (id[: digits.start()] + number, number)


def _tests(view: View, selection: Selection) -> Iterator[Callable[[Measure], bool]]:
    if selection.ids:
        ids = {resolve_id(view, id) for id in selection.ids}
        yield lambda measure: measure.id in ids
    for name, values in selection.facets.items():
        if values:
            yield _facet_test(view, name, values)
    if selection.text:
        words = fold(selection.text).replace("-", " ").split()
        yield lambda measure: all(word in _folded(measure) for word in words)
    if selection.overdue:
        yield _running(view, lambda m: any(span.last < view.today for span in open_dates(m)))
    if selection.due_within is not None:
        until = view.today + timedelta(days=selection.due_within)
        yield _running(
            view, lambda m: any(view.today <= span.last <= until for span in open_dates(m))
        )
    if selection.stale is not None:
        threshold = view.register.alliance.thresholds.stale_days
        days = threshold if selection.stale < 0 else selection.stale
        yield lambda measure: is_stale(measure, view.kind(measure), view.today, days)
    for value in selection.without:
        yield _empty(resolve_field(view, value))
    if selection.where:
        yield selection.where(view)


def _empty(field: str) -> Callable[[Measure], bool]:
    return lambda measure: not getattr(measure, field)


def _running(view: View, test: Callable[[Measure], bool]) -> Callable[[Measure], bool]:
    return lambda measure: view.kind(measure) not in RESTING and test(measure)


def _facet_test(view: View, name: str, values: tuple[str, ...]) -> Callable[[Measure], bool]:
    facet = FACETS[name]
    wanted = {facet.resolve(view, value) for value in values if not value.startswith("!")}
    unwanted = {facet.resolve(view, value[1:]) for value in values if value.startswith("!")}

    def test(measure: Measure) -> bool:
        ids = set(facet.ids(view, measure)) or {NONE}
        return not ids & unwanted and (not wanted or bool(ids & wanted))

    return test


def _folded(measure: Measure) -> str:
    texts = [measure.title, measure.summary, measure.wording, measure.description]
    texts += [entry.text for entry in measure.updates]
    return fold("\n".join(text for text in texts if text)).replace("-", " ")
