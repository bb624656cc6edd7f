"""``armut new``: a file with the next free id; a person is asked, a pipe is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from armut_cli.model.describe import fields
from armut_cli.model.group import Group
from armut_cli.model.measure import Measure
from armut_cli.text.read import parse
from tests.cli.person import converse
from tests.history import History
from tests.sample import ALLIANCE, FILES, TODAY

if TYPE_CHECKING:
    from tests.conftest import Armut

PROPOSED = ALLIANCE.replace(
    "statuses:\n", "statuses:\n  idee: {label: vorgeschlagen, kind: proposed}\n"
).replace("language: de", "language: en")


@pytest.fixture
def armut(armut: Armut) -> Armut:
    armut.write({"armut.yaml": PROPOSED})
    return armut


def text(armut: Armut, path: str) -> str:
    return (armut.folder / path).read_text("utf-8")


def test_the_path_alone_in_a_pipe(armut: Armut) -> None:
    assert armut.ask("new", "measure", "Hilfe: für\n alle ") == "measures/M-11.yaml\n"
    made = text(armut, "measures/M-11.yaml")
    assert made.startswith('title: "Hilfe: für alle"\nstatus: idee\n\n# ')
    assert parse("", made) == {"title": "Hilfe: für alle", "status": "idee"}


def test_every_field_is_hinted_at_and_can_be_filled_in(armut: Armut) -> None:
    armut.ask("new", "measure", "A", "goals+=Beratung", "lead=Jobcenter")
    made = text(armut, "measures/M-11.yaml")
    assert made.startswith("title: A\ngoals: [beratung]\nlead: jobcenter\nstatus: idee\n")
    for field in fields(Measure):
        is_there = f"\n{field.key}: " in f"\n{made}"
        assert is_there != (f"\n# {field.key}: " in made) or field.key in {
            *("visibility", "internal", "unpublished")
        }
    filled = made.replace("# end: …", "end: 2027").replace(
        "# milestones: [{title: …, due: …, done: …, responsible: …}]",
        "milestones: [{title: A, due: 2027-01}]",
    )
    armut.write({"measures/M-11.yaml": filled})
    assert armut("validate", "measures/M-11.yaml").code == 0
    # A measure is bundled into a process or into another measure.
    assert "\n# bundled_into: {process: …}\n# bundled_into: {measure: …}\n" in made
    made = made.replace("# bundled_into: {measure: …}\n", "")
    uncommented = "\n".join(
        line[2:] if line.startswith("# ") and line[2].islower() else line
        for line in made.splitlines()
    )
    assert set(parse("", uncommented)) == {it.key for it in fields(Measure)} - {
        *("visibility", "internal", "unpublished")
    }


def test_fields_are_given_by_options(armut: Armut) -> None:
    made = armut.ask(
        *("new", "measure", "Titel", "--lead", "Jobcenter", "--status", "under"),
        *("--origin", "citizen", "--group", "Armut im Alter", "--group", "steuerung"),
        *("--goal", "beratung,Teilhabe stärken", "--summary", "Kurz, und: gut", "--end=2027"),
        *("--statement", "{by: Sozialamt, requested: today}", "--statement", "jugendamt"),
        *("--target-group", "Ältere", "--bundled-into", "M-02", "--related", "3"),
        *("--source", "https://example.org/a,b", "origin.date=2026-05", "--milestone", "Raum"),
    )
    assert parse("", text(armut, made.strip())) == {
        "title": "Titel",
        "summary": "Kurz, und: gut",
        "groups": ["alter", "steuerung"],
        "goals": ["beratung", "teilhabe"],
        "target_groups": ["Ältere"],
        "origin": {"kind": "citizen", "date": "2026-05"},
        "statements": [{"by": "sozialamt", "requested": TODAY}, {"by": "jugendamt"}],
        "lead": "jobcenter",
        "status": "geprueft",
        "bundled_into": {"measure": "M-02"},
        "end": 2027,
        "milestones": [{"title": "Raum"}],
        "related": ["M-03"],
        "sources": ["https://example.org/a,b"],
    }
    assert "ongoing: true\n" in text(armut, armut.ask("new", "measure", "A", "--ongoing").strip())


def test_a_group_by_options(armut: Armut) -> None:
    made = armut.ask(
        *("new", "group", "Wohnen", "--kind", "steering", "--moderation", "sozialamt"),
        *("--member", "jobcenter", "--member", "jugendamt", "--meeting", "1.9.2026"),
    )
    assert parse("", text(armut, made.strip())) == {
        "name": "Wohnen",
        "kind": "steering",
        "moderation": ["sozialamt"],
        "members": ["jobcenter", "jugendamt"],
        "meetings": [{"date": "2026-09-01"}],
    }


def test_every_field_has_an_option_that_says_what_belongs_there(armut: Armut) -> None:
    page = " ".join(armut.ask("new", "--help", COLUMNS="100").split())
    for field in (*fields(Measure)[1:], *fields(Group)[1:]):
        plain = field.key.replace("_", "-")
        assert f"--{plain} " in page or f"--{plain.removesuffix('s')} " in page
    for field in fields(Measure)[1:]:
        assert field.description in page
    assert "Die eine Organisation, die verantwortlich ist." in " ".join(
        armut.ask("--lang", "de", "new", "--help").split()
    )


def test_a_group(armut: Armut) -> None:
    assert armut.ask("new", "group", "Frühe Hilfen & Ämter", "kind=steering") == (
        "groups/fruehe-hilfen-aemter.yaml\n"
    )
    made = text(armut, "groups/fruehe-hilfen-aemter.yaml")
    assert made.startswith("name: Frühe Hilfen & Ämter\nkind: steering\n\n# ")
    assert f"# {fields(Group)[2].key}: " in made
    assert armut.ask("new", "gr", "???", "--id", "x-1") == "groups/x-1.yaml\n"
    assert armut.ask("new", "group", "???") == "groups/group.yaml\n"


def test_a_title_may_look_like_anything(armut: Armut) -> None:
    armut.ask("new", "measure", "A = B")
    assert text(armut, "measures/M-11.yaml").startswith("title: A = B\n")
    assert "the title is missing" in armut.refuse("new", "measure", "lead=jobcenter")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["measure"], ["the title is missing", 'armut new measure "…"']),
        (["group"], ["the name is missing", 'armut new group "…"']),
        (["thing", "A"], ["kind “thing” is unknown", "measure, group"]),
        (["measure", "A", "leed=x"], ["field “leed” is unknown"]),
        (["measure", "A", "--lead", "Jobzenter"], ["“Jobzenter” is unknown", "jobcenter"]),
        (["measure", "A", "--remit", "x"], ["field “remit” is unknown"]),
        (["group", "A", "--lead", "jobcenter"], ["field “lead” is unknown"]),
        (["measure", "A", "--update", "x"], ["armut update ID TEXT"]),
        (["measure", "A", "--id", "M 1"], ["“M 1” is no id"]),
        (["measure", "A", "--id", "m-01"], ["“m-01” is taken: measures/M-01.yaml", "M-11"]),
        (["measure", "A", "--id", "alter"], ["“alter” is taken: groups/alter", "alter-2"]),
        (["group", "Alter"], ["“alter” is taken", "--id alter-2"]),
        (["measure", "A", "--commit"], ["is in no git repository"]),
    ],
)
def test_what_cannot_be_made(armut: Armut, words: list[str], said: list[str]) -> None:
    err = " ".join(armut.refuse("new", *words).split())
    for piece in said:
        assert piece in err


def test_files_that_cannot_be_read_keep_their_id(armut: Armut) -> None:
    armut.write({"measures/M-77.yaml": "title: [\n"})
    assert armut("-q", "new", "measure", "A").out == "measures/M-78.yaml\n"
    assert "is taken: measures/M-77.yaml" in armut("-q", "new", "measure", "A", "--id", "m-77").err


def test_without_a_status_for_proposals_one_is_needed(armut: Armut) -> None:
    armut.write({"armut.yaml": ALLIANCE})
    assert "say which with --status; there is: geprueft, umzusetzen, " in armut.refuse(
        "new", "measure", "A"
    )
    armut.ask("new", "measure", "A", "status=under")
    assert "status: geprueft" in text(armut, "measures/M-11.yaml")


def test_an_error_is_refused(armut: Armut) -> None:
    answer = armut("new", "measure", "A", "ongoing=yes", "end=2027")
    assert answer.code == 1
    assert "error[ongoing-with-end]" in answer.err
    assert not (armut.folder / "measures/M-11.yaml").exists()
    answer = armut("new", "measure", "A", "ongoing=yes", "end=2027", "--force")
    assert answer.out == "measures/M-11.yaml\n"


def test_a_dry_run_shows_and_writes_nothing(armut: Armut) -> None:
    answer = armut("new", "measure", "A", "--dry-run")
    assert answer.out.startswith("--- a/measures/M-11.yaml\n+++ b/measures/M-11.yaml\n@@ ")
    assert answer.err == "nothing is written: --dry-run\n"
    assert not (armut.folder / "measures/M-11.yaml").exists()


def test_a_person_is_asked_for_title_and_status(armut: Armut) -> None:
    answers = (
        ("Title: ", "\n"),
        ("Title: ", "Mittagstisch für Ältere\n"),
        ("Status [vorgeschlagen]: ", "weg\n"),
        ("Status [vorgeschlagen]: ", "Umzu\n"),
    )
    screen = converse(armut.folder, "new", "measure", "lead=jobcenter", answers=answers)
    assert screen.code == 0
    assert "please write something" in screen.text
    assert "status “weg” is unknown" in screen.text
    assert "+title: Mittagstisch für Ältere\n" in screen.text
    assert screen.lines[-1] == "measures/M-11.yaml"
    assert text(armut, "measures/M-11.yaml").startswith(
        "title: Mittagstisch für Ältere\nlead: jobcenter\nstatus: umzusetzen\n"
    )


def test_enter_takes_the_status_of_proposals(armut: Armut) -> None:
    answers = (("Title: ", "A\n"), ("Status [vorgeschlagen]: ", "\n"))
    assert converse(armut.folder, "new", "measure", answers=answers).code == 0
    assert "status: idee" in text(armut, "measures/M-11.yaml")


def test_a_person_who_says_all_is_asked_nothing(armut: Armut) -> None:
    assert converse(armut.folder, "new", "measure", "A").code == 0
    screen = converse(armut.folder, "new", "group", answers=(("Name: ", "Kinder\n"),))
    assert screen.lines[-1] == "groups/kinder.yaml"


def test_a_needed_status_is_asked_for(armut: Armut) -> None:
    armut.write({"armut.yaml": ALLIANCE})
    screen = converse(armut.folder, "new", "measure", "A", answers=(("Status: ", "in-um\n"),))
    assert screen.code == 0
    assert "status: in-umsetzung" in text(armut, "measures/M-11.yaml")


def test_a_person_may_stop(armut: Armut) -> None:
    screen = converse(armut.folder, "new", "measure", answers=(("Title: ", "\x04"),))
    assert screen.code == 130
    assert "Traceback" not in screen.text


def test_no_number_is_used_twice(armut: Armut, monkeypatch: pytest.MonkeyPatch) -> None:
    history = History(armut.folder, monkeypatch)
    history.commit("2026-06-01")
    history.git("switch", "-q", "-c", "other")
    history.commit("2026-06-02", {"measures/M-31.yaml": FILES["measures/M-03.yaml"]})
    history.commit("2026-06-02", gone=["measures/M-31.yaml"])
    history.git("switch", "-q", "main")
    answer = armut("new", "measure", "A", "--commit")
    assert (answer.code, answer.out) == (0, "measures/M-32.yaml\n")
    assert history.git("log", "-1", "--format=%s") == "M-32: new: A"
    assert history.git("status", "--porcelain") == ""
    assert armut.ask("--today", TODAY, "list", "--count") == "6\n"


def test_a_hook_that_refuses_leaves_the_new_file_unknown_to_git(
    armut: Armut, monkeypatch: pytest.MonkeyPatch
) -> None:
    history = History(armut.folder, monkeypatch)
    history.commit("2026-06-01")
    hook = history.top / ".git/hooks/commit-msg"
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    answer = armut("new", "measure", "A", "--commit")
    assert answer.code == 2
    assert "git add measures/M-11.yaml && git commit -m 'M-11: new: A'" in answer.err
    assert history.git("status", "--porcelain") == "?? measures/M-11.yaml"
    (history.top / ".git/hooks/commit-msg").unlink()
    (history.top / ".gitignore").write_text("*.yaml\n")
    answer = armut("new", "measure", "B", "--commit")
    assert "M-12.yaml is written, but not committed" in answer.err
    assert "ignored" in answer.err
