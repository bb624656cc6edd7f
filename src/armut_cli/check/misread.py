"""What a file says otherwise than it looks: lists and fields in texts, texts in comments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_origin

from armut_cli.check.finding import Finding, brief
from armut_cli.check.schema import STRUCTS, hint_at, kind_of, options, struct_at
from armut_cli.model.kinds import kinds
from armut_cli.model.message import msg
from armut_cli.text.misread import corrected, misreads
from armut_cli.text.syntax_source import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from msgspec import Struct

    from armut_cli.check.finding import Flaw
    from armut_cli.model.place import DataPath
    from armut_cli.text.misread import Misread


def misread(path: str, text: str) -> Iterator[Flaw]:
    """Give all that is read otherwise than it looks, in the order of the file."""
    struct = STRUCTS[kind_of(path)]
    for found in misreads(text):
        if found.kind == "list":
            yield "list-in-text", _list(path, text, found, struct)
        elif found.kind == "field" and (way := _meant(struct, found.scalar.data, found.meant)):
            yield "field-in-text", _field(path, found, way)
        elif found.kind == "path":
            yield "path-in-quotes", _path(path, found)
        elif found.kind == "comment" and _is_text(hint_at(struct, found.scalar.data)):
            yield "text-in-comment", _comment(path, found)


def _list(path: str, text: str, found: Misread, struct: type[Struct]) -> Finding:
    many = any(get_origin(it) is tuple for it in options(hint_at(struct, found.scalar.data)))
    lines = "\n".join(corrected(text, found.scalar, many=many))
    help = (
        msg("let the dashes stand below each other:\n{lines}", lines=lines)
        if many or isinstance(found.scalar.data[-1], int)
        else msg(
            "let the text begin with “|”, then its lines stay as they are; a dash that begins no"
            " entry belongs at the end of the line above it:\n{lines}",
            lines=lines,
        )
    )
    message = msg(
        "“{part}” is read as part of the text above, not as a list", part=brief(found.part)
    )
    return Finding(path, found.scalar.data, message, help, part=found.part)


def _field(path: str, found: Misread, meant: DataPath) -> Finding:
    line = found.part.replace(":", ": ", 1)
    message = msg(
        "“{part}” is read as part of the text above, not as a field", part=brief(found.part)
    )
    help = msg(
        "write it in the column in which the field above begins, with a space: {field}",
        field=brief(line),
    )
    return Finding(path, found.scalar.data, message, help, about=meant, part=found.part)


def _comment(path: str, found: Misread) -> Finding:
    message = msg("“{part}” is taken for a comment and gets lost", part=brief(found.part))
    help = msg(
        "if it is text, put all of it in quotation marks: {text} – if it is a comment, let it"
        " begin with “#” and a space",
        text=quoted(brief(found.meant)),
    )
    return Finding(path, found.scalar.data, message, help, part=found.part)


def _path(path: str, found: Misread) -> Finding:
    message = msg("backslashes in “{part}” stand for other signs", part=brief(found.part))
    help = msg("put the text in single quotation marks: {text}", text=f"'{brief(found.part)}'")
    return Finding(path, found.scalar.data, message, help, part=found.part)


def _meant(struct: type[Struct], way: DataPath, key: str) -> DataPath | None:
    """Give the way to the field of a name that stands nearest to a text; None if there is none."""
    for length in reversed(range(len(way))):
        holder = struct_at(struct, way[:length])
        if holder is not None and key in kinds(holder):
            return *way[:length], key
    return None


def _is_text(hint: Any) -> bool:
    """Tell whether any words may stand somewhere, not only an id, a date or a number."""
    return any(option is str for option in options(hint))
