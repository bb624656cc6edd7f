"""Where the packages lie that ``.ci/run`` installs from ``package.json``."""

from __future__ import annotations

import os
from pathlib import Path

from tests.conftest import ROOT


def module(*steps: str) -> Path:
    """Give a file or folder of an installed package."""
    prefix = Path(os.environ.get("ARMUT_NODE_PREFIX", ROOT / "build/consumers"))
    found = prefix.joinpath("node_modules", *steps)
    assert found.exists(), f"npm install --prefix {prefix} (see .ci/run)"
    return found
