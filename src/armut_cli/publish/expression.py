"""Questions of one's own to a measure, such as ``lead == "jobcenter" and end < "2027"``."""

from __future__ import annotations

from functools import total_ordering
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from armut_cli.model.measure import Measure
from armut_cli.model.message import ArmutError, msg
from armut_cli.model.span import Span
from armut_cli.publish.environment import compile_expression

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from armut_cli.query.state import State
    from armut_cli.query.view import View

FIELDS: tuple[str, ...] = Measure.__struct_fields__
"""What an expression can ask for: the fields of a measure,"""

COMPUTED: dict[str, Callable[[State], object]] = {
    "kind": lambda state: state.kind,
    "lateness": lambda state: state.lateness,
    "due": lambda state: state.due,
    "last_update": lambda state: state.last_update,
    "silent_days": lambda state: state.silent_days,
    "stale": lambda state: state.stale,
}
"""and what is computed of it."""


def expression(source: str, view: View) -> Callable[[Measure], bool]:
    """Make a test of measures from an expression.

    Dates compare with dates as they are written, a vague one by its last day. What a measure
    does not have is like nothing: it equals nothing, and no comparison with it holds.

    Raises:
        ArmutError: if the expression is broken or asks for an unknown field; the test itself
            raises it if a value does not fit, such as a list compared with a number.
    """
    names, evaluate = compile_expression(source)
    unknown = sorted(names - {*FIELDS, *COMPUTED})
    if unknown:
        raise ArmutError(
            msg("the expression asks for unknown fields: {names}", names=unknown),
            msg("there is: {choices}", choices=[*FIELDS, *COMPUTED]),
        )
    computed = [name for name in COMPUTED if name in names]

    def test(measure: Measure) -> bool:
        values = {name: _shown(getattr(measure, name)) for name in names if name in FIELDS}
        if computed:
            state = view.state(measure)
            values.update((name, _shown(COMPUTED[name](state))) for name in computed)
        return evaluate(values)

    return test


def _shown(value: object) -> Any:
    """Give a value as an expression sees it."""
    if value is None:
        return MISSING
    if isinstance(value, Span):
        return Date(value)
    if isinstance(value, Struct):
        return _Part(value)
    if isinstance(value, tuple):
        return List(map(_shown, value))
    return value


class _Missing:
    """What a measure does not have: empty, equal to nothing, part of nothing."""

    def __bool__(self) -> bool:
        return False

    def __eq__(self, other: object) -> bool:
        return other is None or other is self or other == ""

    def __hash__(self) -> int:
        return hash(None)

    def __len__(self) -> int:
        return 0

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    def __str__(self) -> str:
        return ""

    def __getattr__(self, name: str) -> _Missing:
        if name.startswith("_"):
            raise AttributeError(name)
        return self

    def _never(self, other: object) -> bool:
        del other
        return False

    __lt__ = __le__ = __gt__ = __ge__ = _never


MISSING = _Missing()


class _Part:
    """A part of a measure, such as a milestone: its fields by name."""

    def __init__(self, value: Struct) -> None:
        self._value = value

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        fields = dict(
            zip(self._value.__struct_encode_fields__, self._value.__struct_fields__, strict=True)
        )
        if name not in fields:
            raise ArmutError(
                msg("the expression asks for unknown fields: {names}", names=name),
                msg("there is: {choices}", choices=list(fields)),
            )
        return _shown(getattr(self._value, fields[name]))


class List(tuple[Any, ...]):
    """Several parts; one that is not there is like nothing."""

    __slots__ = ()

    def __getitem__(self, place: Any) -> Any:
        try:
            return super().__getitem__(place)
        except IndexError:
            return MISSING


@total_ordering
class Date:
    """A vague date that compares with dates as people write them."""

    def __init__(self, span: Span) -> None:
        self.span = span

    def __str__(self) -> str:
        return str(self.span)

    def __hash__(self) -> int:
        return hash(self.span)

    def __eq__(self, other: object) -> bool:
        return self.span == _span(other)

    def __lt__(self, other: object) -> bool:
        span = _span(other)
        return NotImplemented if span is None else self.span < span


def _span(value: object) -> Span | None:
    if isinstance(value, Date):
        return value.span
    try:
        return Span.parse(value) if isinstance(value, (str, int)) else None
    except ValueError:
        return None
