"""The canonical order of keys, taken from the structs of the model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from msgspec import Struct
from msgspec.structs import fields

if TYPE_CHECKING:
    from armut_cli.model.place import DataPath


class Order(Struct, frozen=True):
    """In which order keys stand; ``below`` holds the orders of nested mappings by key.

    ``each`` is the order of every value in a mapping whose keys are free, such as the
    statuses of a vocabulary. Items of a list share the order of their list.
    """

    keys: tuple[str, ...] = ()
    below: dict[str, Order] = {}
    each: Order | None = None

    def at(self, path: DataPath) -> Order:
        """Give the order of the mapping at (or of the items in the list at) a place."""
        order = self
        for step in path:
            if isinstance(step, str):
                order = order.below.get(step) or order.each or Order()
        return order

    def arranged(self, value: Any) -> Any:
        """Give plain data with its keys in this order, unknown keys last as they come."""
        if isinstance(value, dict):
            return {
                key: self.at((key,)).arranged(value[key])
                for key in sorted(value, key=lambda key: self.rank(str(key)))
            }
        return [self.arranged(item) for item in value] if isinstance(value, list) else value

    def rank(self, key: str) -> int:
        """Give the position of a key; unknown ones come last."""
        return self.keys.index(key) if key in self.keys else len(self.keys)

    def everywhere(self) -> frozenset[str]:
        """Give all keys, those of nested mappings too."""
        inner = [*self.below.values(), *([self.each] if self.each else [])]
        return frozenset(self.keys).union(*(order.everywhere() for order in inner))

    def place(self, key: str, keys: list[str]) -> int:
        """Give the position of a new key: behind the nearest one that comes before it."""
        rank, ranks = self.rank(key), [self.rank(other) for other in keys]
        if key not in self.keys:
            return len(keys)
        before = [other for other in ranks if other < rank]
        return len(ranks) - ranks[::-1].index(max(before)) if before else 0


def order_of(kind: type[Struct]) -> Order:
    """Give the order of the fields of a struct and of all structs in it."""
    known = fields(kind)
    return Order(
        tuple(field.encode_name for field in known),
        {field.encode_name: order for field in known if (order := _order(field.type)) is not None},
    )


def _order(annotation: Any) -> Order | None:
    if isinstance(annotation, type) and issubclass(annotation, Struct):
        return order_of(annotation)
    parts = get_args(annotation)
    orders = [order for part in parts if (order := _order(part)) is not None]
    if not orders:
        return None
    return Order(each=orders[0]) if getattr(annotation, "__origin__", None) is dict else orders[0]
