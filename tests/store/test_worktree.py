"""Files as they lie on disk: awkward ones are Problems, and hide no other."""

from __future__ import annotations

import errno
import os
import stat
import time
from pathlib import Path

import pytest

from armut_cli.lang.words import Words
from armut_cli.model.message import ArmutError
from armut_cli.store.output import write_output
from armut_cli.store.worktree import _reason, find, read, read_templates
from tests.nobody import as_nobody, open_folder

MEASURE = b"title: t\nstatus: done\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "armut.yaml").write_bytes(b"name: x\n")
    (tmp_path / "measures").mkdir()
    (tmp_path / "measures" / "M-01.yaml").write_bytes(MEASURE)
    return tmp_path


def said(root: Path) -> dict[str, str]:
    """Give the paths that cannot be read with the reasons; all others must have been read."""
    files = read(root)
    assert files.contents["measures/M-01.yaml"] == MEASURE
    return {problem.place.path: Words("en")(problem.message) for problem in files.unreadable}


def test_all_that_is_a_record_is_read(root: Path) -> None:
    (root / "groups").mkdir()
    (root / "groups" / "a.yml").write_bytes(b"name: a\n")
    (root / "measures" / ".hidden.yaml").write_bytes(b"x")
    (root / "measures" / "notes.txt").write_bytes(b"x")
    (root / "measures" / "old").mkdir()
    (root / "other").mkdir()
    (root / "other" / "b.yaml").write_bytes(b"x")
    assert set(read(root).contents) == {"armut.yaml", "measures/M-01.yaml", "groups/a.yml"}
    assert said(root) == {}


def test_a_folder_with_the_name_of_a_file(root: Path) -> None:
    (root / "measures" / "x.yaml").mkdir()
    assert said(root) == {"measures/x.yaml": "file cannot be read: it is a folder, not a file"}


def test_links_that_lead_nowhere_or_in_circles(root: Path) -> None:
    (root / "measures" / "a.yaml").symlink_to("gone.yaml")
    (root / "measures" / "b.yaml").symlink_to("c.yaml")
    (root / "measures" / "c.yaml").symlink_to("b.yaml")
    (root / "measures" / "d.yaml").symlink_to("M-01.yaml")
    assert said(root) == {
        "measures/a.yaml": "file cannot be read: it is a link to a file that is not there",
        "measures/b.yaml": "file cannot be read: it is a link that leads to itself",
        "measures/c.yaml": "file cannot be read: it is a link that leads to itself",
    }
    assert read(root).contents["measures/d.yaml"] == MEASURE


def test_a_named_pipe_keeps_nobody_waiting(root: Path) -> None:
    os.mkfifo(root / "measures" / "pipe.yaml")
    start = time.monotonic()
    assert said(root) == {}
    assert read(root).contents["measures/pipe.yaml"] == b""
    assert time.monotonic() - start < 1


def test_a_file_that_the_system_refuses(root: Path) -> None:
    # /proc/self/mem can be opened, but not read from its beginning, by nobody.
    (root / "measures" / "x.yaml").symlink_to("/proc/self/mem")
    assert said(root)["measures/x.yaml"] == "file cannot be read: Input/output error"


def test_a_file_that_one_may_not_read() -> None:
    with open_folder() as root:
        (root / "armut.yaml").write_bytes(b"name: x\n")
        (root / "measures").mkdir()
        for file in ("M-01.yaml", "x.yaml"):
            (root / "measures" / file).write_bytes(MEASURE)
        (root / "measures" / "x.yaml").chmod(0)
        with as_nobody():
            found = said(root)
    assert found == {"measures/x.yaml": "file cannot be read: you may not read it"}


def test_output_where_one_may_not_write() -> None:
    with open_folder() as folder:
        folder.chmod(0o555)
        with as_nobody(), pytest.raises(ArmutError) as caught:
            write_output(folder / "x", b"x")
        assert not list(folder.iterdir())
    message = Words("en")(caught.value.message)
    assert message == f"{folder / 'x'} cannot be written: you may not write there"


def test_a_folder_of_records_that_is_a_file(root: Path) -> None:
    (root / "groups").write_bytes(b"")
    assert said(root) == {"groups": "file cannot be read: Not a directory"}


def test_records_in_folders_of_their_own_are_said(root: Path) -> None:
    below = root / "measures" / "alt" / "tief"
    below.mkdir(parents=True)
    (below / "M-9.yaml").write_bytes(MEASURE)
    (below / "M-8.yml").write_bytes(MEASURE)
    assert set(said(root)) == {"measures/alt/tief/M-9.yaml", "measures/alt/tief/M-8.yml"}


def test_long_files_are_read_up_to_the_limit(root: Path) -> None:
    (root / "measures" / "long.yaml").write_bytes(b"# " + b"x" * 6_000_000)
    (root / "measures" / "even.yaml").write_bytes(b"#" * 131_072)
    contents = read(root).contents
    assert 5_000_000 < len(contents["measures/long.yaml"]) < 5_100_000
    assert len(contents["measures/even.yaml"]) == 131_072


def test_other_reasons_are_said_as_the_system_says_them() -> None:
    assert Words("en")(_reason(OSError(errno.EIO, "Input/output error"))) == "Input/output error"
    assert Words("en")(_reason(OSError("odd"))) == "odd"


def test_the_register_is_the_nearest_folder_above(root: Path) -> None:
    assert find(root) == root
    assert find(root / "measures") == root
    assert find(root / "armut.yaml") == root
    assert find(root / "gone" / "below") == root
    (root / "measures" / "armut.yaml").mkdir()  # a folder is no mark
    assert find(root / "measures") == root


def test_templates_below_their_folder(root: Path) -> None:
    assert read_templates(root) == {}
    (root / "templates" / "parts").mkdir(parents=True)
    (root / "templates" / "a.md.j2").write_text("ä", "utf-8")
    (root / "templates" / "parts" / "b.j2").write_text("b")
    (root / "templates" / "c.txt").write_text("c")
    assert read_templates(root) == {"a.md.j2": "ä", "parts/b.j2": "b"}


def test_output_is_there_in_full_with_the_usual_rights(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    write_output(file, b"eins")
    assert file.read_bytes() == b"eins"
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE(file.stat().st_mode) == 0o666 & ~mask
    file.chmod(0o640)
    write_output(file, b"zwei")
    assert (file.read_bytes(), stat.S_IMODE(file.stat().st_mode)) == (b"zwei", 0o640)
    assert list(tmp_path.iterdir()) == [file]


def test_output_through_a_link_goes_to_its_file(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("file")
    write_output(tmp_path / "link", b"x")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_bytes() == b"x"


def test_output_into_a_device(tmp_path: Path) -> None:
    write_output(Path(os.devnull), b"x")
    assert not list(tmp_path.iterdir())


def test_output_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for path, reason in (
        (tmp_path, "it is a folder"),
        (tmp_path / "gone" / "x", f"there is no folder {tmp_path / 'gone'}"),
        (tmp_path / "file" / "x", "Not a directory"),
        (tmp_path / ("x" * 300), "File name too long"),
        (Path("/proc/self/x"), f"there is no folder {Path('/proc/self')}"),
    ):
        with pytest.raises(ArmutError) as caught:
            write_output(path, b"x")
        message = Words("en")(caught.value.message)
        assert message == f"{path} cannot be written: {reason}"
    assert [it.name for it in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("name", ["M-02.yaml.txt", "M-02.YAML", "M-02.Yml"])
def test_a_file_whose_ending_was_meant_to_be_yaml_is_named(root: Path, name: str) -> None:
    (root / "measures" / name).write_bytes(MEASURE)
    assert said(root) == {f"measures/{name}": "file does not end in .yaml and is not read"}


@pytest.mark.parametrize("name", ["README.md", "M-02.yaml~", "M-02.yaml.orig"])
def test_what_other_programs_leave_there_is_passed_over(root: Path, name: str) -> None:
    (root / "measures" / name).write_bytes(b"x")
    assert said(root) == {}
