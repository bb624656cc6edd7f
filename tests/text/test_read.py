"""What is read, and what is refused where: bytes in, data or one Problem out."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armut_cli.text.decode import MAX_BYTES, Unreadable, decode
from armut_cli.text.read import parse
from armut_cli.text.yaml import MAX_DEPTH

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from armut_cli.model.place import Edit, Problem

MEASURE = """\
# Geprüft am 30.11.2018
title: "Stadtteilservice: ausweiten"
summary: Die Stadtteilservices – »soziale Hausmeister« – sollen mehr helfen.
wording: |
  Wir schlagen vor:

  - Nachbarschaftshilfe & Besuchsdienste
  - Öffnungszeiten „nach Bedarf“!
groups: [armut-im-alter, wohnen]
origin: {kind: group, group: armut-im-alter, date: 2018-05-02}
statements:
  - by: sozialamt
    due: 2018-09-30
    text: 'Das geht''s an: ja'
  - {by: jobcenter, date: 2018-11}
lead: jobcenter
status: umzusetzen
ongoing: false
internal:
  priority: 1
  notes: >-
    Erst im
    Herbst
sources:
- https://example.org/a?b=c&d=e#f
"""


def read(raw: bytes | str) -> dict[str, Any]:
    raw = raw.encode() if isinstance(raw, str) else raw
    return parse("m.yaml", decode("m.yaml", raw))


def problem_of(raw: bytes | str) -> Problem:
    with pytest.raises(Unreadable) as caught:
        read(raw)
    return caught.value.problem


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: no\nb: yes\nc: on\nd: off\n", {"a": "no", "b": "yes", "c": "on", "d": "off"}),
        ("no: a\n", {"no": "a"}),
        ("a: true\nb: False\nc: ~\nd:\n", {"a": True, "b": False, "c": None, "d": None}),
        ("a: 012\nb: 0o14\nc: 0x1F\nd: 1_000\n", {"a": 12, "b": 12, "c": 31, "d": 1000}),
        ("a: 1.10\nb: 1e3\nc: +1\n", {"a": 1.1, "b": 1000.0, "c": 1}),
        ("a: '012'\nb: \"no\"\n", {"a": "012", "b": "no"}),
        (
            "a: 2018-01-02\nb: 12:30\nc: 2026-Q3\n",
            {"a": "2018-01-02", "b": "12:30", "c": "2026-Q3"},
        ),
        ("2018-01-02: a\n", {"2018-01-02": "a"}),
        ("\ufefftitle: a\n", {"title": "a"}),
        ("a: 1\r\nb: |\r\n  x\r\n  y\r\n", {"a": 1, "b": "x\ny\n"}),
        ("a: 1\rb: 2\r", {"a": 1, "b": 2}),
        ("a: \u00fc\nb: u\u0308\n", {"a": "\u00fc", "b": "u\u0308"}),
        ("a: 😀\n", {"a": "😀"}),
        ("a: b\u00a0c\n", {"a": "b\u00a0c"}),
        ("a: |\n  \u00a0b\n", {"a": "\u00a0b\n"}),
        ("---\na: 1\n", {"a": 1}),
        ("a: 1\n...\n", {"a": 1}),
        ("%YAML 1.2\n---\na: 1\n", {"a": 1}),
        ("a: &x [1]\nb: *x\n", {"a": [1], "b": [1]}),
        ("a: Hallo !wichtig & gut\n", {"a": "Hallo !wichtig & gut"}),
        ("a: '!wichtig'\nb: |\n  !so\n  &so *auch\n", {"a": "!wichtig", "b": "!so\n&so *auch\n"}),
        ("a: https://x.de/a:b\n", {"a": "https://x.de/a:b"}),
        ('a: "C:\\\\x\\n"\n', {"a": "C:\\x\n"}),
        ("a: '\\0'\n", {"a": "\\0"}),
        ("a: |\n  <<<<<<< so\n", {"a": "<<<<<<< so\n"}),
        ("a: 1\n\t\nb: 2\t\n", {"a": 1, "b": 2}),
        ("a: |\n  \tb\n", {"a": "\tb\n"}),
        ('{"a": [1, 2],\n "b": "c"}\n', {"a": [1, 2], "b": "c"}),
        ("a: „b“\n", {"a": "„b“"}),
    ],
)
def test_is_read(text: str, data: dict[str, Any]) -> None:
    assert read(text) == data


def test_measure_is_read() -> None:
    data = read(MEASURE)
    assert data["statements"][0]["text"] == "Das geht's an: ja"
    assert data["internal"]["notes"] == "Erst im Herbst"


REFUSED: list[tuple[bytes | str, str, tuple[int, int]]] = [
    # The bytes.
    (b"a" * (MAX_BYTES + 1), "file-too-large", (0, 0)),
    ("a: Größe\nb: ü\n".encode("cp1252"), "wrong-encoding", (1, 6)),
    ("a: ö\nb: ".encode() + b"\xfc\n", "wrong-encoding", (2, 4)),
    (b"\xef\xbb\xbfa: \xfc\n", "wrong-encoding", (1, 4)),
    ("a: 1\n".encode("utf-16"), "wrong-encoding", (1, 1)),
    ("a: 1\n".encode("utf-16-le"), "wrong-encoding", (1, 1)),
    ("a: 1\n".encode("utf-16-be"), "wrong-encoding", (1, 1)),
    ("a: 1\nb: x\x00y\n", "control-character", (2, 5)),
    ("a: x\x0by\n", "control-character", (1, 5)),
    ("a: 1\x0c\r\nb: \x1b[31m\n", "control-character", (1, 5)),
    ("a: 1\r\nb: \x7f\n", "control-character", (2, 4)),
    ("a: \u0085\n", "control-character", (1, 4)),
    ("a: x\u2028y\n", "control-character", (1, 5)),
    ("\u200btitle: x\n", "control-character", (1, 1)),
    ("a: – „x“ \u202ey\n", "control-character", (1, 10)),
    ("k: x\n" + "# x\n" * 1000 + "a:\n  \u00a0b: c\n", "pasted-space", (1003, 3)),
    ("a:\n  \u202fb: c\n", "pasted-space", (2, 3)),
    ("a: x\ufeffy\n", "control-character", (1, 5)),
    ('a: "x\\0"\n', "control-character", (1, 6)),
    ('a: 1\nb: ["\\e[31m"]\n', "control-character", (2, 6)),
    # The document.
    ("", "empty-file", (0, 0)),
    ("\ufeff", "empty-file", (0, 0)),
    ("# nur ein Kommentar\n", "empty-file", (0, 0)),
    ("---\n", "empty-file", (0, 0)),
    ("- a\n- b\n", "not-a-mapping", (1, 1)),
    ("# x\n\n  - a\n", "not-a-mapping", (3, 3)),
    ("Ein Text\n", "not-a-mapping", (1, 1)),
    ("42\n", "not-a-mapping", (1, 1)),
    ("a: 1\n---\nb: 2\n", "several-documents", (2, 1)),
    ("a: 1\n...\nb: 2\n", "several-documents", (2, 1)),
    ("# x\n---\na: 1\n---\n", "several-documents", (4, 1)),
    ("--- x\n---\n", "several-documents", (2, 1)),
    ("a: 1\nb: 2\na: 3\n", "duplicate-key", (3, 1)),
    ("x:\n  - {a: 1, b: 2, a: 3}\n", "duplicate-key", (2, 18)),
    ("a: 1\n'a': 2\n", "duplicate-key", (2, 1)),
    ("1: a\n0x1: b\n", "duplicate-key", (2, 1)),
    # What the reader passes over in silence.
    ("a: !foo 1\n", "yaml-tag", (1, 4)),
    ("a: !!set {b, c}\n", "yaml-tag", (1, 4)),
    ("a: !!int '1'\n", "yaml-tag", (1, 4)),
    ("a: ! b\n", "yaml-tag", (1, 4)),
    ("a: [b,!c d]\n", "yaml-tag", (1, 7)),
    ("a: [http://x.de/b, !c d]\n", "yaml-tag", (1, 20)),
    ("!x\na: 1\n", "yaml-tag", (1, 1)),
    ("a: &x b\n", "unquoted-text", (1, 4)),
    ("a: &x 1\nb: [&y 2, *x]\n", "unquoted-text", (2, 5)),
    ("a: &x {b: 1}\nc:\n  <<: *x\n  d: 2\n", "merge-key", (3, 3)),
    ("1: a\n", "key-not-text", (1, 1)),
    ("a: {cost: 1,000}\n", "key-not-text", (1, 13)),
    ("a:\n  true: b\n", "key-not-text", (2, 3)),
    ("a:\n  ~: b\n", "key-not-text", (2, 3)),
    ("a: {{ title }}\n", "unquoted-text", (1, 5)),
    ("? [a, b]\n: 1\n", "unquoted-text", (1, 3)),
    ("a: .inf\n", "odd-number", (1, 4)),
    ("a: [1, .nan]\n", "odd-number", (1, 8)),
    ("a: 1e999\n", "odd-number", (1, 4)),
    (f"a: {2**63}\n", "odd-number", (1, 4)),
    ("a: " + "9" * 5000 + "\n", "odd-number", (1, 4)),
    # Too much of it.
    ("a: " + "[" * 51 + "]" * 51 + "\n", "too-deep", (1, 53)),
    ("a: " + "[" * 300 + "]" * 300 + "\n", "too-deep", (1, 53)),
    ("a: " + "{b: " * 50 + "1" + "}" * 50 + "\n", "too-deep", (1, 200)),
    ("a:\n" + "- " * 100_000 + "x\n", "too-deep", (2, 99)),
    ("? " * 100_000 + "x\n", "too-deep", (1, 101)),
    ("? - " * 100_000 + "x\n", "too-deep", (1, 101)),
    ("".join(" " * n + "a:\n" for n in range(1000)), "too-deep", (51, 51)),
    ("".join(" " * n + "-\n" for n in range(1000)), "too-deep", (51, 51)),
    ("".join(" " * n + "a:\r" + " " * n + "-\r" for n in range(1000)), "too-deep", (51, 26)),
    ("a: [b: c: d\n" + "- " * 100_000, "unquoted-text", (1, 9)),
    ("a: [b\n" + " " * 500 + "c: d: e\n" + "x: " + "y" * 2000, "broken-yaml", (2, 502)),
    (
        "x: &a [x,x,x,x,x,x,x,x]\n"
        + "".join(
            f"{b}: &{b} [{','.join(['*' + a] * 9)}]\n"
            for a, b in zip("abcdef", "bcdefg", strict=True)
        ),
        "too-many-aliases",
        (7, 32),
    ),
    (
        "x: &a0 [y]\n" + "".join(f"y{n}: &a{n} [*a{n - 1}]\n" for n in range(1, 5000)),
        "too-many-aliases",
        (500, 14),
    ),
    (
        "x: &a " + "[" * 40 + "]" * 40 + "\ny: " + "[" * 20 + "*a" + "]" * 20 + "\n",
        "too-deep",
        (2, 24),
    ),
]


@pytest.mark.parametrize(("raw", "rule", "place"), REFUSED)
def test_is_refused(raw: bytes | str, rule: str, place: tuple[int, int]) -> None:
    start = time.process_time()
    problem = problem_of(raw)
    assert time.process_time() - start < 1
    assert (problem.rule, (problem.place.line, problem.place.column)) == (rule, place)
    assert problem.level == "error"
    assert problem.help is not None


def test_depth_is_counted_exactly() -> None:
    assert read("a: " + "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1))
    assert read("".join(" " * n + "a:\n" for n in range(MAX_DEPTH)))
    assert read("a:\n" + "- " * (MAX_DEPTH - 1) + "x\n")


@pytest.mark.parametrize(
    "text",
    [
        "a: |\n  " + "- " * 3000 + "\n",
        "a: |\n  " + "-" * 3000 + "\n",
        "a: |\n" + " " * 3000 + "x\n",
        "# " + "-" * 3000 + "\na: 1\n",
        "a:\n" + "  - b: [c, {d: e}]\n" * 500,
    ],
)
def test_what_only_looks_deep_is_read(text: str) -> None:
    assert list(read(text)) == ["a"]


def test_utf_16_is_named() -> None:
    assert "UTF-16" in problem_of("titel: ö\n".encode("utf-16")).message.text


def test_wrong_encoding_shows_the_character() -> None:
    assert problem_of("a: Größe\n".encode("cp1252")).message.values == {"character": "ö"}


def test_line_break_from_a_word_processor_is_named() -> None:
    assert "word processor" in problem_of("a: x\x0by\n").message.text


def _flip(text: bytes, random: Random) -> bytes:
    at = random.randrange(len(text))
    return text[:at] + bytes([random.randrange(256)]) + text[at + 1 :]


def _insert(text: bytes, random: Random) -> bytes:
    at = random.randrange(len(text))
    sign = random.choice("\t\n \"'[]{}:-#&*!|>%@`,?\u00a0<=~\\“\r").encode()
    return text[:at] + sign * random.choice((1, 1, 1, 7, 100)) + text[at:]


def _cut(text: bytes, random: Random) -> bytes:
    at = random.randrange(len(text))
    return text[:at] + text[at + random.randrange(1, 20) :]


def _lines(change: Callable[[list[bytes], Random], None]) -> Callable[[bytes, Random], bytes]:
    def mutate(text: bytes, random: Random) -> bytes:
        lines = text.split(b"\n")
        change(lines, random)
        return b"\n".join(lines)

    return mutate


MUTATIONS: tuple[Callable[[bytes, Random], bytes], ...] = (
    _flip,
    _insert,
    _insert,
    _cut,
    _lines(lambda lines, random: lines.insert(random.randrange(30), random.choice(lines))),
    _lines(lambda lines, random: lines.__delitem__(random.randrange(len(lines)))),
    _lines(lambda lines, random: random.shuffle(lines)),
    _lines(lambda lines, random: lines.insert(random.randrange(30), lines.pop(3))),
)


def assert_sound(raw: bytes) -> None:
    """Hold that bytes give data, or one Problem at a place within the text."""
    start = time.process_time()
    try:
        text = decode("m.yaml", raw)
    except Unreadable as error:
        lines = raw.count(b"\n") + raw.count(b"\r") + 1
        assert error.problem.place.line <= lines  # noqa: PT017 - not an assertion on a raise
        return
    try:
        data = parse("m.yaml", text)
    except Unreadable as error:
        assert time.process_time() - start < 1
        assert_within(error.problem, text)
        return
    assert_plain(data)


def assert_within(problem: Problem, text: str) -> None:
    place, lines = problem.place, text.splitlines() or [""]
    assert 0 <= place.line <= len(lines)
    if place.line:
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1
        assert (place.line, place.column) < (place.end_line, place.end_column)
    if problem.fix:
        mended = apply(text, problem.fix)
        try:
            parse("m.yaml", mended)
        except Unreadable as error:
            assert error.problem != problem  # noqa: PT017 - a mend mends something


def apply(text: str, edits: tuple[Edit, ...]) -> str:
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        assert 0 <= edit.start <= edit.end <= len(text)
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def assert_plain(data: Any) -> None:
    if isinstance(data, dict):
        for key, value in data.items():
            assert isinstance(key, str)
            assert_plain(value)
    elif isinstance(data, list):
        for value in data:
            assert_plain(value)
    elif isinstance(data, float):
        assert math.isfinite(data)
    else:
        assert data is None or isinstance(data, str | bool | int)


@settings(max_examples=400, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(1, 4))
def test_mutations_are_read_or_refused(random: Random, times: int) -> None:
    raw = MEASURE.encode()
    for _ in range(times):
        raw = random.choice(MUTATIONS)(raw, random)
    assert_sound(raw)


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("ab:-[]{}#&*!|>'\"%@`,? \t\n\r\u00a0ü~.<=0\\"), max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    assert_sound(text.encode())


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    assert_sound(raw)


@pytest.mark.parametrize(
    "unit", ["a", " ", "- ", "[", "a: ", "\n", "a: b\n", "\ta: b\n", "'", '"a', "a:b\n", "- a:b\n"]
)
def test_much_of_anything_is_quick(unit: str) -> None:
    assert_sound(b"x: 1\n" + unit.encode() * (300_000 // len(unit)))
