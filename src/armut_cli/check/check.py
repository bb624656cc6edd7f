"""Check a register: reading, shape, references and all rules, in one pass and one order."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from armut_cli.check.case import Case
from armut_cli.check.places import Graded, problems
from armut_cli.check.rules import RULES, rule_of
from armut_cli.check.settle import Sieve
from armut_cli.model.register import natural_key
from armut_cli.text.read import parse

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from armut_cli.check.finding import Finding, Flaw
    from armut_cli.check.rule import Rule
    from armut_cli.model.alliance import RuleLevel
    from armut_cli.model.place import Problem
    from armut_cli.model.register import Register


MOST = 1_000
"""So many findings of a file are told; nobody reads more, and no file takes longer than them."""


def check(
    register: Register, today: date, *, paths: Collection[str] | None = None
) -> tuple[Problem, ...]:
    """Give all Problems of a register, ordered by file, line and column.

    Args:
        register: what was read.
        today: the day on which lateness is judged.
        paths: the files whose Problems are wanted; they are checked against all others.
            None for all.
    """
    found: dict[str, list[Graded]] = {}
    for graded in _graded(Case(register, today, paths)):
        of_file = found.setdefault(graded.finding.path, [])
        if len(of_file) < MOST:
            of_file.append(graded)
    every = [it for it in register.problems if paths is None or it.place.path in paths]
    for path, items in found.items():
        every += problems(register.texts.get(path, ""), items)
    return tuple(sorted(every, key=_order))


def level_of(rule: Rule, levels: dict[str, RuleLevel]) -> RuleLevel:
    """Give how grave a register takes a rule."""
    return rule.level if rule.firm else levels.get(rule.id, rule.level)


def _graded(case: Case) -> Iterator[Graded]:
    levels = case.alliance.rules
    for rule, finding in _found(case):
        level = level_of(rule, levels)
        if level != "off" and case.is_wanted(finding.path):
            yield Graded(rule, level, finding)


def _found(case: Case) -> Iterator[tuple[Rule, Finding]]:
    flaws = _flaws(case)
    for found in flaws.values():
        yield from ((rule_of(id), finding) for id, finding in found)
    sieves = _sieves(case, flaws)
    for rule in RULES:
        if rule.check is None or level_of(rule, case.alliance.rules) == "off":
            continue
        for finding in rule.check(case):
            if finding.path not in flaws:
                yield rule, finding
            elif settled := sieves[finding.path].settle(finding):
                yield rule, settled


def _flaws(case: Case) -> dict[str, list[Flaw]]:
    off = {id for id, level in case.alliance.rules.items() if level == "off"}
    found: dict[str, list[Flaw]] = {}
    for path in filter(case.is_wanted, case.suspects["misread"] - case.unreadable):
        from armut_cli.check.misread import misread

        every = misread(path, case.register.texts[path])
        if here := list(islice((flaw for flaw in every if flaw[0] not in off), MOST)):
            found[path] = here
    for it in filter(lambda it: case.is_wanted(it.path), case.flawed):
        from armut_cli.check.shape import flaws

        here = found.setdefault(it.path, [])
        causes = {way for _, finding in here for way in (finding.data, finding.about)}
        here += [flaw for flaw in flaws(it, off) if flaw[1].data not in causes]
    return found


def _sieves(case: Case, flaws: dict[str, list[Flaw]]) -> dict[str, Sieve]:
    raw = {it.path: it.data for it in case.flawed}
    for path in flaws.keys() - raw.keys():
        raw[path] = parse(path, case.register.texts[path])
    return {path: Sieve(path, raw[path], found) for path, found in flaws.items()}


def _order(problem: Problem) -> tuple[object, ...]:
    place = problem.place
    return natural_key(place.path), place.line, place.column, problem.rule
