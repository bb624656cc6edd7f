"""The field manual: read from the structs' own source."""

from __future__ import annotations

import msgspec
import pytest

from armut_cli.check.schema import STRUCTS, structs
from armut_cli.model.describe import FieldDoc, fields
from armut_cli.model.measure import Blocker, Measure

EVERY = {name: it for kind in STRUCTS.values() for name, it in structs(kind).items()}


def test_a_field() -> None:
    assert fields(Blocker)[2] == FieldDoc(
        "from_", "from", "From", "Who could give it.", required=False
    )
    assert fields(Measure)[0] == FieldDoc(
        "title", "title", "Title", "What is to be done, in one line.", required=True
    )


def test_the_id_stands_in_no_file() -> None:
    assert "id" not in [field.key for field in fields(Measure)]


@pytest.mark.parametrize("struct", EVERY.values(), ids=EVERY)
def test_every_field_is_described(struct: type[msgspec.Struct]) -> None:
    keys = [field.encode_name for field in msgspec.structs.fields(struct)]
    assert [field.key for field in fields(struct)] == [key for key in keys if key != "id"]
    for field in fields(struct):
        assert field.label
        assert not field.label.endswith(".")
        assert field.description.endswith(".")
