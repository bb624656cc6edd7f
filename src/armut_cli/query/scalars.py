"""Dates, numbers, yes and no as people write them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from armut_cli.model.message import ArmutError, msg
from armut_cli.model.span import Span
from armut_cli.query.habits import guess_date

if TYPE_CHECKING:
    from collections.abc import Callable

    from armut_cli.query.view import View

_TODAY = frozenset({"today", "heute"})
_YES = frozenset({"yes", "ja", "true", "wahr", "1"})
_NO = frozenset({"no", "nein", "false", "falsch", "0"})


def _date(view: View, value: str) -> str | int:
    if value.casefold() in _TODAY:
        return view.today.isoformat()
    written = guess_date(value.strip()) or value.upper()
    try:
        written = Span.parse(written).written
    except ValueError as error:
        raise ArmutError(
            msg("“{value}” is no date", value=value),
            msg("write 2026, 2026-Q3, 2026-09 or 2026-09-30"),
        ) from error
    return int(written) if written.isdecimal() else written


def _truth(_: View, value: str) -> bool:
    if value.casefold() in _YES:
        return True
    if value.casefold() in _NO:
        return False
    raise ArmutError(msg("“{value}” is neither yes nor no", value=value), msg("write yes or no"))


def _number(_: View, value: str) -> int:
    try:
        return int(value)
    except ValueError as error:
        raise ArmutError(
            msg("“{value}” is no number", value=value), msg("write a whole number, such as 3")
        ) from error


READERS: dict[Any, Callable[[View, str], Any]] = {Span: _date, bool: _truth, int: _number}
"""How the values of simple types are read."""
