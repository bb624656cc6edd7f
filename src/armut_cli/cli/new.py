"""``armut new``: a new measure or group."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from armut_cli.cli import complete
from armut_cli.cli.editing import Commit, DryRun, Force, How, Plan, carry_out
from armut_cli.model.describe import fields
from armut_cli.model.group import Group
from armut_cli.model.measure import Measure
from armut_cli.model.message import ArmutError, msg
from armut_cli.query.assign import changes, read
from armut_cli.query.facets import FACETS, resolve
from armut_cli.query.ids import ID, free_measure_id, group_id
from armut_cli.text.change import Change, Set
from armut_cli.text.edit import change
from armut_cli.text.order import order_of
from armut_cli.text.read import parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armut_cli.cli.session import Session

KINDS: dict[str, type[Measure | Group]] = {"measure": Measure, "group": Group}
"""What can be made, by the word on the command line."""


def run(
    context: typer.Context,
    kind: Annotated[
        str,
        typer.Argument(
            metavar="measure|group",
            help="What to make.",
            autocompletion=complete.choices(*KINDS),
        ),
    ],
    title: Annotated[
        str | None,
        typer.Argument(metavar="[TITLE]", help="Its title or name; asked for if left out."),
    ] = None,
    assignments: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FIELD=VALUE]...",
            help="What else is known: lead=jobcenter status=umzusetzen.",
            show_default=False,
        ),
    ] = None,
    id: Annotated[
        str | None, typer.Option(metavar="ID", help="Its id; else the next that is free.")
    ] = None,
    dry_run: DryRun = False,
    force: Force = False,
    commit: Commit = False,
) -> None:
    """Make a new measure or group, with hints at all that can be filled in later."""
    session: Session = context.obj
    name = resolve(kind, dict.fromkeys(KINDS, ()), msg("kind"))
    struct = KINDS[name]
    title = title or _asked(session, "title" if struct is Measure else "name")
    wishes = [read(word) for word in assignments or ()]
    data: dict[str, Any] = {}
    made: list[Change] = []
    for wish in wishes:
        made += changes(session.view, struct, data, wish)
    if struct is Measure:
        chosen = _id(session, id) or free_measure_id(_all_measure_ids(session))
        made = [Set(("title",), title), *made]
        if not any(step.path == ("status",) for step in made):
            made.append(Set(("status",), _first_status(session)))
        path = f"measures/{chosen}.yaml"
    else:
        chosen = _id(session, id) or group_id(title)
        made = [Set(("name",), title), *made]
        path = f"groups/{chosen}.yaml"
    if (session.root / path).exists():
        raise ArmutError(msg("{file} is there already", file=path), msg("give another id: --id …"))
    text = _text(session, path, struct, made)
    carry_out(session, [Plan(path, None, text.encode())], How(dry_run, force, commit))
    if not dry_run:
        session.output.write(f"{path}\n")


def _asked(session: Session, field: str) -> str:
    words = session.words
    if not sys.stdin.isatty():
        raise ArmutError(
            msg("the {field} is missing", field=msg("title") if field == "title" else msg("name")),
            msg('write it behind the kind, in quotes: armut new measure "…"'),
        )
    asked = words(msg("Title")) if field == "title" else words(msg("Name"))
    return str(typer.prompt(asked)).strip()


def _id(session: Session, id: str | None) -> str | None:
    if id is not None and not ID.fullmatch(id):
        raise ArmutError(
            msg("“{id}” is no id", id=id),
            msg("an id has letters, digits and hyphens only, such as M-31"),
        )
    taken = {key[1].casefold() for key in session.register.paths}
    if id is not None and id.casefold() in taken:
        raise ArmutError(msg("there is a “{id}” already", id=id), msg("give another id: --id …"))
    return id


def _all_measure_ids(session: Session) -> set[str]:
    """Give the ids of the worktree and of all branches, so that two people take two numbers."""
    found = {id for folder, id in session.register.paths if folder == "measures"}
    found |= {
        it.place.path.rpartition("/")[2].rpartition(".")[0] for it in session.register.problems
    }
    try:
        repository = session.repository
        refs = repository.text(
            "for-each-ref", "--format=%(objectname)", "refs/heads", "refs/remotes"
        )
        for commit in dict.fromkeys(refs.split()):
            for path in repository.blobs(commit):
                folder, _, name = path.rpartition("/")
                if folder == "measures":
                    found.add(name.rpartition(".")[0])
    except ArmutError:
        pass  # without git there are no branches
    return found


def _first_status(session: Session) -> str:
    statuses = session.register.alliance.statuses
    proposed = [id for id, status in statuses.items() if status.kind == "proposed"]
    if proposed:
        return proposed[0]
    if not sys.stdin.isatty():
        raise ArmutError(
            msg("the status is missing"), msg("give it: status={id}", id=next(iter(statuses)))
        )
    asked = typer.prompt(f"{session.words(msg('Status'))} ({', '.join(statuses)})")
    return FACETS["status"].resolve(session.view, str(asked))


def _text(
    session: Session, path: str, struct: type[Measure | Group], made: Sequence[Change]
) -> str:
    """Give the file: what is known, then a commented hint for each field that is not."""
    first, *rest = made
    assert isinstance(first, Set)  # the title or name
    start = change(path, f"{first.path[0]}: x\n", [first])
    text = change(path, start, rest, order_of(struct))
    known, words = parse(path, text), session.report_words
    hints = [
        f"# {it.key}:  # {words.gettext(it.label)}. {words.gettext(it.description)}".rstrip()
        for it in fields(struct)
        if it.key not in known and it.key not in {"internal", "unpublished", "visibility"}
    ]
    head = words(msg("What else is known: take away the # before the line."))
    return f"{text}\n# {head}\n" + "\n".join(hints) + "\n"
