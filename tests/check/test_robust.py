"""Whatever is done to the files of a register: problems, in order, and never an exception."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armut_cli.check.check import check
from armut_cli.check.example import DAY, FILES
from armut_cli.check.explain import pages
from armut_cli.check.schema import Kind
from armut_cli.lang.words import Words
from armut_cli.model.register import natural_key
from armut_cli.text.edit import written
from armut_cli.text.load import load
from tests.check.blocks import parse
from tests.check.wild import RIGHT, wild

if TYPE_CHECKING:
    from random import Random
    from typing import Any

    from armut_cli.model.place import Problem

PATHS: dict[Kind, str] = {
    "alliance": "armut.yaml",
    "measure": "measures/M-01.yaml",
    "group": "groups/armut-im-alter.yaml",
}
FULL = {**FILES, **{PATHS[kind]: written(RIGHT[kind]) for kind in get_args(Kind)}}
FILES_OF_PAGES = [
    text.encode()
    for page in pages()
    for block in (page.bad, page.good)
    for text, _ in parse(block).files.values()
]
SIGNS = [bytes([sign]) for sign in b":-#[]{}\"'|>&*!%@`,\t\n \xe4"]
ENGLISH = Words("en")


def checked(files: dict[str, bytes]) -> tuple[Problem, ...]:
    """Check files and hold the answer to what always holds."""
    problems = check(load(files), DAY)
    places = [(natural_key(it.place.path), it.place.line, it.place.column) for it in problems]
    assert places == sorted(places)
    for it in problems:
        assert ENGLISH(it.message)
        assert it.help is None or ENGLISH(it.help)
        lines = files[it.place.path].decode("utf-8", "replace").splitlines() or [""]
        assert 0 <= it.place.line <= max(len(lines), 1)
        assert (it.place.line, it.place.column) <= (it.place.end_line, it.place.end_column)
    return problems


def bytes_of(files: dict[str, str]) -> dict[str, bytes]:
    """Give files as bytes."""
    return {path: text.encode("utf-8", "replace") for path, text in files.items()}


@given(wild("measure"), wild("group"), wild("alliance"))
def test_wild_data(
    measure: dict[str, Any], group: dict[str, Any], alliance: dict[str, Any]
) -> None:
    texts = {"measure": measure, "group": group, "alliance": alliance}
    checked(bytes_of({**FILES, **{PATHS[kind]: written(texts[kind]) for kind in get_args(Kind)}}))


@given(st.randoms(use_true_random=False), st.sampled_from(list(FULL)))
def test_mutilated_text(random: Random, path: str) -> None:
    files = bytes_of(FULL)
    for _ in range(random.randint(1, 4)):
        files[path] = mutilated(files[path], random)
    checked(files)


@given(st.dictionaries(st.sampled_from([*FULL, "groups/x.yml"]), st.binary(max_size=200)))
def test_any_bytes(files: dict[str, bytes]) -> None:
    checked({**bytes_of(FULL), **files})


@pytest.mark.parametrize("path", [*PATHS.values(), "measures/M-07.yaml"])
def test_every_example_in_every_place(path: str) -> None:
    for content in FILES_OF_PAGES:
        checked({**bytes_of(FULL), path: content})


def mutilated(content: bytes, random: Random) -> bytes:
    """Give content after an accident: bytes changed, lines lost, swapped, doubled or moved."""
    lines = content.splitlines(keepends=True)
    if not lines:
        return b"x"
    one, other = random.randrange(len(lines)), random.randrange(len(lines))
    match random.randrange(7):
        case 0:
            at = random.randrange(len(content))
            return content[:at] + bytes([random.randrange(256)]) + content[at + 1 :]
        case 1:
            del lines[one]
        case 2:
            lines[one], lines[other] = lines[other], lines[one]
        case 3:
            lines.insert(other, lines[one])
        case 4:
            lines[one] = b" " * random.randrange(1, 5) + lines[one]
        case 5:
            lines[one] = lines[one].lstrip()
        case _:
            at = random.randrange(len(content))
            return content[:at] + random.choice(SIGNS) + content[at:]
    return b"".join(lines)
