"""Files as accidents make them, small version; benchmarks/fuzz.py runs as many as one likes."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path


def test_no_command_fails_whatever_is_in_a_file(tmp_path: Path) -> None:
    script = ROOT / "benchmarks" / "fuzz.py"
    how = ("--inputs", "200", "--no-huge", "--keep", str(tmp_path))
    done = subprocess.run(
        [sys.executable, str(script), *how], capture_output=True, encoding="utf-8", check=False
    )
    assert done.stdout.startswith("200 inputs with seed 1: 0 failures"), done.stdout + done.stderr
    assert done.returncode == 0
