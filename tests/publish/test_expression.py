"""Questions of one's own to measures."""

from __future__ import annotations

import pytest

from armut_cli.model.message import ArmutError
from armut_cli.publish.expression import expression
from tests.publish.town import view


def found(source: str) -> list[str]:
    seen = view()
    test = expression(source, seen)
    return [measure.id for measure in seen.measures if test(measure)]


@pytest.mark.parametrize(
    ("source", "ids"),
    [
        ('lead == "sozialamt" and milestones|length > 1', ["M-01"]),
        ('lead != "sozialamt" and lead', ["M-04"]),
        ("lead is none", ["M-02", "M-03", "M-05"]),
        ('end < "2027"', ["M-01"]),
        ('"2027" > end', ["M-01"]),
        ('end == "2026-Q3"', ["M-01"]),
        ('end >= "2026-09-30"', ["M-01"]),
        ("start < 2020", []),
        ('milestones|selectattr("due", "ge", "2026-12")|list', ["M-01"]),
        ("milestones|rejectattr('done')|list", ["M-01"]),
        ('milestones[0].title == "Konzept"', ["M-01"]),
        ('updates[-1].by == "jobcenter"', ["M-04"]),
        ('origin.kind == "group"', []),
        ('bundled_into.process == "konzept"', ["M-02"]),
        ("blocker.from is none and blocker", ["M-04"]),
        ('lateness == "overdue"', ["M-01"]),
        ('kind in ["unknown", "deferred"]', ["M-03", "M-05"]),
        ("due", ["M-01"]),
        ("silent_days > 100", ["M-01"]),
        ("not stale and kind == 'active'", ["M-04"]),
        ('"groups" in unpublished', ["M-03"]),
        ('"lotsen" in title|lower', ["M-04"]),
        ("ongoing", ["M-04"]),
        ("last_update == '2026-10-20'", ["M-04"]),
        ("end|string == '2026-Q3'", ["M-01"]),
        ("end in ['2026-Q3']", ["M-01"]),
        ("end == [2026]", []),
        ("origin._x is defined", []),
        ("start in {none: 1}", ["M-01", "M-02", "M-03", "M-04", "M-05"]),
        ("{end: 1} and end", ["M-01"]),
        ("milestones[1].due > milestones[0].due", ["M-01"]),
        ("milestones|join|length", ["M-01"]),
        ("milestones and milestones[0]|e|length", ["M-01"]),
        ("origin|list or origin|length or origin|string", []),
    ],
)
def test_expression_finds(source: str, ids: list[str]) -> None:
    assert found(source) == ids


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("lead ==", "cannot be used: unexpected"),
        ("", "cannot be used: "),
        ("title }} {{ x", "cannot be used: "),
        ("nix == 1", "unknown fields: nix"),
        ("milestones[0].nix", "unknown fields: nix"),
        ("milestones > 3", "'>' not supported"),
        ('end < "bald"', "'<' not supported between instances of 'Date' and 'str'"),
        ("().__class__", "unsafe"),
        ("origin.__class__", "unsafe"),
        ("milestones[0]._value", "unsafe"),
        ("1 / 0", "division by zero"),
        ("title|nix", "No filter"),
        ("title is nix", "No test"),
        ("range(3)", "unknown fields: range"),
    ],
)
def test_broken_expression_says_why(source: str, reason: str) -> None:
    with pytest.raises(ArmutError) as error:
        found(source)
    assert reason in view().words(error.value.message)
    assert error.value.help is not None


def test_only_what_is_asked_for_is_computed() -> None:
    seen = view()
    seen.state = None  # type: ignore[assignment, method-assign]  # would fail when called
    assert expression("lead", seen)(seen.measures[0])


def test_dates_are_hashable_and_equal_as_spans() -> None:
    assert found("[end, end]|unique|list|length == 1 and end") == ["M-01"]
