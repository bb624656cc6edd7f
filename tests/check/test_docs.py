"""The manual of the rules in `docs/` is what the rules say of themselves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from armut_cli.check.explain import pages, render_markdown
from armut_cli.lang.words import Words

if TYPE_CHECKING:
    from armut_cli.model.alliance import Language

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize(("name", "language"), [("rules.md", "en"), ("regeln.md", "de")])
def test_is_up_to_date(name: str, language: Language) -> None:
    made = render_markdown(pages(), Words(language).gettext)
    assert (DOCS / name).read_text("utf-8") == made, "write it anew: python tools/documents.py"
