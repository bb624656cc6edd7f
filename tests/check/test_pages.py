"""Every rule has a page, and its examples hold: this problem, at this place, and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from armut_cli.check.explain import Page, pages
from tests.check.blocks import Mark, parse, problems

if TYPE_CHECKING:
    from pathlib import Path

PAGES = [pytest.param(page, id=page.id) for page in pages()]


@pytest.mark.parametrize("page", PAGES)
def test_bad_gives_this_problem_at_the_marked_place(page: Page, tmp_path: Path) -> None:
    found = problems(page.bad, tmp_path)
    places = [
        (it.rule, Mark(it.place.path, it.place.line, it.place.column, it.place.end_column))
        for it in found
    ]
    assert places == [(page.id, mark) for mark in parse(page.bad).marks]
    assert len(places) == 1
    assert found[0].level == page.level


@pytest.mark.parametrize("page", PAGES)
def test_good_gives_no_problem(page: Page, tmp_path: Path) -> None:
    assert problems(page.good, tmp_path) == ()
