"""The day that a call is about."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from armut_cli.model.message import ArmutError, msg
from armut_cli.model.span import Span
from armut_cli.query.habits import guess_date

if TYPE_CHECKING:
    from collections.abc import Mapping

_PARTS = 3  # year, month and day


def this_day(environment: Mapping[str, str]) -> date:
    """Give today, or the day that SOURCE_DATE_EPOCH sets (reproducible-builds.org)."""
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return datetime.now().astimezone().date()


def iso_day(value: str) -> str:
    """Give a day that people write otherwise, ``30.9.2026``, as ``2026-09-30``; else the value."""
    guess = guess_date(value.strip())
    return guess if guess and guess.count("-") == _PARTS - 1 else value


def precise_day(value: str) -> date:
    """Give the day that a person names, ``2026-09-30`` or ``30.9.2026``.

    Raises:
        ArmutError: if it is no day of the calendar.
    """
    try:
        span = Span.parse(iso_day(value))
    except ValueError:
        span = None
    if span is None or span.first != span.last:
        raise ArmutError(
            msg("“{value}” is no day", value=value),
            msg("write year, month and day: 2026-09-30"),
        )
    return span.first
