"""What changed in the alliance's own file, in sentences."""

from __future__ import annotations

import pytest

from armut_cli.query.changes import changes, plain_changes, recount
from armut_cli.query.changes_headline import headline
from tests.query.compare import ALLIANCE, ONE, START, compared, view

FILE = "armut.yaml"


def said(before: str, after: str) -> list[str]:
    """Give the facts of the alliance's file as one text each."""
    (change,) = compared({FILE: before}, {FILE: after})
    assert (change.record, change.id, change.kind) == ("alliance", FILE, "other")
    assert change.title == "Alliance and vocabulary"
    return [fact.text for fact in change.facts]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("name: Alliance", "name: New Alliance", "Name: Alliance → New Alliance"),
        ("name: Alliance\n", "name: Alliance\nshort: All\n", "Short name: now All"),
        ("language: en", "language: en\nurl: https://a.example", "Link: now https://a.example"),
        ("language: en", "language: de", "Language: en → de"),
        (
            "visibility: internal",
            "visibility: public",
            "What does not say how visible it is, is public now",
        ),
        ("goals: {", "goals: {more: {label: More}, ", "Goals: new More"),
        ("{label: Better advice}", "{label: Best advice}", "Goals: Better advice → Best advice"),
        (", short: Jobcenter", ", short: JC", "Organisations: Jobcenter of the City has changed"),
        ("  social: {name: Social Office}\n", "", "Organisations: no longer Social Office"),
        (
            "social: {name: Social",
            "social: {name: Welfare",
            "Organisations: Social Office → Welfare Office",
        ),
        ("concept: {", "other: {title: Other}, concept: {", "Processes: new Other"),
        (
            "{title: Advice concept",
            "{url: https://a.example, title: Advice concept",
            "Processes: Advice concept has changed",
        ),
        ("label: on hold", "label: resting", "Statuses: on hold → resting"),
        ("kind: deferred", "kind: rejected", "Statuses: on hold has changed"),
        ("goals", "thresholds: {stale_days: 90}\ngoals", "Silent after: 180 → 90"),
        ("goals", "rules: {stale: off}\ngoals", "Rules: new stale: off"),
        ("goals", "sources: [A paper]\ngoals", "Sources: new A paper"),
        (
            "goals",
            "published: [{label: All, count: 5, source: x}]\ngoals",
            "Published figures: new All: 5",
        ),
    ],
)
def test_sentences(old: str, new: str, sentence: str) -> None:
    assert ALLIANCE.count(old) == 1
    assert said(ALLIANCE, ALLIANCE.replace(old, new)) == [sentence]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("name: Alliance", "# a comment\nname:   'Alliance'"),
        ("planned: {", "todo: {"),
        ("goals: {advice", "goals: {help"),
        ("language: en\nvisibility: internal", "visibility: internal\nlanguage: en"),
    ],
)
def test_what_is_no_change(old: str, new: str) -> None:
    assert compared({FILE: ALLIANCE}, {FILE: ALLIANCE.replace(old, new)}) == []


def test_it_stands_last_and_in_the_headline() -> None:
    before = view({FILE: ALLIANCE, ONE: START})
    later = {FILE: ALLIANCE.replace("Social Office", "Welfare"), "groups/age.yaml": "name: Age\n"}
    after = view({**later, ONE: START})
    found = changes(before, after)
    assert [change.record for change in found] == ["groups", "alliance"]
    assert headline(after, found, "today") == (
        "No measure has changed since today. One group has news. "
        "The alliance's own file has changed."
    )
    assert plain_changes(found)[1]["facts"][0]["before"] == {
        "name": "Social Office",
        "short": None,
        "kind": None,
    }
    assert changes(before, after, measures={"M-01"}, groups=()) == []
    assert recount(found, before, after, {"M-01": {}}) == found


def test_a_file_that_cannot_be_read_is_no_change() -> None:
    assert said(ALLIANCE, "name: [") == ["Cannot be read at the moment, see armut validate"]
    assert said("name: [", ALLIANCE) == ["Can be read again; what it was before is not known"]
    assert compared({FILE: "name: ["}, {FILE: "name: {"}) == []
