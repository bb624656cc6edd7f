"""The life of a measure, once by commands and once in a text editor, with the slips people make.

Both lives end in the same data, and each step is a commit in which only that step is seen.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from armut_cli.text.read import parse
from tests.history import History

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Armut

FILE = "measures/M-02.yaml"
OFFICES = """\
  sozialamt: {name: Amt für Soziales, short: Sozialamt, kind: administration}
  jugendamt: {name: Jugendamt, kind: administration}
"""

COMMANDS: list[tuple[str, list[str]]] = [
    (
        "2026-02-02",
        [
            *("new", "measure", "Sprechstunde für Ältere, auch abends", "--origin", "Publikum"),
            *("--group", "arbeitsgruppe", "--summary"),
            "Beratung zu einer Zeit, zu der auch Berufstätige ihre Eltern begleiten können.",
        ],
    ),
    (
        "2026-02-10",
        [
            *("set", "M-02", "status=in Prüfung", "--by", "Sozialplanung", "--note"),
            "Zwei Ämter sind um Stellungnahme gebeten",
            "statements+={by: Sozialamt, requested: heute, due: 31.3.2026}",
            "statements+={by: Jugendamt, requested: heute, due: 2026-03}",
        ],
    ),
    (
        "2026-03-12",
        [
            *("set", "M-02", "statements[Sozialamt].date=heute"),
            "statements[Sozialamt].text=Das geht, aber nur: montags",
        ],
    ),
    (
        "2026-03-30",
        [
            *("set", "M-02", "statements[Jugendamt].date=heute"),
            "statements[Jugendamt].text=Keine Bedenken.",
        ],
    ),
    (
        "2026-04-15",
        [
            *("set", "M-02", "recommendation=teilweise umsetzbar"),
            "recommendation.reason=Nur montags, dann aber bis 20 Uhr",
            *("recommendation.by=Sozialplanung", "recommendation.date=heute"),
        ],
    ),
    (
        "2026-05-18",
        [
            *("set", "M-02", "status=umzusetzen", "lead=Sozialamt", "--by", "Sozialplanung"),
            *("--note", "Der Rat hat beschlossen"),
            'decisions+={body: Rat, date: heute, paper: VO/0123/26, result: "ja, mehrheitlich"}',
        ],
    ),
    (
        "2026-06-01",
        [
            *("set", "M-02", "status=in Umsetzung", "start=Juni 2026", "end=2026-Q4"),
            *("milestones+={title: Raum gefunden, due: 2026-09}", "--by", "Sozialamt"),
            *("--note", "Die Suche nach einem Raum beginnt"),
        ],
    ),
    (
        "2026-09-14",
        [
            *("set", "M-02", "status=zurückgestellt", "status_reason=Der Raum ist weggefallen"),
            *("--by", "Sozialamt", "--note", "Der Vermieter hat abgesagt"),
        ],
    ),
    (
        "2026-10-05",
        [
            *("set", "M-02", "status=in Umsetzung", "status_reason=", "milestones[1].done=heute"),
            "milestones+={title: Erste Sprechstunde, due: 2026-11}",
            *("--by", "Sozialamt", "--note", "Die Stadtbibliothek stellt einen Raum"),
        ],
    ),
    ("2026-11-19", ["set", "M-02", "milestones[Erste].done=9.11.2026"]),
    (
        "2026-11-20",
        [
            *("update", "M-02", "Die Sprechstunde läuft, jeden Montag bis 20 Uhr"),
            *("--status", "abgeschlossen", "--by", "Sozialamt"),
            *("--evidence", "https://example.org/bericht"),
        ],
    ),
]

Edits = list[tuple[str, str]]
"""What is replaced, and by what; each stands in the file once."""


def entry(day: str, by: str, text: str, status: str) -> str:
    return f"  - date: {day}\n    by: {by}\n    text: {text}\n    status: {status}\n"


START: Edits = [
    (
        (
            'title: "Beispiel: Sprechstunde im Stadtteil anbieten"  '
            '# enthält der Text einen Doppelpunkt: in "…"'
        ),
        "title: Sprechstunde für Ältere, auch abends",
    ),
    (
        "summary: Einmal in der Woche soll es im Stadtteil eine offene Sprechstunde geben.",
        "summary: Beratung: zu einer Zeit, zu der auch Berufstätige ihre Eltern begleiten können.",
    ),
    (
        (
            "  kind: group\n  group: arbeitsgruppe\n  date: 2026-01-12\nlead: sozialplanung"
            "                # federführend; Kürzel aus armut.yaml\n"
        ),
        "\tkind: Publikum\n",
    ),
    ("goals: [beratung]                  # Kürzel aus armut.yaml\n", ""),
    (
        (
            "updates:                           # was wann geschah, das Neueste zuletzt\n"
            "  - date: 2026-01-12\n    by: sozialplanung\n    text: Vorschlag aufgenommen.\n"
        ),
        "",
    ),
]
"""The example is copied and written over."""

EDITOR: list[tuple[str, str, list[tuple[Edits, set[str]]]]] = [
    (
        "2026-02-02",
        "Vorschlag: Sprechstunde für Ältere",
        [
            (START, {"unquoted-text"}),
            ([("Beratung: zu einer", "Beratung zu einer")], {"tab-character"}),
            ([("\tkind", "  kind")], {"unknown-value"}),
            ([("Publikum", "audience")], set()),
        ],
    ),
    (
        "2026-02-10",
        "Zwei Ämter sind um Stellungnahme gebeten",
        [
            (
                [
                    (
                        "status: vorgeschlagen              # Kürzel aus armut.yaml\n",
                        "status: in Prüfung                 # Kürzel aus armut.yaml\nstatements:\n"
                        "  by: Sozialamt\n  requested: 10.2.2026\n  due: 31.03.2026\n"
                        "  by: Jugendamt\n  requested: 10. Februar 2026\n  due: 2026-03\n"
                        "updates:\n"
                        + entry(
                            "2026-02-10",
                            "sozialplanung",
                            "Zwei Ämter sind um Stellungnahme gebeten",
                            "in-pruefung",
                        ),
                    )
                ],
                {"duplicate-key"},
            ),
            (
                [("  by: Sozialamt", "- by: Sozialamt"), ("  by: Jugendamt", "- by: Jugendamt")],
                {"unknown-status", "unknown-organisation", "no-date"},
            ),
            (
                [
                    ("status: in Prüfung ", "status: in-pruefung"),
                    ("Sozialamt", "sozialamt"),
                    ("Jugendamt", "jugendamt"),
                    ("10.2.2026", "2026-02-10"),
                    ("31.03.2026", "2026-03-31"),
                    ("10. Februar 2026", "2026-02-10"),
                ],
                set(),
            ),
        ],
    ),
    (
        "2026-03-12",
        "Stellungnahme des Sozialamts",
        [
            (
                [("-31\n", "-31\n  date: 2026-03-12\n  text: Das geht, aber nur: montags\n")],
                {"unquoted-text"},
            ),
            ([("Das geht, aber nur: montags", '"Das geht, aber nur: montags"')], set()),
        ],
    ),
    (
        "2026-03-30",
        "Stellungnahme des Jugendamts",
        [
            (
                [("-03\n", "-03\n    date: 2026-03-30\n    text: Keine Bedenken.\n")],
                {"wrong-indentation"},
            ),
            ([("    date: 2026-03-30\n    text", "  date: 2026-03-30\n  text")], set()),
        ],
    ),
    (
        "2026-04-15",
        "Empfehlung: teilweise umsetzbar",
        [
            (
                [
                    (
                        "updates:\n",
                        (
                            "Empfehlung:\n  verdict: teilweise umsetzbar\n"
                            "  reason: Nur montags, dann aber bis 20 Uhr\n"
                            "  by: sozialplanung\n  date: 2026-04-15\nupdates:\n"
                        ),
                    )
                ],
                {"unknown-key"},
            ),
            ([("Empfehlung", "recommendation")], {"unknown-value"}),
            ([("teilweise umsetzbar", "partly")], set()),
        ],
    ),
    (
        "2026-05-18",
        "Beschluss des Rates, Federführung beim Sozialamt",
        [
            (
                [
                    (
                        "updates:\n",
                        (
                            "Beschluss:\n  body: Rat\n  date: 2026-05-18\n  paper: VO/0123/26\n"
                            "  result: ja, mehrheitlich\nlead:sozialamt\nupdates:\n"
                        ),
                    ),
                    ("status: in-pruefung  ", "status: umzusetzen   "),
                ],
                {"missing-space"},
            ),
            ([("lead:", "lead: ")], {"unknown-key", "status-differs"}),
            ([("Beschluss:", "decisions:")], {"wrong-kind", "status-differs"}),
            ([("  body: Rat", "  - body: Rat")], {"wrong-indentation"}),
            (
                [
                    (
                        "  date: 2026-05-18\n  paper: VO/0123/26\n  result",
                        "    date: 2026-05-18\n    paper: VO/0123/26\n    result",
                    )
                ],
                {"status-differs"},
            ),
            (
                [
                    (
                        "    status: in-pruefung\n",
                        "    status: in-pruefung\n"
                        + entry(
                            "2026-05-18", "sozialplanung", "Der Rat hat beschlossen", "umzusetzen"
                        ),
                    )
                ],
                set(),
            ),
        ],
    ),
    (
        "2026-06-01",
        "Es geht los: Suche nach einem Raum",
        [
            (
                [
                    ("status: umzusetzen   ", "status: in-umsetzung "),
                    (
                        (
                            "# end: 2026-Q4                     # so genau wie bekannt: "
                            "2026, 2026-Q4, 2026-09 oder 2026-09-30\n"
                            "# milestones:\n#   - {title: Raum gefunden, due: 2026-09}\n"
                        ),
                        (
                            "start: Juni 2026\nend: Ende 2026\n"
                            "milestones:\n  - {title: Raum gefunden due: 2026-09}\n"
                        ),
                    ),
                    (
                        "    status: umzusetzen\n",
                        "    status: umzusetzen\n"
                        + entry(
                            "2026-06-01",
                            "sozialamt",
                            "Die Suche nach einem Raum beginnt",
                            "in-umsetzung",
                        ),
                    ),
                ],
                {"unquoted-text"},
            ),
            ([("gefunden due", "gefunden, due")], {"no-date"}),
            ([("Juni 2026", "2026-06"), ("Ende 2026", "2026-Q4")], set()),
        ],
    ),
    (
        "2026-09-14",
        "Zurückgestellt: der Raum ist weggefallen",
        [
            ([("status: in-umsetzung ", "status: zurückgestellt ")], {"unknown-status"}),
            (
                [("status: zurückgestellt ", "status: zurueckgestellt ")],
                {"missing-reason", "status-differs"},
            ),
            (
                [
                    (
                        "status: zurueckgestellt ",
                        "status_reason: Der Raum ist weggefallen\nstatus: zurueckgestellt ",
                    ),
                    (
                        "    status: in-umsetzung\n",
                        "    status: in-umsetzung\n"
                        + entry(
                            "14.9.", "sozialamt", "Der Vermieter hat abgesagt", "zurueckgestellt"
                        ),
                    ),
                ],
                {"no-date", "status-differs"},
            ),
            ([("14.9.", "2026-09-14")], set()),
        ],
    ),
    (
        "2026-10-05",
        "Es geht weiter: die Stadtbibliothek stellt einen Raum",
        [
            (
                [
                    (
                        "status_reason: Der Raum ist weggefallen\nstatus: zurueckgestellt ",
                        "status: in-umsetzung ",
                    ),
                    ("due: 2026-09}", "due: 2026-09, done: ja}"),
                    (
                        "    status: zurueckgestellt\n",
                        "    status: zurueckgestellt\n"
                        + entry(
                            "2026-10-05",
                            "sozialamt",
                            "Die Stadtbibliothek stellt einen Raum",
                            "in-umsetzung",
                        ),
                    ),
                ],
                {"no-date"},
            ),
            ([("done: ja}", "done: 2026-10-05}")], {"missing-milestone"}),
            (
                [
                    (
                        "done: 2026-10-05}\n",
                        "done: 2026-10-05}\n  - {title: Erste Sprechstunde, due: 2026-11}\n",
                    )
                ],
                set(),
            ),
        ],
    ),
    (
        "2026-11-20",
        "Abgeschlossen: die Sprechstunde läuft",
        [
            (
                [
                    ("status: in-umsetzung ", "status: Abgeschlossen "),
                    (
                        "stellt einen Raum\n    status: in-umsetzung\n",
                        "stellt einen Raum\n    status: in-umsetzung\n"
                        + entry(
                            "2026-11-20",
                            "sozialamt",
                            "Die Sprechstunde läuft, jeden Montag bis 20 Uhr",
                            "abgeschlossen",
                        ),
                    ),
                ],
                {"unknown-status"},
            ),
            (
                [("status: Abgeschlossen ", "status: abgeschlossen ")],
                {"missing-evidence", "open-milestone"},
            ),
            (
                [
                    (
                        "    status: abgeschlossen\n",
                        "    status: abgeschlossen\n    evidence: https://example.org/bericht\n",
                    ),
                    ("due: 2026-11}", "due: 2026-11, done: 2026-11-09}"),
                ],
                {"wrong-kind"},
            ),
            (
                [("https://example.org/bericht", "[{url: https://example.org/bericht}]")],
                set(),
            ),
        ],
    ),
]


@pytest.fixture
def history(empty: Armut, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> History:
    """Give a register as ``armut init`` makes it, and the program in German."""
    history = History(tmp_path / "Register", monkeypatch)
    empty.folder = history.folder
    empty.environment |= {"ARMUT_LANG": "de", "ARMUT_REGISTER": str(history.folder)}
    assert empty("init", history.folder, today="2026-01-12").code == 0
    alliance = (history.folder / "armut.yaml").read_text("utf-8")
    history.commit("2026-01-12", {"armut.yaml": alliance + OFFICES})
    return history


def by_commands(armut: Armut, history: History) -> None:
    for day, words in COMMANDS:
        history.environment.setenv("GIT_AUTHOR_DATE", f"{day}T12:00:00+0100")
        history.environment.setenv("GIT_COMMITTER_DATE", f"{day}T12:00:00+0100")
        answer = armut(*words, "--commit", today=day)
        assert answer.code == 0, answer.err
        assert_clean(armut, day, {"missing-milestone"} if day == "2026-11-19" else set())


def in_the_editor(armut: Armut, history: History) -> None:
    file = history.folder / FILE
    file.write_bytes((history.folder / "measures/M-01.yaml").read_bytes())
    for day, subject, tries in EDITOR:
        for edits, rules in tries:
            text = file.read_text("utf-8")
            for old, new in edits:
                assert text.count(old) == 1, (old, text)
                text = text.replace(old, new)
            file.write_bytes(text.encode())
            assert_clean(armut, day, rules)
        history.git("add", "--all")
        history.git("commit", "--quiet", "--message", subject, day=day)


def assert_clean(armut: Armut, day: str, rules: set[str]) -> None:
    """The check finds exactly these problems, each with its place and what to do."""
    answer = armut("validate", "--strict", armut.folder / FILE, today=day, COLUMNS="300")
    found = re.findall(r"^(?:Fehler|Warnung|Hinweis)\[([\w-]+)\]", answer.out, re.MULTILINE)
    assert (answer.code, set(found)) == (1 if rules else 0, rules), answer.out
    assert len(re.findall(r"^  → .*M-02\.yaml:\d+:\d+$", answer.out, re.MULTILINE)) == len(found)
    assert len(re.findall(r"^  Hilfe: ", answer.out, re.MULTILINE)) == len(found), answer.out


def assert_small_steps(history: History, steps: int) -> None:
    """Each step touches the one file, and takes away no more than what it replaces."""
    log = history.git("log", "--reverse", "--numstat", "--format=@%s")
    _, *commits = [part.splitlines() for part in log.split("@") if part]
    assert len(commits) == steps
    for subject, _, *changed in commits[1:]:
        (line,) = changed
        added, gone, path = line.split("\t")
        assert path == FILE, subject
        assert (int(gone) <= 5, int(added) < 30) == (True, True), subject


def test_by_commands(empty: Armut, history: History) -> None:
    by_commands(empty, history)
    assert_small_steps(history, len(COMMANDS))
    assert history.git("log", "--format=%s").splitlines()[:4] == [
        "M-02: Status in Umsetzung → abgeschlossen",
        "M-02: Meilenstein erreicht: „Erste Sprechstunde“, 09.11.2026",
        "M-02: Status zurückgestellt → in Umsetzung",
        "M-02: Status in Umsetzung → zurückgestellt",
    ]


def test_in_the_editor_all_ends_in_the_same_data(empty: Armut, history: History) -> None:
    file = history.folder / FILE
    by_commands(empty, history)
    wanted = parse(FILE, file.read_text("utf-8"))
    history.git("reset", "--quiet", "--hard", "HEAD~11")
    in_the_editor(empty, history)
    assert parse(FILE, file.read_text("utf-8")) == wanted
    assert_small_steps(history, len(EDITOR))
