"""A person's words to plain data: ids for labels, dates, numbers and records, as a field wants."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal, TypeGuard, get_args, get_origin

import msgspec

from armut_cli.model.describe import fields
from armut_cli.model.kinds import kinds, refers, single
from armut_cli.model.measure import OriginKind, Update, Verdict
from armut_cli.model.message import ArmutError, Message, msg
from armut_cli.query.facets import ORIGINS, VERDICTS, resolve
from armut_cli.query.match import meant
from armut_cli.query.scalars import READERS
from armut_cli.query.vocabulary import names
from armut_cli.text.decode import Unreadable
from armut_cli.text.nodes import outline
from armut_cli.text.read import parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from armut_cli.query.view import View
    from armut_cli.text.piece import Piece

_SENTENCES = frozenset({"decisions", "sources"})
"""Lists of sentences and of sources in words, in which a comma divides nothing."""

_LINK = re.compile(r"https?://\S", re.IGNORECASE)
_BETWEEN_LINKS = re.compile(r",\s*(?=https?://)", re.IGNORECASE)

_VOCABULARIES: dict[str, Message] = {
    "statuses": msg("status"),
    "organisations": msg("organisation"),
    "goals": msg("goal"),
    "processes": msg("process"),
    "groups": msg("group"),
    "measures": msg("measure"),
}
_LABELS: dict[Any, Mapping[str, Message]] = {OriginKind: ORIGINS, Verdict: VERDICTS}


def is_record(kind: Any) -> TypeGuard[type[msgspec.Struct]]:
    """Say whether values of a type have fields of their own."""
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


def convert(view: View, kind: Any, value: str) -> Any:
    """Give a person's value as plain data for a field of a type.

    Raises:
        ArmutError: if it is none for the field; it says what is.
    """
    kind, _ = single(kind)
    if is_record(kind):
        return record(view, kind, value)
    if choices := labels(view, kind):
        return resolve(value, choices, msg("value"))
    if vocabulary := refers(kind):
        return _resolved(view, vocabulary, value)
    if kind in READERS:
        return READERS[kind](view, value)
    if int in get_args(kind) and value.isdecimal():
        return int(value)
    return value


def convert_many(view: View, kind: Any, value: str, field: str = "") -> list[Any]:
    """Give the items of a list: parts between commas, ``[…]`` as in a file, or one record.

    Raises:
        ArmutError: if one of them is none for the field.
    """
    one, _ = single(kind)
    if value.startswith("[") and value.endswith("]"):
        return [_from_piece(view, one, item) for item in _piece(value).values]
    if is_record(one):
        return [record(view, one, value)]
    return [convert(view, one, part) for part in divided(value, field)]


def divided(value: str, field: str = "") -> list[str]:
    """Give the parts between commas; sentences stay whole, and so do links."""
    if _LINK.match(value):
        parts = _BETWEEN_LINKS.split(value)
    elif field in _SENTENCES:
        return [value]
    else:
        parts = value.split(",")
    return [part.strip() for part in parts if part.strip()]


def record(view: View, kind: type[msgspec.Struct], value: str) -> dict[str, Any]:
    """Give a record from ``{title: …, due: …}``, or from the value of its main field alone.

    Raises:
        ArmutError: if it has no such field, or one of the values is none for it.
    """
    if value.startswith("{"):
        given: dict[str, Any] = _from_piece(view, kind, _piece(value))
        return given
    key = main_key(view, kind, value)
    return {key: convert(view, kinds(kind)[key], value)}


def main_key(view: View, kind: type[msgspec.Struct], value: str) -> str:
    """Give the field of a record that a value alone stands for: ``by`` of a statement.

    Raises:
        ArmutError: if it can stand for none.
    """
    docs = fields(kind)
    keys = [it.key for it in docs]
    if kind is Update:
        raise ArmutError(
            msg("an entry of “updates” needs its day"),
            msg("write it with: armut update ID TEXT"),
        )
    if _LINK.match(value) and "url" in keys:
        return "url"
    required = [it.key for it in docs if it.required]
    if required:
        return required[0]
    references = {key: vocabulary for key in keys if (vocabulary := _refers(kind, key))}
    for key, vocabulary in references.items():
        if len(meant(value, names(view, vocabulary))) == 1:
            return key
    return "title" if "title" in keys else keys[0]


def labels(view: View, kind: Any) -> dict[str, tuple[str, ...]]:
    """Give the fixed values of a field with what people call them; none if any value goes."""
    if get_origin(kind) is not Literal:
        return {}
    known = _LABELS.get(kind, {})
    return {
        value: (view.words(known[value]),) if value in known else () for value in get_args(kind)
    }


def called(view: View, kind: Any, item: Any) -> tuple[str, ...]:
    """Give what people may call an entry of a list: the value itself, or its label."""
    if isinstance(item, dict):
        first = next((it.key for it in fields(kind) if it.key in item and it.key != "kind"), None)
        return called(view, single(kinds(kind)[first])[0], item[first]) if first else ()
    vocabulary = refers(kind)
    return (str(item), *(names(view, vocabulary).get(item, ()) if vocabulary else ()))


def _refers(kind: type[msgspec.Struct], key: str) -> str:
    return refers(single(kinds(kind)[key])[0])


def _resolved(view: View, vocabulary: str, value: str) -> str:
    known = names(view, vocabulary)
    try:
        return resolve(value, known, _VOCABULARIES[vocabulary])
    except ArmutError as error:
        if vocabulary in {"measures", "groups"} or meant(value, known):
            raise
        help = msg(
            "{help}; a new one is entered in armut.yaml under “{part}”",
            help=error.help,
            part=vocabulary,
        )
        raise ArmutError(error.message, help) from error


def _piece(value: str) -> Piece:
    """Give what stands in brackets as pieces of text, so that 0815 stays 0815."""
    text = f"value: {value}\n"
    try:
        parse("", text)
    except Unreadable as error:
        raise ArmutError(
            msg("“{value}” cannot be read: {reason}", value=value, reason=error.problem.message),
            msg(
                "put a text with a comma or colon in quotation marks: {example}",
                example='text: "…"',
            ),
        ) from error
    root = outline(text)
    assert root is not None  # the text was parsed to a mapping
    return root.values[0]


def _from_piece(view: View, kind: Any, piece: Piece) -> Any:
    if piece.kind == "map" and is_record(kind):
        given = {}
        for key, value in zip(piece.keys, piece.values, strict=True):
            name = _field(view, kind, key.value)
            one, many = single(kinds(kind)[name])
            if many:
                items = value.values if value.kind == "list" else (value,)
                given[name] = [_from_piece(view, one, item) for item in items]
            else:
                given[name] = _from_piece(view, one, value)
        return given
    if piece.kind != "scalar":
        raise ArmutError(
            msg("brackets are in the wrong place"),
            msg("a list is written [one, two], a record {example}", example="{title: …, due: …}"),
        )
    return convert(view, kind, piece.value)


def _field(view: View, kind: type[msgspec.Struct], word: str) -> str:
    known = {it.key: (view.words.gettext(it.label),) for it in fields(kind)}
    if " " in word and not meant(word, known):
        raise ArmutError(
            msg("“{word}” is no field", word=word),
            msg(
                "put a text with a comma or colon in quotation marks: {example}",
                example='text: "…"',
            ),
        )
    return resolve(word, known, msg("field"))
