"""Places: the same whether a field is looked at alone or the whole file is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from armut_cli.check import places
from armut_cli.check.check import check
from armut_cli.check.example import DAY, FILES, OWN
from armut_cli.text.edit import apply, written
from armut_cli.text.load import load
from tests.check.town import MEASURE, found
from tests.check.wild import wild

if TYPE_CHECKING:
    from typing import Any


def told(text: str) -> list[tuple[str, int, int, int, int]]:
    """Give rule and place of all problems of a measure."""
    return [
        (it.rule, it.place.line, it.place.column, it.place.end_line, it.place.end_column)
        for it in found(text)
    ]


CASES = {
    "a field after comments": ("# Bemerkung\n\n# noch eine\nstatus: vorgeschlagen\n", (4, 1, 4, 7)),
    "an entry without its title": (
        MEASURE + "milestones:\n  - due: 2027-06\n",
        (4, 5, 4, 8),
    ),
    "a group of fields in a line": (
        MEASURE + "milestones: [{due: 2027-06}]\n",
        (3, 15, 3, 18),
    ),
    "a block of fields": (MEASURE + "wording:\n  Rundschau: x\n", (4, 3, 4, 4)),
    "quoted value": (MEASURE + 'lead: "weg"\n', (3, 7, 3, 12)),
    "quoted key": (MEASURE + '"leed": sozialamt\n', (3, 1, 3, 7)),
    "indented file": ("  title: X\n  status: weg\n", (2, 11, 2, 14)),
    "file in braces": ("{title: X, status: weg}\n", (1, 20, 1, 23)),
    "list at the margin": (MEASURE + "goals:\n- beratung\n- weg\n", (5, 3, 5, 6)),
    "carriage returns": ("title: X\r\nstatus: weg\r\n", (2, 9, 2, 12)),
    "umlauts before it": (
        MEASURE + "partners: [{role: ä€😀, organisation: weg}]\n",
        (3, 38, 3, 41),
    ),
    "field within a long quotation": (
        'title: "X\n\n  status: Y"\nstatus: weg\n',
        (4, 9, 4, 12),
    ),
    "alias": (MEASURE + "groups: &g [armut-im-alter]\ngoals: *g\n", (3, 13, 3, 27)),
    "mark of the beginning": ("---\ntitle: X\nstatus: weg\n", (3, 9, 3, 12)),
    "text over lines": (
        MEASURE + "description: |\n  Erste Zeile\n  mit <b>fett</b>\n",
        (5, 7, 5, 10),
    ),
    "folded text": (MEASURE + "description: >-\n  Erste <b\n  >x\n", (3, 14, 3, 15)),
}


@pytest.mark.parametrize(("text", "place"), CASES.values(), ids=CASES)
def test_places(text: str, place: tuple[int, int, int, int]) -> None:
    [(_, *where)] = told(text)
    assert tuple(where) == place


def test_of_a_long_field_the_name_is_told() -> None:
    text = MEASURE + f"description: {'x ' * places.MAX_LENGTH} <b>\ngoals: [weg]\n"
    assert told(text) == [
        ("raw-html", 3, 1, 3, 12),
        ("unknown-goal", 4, 9, 4, 12),
    ]


def test_of_a_long_file_that_is_no_row_of_fields_only_the_file_is_told() -> None:
    text = f"{{title: X, status: vorgeschlagen, description: '{'x ' * places.MAX_LENGTH} <b>'}}\n"
    assert told(text) == [("raw-html", 0, 0, 0, 0)]


@given(wild("measure"))
def test_a_field_alone_gives_the_places_of_the_whole_file(data: dict[str, Any]) -> None:
    text = written(data)
    # With this line in front a file is no plain row of fields any more.
    whole = problems("---\n" + text)
    assert whole == [
        (rule, line + 1 if line else 0, column) for rule, line, column in problems(text)
    ]


def problems(text: str) -> list[tuple[str, int, int]]:
    """Give rule, line and column of all problems of a measure, and of nothing else."""
    files = {**FILES, OWN: text}
    register = load({path: it.encode() for path, it in files.items()})
    return [(it.rule, it.place.line, it.place.column) for it in check(register, DAY, paths={OWN})]


def test_a_fix_changes_the_marked_characters() -> None:
    text = "# Bemerkung ä\n" + MEASURE + "wording: 2026\nsumary: x\n"
    edits = [edit for it in found(text) for edit in it.fix]
    assert apply(text, edits) == text.replace("2026", '"2026"').replace("sumary", "summary")
