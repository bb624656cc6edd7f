"""What the shell offers when a person presses Tab: ids with their labels as help."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from typer import Context  # noqa: TC002 - Typer evaluates the annotations of completers

from armut_cli.cli.output import COLOR_CHOICES
from armut_cli.cli.session import Session
from armut_cli.lang.words import LANGUAGES
from armut_cli.model.describe import fields
from armut_cli.model.measure import Measure
from armut_cli.model.message import ArmutError
from armut_cli.query.columns import COLUMNS
from armut_cli.query.facets import FACETS, NONE

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
    return _offer(
        ctx, incomplete, lambda view: {id: (m.title,) for id, m in view.register.measures.items()}
    )


def records(ctx: Context, incomplete: str) -> list[Offer]:
    """Offer the ids of measures and groups."""
    return _offer(ctx, incomplete, _records)


def _records(view: View) -> dict[str, tuple[str, ...]]:
    groups = {id: (it.name,) for id, it in view.register.groups.items()}
    return {**groups, **{id: (it.title,) for id, it in view.register.measures.items()}}


def measures_or_fields(ctx: Context, incomplete: str) -> list[Offer]:
    """Offer the ids of measures, and fields to be set."""
    offers = _offer(
        ctx,
        incomplete,
        lambda view: {it.key: (view.words.gettext(it.label),) for it in fields(Measure)},
    )
    return [*measures(ctx, incomplete), *((f"{key}=", label) for key, label in offers)]


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
    names: Callable[[View], Mapping[str, Iterable[str]]],
) -> list[Offer]:
    try:
        return list(_signed(names(_session(ctx).view), incomplete))
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


def _signed(names: Mapping[str, Iterable[str]], incomplete: str) -> Iterator[Offer]:
    sign = "!" if incomplete.startswith("!") else ""
    for id, labels in names.items():
        yield f"{sign}{id}", next(iter(labels), "")
