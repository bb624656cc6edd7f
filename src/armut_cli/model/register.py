"""The register: all that one state of the files holds."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from msgspec import Struct

from armut_cli.model.alliance import Alliance
from armut_cli.model.group import Group
from armut_cli.model.measure import Measure
from armut_cli.model.place import Problem


class Flawed(Struct, frozen=True):
    """A file that could be read only in part: its plain data, for the check of shape."""

    path: str
    data: Any


class Register(Struct, frozen=True, kw_only=True):
    """One state of a register.

    ``measures`` and ``groups`` are in the natural order of their ids. ``paths`` leads from
    ``("measures", id)`` or ``("groups", id)`` to the file. ``texts`` holds every file's
    decoded text. ``problems`` are those of reading: files that hold no YAML at all;
    ``flawed`` are files whose data has not the shape of the format (read as far as it goes).
    """

    alliance: Alliance
    measures: dict[str, Measure] = {}
    groups: dict[str, Group] = {}
    paths: dict[tuple[str, str], str] = {}
    texts: dict[str, str] = {}
    problems: tuple[Problem, ...] = ()
    flawed: tuple[Flawed, ...] = ()


def id_of(path: str) -> str:
    """Give the id of the record in a file: its name without folder and ending.

    Some systems store umlauts in names as two characters; an id has them as one (NFC).
    """
    return unicodedata.normalize("NFC", path.rpartition("/")[2].rpartition(".")[0])


def natural_key(text: str) -> list[tuple[int, str]]:
    """Give a sort key that puts ``M-2`` before ``M-10``."""
    return [
        (int(part), "") if part.isdecimal() else (0, part.casefold())
        for part in re.split(r"(\d+)", text)
        if part
    ]
