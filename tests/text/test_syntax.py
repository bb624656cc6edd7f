"""The commonest mistakes in YAML: text in; cause, place, help and mend out."""

from __future__ import annotations

import time

import pytest

from armut_cli.model.message import Message
from armut_cli.text.decode import decode
from armut_cli.text.read import parse
from armut_cli.text.syntax import CAUSES
from tests.text.test_read import apply, problem_of


def said(message: Message | None) -> str:
    """Give a message in English."""
    if message is None:
        return ""
    values = {
        name: said(value) if isinstance(value, Message) else value
        for name, value in message.values.items()
    }
    return message.text.format(**values)


HEAD = "# Maßnahme\nlead: jobcenter\n"

# What was typed; rule, line, column, end column; part of the message; part of the help.
MISTAKES: dict[str, tuple[str, str, tuple[int, int, int], str, str]] = {
    "tab as indentation": (
        "origin:\n\tkind: group\n\tgroup: wohnen\n",
        "tab-character",
        (2, 1, 2),
        "indented with a tab",
        "indent with spaces:   kind: group",
    ),
    "number sign in a list": (
        "lead: jobcenter\ndistricts: [Platz #1, Markt]\n",
        "unquoted-text",
        (2, 19, 20),
        "begins a comment, the bracket",
        'put the text in quotation marks: districts: ["Platz #1", Markt]',
    ),
    "number sign in a block": (
        "origin: {kind: group, source: Antrag #2 von 2018}\n",
        "unquoted-text",
        (1, 38, 39),
        "begins a comment, the bracket",
        'origin: {kind: group, source: "Antrag #2 von 2018"}',
    ),
    "tab below spaces": (
        "origin:\n    kind: group\n\tgroup: wohnen\n",
        "tab-character",
        (3, 1, 2),
        "indented with a tab",
        "indent with spaces:     group: wohnen",
    ),
    "tab in a text of several lines": (
        "text: |\n\tEin Satz\n",
        "tab-character",
        (2, 1, 2),
        "indented with a tab",
        "indent with spaces:   Ein Satz",
    ),
    "tab after the colon": (
        "title:\tWohnen\nstatus:\t\tlaufend\n",
        "tab-character",
        (1, 7, 8),
        "tab after the colon",
        "write: title: Wohnen",
    ),
    "no space after the colon": (
        "title:Wohnen\nstatus: laufend\n",
        "missing-space",
        (1, 6, 7),
        "missing after the colon",
        "write: title: Wohnen",
    ),
    "no space after the colon, further down": (
        HEAD + "origin:\n  kind:group\n  group: wohnen\n",
        "missing-space",
        (4, 7, 8),
        "missing after the colon",
        "write:   kind: group",
    ),
    "no space after the only colon": (
        "title:Wohnen\n",
        "missing-space",
        (1, 6, 7),
        "missing after the colon",
        "write: title: Wohnen",
    ),
    "no space, and a sign": (
        "title:#zuhause\nstatus: laufend\n",
        "missing-space",
        (1, 6, 7),
        "missing after the colon",
        'write: title: "#zuhause"',
    ),
    "no space after the dash": (
        "groups:\n  - wohnen\n  -armut\n  - alter\n",
        "missing-space",
        (3, 3, 4),
        "missing after the dash",
        "write:   - armut",
    ),
    "no space after the dash of a group": (
        "statements:\n  -by: sozialamt\n   date: 2018\n",
        "missing-space",
        (2, 3, 4),
        "missing after the dash",
        "write:   - by: sozialamt",
    ),
    "no space after two dashes": (
        "statements:\n  -by: sozialamt\n  -by: jobcenter\n",
        "missing-space",
        (3, 3, 4),
        "missing after the dash",
        "write:   - by: jobcenter",
    ),
    "colon in a title": (
        HEAD + "title: Wohnen: Zugänge schaffen\nstatus: laufend\n",
        "unquoted-text",
        (3, 14, 15),
        "colon within a text",
        'quotation marks: title: "Wohnen: Zugänge schaffen"',
    ),
    "colon in a title with quotes and comment": (
        'title: Das "Wohnen": so # neu\n',
        "unquoted-text",
        (1, 20, 21),
        "colon within a text",
        "quotation marks: title: 'Das \"Wohnen\": so' # neu",
    ),
    "colon at the end": (
        "title: Wohnen:\nstatus: laufend\n",
        "unquoted-text",
        (1, 14, 15),
        "colon within a text",
        'title: "Wohnen:"',
    ),
    "colon in a list": (
        "groups:\n  - title: a: b\n",
        "unquoted-text",
        (2, 13, 14),
        "colon within a text",
        '  - title: "a: b"',
    ),
    "colon within braces": (
        "origin: {source: Sitzung: 3, kind: group}\n",
        "unquoted-text",
        (1, 25, 26),
        "colon within a text",
        'origin: {source: "Sitzung: 3", kind: group}',
    ),
    "double quote not closed": (
        HEAD + 'title: "Wohnen\nstatus: laufend\nsummary: x\n',
        "unbalanced-quotes",
        (3, 8, 9),
        'mark " is opened here and never closed',
        'write: title: "Wohnen"',
    ),
    "single quote not closed, others follow": (
        "title: 'Wohnen\nstatus: 'laufend'\nsummary: 'x'\n",
        "unbalanced-quotes",
        (1, 8, 9),
        "mark ' is opened here and never closed",
        "write: title: 'Wohnen'",
    ),
    "quote not closed, noticed far below": (
        'a:\n  text: "Ein Satz\n    und noch einer\n\nstatus: laufend\n',
        "unbalanced-quotes",
        (2, 9, 10),
        "never closed",
        'write:     und noch einer"',
    ),
    "quote not closed at the end": (
        'title: "Wohnen',
        "unbalanced-quotes",
        (1, 8, 9),
        "never closed",
        'write: title: "Wohnen"',
    ),
    "quote not closed in a list": (
        'groups:\n  - "wohnen\n  - armut\n',
        "unbalanced-quotes",
        (2, 5, 6),
        "never closed",
        'write:   - "wohnen"',
    ),
    "quote not closed within brackets": (
        'groups: ["wohnen, armut]\nstatus: laufend\n',
        "unbalanced-quotes",
        (1, 10, 11),
        "never closed",
        'groups: ["wohnen", armut]',
    ),
    "quote closed by a curly one": (
        'title: "Wohnen“\nstatus: laufend\n',
        "unbalanced-quotes",
        (1, 8, 9),
        "never closed",
        'write: title: "Wohnen"',
    ),
    "quote before the key": (
        "'title: Wohnen\nstatus: laufend\n",
        "unbalanced-quotes",
        (1, 1, 2),
        "never closed",
        "write: title: Wohnen",
    ),
    "apostrophe in single quotes": (
        "title: 'Wie geht's weiter'\n",
        "unbalanced-quotes",
        (1, 17, 18),
        "mark ' within a text ends it too early",
        'write: title: "Wie geht\'s weiter"',
    ),
    "text behind the quote": (
        'title: "Wohnen" für alle\n',
        "unbalanced-quotes",
        (1, 15, 16),
        "text goes on behind",
        "write: title: '\"Wohnen\" für alle'",
    ),
    "quoted words at the beginning and at the end": (
        'title: "Wohnen" und "Arbeit"\n',
        "unbalanced-quotes",
        (1, 15, 16),
        "text goes on behind",
        'write: title: \'"Wohnen" und "Arbeit"\'',
    ),
    "quoted word within quotes": (
        'title: "Das "Wohnen" für alle"\n',
        "unbalanced-quotes",
        (1, 13, 14),
        'mark " within a text ends it too early',
        "write: title: 'Das \"Wohnen\" für alle'",
    ),
    "curly quotes over several lines": (
        "wording: „Wir wollen: mehr\n  Zeit“\nstatus: laufend\n",
        "unquoted-text",
        (1, 10, 11),
        "curly",
        "in the lines below:\nwording: |\n  „Wir wollen: mehr",
    ),
    "curly quotes with a list": (
        "x:\n  - wording: „Wir wollen:\n      - Zeit“\n",
        "unquoted-text",
        (2, 14, 15),
        "curly",
        "  - wording: |\n      „Wir wollen:",
    ),
    "colon in the second line": (
        "wording: Wir wollen\n  mehr Geld: sofort\nstatus: laufend\n",
        "unquoted-text",
        (2, 12, 13),
        "colon within a text",
        "in the lines below:\nwording: |\n  Wir wollen",
    ),
    "field too deep in an entry": (
        "milestones:\n  - title: Es\n      geht\n      so: Mai\n      Termin: Mai\n",
        "wrong-indentation",
        (4, 1, 7),
        "too far to the right",
        "write:     so: Mai",
    ),
    "colon in the last line of an entry": (
        "milestones:\n  - title: Es\n      geht\n      Termin: Mai\n",
        "unquoted-text",
        (4, 13, 14),
        "colon within a text",
        "  - title: |\n      Es",
    ),
    "colon below curly quotes": (
        "wording: „Mehr\n  Geld: Zeit“\n",
        "unquoted-text",
        (2, 7, 8),
        "colon within a text",
        "wording: |\n  „Mehr",
    ),
    "more than so many": (
        "title: >100 Plätze\nstatus: laufend\n",
        "unquoted-text",
        (1, 8, 9),
        "text begins with “>”",
        'title: ">100 Plätze"',
    ),
    "several quoted texts": (
        "groups: 'wohnen', 'armut'\n",
        "unbalanced-quotes",
        (1, 16, 17),
        "several texts",
        "write: groups: ['wohnen', 'armut']",
    ),
    "backslash in double quotes": (
        'source: "C:\\Users\\a"\n',
        "broken-yaml",
        (1, 12, 13),
        "backslash",
        "source: 'C:\\Users\\a'",
    ),
    "line too far to the right": (
        "title: Wohnen\n status: laufend\n",
        "wrong-indentation",
        (2, 1, 2),
        "too far to the right",
        "write: status: laufend",
    ),
    "line too far to the left": (
        "statements:\n  - by: sozialamt\n   date: 2018\n    due: 2018\n",
        "wrong-indentation",
        (3, 1, 4),
        "too far to the left",
        "write:     date: 2018",
    ),
    "first line indented": (
        "  title: Wohnen\nstatus: laufend\n",
        "wrong-indentation",
        (1, 1, 3),
        "too far to the right",
        "write: title: Wohnen",
    ),
    "dash of a list out of line": (
        "groups:\n  - wohnen\n - armut\n",
        "wrong-indentation",
        (3, 1, 2),
        "too far to the left",
        "write:   - armut",
    ),
    "entry of a list out of line": (
        "updates:\n  - date: 2018\n    text: eins\n - date: 2019\n   text: zwei\n",
        "wrong-indentation",
        (4, 1, 2),
        "too far to the left",
        "write:   - date: 2019",
    ),
    "list within a text": (
        "updates:\n  - date: 2018\n    text: Es fehlen:\n    - Räume\n    - Geld\n",
        "unquoted-text",
        (3, 20, 21),
        "colon within a text",
        "lines below:\n    text: |\n      Es fehlen:\n      - Räume\n      - Geld",
    ),
    "dash before a field": (
        "origin:\n  kind: group\n- lead: jobcenter\n",
        "wrong-indentation",
        (3, 1, 2),
        "dash begins an entry of a list, but there is no list here",
        "write: lead: jobcenter",
    ),
    "colon missing": (
        "title: Wohnen\nlead jobcenter\npartners:\n  - organisation: caritas\n",
        "broken-yaml",
        (2, 5, 6),
        "colon is missing after “lead”",
        "write: lead: jobcenter",
    ),
    "text of an entry goes on at the margin": (
        "updates:\n  - date: 2018\n    text: eins\nzwei\n    by: caritas\n",
        "wrong-indentation",
        (4, 1, 5),
        "neither “key: value” nor indented",
        "if it belongs to the text above, indent it:       zwei",
    ),
    "text not indented": (
        "wording: |\nEin Satz\nstatus: laufend\n",
        "wrong-indentation",
        (2, 1, 9),
        "neither “key: value” nor indented",
        "indent it:   Ein Satz",
    ),
    "text less indented": (
        "wording: |\n    Ein Satz\n  und noch einer\nstatus: laufend\n",
        "wrong-indentation",
        (3, 1, 3),
        "too far to the left",
        "write:     und noch einer",
    ),
    "blanks in an empty line": (
        "wording: |\n      \n  Ein Satz\n",
        "wrong-indentation",
        (2, 1, 7),
        "holds more spaces",
        "delete the spaces",
    ),
    "text goes on at the margin": (
        "title: Wohnen\nfür alle\nstatus: laufend\n",
        "wrong-indentation",
        (2, 1, 9),
        "neither “key: value” nor indented",
        "indent it:   für alle",
    ),
    "brackets over several lines": (
        "groups: [wohnen,\narmut]\n",
        "wrong-indentation",
        (2, 1, 2),
        "too far to the left",
        "write:   armut]",
    ),
    "entry below a value": (
        "partners:\n  - organisation: a\n    role: b\n    - organisation: c\n      role: d\n",
        "wrong-indentation",
        (4, 1, 5),
        "too far to the right",
        "write:   - organisation: c",
    ),
    "list below a value": (
        "groups: wohnen\n- armut\n",
        "wrong-indentation",
        (2, 1, 2),
        "has a value already",
        "groups: – and write its value below as: - wohnen",
    ),
    "duplicate key": (
        "title: Wohnen\nstatus: laufend\ntitle: Armut\n",
        "duplicate-key",
        (3, 1, 6),
        "“title” stands here a second time",
        "line 1 already",
    ),
    "merge conflict": (
        HEAD + "<<<<<<< HEAD\nstatus: a\n=======\nstatus: b\n>>>>>>> zweig\ntitle: x\n",
        "merge-conflict",
        (3, 1, 8),
        "two versions",
        "lines 3 to 7",
    ),
    "merge conflict in a text": (
        "wording: |\n  Satz\n<<<<<<< HEAD\n  a\n||||||| x\n=======\n  b\n>>>>>>> z\n",
        "merge-conflict",
        (3, 1, 8),
        "two versions",
        "lines 3 to 8",
    ),
    "curly quotes around a colon": (
        "title: „Wohnen: für alle“\n",
        "unquoted-text",
        (1, 8, 9),
        "curly quotation marks like „",
        'title: "Wohnen: für alle"',
    ),
    "two documents": (
        "title: Wohnen\n---\ntitle: Armut\n",
        "several-documents",
        (2, 1, 4),
        "second document",
        "delete the line, or put",
    ),
    "second document is empty": (
        "---\ntitle: Wohnen\n---\n",
        "several-documents",
        (3, 1, 4),
        "second document",
        "delete the line",
    ),
    "non-breaking spaces as indentation": (
        "origin:\n\u00a0\u00a0kind: group\n\u00a0 group: wohnen\n",
        "pasted-space",
        (2, 1, 3),
        "non-breaking space",
        "type the space again:   kind: group",
    ),
    "non-breaking space after the colon": (
        "title:\u00a0Wohnen\nstatus: laufend\n",
        "pasted-space",
        (1, 7, 8),
        "non-breaking space",
        "type the space again: title: Wohnen",
    ),
    "non-breaking space after the dash": (
        "groups:\n  -\u00a0wohnen\n  -\u00a0armut\n",
        "pasted-space",
        (2, 4, 5),
        "non-breaking space",
        "type the space again:   - wohnen",
    ),
    "text of several lines without a sign": (
        "description:\n  * Beratung\n  * Begleitung\n",
        "unquoted-text",
        (2, 3, 4),
        "text of several lines",
        "description: |",
    ),
    "text behind the sign of several lines": (
        "summary: | Kurz gesagt\nstatus: laufend\n",
        "unquoted-text",
        (1, 10, 11),
        "behind “|”",
        'summary: "Kurz gesagt"',
    ),
    "comment within a text": (
        "title: Aktion #zuhause\n  für alle\n",
        "unquoted-text",
        (1, 15, 16),
        "begins a comment",
        "put the whole text in quotation marks",
    ),
    "bracket not closed": (
        "groups: [wohnen, armut\nstatus: laufend\n",
        "unbalanced-bracket",
        (1, 9, 10),
        "bracket “[” is opened here",
        "write: groups: [wohnen, armut]",
    ),
    "brace not closed": (
        "a:\n  - {by: x, date: 2018\n  - {by: y}\n",
        "unbalanced-bracket",
        (2, 5, 6),
        "bracket “{” is opened here",
        "write:   - {by: x, date: 2018}",
    ),
    "bracket in a title not closed": (
        "title: [Neu\nstatus: laufend\n",
        "unbalanced-bracket",
        (1, 8, 9),
        "bracket “[” is opened here",
        'if it is text, put it in quotation marks: "[Neu"',
    ),
    "bracket closed twice": (
        "groups: [wohnen]]\n",
        "unbalanced-bracket",
        (1, 17, 18),
        "closes nothing",
        "write: groups: [wohnen]",
    ),
    "equals sign for a colon": (
        HEAD + "title = Wohnen\nstatus: laufend\n",
        "broken-yaml",
        (3, 7, 8),
        "“=” where a colon",
        "write: title: Wohnen",
    ),
    "second document in the line of the dashes": (
        "a: 1\n--- a: 1\n",
        "several-documents",
        (2, 1, 4),
        "second document",
        "delete the line",
    ),
    "nothing to be guessed": (
        "%foo: 1\nb: 2\n",
        "broken-yaml",
        (2, 1, 2),
        "from here on",
        "compare",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_mistake(name: str) -> None:
    text, rule, span, message, help = MISTAKES[name]
    problem = problem_of(text)
    place = problem.place
    assert (problem.rule, (place.line, place.column, place.end_column)) == (rule, span)
    assert message in said(problem.message)
    assert help in said(problem.help)


@pytest.mark.parametrize("name", MISTAKES)
def test_mistake_with_carriage_returns_stands_at_the_same_place(name: str) -> None:
    text, rule, (line, column, _), *_ = MISTAKES[name]
    problem = problem_of(text.replace("\n", "\r\n"))
    assert (problem.rule, problem.place.line, problem.place.column) == (rule, line, column)


@pytest.mark.parametrize("name", MISTAKES)
def test_messages_speak_to_people(name: str) -> None:
    problem = problem_of(MISTAKES[name][0])
    words = said(problem.message)
    assert not words[0].isupper()
    assert not words.endswith(".")
    for jargon in ("scalar", "anchor", "alias", "mapping", "block", "token", "parse"):
        assert jargon not in words + said(problem.help)


SIGNS = (
    "[Neu] Wohnen",
    "{Neu} Wohnen",
    "*Wohnen*",
    "* Wohnen",
    "& Co",
    "%ual",
    "@alle",
)


@pytest.mark.parametrize("title", [*SIGNS, "`Wohnen`", ", Wohnen", "{{ x }} y", "- Wohnen", "? x"])
def test_special_sign_at_the_beginning(title: str) -> None:
    problem = problem_of(f"lead: x\ntitle: {title}\nstatus: laufend\n")
    assert problem.rule == "unquoted-text"
    assert (problem.place.line, problem.place.column, problem.place.end_column) == (2, 8, 9)
    assert f"begins with “{title[0]}”" in said(problem.message)
    assert said(problem.help) == f'put the text in quotation marks: title: "{title}"'


def test_unknown_type_is_named() -> None:
    problem = problem_of("lead: x\ntitle: !!Achtung\n")
    assert problem.rule == "yaml-tag"
    assert (problem.place.line, problem.place.column, problem.place.end_column) == (2, 8, 17)


@pytest.mark.parametrize("title", ["&Wohnen für alle", "!Wohnen für alle", "!Wohnen", "&Wohnen"])
def test_special_sign_that_the_reader_drops(title: str) -> None:
    problem = problem_of(f"title: {title}\n")
    assert (problem.place.line, problem.place.column, problem.place.end_column) == (1, 8, 15)
    assert said(problem.help) == f'put the text in quotation marks: title: "{title}"'


MENDS = [
    ("a:\n\tb: 1\n\tc: 2\n", {"a": {"b": 1, "c": 2}}),
    ("a:\n\tb:\n\t\tc: 2\n", {"a": {"b": {"c": 2}}}),
    ("a:\tb\nc:\t\td\n", {"a": "b", "c": "d"}),
    ("a:\n  - \tb: 1\n    c: 2\n", {"a": [{"b": 1, "c": 2}]}),
    ("a:\n\u00a0\u00a0b: 1\n\u00a0\u00a0c:\u00a02\n", {"a": {"b": 1, "c": 2}}),
    ("a:b\nc: d\n", {"a": "b", "c": "d"}),
    ("a:\n  - b\n  -c\n  - d\n", {"a": ["b", "c", "d"]}),
    ("title: a: b # c\n", {"title": "a: b"}),
    ("title: 'a' \"b\": c\\d\n", {"title": "'a' \"b\": c\\d"}),
    ("title: *a* b\n", {"title": "*a* b"}),
    ("title: @a\n", {"title": "@a"}),
    ("title: 'wie geht's'\n", {"title": "wie geht's"}),
    ('title: "a" b\n', {"title": '"a" b'}),
    ("a: [@b, c]\n", {"a": ["@b", "c"]}),
    ("a: {b: c: d, e: f}\n", {"a": {"b": "c: d", "e": "f"}}),
    ("a: |\n     \n  b\n", {"a": "\nb\n"}),
    ("---\na: 1\n---\n", {"a": 1}),
]


@pytest.mark.parametrize(("text", "data"), MENDS)
def test_mend(text: str, data: object) -> None:
    problem = problem_of(text)
    assert problem.fix
    assert parse("m.yaml", apply(text, problem.fix)) == data


@pytest.mark.parametrize(
    "text",
    [
        "a:\n  b: |\n    c\n\td\n",
        "title: “a: b”\n",
        'title: "a\nb: c\n',
        "title: a\n b: c\n",
        "title: [a] b\n",
        "groups: 'a', 'b'\n",
        "a: 1\n---\nb: 2\n",
        "a: 1\na: 1\n",
        "a: !b c\n",
    ],
)
def test_what_may_be_meant_otherwise_is_not_mended(text: str) -> None:
    assert problem_of(text).fix == ()


def test_two_mistakes_are_told_one_after_the_other() -> None:
    text = "title: a: b\nlead:c\nstatus: @d\nx:\n\ty: 1\n"
    rules = []
    for _ in range(4):
        problem = problem_of(text)
        rules.append(problem.rule)
        text = apply(text, problem.fix)
    assert rules == ["unquoted-text", "missing-space", "unquoted-text", "tab-character"]
    assert parse("m.yaml", text) == {"title": "a: b", "lead": "c", "x": {"y": 1}, "status": "@d"}


def test_what_is_fine_above_the_mistake_is_not_blamed() -> None:
    text = (
        'a: |\n  \tTab\n  -Strich\n  x:y "auf: [\n'
        "b: \"zwei\n  Zeilen: 'so'\"\nc: eins\n  \tzwei\nd:\n  -\te\nf: g: h\n"
    )
    assert problem_of(text).place.line == 11


def test_long_lines_are_cut() -> None:
    assert len(said(problem_of("title: a: " + "b" * 1500).help)) < 250


def test_many_broken_files_are_quick() -> None:
    body = "".join(f"f{n}: Ein ganz gewöhnlicher Satz\n" for n in range(40))
    texts = [decode("m.yaml", (MISTAKES[name][0] + body).encode()) for name in MISTAKES]
    start = time.process_time()
    for text in texts:
        problem_of(text)
    assert (time.process_time() - start) / len(texts) < 0.05


def test_each_cause_says_what_it_is() -> None:
    assert all(cause.__doc__ for cause in CAUSES)
