"""What would leave the house, record by record: the public edition held against the register."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from armut_cli.publish.edition import public, stays_as_a_whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from armut_cli.model.register import Register


class Disclosure(Struct, frozen=True):
    """What of a record leaves the house: paths of its filled fields, and those that stay."""

    record: str
    id: str
    leaves: tuple[str, ...]
    stays: tuple[str, ...]


def disclosure(register: Register) -> list[Disclosure]:
    """Say of every record which of its fields are in the public edition and which are not."""
    edition = public(register)
    found = []
    for name, all_records, shown in (
        ("alliance", {"armut.yaml": register.alliance}, {"armut.yaml": edition.alliance}),
        ("measure", register.measures, edition.measures),
        ("group", register.groups, edition.groups),
    ):
        records: Mapping[str, Struct] = all_records
        for id, record in records.items():
            parts = list(_compared(record, shown.get(id), ""))
            leaves = tuple(path for path, out in parts if out)
            stays = tuple(path for path, out in parts if not out)
            found.append(Disclosure(name, id, leaves, stays))
    return found


def _compared(value: Any, out: Any, path: str) -> Iterator[tuple[str, bool]]:
    """Give the paths of all filled fields, and whether each is in ``out``, its public twin.

    Entries of a list count from 1, as people count.
    """
    if isinstance(value, Struct):
        names = zip(value.__struct_encode_fields__, value.__struct_fields__, strict=True)
        for key, name in names:
            if key != "id":
                below = f"{path}.{key}" if path else key
                yield from _compared(getattr(value, name), getattr(out, name, None), below)
    elif isinstance(value, dict):
        twins = out if isinstance(out, dict) else {}
        for key, item in value.items():
            yield from _compared(item, twins.get(key), f"{path}.{key}")
    elif isinstance(value, tuple):
        left = list(out or ())
        for number, item in enumerate(value, 1):
            # Items keep their order; one that stays has no twin.
            stays = stays_as_a_whole(item) or (not isinstance(item, Struct) and item not in left)
            twin = None if stays or not left else left.pop(0)
            yield from _compared(item, twin, f"{path}[{number}]")
    elif value is not None and value is not False and value != "":
        yield path, value == out
