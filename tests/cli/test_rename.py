"""``armut rename``: another id, with file and references; the mend of a clash after a merge."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from typing import TYPE_CHECKING

import pytest

from armut_cli.text.load import load
from tests.history import History
from tests.sample import FILES

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Armut

OLD = "measures/M-31.yaml"
WARM = "title: Wärmestube öffnen\nstatus: geprueft\n"
TEA = "title: Teestube für Ältere\nstatus: geprueft\nlead: sozialamt\n"


def start(armut: Armut, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> History:
    """Put the sample register under version control, in a folder with a German name."""
    history = History(tmp_path / "Bündnis gegen Armut", monkeypatch, "Das Register/")
    history.commit("2026-01-01", FILES)
    armut.folder = history.folder
    armut.environment["ARMUT_REGISTER"] = str(history.folder)
    return history


@pytest.fixture
def history(armut: Armut, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> History:
    return start(armut, tmp_path, monkeypatch)


def text(armut: Armut, path: str) -> str:
    return (armut.folder / path).read_text("utf-8")


def with_related(path: str, *ids: str) -> str:
    return f"{FILES[path]}related: [{', '.join(ids)}]  # gehört dazu\n"


def branch(history: History, name: str, *commits: tuple[str, dict[str, str]]) -> None:
    """Make a branch of its own from the first commit."""
    history.git("checkout", "--quiet", "-b", name, "main")
    for day, files in commits:
        history.commit(day, files)


def merge(history: History, *names: str) -> bool:
    """Merge branches into main as a person does; tell whether git could do it alone."""
    history.git("checkout", "--quiet", "main")
    try:
        for name in names:
            history.git("merge", "--quiet", "--no-edit", name)
    except subprocess.CalledProcessError:
        return False
    return True


def two_branches(history: History, older: str = OLD, younger: str = OLD) -> None:
    """Two people each make a measure and say in other files that it belongs to them."""
    branch(
        history,
        "teestube",
        (
            "2026-02-01",
            {older: TEA, "measures/M-02.yaml": with_related("measures/M-02.yaml", "M-31")},
        ),
    )
    branch(
        history,
        "wärmestube",
        ("2026-02-02", {"measures/M-03.yaml": with_related("measures/M-03.yaml", "M-01", "M-31")}),
        ("2026-02-03", {younger: WARM}),
        ("2026-02-04", {"measures/M-04.yaml": with_related("measures/M-04.yaml", "M-31")}),
    )


def command_in_help(armut: Armut) -> list[str]:
    """Give the command that the help of the one problem names."""
    answer = armut("validate", COLUMNS="200")
    assert answer.code == 1
    found = re.findall(r"armut (rename \S+)", " ".join(answer.out.split()))
    assert len(found) == 1, answer.out
    return str(found[0]).split()


def assert_sorted_out(armut: Armut) -> None:
    """Both measures are there, each with all that was said of it, and nothing else changed."""
    assert text(armut, "measures/M-02.yaml") == with_related("measures/M-02.yaml", "M-31")
    assert text(armut, "measures/M-03.yaml") == with_related("measures/M-03.yaml", "M-01", "M-32")
    assert text(armut, "measures/M-04.yaml") == with_related("measures/M-04.yaml", "M-32")
    register = load({it: (armut.folder / it).read_bytes() for it in files(armut)})
    assert not register.problems
    assert register.measures["M-31"].title == "Teestube für Ältere"
    assert register.measures["M-32"].title == "Wärmestube öffnen"
    assert len(register.measures) == 7
    assert armut("validate").code == 0


def files(armut: Armut) -> list[str]:
    found = [*armut.folder.glob("*/*"), armut.folder / "armut.yaml"]
    return [it.relative_to(armut.folder).as_posix() for it in found]


def test_file_and_references_change_together(armut: Armut, history: History) -> None:
    history.commit(
        "2026-02-01",
        {
            "measures/M-02.yaml": FILES["measures/M-02.yaml"].replace(
                "{process: konzept}", "\r\n  measure:   'M-03'   # dort\r\n"
            ),
            "measures/M-04.yaml": FILES["measures/M-04.yaml"].replace(
                "  - ohne Termin", "  - wie M-03 (siehe XM-03, M-031)"
            ),
            "measures/M-10.yaml": FILES["measures/M-10.yaml"].replace("[M-01]", "[M-01, M-03]"),
            "measures/M-05.yaml": WARM + "# related: [M-03]\nrelated:\n- M-03 # auch\n",
        },
    )
    before = {it: text(armut, it) for it in files(armut)}
    dry = armut("rename", "Mittagstisch", "M-76", "--dry-run")
    assert (dry.code, before) == (0, {it: text(armut, it) for it in files(armut)})
    answer = armut("rename", "3", "M-77", "--commit")
    assert answer.code == 0
    assert answer.out.startswith("measures/M-03.yaml → measures/M-77.yaml\n--- a/measures/")
    assert "+  measure:   'M-77'   # dort" in answer.out
    assert "title: Mittagstisch" not in answer.out
    expected = {
        **before,
        "measures/M-77.yaml": before["measures/M-03.yaml"],
        "measures/M-02.yaml": before["measures/M-02.yaml"].replace("M-03", "M-77"),
        "measures/M-10.yaml": before["measures/M-10.yaml"].replace("M-03", "M-77"),
        "measures/M-05.yaml": before["measures/M-05.yaml"].replace("- M-03", "- M-77"),
    }
    del expected["measures/M-03.yaml"]
    assert {it: text(armut, it) for it in files(armut)} == expected
    assert "2 texts name M-03 and stay as they are" in answer.err
    assert "  measures/M-04.yaml:6:9: - wie M-03 (siehe XM-03, M-031)\n" in answer.err
    assert "  measures/M-05.yaml:3:13: # related: [M-03]\n" in answer.err
    assert history.git("status", "--porcelain") == ""
    assert (
        history.git("log", "-1", "--format=%B") == "M-03 heißt jetzt M-77: Mittagstisch einrichten"
    )
    names = history.git("log", "--follow", "--format=%as", "--", "Das Register/measures/M-77.yaml")
    assert names.splitlines()[-1] == "2026-01-01"
    assert armut("validate").code == 0


def test_a_group_changes_its_id_everywhere(armut: Armut) -> None:
    answer = armut("rename", "alter", "armut-im-alter")
    assert (answer.code, answer.err) == (0, "")
    assert "groups: [armut-im-alter, steuerung]" in text(armut, "measures/M-01.yaml")
    assert "{kind: group, group: armut-im-alter, date" in text(armut, "measures/M-01.yaml")
    assert "groups: [armut-im-alter]" in text(armut, "measures/M-04.yaml")
    assert text(armut, "groups/armut-im-alter.yaml") == FILES["groups/alter.yaml"]
    assert armut("validate").code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["M-01"], ["the new id is missing", "armut rename M-01 NEW"]),
        (["M-01", "m-02"], ["the id “m-02” is taken: measures/M-02.yaml"]),
        (["M-01", "M 1"], ["“M 1” is no id"]),
        (["M-99", "M-98"], ["“M-99” is unknown"]),
        (["M-01", "M-98", "--commit"], ["is in no git repository"]),
    ],
)
def test_what_cannot_be_renamed(armut: Armut, words: list[str], said: list[str]) -> None:
    err = " ".join(armut.refuse("rename", *words).split())
    for piece in said:
        assert piece in err
    assert files(armut).count("measures/M-01.yaml") == 1


def test_a_link_stays_a_link(armut: Armut, tmp_path: Path) -> None:
    place = armut.folder / "measures/M-02.yaml"
    place.rename(tmp_path / "anderswo.yaml")
    place.symlink_to(tmp_path / "anderswo.yaml")
    said = armut.refuse("rename", "M-02", "M-44")
    assert said.startswith("error: measures/M-02.yaml is a link to another file\nhelp: rename the ")
    assert place.is_symlink()
    assert not (armut.folder / "measures/M-44.yaml").exists()


def test_set_leads_to_rename(armut: Armut) -> None:
    assert "armut rename ID NEW" in armut.refuse("set", "M-01", "id=M-40")


def test_one_file_that_cannot_be_edited_keeps_all_as_they_are(armut: Armut) -> None:
    armut.write({"measures/M-05.yaml": WARM + "related: [&x M-03]\ndistricts: [*x]\n"})
    before = {it: text(armut, it) for it in files(armut)}
    answer = armut("rename", "M-03", "M-77")
    assert answer.code == 1
    assert "measures/M-05.yaml" in answer.err
    assert {it: text(armut, it) for it in files(armut)} == before


def test_an_id_that_is_an_error_is_refused(armut: Armut) -> None:
    answer = armut("rename", "M-03", "Küche")
    assert answer.code == 1
    assert "error[odd-id]" in answer.err
    assert "measures/M-03.yaml" in files(armut)


def test_old_problems_of_the_file_do_not_keep_it_from_moving(armut: Armut) -> None:
    armut.write({"measures/M-05.yaml": WARM + "lead: niemand\n"})
    assert armut("rename", "M-05", "M-55").code == 0
    assert text(armut, "measures/M-55.yaml").endswith("lead: niemand\n")


def test_two_measures_in_one_file_after_a_merge(armut: Armut, history: History) -> None:
    two_branches(history)
    assert not merge(history, "teestube", "wärmestube")
    words = command_in_help(armut)
    assert words == ["rename", "M-31"]
    assert "leave out --commit" in armut.refuse(*words, "--commit")
    history.environment.chdir(history.top)
    answer = armut(*words)
    assert answer.code == 0
    assert answer.err == (
        "then: git add 'Das Register/measures/M-31.yaml' 'Das Register/measures/M-32.yaml' "
        "'Das Register/measures/M-03.yaml' 'Das Register/measures/M-04.yaml' && git commit\n"
    )
    assert_sorted_out(armut)
    history.git("add", "--all")
    history.git("commit", "--quiet", "--no-edit")
    assert_sorted_out(armut)


def test_the_younger_one_moves_wherever_it_stands(armut: Armut, history: History) -> None:
    two_branches(history)
    assert not merge(history, "wärmestube", "teestube")
    assert armut("rename", "m-31").code == 0
    assert_sorted_out(armut)


def test_marks_of_git_that_somebody_has_committed(armut: Armut, history: History) -> None:
    two_branches(history)
    assert not merge(history, "teestube", "wärmestube")
    history.commit("2026-03-01")
    history.commit("2026-03-02", {"README": "weiter\n"})
    answer = armut("rename", "M-31", "--commit")
    assert answer.code == 0
    assert_sorted_out(armut)
    assert history.git("status", "--porcelain") == ""


@pytest.mark.parametrize("day", ["2026-02-01", "2026-02-09"])
def test_while_rebasing(armut: Armut, history: History, day: str) -> None:
    """What is put on top comes last, whenever it was written; what came with it goes with it."""
    branch(history, "teestube", (day, {OLD: TEA}))
    related = {"measures/M-04.yaml": with_related("measures/M-04.yaml", "M-31")}
    branch(history, "wärmestube", ("2026-02-03", {OLD: WARM, **related}))
    with pytest.raises(subprocess.CalledProcessError):
        history.git("rebase", "--quiet", "teestube")
    answer = armut("rename", "M-31")
    assert answer.code == 0
    assert answer.err.endswith("&& git rebase --continue\n")
    assert "M-32" in text(armut, "measures/M-04.yaml")
    assert text(armut, OLD) == TEA
    assert text(armut, "measures/M-32.yaml") == WARM
    history.git("add", "--all")
    history.git("-c", "core.editor=true", "rebase", "--continue")
    assert armut("validate").code == 0
    assert history.git("status", "--porcelain") == ""


@pytest.mark.parametrize(
    ("older", "younger"), [(OLD, "measures/M-31.yml"), ("measures/M-31.yml", OLD)]
)
def test_two_files_of_one_id_after_a_merge(
    armut: Armut, history: History, older: str, younger: str
) -> None:
    two_branches(history, older, younger)
    assert merge(history, "teestube", "wärmestube")
    words = command_in_help(armut)
    answer = armut(*words, "--commit")
    assert answer.code == 0
    assert answer.out.startswith(f"{younger} → {younger.replace('31', '32')}\n")
    assert_sorted_out(armut)
    assert history.git("status", "--porcelain") == ""
    assert history.git("show", "--name-status", "--format=", "--find-renames").startswith("M")
    last = history.git(
        "log", "--follow", "--format=%as", "--", f"Das Register/{younger.replace('31', '32')}"
    )
    assert last.splitlines()[-1] == "2026-02-03"


def test_ids_that_differ_in_capitals_only(armut: Armut, history: History) -> None:
    two_branches(history, OLD, "measures/m-31.yaml")
    for name in ("M-03", "M-04"):
        path = f"measures/{name}.yaml"
        history.commit("2026-02-05", {path: text(armut, path).replace("M-31", "m-31")})
    assert merge(history, "teestube", "wärmestube")
    words = command_in_help(armut)
    assert armut(*words).code == 0
    assert_sorted_out(armut)


def test_umlauts_made_in_two_ways(armut: Armut, history: History) -> None:
    one, other = (unicodedata.normalize(form, "groups/Öffnung.yaml") for form in ("NFC", "NFD"))
    branch(history, "eins", ("2026-02-01", {one: "name: Öffnung\n"}))
    branch(history, "zwei", ("2026-02-02", {other: "name: Öffentlichkeit\n"}))
    assert merge(history, "eins", "zwei")
    answer = armut("rename", "Öffnung", "oeffentlichkeit", "--commit")
    assert answer.code == 0
    assert text(armut, one) == "name: Öffnung\n"
    assert text(armut, "groups/oeffentlichkeit.yaml") == "name: Öffentlichkeit\n"
    assert history.git("status", "--porcelain") == ""


def test_two_groups_of_one_name(armut: Armut, history: History) -> None:
    path = "groups/wohnen.yaml"
    branch(
        history,
        "eins",
        (
            "2026-02-01",
            {
                path: "name: Wohnen\nremit: Mieten\n",
                "measures/M-03.yaml": FILES["measures/M-03.yaml"] + "groups: [wohnen]\n",
            },
        ),
    )
    branch(
        history,
        "zwei",
        (
            "2026-02-02",
            {
                path: "name: Wohnen\nremit: Obdach\n",
                "measures/M-02.yaml": FILES["measures/M-02.yaml"].replace(
                    "[steuerung]", "[steuerung, wohnen]"
                ),
            },
        ),
    )
    assert not merge(history, "eins", "zwei")
    assert armut("rename", "wohnen").code == 0
    assert text(armut, path) == "name: Wohnen\nremit: Mieten\n"
    assert text(armut, "groups/wohnen-2.yaml") == "name: Wohnen\nremit: Obdach\n"
    assert "groups: [wohnen]\n" in text(armut, "measures/M-03.yaml")
    assert "groups: [steuerung, wohnen-2]\n" in text(armut, "measures/M-02.yaml")


def test_what_may_mean_either_is_told_and_stays(armut: Armut, history: History) -> None:
    two_branches(history, OLD, "measures/M-31.yml")
    assert merge(history, "teestube", "wärmestube")
    later = with_related("measures/M-01.yaml", "M-31")
    history.commit("2026-03-01", {"measures/M-01.yaml": later})
    open_yet = FILES["measures/M-10.yaml"].replace("[M-01]", "[M-31]")
    history.write({"measures/M-10.yaml": open_yet})
    answer = armut("rename", "M-31")
    assert answer.code == 0
    assert answer.err == (
        "2 references may mean either of the two and stay: where M-32 is meant, write M-32\n"
        f"  measures/M-01.yaml:{later.count(chr(10))}:11: related: [M-31]  # gehört dazu\n"
        f"  measures/M-10.yaml:{open_yet.count(chr(10))}:11: related: [M-31]\n"
    )
    assert text(armut, "measures/M-01.yaml") == later
    assert text(armut, "measures/M-10.yaml") == open_yet
    assert_sorted_out_but(armut)


def assert_sorted_out_but(armut: Armut) -> None:
    assert text(armut, "measures/M-04.yaml") == with_related("measures/M-04.yaml", "M-32")
    assert text(armut, "measures/M-02.yaml") == with_related("measures/M-02.yaml", "M-31")


def test_the_file_that_is_named_moves(armut: Armut, history: History) -> None:
    two_branches(history, OLD, "measures/M-31.yml")
    assert merge(history, "teestube", "wärmestube")
    assert armut("rename", OLD, "M-40").code == 0
    assert text(armut, "measures/M-40.yaml") == TEA
    assert text(armut, "measures/M-31.yml") == WARM
    assert text(armut, "measures/M-02.yaml") == with_related("measures/M-02.yaml", "M-40")
    assert text(armut, "measures/M-03.yaml") == with_related("measures/M-03.yaml", "M-01", "M-31")


def test_one_measure_with_two_versions_is_none_of_two(armut: Armut, history: History) -> None:
    path = "measures/M-03.yaml"
    for name, title in (("eins", "Frühstück"), ("zwei", "Abendbrot")):
        changed = FILES[path].replace("Mittagstisch", title)
        branch(history, name, ("2026-02-01", {path: changed}))
    assert not merge(history, "eins", "zwei")
    before = text(armut, path)
    assert "holds two versions of one record" in armut.refuse("rename", "M-03")
    assert text(armut, path) == before


def test_without_git_the_last_one_moves_and_nothing_is_guessed(armut: Armut) -> None:
    armut.write({OLD: TEA, "measures/M-31.yml": WARM})
    armut.write({"measures/M-03.yaml": with_related("measures/M-03.yaml", "M-31")})
    answer = armut("rename", "M-31")
    assert answer.code == 0
    assert text(armut, "measures/M-32.yml") == WARM
    assert "one reference may mean either" in answer.err
    assert "measures/M-03.yaml:8:11" in answer.err
    assert armut("validate").code == 0


def test_a_file_that_cannot_be_read_is_told_and_stays(armut: Armut) -> None:
    broken = "title: A\nstatus: geprueft\nrelated: [M-03\n"
    armut.write({"measures/M-05.yaml": broken, "measures/M-06.yaml": b"title: K\xfcche M-03\n"})
    answer = armut("rename", "M-03", "M-77")
    assert answer.code == 0
    assert "one text names M-03 and stays as it is\n  measures/M-05.yaml:3:11: related: [M-03" in (
        answer.err
    )
    assert text(armut, "measures/M-05.yaml") == broken
    assert armut("rename", "M-06", "M-66").code == 0
    assert (armut.folder / "measures/M-66.yaml").read_bytes() == b"title: K\xfcche M-03\n"


def test_what_git_does_not_know_yet_is_in_doubt(armut: Armut, history: History) -> None:
    two_branches(history, OLD, "measures/M-31.yml")
    assert merge(history, "teestube", "wärmestube")
    history.write({"measures/M-05.yaml": WARM + "related: [M-31]\n"})
    answer = armut("rename", "M-31")
    assert answer.code == 0
    assert "one reference may mean either" in answer.err
    assert "  measures/M-05.yaml:3:11: related: [M-31]\n" in answer.err
    assert_sorted_out_but(armut)


@pytest.mark.parametrize(
    "rest", ["=======\nlead: jobcenter\n", "<<<<<<< eins\n<<<<<<< zwei\n=======\n>>>>>>> drei\n"]
)
def test_marks_that_are_no_conflict_of_git(armut: Armut, rest: str) -> None:
    armut.write({"measures/M-05.yaml": WARM + rest})
    assert "the new id is missing" in armut("rename", "M-05").err
    assert armut("rename", "M-05", "M-55").code == 0
    assert text(armut, "measures/M-55.yaml") == WARM + rest
