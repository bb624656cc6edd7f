"""Laws of vague dates."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armut_cli.model.span import PATTERN, Span
from armut_cli.query.state import lateness_of

days = st.dates(date(1900, 1, 1), date(2999, 12, 31))
written = st.one_of(
    days.map(date.isoformat),
    days.map(lambda day: f"{day:%Y-%m}"),
    days.map(lambda day: f"{day:%Y}"),
    days.map(lambda day: f"{day:%Y}-Q{(day.month + 2) // 3}"),
)
spans = written.map(Span.parse)


@given(written)
def test_it_prints_as_it_is_written(text: str) -> None:
    assert str(Span.parse(text)) == text
    assert re.search(PATTERN, text)


@given(spans)
def test_the_first_day_is_not_after_the_last(span: Span) -> None:
    assert span.first <= span.last
    assert span.days == (span.last - span.first).days + 1
    assert span.days in {1, *range(28, 32), *range(90, 93), 365, 366}


@given(spans, spans, spans)
def test_the_order_is_total(a: Span, b: Span, c: Span) -> None:
    assert (a < b) + (a == b) + (a > b) == 1
    assert (a <= b) == (not b < a)
    if a < b < c:
        assert a < c
    if a == b:
        assert hash(a) == hash(b)


@given(spans, spans)
def test_it_sorts_by_the_end(a: Span, b: Span) -> None:
    if a.last < b.last:
        assert a < b
    if a.last == b.last and a.days < b.days:
        assert a < b


@given(spans, days, st.integers(0, 90))
def test_it_is_late_only_when_it_is_over(span: Span, today: date, soon: int) -> None:
    judged = lateness_of(span, today, soon)
    assert (judged == "overdue") == (today > span.last)
    assert (judged == "soon") == (today <= span.last <= today + timedelta(days=soon))
    if span.first <= today <= span.last:
        assert judged != "overdue"


@given(days)
def test_a_day_lies_in_its_month_quarter_and_year(day: date) -> None:
    texts = (f"{day:%Y-%m}", f"{day:%Y}-Q{(day.month + 2) // 3}", f"{day:%Y}")
    month, quarter, year = map(Span.parse, texts)
    assert year.first <= quarter.first <= month.first <= day
    assert day <= month.last <= quarter.last <= year.last


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "26",
            "2026-",
            "2026-13",
            "2026-00",
            "2026-09-00",
            "2026-02-29",
            "2026-2-1",
            "2026-Q0",
            "2026-Q5",
        ),
        *("2026-q1", "20260930", "2026-09-30T10:00", " 2026", "2026\n", "２０２６", "0000"),
    ],
)
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - which one is no part of the promise
        Span.parse(text)


@given(st.text(alphabet="0123456789-Q", max_size=10))
def test_the_pattern_for_editors_lets_through_all_that_is_read(text: str) -> None:
    try:
        Span.parse(text)
    except ValueError:
        return
    assert re.search(PATTERN, text)


def test_a_bare_year_of_yaml_is_a_number() -> None:
    assert Span.parse(2026) == Span.parse("2026")
    assert repr(Span.parse(2026)) == "Span('2026')"
    assert Span.parse("2026") != "2026"
