"""Rules on the rules that stand in `armut.yaml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armut_cli.check.finding import Finding, brief
from armut_cli.check.rule import rule
from armut_cli.check.suggest import Suggestions, did_you_mean
from armut_cli.model.message import msg
from armut_cli.text.load import ALLIANCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armut_cli.check.case import Case


@rule("error")
def unknown_rule(case: Case) -> Iterator[Finding]:
    """A rule is set in `armut.yaml` that does not exist.

    What was meant to be stricter or milder goes on as before.

    Bad:
        # armut.yaml
        name: Bündnis gegen Armut
        rules:
          stale_measures: note
        # ^^^^^^^^^^^^^^

    Good:
        # armut.yaml
        name: Bündnis gegen Armut
        rules:
          stale-measure: note
    """
    from armut_cli.check.rules import RULES

    ids = {rule.id for rule in RULES}
    for id in case.alliance.rules:
        if id not in ids:
            likely = Suggestions(dict.fromkeys(ids, ())).nearest(id)
            help = did_you_mean(likely) if likely else msg("all rules: armut explain")
            data = ("rules", id)
            yield Finding(ALLIANCE, data, msg("unknown rule “{id}”", id=brief(id)), help, key=True)


@rule("error")
def firm_rule(case: Case) -> Iterator[Finding]:
    """A level is set for a rule whose level stands.

    A file that cannot be read is always an error: whatever is in it would otherwise be missing
    from every list without a word.

    Bad:
        # armut.yaml
        name: Bündnis gegen Armut
        rules:
          duplicate-key: note
        #                ^^^^

    Good:
        # armut.yaml
        name: Bündnis gegen Armut
        rules:
          stale-measure: note
    """
    from armut_cli.check.rules import RULES

    levels = case.alliance.rules
    for firm in filter(lambda it: it.firm, RULES):
        if levels.get(firm.id, firm.level) != firm.level:
            yield Finding(
                ALLIANCE,
                ("rules", firm.id),
                msg("“{id}” is always an error", id=firm.id),
                msg("delete the line"),
            )
