"""The walks in docs/aendern.md, line by line as they stand there, in a register of one's own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("chapter", "clean"),
    [
        ("### Der Weg einer Maßnahme", "2 Maßnahmen, 1 Gruppe: keine Probleme\n"),
        ("## English", "2 measures, 1 group: no problems\n"),
    ],
)
def test_what_the_page_shows_can_be_typed_as_it_stands(
    tmp_path: Path, chapter: str, clean: str
) -> None:
    page = (ROOT / "docs/aendern.md").read_text("utf-8")
    text = re.split(r"\n##+ ", page[page.index(chapter) + len(chapter) :])[0]
    script = "\n".join(re.findall(r"```sh\n(.*?)```", text, re.DOTALL))
    assert script.count("armut ") >= 6
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-euc", f"{script}\narmut --color never validate --strict >&2"],
        check=False,
        cwd=tmp_path,
        env={"PATH": path, "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr.splitlines(keepends=True)[-1:]) == (0, [clean])
    told = done.stdout + done.stderr
    assert not re.search(r"(?:Warnung|Hinweis|warning|note)\[", told), told
