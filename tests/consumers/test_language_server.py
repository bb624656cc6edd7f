"""What people see in an editor: the real ``yaml-language-server`` on the real register."""

from __future__ import annotations

import json
import shutil
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from armut_cli.cli.app import run
from armut_cli.lang.words import Words
from armut_cli.model.describe import fields
from armut_cli.model.measure import Measure
from tests.consumers.language_server import LanguageServer, Position

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armut_cli.model.alliance import Language

ROOT = Path(__file__).parents[2]
FILES = sorted(
    path.relative_to(ROOT).as_posix()
    for pattern in ("armut.yaml", "groups/*.yaml", "measures/*.yaml")
    for path in ROOT.glob(pattern)
)
STATUSES = {
    "de": {
        "in-umsetzung": "in Umsetzung",
        "gebuendelt": "gebündelt",
        "umzusetzen": "umzusetzen",
        "ohne-einstufung": "Einstufung nicht veröffentlicht",
    },
    "en": {
        "in-umsetzung": "in implementation",
        "gebuendelt": "bundled",
        "umzusetzen": "to be implemented",
        "ohne-einstufung": "classification not published",
    },
}

# What the server would ask the network for, and a line that names where on disk the schema is.
QUIET = {"yaml.schemaStore.enable": False, "yaml.hoverSchemaSource": False}
HEAD = "title: Mittagstisch einrichten\nstatus: umzusetzen\n"
_NUMBERS = count(31)
MODELINE = "# yaml-language-server: $schema=../.armut/schema/measure.schema.json\n"


@contextmanager
def opened(folder: Path, language: Language, **more: Any) -> Iterator[LanguageServer]:
    """Open a copy of the real register as VS Code does after ``armut schema --write``."""
    for path in FILES:
        (folder / path).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / path, folder / path)
    arguments = [] if language == "de" else ["--lang", language]
    assert run(["-C", str(folder), *arguments, "schema", "--write"], {}) == 0
    settings = json.loads((folder / ".vscode/settings.json").read_text("utf-8"))
    with LanguageServer(folder, settings | QUIET | more) as server:
        yield server


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageServer]:
    with opened(tmp_path_factory.mktemp("register"), "de") as server:
        yield server


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageServer]:
    with opened(tmp_path_factory.mktemp("register"), "en") as server:
        yield server


def new_path() -> str:
    return f"measures/M-{next(_NUMBERS)}.yaml"


def offered(server: LanguageServer, text: str, mark: str) -> dict[str, str]:
    return server.completion(new_path(), text, Position.after(text, mark))


def marked(server: LanguageServer, text: str) -> list[tuple[str, str]]:
    """Give the marked pieces of a measure, each with what is said about it."""
    lines = text.splitlines()
    found = []
    for diagnostic in server.diagnostics(new_path(), text):
        start, end = diagnostic["range"]["start"], diagnostic["range"]["end"]
        assert start["line"] == end["line"]
        piece = lines[start["line"]][start["character"] : end["character"]]
        found.append((piece, diagnostic["message"]))
    return found


def test_all_files_are_found() -> None:
    assert len([path for path in FILES if path.startswith("measures/")]) == 30


@pytest.mark.parametrize("path", FILES)
def test_files_of_the_real_register_are_not_marked(german: LanguageServer, path: str) -> None:
    assert german.diagnostics(path, (ROOT / path).read_text("utf-8")) == []


def test_a_broken_file_of_each_kind_is_marked(german: LanguageServer) -> None:
    """The files above are really held against a schema."""
    for path in ("sub/armut.yaml", "groups/neu.yaml", "groups/neu.yml", "measures/neu.yml"):
        assert german.diagnostics(path, "nonsense: 1\n"), path
    assert german.diagnostics("docs/other.yaml", "nonsense: 1\n") == []


def test_status_offers_the_register_s_own(german: LanguageServer, english: LanguageServer) -> None:
    text = "title: Mittagstisch einrichten\nstatus: \n"
    assert offered(german, text, "status: ") == STATUSES["de"]
    assert offered(english, text, "status: ") == STATUSES["en"]


@pytest.mark.parametrize(
    ("text", "mark", "id", "label"),
    [
        ("lead: \n", "lead: ", "jobcenter", "Jobcenter"),
        ("goals:\n  - \n", "- ", "beratung", "Beratung und Betreuung verbessern"),
        ("groups:\n  - \n", "- ", "armut-im-alter", "Armut im Alter"),
        ("related:\n  - \n", "- ", "M-04", "Stadtteilservices ausweiten"),
        ("updates:\n  - status: \n", "- status: ", "gebuendelt", "gebündelt"),
        ("partners:\n  - organisation: \n", "tion: ", "besuchsdienste", "Besuchsdienste"),
    ],
)
def test_references_offer_ids_with_names(
    german: LanguageServer, text: str, mark: str, id: str, label: str
) -> None:
    assert offered(german, HEAD + text, mark)[id] == label


def test_fixed_values_offer_their_meaning(english: LanguageServer) -> None:
    found = offered(english, HEAD + "recommendation:\n  verdict: \n", "verdict: ")
    assert found["partly"] == "partly feasible"


@pytest.mark.parametrize("language", ["de", "en"])
def test_keys_are_offered_with_their_explanation(
    request: pytest.FixtureRequest, language: Language
) -> None:
    server = request.getfixturevalue({"de": "german", "en": "english"}[language])
    found = server.completion(new_path(), HEAD + "\n", Position(2, 0))
    for field in fields(Measure):
        if field.key not in {"title", "status"}:  # they stand there already
            assert found[field.key] == Words(language).gettext(field.description)


@pytest.mark.parametrize("language", ["de", "en"])
def test_hover_explains_a_key(request: pytest.FixtureRequest, language: Language) -> None:
    server = request.getfixturevalue({"de": "german", "en": "english"}[language])
    text = HEAD + "lead: jobcenter\n"
    shown = server.hover(new_path(), text, Position.after(text, "\nle"))
    lead = next(field for field in fields(Measure) if field.key == "lead")
    title, explained, *_ = (line for line in shown.splitlines() if line)
    assert title == f"#### {Words(language).gettext(lead.label)}"
    assert explained == Words(language).gettext(lead.description)
    assert "`besuchsdienste`: Besuchsdienste" in shown


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("laed: jobcenter\n", "laed"),
        ("updates:\n  - date: 2019-01-25\n    txt: Neues\n", "txt"),
        ("lead: jobzenter\n", "jobzenter"),
        ("partners: [{organisation: jobzenter}]\n", "jobzenter"),
        ("goals: [beratungen]\n", "beratungen"),
        ("origin: {kind: grup}\n", "grup"),
        ("ongoing: vielleicht\n", "vielleicht"),
        ("end: bald\n", "bald"),
        ("end: 2026-13\n", "2026-13"),
        ("end: 26\n", "26"),
    ],
)
def test_a_mistake_is_marked_at_its_place(german: LanguageServer, text: str, piece: str) -> None:
    assert [found for found, _ in marked(german, HEAD + text)] == [piece]


def test_a_missing_key_is_told(german: LanguageServer) -> None:
    assert 'Missing property "status".' in [said for _, said in marked(german, "title: Neu\n")]


def test_a_wrong_date_is_told_in_plain_words(english: LanguageServer) -> None:
    assert marked(english, HEAD + "end: 30.09.2026\n") == [
        ("30.09.2026", "no date: write 2026, 2026-Q3, 2026-09 or 2026-09-30")
    ]


@pytest.mark.parametrize("date", ["2026", "2026-Q3", "2026-09", "2026-09-30"])
@pytest.mark.parametrize("quote", ["", "'", '"'])
def test_every_date_is_fine_with_and_without_quotes(
    german: LanguageServer, date: str, quote: str
) -> None:
    date = f"{quote}{date}{quote}"
    text = f"start: {date}\nend: {date}\nmilestones:\n  - {{title: Anfang, due: {date}}}\n"
    assert marked(german, HEAD + text) == []


@pytest.mark.parametrize("version", ["1.1", "1.2"])
def test_dates_are_fine_in_either_version_of_yaml(tmp_path: Path, version: str) -> None:
    """YAML 1.1 has a type of its own for dates, which other schemas trip over."""
    with opened(tmp_path, "de", **{"yaml.yamlVersion": version}) as server:
        assert marked(server, HEAD + "start: 2026\nend: 2026-09-30\n") == []


def test_the_comment_in_the_file_is_enough_for_other_editors(
    german: LanguageServer, tmp_path: Path
) -> None:
    schemas = german.folder / ".armut"
    shutil.copytree(schemas, tmp_path / ".armut")
    with LanguageServer(tmp_path, QUIET) as server:
        assert marked(server, "laed: jobcenter\n") == []
        assert marked(server, MODELINE + HEAD + "laed: jobcenter\n")[0][0] == "laed"
        text = MODELINE + "title: Neu\nstatus: \n"
        assert offered(server, text, "status: ") == STATUSES["de"]
