"""``armut report``: every template, option and way out of the program."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pypdf
import pytest
from docx.text.paragraph import Paragraph

from tests.history import History
from tests.sample import FILES, TODAY
from tests.terminal import ARMUT, environment, on_terminal

if TYPE_CHECKING:
    from docx.table import Table

    from tests.conftest import Armut

THREE = "measures/M-03.yaml"
SLOW = "{% for a in range(600) %}{% for b in range(90000) %}{% endfor %}{% endfor %}Fertig\n"


@pytest.fixture
def history(armut: Armut, monkeypatch: pytest.MonkeyPatch) -> History:
    history = History(armut.folder, monkeypatch)
    history.commit("2026-01-10", FILES)
    later = FILES[THREE].replace("2026-07-10", "2026-08")
    history.commit("2026-05-25", {THREE: later})
    return history


def shown(path: str | Path) -> str:
    """Give what a person reads in a document, whatever its format."""
    ending = Path(path).suffix
    if ending == ".pdf":
        return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    if ending == ".docx":
        return "\n".join(
            text for part in docx.Document(str(path)).iter_inner_content() for text in _texts(part)
        )
    return Path(path).read_text("utf-8")


def _texts(part: Paragraph | Table) -> list[str]:
    if isinstance(part, Paragraph):
        return [part.text]
    return [cell.text for row in part.rows for cell in row.cells]


def process(armut: Armut, *arguments: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*ARMUT, "--today", TODAY, *arguments],
        cwd=armut.folder,
        env=environment(**more),
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize("form", ["md", "html", "pdf", "docx"])
@pytest.mark.parametrize("template", ["status", "control", "measure"])
def test_every_template_in_every_format(armut: Armut, template: str, form: str) -> None:
    answer = armut("report", template, "-o", f"r.{form}")
    assert answer == (0, "", f"written: r.{form}\n")
    text = shown(f"r.{form}")
    for title in ("Besuchsdienste", "Mittagstisch", "Sprechstunde"):
        assert title in text


def test_the_control_table_has_what_councils_ask_for(armut: Armut) -> None:
    text = armut.ask("--lang", "en", "report", "control")
    (row,) = (line for line in text.splitlines() if line.startswith("| M-04"))
    assert "Sozialausschuss, 1 April 2026, VO/1/26: beschlossen" in row
    (late,) = (line for line in text.splitlines() if line.startswith("| M-01"))
    assert "Armut im Alter, March 2025" in late
    assert "overdue: 31 May 2026" in late
    assert late.rstrip(" |").endswith("no reason given")
    finished = text.index("Finished, listed for the last time")
    assert text.index("| M-10") > finished > text.index("| M-03")


def test_what_was_finished_before_the_last_report_is_left_out(
    armut: Armut, history: History
) -> None:
    del history
    assert "| M-10" in armut.ask("report", "control", "--since", "2026-02-01")
    assert "| M-10" not in armut.ask("report", "control", "--since", "2026-05-25")


@pytest.mark.parametrize("ids", [("M-03",), ("m-3",), ("3",), ("M-03", "4")])
def test_measures_by_id(armut: Armut, ids: tuple[str, ...]) -> None:
    text = armut.ask("report", "measure", *ids)
    assert "# M-03 Mittagstisch" in text
    assert ("M-04" in text) == (len(ids) > 1)
    assert "M-01" not in text


def test_ids_alone_make_the_status_report(armut: Armut) -> None:
    text = armut.ask("report", "M-03")
    assert text.startswith("# Bündnis Musterstadt")
    assert "Mittagstisch" in text
    assert "Besuchsdienste" not in text
    assert "M-99" in armut.refuse("report", "measure", "M-99")


def test_a_selection(armut: Armut) -> None:
    text = armut.ask("report", "--lead", "jugendamt")
    assert "| M-03" in text
    assert "| M-01" not in text
    assert "| M-01" in armut.ask("report", "control", "--overdue")


def test_sections(armut: Armut) -> None:
    text = armut.ask("--lang", "en", "report", "--by", "group")
    assert "## Measures by group" in text
    assert "### Armut im Alter (2)" in text
    assert "### not given (2)" in text


def test_what_has_changed_is_added(armut: Armut, history: History) -> None:
    text = armut.ask("--lang", "en", "report", "--since", "2026-03-01")
    assert "## What has changed" in text
    assert "- **M-03 Mittagstisch einrichten**: End: 10 July 2026 → August 2026" in text
    assert "What has changed" not in armut.ask("--lang", "en", "report")
    history.commit("2026-06-01", {"measures/M-11.yaml": "title: Neu\nstatus: umzusetzen\n"})
    only = armut.ask("--lang", "en", "report", "M-11", "--since", "2026-03-01")
    assert "- **M-11 Neu**: New in the register" in only  # it was not there then
    assert "M-03" not in only


def test_changes_are_those_of_the_selection(armut: Armut, history: History) -> None:
    history.commit("2026-06-01", {THREE: FILES[THREE].replace("jugendamt", "sozialamt")})
    since = ("--since", "2026-03-01")
    assert "- **M-03 " in armut.ask("report", *since, "--lead", "sozialamt")
    assert "- **M-03 " in armut.ask("report", *since, "--lead", "jugendamt")  # as it was then
    assert "- **M-03 " not in armut.ask("report", *since, "--lead", "jobcenter")


@pytest.mark.parametrize("command", ["report", "handout"])
def test_since_needs_a_history(armut: Armut, command: str) -> None:
    if command == "report":
        assert "is in no git repository" in armut.refuse("report", "--since", "2026-01-01")
    else:
        answer = armut("handout", "alter")
        assert answer.code == 0
        assert "what has changed is left out: " in answer.err


def test_the_ending_says_the_format_and_the_option_says_it_louder(armut: Armut) -> None:
    for name in ("r.html", "r.HTM", "r.pdf", "r.PDF", "r.md", "r.markdown"):
        assert armut("report", "-o", name).code == 0
        start = Path(name).read_bytes()[:5].lower()
        assert start == {"h": b"<!doc", "p": b"%pdf-", "m": "# bü".encode()}[name[2].lower()]
    assert armut("report", "--format", "pdf", "-o", "r.html").code == 0
    assert Path("r.html").read_bytes().startswith(b"%PDF")
    assert "tells no format" in armut.refuse("report", "-o", "r.odt")
    assert "format “odt” is unknown" in armut.refuse("report", "--format", "odt")


def test_a_pdf_goes_into_a_pipe_but_not_onto_the_screen(armut: Armut) -> None:
    done = process(armut, "report", "--format", "pdf")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"%PDF")
    assert done.stdout.rstrip().endswith(b"%%EOF")
    screen = on_terminal("report", "--format", "pdf", folder=armut.folder)
    assert screen.code == 2
    assert "a PDF cannot be shown in the terminal" in screen.text
    assert "-o bericht.pdf" in screen.text
    done = process(armut, "report", "--format", "docx")
    assert done.stdout.startswith(b"PK")
    screen = on_terminal("report", "--format", "docx", folder=armut.folder)
    assert screen.code == 2
    assert "a Word document cannot be shown in the terminal" in screen.text


def test_documents_are_utf_8_wherever_they_go(armut: Armut) -> None:
    done = process(armut, "report", "--format", "html", PYTHONIOENCODING="latin-1")
    assert "Bündnis Musterstadt" in done.stdout.decode("utf-8")
    screen = on_terminal("report", folder=armut.folder)
    assert "# Bündnis Musterstadt" in screen.text


@pytest.mark.parametrize("form", ["html", "pdf"])
def test_a_reader_that_has_had_enough(armut: Armut, form: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*ARMUT, "report", "--format", form],
        cwd=armut.folder,
        env=environment(),
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("form", ["html", "pdf"])
def test_a_full_disk(armut: Armut, form: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*ARMUT, "report", "--format", form],
            cwd=armut.folder,
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert b"error: the answer cannot be written: " in done.stderr


def test_a_file_that_cannot_be_written(armut: Armut) -> None:
    Path("folder.pdf").mkdir()
    assert "folder.pdf cannot be written: it is a folder" in armut.refuse(
        "report", "-o", "folder.pdf"
    )
    assert "there is no folder gone" in armut.refuse("report", "-o", "gone/r.pdf")


def test_what_is_unknown_names_the_nearest(armut: Armut) -> None:
    assert "template “staus” is unknown\nhelp: there is: status" in armut.refuse("report", "staus")
    assert "armut handout GROUP" in armut.refuse("report", "handout")
    armut.write({"templates/kurz.md.j2": "x"})
    said = armut.refuse("report", "kurz", "--format", "html")
    assert said == "error: template “kurz” does not make html\nhelp: there is: md, docx\n"


def test_templates_of_ones_own(armut: Armut) -> None:
    armut.write({"templates/status.html.j2": "<p>{{ count }}</p>\n"})
    assert armut.ask("report", "--format", "html") == "<p>5</p>\n"
    assert armut.ask("report").startswith("# Bündnis")  # the other formats stay
    armut.write({"templates/brief7.md.j2": "Brief über {{ count }}\n"})
    assert armut.ask("report", "brief7", "M-01") == "Brief über 1\n"


@pytest.mark.parametrize(
    ("name", "form", "text", "said"),
    [
        ("status.md.j2", "md", "a\n{{ nix }}\n", "templates/status.md.j2, line 2: 'nix' is"),
        ("_parts.html.j2", "html", "\n\n{% if %}", "templates/_parts.html.j2, line 3: Expected"),
        ("status.typ.j2", "pdf", "#set document(title: [x])\n#nix", "unknown variable: nix"),
    ],
)
def test_a_broken_template(armut: Armut, name: str, form: str, text: str, said: str) -> None:
    armut.write({f"templates/{name}": text})
    told = armut.refuse("report", "-o", f"r.{form}")
    assert said in told
    assert "help: " in told
    assert not Path(f"r.{form}").exists()


@pytest.mark.parametrize("form", ["md", "html", "pdf", "docx"])
@pytest.mark.parametrize("command", ["report status", "report control", "handout alter"])
def test_the_same_bytes_every_time(
    armut: Armut, history: History, form: str, command: str, tmp_path: Path
) -> None:
    del history
    call = (*command.split(), "--format", form)
    first = process(armut, *call, PYTHONHASHSEED="1")
    again = process(armut, *call, PYTHONHASHSEED="2", TZ="Asia/Tokyo", LC_ALL="C.UTF-8")
    assert first.returncode == 0
    assert first.stdout == again.stdout
    # Nor does it matter where the register lies and who asks.
    other = tmp_path / "anderswo"
    armut.folder.rename(other)
    armut.folder = other
    assert process(armut, *call).stdout == first.stdout


def test_the_footer_names_no_folder(armut: Armut) -> None:
    for place in (("-C", armut.folder), (f"--register={armut.folder}",), (f"-C{armut.folder}",)):
        assert "armut --today 2026-06-15 report`" in armut.ask(*place, "report")
    for out in (("-o", armut.folder / "r.md"), (f"--output={armut.folder}/r.md",)):
        armut.ask("-q", "report", *out)
        text = (armut.folder / "r.md").read_text("utf-8")
        assert str(armut.folder) not in text
        assert "r.md`" in text


def test_progress_is_shown_when_it_takes_long(armut: Armut) -> None:
    armut.write({"templates/lang.md.j2": SLOW, "templates/kurz.md.j2": "Fertig\n"})
    slow = on_terminal("report", "lang", folder=armut.folder)
    assert "making the document …" in slow.text
    assert slow.text.rstrip().endswith("Fertig")
    for arguments in (("report", "kurz"), ("-q", "report", "lang")):
        assert "making" not in on_terminal(*arguments, folder=armut.folder).text
    assert process(armut, "report", "lang").stderr == b""


def test_the_language_is_that_of_the_register_unless_asked(armut: Armut) -> None:
    assert "15.06.2026" in armut.ask("report", ARMUT_LANG="en")
    assert "15 June 2026" in armut.ask("--lang", "en", "report")
    english = FILES["armut.yaml"].replace("language: de", "language: en")
    armut.write({"armut.yaml": english})
    text = armut.ask("report", "--format", "html", ARMUT_LANG="de")
    assert "15 June 2026" in text
    assert '<html lang="en">' in text


def test_what_cannot_be_read_is_said_and_counted(armut: Armut) -> None:
    armut.write({"measures/M-01.yaml": "title: ["})
    answer = armut("report")
    assert answer.code == 1
    assert "| M-03" in answer.out
    assert "measures/M-01.yaml cannot be read in full" in answer.err
