"""The field that a person means: by names with dots, and entries of lists by number or name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from armut_cli.model.describe import fields
from armut_cli.model.kinds import kinds, single
from armut_cli.model.message import ArmutError, msg
from armut_cli.query.facets import resolve
from armut_cli.query.match import fold
from armut_cli.query.values import called, is_record

if TYPE_CHECKING:
    from collections.abc import Sequence

    import msgspec

    from armut_cli.model.place import DataPath
    from armut_cli.query.view import View


class Entry(NamedTuple):
    """An entry of a list by its number from 1 or by its name: ``[2]``, ``[Konzept]``."""

    word: str


class Target(NamedTuple):
    """A field found: where it stands, its type, whether it is a list, and what is there now."""

    path: DataPath
    kind: Any
    many: bool
    present: Any

    @property
    def name(self) -> str:
        """The field as the messages call it."""
        return next(str(step) for step in reversed(self.path) if isinstance(step, str))


def find(
    view: View,
    kind: type[msgspec.Struct],
    data: dict[str, Any],
    way: Sequence[str | Entry],
) -> Target:
    """Follow names and entries from the whole file to a field.

    Raises:
        ArmutError: if there is no such field or entry; it names the nearest.
    """
    target = Target((), kind, many=False, present=data)
    for step in way:
        target = (
            _entry(view, target, step) if isinstance(step, Entry) else _part(view, target, step)
        )
    return target


def _part(view: View, target: Target, word: str) -> Target:
    if target.many:
        raise ArmutError(
            msg("“{field}” is a list", field=target.name),
            msg("name one of its entries: {field}[1].{part}=…", field=target.name, part=word),
        )
    if not is_record(target.kind):
        raise ArmutError(
            msg("“{field}” has no parts of its own", field=target.name),
            msg("write {field}=…", field=target.name),
        )
    if not target.path and word.casefold() == "id":
        raise ArmutError(
            msg("the id is the name of the file"),
            msg("file, id and all that refers to it change with: armut rename ID NEW"),
        )
    known = {it.key: (view.words.gettext(it.label),) for it in fields(target.kind)}
    key = resolve(word, known, msg("field"))
    kind, many = single(kinds(target.kind)[key])
    present = target.present.get(key) if isinstance(target.present, dict) else None
    return Target((*target.path, key), kind, many, present)


def _entry(view: View, target: Target, entry: Entry) -> Target:
    if not target.many:
        name = target.name if target.path else entry.word
        raise ArmutError(
            msg("“{field}” is no list", field=name), msg("write {field}=…", field=name)
        )
    items = target.present if isinstance(target.present, list) else []
    if entry.word.lstrip("-").isdecimal():
        index = int(entry.word) - 1
        if not 0 <= index < len(items):
            raise ArmutError(
                msg("“{field}” has no entry {number}", field=target.name, number=entry.word),
                _count(target.name, len(items)),
            )
    else:
        index = index_of(view, target, items, entry.word)
    return Target((*target.path, index), target.kind, many=False, present=items[index])


def _count(field: str, number: int) -> Any:
    if not number:
        return msg("it has none yet; add one: {field}+=…", field=field)
    return msg("it has {number}, and the first is 1", number=number)


def index_of(view: View, target: Target, items: list[Any], word: str) -> int:
    """Give the position of the entry that a word names: by id or label, or a beginning of it."""
    forms = [called(view, target.kind, item) for item in items]
    wanted = fold(word)
    found = [n for n, names in enumerate(forms) if wanted in map(fold, names)] or [
        n for n, names in enumerate(forms) if any(fold(name).startswith(wanted) for name in names)
    ]
    if len(found) == 1:
        return found[0]
    if found:
        raise ArmutError(
            msg("“{word}” stands for several entries of “{field}”", word=word, field=target.name),
            msg(
                "name one by its number: {choices}",
                choices=[f"{target.name}[{number + 1}]" for number in found],
            ),
        )
    raise not_among(target, word, [names[0] for names in forms if names])


def not_among(target: Target, word: str, there: list[str]) -> ArmutError:
    """Give the error of a word that names no entry of a list."""
    help = msg("there is: {choices}", choices=there) if there else None
    if not target.present:
        help = msg("the list is empty")
    return ArmutError(msg("“{word}” is not in “{field}”", word=word, field=target.name), help)
