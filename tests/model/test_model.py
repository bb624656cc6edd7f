"""The rest of the model: natural order, errors, what the structs say about themselves."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from armut_cli.model.alliance import Alliance
from armut_cli.model.describe import fields
from armut_cli.model.group import Group
from armut_cli.model.measure import Blocker, Measure
from armut_cli.model.message import ArmutError, msg, msgn
from armut_cli.model.register import natural_key


def test_numbers_in_ids_count_as_numbers() -> None:
    assert sorted(["M-10", "m-9", "M-2", "A", "M-02b"], key=natural_key) == [
        *("A", "M-2", "M-02b", "m-9", "M-10"),
    ]


@given(st.text(), st.text())
def test_any_two_texts_have_an_order(one: str, two: str) -> None:
    assert (natural_key(one) < natural_key(two)) == (natural_key(two) > natural_key(one))


def test_fields_know_their_key_label_and_meaning() -> None:
    title, *_ = fields(Measure)
    assert title == ("title", "title", "Title", "What is to be done, in one line.", True)
    assert [field.key for field in fields(Blocker)] == ["reason", "needs", "from", "since"]
    assert "id" not in {field.key for field in fields(Group)}


def test_every_field_of_a_file_is_described() -> None:
    for struct in (Alliance, Group, Measure):
        described = {field.name for field in fields(struct)}
        assert described == {*struct.__struct_fields__} - {"id"}
        assert all(field.label for field in fields(struct))


def test_errors_carry_what_to_do() -> None:
    error = ArmutError(msg("x {y}", y=1), msg("help"))
    assert (str(error), error.status) == ("x {y}", 2)
    assert msgn("one", "{n} many", 3, of="x").values == {"n": 3, "of": "x"}
