"""A measure's story: dated facts and commits in one line."""

from __future__ import annotations

import json
from datetime import date

import msgspec

from armut_cli.model.span import Span
from armut_cli.query.changes_dates import move
from armut_cli.query.story import Past, Story, plain_story, story
from armut_cli.query.story_form import story_markdown, story_text
from tests.query.compare import ONE, view

FILE = """\
title: Visits *at home*
status: active
origin: {kind: group, group: age, date: 2025}
statements:
  - {by: social, requested: 2025-02-01, date: 2025-03-01, text: That works.}
  - {by: jobcenter, requested: 2025-02-01}
recommendation: {verdict: feasible, date: 2025-03}
decisions: [{body: Council, date: 2025-05-12, paper: VO/1/25}]
start: 2025-06
end: 2027-Q2
milestones:
  - {title: Plan, due: 2025-09, done: 2025-09-02}
  - {title: Opening, due: 2026-03}
updates:
  - {date: 2025-09-02, text: The plan is there., status: active}
  - {date: 2025-10-01, status: active}
  - {date: 2025-11-01, text: Rooms found., evidence: [{title: Photo, date: 2025-11-02}]}
evidence: [{title: Undated}]
blocker: {reason: No money, since: 2026-01}
"""


def tell(*versions: str) -> Story:
    """Tell the story of the last version; the others were committed a month apart."""
    past = [
        Past(date(2026, month, 5), f"{month:040x}", view({ONE: text}).register.measures["M-01"])
        for month, text in enumerate(versions, start=1)
    ]
    now = view({ONE: versions[-1]})
    return story(now, now.register.measures["M-01"], past)


def test_the_files_dates_make_a_story() -> None:
    now = view({ONE: FILE})
    told = story(now, now.register.measures["M-01"])
    assert (
        story_text(now, told, 100)
        == """\
M-01 Visits *at home*

2025               Proposed: working group, Old age
1 February 2025    Statement of Social Office requested
1 February 2025    Statement of Jobcenter requested
March 2025         Recommendation: feasible
1 March 2025       Statement of Social Office: That works.
12 May 2025        Decision: Council, VO/1/25
June 2025          Start
2 September 2025   Milestone reached: “Plan”
2 September 2025   Update, status running: The plan is there.
1 October 2025     Update, status running
1 November 2025    Update: Rooms found.
2 November 2025    Evidence: Photo
January 2026       Blocked: No money
March 2026         Milestone due: “Opening” (overdue)
quarter 2 of 2027  Planned end
"""
    )


def test_what_rests_has_no_plan() -> None:
    now = view({ONE: FILE.replace("status: active", "status: done", 1)})
    told = story(now, now.register.measures["M-01"])
    assert not [event for event in told.events if event.source == "plan"]


def test_commits_tell_what_the_file_does_not_date() -> None:
    first = "title: Visits\nstatus: planned\nend: 2026\nmilestones: [{title: Plan, due: 2026-03}]\n"
    second = first.replace("end: 2026", "end: 2027").replace("planned", "active")
    third = second.replace("2026-03", "2026-06, done: 2026-03-02").replace("end: 2027", "end: 2028")
    third += "updates: [{date: 2026-03-03, text: News}]\n"
    told = tell(first, second, f"# a remark\n{second}", third)
    seen = [(str(e.date), e.text) for e in told.events if e.source == "commit"]
    assert seen == [
        ("2026-01-05", "Taken into the register: to do"),
        ("2026-02-05", "Status: to do → running"),
        ("2026-02-05", "End: 2026 → 2027, one year later"),
        ("2026-04-05", "End: 2027 → 2028, one year later, postponed for the second time"),
        ("2026-04-05", "Milestone “Plan”: March 2026 → June 2026, three months later"),
    ]
    assert told.postponed == (
        "End: put off two times, 2026 → 2028, two years later",
        "Milestone “Plan”: put off once, March 2026 → June 2026, three months later",
    )


def test_a_date_that_came_back_says_so() -> None:
    ends = ("2026", "2027", "2026")
    told = tell(*(f"title: V\nstatus: planned\nend: {end}\n" for end in ends))
    assert told.postponed == ("End: put off once, 2026 → 2026, as at first",)


def test_dates_that_are_gone_are_not_counted() -> None:
    steps = ("[{title: Plan, due: 2026}]", "[{title: Plan, due: 2027}]", "[]")
    told = tell(*(f"title: V\nstatus: planned\nmilestones: {step}\n" for step in steps))
    assert told.postponed == ()


def test_markdown_and_plain() -> None:
    told = tell(
        "title: A *b*\nstatus: planned\nend: 2026\n", "title: A *b*\nstatus: planned\nend: 2027\n"
    )
    assert (
        story_markdown(view(), told)
        == """\
## M-01 A \\*b\\*

- **5 January 2026** Taken into the register: to do \\[0000000\\]
- **5 February 2026** End: 2026 → 2027, one year later \\[0000000\\]
- **2027** Planned end

- End: put off once, 2026 → 2027, one year later
"""
    )
    assert json.loads(msgspec.json.encode(plain_story(told)))["events"][2] == {
        "date": "2027",
        "source": "plan",
        "field": "end",
        "text": "Planned end",
        "commit": None,
        "late": False,
        "diff": [],
    }


def test_what_became_of_a_date() -> None:
    moves = {
        ("2026", "2026-05"): "narrower",
        ("2026-05", "2026"): "later",
        ("2026-12", "2026"): "wider",
        ("2026", "2027"): "later",
        ("2026-Q2", "2026-Q1"): "earlier",
    }
    for (before, after), became in moves.items():
        assert move(Span.parse(before), Span.parse(after)) == became
