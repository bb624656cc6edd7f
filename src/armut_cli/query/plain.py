"""A measure as plain data, for JSON and for whoever reads it by program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from armut_cli.model.span import Span

if TYPE_CHECKING:
    from armut_cli.model.measure import Measure
    from armut_cli.query.view import View


def plain(view: View, measure: Measure) -> dict[str, Any]:
    """Give all fields of a measure as in its file, and under ``computed`` what a day makes of it.

    Dates are texts as written (ISO 8601, vague as they are), references are ids, gaps are null
    or empty lists.
    """
    state = view.state(measure)
    return {
        **fields(measure),
        "computed": {
            "kind": state.kind,
            "status_label": view.status_label(measure.status),
            "lateness": state.lateness,
            "due": _written(state.due),
            "last_update": _written(state.last_update),
            "silent_days": state.silent_days,
            "stale": state.stale,
        },
    }


def fields(record: msgspec.Struct) -> dict[str, Any]:
    """Give a record's fields as in its file, with its id."""
    data: dict[str, Any] = msgspec.to_builtins(record, enc_hook=_encode)
    return data


def filled(record: msgspec.Struct) -> dict[str, Any]:
    """Give the fields of a record's file in which something stands."""
    data: dict[str, Any] = _without_gaps(fields(record))
    data.pop("id", None)
    return data


def _without_gaps(value: Any) -> Any:
    if isinstance(value, dict):
        kept = {key: _without_gaps(item) for key, item in value.items()}
        return {key: item for key, item in kept.items() if item not in (None, False, (), [], {})}
    return [_without_gaps(it) for it in value] if isinstance(value, (list, tuple)) else value


def _encode(value: Any) -> Any:
    if isinstance(value, Span):
        return value.written
    raise NotImplementedError(type(value))


def _written(span: Span | None) -> str | None:
    return span.written if span else None
