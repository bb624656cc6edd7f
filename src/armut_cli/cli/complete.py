"""What the shell offers when a person presses Tab: ids with their labels as help."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from typer import Context  # noqa: TC002 - Typer evaluates the annotations of completers

from armut_cli.cli.output import COLOR_CHOICES
from armut_cli.cli.session import Session
from armut_cli.lang.words import LANGUAGES
from armut_cli.model.describe import fields
from armut_cli.model.group import Group
from armut_cli.model.measure import Measure
from armut_cli.model.message import ArmutError
from armut_cli.query.columns import COLUMNS
from armut_cli.query.facets import FACETS, NONE
from armut_cli.query.vocabulary import names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from armut_cli.query.facets import Facet
    from armut_cli.query.view import View

Offer = tuple[str, str]
"""A value and what it means."""


def languages() -> list[str]:
    """Offer the languages."""
    return list(LANGUAGES)


def colors() -> list[str]:
    """Offer the values of ``--color``."""
    return list(COLOR_CHOICES)


def choices(*values: str) -> Callable[[], list[str]]:
    """Offer fixed values."""
    return lambda: list(values)


def facet(name: str) -> Callable[[Context, str], list[Offer]]:
    """Offer the ids of a facet."""

    def offer(ctx: Context, incomplete: str) -> list[Offer]:
        return _offer(ctx, incomplete, lambda view: _values(view, FACETS[name]))

    return offer


def _values(view: View, facet: Facet) -> dict[str, tuple[str, ...]]:
    return {**facet.names(view), NONE: (facet.title(view, NONE),)}


def measures(ctx: Context, incomplete: str) -> list[Offer]:
    """Offer the ids of measures."""
    return _offer(ctx, incomplete, lambda view: names(view, "measures"))


def records(ctx: Context, incomplete: str) -> list[Offer]:
    """Offer the ids of measures and groups."""
    return _offer(ctx, incomplete, _records)


def _records(view: View) -> dict[str, tuple[str, ...]]:
    return {**names(view, "groups"), **names(view, "measures")}


def field(kind: Any) -> Callable[[Context, str], list[Offer]]:
    """Offer what can stand in a field of a type."""
    return lambda ctx, incomplete: _offer(ctx, incomplete, lambda view: _choices(view, kind))


def to_set(ctx: Context, incomplete: str) -> list[Offer]:
    """Offer records, behind the first one also fields, and behind ``FIELD=`` what can stand there.

    A selection may stand in place of records; fields are offered at once where one is given.
    """
    typed = [word for word in ctx.params.get("words") or () if "=" not in word]
    try:
        view = _session(ctx).view
        struct = Group if typed and set(typed) <= view.register.groups.keys() else Measure
        if "=" in incomplete:
            return _assigned(view, struct, incomplete)
    except ArmutError:
        return []
    named = [(f"{it.key}=", view.words.gettext(it.label)) for it in fields(struct)]
    others = {id: labels for id, labels in _records(view).items() if id not in typed}
    selected = any(it for name, it in ctx.params.items() if name != "words")
    return [*_signed(others, incomplete), *(named if typed or selected else [])]


def _assigned(view: View, struct: type[Measure | Group], incomplete: str) -> list[Offer]:
    from armut_cli.query.assign import read
    from armut_cli.query.target import find

    target = find(view, struct, {}, read(incomplete).steps)
    head, equals, value = incomplete.partition("=")
    before, comma, last = value.rpartition(",") if target.many else ("", "", value)
    start = f"{head}{equals}{before}{comma}"
    return [(start + id, label) for id, label in _signed(_choices(view, target.kind), last)]


def _choices(view: View, kind: Any) -> dict[str, tuple[str, ...]]:
    from armut_cli.query.choices import choices

    return choices(view, kind)


def rules(ctx: Context, incomplete: str) -> list[Offer]:
    """Offer the rules with their headlines."""
    from armut_cli.check.explain import pages

    return _offer(
        ctx, incomplete, lambda view: {it.id: (view.words.gettext(it.headline),) for it in pages()}
    )


def templates(ctx: Context, incomplete: str) -> list[Offer]:
    """Offer the built-in templates with what they make."""
    from armut_cli.publish.templates import templates as all_templates

    return _offer(
        ctx, incomplete, lambda view: {it.name: (view.words(it.makes),) for it in all_templates()}
    )


def columns(ctx: Context, incomplete: str) -> list[Offer]:
    """Offer columns; of several with commas between, the last."""
    before, comma, last = incomplete.rpartition(",")
    offers = _offer(
        ctx, last, lambda view: {name: (view.words(c.label),) for name, c in COLUMNS.items()}
    )
    return [(f"{before}{comma}{name}", label) for name, label in offers]


def facets(ctx: Context, incomplete: str) -> list[Offer]:
    """Offer the facets to count or divide by."""
    return _offer(
        ctx, incomplete, lambda view: {name: (view.words(f.label),) for name, f in FACETS.items()}
    )


def _offer(
    ctx: Context,
    incomplete: str,
    known: Callable[[View], Mapping[str, Iterable[str]]],
) -> list[Offer]:
    try:
        return list(_signed(known(_session(ctx).view), incomplete))
    except ArmutError:
        return []  # nothing to offer; the command itself will say why


def _session(ctx: Context) -> Session:
    root = ctx.find_root()
    place, language = root.params.get("register"), root.params.get("lang")
    # Typer leaves values as they were typed as long as the line is not complete.
    return Session(
        register=Path(place) if place else None,
        lang=language,
        quiet=True,
        public=bool(root.params.get("public")),
        call=root.obj,
    )


def _signed(known: Mapping[str, Iterable[str]], incomplete: str) -> Iterator[Offer]:
    sign = "!" if incomplete.startswith("!") else ""
    for id, labels in known.items():
        yield f"{sign}{id}", next(iter(labels), "")
