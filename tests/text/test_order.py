"""The order of keys comes from the structs of the model."""

from __future__ import annotations

from armut_cli.model.alliance import Alliance
from armut_cli.model.measure import Measure
from armut_cli.text.order import Order, order_of


def test_the_order_is_that_of_the_fields_at_any_depth() -> None:
    order = order_of(Measure)
    assert order.keys[1:4] == ("title", "summary", "wording")
    assert order.at(("milestones", 3)).keys == ("title", "due", "done", "responsible")
    assert order.at(("updates", 0, "evidence", 1)).keys == ("kind", "title", "url", "date")
    assert order.at(("blocker",)).keys == ("reason", "needs", "from", "since")


def test_free_keys_share_an_order() -> None:
    order = order_of(Alliance)
    assert order.at(("statuses", "umzusetzen")).keys == ("label", "kind", "definition")
    assert order.at(("statuses",)).keys == ()


def test_data_are_arranged_and_unknown_keys_come_last() -> None:
    data = {"x": 1, "lead": 2, "milestones": [{"due": 3, "title": 4}], "title": 5}
    arranged = order_of(Measure).arranged(data)
    assert list(arranged) == ["title", "lead", "milestones", "x"]
    assert list(arranged["milestones"][0]) == ["title", "due"]


def test_a_new_key_goes_behind_the_nearest_one_before_it() -> None:
    order = Order(("a", "b", "c", "d"))
    assert order.place("c", ["a", "b", "d"]) == 2
    assert order.place("a", ["x", "b"]) == 0
    assert order.place("d", ["c", "x", "a"]) == 1
    assert order.place("y", ["a", "b"]) == 2
