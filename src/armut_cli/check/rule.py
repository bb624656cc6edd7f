"""What a rule is: a name, a level, a function and the docstring that is its page."""

from __future__ import annotations

from inspect import getdoc
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from armut_cli.check.case import Case
    from armut_cli.check.finding import Finding
    from armut_cli.model.place import Level

    Check = Callable[[Case], Iterable[Finding]]
    """Finds in a whole register all that breaks one rule."""


class Rule(NamedTuple):
    """A rule of the register."""

    id: str
    """The name of the bad thing; never changes."""
    level: Level
    """How grave it is unless ``armut.yaml`` says otherwise."""
    doc: str
    """The page: a headline, why it matters, a bad and a good example."""
    check: Check | None = None
    """Finds it; None if reading or the check of shape does."""
    firm: bool = False
    """Whether its level stands: a file that cannot be read stays an error."""


def rule(level: Level, *, firm: bool = False) -> Callable[[Check], Rule]:
    """Make a function a rule; its name is the id, its docstring the page."""

    def wrap(function: Check) -> Rule:
        return Rule(_id(function), level, getdoc(function) or "", function, firm)

    return wrap


def reported(*, firm: bool = False) -> Callable[[Callable[[], None]], Rule]:
    """Make a page for what reading (``firm``) or the check of shape reports as an error."""

    def wrap(function: Callable[[], None]) -> Rule:
        return Rule(_id(function), "error", getdoc(function) or "", firm=firm)

    return wrap


def _id(function: object) -> str:
    return str(getattr(function, "__name__", "")).replace("_", "-")
