"""Edits as a person would make them, shown as text before and after."""

from __future__ import annotations

import time
from textwrap import dedent
from typing import Any

import pytest

from armut_cli.model.measure import Measure
from armut_cli.model.place import Edit
from armut_cli.text.change import Change, Discard, Insert, Remove, Set
from armut_cli.text.decode import Unreadable
from armut_cli.text.edit import apply, change, diff
from armut_cli.text.order import order_of
from armut_cli.text.refusal import Refused

ORDER = order_of(Measure)

FILE = dedent("""\
    title: Stadtteilservices ausweiten   # wie beschlossen
    summary: Sie sollen helfen.   # einfache Sprache
    description: |
      Erster Absatz.

      Zweiter Absatz.

    groups: [armut-im-alter]
    goals:
    - stadtteilarbeit   # seit 2019
    # vielleicht mehr
    - teilhabe
    origin: {kind: group, group: armut-im-alter}
    statements:
        - by: sozialamt
          requested: 2018-06-01
        -   by: 'jobcenter'
            # nachgefragt
            due: 2018-09-30

    lead: jobcenter       # genau eine
    status: umzusetzen
    sources:
      [
        https://example.org/eins?a=b,  # eins
        "https://example.org/zwei"   # zwei
      ]
""")


def edited(*changes: Change, text: str = FILE) -> str:
    """Give the changed lines, with a sign before each."""
    new = change("M-01.yaml", text, changes, ORDER)
    lines = diff("M-01.yaml", text, new).splitlines()[2:]
    return "\n".join(line for line in lines if line[0] in "+-\\")


@pytest.mark.parametrize(
    ("wish", "lines"),
    [
        (
            [Set(("lead",), "sozialamt")],
            """
            -lead: jobcenter       # genau eine
            +lead: sozialamt       # genau eine
            """,
        ),
        (
            [Set(("statements", 1, "by"), "yes, we can")],
            """
            -    -   by: 'jobcenter'
            +    -   by: 'yes, we can'
            """,
        ),
        (
            [Set(("end",), "2026-Q3"), Set(("start",), 2026), Set(("status_reason",), "no")],
            """
            +status_reason: "no"
            +start: 2026
            +end: 2026-Q3
            """,
        ),
        (
            [Set(("statements", 0, "due"), "2018-09")],
            """
            +      due: 2018-09
            """,
        ),
        (
            [Set(("origin", "date"), "2018-05-02"), Set(("origin", "source"), "a, b")],
            """
            -origin: {kind: group, group: armut-im-alter}
            +origin: {kind: group, group: armut-im-alter, date: 2018-05-02, source: "a, b"}
            """,
        ),
        (
            [Insert(("groups",), "aktive-stadt", 0), Discard(("groups",), "armut-im-alter")],
            """
            -groups: [armut-im-alter]
            +groups: [aktive-stadt]
            """,
        ),
        (
            [Insert(("goals",), "wohnen", 1)],
            """
            +- wohnen
            """,
        ),
        (
            [Remove(("goals", 0))],
            """
            -- stadtteilarbeit   # seit 2019
            +# seit 2019
            """,
        ),
        (
            [Remove(("lead",))],
            """
            -lead: jobcenter       # genau eine
            +# genau eine
            """,
        ),
        (
            [Remove(("description",))],
            """
            -description: |
            -  Erster Absatz.
            -
            -  Zweiter Absatz.
            """,
        ),
        (
            [Remove(("statements", 0, "by"))],
            """
            -    - by: sozialamt
            -      requested: 2018-06-01
            +    - requested: 2018-06-01
            """,
        ),
        (
            [Remove(("statements", 0))],
            """
            -    - by: sozialamt
            -      requested: 2018-06-01
            """,
        ),
        (
            [Set(("description",), "Neu.\n\nUnd mehr.")],
            """
            -description: |
            -  Erster Absatz.
            +description: |-
            +  Neu.
            @
            -  Zweiter Absatz.
            +  Und mehr.
            """,
        ),
        (
            [Set(("summary",), "Eins.\nZwei.")],
            """
            -summary: Sie sollen helfen.   # einfache Sprache
            +summary: |-   # einfache Sprache
            +  Eins.
            +  Zwei.
            """,
        ),
        (
            [
                Insert(
                    ("updates",),
                    {"text": "Es geht los.\nEndlich.", "date": "2019-01-25", "by": "jobcenter"},
                )
            ],
            """
            +updates:
            +- date: 2019-01-25
            +  text: |-
            +    Es geht los.
            +    Endlich.
            +  by: jobcenter
            """,
        ),
        (
            [Insert(("sources",), "https://example.org/drei")],
            """
            -    "https://example.org/zwei"   # zwei
            +    "https://example.org/zwei",   # zwei
            +    "https://example.org/drei"
            """,
        ),
        (
            [Remove(("sources", 0))],
            """
            -    https://example.org/eins?a=b,  # eins
            +    # eins
            """,
        ),
        (
            [Insert(("statements",), {"by": "gesundheitsamt"})],
            """
            +    - by: gesundheitsamt
            """,
        ),
        (
            [Set(("bundled_into", "process"), "beratungskonzept")],
            """
            +bundled_into:
            +  process: beratungskonzept
            """,
        ),
        ([Set(("lead",), "jobcenter")], ""),
    ],
)
def test_an_edit_changes_these_lines(wish: list[Change], lines: str) -> None:
    wanted = [line for line in dedent(lines).strip().splitlines() if line != "@"]
    assert edited(*wish).splitlines() == wanted


def test_collections_are_set_by_what_differs() -> None:
    assert edited(Set(("goals",), ["stadtteilarbeit", "wohnen", "teilhabe"])) == "+- wohnen"


@pytest.mark.parametrize(
    ("text", "wish", "expected"),
    [
        ("a:\n- x\n", Remove(("a", 0)), "a: []\n"),
        ("a:\n  b: 1 # c\n", Remove(("a", "b")), "a: {} # c\n"),
        ("a: {b: 1}\n", Remove(("a", "b")), "a: {}\n"),
        ("a: [ x ]\n", Remove(("a", 0)), "a: []\n"),
        ("a: [x,]\n", Remove(("a", 0)), "a: []\n"),
        ("a: [x, y,]\n", Remove(("a", 1)), "a: [x, ]\n"),
        ("a: [x, y, z]\n", Remove(("a", 1)), "a: [x, z]\n"),
        ("a: [x, y]\n", Remove(("a", 1)), "a: [x]\n"),
        ("a: [\n  x,\n  y\n]\n", Remove(("a", 1)), "a: [\n  x\n]\n"),
        ("a: [\n  x,\n  y\n]\n", Insert(("a",), "z", 1), "a: [\n  x,\n  z,\n  y\n]\n"),
        ("a: [\n  x,\n  y,\n]\n", Insert(("a",), "z"), "a: [\n  x,\n  y,\n  z,\n]\n"),
        ("a: [\n  x\n]\n", Insert(("a",), "z", 0), "a: [\n  z,\n  x\n]\n"),
        ("a: []\n", Insert(("a",), "x"), "a: [x]\n"),
        ("a: [] # c\n", Insert(("a",), {"b": 1}), "a: # c\n  - b: 1\n"),
        ("a: {}\n", Set(("a", "b"), 1), "a: {b: 1}\n"),
        ("{}\n", Set(("a",), 1), "a: 1\n"),
        ("{}\n", Set(("a", "b"), [1]), "a:\n  b: [1]\n"),
        ("a: 1\n", Remove(("a",)), "{}\n"),
        ("a: 1", Set(("b",), 2), "a: 1\nb: 2"),
        ("a: 1\r\nb: 2", Remove(("b",)), "a: 1\r\n"),
        ("a: 1\r\n", Set(("b",), "x\ny\n"), "a: 1\r\nb: |\r\n  x\r\n  y\r\n"),
        ("a: 1", Set(("b",), "x\ny\n"), "a: 1\nb: |\n  x\n  y\n"),
        ("a: |+\n  x\n\nb: 1\n", Set(("a",), "y\n"), "a: |\n  y\nb: 1\n"),
        ("a: |\n  x\n\n\nb: 1\n", Set(("a",), "y\nz"), "a: |-\n  y\n  z\n\n\nb: 1\n"),
        ("a: >-\n  x\n  y\n", Set(("a",), "x z"), "a: >-\n  x z\n"),
        ("a:\n  # c\n  x\n", Set(("a",), "z"), "a:\n  # c\n  z\n"),
        ("a: x\n", Set(("a",), {"b": [{"c": 1}]}), "a:\n  b:\n    - c: 1\n"),
        ("a:\n- - x\t# c\n  - y\n", Remove(("a", 0, 0)), "a:\n- # c\n  - y\n"),
        ("a:\n- - x  # c\n  - y\n", Remove(("a", 0, 0)), "a:\n-  # c\n  - y\n"),
        ("- \n", Set(("a",), 1), None),
        ("a: # c\n", Set(("a",), 1), "a: 1 # c\n"),
        ("a:\n- # c\n- x\n", Set(("a", 0), "z"), "a:\n- z # c\n- x\n"),
        ("a:\n- {b: 1}\n", Insert(("a",), {"b": 2}), "a:\n- {b: 1}\n- {b: 2}\n"),
        ("a: [b: 1]\n", Remove(("a", 0, "b")), None),
        ("? a\n: 1\n", Set(("a",), 2), "? a\n: 2\n"),
        ("? a\n: - x\n", Set(("a",), 2), None),
        ("a: {b}\n", Set(("a", "b"), 2), "a: {b: 2}\n"),
        ("a: *x\n", Set(("a",), 2), None),
        ("x: &x 1\na: *x\n", Set(("a",), 2), None),
        ("x: &x 1\na: *x\nb: *x\n", Set(("a",), 2), "x: &x 1\na: 2\nb: *x\n"),
    ],
)
def test_odd_places(text: str, wish: Change, expected: str | None) -> None:
    if expected is None:
        with pytest.raises((Refused, Unreadable)):
            change("m.yaml", text, [wish])
    else:
        assert change("m.yaml", text, [wish]) == expected


@pytest.mark.parametrize(
    ("text", "wish", "line", "words"),
    [
        ("a:\n  - x\n  # c\n  - y\n", Remove(("a",)), 3, "comment would be lost"),
        ("a: 1\nb: [x, # c\n  y]\n", Set(("b",), 1), 2, "comment would be lost"),
        ("a: |  # c\n  x\nb: 1\n", Remove(("a",)), 1, "comment would be lost"),
        ("b: &x 1\nc: *x\n", Set(("b",), 2), 1, "anchor"),
        ("b: &x\n  d: 1\nc: *x\n", Set(("b", "d"), 2), 1, "anchor"),
        ("b: &x\n  d: 1\nc: *x\n", Set(("c", "d"), 2), 3, "borrowed"),
        ("a: 1\n", Remove(("b",)), 1, "there is no"),
        ("a: 1\nb:\n  - x\n", Set(("b", 2), "y"), 3, "there is no"),
        ("a: |\n  x\nb: 1\n  # c\n", Remove(("b",)), 4, "part of the text above"),
        ("a: 1\n", Set(("a",), "x\x07"), 1, "control character"),
        ("a: 1\nb: [c: 1]\n", Set(("b", 0, "d"), 1), 2, "cannot be edited safely"),
        ("a: 1\n-\tb: 1\n", Set(("a",), 2), 2, ""),
        ('a: 1\nb: "\\ud83d\\ude00"\n', Set(("a",), 2), 2, "not edited safely"),
    ],
)
def test_what_cannot_be_edited_is_refused_at_its_line(
    text: str, wish: Change, line: int, words: str
) -> None:
    with pytest.raises((Refused, Unreadable)) as error:
        change("m.yaml", text, [wish])
    assert isinstance(error.value, Refused | Unreadable)
    problem = error.value.problem
    assert problem.place.path == "m.yaml"
    assert problem.place.line == line
    assert words in problem.message.text
    assert problem.help is not None


def test_a_refusal_names_the_line_of_the_file_before_all_changes() -> None:
    changes: list[Change] = [
        Set(("summary",), "a\nb\nc"),
        Set(("lead",), "x"),
        Remove(("statements",)),
    ]
    with pytest.raises(Refused) as error:
        change("m.yaml", FILE, changes, ORDER)
    line = error.value.problem.place.line
    assert FILE.splitlines()[line - 1].strip() == "# nachgefragt"


def test_a_refusal_is_a_users_error() -> None:
    with pytest.raises(Refused) as error:
        change("m.yaml", "a: 1\n", [Remove(("b",))])
    assert error.value.status == 1
    assert error.value.message.values["line"] == 1
    assert error.value.problem.data == ("b",)


def test_edits_of_a_fix_are_applied_together() -> None:
    edits = [Edit("", 4, 5, "-"), Edit("", 0, 1, "+"), Edit("", 2, 2, "!")]
    assert apply("abcdef", edits) == "+b!cd-f"


def test_a_difference_shows_a_missing_line_end() -> None:
    assert diff("m.yaml", "a: 1", "a: 2\n") == (
        "--- a/m.yaml\n+++ b/m.yaml\n@@ -1 +1 @@\n-a: 1\n\\ No newline at end of file\n+a: 2\n"
    )
    assert diff("m.yaml", "a: 1\r\n", "a: 1\r\n") == ""


def test_an_edit_is_quick() -> None:
    """A measure of 45 lines takes less than 5 ms; the best of many is free of other load."""
    long = FILE + "".join(f"x{n}: Wert {n}  # Hinweis\n" for n in range(19))
    assert long.count("\n") >= 45

    def once(value: Any) -> float:
        start = time.perf_counter()
        change("m.yaml", long, [Set(("lead",), value)], ORDER)
        return time.perf_counter() - start

    assert min(once(f"x{n}") for n in range(30)) < 0.005
