"""Where a record is named: by fields that refer to it, and in running text."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, NamedTuple

from armut_cli.check.references import ways
from armut_cli.model.place import Place
from armut_cli.text.decode import Unreadable
from armut_cli.text.load import FOLDERS
from armut_cli.text.nodes import Unparsable, compose, find, place_of
from armut_cli.text.read import parse

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from armut_cli.check.references import Way
    from armut_cli.model.place import DataPath


class Use(NamedTuple):
    """A field that refers to a record: the way to it, and where it stands."""

    data: DataPath
    place: Place


def uses(path: str, text: str, folder: str, id: str) -> list[Use]:
    """Give the fields of a file that refer to a record; none if the file cannot be read.

    Args:
        path: the file.
        text: its decoded text.
        folder: ``measures`` or ``groups``, where the record lies.
        id: the record.
    """
    struct = FOLDERS.get(path.partition("/")[0])
    if struct is None or id not in unicodedata.normalize("NFC", text):
        return []
    try:
        data = parse(path, text)
        root = compose(text)
    except (Unreadable, Unparsable):
        return []
    found = _uses(data, ways(struct), (), (folder, id))
    there = ((way, find(root, way)) for way in found)
    return [Use(way, place_of(it.value, path)) for way, it in there if it is not None]


def _uses(
    value: Any, among: Sequence[Way], way: DataPath, wanted: tuple[str, str]
) -> Iterator[DataPath]:
    if not isinstance(value, dict):
        return
    for it in among:
        part = value.get(it.key)
        here = (*way, it.key)
        for place, item in _items(part, here) if it.many else ((here, part),):
            if it.inner:
                yield from _uses(item, it.inner, place, wanted)
            elif (it.vocabulary, _normal(item)) == wanted:
                yield place


def _items(value: Any, way: DataPath) -> Iterator[tuple[DataPath, Any]]:
    for number, item in enumerate(value if isinstance(value, list) else ()):
        yield (*way, number), item


def _normal(value: Any) -> Any:
    return unicodedata.normalize("NFC", value) if isinstance(value, str) else value


def mentions(texts: Mapping[str, str], id: str, known: Container[tuple[str, int]]) -> list[Place]:
    """Give the places at which an id stands as a word, in texts, comments or broken files.

    Args:
        texts: path to text.
        id: what is looked for.
        known: lines (file and number) that need not be told.
    """
    word = re.compile(rf"(?<![\w-]){re.escape(id)}(?![\w-])")
    return [
        Place(path, number, match.start() + 1, number, match.end() + 1)
        for path, text in texts.items()
        if id in text
        for number, line in enumerate(text.split("\n"), 1)
        if (path, number) not in known
        for match in word.finditer(line)
    ]
