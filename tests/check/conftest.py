"""What the tests of the checks share."""

from __future__ import annotations

import pytest

from armut_cli.lang.words import Words


@pytest.fixture
def english() -> Words:
    """Give the texts of messages as they stand in the source."""
    return Words("en")
