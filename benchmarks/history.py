"""Write the register of the fictional town with a year of history: many small commits.

    python benchmarks/history.py DIR --measures 1000 --commits 2000

Each commit moves a date, a status or a sentence of one measure; a few touch a group. The
history is written by one `git fast-import`, so that it is there in seconds.
"""

from __future__ import annotations

import argparse
import re
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from generate import generate, write

if TYPE_CHECKING:
    from collections.abc import Iterator

_LAST = datetime(2026, 10, 30, 12, tzinfo=UTC)
_WHO = "A. Example <a@example.org>"


def edited(text: str, random: Random) -> str:
    """Give a file after a small change that means something."""
    match random.randrange(4):
        case 0:
            later = str(random.randint(2027, 2031))
            return re.sub(r"^end: .*", f"end: {later}", text, flags=re.MULTILINE)
        case 1:
            return re.sub(
                r"^( +text: ).*", rf"\1Stand {random.random()}.", text, flags=re.MULTILINE
            )
        case 2:
            return re.sub(r"\b20\d\d-0\d\b", f"2027-0{random.randint(1, 9)}", text, count=1)
        case _:
            return f"{text}# gelesen: {random.random()}\n"


def stream(files: dict[str, str], commits: int) -> Iterator[bytes]:
    """Give the history as git reads it in one go: a year of days, all commits spread over it."""
    random = Random(1)
    now = dict(files)
    paths = [path for path in files if path != "armut.yaml"]
    for turn in range(commits):
        when = _LAST - timedelta(days=365) * (commits - turn - 1) / commits
        stamp = f"{int(when.timestamp())} +0000"
        changed = list(files) if turn == 0 else [random.choice(paths)]
        if turn:
            now[changed[0]] = edited(now[changed[0]], random)
        message = f"Stand {turn}".encode()
        yield f"commit refs/heads/main\nauthor {_WHO} {stamp}\ncommitter {_WHO} {stamp}\n".encode()
        yield b"data %d\n%s\n" % (len(message), message)
        for path in changed:
            content = now[path].encode()
            yield b"M 100644 inline %s\ndata %d\n%s\n" % (path.encode(), len(content), content)


def main() -> None:
    """Write a repository as the command line says."""
    parser = argparse.ArgumentParser(description="Write the fictional town with its history.")
    parser.add_argument("folder", metavar="DIR", type=Path, help="new or empty")
    parser.add_argument("--measures", type=int, default=1000)
    parser.add_argument("--commits", type=int, default=2000)
    given = parser.parse_args()
    git = ("git", "-C", str(given.folder))
    files = generate(1, given.measures)
    write(given.folder, files)
    subprocess.run([*git, "init", "--quiet", "--initial-branch=main"], check=True)
    content = b"".join(stream(files, given.commits))
    subprocess.run([*git, "fast-import", "--quiet"], input=content, check=True)
    subprocess.run([*git, "reset", "--quiet", "--hard", "main"], check=True)


if __name__ == "__main__":
    main()
