"""The text of one measure of the fictional town: a plausible life, told with dates that agree."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle, islice
from random import Random

import town

Lines = list[str]


@dataclass(frozen=True)
class Course:
    """How far measures of one status have come.

    ``proposed`` are the years in which they were proposed, ``verdicts`` what may have been
    recommended: nothing yet if empty.
    """

    proposed: range
    verdicts: tuple[str, ...] = ()


COURSES = {
    "vorgeschlagen": Course(range(2026, 2027)),
    "in-pruefung": Course(range(2026, 2027)),
    "umzusetzen": Course(range(2024, 2026), ("feasible", "partly")),
    "in-umsetzung": Course(range(2018, 2023), ("feasible", "partly", "practice")),
    "abgeschlossen": Course(range(2018, 2021), ("feasible", "practice")),
    "gebuendelt": Course(range(2018, 2025), ("bundle",)),
    "zurueckgestellt": Course(range(2020, 2025), ("examine", "partly")),
    "abgelehnt": Course(range(2018, 2025), ("not-feasible", "not-responsible")),
}

STATUSES = (
    *("in-umsetzung", "gebuendelt", "umzusetzen", "gebuendelt", "abgeschlossen", "gebuendelt"),
    *("in-pruefung", "vorgeschlagen", "zurueckgestellt", "abgelehnt"),
    *(3 * ("in-umsetzung",) + ("gebuendelt",) + 2 * ("umzusetzen", "abgeschlossen")),
    *(11 * ("in-umsetzung",)),
)
"""The order in which statuses come and come again: all of them within the first ten, so that a
small register uses its whole vocabulary; 29, a prime, so that each meets every lead and goal."""


@dataclass(frozen=True)
class Draft:
    """What the parts of one measure have to agree on; ``turn`` counts the measures from 0."""

    turn: int
    width: int
    random: Random
    status: str
    proposed: date

    def pick(self, among: tuple[str, ...], step: int = 0) -> str:
        """Choose in turn, so that everything is used; ``step`` shifts the turn."""
        return among[(self.turn + step) % len(among)]

    def one(self, among: tuple[str, ...]) -> str:
        """Choose at random."""
        return self.random.choice(among)

    def days(self, least: int, most: int) -> timedelta:
        """Choose a number of days."""
        return timedelta(days=self.random.randint(least, most))

    def day(self, year: int) -> date:
        """Choose a day of a year."""
        return date(year, self.random.randint(1, 12), self.random.randint(1, 28))

    def vague(self, day: date) -> str:
        """Write a date as people do: the day, its month or its quarter."""
        return self.one((f"{day}", f"{day:%Y-%m}", f"{day.year}-Q{(day.month + 2) // 3}"))


def name(turn: int, width: int) -> str:
    """Give the id of a measure."""
    return f"M-{turn + 1:0{width}}"


def measure(seed: int, turn: int, width: int) -> str:
    """Give the text of one measure, 42 to 45 lines."""
    random = Random(f"{seed}/{turn}")
    status = STATUSES[turn % len(STATUSES)]
    proposed = date(random.choice(COURSES[status].proposed), random.randint(1, 6), 10)
    draft = Draft(turn, width, random, status, proposed)
    head = _head(draft)
    rest = [*_origin(draft), *_answers(draft), *_work(draft), *_news(draft), *_rest(draft)]
    # The description fills what the other fields leave.
    missing = 42 + turn % 4 - len(head) - len(rest) - 1
    sentences = islice(cycle(town.SENTENCES), turn % 11, turn % 11 + missing)
    description = ["description: |", *(f"  {sentence}" for sentence in sentences)]
    return "\n".join([*head, *description, *rest, ""])


def _head(draft: Draft) -> Lines:
    audience, district = draft.pick(town.AUDIENCES), draft.pick(town.DISTRICTS)
    summary = draft.one(town.SUMMARIES).format(audience=audience, district=district)
    return [
        f"title: {draft.pick(town.TOPICS)} für {audience} in {district} {draft.pick(town.ACTIONS)}",
        f"summary: {summary}",
        f"wording: {draft.one(town.WORDINGS)}",
    ]


def _origin(draft: Draft) -> Lines:
    group = draft.pick(town.WORKING_GROUPS)
    # The shift grows from round to round, so that every goal meets every working group.
    goal = draft.pick(town.GOALS, step=draft.turn // len(town.GOALS))
    kind = draft.one(("group", "group", "audience", "citizen", "association"))
    by = f"kind: group, group: {group}" if kind == "group" else f"kind: {kind}"
    return [
        f"groups: [{group}]",
        f"goals: [{goal}]",
        f"target_groups: [{draft.pick(town.AUDIENCES)}]",
        f"districts: [{draft.pick(town.DISTRICTS)}]",
        f"origin: {{{by}, date: {draft.proposed}}}",
    ]


def _answers(draft: Draft) -> Lines:
    """Give statements, recommendation and decision as far as they are there.

    They take at most 240 days from the proposal in the first half of a year.
    """
    office, other = draft.random.sample(town.OFFICES, 2)
    asked = draft.proposed + draft.days(20, 40)
    answered = asked + draft.days(30, 80)
    advised = answered + draft.days(20, 60)
    decided = advised + draft.days(20, 60)
    pending = [f"  - {{by: {other}, requested: 2026-10-05, due: 2026-12-31}}"]
    if draft.status == "vorgeschlagen":
        return ["statements:", *pending]
    statement = [
        "statements:",
        f"  - by: {office}",
        f"    requested: {asked}",
        f"    due: {asked + timedelta(days=90)}",
        f"    date: {answered}",
        "    text: Fachlich sinnvoll und gewünscht.",
        f"    cost: {draft.random.randrange(5, 90)}000",
    ]
    verdicts = COURSES[draft.status].verdicts
    if not verdicts:
        return [*statement, *pending]
    paper = f"VO/{draft.turn % 10_000:04}/{decided:%y}"
    return [
        *statement,
        "recommendation:",
        f"  verdict: {draft.one(verdicts)}",
        "  reason: Das ergeben die Stellungnahmen.",
        f"  date: {advised}",
        "decisions:",
        f"  - {{body: Sozialausschuss, date: {decided}, paper: {paper}}}",
    ]


def _work(draft: Draft) -> Lines:
    """Give who carries the measure out, its status and the dates that go with it."""
    partner = draft.pick(town.ORGANISATIONS, step=5)
    lines = [
        f"lead: {draft.pick(town.ORGANISATIONS)}",
        f"partners: [{{organisation: {partner}, role: berät}}]",
        f"status: {draft.status}",
    ]
    match draft.status:
        case "vorgeschlagen":
            del lines[0]
        case "umzusetzen":
            lines += ["start: 2027", "end: 2028", "milestones:", _ahead(draft)]
        case "in-umsetzung" | "abgeschlossen":
            lines += _dates(draft)
        case "gebuendelt":
            lines += _bundle(draft)
        case "zurueckgestellt":
            lines += ["status_reason: Die Mittel fehlen im laufenden Haushalt."]
        case "abgelehnt":
            lines += ["status_reason: Die Aufgabe liegt beim Land."]
    return lines


def _dates(draft: Draft) -> Lines:
    begun = draft.proposed.year + 1
    first = f"  - {_reached(draft, draft.day(begun + 1))}"
    if draft.status == "abgeschlossen":
        last = f"  - {_reached(draft, draft.day(begun + 2))}"
        return [f"start: {begun}", f"end: {begun + 2}", "milestones:", first, last]
    end = "end: " + draft.one(("2027-12", "2027-Q4", "2028", "2028-Q2", "2028-06-30"))
    ends = "ongoing: true" if draft.turn % 3 == 0 else end
    return [f"start: {begun}", ends, "milestones:", first, _ahead(draft)]


def _reached(draft: Draft, day: date) -> str:
    return f"{{title: {draft.one(town.STEPS)}, due: {draft.vague(day)}, done: {day}}}"


def _ahead(draft: Draft) -> str:
    due = f"2027-0{draft.random.randint(1, 9)}"
    by = draft.pick(town.OFFICES)
    return f"  - {{title: {draft.one(town.STEPS_AHEAD)}, due: {due}, responsible: {by}}}"


def _bundle(draft: Draft) -> Lines:
    if draft.turn % 8 == 0 and draft.turn:
        # Every round of statuses begins with an active measure.
        target = name(draft.turn - draft.turn % len(STATUSES), draft.width)
        return [f"bundled_into: {{measure: {target}}}"]
    # The first three stand at 1, 3 and 5: each takes another process.
    process = town.PROCESSES[draft.turn // 2 % len(town.PROCESSES)]
    return [f"bundled_into: {{process: {process}}}"]


def _news(draft: Draft) -> Lines:
    """Give the newest update and what else it brings."""
    latest = date.fromisoformat(town.TODAY) - draft.days(10, 150)
    lines: Lines = []
    if draft.status == "abgeschlossen":
        latest = date(draft.proposed.year + 4, 1, 31)
        url = f"https://example.org/berichte/{draft.turn + 1}"
        lines = [f"evidence: [{{kind: report, url: '{url}', date: {latest}}}]"]
    elif draft.status == "zurueckgestellt":
        lines = [f"blocker: {{reason: Mittel fehlen, from: sozialamt, since: {latest}}}"]
    elif draft.turn % 2:
        lines = [f"evidence: [{{kind: press, title: Pressebericht, date: {latest}}}]"]
    return [
        "updates:",
        f"  - date: {latest}",
        f"    by: {draft.pick(town.OFFICES)}",
        f"    text: {draft.one(town.NEWS[draft.status])}",
        f"    status: {draft.status}",
        *lines,
    ]


def _rest(draft: Draft) -> Lines:
    lines: Lines = []
    if draft.turn % 4 == 1:
        offer = f"name: Beratungsladen, district: {draft.pick(town.DISTRICTS)}"
        lines += [f"offers: [{{{offer}}}]"]
    if draft.turn % 5 and draft.turn % 2:
        lines += [f"related: [{name(draft.turn - 1, draft.width)}]"]
    return [
        *lines,
        "visibility: public",
        f"internal: {{priority: {draft.random.randint(1, 3)}, notes: nächste Sitzung}}",
        f"sources: [https://example.org/vorlagen/{draft.turn + 1}]",
    ]
