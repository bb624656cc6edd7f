"""What can stand in a field, where that is one of a known number of values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from armut_cli.model.describe import fields
from armut_cli.model.kinds import kinds, refers, single
from armut_cli.query.values import is_record, labels
from armut_cli.query.vocabulary import names

if TYPE_CHECKING:
    from armut_cli.query.view import View


def choices(view: View, kind: Any) -> dict[str, tuple[str, ...]]:
    """Give the values of a type of field with what people call them; none if any text goes.

    Of a record these are the values of the field that a word alone stands for.
    """
    kind, _ = single(kind)
    if is_record(kind):
        inner = kinds(kind)
        required = [it.key for it in fields(kind) if it.required][:1]
        keys = required or [key for key, it in inner.items() if refers(single(it)[0])]
        return {id: it for key in keys for id, it in choices(view, inner[key]).items()}
    vocabulary = refers(kind)
    return names(view, vocabulary) if vocabulary else labels(view, kind)
