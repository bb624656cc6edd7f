"""Whatever stands in a file: every command answers, in time, as its contract says.

``pytest --hypothesis-profile=many tests/cli/test_anything.py`` tries thousands of files.
"""

from __future__ import annotations

import io
import json
from contextlib import redirect_stderr, redirect_stdout
from time import process_time
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armut_cli.cli.app import run
from armut_cli.text.edit import written
from tests.check.wild import VALUES, wild
from tests.cli.yaml_kinds import INLINE, KEYS, documents
from tests.sample import FILES, TODAY
from tests.text.messy import messy_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.text.messy import Messy

PLACES = st.sampled_from(
    ("measures/M-03.yaml", "measures/M-03.yaml", "measures/X.yml", "groups/x.yaml", "armut.yaml")
)
FORMS = ("full", "full", "concise", "sarif", "github", "gitlab", "junit")
ENCODINGS = ("utf-8", "cp1252", "ascii")
MOST_SECONDS = 1.0
"""What a command may take of the processor, for a register with one such file."""

some = settings(max_examples=settings().max_examples // 2)
"""So many files of each kind are tried."""


class Answer(NamedTuple):
    """What a command said; decoding it as the terminal would has succeeded."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give a register that examples put a file into, one after the other."""
    folder = tmp_path_factory.mktemp("register")
    for name, text in FILES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LANGUAGE", "de")  # the program sets it; this takes it back afterwards
        yield folder


def told(folder: Path, *arguments: str, encoding: str = "utf-8") -> Answer:
    """Run a command; it must end by itself, in time, with what its terminal can show."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding, write_through=True) for _ in range(2))
    call = ["-C", str(folder), "--lang", "de", "--today", TODAY, *arguments]
    start = process_time()
    with redirect_stdout(out), redirect_stderr(err):
        code = run(call, {})
    assert process_time() - start < MOST_SECONDS
    answer = Answer(code, *(it.buffer.getvalue().decode(encoding) for it in (out, err)))
    assert code in {0, 1, 2}, answer.err
    assert "Traceback" not in answer.out + answer.err
    return answer


def hold(folder: Path, path: str, content: bytes) -> None:
    """Hold every command on a register with such a file to its contract."""
    file = folder / path
    file.write_bytes(content)
    turn = len(content)
    try:
        _hold_validate(folder, FORMS[turn % len(FORMS)], ENCODINGS[turn % len(ENCODINGS)])
        listed = told(folder, "list", "--format", "json")
        assert isinstance(json.loads(listed.out), list) if listed.out else listed.code == 2
        assert bool(listed.err) == (listed.code != 0)
        shown = told(folder, "show", file.stem, encoding=ENCODINGS[turn % len(ENCODINGS)])
        assert shown.out or (shown.code == 2 and shown.err)
    finally:
        if path in FILES:
            file.write_text(FILES[path], "utf-8")
        else:
            file.unlink()


def _hold_validate(folder: Path, form: str, encoding: str) -> None:
    answer = told(folder, "validate", "--format", "json", encoding=encoding)
    problems: list[dict[str, Any]] = json.loads(answer.out)["problems"]
    assert answer.code == any(it["level"] == "error" for it in problems)
    assert all(it["message"].strip() for it in problems)
    other = told(folder, "validate", "--format", form, encoding=encoding)
    assert other.code == answer.code
    assert len(other.out.splitlines()) >= len(problems)


@some
@given(PLACES, st.binary(max_size=300))
def test_any_bytes(folder: Path, path: str, content: bytes) -> None:
    hold(folder, path, content)


@some
@given(PLACES, st.text(max_size=200))
def test_any_text(folder: Path, path: str, text: str) -> None:
    hold(folder, path, text.encode("utf-8", "surrogatepass"))


@some
@given(PLACES, messy_files())
def test_messy_files(folder: Path, path: str, file: Messy) -> None:
    hold(folder, path, file.text.encode())


@some
@given(PLACES, wild("measure") | wild("group") | wild("alliance"))
def test_values_of_any_kind_in_any_place(folder: Path, path: str, data: dict[str, Any]) -> None:
    hold(folder, path, written(data).encode("utf-8", "surrogatepass"))


@some
@given(
    st.dictionaries(
        KEYS, VALUES.map(lambda it: written({"x": it})[2:]) | INLINE.map(" {}\n".format)
    )
)
def test_fields_with_any_value(folder: Path, fields: dict[str, str]) -> None:
    rows = "".join(f"{key}:{value}" for key, value in fields.items())
    text = f"title: Mittagstisch\nstatus: geprueft\n{rows}"
    hold(folder, "measures/M-03.yaml", text.encode("utf-8", "surrogatepass"))


@some
@given(PLACES, documents())
def test_documents_of_every_kind(folder: Path, path: str, content: bytes) -> None:
    hold(folder, path, content)
