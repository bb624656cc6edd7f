"""The rules at their edges: what is let pass, and what is not."""

from __future__ import annotations

import pytest

from armut_cli.check.rules.ids import is_id
from tests.check.test_check import active
from tests.check.town import MEASURE, found, rules

BUNDLED = "title: X\nstatus: gebuendelt\nbundled_into: {process: beratungskonzept}\n"
REJECTED = "title: X\nstatus: abgelehnt\nstatus_reason: x\n"
PUBLIC = MEASURE + "summary: Hilfe.\nvisibility: public\n"

MEASURES = {
    # Lead
    "proposed needs no lead": (MEASURE, []),
    "planned needs a lead": ("title: X\nstatus: umzusetzen\n", ["missing-lead"]),
    "unknown kind needs nothing": ("title: X\nstatus: zurueckgestellt\nstatus_reason: x\n", []),
    # Milestones
    "ongoing needs no milestone": (active(milestones="") + "ongoing: true\n", []),
    "milestone beyond the horizon": (
        active(milestones="[{title: R, due: 2027-12}]"),
        ["missing-milestone"],
    ),
    "milestone that begins within the horizon": (active(milestones="[{title: R, due: 2027}]"), []),
    "overdue milestone is open": (active(milestones="[{title: R, due: 2026-01}]"), []),
    "reached milestone is none": (
        active(milestones="[{title: R, due: 2027-01, done: 2026-10}]"),
        ["missing-milestone"],
    ),
    "undated milestone is none": (active(milestones="[{title: R}]"), ["missing-milestone"]),
    # Updates
    "never heard of": (active(updates=""), ["stale-measure"]),
    "planned and never heard of": ("title: X\nlead: jobcenter\nstatus: umzusetzen\n", []),
    "heard of on the last day": (active(updates="[{date: 2026-05-05, text: x}]"), []),
    "heard of a day too long ago": (
        active(updates="[{date: 2026-05-04, text: x}]"),
        ["stale-measure"],
    ),
    "heard of in a vague year": (active(updates="[{date: 2026, text: x}]"), []),
    "bundled is not silent": (
        BUNDLED + "updates: [{date: 2019, text: x}]\n",
        [],
    ),
    "of two updates of a day the last counts": (
        active(
            updates="[{date: 2026-10, text: x, status: umzusetzen},"
            " {date: 2026-10, text: y, status: in-umsetzung}]"
        ),
        [],
    ),
    "an older update may differ": (
        active(updates="[{date: 2026-10, text: y}, {date: 2020, status: umzusetzen}]"),
        ["status-differs"],
    ),
    "an update without status says nothing": (active(), []),
    # Done
    "evidence of an update counts": (
        active(
            status="abgeschlossen",
            milestones="",
            updates="[{date: 2026-10, evidence: [{kind: press, title: x}]}]",
        ),
        [],
    ),
    "evidence is not published": (
        active(status="abgeschlossen", milestones="") + "unpublished: [evidence]\n",
        [],
    ),
    # Reasons
    "practice needs no reason": (MEASURE + "recommendation: {verdict: practice}\n", []),
    "reason is not published": (
        MEASURE + "recommendation: {verdict: bundle}\nunpublished: [recommendation.reason]\n",
        [],
    ),
    "bundle needs a reason": (
        MEASURE + "recommendation: {verdict: bundle}\n",
        ["verdict-without-reason"],
    ),
    # Bundling
    "target not published": ("title: X\nstatus: gebuendelt\nunpublished: [bundled_into]\n", []),
    "empty target": ("title: X\nstatus: gebuendelt\nbundled_into: {}\n", ["missing-target"]),
    # Dates
    "today is not the future": (MEASURE + "origin: {kind: other, date: 2026-11-01}\n", []),
    "this year is not the future": (MEASURE + "origin: {kind: other, date: 2026}\n", []),
    "tomorrow is": (MEASURE + "origin: {kind: other, date: 2026-11-02}\n", ["future-date"]),
    "asked tomorrow": (
        MEASURE + "statements: [{by: jobcenter, requested: 2027}]\n",
        ["future-date"],
    ),
    "every fact counts": (
        MEASURE
        + "recommendation: {verdict: feasible, date: 2027}\n"
        + "decisions: [{body: Rat, date: 2027}]\n"
        + "milestones: [{title: x, done: 2027}]\n"
        + "updates: [{date: 2027, text: x, evidence: [{title: x, date: 2027}]}]\n"
        + "evidence: [{title: x, date: 2027}]\n"
        + "blocker: {reason: x, since: 2027}\n",
        ["future-date"] * 7,
    ),
    "done before a vague start": (
        MEASURE + "start: 2026\nmilestones: [{title: x, done: 2026-01-01}]\n",
        [],
    ),
    "end in the year of the start": (MEASURE + "start: 2026-06\nend: 2026\n", []),
    "due in the year of the end": (
        MEASURE + "end: 2027\nmilestones: [{title: x, due: 2027-12-31}]\n",
        [],
    ),
    "due after the request": (
        MEASURE + "statements: [{by: jobcenter, requested: 2026-06, due: 2026-05}]\n",
        ["answer-before-request", "overdue-statement"],
    ),
    "recommended before the proposal": (
        MEASURE
        + "origin: {kind: other, date: 2020}\nrecommendation: {verdict: feasible, date: 2019}\n",
        ["answer-before-proposal"],
    ),
    "decided before the proposal": (
        MEASURE + "origin: {kind: other, date: 2020}\ndecisions: [{body: Rat, date: 2019}]\n",
        [],
    ),
    "statement due today": (
        MEASURE + "statements: [{by: jobcenter, due: 2026-11-01}]\n",
        [],
    ),
    "statement due of a rejected measure": (
        REJECTED + "statements: [{by: jobcenter, due: 2026-10-01}]\n",
        [],
    ),
    "years that are far away": (
        MEASURE
        + "start: 1066\nend: 2206\norigin: {kind: other, date: 1918}\n"
        + "statements: [{by: jobcenter, due: 1926}]\n",
        ["odd-year", "odd-year", "odd-year", "odd-year", "overdue-statement"],
    ),
    "done in a year that is far away": (
        MEASURE + "start: 2026\nmilestones: [{title: x, done: 1026-01}]\n",
        ["odd-year"],
    ),
    # Records
    "origin not published": (MEASURE + "origin: {kind: group}\nunpublished: [groups]\n", []),
    "titles that are placeholders": (
        "title: Besuchsdienste ausweiten\nstatus: vorgeschlagen\nunpublished: [title]\n",
        [],
    ),
    "title in other letters": (
        "title: BESUCHSDIENSTE AUSWEITEN\nstatus: vorgeschlagen\n",
        ["same-title"],
    ),
    "partner twice": (
        MEASURE + "partners: [{organisation: jobcenter}, {organisation: jobcenter}]\n",
        ["named-twice"],
    ),
    "district twice in two spellings": (
        MEASURE + "districts: [Oberbarmen, oberbarmen]\n",
        ["two-spellings"],
    ),
    # Gaps
    "list published in part": (
        MEASURE + "updates: [{date: 2026-10, text: x}]\nunpublished: [updates, title]\n",
        [],
    ),
    "part published": (
        MEASURE + "origin: {kind: audience}\nunpublished: [origin.date, statements.text]\n",
        [],
    ),
    "part filled": (
        MEASURE + "origin: {kind: other, date: 2018}\nunpublished: [origin.date]\n",
        ["filled-gap"],
    ),
    "whole filled": (MEASURE + "start: 2026\nunpublished: [start]\n", ["filled-gap"]),
    "no such part": (MEASURE + "unpublished: [origin.datum]\n", ["unknown-gap"]),
    "no field": (MEASURE + "unpublished: [id]\n", ["unknown-gap"]),
    # Texts
    "an update that is only a status": (
        MEASURE + "updates: [{date: 2026, status: vorgeschlagen}]\n",
        [],
    ),
    "an update that says nothing": (MEASURE + "updates: [{date: 2026}]\n", ["empty-entry"]),
    "empty evidence of an update": (
        MEASURE + "updates: [{date: 2026, evidence: [{kind: photo}]}]\n",
        ["empty-entry"],
    ),
    "blank title": ("title: ' '\nstatus: vorgeschlagen\n", ["empty-text"]),
    "blank entry": (MEASURE + "sources: ['']\n", ["empty-text"]),
    "blank status": ("title: X\nstatus: ''\n", ["empty-text"]),
    "200 characters": (MEASURE + f"summary: {'x' * 200}\n", []),
    "200 characters and a line end": (MEASURE + f"summary: |\n  {'x' * 200}\n", []),
    "201 characters": (MEASURE + f"summary: {'x' * 201}\n", ["long-summary"]),
    "autolink is no HTML": (MEASURE + "description: siehe <https://example.org>\n", []),
    "mail link is no HTML": (MEASURE + "description: an <info@example.org>\n", []),
    "less than is no HTML": (MEASURE + "description: 3 < 5 und 7 > 6, a<b\n", []),
    "code is no HTML": (MEASURE + "description: das Zeichen `<b>`\n", []),
    "closing tag": (MEASURE + "description: x</p>\n", ["raw-html"]),
    "comment": (MEASURE + "description: x <!-- y -->\n", ["raw-html"]),
    "tag with attributes": (MEASURE + "description: <a href='x'>y</a>\n", ["raw-html"]),
    "break": (MEASURE + "description: x<br/>y\n", ["raw-html"]),
    "internal notes are texts, too": (MEASURE + "internal: {notes: <b>x</b>}\n", ["raw-html"]),
}


@pytest.mark.parametrize(("text", "expected"), MEASURES.values(), ids=MEASURES)
def test_measures(text: str, expected: list[str]) -> None:
    assert sorted(rules(text)) == expected


def test_a_chain_of_bundling_ends_where_it_goes_on() -> None:
    chain = {
        f"measures/M-0{n}.yaml": f"title: X{n}\nstatus: gebuendelt\nbundled_into: {{{into}}}\n"
        for n, into in enumerate(
            ["measure: M-02", "measure: M-03", "measure: M-04", "process: beratungskonzept"], 1
        )
    }
    problems = found(chain.pop("measures/M-01.yaml"), chain)
    told = [
        (it.place.path, it.rule, it.message.values, it.help.values if it.help else {})
        for it in problems
    ]
    last = {"last": "beratungskonzept"}
    assert told == [
        ("measures/M-01.yaml", "bundled-target", {"target": "M-02", "next": "M-03"}, last),
        ("measures/M-02.yaml", "bundled-target", {"target": "M-03", "next": "M-04"}, last),
        (
            "measures/M-03.yaml",
            "bundled-target",
            {"target": "M-04", "next": "beratungskonzept"},
            last,
        ),
    ]


def test_a_way_into_a_circle_is_told_once() -> None:
    head = "status: gebuendelt\nbundled_into:"
    into = {"M-01": "M-02", "M-02": "M-03", "M-03": "M-04", "M-04": "M-02"}
    files = {
        f"measures/{id}.yaml": f"title: X{id}\n{head} {{measure: {to}}}\n"
        for id, to in into.items()
    }
    (problem,) = found(files.pop("measures/M-01.yaml"), files)
    assert problem.place.path == "measures/M-02.yaml"
    assert problem.message.values == {"ids": "M-02 → M-03 → M-04 → M-02"}


ADDRESSES = {
    "sozialplanung@stadt.wuppertal.de": False,
    "buendnis-gegen-armut@stadt.wuppertal.de": False,
    "team.jugend@example.org": False,
    "info@gmx.de": False,
    "verein@web.de": False,
    "presse@example.org": False,
    "jobcenter.wuppertal@example.org": False,
    "erika@example.org": False,
    "erika.mustermann@example.org": True,
    "e.mustermann@example.org": True,
    "erika_mustermann@example.org": True,
    "jürgen.müller-lüdenscheid@example.org": True,
    "walter.schmidt@example.org": True,
    "walter.post@example.org": False,
    "schnuffel77@gmx.de": True,
    "erika@t-online.de": True,
}


@pytest.mark.parametrize(("address", "private"), ADDRESSES.items())
def test_addresses_of_persons(address: str, private: bool) -> None:  # noqa: FBT001 - a table
    expected = ["private-email"] if private else []
    assert rules(PUBLIC + f"description: Bitte an {address} schreiben.\n") == expected


NUMBERS = {
    "0202 563-0": False,
    "+49 202 5630": False,
    "VO/0152/2026 vom 01.02.2026": False,
    "2016-0151234": False,
    "0151 23456789": True,
    "0171/1234567": True,
    "+49 160 1234567": True,
    "0049 (0)175 123 45 67": True,
    "(0157) 12345678": True,
    "015112": False,
}


@pytest.mark.parametrize(("number", "private"), NUMBERS.items())
def test_numbers_of_persons(number: str, private: bool) -> None:  # noqa: FBT001 - a table
    expected = ["private-phone"] if private else []
    assert rules(PUBLIC + f"description: Tel. {number}\n") == expected


def test_internal_is_internal() -> None:
    private = "description: erika.mustermann@gmx.de, 0151 23456789\n"
    assert rules(MEASURE + private) == []
    assert rules(PUBLIC + "internal: {contact: 'erika@gmx.de, 0151 23456789'}\n") == []


def test_the_contact_of_the_alliance_is_public() -> None:
    assert rules(contact="erika.mustermann@example.org") == ["private-email"]


def test_public_by_default_of_the_register() -> None:
    files = {"measures/M-07.yaml": "title: Y\nstatus: vorgeschlagen\nvisibility: internal\n"}
    text = "name: X\nvisibility: public\nstatuses: {vorgeschlagen: {label: x, kind: proposed}}\n"
    problems = found(MEASURE + "related: [M-07]\n", {**files, "armut.yaml": text})
    assert [(it.rule, it.place.path) for it in problems[:2]] == [
        ("unknown-organisation", "groups/armut-im-alter.yaml"),
        ("missing-summary", "measures/M-01.yaml"),
    ]
    assert problems[2].rule == "internal-reference"


LINKS = {
    "https://www.wuppertal.de/presse?a=b#c": True,
    "http://example.org": True,
    "https://xn--strae-oqa.de/ü": True,
    "HTTPS://EXAMPLE.ORG/": True,
    "https://": False,
    "https://localhost": False,
    "https://exa mple.org": False,
    "ftp://example.org": False,
    "file:///S:/Ablage/x.pdf": False,
    "S:/Ablage/x.pdf": False,
    "www.wuppertal.de": False,
    "javascript:alert(1)": False,
    "siehe Anlage": False,
}


@pytest.mark.parametrize(("link", "fine"), LINKS.items())
def test_links(link: str, fine: bool) -> None:  # noqa: FBT001 - a table
    expected = [] if fine else ["no-web-address"]
    assert rules(MEASURE + f"evidence: [{{title: x, url: '{link}'}}]\n") == expected


@pytest.mark.parametrize(
    "line",
    [
        "decisions: [{body: Rat, url: x}]",
        "offers: [{name: x, url: x}]",
        "updates: [{date: 2026, text: x, evidence: [{title: x, url: x}]}]",
        "sources: [www.example.org]",
        "sources: [ftp://example.org]",
    ],
)
def test_links_everywhere_in_a_measure(line: str) -> None:
    assert rules(f"{MEASURE}{line}\n") == ["no-web-address"]


def test_links_of_the_vocabulary_and_of_groups() -> None:
    assert rules(url="x", published="[{label: x, count: 1, source: www.x.de}]") == [
        "no-web-address",
        "no-web-address",
    ]
    group = (
        "name: A\nmoderation: [sozialamt]\nmeetings: [{date: 2026}]\noffers: [{name: x, url: x}]\n"
    )
    assert rules(MEASURE, {"groups/armut-im-alter.yaml": group}) == ["no-web-address"]


def test_sources_may_be_words() -> None:
    sources = "[Wuppertaler Rundschau vom 3. Mai 2018, 'Ratsdrucksache: VO/1', https://example.org]"
    assert rules(f"{MEASURE}sources: {sources}\n") == []


IDS = {
    **dict.fromkeys(("M-01", "m1", "armut-im-alter", "A_b.c", "M-1.2", "x" * 100), True),
    **dict.fromkeys(("", "1", "01-M", "M 01", "Maßnahme", "M-", "-M", "M/1", "none"), False),
    **dict.fromkeys(("No", "true", "CON", "lpt1", "x" * 101, "M-01\n"), False),
}


@pytest.mark.parametrize(("id", "fine"), IDS.items())
def test_ids(id: str, fine: bool) -> None:  # noqa: FBT001 - a table
    assert is_id(id) == fine


def test_ids_of_the_vocabulary_and_of_groups() -> None:
    texts = "name: X\ngoals: {'zu Hause': {label: x}, Wohnen: {label: y}, wohnen: {label: z}}\n"
    gaps = "unpublished: [meetings, moderation]\n"
    problems = found(
        MEASURE.replace("vorgeschlagen", "proposed"),
        {
            "armut.yaml": texts,
            "measures/M-07.yaml": "title: X\nstatus: proposed\nunpublished: [goals]\n",
            "groups/armut-im-alter.yaml": "name: X\n" + gaps,
            "groups/Kinder & Jugend.yaml": "name: Y\n" + gaps,
        },
    )
    assert [(it.rule, it.place.path) for it in problems] == [
        ("odd-id", "armut.yaml"),
        ("case-clash", "armut.yaml"),
        ("odd-id", "groups/Kinder & Jugend.yaml"),
    ]
    assert problems[2].help
    assert problems[2].help.values == {"value": "Kinder-Jugend"}


def test_an_id_for_which_there_is_no_better_one() -> None:
    (problem,) = found(MEASURE, {"measures/1.yaml": "title: X\nstatus: vorgeschlagen\n"})
    assert (problem.rule, problem.place.path) == ("odd-id", "measures/1.yaml")
    assert problem.help
    assert not problem.help.values


def test_a_word_that_means_something_else_is_no_id() -> None:
    (problem,) = found(MEASURE, {"measures/con.yaml": "title: X\nstatus: vorgeschlagen\n"})
    assert (problem.rule, problem.place.path) == ("odd-id", "measures/con.yaml")
    assert problem.help
    assert problem.help.values == {"value": "con-1"}


def test_an_odd_id_of_a_flawed_file() -> None:
    problems = found(MEASURE, {"measures/M 2.yaml": "titel: X\nstatus: vorgeschlagen\n"})
    assert [it.rule for it in problems] == ["odd-id", "unknown-key"]


def test_meetings_may_be_to_come_but_not_that_far() -> None:
    group = "name: A\nmoderation: [sozialamt]\nmeetings: [{date: 2027}, {date: 2207}]\n"
    (problem,) = found(MEASURE, {"groups/armut-im-alter.yaml": group})
    assert (problem.rule, problem.data) == ("odd-year", ("meetings", 1, "date"))
