"""What is measured and what it may cost: two tables to which a new issue adds its rows.

A Case is one command in one folder. A Limit holds a figure of a case to a number, or to a
multiple of the same figure of another case of the same run.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from town import TODAY

Figure = Literal["cpu", "wall", "peak"]
"""User and system seconds, seconds on the clock, MiB of memory at the peak."""

FOLDERS: dict[str, tuple[str, ...]] = {
    "town-30": ("generate.py", "--measures", "30"),
    "town-1000": ("generate.py", "--measures", "1000"),
    "town-10000": ("generate.py", "--measures", "10000"),
    "broken-1000": ("generate.py", "--measures", "1000", "--broken", "1000"),
    "town-10000, written": ("generate.py", "--measures", "10000"),
    "year-30": ("history.py", "--measures", "30", "--commits", "60"),
    "year-1000": ("history.py", "--measures", "1000", "--commits", "2000"),
    "backlog-30": ("rivals.py", "--for", "backlog", "--items", "30"),
    "backlog-1000": ("rivals.py", "--for", "backlog", "--items", "1000"),
    "beancount-30": ("rivals.py", "--for", "beancount", "--items", "30"),
    "doorstop-1000": ("rivals.py", "--for", "doorstop", "--items", "1000"),
    "hledger-10000": ("rivals.py", "--for", "hledger", "--items", "10000"),
}
"""The scripts that make the folders; `here`, the register of this repository, is there."""


@dataclass(frozen=True)
class Case:
    """A command that is measured, run in a folder.

    ``python`` and ``armut`` are those of the environment that measures; other programs are
    looked for on the PATH. A rival is measured only on request and only if it is installed.
    """

    name: str
    command: tuple[str, ...]
    folder: str = "here"
    rival: bool = False


@dataclass(frozen=True)
class Limit:
    """What a case may cost: ``most`` by itself, or ``most`` times what the case ``of`` costs.

    What the case ``less`` costs is taken off both sides first, so that growth is seen
    without the start of the program.
    """

    case: str
    most: float
    of: str | None = None
    figure: Figure = "cpu"
    less: str | None = None


def _armut(*words: str) -> tuple[str, ...]:
    return ("armut", "--today", TODAY, *words)


_CAT = ("sh", "-c", "cat armut.yaml groups/*.yaml measures/*.yaml")
_BROKEN = ("sh", "-c", f"armut --today {TODAY} validate; test $? = 1")
_BY_STATUS = _armut("list", "--status", "in-umsetzung", "--format", "tsv")
# Sets another value each time; the same one would be nothing to write.
_SET = f"""
import os, sys
from armut_cli.cli.app import main
sys.argv[1:] = ["--today", "{TODAY}", "set", "M-00005", f"internal.notes={{os.getpid()}}"]
main()
"""
_BACKLOG = ("backlog", "task", "list", "--status", "In Progress", "--plain")
_QUERY = "SELECT date, narration WHERE any_meta('status') = 'in-umsetzung'"
_BEANCOUNT = ("bean-query", "register.beancount", _QUERY)
_DOORSTOP = ("doorstop", "publish", "--html", "M", "published.html")
_HLEDGER = ("hledger", "-f", "register.journal", "print", "tag:status=in-umsetzung")

CASES = (
    # The floors.
    Case("python", ("python", "-c", "pass")),
    Case("imports", ("python", "-c", "import typer, rich.table")),
    Case("cat 1,000", _CAT, "town-1000"),
    Case("cat 10,000", _CAT, "town-10000"),
    # The program.
    Case("list here", ("armut", "list")),
    Case("list here, table", ("armut", "list", "--format", "table")),
    Case("list 30", _BY_STATUS, "town-30"),
    Case("list 1,000", _BY_STATUS, "town-1000"),
    Case("list 10,000", _BY_STATUS, "town-10000"),
    Case("show in 10,000", _armut("show", "M-00005"), "town-10000"),
    Case("set in 10,000", ("python", "-c", _SET), "town-10000, written"),
    Case("validate 30", _armut("validate"), "town-30"),
    Case("validate 1,000", _armut("validate"), "town-1000"),
    Case("validate 10,000", _armut("validate"), "town-10000"),
    Case("validate 1,000 broken", _BROKEN, "broken-1000"),
    Case("html report 1,000", _armut("report", "--format", "html"), "town-1000"),
    Case("list of a year", _armut("list"), "year-1000"),
    Case("list of a day", _armut("--at", "2026-04-30", "list"), "year-1000"),
    Case("changes of a year", _armut("changes", "--since", "2025-11-05"), "year-1000"),
    Case("public changes", _armut("--public", "changes", "--since", "2025-11-05"), "year-1000"),
    Case("pdf handout 30", _armut("handout", "armut-im-alter", "--format", "pdf"), "year-30"),
    Case("pdf report 30", _armut("report", "--format", "pdf"), "year-30"),
    # The rivals.
    Case("bean-query 30", _BEANCOUNT, "beancount-30", rival=True),
    Case("Backlog.md 30", _BACKLOG, "backlog-30", rival=True),
    Case("Backlog.md 1,000", _BACKLOG, "backlog-1000", rival=True),
    Case("doorstop 1,000", _DOORSTOP, "doorstop-1000", rival=True),
    Case("hledger 10,000", _HLEDGER, "hledger-10000", rival=True),
)

LIMITS = (
    Limit("list here", 2.2, "imports"),
    Limit("list here, table", 2.2, "imports"),
    Limit("list 10,000", 6, "cat 10,000"),
    Limit("validate 10,000", 8, "cat 10,000"),
    Limit("validate 10,000", 250, figure="peak"),
    Limit("validate 1,000 broken", 6, "validate 1,000"),
    Limit("set in 10,000", 1.5, "show in 10,000"),
    # Linear growth gives 9,970 / 970 = 10.3; the rest is noise.
    Limit("list 10,000", 12.5, "list 1,000", less="list 30"),
    Limit("validate 10,000", 12.5, "validate 1,000", less="validate 30"),
    Limit("html report 1,000", 10, "list here"),
    Limit("list of a day", 2, "list of a year"),
    Limit("changes of a year", 1.0),
    Limit("public changes", 2, "changes of a year"),
    Limit("pdf handout 30", 1.0),
    Limit("pdf report 30", 1.0),
    Limit("list here, table", 1, "bean-query 30", "wall"),
    Limit("list here, table", 1, "Backlog.md 30", "wall"),
    Limit("list 1,000", 0.25, "Backlog.md 1,000", "wall"),
    Limit("html report 1,000", 0.1, "doorstop 1,000"),
    Limit("list 10,000", 1, "hledger 10,000", "wall"),
)
