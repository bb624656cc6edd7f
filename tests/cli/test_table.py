"""Laws of tables: never wider than the terminal, cut and never wrapped."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from armut_cli.cli.table import Head, cut, draw, widths

letters = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Mn", "Me", "Cf"))
cells = st.text(letters, max_size=60)
heads = st.builds(
    Head,
    title=st.text(letters, min_size=1, max_size=12),
    least=st.integers(0, 20),
    right=st.booleans(),
    weight=st.floats(1, 3),
)
tables = st.integers(1, 8).flatmap(
    lambda n: st.tuples(
        st.lists(heads, min_size=n, max_size=n),
        st.lists(st.lists(cells, min_size=n, max_size=n), max_size=6),
    )
)
rooms = st.sampled_from([10, 40, 80, 160])


@given(tables, rooms)
def test_no_line_is_wider_than_the_terminal(
    table: tuple[list[Head], list[list[str]]], room: int
) -> None:
    text, lost = draw(*table, room)
    lines = text.split("\n")[:-1]
    assert len(lines) == len(table[1]) + 2
    assert all(cell_len(line) <= room for line in lines)
    assert len(lost) < len(table[0])


@given(tables)
def test_with_room_enough_nothing_is_cut(table: tuple[list[Head], list[list[str]]]) -> None:
    text, lost = draw(*table, 2000)
    assert lost == []
    assert all(cell.strip() in text for row in table[1] for cell in row)


@given(st.lists(st.tuples(st.integers(0, 80), heads), min_size=1, max_size=8), rooms)
def test_columns_get_what_they_need_or_less(columns: list[tuple[int, Head]], room: int) -> None:
    natural = [width for width, _ in columns]
    found = widths(natural, [head for _, head in columns], room)
    assert all(0 <= width <= most for width, most in zip(found, natural, strict=True))
    kept = [width > 0 for width, most in zip(found, natural, strict=True) if most]
    assert kept == sorted(kept, reverse=True)  # they are left out from the right


@given(cells, st.integers(1, 70))
def test_a_cut_text_ends_with_dots(text: str, width: int) -> None:
    short = cut(text, width)
    assert cell_len(short) <= width
    assert short == text if cell_len(text) <= width else short.endswith("…")
    assert text.startswith(short.removesuffix("…")) or short == text


def test_numbers_stand_flush_right_and_no_blank_trails() -> None:
    table, _ = draw([Head("Name"), Head("No", right=True), Head("X")], [["a", "7", ""]], 40)
    assert table == "Name  No  X\n───────────\na      7\n"


def test_a_painted_table_has_the_same_text() -> None:
    def paint(text: str, style: str) -> str:
        return f"<{style}>{text}</>" if style else text

    table, _ = draw([Head("A"), Head("B")], [["x", "y"]], 40, paint, [{1: "red"}])
    assert table == "<bold>A</>  <bold>B</>\n<dim>────</>\nx  <red>y</>\n"
