"""All texts of a record with their places; only for files in which something was suspected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armut_cli.model.measure import Evidence, Measure
    from armut_cli.model.place import DataPath


def texts(value: Any, data: DataPath = ()) -> Iterator[tuple[DataPath, str]]:
    """Give all texts in a struct, list or mapping with the ways to them."""
    if isinstance(value, str):
        yield data, value
    elif isinstance(value, msgspec.Struct):
        for name, key in zip(value.__struct_fields__, value.__struct_encode_fields__, strict=True):
            if name != "id":
                yield from texts(getattr(value, name), (*data, key))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from texts(item, (*data, key))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from texts(item, (*data, index))


def required_texts(value: Any, data: DataPath = ()) -> Iterator[tuple[DataPath, str]]:
    """Give the texts that must say something: required fields and entries of lists."""
    for field in msgspec.structs.fields(value):
        here = (*data, field.encode_name)
        item = getattr(value, field.name)
        if isinstance(item, msgspec.Struct):
            yield from required_texts(item, here)
        elif isinstance(item, (tuple, dict)) and not field.required:
            pairs = item.items() if isinstance(item, dict) else enumerate(item)
            for step, entry in pairs:
                if isinstance(entry, str):
                    yield (*here, step), entry
                else:
                    yield from required_texts(entry, (*here, step))
        elif field.required and field.name != "id":
            yield from texts(item, here)


def evidence_of(measure: Measure) -> Iterator[tuple[DataPath, Evidence]]:
    """Give all evidence of a measure, that of its updates, too."""
    for n, piece in enumerate(measure.evidence):
        yield ("evidence", n), piece
    for n, update in enumerate(measure.updates):
        for k, piece in enumerate(update.evidence):
            yield ("updates", n, "evidence", k), piece
