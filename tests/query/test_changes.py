"""What is said of a change: text in, sentences out."""

from __future__ import annotations

import json

import msgspec
import pytest

from armut_cli.query.changes import changes, plain_changes, recount, shifted
from armut_cli.query.changes_form import changes_markdown, changes_text
from armut_cli.query.changes_headline import headline
from tests.query.compare import ALLIANCE, ONE, START, compared, told, view

STEP = "milestones: [{title: Plan, %s}]"
ASKED = "statements: [{by: social, requested: 2026-01-10%s}]"


@pytest.mark.parametrize(
    ("before", "after", "kind", "sentence"),
    [
        # Status
        ("status: planned", "status: active", "forward", "Status: to do → running"),
        ("status: active", "status: done", "finished", "Status: running → completed"),
        ("status: done", "status: active", "back", "Status: completed → running"),
        ("status: active", "status: deferred", "back", "Status: running → on hold"),
        ("status: deferred", "status: planned", "forward", "Status: on hold → to do"),
        ("status: active", "status: open", "other", "Status: running → not known"),
        ("status: open", "status: active", "forward", "Status: not known → running"),
        ("status: prepared", "status: active", "forward", "Status: in preparation → running"),
        ("status: active", "status: prepared", "back", "Status: running → in preparation"),
        ("status: odd", "status: active", "forward", "Status: odd → running"),
        ("status: odd", "status: strange", "other", "Status: odd → strange"),
        (
            "status: active",
            "status: deferred\nstatus_reason: No room",
            "back",
            "Status: running → on hold\nReason: No room",
        ),
        ("", "status_reason: No room", "other", "Reason for the status: added"),
        ("status_reason: No room", "", "other", "Reason for the status: deleted"),
        # Lead
        ("", "lead: jobcenter", "forward", "Lead: now Jobcenter"),
        ("lead: jobcenter", "lead: social", "other", "Lead: Jobcenter → Social Office"),
        ("lead: jobcenter", "", "back", "Lead: no longer Jobcenter, nobody yet"),
        # Dates
        ("", "end: 2026", "forward", "End: now 2026"),
        ("end: 2026", "", "back", "End: no longer 2026"),
        ("end: 2026", "end: 2027-Q2", "back", "End: 2026 → quarter 2 of 2027, six months later"),
        ("end: 2026", "end: 2026-Q2", "other", "End: 2026 → quarter 2 of 2026, more precise"),
        ("end: 2026-12", "end: 2026", "other", "End: December 2026 → 2026, less precise"),
        ("end: 2026-Q2", "end: 2026", "back", "End: quarter 2 of 2026 → 2026, six months later"),
        ("end: 2027", "end: 2026", "forward", "End: 2027 → 2026, one year earlier"),
        ("end: 2026", "end: 2029", "back", "End: 2026 → 2029, three years later"),
        ("end: 2026-03", "end: 2026-04", "back", "End: March 2026 → April 2026, one month later"),
        (
            "end: 2026-04",
            "end: 2026-01",
            "forward",
            "End: April 2026 → January 2026, three months earlier",
        ),
        (
            "end: 2026-05-01",
            "end: 2026-05-02",
            "back",
            "End: 1 May 2026 → 2 May 2026, one day later",
        ),
        (
            "end: 2026-05-20",
            "end: 2026-05-01",
            "forward",
            "End: 20 May 2026 → 1 May 2026, 19 days earlier",
        ),
        (
            "end: 2026-05-15",
            "end: 2026-07-15",
            "back",
            "End: 15 May 2026 → 15 July 2026, two months later",
        ),
        (
            "end: 2026-05-15",
            "end: 2026-12-03",
            "back",
            "End: 15 May 2026 → 3 December 2026, about seven months later",
        ),
        (
            "end: 2026-12-03",
            "end: 2026-05-15",
            "forward",
            "End: 3 December 2026 → 15 May 2026, about seven months earlier",
        ),
        (
            "start: 2026-Q1",
            "start: 2026-Q2",
            "back",
            "Start: quarter 1 of 2026 → quarter 2 of 2026, three months later",
        ),
        ("", "ongoing: true", "other", "Now a permanent task"),
        ("ongoing: true", "", "other", "No longer a permanent task"),
        # Bundling and blocker
        ("", "bundled_into: {process: concept}", "forward", "Bundled into: Advice concept"),
        (
            "bundled_into: {process: concept}",
            "bundled_into: {measure: M-01}",
            "other",
            "Bundled into: Advice concept → M-01 Visits",
        ),
        (
            "bundled_into: {measure: M-99}",
            "",
            "back",
            "No longer bundled into: M-99",
        ),
        ("", "blocker: {reason: No money}", "back", "Blocked: No money"),
        ("blocker: {reason: No money}", "", "forward", "No longer blocked: No money"),
        ("blocker: {reason: No money}", "blocker: {reason: No room}", "other", "Blocker: reworded"),
        (
            "blocker: {reason: No money}",
            "blocker: {reason: No money, from: social}",
            "other",
            "Blocker: changed",
        ),
        # Milestones
        ("", "milestones: [{title: Plan}]", "other", "New milestone: “Plan”"),
        ("", STEP % "due: 2026-03", "other", "New milestone: “Plan”, due March 2026"),
        ("", STEP % "done: 2026-03", "forward", "Milestone reached: “Plan”, March 2026"),
        (
            STEP % "due: 2026-03",
            STEP % "due: 2026-03, done: 2026-02-17",
            "forward",
            "Milestone reached: “Plan”, 17 February 2026",
        ),
        (
            STEP % "done: 2026",
            STEP % "due: 2027",
            "back",
            ("Milestone open again: “Plan”\nMilestone “Plan”: now 2027"),
        ),
        (
            STEP % "done: 2026-01",
            STEP % "done: 2026-02",
            "other",
            "Milestone “Plan”: reached February 2026",
        ),
        (
            STEP % "due: 2026-03",
            STEP % "due: 2026-05",
            "back",
            "Milestone “Plan”: March 2026 → May 2026, two months later",
        ),
        (STEP % "due: 2026-03", "", "back", "Milestone dropped: “Plan”"),
        (STEP % "done: 2026-03", "", "other", "Milestone dropped: “Plan”"),
        (
            STEP % "due: 2026-03",
            "milestones: [{title: The plan, due: 2026-03}]",
            "other",
            "Milestone renamed: “Plan” → “The plan”",
        ),
        (
            STEP % "due: 2026-03",
            STEP % "due: 2026-03, responsible: social",
            "other",
            "Milestone “Plan”: Social Office is responsible now",
        ),
        (
            STEP % "due: 2026-03, responsible: social",
            STEP % "due: 2026-03",
            "other",
            "Milestone “Plan”: nobody is responsible any more",
        ),
        # Statements
        ("", ASKED % "", "forward", "Statement of Social Office requested, 10 January 2026"),
        ("", "statements: [{by: social}]", "forward", "Statement of Social Office requested"),
        (
            ASKED % "",
            ASKED % ", date: 2026-02, text: Yes",
            "forward",
            "Statement of Social Office, February 2026",
        ),
        ("", ASKED % ", date: 2026-02", "forward", "Statement of Social Office, February 2026"),
        (ASKED % ", date: 2026-02", ASKED % "", "back", "Statement of Social Office is open again"),
        (ASKED % "", "", "back", "Statement deleted: Social Office"),
        (
            ASKED % ", due: 2026-03",
            ASKED % ", due: 2026-04",
            "back",
            "Statement of Social Office, deadline: March 2026 → April 2026, one month later",
        ),
        (
            ASKED % ", text: Yes",
            ASKED % ", text: No, cost: 500",
            "other",
            "Statement of Social Office: reworded\nStatement of Social Office, costs: added",
        ),
        (
            ASKED % ", date: 2026-02-01",
            ASKED % ", date: 2026-02-02",
            "other",
            "Statement of Social Office: changed",
        ),
        # Recommendation and decisions
        ("", "recommendation: {verdict: partly}", "forward", "Recommendation: partly feasible"),
        (
            "recommendation: {verdict: examine}",
            "recommendation: {verdict: feasible, reason: x}",
            "other",
            "Recommendation: to be examined → feasible",
        ),
        (
            "recommendation: {verdict: examine}",
            "recommendation: {verdict: examine, reason: x}",
            "other",
            "Reason for the recommendation: added",
        ),
        (
            "recommendation: {verdict: examine}",
            "recommendation: {verdict: examine, date: 2026}",
            "other",
            "Recommendation: changed",
        ),
        ("recommendation: {verdict: examine}", "", "back", "Recommendation: deleted"),
        (
            "",
            "decisions: [{body: Council, date: 2026-05-12, paper: VO/1/26, result: agreed}]",
            "forward",
            "Decision: Council, 12 May 2026, VO/1/26, agreed",
        ),
        (
            "decisions: [{body: Council, date: 2026-05-12}]",
            "decisions: [{body: Council, date: 2026-05-12, result: agreed}]",
            "other",
            "Decision changed: Council, 12 May 2026, agreed",
        ),
        ("decisions: [{body: Council}]", "", "back", "Decision deleted: Council"),
        # Updates and evidence
        (
            "",
            "updates: [{date: 2026-05, text: Rooms found., evidence: [{title: Photo}]}]",
            "forward",
            "Update of May 2026: Rooms found.\nEvidence: Photo",
        ),
        ("", "updates: [{date: 2026-05}]", "other", "Update of May 2026"),
        ("updates: [{date: 2026-05}]", "", "back", "Update of May 2026 deleted"),
        (
            "updates: [{date: 2026-05, text: a}]",
            "updates: [{date: 2026-05, text: b}]",
            "other",
            "Update of May 2026: reworded",
        ),
        (
            "updates: [{date: 2026-05, text: a}]",
            "updates: [{date: 2026-05, text: a, by: social}]",
            "other",
            "Update of May 2026: changed",
        ),
        ("", "evidence: [{kind: photo}]", "forward", "Evidence: photo"),
        (
            "evidence: [{url: https://example.org/a}]",
            "evidence: [{url: https://example.org/a, title: A}]",
            "other",
            "Evidence changed: A",
        ),
        ("evidence: [{title: A}]", "", "back", "Evidence deleted: A"),
        # All else
        ("title: Visits", "title: More visits", "other", "Title: “Visits” → “More visits”"),
        ("", "summary: a", "other", "Summary: added"),
        ("wording: a", "wording: b", "other", "Wording: reworded"),
        ("description: a", "", "other", "Description: deleted"),
        ("", "groups: [age]", "other", "Groups: new Old age"),
        ("goals: [advice]", "", "other", "Goals: no longer Better advice"),
        ("districts: [A, B]", "districts: [C, B]", "other", "Districts: new C; no longer A"),
        ("", "target_groups: [a, b]", "other", "Target groups: new a, b"),
        ("", "related: [M-01, M-09]", "other", "Related: new M-01 Visits, M-09"),
        ("", "sources: [x]", "other", "Sources: new x"),
        ("unpublished: [lead, odd]", "", "other", "Not published: no longer Lead, odd"),
        ("", "partners: [{organisation: social}]", "other", "Partners: new Social Office"),
        (
            "partners: [{organisation: social, role: a}]",
            "partners: [{organisation: social, role: b}]",
            "other",
            "Role of Social Office: reworded",
        ),
        ("", "offers: [{name: Cafe, district: A}]", "other", "Offers: new Cafe, A"),
        (
            "",
            "origin: {kind: group, group: age, date: 2025, source: Minutes}",
            "other",
            "Origin: working group, Old age, 2025, Minutes",
        ),
        ("origin: {kind: citizen}", "", "other", "Origin: deleted"),
        ("", "visibility: public", "other", "Now public"),
        ("visibility: public", "", "other", "Now internal"),
        ("", "internal: {notes: secret}", "other", "Internal notes: changed"),
    ],
)
def test_every_field_has_its_sentence(before: str, after: str, kind: str, sentence: str) -> None:
    assert told(before, after, kind) == sentence


@pytest.mark.parametrize(
    ("times", "ending"),
    [
        (1, ""),
        (2, ", postponed for the second time"),
        (3, ", postponed for the third time"),
        (7, ", postponed seven times"),
        (13, ", postponed 13 times"),
    ],
)
def test_a_date_put_off_again_is_counted(times: int, ending: str) -> None:
    sentence = "End: 2026 → quarter 2 of 2027, six months later"
    assert told("end: 2026", "end: 2027-Q2", times={"end": times}) == sentence + ending
    key = "milestone:Plan"
    step = told(STEP % "due: 2026", STEP % "due: 2027", times={key: times})
    assert step == f"Milestone “Plan”: 2026 → 2027, one year later{ending}"
    assert told("end: 2027-Q2", "end: 2026-Q2", times={"end": times}).endswith("one year earlier")


@pytest.mark.parametrize(
    "same",
    [
        "# a remark\nstatus: planned\ntitle: Visits\nsummary: a b\nlead: social\ngoals: [x, y]\n",
        "lead: 'social'\ntitle: \"Visits\"\r\ngoals: ['y', x]\nstatus: planned\r\nsummary: a b\n",
        "title: Visits\nstatus: planned\nlead: social\nsummary: >\n  a\n  b\ngoals:\n- x\n- y\n",
        "title: Visits\nstatus: planned\nlead: social\nsummary: |\n  a\n  b\n\ngoals: [y, x]\n",
    ],
)
def test_order_comments_quotes_and_folds_are_no_change(same: str) -> None:
    file = "title: Visits\nstatus: planned\nsummary: a b\nlead: social\ngoals: [x, y]\n"
    assert compared({ONE: file}, {ONE: same}) == []


def test_lists_in_another_order_are_no_change() -> None:
    one, two = "{title: A, due: 2026}", "{title: B, due: 2027}"
    before, after = f"milestones: [{one}, {two}]", f"milestones: [{two}, {one}]"
    assert told(before, after) == ""


def test_the_status_says_where_a_change_belongs_before_all_else() -> None:
    later = told("status: planned\nend: 2026", "status: active\nend: 2027", "forward")
    assert later == "Status: to do → running\nEnd: 2026 → 2027, one year later"
    assert told("end: 2026", "end: 2027\nlead: social", "back")
    assert told("summary: a", "summary: b\nlead: social", "forward")


def test_a_status_that_only_changed_its_id_is_no_change() -> None:
    alliance = ALLIANCE.replace("planned: {", "todo: {")
    before = {"armut.yaml": ALLIANCE, ONE: "title: V\nstatus: planned\n"}
    after = {"armut.yaml": alliance, ONE: "title: V\nstatus: todo\n"}
    assert compared(before, after) == []


def test_new_and_removed_measures() -> None:
    found = compared({ONE: START}, {"measures/M-02.yaml": "title: Lunch\nstatus: active\n"})
    assert [(c.kind, c.id, c.title, c.facts[0].text) for c in found] == [
        ("back", "M-01", "Visits", "No longer in the register"),
        ("new", "M-02", "Lunch", "New in the register: running"),
    ]


def test_a_renamed_file_is_the_same_measure() -> None:
    found = compared({ONE: START}, {"measures/M-07.yaml": START})
    assert [(c.kind, c.id, c.facts[0].text) for c in found] == [
        ("other", "M-07", "Id changed: M-01 → M-07")
    ]


def test_a_renamed_file_with_a_little_change_is_the_same_measure() -> None:
    lines = "lead: social\nend: 2026\nsummary: a\ngoals: [advice]\n"
    found = compared(
        {ONE: f"title: Visits at home\nstatus: planned\n{lines}"},
        {
            "measures/M-07.yaml": f"title: Visits at home\nstatus: active\n{lines}",
            "measures/M-08.yaml": f"title: Something quite different\nstatus: planned\n{lines}",
        },
    )
    assert [(c.id, [fact.text for fact in c.facts]) for c in found] == [
        ("M-07", ["Status: to do → running", "Id changed: M-01 → M-07"]),
        ("M-08", ["New in the register: to do"]),
    ]


def test_gits_word_on_a_rename_is_taken() -> None:
    before, after = view({ONE: START}), view({"measures/M-07.yaml": "title: X\nstatus: done\n"})
    found = changes(before, after, renamed={"measures/M-07.yaml": ONE})
    assert [change.kind for change in found] == ["finished"]
    assert [change.kind for change in changes(before, after)] == ["back", "new"]


def test_many_renamed_files_are_found_by_what_is_wholly_the_same() -> None:
    old = {f"measures/M-{n}.yaml": f"title: T{n}\nstatus: planned\n" for n in range(120)}
    new = {f"measures/X-{n}.yaml": f"title: T{n}\nstatus: planned\n" for n in range(120)}
    assert {change.kind for change in compared(old, new)} == {"other"}
    odd = {path: text + "lead: social\n" for path, text in new.items()}
    assert len(compared(old, odd)) == 240


def test_of_two_that_are_alike_each_is_taken_once() -> None:
    lines = "status: planned\nlead: social\nend: 2026\nsummary: a\ngoals: [advice]\nstart: 2025\n"
    old = {f"measures/M-0{n}.yaml": f"title: Visits at home {n}\n{lines}" for n in (1, 2)}
    new = {f"measures/M-1{n}.yaml": f"title: Visits at home {n}!\n{lines}" for n in (1, 2)}
    found = compared(old, new)
    assert [change.facts[-1].text for change in found] == [
        "Id changed: M-01 → M-11",
        "Id changed: M-02 → M-12",
    ]


def test_a_file_that_cannot_be_read_is_not_gone() -> None:
    broken = {ONE: "title: [\n"}
    assert [(c.kind, c.facts[0].text) for c in compared({ONE: START}, broken)] == [
        ("other", "Cannot be read at the moment, see armut validate")
    ]
    assert [(c.kind, c.facts[0].text) for c in compared(broken, {ONE: START})] == [
        ("other", "Can be read again; what it was before is not known")
    ]


# Groups

GROUP = "groups/age.yaml"


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ("name: A", "name: B", "Name: “A” → “B”"),
        ("name: A", "name: A\nkind: plenary", "Kind of group: working group → plenary"),
        (
            "name: A",
            "name: A\nmeetings: [{date: 2026-05-20, title: Third, place: Hall}]",
            "New meeting: 20 May 2026, Third, Hall",
        ),
        ("name: A\nmeetings: [{date: 2026-05}]", "name: A", "Meeting deleted: May 2026"),
        (
            "name: A\nmeetings: [{date: 2026-05, title: Third}]",
            "name: A\nmeetings: [{date: 2026-06, title: Third}]",
            "Meeting moved: May 2026 → June 2026",
        ),
        (
            "name: A\nmeetings: [{date: 2026-05}]",
            "name: A\nmeetings: [{date: 2026-05, decisions: [Go on], minutes: x}]",
            "Decided, May 2026: Go on\nMinutes of the meeting of May 2026",
        ),
        (
            "name: A\nmeetings: [{date: 2026-05, decisions: [Go on]}]",
            "name: A\nmeetings: [{date: 2026-05, decisions: [Go on, Stop]}]",
            "Decided, May 2026: Stop",
        ),
        (
            "name: A\nmeetings: [{date: 2026-05}]",
            "name: A\nmeetings: [{date: 2026-05, place: Hall}]",
            "Meeting of May 2026: now Hall",
        ),
        ("name: A", "name: A\nmoderation: [social]", "Moderation: new Social Office"),
        ("name: A\nmembers: [social]", "name: A", "Members: no longer Social Office"),
        ("name: A", "name: A\nremit: x", "Remit: added"),
        ("name: A", "name: A\ncontact: a@example.org", "Contact: added"),
        ("name: A", "name: A\noffers: [{name: Cafe}]", "Offers: new Cafe"),
        ("name: A", "name: A\nsources: [x]", "Sources: new x"),
        ("name: A", "name: A\nunpublished: [members]", "Not published: new members"),
        ("name: A", "name: A\nvisibility: public", "Now public"),
        ("name: A", "name: A\ninternal: {notes: x}", "Internal notes: changed"),
    ],
)
def test_groups_have_their_sentences(before: str, after: str, sentence: str) -> None:
    found = compared({GROUP: before}, {GROUP: after})
    assert "\n".join(fact.text for change in found for fact in change.facts) == sentence
    assert compared({GROUP: before}, {GROUP: f"# x\n{before}"}) == []


def test_a_new_group_and_one_that_is_gone() -> None:
    found = compared({"groups/b.yaml": "name: B\n"}, {"groups/c.yaml": "name: Children\n"})
    assert [(c.kind, c.title, c.facts[0].text) for c in found] == [
        ("back", "B", "No longer in the register"),
        ("new", "Children", "New group"),
    ]


# Order, headline, forms

BEFORE = {
    "measures/M-01.yaml": "title: A\nstatus: active\n",
    "measures/M-02.yaml": "title: B\nstatus: active\nend: 2026\n",
    "measures/M-10.yaml": "title: C\nstatus: planned\nsummary: it was like this for a long time\n",
    "measures/M-03.yaml": "title: D\nstatus: planned\n",
}
AFTER = {
    "measures/M-01.yaml": "title: A\nstatus: done\n",
    "measures/M-02.yaml": "title: B\nstatus: active\nend: 2027\n",
    "measures/M-10.yaml": "title: C\nstatus: planned\nsummary: it was like that for a long time\n",
    "measures/M-03.yaml": "title: D\nstatus: active\n",
    "measures/M-04.yaml": "title: <E> & *co*\nstatus: planned\n",
    GROUP: "name: Old age\nmeetings: [{date: 2026-05}]\n",
}


def test_changes_are_sorted_finished_forward_back_new_other() -> None:
    found = compared(BEFORE, AFTER)
    assert [(c.kind, c.id) for c in found] == [
        ("finished", "M-01"),
        ("forward", "M-03"),
        ("back", "M-02"),
        ("new", "M-04"),
        ("other", "M-10"),
        ("other", "age"),
    ]


def test_only_what_is_asked_for_is_told() -> None:
    before, after = view(BEFORE), view(AFTER)
    found = changes(before, after, measures={"M-02", "M-04"}, groups=())
    assert [change.id for change in found] == ["M-02", "M-04"]


def test_times_are_added_to_those_that_were_put_off() -> None:
    before, after = view(BEFORE), view(AFTER)
    found = changes(before, after)
    assert shifted(found) == ["M-02"]
    again = recount(found, before, after, {"M-02": {"end": 2}})
    assert [c.id for c in again] == [c.id for c in found]
    assert again[2].facts[0].text.endswith("postponed for the second time")


@pytest.mark.parametrize(
    ("before", "after", "until", "sentence"),
    [
        (
            BEFORE,
            AFTER,
            None,
            (
                "5 measures have changed since May: one is finished, one has moved forward, one is "
                "set back or later, one is new and one has changed otherwise. One group has news."
            ),
        ),
        ({ONE: START}, {}, None, "One measure has changed since May: one is set back or later."),
        (
            {ONE: START},
            {},
            "June",
            "One measure has changed between May and June: one is set back or later.",
        ),
        ({}, {}, None, "No measure has changed since May."),
        ({}, {}, "June", "No measure has changed between May and June."),
    ],
)
def test_the_headline(
    before: dict[str, str], after: dict[str, str], until: str | None, sentence: str
) -> None:
    assert headline(view(after), compared(before, after), "May", until) == sentence


def test_the_text_fits_the_terminal() -> None:
    found = compared(BEFORE, AFTER)
    text = changes_text(view(AFTER), found, "Head.", 60, detail=True)
    assert (
        text
        == """\
Head.

Finished
  M-01 A
    Status: running → completed

Moved forward
  M-03 D
    Status: to do → running

Set back or later
  M-02 B
    End: 2026 → 2027, one year later

New
  M-04 <E> & *co*
    New in the register: to do

Changed otherwise
  M-10 C
    Summary: reworded
      it was like [− this] [+ that] for a long time
  Old age
    New meeting: May 2026
"""
    )


def test_the_markdown_reads_well_and_shows_texts_as_they_are() -> None:
    found = compared(BEFORE, AFTER)
    text = changes_markdown(view(AFTER), found[3:], "Head.", detail=True)
    assert (
        text
        == """\
Head.

## New

- **M-04 \\<E\\> \\& \\*co\\***: New in the register: to do

## Changed otherwise

- **M-10 C**
  - Summary: reworded
    - it was like ~~this~~ **that** for a long time
- **Old age**: New meeting: May 2026
"""
    )


def test_of_a_long_text_only_the_words_around_a_change_are_shown() -> None:
    words = [f"w{number}" for number in range(30)]
    before = " ".join(words)
    words[10] = words[25] = "new"
    found = compared(
        {ONE: f"{START}wording: {before}\n"}, {ONE: f"{START}wording: {' '.join(words)}\n"}
    )
    line = changes_text(view(), found, "", 200, detail=True).splitlines()[-1]
    assert line.strip() == (
        "… w4 w5 w6 w7 w8 w9 [− w10] [+ new] w11 w12 w13 w14 w15 w16 … w19 w20 w21 w22 w23 w24 "
        "[− w25] [+ new] w26 w27 w28 w29"
    )


def test_plain_changes_are_plain() -> None:
    data = plain_changes(compared(BEFORE, AFTER))
    assert json.loads(msgspec.json.encode(data))[2] == {
        "kind": "back",
        "record": "measures",
        "id": "M-02",
        "title": "B",
        "facts": [
            {
                "kind": "back",
                "field": "end",
                "text": "End: 2026 → 2027, one year later",
                "before": "2026",
                "after": "2027",
                "diff": [],
            }
        ],
    }
