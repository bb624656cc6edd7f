"""``--public``: no command, format or option tells anything that must stay in the house."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal, get_origin

import msgspec
import pytest
import typer

from armut_cli.cli.app import build
from armut_cli.cli.commands import COMMANDS
from armut_cli.lang.words import Words
from armut_cli.model.alliance import Thresholds
from armut_cli.model.kinds import kinds, single
from armut_cli.publish.edition import PUBLIC
from armut_cli.query.columns import COLUMNS
from armut_cli.query.facets import FACETS
from armut_cli.text.load import load
from tests.cli.canary import FILES, PUBLIC_IDS, betrays, register
from tests.cli.canary_past import ALLIANCE_THEN, EARLY, MARK

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import Answer, Armut
    from tests.history import History

SINCE = ("--since", "2025-09-01")

CALLS: dict[str, list[tuple[str, ...]]] = {
    "list": [
        (),
        ("--by", "group", "--sort", "lead,-end", "--limit", "9"),
        ("--columns", ",".join(COLUMNS)),
        ("--where", "internal.notes or lateness == 'overdue' or true"),
        ("--count",),
    ],
    "show": [PUBLIC_IDS],
    "stats": [(), *(("--by", facet) for facet in FACETS), ("--by", "lead,group")],
    "groups": [()],
    "gaps": [(), ("--by", "lead")],
    "due": [(), ("--within", "900", "--by", "group")],
    "changes": [
        (),
        SINCE,
        (*SINCE, "--detail"),
        ("--since", "2026-01-10", "--detail"),
        (*SINCE, "--until", "2026-01-10"),
        ("--since", "meeting:alter"),
    ],
    "log": [(id,) for id in PUBLIC_IDS],
    "explain": [(), ("internal-reference",)],
    "schema": [(), ("measure",), ("--write",)],
    "report": [
        (),
        ("status", *SINCE, "--by", "group"),
        ("control", *SINCE),
        ("measure",),
        ("measure", "M-01"),
        ("eigene",),
    ],
    "handout": [("alter",), ("alter", "--meeting", "2026-03-20")],
    "templates": [(), ("status",), ("measure", "--copy")],
}
"""All commands that know a public edition, each with every option of its own."""

MOMENTS = ((), ("--at", "2025-12-01"), ("--at", "meeting:alter"))


def parameters(command: str) -> list[Any]:
    """Give what a command takes, but for the selection."""
    group = build(Words("en"))
    found: Any = group.get_command(typer.Context(group, info_name="armut"), command)
    return [it for it in found.params if it.rich_help_panel != "Selection"]


def formats(command: str) -> list[str]:
    """Give the formats that a command itself says it has; one empty word if it has none."""
    return next(
        (it.metavar.split("|") for it in parameters(command) if "--format" in it.opts), [""]
    )


def calls(command: str) -> Iterator[tuple[str, ...]]:
    """Give all calls of a command in all its formats, to the terminal and into files."""
    to_file = any("--output" in it.opts for it in parameters(command))
    for call in CALLS[command]:
        for form in formats(command):
            how = ("--format", form) if form else ()
            if not to_file or form not in ("pdf", "docx"):  # these are no text
                yield (*call, *how)
            if to_file:
                yield (*call, *how, "--output", f"made.{form}")


@pytest.fixture
def canary(empty: Armut, monkeypatch: pytest.MonkeyPatch) -> History:
    return register(empty.folder, monkeypatch)


def made(folder: Path, before: set[Path]) -> dict[str, bytes]:
    found = {path for path in folder.rglob("*") if path.is_file() and ".git" not in path.parts}
    return {str(path): path.read_bytes() for path in found - before}


def tell(armut: Armut, tmp_path: Path, *arguments: str) -> Answer:
    """Run a call and look for the mark in all that comes of it."""
    before = {path for path in tmp_path.rglob("*") if path.is_file()}
    answer = armut("--public", *arguments, COLUMNS="900")
    assert not betrays(answer.out), (arguments, answer.out)
    assert not betrays(answer.err), (arguments, answer.err)
    for path, content in made(tmp_path, before).items():
        assert not betrays(path), arguments
        assert not betrays(content), (arguments, path)
        (tmp_path / path).unlink()
    return answer


@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_internal_leaves(
    empty: Armut, canary: History, tmp_path: Path, command: str
) -> None:
    del canary
    if command not in CALLS:  # it must say so itself
        said = empty.refuse("--public", command)
        assert f"armut {command} does not go with --public" in said
        return
    for call in calls(command):
        for moment in MOMENTS if "--write" not in call else MOMENTS[:1]:
            answer = tell(empty, tmp_path, *moment, command, *call)
            assert answer.code in {0, 1} or moment, (call, answer)


def test_nothing_internal_leaves_beside_the_commands(
    empty: Armut, canary: History, tmp_path: Path
) -> None:
    del canary
    for arguments in ((), ("--help",), ("--lang", "de"), ("--color", "always", "list")):
        tell(empty, tmp_path, *arguments)
    for wrong in ("show M-09", "list --lead amt", "handout gruppe", "--at meeting:grup list"):
        assert tell(empty, tmp_path, *wrong.split()).code == 2


@pytest.mark.parametrize("command", CALLS)
def test_every_option_is_tried(command: str) -> None:
    tried = {word for call in CALLS[command] for word in call}
    for parameter in parameters(command):
        if parameter.param_type_name == "option":
            names = {*parameter.opts, *parameter.secondary_opts}
            assert names & {*tried, "--format", "--output"}, names


def test_the_canary_sings(empty: Armut, canary: History, tmp_path: Path) -> None:
    """Without ``--public`` the mark is found in every form: so the search finds it."""
    del canary
    for call in ("list", "changes", "log M-01", "groups", "disclose", "show M-01 --format yaml"):
        assert betrays(empty(*call.split()).out), call
    for form in formats("report"):
        empty("report", "measure", "--output", f"made.{form}")
        assert betrays((tmp_path / f"made.{form}").read_bytes()), form
    assert betrays(empty("list").err)


def test_what_is_public_is_there(empty: Armut, canary: History) -> None:
    del canary
    answer = empty("--public", "list", "--format", "json")
    assert [measure["id"] for measure in json.loads(answer.out)] == list(PUBLIC_IDS)
    assert "3 files cannot be read in full" not in answer.err
    told = empty("--public", "changes", *SINCE).out
    assert "September 2026 → " not in told  # it was June, and is December
    assert "Juni 2026 → Dezember 2026" in told or "June 2026 → December 2026" in told
    assert "M-03 C\n    New in the register" in told
    assert "4 April 2026" in empty("--public", "log", "M-11").out
    assert "5 April 2026" not in empty("--public", "log", "M-11").out


@pytest.mark.parametrize(
    "expression",
    [
        "internal",
        "register",
        "texts",
        "paths",
        "view",
        "measures",
        "session",
        "overrides",
        "environment",
        "alliance.rules",
        "alliance.internal",
        "alliance.organisations",
        "group",
        "dossiers()[0].internal",
        "dossiers()[0].visibility",
        "control().open[0].entry.internal",
        "sections[0].measures[0].internal",
        "dossiers.__closure__",
        "dossiers.__globals__",
        "control.__closure__[0].cell_contents",
        "_.__globals__",
        "link.__globals__",
        "link.__code__.co_consts",
        "lipsum.__globals__",
        "cycler.__init__.__globals__",
        "self._TemplateReference__context",
        "sections.__class__.__mro__",
        "''.__class__.__mro__[1].__subclasses__()",
        "'{0.__globals__}'.format(dossiers)",
        "'%s'|format(dossiers)|upper",
        "dossiers|attr('__closure__')",
        "[dossiers]|map(attribute='__closure__')|list",
        "alliance|string",
        "sections|string",
        "dossiers()|string",
        "control()|string",
        "statuses|string ~ legend|string ~ sources|string ~ published|string",
        "namespace(x=dossiers).x.__globals__",
        "joiner.__init__.__globals__",
        "commit ~ command ~ date ~ headings|string ~ marks|string ~ changes|string",
    ],
)
def test_a_template_gets_nothing_internal(
    empty: Armut, canary: History, tmp_path: Path, expression: str
) -> None:
    del canary
    for form in ("md", "html", "typ"):
        empty.write({f"templates/spion.{form}.j2": f"{{{{ {expression} }}}}\n"})
    for form in formats("report"):
        answer = tell(empty, tmp_path, "report", "spion", *SINCE, "--output", f"made.{form}")
        ending = {"pdf": "typ", "docx": "md"}.get(form, form)
        if answer.code == 2:
            places = (f"templates/spion.{ending}.j2, line 1: ", "the PDF cannot be made: ")
            assert any(f"error: {place}" in answer.err for place in places)


def test_completion_offers_nothing_internal(empty: Armut, canary: History) -> None:
    from armut_cli.cli import complete

    del canary
    group = build(Words("en"))
    root = typer.Context(group, info_name="armut")
    root.params = {"register": str(empty.folder), "public": True}
    for completer in (complete.measures, *(complete.facet(name) for name in FACETS)):
        offers = completer(root, "")
        assert offers
        assert not betrays(str(offers))
    root.params = {"register": str(empty.folder), "public": False}
    assert betrays(str(complete.measures(root, "")))


def test_the_past_is_told_without_what_was_taken_back(empty: Armut, canary: History) -> None:
    del canary
    told = empty("--public", "changes", *SINCE, "--detail").out
    for fact in (
        "Title: “[…]” → “neu Titel”",
        "Lead: […] → Jugendamt",
        "Summary: reworded\n      [− […]] [+ neu Zusammenfassung]",
        "Wording: deleted",
        "End: May 2026 → August 2026, three months later, postponed for the second\n      time",
        "Decision deleted: […], 1 April 2025",
    ):
        assert fact in told, fact
    assert "M-23" not in told
    story = empty("--public", "log", "M-21").out
    assert "May 2026 → June 2026, one month later" in story
    old = empty("--public", "--at", "2025-12-01", "show", "M-22").out
    assert "Bleibt" in old
    assert "[…]" in old
    titles = empty("--public", "--at", "2025-12-01", "list", "--columns", "id,title").out
    assert "M-24\tBleibt" in titles


def test_every_public_text_had_the_mark() -> None:
    """So that a field that is added is tried as soon as it is public."""
    files = {**EARLY, "armut.yaml": ALLIANCE_THEN}
    read = load({path: text.encode() for path, text in files.items()})
    assert not read.problems
    assert not read.flawed
    records = (read.alliance, *read.measures.values(), *read.groups.values())
    marked = {field for record in records for field in _marked(record)}
    for struct, names in PUBLIC.items():
        for field in msgspec.structs.fields(struct):
            kind, _ = single(kinds(struct)[field.encode_name])
            is_text = not isinstance(kind, type) or kind is str
            if struct is Thresholds or get_origin(kind) is Literal:
                continue  # numbers and words of the format
            if field.name in names and is_text:
                assert (struct, field.name) in marked, (struct, field.name)


def _marked(record: msgspec.Struct) -> Iterator[tuple[type[msgspec.Struct], str]]:
    for name in record.__struct_fields__:
        value = getattr(record, name)
        if MARK in str(value):
            yield type(record), name
        parts = value.values() if isinstance(value, dict) else value
        for part in parts if isinstance(value, (dict, tuple)) else (value,):
            if isinstance(part, msgspec.Struct):
                yield from _marked(part)


def test_the_mark_stands_where_it_should() -> None:
    assert sum(content.count(MARK) for content in FILES.values()) > 60
