"""Mends change no meaning, no other byte, and nothing a second time."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armut_cli.check.check import check
from armut_cli.check.fix import Fixed, fix
from armut_cli.lang.words import Words
from armut_cli.text.change import same
from armut_cli.text.decode import MAX_BYTES, Unreadable, decode
from armut_cli.text.load import load
from armut_cli.text.read import parse
from tests.sample import FILES, TODAY

PATH = "measures/M-03.yaml"
DAY = date.fromisoformat(TODAY)
WORDS = Words("en")


def mended(text: str | bytes, path: str = PATH) -> Fixed | None:
    raw = text if isinstance(text, bytes) else text.encode()
    files = {**{path: content.encode() for path, content in FILES.items()}, path: raw}
    found = fix(files, DAY, paths={path})
    again = fix({**files, **{it.path: it.new for it in found}}, DAY, paths={path})
    assert again == [], "a second time"
    return found[0] if found else None


def new(text: str | bytes) -> str | None:
    """Give the text after the mend; None if there was nothing to mend."""
    fixed = mended(text)
    return None if fixed is None else fixed.new.decode()


REST = "status: umzusetzen\nlead: jugendamt\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # Quoting.
        ("title: Beratung: an einem Ort\n", 'title: "Beratung: an einem Ort"\n'),
        ("title: @home\n", 'title: "@home"\n'),
        ("title: 'Beratung' vor Ort\n", "title: \"'Beratung' vor Ort\"\n"),
        ("title: 2019\n", 'title: "2019"\n'),
        ("title: 007\n", 'title: "007"\n'),
        ("title: x\ndistricts: [a, 20]\n", 'title: x\ndistricts: [a, "20"]\n'),
        # Spaces and tabs.
        ("title:Mittagstisch\n", "title: Mittagstisch\n"),
        ("title: x\ngoals:\n\t- beratung\n", "title: x\ngoals:\n  - beratung\n"),
        ("title: x\ngoals:\n-\tberatung\n-\n", None),
        ("title: x\ngoals:\n\u00a0\u00a0- beratung\n", "title: x\ngoals:\n  - beratung\n"),
        # Keys.
        ("titel: x\n", "title: x\n"),
        ("Title: x\n", "title: x\n"),
        ('"titel": x # "titel": y\n', 'title: x # "titel": y\n'),
        ("title: x\nmilestones: [{titel: y}]\n", "title: x\nmilestones: [{title: y}]\n"),
        ("überschrift: x\n", None),  # nearest by its label, but far from the key
        ("title: x\ntitel: y\n", None),  # it is there already
        ("titel: x\ntitl: y\n", None),  # which of them?
        (
            "title: x\norigin: {kind: citizen, dat: 2025}\n",
            "title: x\norigin: {kind: citizen, date: 2025}\n",
        ),
        # What is at the ends of lines.
        ("title: x  \n", "title: x\n"),
        ("title: x\t\n", "title: x\n"),
        ("title: x # y \n", "title: x # y\n"),
        ("title: x\n   \n", "title: x\n\n"),
        ("title: |  \n  a  \n\n  b\n   \n", "title: |\n  a  \n\n  b\n   \n"),
        ("title: >-\n  a  \n  b\nsummary: y \n", "title: >-\n  a  \n  b\nsummary: y\n"),
        ('title: "a  \n  b"\n', 'title: "a\n  b"\n'),
        ('title: "a\\ \n  b"\nsummary: y \n', None),  # an escaped blank is content
    ],
)
def test_what_is_mended(before: str, after: str | None) -> None:
    assert new(before + REST) == (None if after is None else after + REST)


def test_the_last_line_may_have_no_end() -> None:
    assert new(REST + "titel: x  ") == REST + "title: x"


def test_line_ends_follow_the_majority() -> None:
    unix, windows = "title: x\n" + REST, ("title: x\n" + REST).replace("\n", "\r\n")
    assert new(windows + "end: 2027\n") == windows + "end: 2027\r\n"
    assert new(unix + "end: 2027\r\n") == unix + "end: 2027\n"
    assert new(windows) is None
    assert new("title: x\r" + unix) is None


def test_single_returns_are_left_alone() -> None:
    assert new("title: x\r\nstatus: umzusetzen\rlead: jugendamt\nend: 2027\n") is None


GERMAN = "title: Besuche für Ältere\nsummary: „groß“ – 5 €\n" + REST


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_other_encodings(encoding: str) -> None:
    fixed = mended(GERMAN.encode(encoding))
    assert fixed is not None
    assert fixed.new == GERMAN.encode()
    assert (fixed.before, fixed.after) == (GERMAN, GERMAN)
    (step,) = fixed.steps
    name = "Windows-1252" if encoding == "cp1252" else "UTF-16"
    assert WORDS(step.done) == f"saved as UTF-8, it was {name}"


@pytest.mark.parametrize(
    "raw",
    [
        GERMAN.encode("cp1252") + "description: größer\n".encode(),  # of both
        b"\xef\xbb\xbf" + GERMAN.encode("cp1252"),
        GERMAN.encode("cp1252") + b"description: \x81\n",  # not in Windows-1252
        GERMAN.encode("utf-16")[:-1],
        GERMAN.encode("cp1252") + b"status: umzusetzen\n",  # no YAML of ours
        GERMAN.encode("cp1252") + b"description: \x00\n",
        b"\xe4" * (MAX_BYTES + 1),
    ],
)
def test_encodings_that_nobody_can_be_sure_of(raw: bytes) -> None:
    assert mended(raw) is None


def test_mistakes_that_hide_each_other_are_mended_in_one_go() -> None:
    text = "titel: a: b  \r\nsumary:\tc\nstatus:umzusetzen\nlead: jugendamt\nend: 2027\n"
    fixed = mended(text.replace("a:", "ä:").encode("cp1252"))
    assert fixed is not None
    assert fixed.new.decode() == (
        'title: "ä: b"\nsummary: c\nstatus: umzusetzen\nlead: jugendamt\nend: 2027\n'
    )
    said = [WORDS(step.done) for step in fixed.steps]
    assert said[0] == "saved as UTF-8, it was Windows-1252"
    assert "unknown key “titel”" in said
    assert said[-1] == "blanks at the end of 1 line deleted"


def test_a_byte_order_mark_stays() -> None:
    assert new("\ufefftitel: x\n" + REST) == "\ufefftitle: x\n" + REST


def test_what_cannot_be_mended_keeps_the_rest_from_nothing() -> None:
    assert new("title: a: b\nsummary: [x\n" + REST) == 'title: "a: b"\nsummary: [x\n' + REST


def test_rules_that_are_off_mend_nothing() -> None:
    files = {path: content.encode() for path, content in FILES.items()}
    files["armut.yaml"] += b"rules: {unknown-key: off}\n"
    files[PATH] = b"titel: x\ntitle: y\n" + REST.encode()
    assert fix(files, DAY) == []


def test_only_wanted_files_are_mended() -> None:
    files = {path: content.replace("\n", " \n", 1).encode() for path, content in FILES.items()}
    assert {it.path for it in fix(files, DAY)} == set(FILES)
    assert {it.path for it in fix(files, DAY, paths={PATH})} == {PATH}


def test_anchors_are_left_alone() -> None:
    assert new("title: &a 5\nsummary: *a\n" + REST) is None


# Laws.

WORD = st.sampled_from(
    ["a", "für", "5", "a: b", "#x", "x # y", "- a", "'", '"', "\t", "@x", "2026"]
)
GAP = st.sampled_from([" ", "  ", "\t", "", " \u00a0"])
KEY = st.sampled_from(["title", "titel", "summary", "sumary", "Status", "status", "goals"])
END = st.sampled_from(["\n", "\n", "\r\n", " \n", "\t\r\n", "\n\n", " \n \n"])


@st.composite
def lines(draw: st.DrawFn) -> str:
    head = draw(st.sampled_from(["", "", "  ", "- ", "\t"]))
    value = draw(st.lists(WORD, max_size=3).map(" ".join))
    form = draw(st.sampled_from(["{}", "{}", "'{}'", '"{}"', "[{}]", "|\n  {}", ">-\n   {}\n  {}"]))
    key = draw(KEY)
    return head + key + ":" + draw(GAP) + form.replace("{}", value) + draw(END)


TEXTS = st.lists(lines(), max_size=6).map("".join)


def read(raw: bytes) -> Any:
    try:
        return parse(PATH, decode(PATH, raw))
    except Unreadable:
        return None


def bare(text: str) -> str:
    """Give a text without what a mend may add or take away: blanks and quotation marks."""
    return re.sub(r"[\s'\"]", "", text)


@given(TEXTS, st.sampled_from(["utf-8", "cp1252", "utf-16"]))
def test_a_mend_changes_no_meaning_and_no_other_sign(text: str, encoding: str) -> None:
    raw = text.encode(encoding)
    files = {**{path: content.encode() for path, content in FILES.items()}, PATH: raw}
    found = fix(files, DAY, paths={PATH})
    if not found:
        return
    (fixed,) = found
    assert fix({**files, PATH: fixed.new}, DAY, paths={PATH}) == []
    renamed = {"titel": "title", "sumary": "summary", "Status": "status"}
    old, now = read(raw), read(fixed.new)
    if old is not None:
        assert now is not None
        assert len(now) == len(old)
        assert {renamed.get(key, key) for key in now} == {renamed.get(key, key) for key in old}
        for key, value in now.items():
            before = [v for k, v in old.items() if key in {k, renamed.get(k)}]
            assert any(same(value, it) or same(value, str(it)) for it in before) or isinstance(
                value, (list, dict)
            )
    new_text = fixed.new.decode()
    if not any(key in text for key in renamed):
        assert bare(new_text) == bare(text)
    register = load({**files, PATH: fixed.new})
    assert not any(it.fix for it in check(register, DAY, paths={PATH}) if it.rule == "unknown-key")
