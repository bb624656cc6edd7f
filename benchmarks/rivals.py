"""Write as many items, as long as our measures, in the format of another program.

    python benchmarks/rivals.py DIR --for backlog --items 1000

Each rival gets its fastest settings: no look at branches, no remote, one file where it has one.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from record import measure

if TYPE_CHECKING:
    from collections.abc import Iterator

_BACKLOG_CONFIG = """\
project_name: "Musterstadt"
default_status: "To Do"
statuses: ["To Do", "In Progress", "Done"]
auto_open_browser: false
remote_operations: false
check_active_branches: false
filesystem_only: true
auto_commit: false
task_prefix: "task"
"""


def backlog(items: int) -> dict[str, str]:
    """Give a project of Backlog.md: one Markdown file a task."""
    files = {"backlog/config.yml": _BACKLOG_CONFIG}
    for turn, (title, status, lines) in enumerate(_items(items), 1):
        front = [
            "---",
            f"id: TASK-{turn}",
            f"title: {title}",
            f"status: {'In Progress' if status == 'in-umsetzung' else 'To Do'}",
            "assignee: []",
            "created_date: '2026-11-01 12:00'",
            "labels: []",
            "dependencies: []",
            "---",
            "",
            "## Description",
            "",
        ]
        text = "\n".join([*front, *lines[len(front) :], ""])
        files[f"backlog/tasks/task-{turn} - {title.replace(' ', '-')}.md"] = text
    return files


def beancount(items: int) -> dict[str, str]:
    """Give a ledger of beancount: one transaction an item, each line a piece of metadata."""
    head = ["2018-01-01 open Assets:Haushalt", "2018-01-01 open Expenses:Armut"]
    for title, status, lines in _items(items):
        head += ["", f'2026-11-01 * "{title}"', f'  status: "{status}"']
        head += [f'  line{n}: "{line.strip()}"' for n, line in enumerate(lines[4:])]
        head += ["  Assets:Haushalt  -1 EUR", "  Expenses:Armut  1 EUR"]
    return {"register.beancount": "\n".join([*head, ""])}


def doorstop(items: int) -> dict[str, str]:
    """Give a document of doorstop: one YAML file an item, with all our fields beside its own."""
    files = {
        ".doorstop.yml": "settings:\n  digits: 5\n  prefix: M\n  sep: '-'\n",
        ".git/HEAD": "ref: refs/heads/main\n",  # it looks for a repository, and reads none of it
    }
    for turn, (title, _, lines) in enumerate(_items(items), 1):
        item = ["active: true", "derived: false", f"header: {json.dumps(title)}"]
        item += [f"level: 1.{turn}", "links: []", "normative: true", "ref: ''", "reviewed: null"]
        item += ["text: |", *(f"  {line.strip()}" for line in lines[4:8])]
        files[f"M-{turn:05}.yml"] = "\n".join([*item, *lines[8:], ""])
    return files


def hledger(items: int) -> dict[str, str]:
    """Give a journal of hledger: one transaction an item, each line a comment."""
    journal: list[str] = []
    for title, status, lines in _items(items):
        journal += ["", f"2026-11-01 * {title}", f"    ; status:{status}"]
        # Without colons, which would make each comment a tag that takes time to read.
        journal += [f"    ; {line.strip().replace(':', '')}" for line in lines[4:]]
        journal += ["    expenses:armut  1 EUR", "    assets:haushalt  -1 EUR"]
    return {"register.journal": "\n".join([*journal, ""])}


def _items(items: int) -> Iterator[tuple[str, str, list[str]]]:
    """Give title, status and lines of as many measures."""
    for turn in range(items):
        lines = measure(1, turn, len(str(items))).splitlines()
        found = dict(line.split(": ", 1) for line in lines if line.startswith(("title", "status:")))
        yield found["title"], found["status"], lines


RIVALS = {
    "backlog": backlog,
    "beancount": beancount,
    "doorstop": doorstop,
    "hledger": hledger,
}


def main() -> None:
    """Write the files as the command line says."""
    parser = argparse.ArgumentParser(description="Write items in the format of another program.")
    parser.add_argument("folder", metavar="DIR", type=Path)
    parser.add_argument("--for", dest="rival", choices=RIVALS, required=True)
    parser.add_argument("--items", type=int, default=1000)
    given = parser.parse_args()
    for path, text in RIVALS[given.rival](given.items).items():
        target: Path = given.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
