"""States, versions and days out of real repositories; and what is said where there are none."""

from __future__ import annotations

import os
import shutil
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from armut_cli.lang.words import Words
from armut_cli.model.message import ArmutError
from armut_cli.store import moment, tree
from armut_cli.store.git import Repository
from armut_cli.store.history import Version, first_commit, history, renames, versions
from tests.history import History, isolate

if TYPE_CHECKING:
    from pathlib import Path

ALLIANCE = {"armut.yaml": "name: Bündnis\n"}
ONE = "measures/M-01.yaml"
# Long enough that a change of a line leaves it the same file.
TEXT = "".join(f"line{number}: text of line {number}\n" for number in range(40))


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> History:
    return History(tmp_path / "repo", monkeypatch)


def refusal(repository: Repository, when: str) -> tuple[str, str]:
    with pytest.raises(ArmutError) as caught:
        moment.resolve(repository, when)
    return said(caught.value)


def said(error: ArmutError) -> tuple[str, str]:
    words = Words("en")
    return words(error.message), words(error.help) if error.help else ""


# Days and revisions


def test_a_day_is_the_last_commit_of_that_day_or_before(repo: History) -> None:
    first = repo.commit("2019-01-20")
    repo.commit("2019-01-25T09:00:00+0100")
    last = repo.commit("2019-01-25T18:00:00+0100")
    later = repo.commit("2019-02-01")
    resolve = partial(moment.resolve, repo.repository)
    assert resolve("2019-01-24") == first
    assert resolve("2019-01-25") == resolve("2019-01-31") == last
    assert resolve("2030-01-01") == resolve("HEAD") == later


def test_the_authors_clock_tells_the_day(repo: History) -> None:
    repo.commit("2019-01-20")
    late = repo.commit("2019-01-25T23:30:00-0800")  # already the 26th in Greenwich
    early = repo.commit("2019-01-26T00:30:00+1300")  # still the 25th in Greenwich
    assert moment.resolve(repo.repository, "2019-01-25") == late
    assert moment.resolve(repo.repository, "2019-01-26") == early
    assert repo.repository.day(late) == date(2019, 1, 25)


def test_old_work_that_came_in_late_was_not_there_before(repo: History) -> None:
    first = repo.commit("2019-01-15")
    repo.commit("2019-01-28")
    repo.commit("2019-01-20", landed="2019-01-30")  # rebased onto the one before
    assert moment.resolve(repo.repository, "2019-01-25") == first


def test_a_clock_that_runs_ahead_hides_nothing(repo: History) -> None:
    repo.commit("2019-01-15")
    repo.commit("2035-01-01")
    right = repo.commit("2019-02-15")
    repo.commit("2019-03-15")
    assert moment.resolve(repo.repository, "2019-03-01") == right


def test_history_added_behind_a_first_commit_of_today_is_found(repo: History) -> None:
    repo.commit("2026-01-01")
    old = repo.commit("2018-05-05")
    assert moment.resolve(repo.repository, "2018-06-01") == old


def test_a_branch_counts_from_its_merge_on(repo: History) -> None:
    base = repo.commit("2019-01-10")
    repo.git("checkout", "--quiet", "-b", "work")
    repo.commit("2019-01-12", {"armut.yaml": "name: X\n"})
    repo.git("checkout", "--quiet", "main")
    repo.git("merge", "--quiet", "--no-ff", "-m", "merge", "work", day="2019-01-30")
    assert moment.resolve(repo.repository, "2019-01-25") == base
    assert moment.resolve(repo.repository, "2019-01-30") == repo.git("rev-parse", "main")


def test_revisions_are_branches_tags_and_commits(repo: History) -> None:
    first = repo.commit("2019-01-10")
    second = repo.commit("2019-01-20")
    repo.git("tag", "--annotate", "-m", "x", "sitzung-1", first)
    for name in ("sitzung-1", "main~1", first[:8], f"{second}^"):
        assert moment.resolve(repo.repository, name) == first


@pytest.mark.parametrize(
    "when", ["", "-", "--help", "--all", "--output=x", "main..HEAD", "HEAD:armut.yaml", "a\0b", "§"]
)
def test_nothing_that_a_person_writes_becomes_an_option(repo: History, when: str) -> None:
    repo.commit("2019-01-10", ALLIANCE)
    assert refusal(repo.repository, when) == (
        f"there is no revision “{when}” in the history",
        "a day is written 2019-01-25; a revision is a branch, a tag or a commit of git",
    )
    assert not (repo.top / "x").exists()


def test_names_that_are_near_are_named(repo: History) -> None:
    repo.commit("2019-01-10")
    repo.git("branch", "sitzung-januar")
    assert refusal(repo.repository, "sitzung-januer")[1] == "did you mean: sitzung-januar"


def test_a_day_before_the_first_commit_says_when_the_history_begins(repo: History) -> None:
    repo.commit("2019-01-10")
    assert refusal(repo.repository, "2018-12-31") == (
        "the history begins on 10 January 2019, after 31 December 2018",
        "the earliest that can be told: 2019-01-10",
    )


def test_a_day_that_is_none_is_refused(repo: History) -> None:
    assert refusal(repo.repository, "2019-02-30")[0] == "2019-02-30 is no day of the calendar"


# Where there is nothing to ask


def test_no_commits(repo: History) -> None:
    message = "the repository has no commits yet"
    assert refusal(repo.repository, "2019-01-01")[0] == message
    assert refusal(repo.repository, "main")[0] == message
    with pytest.raises(ArmutError):
        repo.repository.head()


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    isolate(monkeypatch, tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(ArmutError) as caught:
        Repository.around(tmp_path)
    assert said(caught.value) == (
        f"{tmp_path} is in no git repository",
        "the history needs one: clone the register, or start with git init",
    )


def test_no_git(repo: History, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ArmutError) as caught:
        Repository.around(repo.folder)
    assert said(caught.value) == (
        "the program git cannot be run",
        "the register's history is kept by git: install it from https://git-scm.com",
    )


def test_a_folder_of_somebody_else_is_explained(
    repo: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(ArmutError) as caught:
        Repository.around(repo.folder)
    assert said(caught.value) == (
        f"git does not open {repo.folder}: the folder belongs to another user",
        f"if you trust it: git config --global --add safe.directory {repo.folder}",
    )


def test_any_other_refusal_is_handed_on(repo: History) -> None:
    (repo.top / ".git" / "config").write_text("[core]\n\trepositoryformatversion = 99\n")
    with pytest.raises(ArmutError) as caught:
        Repository.around(repo.folder)
    assert "repo version" in said(caught.value)[0]


def test_a_shallow_clone_names_the_cure(repo: History, tmp_path: Path) -> None:
    repo.commit("2019-01-10", ALLIANCE)
    repo.commit("2019-02-10", {ONE: "title: x\n"})
    clone = tmp_path / "clone"
    repo.git("clone", "--quiet", "--depth=1", repo.top.as_uri(), str(clone))
    repository = Repository.around(clone)
    cure = "this clone holds only the newest commits: git fetch --unshallow brings the rest"
    assert repository.shallow
    assert refusal(repository, "2019-01-15") == (
        "the history begins on 10 February 2019, after 15 January 2019",
        cure,
    )
    assert refusal(repository, "v1")[1] == cure
    assert set(tree.files(repository, repository.head())) == {"armut.yaml", ONE}


def test_a_damaged_repository_is_called_so(repo: History) -> None:
    commit = repo.commit("2019-01-10", ALLIANCE)
    oid = tree.blobs(repo.repository, commit)["armut.yaml"]
    (repo.top / ".git" / "objects" / oid[:2] / oid[2:]).unlink()
    with pytest.raises(ArmutError) as caught:
        tree.files(repo.repository, commit)
    assert said(caught.value)[0] == f"the repository is damaged: {oid} is missing"


def test_a_command_that_fails_gives_its_own_reason(repo: History) -> None:
    repo.commit("2019-01-10")
    with pytest.raises(ArmutError) as caught:
        repo.repository.day("0" * 40)
    assert said(caught.value)[0] == f"git log: bad object {'0' * 40}"


# States


def test_a_state_is_the_files_of_the_register_and_no_others(repo: History) -> None:
    files = {
        **ALLIANCE,
        ONE: "title: a\n",
        "measures/Maßnahme über Größe.yaml": "title: ä\r\n",
        "groups/g.yaml": "name: g\n",
        "templates/status.md.j2": "x",
        "measures-alt/M-01.yaml": "no\n",
        "README.md": "no\n",
        "docs/measures/M-01.yaml": "no\n",
    }
    commit = repo.commit("2019-01-10", files)
    expected = {
        path: text.encode()
        for path, text in files.items()
        if path.startswith(("armut", "measures/", "groups", "templates"))
    }
    assert tree.files(repo.repository, commit) == expected
    blobs = tree.blobs(repo.repository, commit)
    assert repo.repository.oids(expected) == blobs


def test_names_are_those_of_git_in_the_newer_form_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    isolate(monkeypatch, tmp_path)
    monkeypatch.setenv("GIT_DEFAULT_HASH", "sha256")
    repo = History(tmp_path / "new", monkeypatch)
    monkeypatch.setenv("GIT_DEFAULT_HASH", "sha256")
    shutil.rmtree(repo.top / ".git")
    repo.git("init", "--quiet", "--object-format=sha256")
    commit = repo.commit("2019-01-10", ALLIANCE)
    raw = {"armut.yaml": ALLIANCE["armut.yaml"].encode()}
    assert repo.repository.oids(raw) == tree.blobs(repo.repository, commit)
    assert tree.files(repo.repository, commit) == raw


def test_nothing_is_read_of_nothing(repo: History) -> None:
    assert repo.repository.read([]) == {}


def test_empty_files_and_odd_bytes_are_read_whole(repo: History) -> None:
    repo.write({**ALLIANCE, ONE: ""})
    odd = b"a\0b\n\nblob 3\n\xff"
    (repo.folder / "measures" / "odd.yaml").write_bytes(odd)
    files = tree.files(repo.repository, repo.commit("2019-01-10"))
    assert (files[ONE], files["measures/odd.yaml"]) == (b"", odd)


def test_links_and_submodules_are_no_files(repo: History) -> None:
    repo.write({**ALLIANCE, ONE: "title: a\n"})
    (repo.folder / "measures" / "link.yaml").symlink_to("M-01.yaml")
    assert set(tree.files(repo.repository, repo.commit("2019-01-10"))) == {"armut.yaml", ONE}


def test_a_state_without_a_register_says_when_it_came(repo: History) -> None:
    before = repo.commit("2019-01-10", {"README.md": "x\n"})
    with pytest.raises(ArmutError) as caught:
        tree.files(repo.repository, before)
    assert said(caught.value) == (f"there was no register yet in {before[:10]}", "")
    repo.commit("2019-02-10", ALLIANCE)
    with pytest.raises(ArmutError) as caught:
        tree.files(repo.repository, before)
    assert said(caught.value)[1] == "it came on 10 February 2019"


# Where the register lies


def test_a_register_in_a_folder_of_a_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo = History(tmp_path / "großes repo", monkeypatch, "Bündnis gegen Armut/register")
    commit = repo.commit("2019-01-10", {**ALLIANCE, ONE: TEXT})
    repo.write({ONE: "x\n", "groups/neue gruppe.yaml": "y\n"})
    repository = repo.repository
    assert repository.prefix == "Bündnis gegen Armut/register/"
    assert set(tree.files(repository, commit)) == {"armut.yaml", ONE}
    assert repository.dirty() == ["groups/neue gruppe.yaml", ONE]
    assert repository.changed_files(commit) == ["groups/neue gruppe.yaml", ONE]
    assert [version.path for version in history(repository, ONE)] == [ONE]
    assert versions(repository, [ONE])[ONE] == history(repository, ONE)


def test_a_register_that_moved_is_found_where_it_was(repo: History) -> None:
    first = repo.commit("2019-01-10", {**ALLIANCE, ONE: TEXT})
    (repo.top / "register").mkdir()
    repo.git("mv", "armut.yaml", "measures", "register")
    second = repo.commit("2019-02-10")
    repository = Repository.around(repo.top / "register")
    assert set(tree.files(repository, first)) == {"armut.yaml", ONE}
    assert tree.blobs(repository, first) == tree.blobs(repository, second)
    assert [version.day for version in history(repository, ONE)] == [
        date(2019, 1, 10),
        date(2019, 2, 10),
    ]
    assert first_commit(repository) == first


def test_a_linked_worktree_and_a_submodule(repo: History, tmp_path: Path) -> None:
    commit = repo.commit("2019-01-10", ALLIANCE)
    linked = tmp_path / "linked"
    repo.git("worktree", "add", "--quiet", str(linked))
    assert set(tree.files(Repository.around(linked), commit)) == {"armut.yaml"}
    outer = tmp_path / "outer"
    repo.git("init", "--quiet", str(outer))
    add = ("-c", "protocol.file.allow=always", "submodule", "--quiet", "add")
    repo.git(*add, str(repo.top), "register", folder=outer)
    inner = Repository.around(outer / "register")
    assert (inner.prefix, set(tree.files(inner, commit))) == ("", {"armut.yaml"})


def test_a_bare_repository(repo: History, tmp_path: Path) -> None:
    commit = repo.commit("2019-01-10", {**ALLIANCE, ONE: TEXT})
    repo.commit("2019-02-10", {ONE: TEXT + "x: y\n"})
    bare = tmp_path / "register.git"
    repo.git("clone", "--quiet", "--bare", str(repo.top), str(bare))
    repository = Repository.around(bare)
    assert repository.bare
    then = moment.resolve(repository, "2019-01-15")
    assert set(tree.files(repository, then)) == {"armut.yaml", ONE}
    assert repository.dirty() == []
    assert repository.changed_files(commit) == [ONE]


def test_a_hook_in_another_folder_does_not_mislead(
    repo: History, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    commit = repo.commit("2019-01-10", ALLIANCE)
    other = tmp_path / "other"
    repo.git("init", "--quiet", str(other))
    monkeypatch.chdir(other)
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    assert repo.repository.head() == commit
    assert repo.repository.dirty() == []


def test_what_a_person_has_configured_changes_nothing(
    repo: History, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    first = repo.commit("2019-01-10", {**ALLIANCE, "measures/Ä ö.yaml": TEXT})
    repo.git("mv", "measures/Ä ö.yaml", "measures/ü.yaml")
    second = repo.commit("2019-02-10")
    repo.write({"measures/neu ß.yaml": "x\n"})
    config = tmp_path / "config"
    config.write_text(
        "[core]\nquotepath = true\npager = false\n[color]\nui = always\n"
        "[log]\nshowRoot = false\nshowSignature = true\ndate = relative\n[diff]\nrelative = true\n"
        "renames = false\nnoprefix = true\nexternal = false\n"
        "[status]\nshort = true\nbranch = true\nshowUntrackedFiles = no\nrelativePaths = true\n"
    )
    old, new = "measures/Ä ö.yaml", "measures/ü.yaml"
    oid = tree.blobs(repo.repository, first)[old]
    expected = [
        Version(first, date(2019, 1, 10), old, oid),
        Version(second, date(2019, 2, 10), new, oid),
    ]
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    repository = repo.repository
    assert history(repository, new) == expected
    assert versions(repository, [new]) == {new: expected}
    assert renames(repository, first, second) == {new: old}
    assert repository.dirty() == ["measures/neu ß.yaml"]
    assert moment.resolve(repository, "2019-01-15") == first


def test_reading_writes_nothing(repo: History) -> None:
    commit = repo.commit("2019-01-10", {**ALLIANCE, ONE: TEXT})
    os.utime(repo.folder / ONE)  # git would like to note in its index that nothing changed
    before = snapshot(repo.top)
    repository = repo.repository
    tree.files(repository, commit)
    repository.dirty()
    repository.changed_files(commit)
    history(repository, ONE)
    renames(repository, commit)
    assert snapshot(repo.top) == before


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


# Versions and differences


def test_versions_follow_renames_and_end_with_a_deletion(repo: History) -> None:
    first = repo.commit("2019-01-10", {**ALLIANCE, ONE: TEXT})
    repo.git("mv", ONE, "measures/M-77.yaml")
    second = repo.commit("2019-02-10", {"measures/M-77.yaml": TEXT + "more: text\n"})
    third = repo.commit("2019-03-10", {}, gone=["measures/M-77.yaml"])
    found = history(repo.repository, "measures/M-77.yaml", second)
    assert [(v.commit, v.path) for v in found] == [(first, ONE), (second, "measures/M-77.yaml")]
    gone = history(repo.repository, "measures/M-77.yaml")[-1]
    assert gone == Version(third, date(2019, 3, 10), "measures/M-77.yaml", None)


def test_files_of_one_format_are_no_renames(repo: History) -> None:
    form = "title: {}\nstatus: planned\nlead: jobcenter\nsummary: {}\n"
    first = repo.commit("2019-01-10", {**ALLIANCE, ONE: form.format("Eins", "a b c d e f g h")})
    new = {"measures/M-02.yaml": form.format("Zwei", "etwas ganz anderes steht hier")}
    repo.commit("2019-02-10", new, gone=[ONE])
    assert renames(repo.repository, first) == {}
    assert len(history(repo.repository, "measures/M-02.yaml")) == 1


def test_a_merge_is_one_step(repo: History) -> None:
    repo.commit("2019-01-10", {**ALLIANCE, ONE: TEXT})
    repo.git("checkout", "--quiet", "-b", "work")
    repo.commit("2019-01-12", {ONE: TEXT + "a: 1\n"})
    repo.commit("2019-01-13", {ONE: TEXT + "a: 2\n"})
    repo.git("checkout", "--quiet", "main")
    repo.git("merge", "--quiet", "--no-ff", "-m", "merge", "work", day="2019-01-30")
    days = [version.day for version in history(repo.repository, ONE)]
    assert days == [date(2019, 1, 10), date(2019, 1, 30)]


def test_changed_files_are_those_of_this_line_alone(repo: History) -> None:
    repo.commit("2019-01-10", {**ALLIANCE, ONE: TEXT, "groups/g.yaml": "name: g\n"})
    repo.git("checkout", "--quiet", "-b", "work")
    repo.commit("2019-01-12", {"measures/M-02.yaml": "title: b\n"}, gone=["groups/g.yaml"])
    repo.git("checkout", "--quiet", "main")
    main = repo.commit("2019-01-13", {ONE: TEXT + "a: 1\n"})
    repo.git("checkout", "--quiet", "work")
    repo.write({"measures/M-03.yaml": "title: c\n", "notes.txt": "x"})
    changed = repo.repository.changed_files(main)
    assert changed == ["measures/M-02.yaml", "measures/M-03.yaml"]


def test_lines_without_a_common_past_are_compared_as_they_are(repo: History) -> None:
    first = repo.commit("2019-01-10", ALLIANCE)
    repo.git("checkout", "--quiet", "--orphan", "other")
    repo.commit("2019-01-12", {ONE: "title: a\n"})
    assert repo.repository.parting(first) == first
    assert repo.repository.changed_files(first) == [ONE]


def test_no_paths_have_no_versions(repo: History) -> None:
    assert versions(repo.repository, []) == {}
