"""The selection, the same in every command that takes it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from armut_cli.cli import complete
from armut_cli.cli.decorating import with_options
from armut_cli.query.facets import FACETS
from armut_cli.query.select import Selection

if TYPE_CHECKING:
    from collections.abc import Callable

    from armut_cli.model.measure import Measure
    from armut_cli.query.view import View

_PANEL = "Selection"

OWN_THRESHOLD = -1
"""Stands for ``--stale`` without a number."""

_FACET_HELP = {
    "status": "Status, by id or label; !value excludes, none is “without”.",
    "kind": "Kind of status: planned, active, done, …",
    "lead": "Responsible organisation.",
    "partner": "Organisation that helps.",
    "group": "Working group.",
    "goal": "Goal it serves.",
    "origin": "Who proposed it: group, audience, citizen, …",
    "district": "District.",
    "process": "Running process it is bundled into.",
}


def _facet_option(name: str) -> Any:
    return Annotated[
        list[str] | None,
        typer.Option(
            f"--{name}",
            metavar="VALUE",
            help=_FACET_HELP[name],
            autocompletion=complete.facet(name),
            rich_help_panel=_PANEL,
        ),
    ]


_OPTIONS: dict[str, tuple[Any, Any]] = {
    **{name: (_facet_option(name), None) for name in FACETS},
    "text": (
        Annotated[
            str | None,
            typer.Option(
                metavar="WORDS",
                help="Words that all occur in the texts, in any case, umlauts or not.",
                rich_help_panel=_PANEL,
            ),
        ],
        None,
    ),
    "overdue": (
        Annotated[
            bool,
            typer.Option(
                "--overdue", help="Only with an open date that is over.", rich_help_panel=_PANEL
            ),
        ],
        False,
    ),
    "due_within": (
        Annotated[
            int | None,
            typer.Option(
                metavar="DAYS",
                min=0,
                help="Only with an open date that ends in so many days.",
                rich_help_panel=_PANEL,
            ),
        ],
        None,
    ),
    "stale": (
        Annotated[
            int | None,
            typer.Option(
                metavar="[DAYS]",
                help="Only without an update for so many days (else the register's threshold).",
                rich_help_panel=_PANEL,
            ),
        ],
        None,
    ),
    "without": (
        Annotated[
            list[str] | None,
            typer.Option(
                metavar="FIELD",
                help="Only where this field is empty.",
                autocompletion=complete.columns,
                rich_help_panel=_PANEL,
            ),
        ],
        None,
    ),
    "where": (
        Annotated[
            str | None,
            typer.Option(
                metavar="EXPRESSION",
                help="A test of one's own: 'lead == \"jobcenter\" and milestones|length > 2'.",
                rich_help_panel=_PANEL,
            ),
        ],
        None,
    ),
}

_IDS = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[IDS]...",
        help="Measures by id: M-07, m-7 or 7.",
        show_default=False,
        autocompletion=complete.measures,
    ),
]


def takes_selection(*, ids: bool = True) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a command the options of a selection in place of its parameter ``selection``.

    Args:
        ids: whether measures can be named as arguments, too.
    """
    options = {**({"ids": (_IDS, None)} if ids else {}), **_OPTIONS}
    return with_options("selection", options, _selection)


def _selection(given: dict[str, Any]) -> Selection:
    return Selection(
        ids=tuple(given.get("ids") or ()),
        facets={name: tuple(given[name] or ()) for name in FACETS},
        text=given["text"],
        overdue=given["overdue"],
        due_within=given["due_within"],
        stale=given["stale"],
        without=tuple(given["without"] or ()),
        where=partial(_where, given["where"]) if given["where"] else None,
    )


def with_stale_default(arguments: list[str]) -> list[str]:
    """Give ``--stale`` without a number the value that stands for the register's threshold."""
    result = list(arguments)
    for index, argument in enumerate(arguments):
        following = arguments[index + 1 : index + 2]
        if argument == "--stale" and not (following and following[0].isdecimal()):
            result[index] = f"--stale={OWN_THRESHOLD}"
    return result


def _where(source: str, view: View) -> Callable[[Measure], bool]:
    from armut_cli.publish.expression import expression

    return expression(source, view)
