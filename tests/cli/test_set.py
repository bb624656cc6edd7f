"""``armut set``: fields of measures and groups, with a diff, a check and all other bytes kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.person import converse, differing
from tests.history import History
from tests.sample import ALLIANCE, FILES

if TYPE_CHECKING:
    from tests.conftest import Armut

M1, M3, M4 = "measures/M-01.yaml", "measures/M-03.yaml", "measures/M-04.yaml"


def now(armut: Armut, path: str) -> str:
    return (armut.folder / path).read_bytes().decode()


def changed(armut: Armut, *words: str, path: str = M3) -> list[str]:
    """Run ``set`` on the measure in a file and give the lines that differ then."""
    before = now(armut, path)
    answer = armut("set", path.rpartition("/")[2].partition(".")[0], *words)
    assert answer.code == 0, answer.err
    return differing(before, now(armut, path))


def test_a_field_is_changed_and_shown(armut: Armut) -> None:
    assert armut.ask("set", "M-03", "lead=sozialamt") == (
        "--- a/measures/M-03.yaml\n"
        "+++ b/measures/M-03.yaml\n"
        "@@ -1,5 +1,5 @@\n"
        " title: Mittagstisch einrichten\n"
        "-lead: jugendamt\n"
        "+lead: sozialamt\n"
        " districts: [Unterstadt]\n"
        " status: umzusetzen\n"
        " end: 2026-07-10\n"
    )
    expected = FILES[M3].replace("lead: jugendamt", "lead: sozialamt")
    assert now(armut, M3) == expected
    assert {path: now(armut, path) for path in FILES if path != M3} == {
        path: text for path, text in FILES.items() if path != M3
    }


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        (["lead=Amt für Soziales"], ["-lead: jugendamt", "+lead: sozialamt"]),
        (["Lead=SOZIAL"], ["-lead: jugendamt", "+lead: sozialamt"]),
        (["lead="], ["-lead: jugendamt"]),
        (["districts="], ["-districts: [Unterstadt]"]),
        (["districts-=unterstadt"], ["-districts: [Unterstadt]"]),
        (
            ["districts+=Nord, Süd"],
            ["-districts: [Unterstadt]", "+districts: [Unterstadt, Nord, Süd]"],
        ),
        (
            ['districts=["Nord, am See", West]'],
            ["-districts: [Unterstadt]", '+districts: ["Nord, am See", West]'],
        ),
        (["summary=Essen, täglich: für alle"], ['+summary: "Essen, täglich: für alle"']),
        (["summary=@haus"], ['+summary: "@haus"']),
        (["summary=- a # b"], ['+summary: "- a # b"']),
        (["summary=a=b+=c"], ["+summary: a=b+=c"]),
        (["summary={kein: Feld}"], ['+summary: "{kein: Feld}"']),
        (["summary=yes"], ['+summary: "yes"']),
        (["description=Erstens\nZweitens"], ["+description: |-", "+  Erstens", "+  Zweitens"]),
        (["goals+=Teilhabe stärken"], ["+goals: [teilhabe]"]),
        (["origin=citizen"], ["+origin:", "+  kind: citizen"]),
        (["origin.kind=cit"], ["+origin:", "+  kind: citizen"]),
        (
            ["internal.notes=5 € fehlen", "internal.priority=1"],
            ["+internal:", "+  notes: 5 € fehlen", "+  priority: 1"],
        ),
        (["ongoing=ja", "end="], ["-end: 2026-07-10", "+ongoing: true"]),
        (["end=2027"], ["-end: 2026-07-10", "+end: 2027"]),
        (["end=2027-q1"], ["-end: 2026-07-10", "+end: 2027-Q1"]),
        (["end=1.3.2027"], ["-end: 2026-07-10", "+end: 2027-03-01"]),
        (["end=3/2027"], ["-end: 2026-07-10", "+end: 2027-03"]),
        (["start=heute"], ["+start: 2026-06-15"]),
        (["recommendation=partly feasible"], ["+recommendation:", "+  verdict: partly"]),
        (["related+=1"], ["+related: [M-01]"]),
        (["blocker=Kein Raum"], ["+blocker:", "+  reason: Kein Raum"]),
        (["milestones+=Küche"], ["+milestones:", "+  - title: Küche"]),
        (
            ["milestones+=Küche", "milestones[Küche].due=2026-09", "milestones[1].done=today"],
            ["+milestones:", "+  - title: Küche", "+    due: 2026-09", "+    done: 2026-06-15"],
        ),
        (["partners+=Jobcenter"], ["+partners:", "+  - organisation: jobcenter"]),
        (
            ["statements+={by: Jobcenter, requested: 2026-06-01, cost: 0815}"],
            ["+statements:", "+  - by: jobcenter", "+    requested: 2026-06-01", "+    cost: 815"],
        ),
        (
            ['decisions+={body: Rat, paper: 0815, result: "ja, mehrheitlich"}'],
            [
                "+decisions:",
                "+  - body: Rat",
                '+    paper: "0815"',
                "+    result: ja, mehrheitlich",
            ],
        ),
        (
            ["evidence+=https://example.org/a,b", "evidence+=Bericht"],
            ["+evidence:", "+  - url: https://example.org/a,b", "+  - title: Bericht"],
        ),
        (
            ["sources+=Rundschau, Mai 2018"],
            ['+sources: ["Rundschau, Mai 2018"]'],
        ),
        (
            ["sources+=https://example.org/a,b, https://example.org/c"],
            ['+sources: ["https://example.org/a,b", "https://example.org/c"]'],
        ),
        (
            ["statements=[{by: jobcenter}, {by: Jugendamt}]"],
            ["+statements:", "+  - by: jobcenter", "+  - by: jugendamt"],
        ),
        (
            ["updates[2026-01-05].text=Zwei Küchen"],
            [
                "-  - {date: 2026-01-05, text: Eine Küche ist zugesagt.}",
                "+  - {date: 2026-01-05, text: Zwei Küchen}",
            ],
        ),
        (["updates[1]="], ["-updates:", "-  - {date: 2026-01-05, text: Eine Küche ist zugesagt.}"]),
        (
            ["updates[1].evidence+={kind: press, title: Stadtblatt}"],
            [
                "-  - {date: 2026-01-05, text: Eine Küche ist zugesagt.}",
                (
                    "+  - {date: 2026-01-05, text: Eine Küche ist zugesagt., "
                    "evidence: [{kind: press, title: Stadtblatt}]}"
                ),
            ],
        ),
    ],
)
def test_what_a_person_writes_becomes_what_the_field_wants(
    armut: Armut, words: list[str], lines: list[str]
) -> None:
    assert changed(armut, *words) == lines


def test_links_are_quoted_only_where_they_must_be(armut: Armut) -> None:
    assert changed(armut, "sources+=https://example.org/a") == [
        '+sources: ["https://example.org/a"]'
    ]


def test_a_word_about_a_record_leaves_its_other_fields(armut: Armut) -> None:
    lines = changed(armut, "recommendation=not feasible", path=M4)
    assert lines == [
        "-recommendation: {verdict: feasible, by: sozialamt, reason: Die Mittel sind da.}",
        "+recommendation: {verdict: not-feasible, by: sozialamt, reason: Die Mittel sind da.}",
    ]


def test_entries_are_named_by_label_and_go_by_label(armut: Armut) -> None:
    lines = changed(armut, "statements[Amt für Soz].cost=900", "statements-=Jugendamt", path=M4)
    assert lines == [
        "-  - {by: jugendamt, requested: 2026-02-01, due: 2026-03-31}",
        "-  - {by: sozialamt, date: 2026-03-01, text: Das geht., cost: 1200}",
        "+  - {by: sozialamt, date: 2026-03-01, text: Das geht., cost: 900}",
    ]


def test_entries_go_by_their_values(armut: Armut) -> None:
    lines = changed(armut, "statements-={by: Jugendamt, due: 2026-03-31}", path=M4)
    assert lines == ["-  - {by: jugendamt, requested: 2026-02-01, due: 2026-03-31}"]


def test_an_id_that_the_vocabulary_has_lost_can_go(armut: Armut) -> None:
    armut.write({M3: FILES[M3] + "goals: [weg, beratung]\n"})
    assert changed(armut, "goals-=weg") == ["-goals: [weg, beratung]", "+goals: [beratung]"]


def test_with_its_last_part_a_record_goes(armut: Armut) -> None:
    armut.write({M3: FILES[M3] + "internal: {notes: x}\n"})
    assert changed(armut, "internal.notes=") == ["-internal: {notes: x}"]


def test_nothing_to_change(armut: Armut) -> None:
    answer = armut("set", "M-03", "lead=jugendamt", "summary=", "goals+=", "districts+=Unterstadt")
    assert answer == (0, "", "nothing to change: it is so already\n")
    assert now(armut, M3) == FILES[M3]


def test_groups_are_set_too(armut: Armut) -> None:
    path = "groups/alter.yaml"
    before = now(armut, path)
    armut.ask("set", "Armut im Alter", "members+=jobcenter,Jugendamt", "meetings[2].place=Haus")
    armut.ask("set", "alter", "meetings[2026-09].decisions+=Ja, aber später")
    assert differing(before, now(armut, path)) == [
        "+members: [jobcenter, jugendamt]",
        "-  - {date: 2026-09, title: Viertes Treffen}",
        '+  - {date: 2026-09, title: Viertes Treffen, place: Haus, decisions: ["Ja, aber später"]}',
    ]


def test_several_at_once(armut: Armut) -> None:
    armut.ask("-q", "set", "1", "m-3", "M-01", "alter", "visibility=internal")
    for path in (M1, M3, "groups/alter.yaml"):
        assert differing(FILES[path], now(armut, path)) == ["+visibility: internal"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["M-03"], ["it is not said what to change", "FIELD=VALUE"]),
        (["lead=jobcenter"], ["it is not said which measures"]),
        (
            ["M-3", "lead=jobcentre"],
            ["organisation “jobcentre” is unknown", "jobcenter", "new one"],
        ),
        (["M-3", "lead=J"], ["organisation “J” is ambiguous", "jobcenter (Jobcenter), jugendamt"]),
        (["M-3", "leed=x"], ["field “leed” is unknown", "did you mean: lead (Lead)"]),
        (["M-3", "=x"], ["“=x” is no assignment"]),
        (["M-3", "milestones[]=x"], ["“milestones[]=x” is no assignment"]),
        (["M-3", "milestones[1=x"], ["“milestones[1=x” is no assignment"]),
        (["M-3", "[1]=x"], ["“[1]=x” is no assignment"]),
        (["M-3", "id=M-09"], ["the id is the name of the file", "rename"]),
        (["M-3", "end=bald"], ["“bald” is no date", "2026-Q3"]),
        (["M-3", "end=2026-02-30"], ["“2026-02-30” is no date"]),
        (["M-3", "ongoing=vielleicht"], ["“vielleicht” is neither yes nor no"]),
        (["M-3", "internal.priority=hoch"], ["“hoch” is no number"]),
        (["M-3", "origin=xyz"], ["value “xyz” is unknown", "citizen"]),
        (["M-3", "lead+=jobcenter"], ["“lead” is no list", "write lead=…"]),
        (["M-3", "lead.name=x"], ["“lead” has no parts of its own"]),
        (["M-3", "lead[1]=x"], ["“lead” is no list"]),
        (["M-3", "updates.text=x"], ["“updates” is a list", "updates[1].text=…"]),
        (["M-3", "updates[2].text=x"], ["“updates” has no entry 2", "it has 1"]),
        (["M-3", "updates[0].text=x"], ["“updates” has no entry 0"]),
        (["M-3", "milestones[1].done=today"], ["“milestones” has no entry 1", "milestones+=…"]),
        (["M-1", "milestones[Ende].done=today"], ["“Ende” is not in “milestones”", "Konzept"]),
        (["M-3", "districts-=Nord"], ["“Nord” is not in “districts”", "there is: Unterstadt"]),
        (["M-3", "goals-=teilhabe"], ["“teilhabe” is not in “goals”", "the list is empty"]),
        (["M-4", "statements-={by: jobcenter}"], ["“jobcenter” is not in “statements”"]),
        (["M-3", "updates+=Es geht"], ["needs its day", "armut update"]),
        (["M-3", "statements+={by: jobcenter, txt: x}"], ["field “txt” is unknown", "text (Text)"]),
        (["M-3", "statements+={by: jobcenter, text: Ja, aber nein: x}"], ["quotation marks"]),
        (["M-3", "statements+={by: jobcenter"], ["“{by: jobcenter” cannot be read"]),
        (["M-3", "statements+={by: [jobcenter]}"], ["brackets are in the wrong place"]),
        (["M-9", "lead=jobcenter"], ["measure or group “M-9” is unknown"]),
        (["M-3", "status", "fertig", "lead=jobcenter"], ["“status” is a field", "status=…"]),
        (
            ["M-3", "lead=jobcenter", "--note", "x"],
            ["--note, --by and --evidence belong", "update"],
        ),
        (["alter", "remit=x", "--by", "jobcenter"], ["belong to a new status"]),
    ],
)
def test_what_cannot_be_meant_is_told_with_what_can(
    armut: Armut, words: list[str], said: list[str]
) -> None:
    err = " ".join(armut.refuse("set", *words).split())
    for piece in said:
        assert piece in err
    assert now(armut, M3) == FILES[M3]


def test_a_name_of_several_entries_is_none(armut: Armut) -> None:
    armut.write({M3: FILES[M3] + "milestones: [{title: Küche}, {title: Keller}]\n"})
    err = armut.refuse("set", "M-3", "milestones[k].done=today")
    assert "“k” stands for several entries of “milestones”" in err
    assert "milestones[1], milestones[2]" in err


def test_a_new_status_is_reported_once(armut: Armut) -> None:
    lines = changed(armut, "status=in-um", "milestones+={title: Raum, due: 2026-09}")
    assert lines == [
        "-status: umzusetzen",
        "+status: in-umsetzung",
        "+milestones:",
        "+  - title: Raum",
        "+    due: 2026-09",
        "+  - {date: 2026-06-15, status: in-umsetzung}",
    ]
    assert changed(armut, "status=umzusetzen", "status=in-umsetzung") == []
    armut.write({M3: now(armut, M3).replace("status: in-umsetzung\n", "status: umzusetzen\n")})
    assert changed(armut, "status=in-umsetzung") == [
        "-status: umzusetzen",
        "+status: in-umsetzung",
    ]


def test_the_report_of_a_new_status_says_who_and_what(armut: Armut) -> None:
    lines = changed(
        armut,
        *("status=fertig", "--note", "Eröffnet: alle da", "--by", "Jobcenter"),
        *("--evidence", "https://example.org/x", "--evidence", "{kind: press, title: Blatt}"),
    )
    assert lines == [
        "-status: umzusetzen",
        "+status: fertig",
        "+  - date: 2026-06-15",
        '+    text: "Eröffnet: alle da"',
        "+    by: jobcenter",
        "+    status: fertig",
        "+    evidence:",
        "+      - url: https://example.org/x",
        "+      - kind: press",
        "+        title: Blatt",
    ]


NEWEST_FIRST = FILES[M3].replace(
    "updates:\n",
    "updates:\n  - {date: 2026-05-01, text: Neu.}  # oben\n  - {date: 2026-02-01, text: Mitte.}\n",
)


def test_entries_stand_newest_first_where_they_did(armut: Armut) -> None:
    armut.write({M3: NEWEST_FIRST})
    assert changed(armut, "status=fertig", "--evidence", "x", "--note", "Da.")[1:] == [
        "+status: fertig",
        "+  - {date: 2026-06-15, text: Da., status: fertig, evidence: [{title: x}]}",
    ]
    text = now(armut, M3)
    assert text.index("2026-06-15") < text.index("2026-05-01")
    armut.ask("-q", "set", "M-3", "status=gebuendelt", "bundled_into=konzept")
    text = now(armut, M3)
    assert text.index("status: gebuendelt}") < text.index("status: fertig,")
    assert armut("validate").code == 0


def test_the_reason_of_an_earlier_status_is_mentioned(armut: Armut) -> None:
    armut.write({M3: FILES[M3] + "status_reason: Kein Geld\n"})
    answer = armut("set", "M-03", "status=geprueft")
    assert "reason for the earlier status stays: “Kein Geld”" in answer.err
    armut.write({M3: FILES[M3] + "status_reason: Kein Geld\n"})
    assert armut("set", "M-03", "status=geprueft", "status_reason=").err == ""


def test_an_added_error_is_refused(armut: Armut) -> None:
    answer = armut("set", "M-01", "status=fertig")
    assert answer.code == 1
    assert "+status: fertig" in answer.out
    assert "error[open-milestone]" in answer.err
    assert "nothing is written: the change would add an error" in answer.err
    assert "--force" in answer.err
    assert now(armut, M1) == FILES[M1]


def test_an_error_in_another_file_counts(armut: Armut) -> None:
    armut.write(
        {M3: FILES[M3].replace("umzusetzen", "gebuendelt") + "bundled_into: {measure: M-04}\n"}
    )
    answer = armut("set", "M-04", "status=gebuendelt", "bundled_into=M-03")
    assert answer.code == 1, answer.err
    assert now(armut, M4) == FILES[M4]


def test_force_writes_all_the_same(armut: Armut) -> None:
    answer = armut("set", "M-01", "status=fertig", "--force")
    assert answer.code == 0
    assert "error[open-milestone]" in answer.err
    assert "status: fertig" in now(armut, M1)


def test_errors_that_were_there_do_not_count(armut: Armut) -> None:
    armut.write({M3: FILES[M3].replace("lead: jugendamt", "lead: weg")})
    assert changed(armut, "summary=Essen") == ["+summary: Essen"]
    more = "updates:\n  - {date: 2026-01-01, text: x}\n  - {date: 2026-01-02, by: weg}\n"
    armut.write({M3: FILES[M3].partition("updates:")[0] + more})
    armut.ask("-q", "set", "M-3", "updates[1]=")
    assert "2026-01-01" not in now(armut, M3)


def test_new_warnings_are_shown_and_old_ones_are_not(armut: Armut) -> None:
    answer = armut("set", "M-03", "status=in-umsetzung")
    assert answer.code == 0
    assert "warning[missing-milestone]" in answer.err
    assert armut("set", "M-03", "summary=x").err == ""
    armut.write({M3: FILES[M3]})
    assert armut("-q", "set", "M-03", "status=in-umsetzung") == (0, "", "")


def test_a_dry_run_writes_nothing(armut: Armut) -> None:
    answer = armut("set", "M-03", "lead=sozialamt", "--dry-run")
    assert answer.code == 0
    assert "+lead: sozialamt" in answer.out
    assert answer.err == "nothing is written: --dry-run\n"
    assert now(armut, M3) == FILES[M3]


def test_a_selection_needs_a_yes(armut: Armut) -> None:
    err = armut.refuse("set", "--lead", "sozialamt", "visibility=public")
    assert "nobody is there to ask" in err
    assert "--yes" in err
    armut.ask("-q", "set", "--lead", "sozialamt", "visibility=internal", "--yes")
    changed_files = [path for path in FILES if now(armut, path) != FILES[path]]
    assert changed_files == [M1, "measures/M-10.yaml"]
    answer = armut("set", "--lead", "jobcenter", "--overdue", "goals=teilhabe", "--dry-run")
    assert answer.code == 0


def test_a_selection_narrows_ids_and_may_be_empty(armut: Armut) -> None:
    armut.ask("-q", "set", "1", "3", "--lead", "jugendamt", "visibility=internal", "--yes")
    assert now(armut, M1) == FILES[M1]
    assert now(armut, M3) != FILES[M3]
    answer = armut("set", "--text", "gibt es nicht", "lead=jobcenter")
    assert answer == (0, "", "no measure is selected, so nothing is changed\n")


def test_a_person_is_asked_with_the_count(armut: Armut) -> None:
    question = "Change 2 measures (M-01, M-10)?"
    words = ("set", "--lead", "sozialamt", "goals=beratung")
    screen = converse(armut.folder, *words, answers=((question, "\n"),))
    assert screen.code == 1
    assert "nothing is changed" in screen.text
    assert now(armut, M1) == FILES[M1]
    screen = converse(armut.folder, *words, answers=((question, "y\n"),))
    assert screen.code == 0
    assert "goals: [beratung]" in now(armut, M1)


def test_many_are_not_all_named(armut: Armut) -> None:
    armut.write({f"measures/M-{n}.yaml": FILES[M3] for n in range(20, 40)})
    question = "Change 21 measures (M-03, M-20, M-21, M-22, M-23, M-24, M-25, M-26, M-27"
    converse(armut.folder, "set", "--lead", "jugendamt", "end=", answers=((question, "n\n"),))


def test_a_problem_on_a_terminal_keeps_its_lines(armut: Armut) -> None:
    screen = converse(armut.folder, "--color", "always", "set", "3", "status=in-umsetzung")
    assert "\x1b[31m-status: umzusetzen\x1b[0m" in screen.text
    assert "\x1b[1m--- a/measures/M-03.yaml\x1b[0m" in screen.text
    assert "\x1b[1;33mwarning[missing-milestone]: \x1b[0m" in screen.text
    assert "4 | status: in-umsetzung\n" in screen.text


def test_bytes_outside_the_value_stay(armut: Armut) -> None:
    messy = (
        "\ufeff# Kopf\r\ntitle:   'Mittagstisch'   # bleibt\r\n\r\n\r\n"
        "lead: jugendamt\t# auch\r\nstatus: umzusetzen   \r\nende_: 1"
    ).replace("ende_: 1", "end: 2027")
    armut.write({M3: messy})
    armut.ask("-q", "set", "M-03", "lead=sozialamt")
    assert (armut.folder / M3).read_bytes() == messy.replace("jugendamt", "sozialamt").encode()


def test_files_that_cannot_be_edited_are_told(armut: Armut) -> None:
    armut.write({M3: "title: [\n"})
    answer = armut("-q", "set", "M-03", "lead=sozialamt")
    assert answer.code == 2
    assert "measures/M-03.yaml cannot be read" in answer.err
    assert "armut edit M-03" in answer.err
    anchored = FILES[M3].replace("lead: jugendamt", "lead: &amt jugendamt") + "summary: *amt\n"
    armut.write({M3: anchored})
    answer = armut("set", "M-03", "lead=sozialamt")
    assert answer.code == 1
    assert "line 2" in answer.err
    assert now(armut, M3) == anchored


def test_a_file_that_is_gone_is_told(armut: Armut) -> None:
    (armut.folder / M3).unlink()
    (armut.folder / M3).symlink_to("nowhere.yaml")
    assert "cannot be read" in armut("-q", "set", "M-03", "lead=sozialamt").err


def test_the_past_stays(armut: Armut, history: History) -> None:
    err = armut.refuse("--at", "HEAD", "set", "M-03", "lead=sozialamt")
    assert "--at" in err
    assert history.git("status", "--porcelain") == ""


@pytest.fixture
def history(armut: Armut, monkeypatch: pytest.MonkeyPatch) -> History:
    history = History(armut.folder, monkeypatch)
    history.commit("2026-06-01")
    return history


def test_commit_takes_that_file_alone(armut: Armut, history: History) -> None:
    history.commit("2026-06-02", {"armut.yaml": ALLIANCE.replace("language: de", "language: en")})
    armut.write({M1: FILES[M1] + "# staged\n", M4: FILES[M4] + "# dirty\n"})
    history.git("add", M1)
    answer = armut(
        "set", "M-03", "status=in-um", "milestones+={title: A, due: 2026-07}", "--commit"
    )
    assert (answer.code, answer.err) == (0, "committed: M-03: Status umzusetzen → in Umsetzung\n")
    assert history.git("log", "-1", "--format=%B") == (
        "M-03: Status umzusetzen → in Umsetzung\n\n- New milestone: “A”, due July 2026"
    )
    assert history.git("show", "--name-only", "--format=").split() == [M3]
    assert history.git("status", "--porcelain").split() == ["M", M1, "M", M4]


def test_each_file_gets_its_own_commit(armut: Armut, history: History) -> None:
    armut("set", "M-01", "M-03", "alter", "visibility=internal", "--commit")
    shown = history.git("log", "-3", "--format=%s", "--name-only").splitlines()
    assert [line for line in shown if "/" in line] == ["groups/alter.yaml", M3, M1]
    assert history.git("status", "--porcelain") == ""


def test_a_long_subject_is_cut_and_told_in_full(armut: Armut, history: History) -> None:
    title = "Ein sehr langer Titel, " * 8
    armut("set", "M-03", f"title={title}", "--commit")
    subject, _, body = history.git("log", "-1", "--format=%B").partition("\n\n")
    assert len(subject) <= 100
    assert subject.endswith("…")
    assert body.startswith("- ")
    armut("set", "M-03", "internal.notes=x", "--commit")
    assert history.git("log", "-1", "--format=%s").startswith("M-03: ")


def test_without_git_a_commit_is_refused_before_anything_is_written(armut: Armut) -> None:
    err = armut.refuse("set", "M-03", "lead=sozialamt", "--commit")
    assert "is in no git repository" in err
    assert now(armut, M3) == FILES[M3]


def test_git_that_does_not_know_the_person_is_told(
    armut: Armut, history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (
        "GIT_AUTHOR_NAME",
        "GIT_AUTHOR_EMAIL",
        "GIT_COMMITTER_NAME",
        "GIT_COMMITTER_EMAIL",
    ):
        monkeypatch.delenv(name)
    history.git("config", "user.useConfigOnly", "true")
    answer = armut("set", "M-03", "lead=sozialamt", "--commit")
    assert answer.code == 2
    assert "measures/M-03.yaml is written, but not committed" in answer.err
    assert "git config --global user.name" in answer.err
    assert "lead: sozialamt" in now(armut, M3)


def test_a_hook_that_refuses_is_heard(armut: Armut, history: History) -> None:
    hook = history.top / ".git/hooks/pre-commit"
    hook.write_text("#!/bin/sh\necho 'Regel 1 verletzt'\necho 'Regel 2 auch' >&2\nexit 1\n")
    hook.chmod(0o755)
    answer = armut("set", "M-03", "lead=sozialamt", "--commit")
    assert answer.code == 2
    assert "Regel 1 verletzt\nRegel 2 auch\n" in answer.err
    assert "is written, but not committed" in answer.err
    assert "lead: sozialamt" in now(armut, M3)
    assert history.git("status", "--porcelain").split() == ["M", M3]


def test_labels_are_those_of_the_register(armut: Armut) -> None:
    answer = armut("--lang", "de", "set", "M-03", "Goals+=Beratung", "--dry-run")
    assert answer.code == 0
    assert "+goals: [beratung]" in answer.out


def test_a_vocabulary_that_is_empty_is_told(armut: Armut) -> None:
    armut.write(
        {"armut.yaml": ALLIANCE.replace("processes:\n  konzept: {title: Beratungskonzept}\n", "")}
    )
    armut.write({"measures/M-02.yaml": FILES[M3]})
    assert "the register has none" in armut.refuse("set", "M-03", "bundled_into.process=x")
