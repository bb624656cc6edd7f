"""Write the register of a fictional town, as large as one likes: the same for the same seed.

    python benchmarks/generate.py DIR --measures 1000 --seed 1

Every measure has 42 to 45 lines and most of the fields that the format knows, and is clean
under every rule on the day `town.TODAY`. With `--broken N` as many measures have one mistake
each. Only `write` touches files; `generate` gives them as text and is there for tests, too.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from random import Random

import town
from record import measure, name

MISTAKES = (
    (r"^status: (.).", r"status: \1"),  # misspelt status
    (r"^districts:", "distrikts:"),  # misspelt key
    (r"^  - (\{?)by: (\w+)", r"  - \1by: x\2"),  # unknown organisation
    (r"^goals: \[", "goals: [x"),  # unknown goal
    (r"^target_groups: \[(.*)\]", r"target_groups: \1"),  # text where a list belongs
    (r"date: (\d{4})-\d\d", r"date: \1-13"),  # no month of the calendar
    (r"^title: ", 'title: "'),  # a quote that never closes
    (r"^sources: \[https", "sources: [ftp"),  # no web address
)
"""One mistake each, as a pattern and what its first match becomes."""


def generate(seed: int, measures: int, broken: int = 0) -> dict[str, str]:
    """Give the files of a register, path to text.

    From 13 measures on, everything in the vocabulary is used. A measure depends on the seed
    and its own number alone: a larger register begins like a smaller one, but for the width
    of the ids.

    Raises:
        ValueError: if more measures shall be broken than there are.
    """
    width = max(2, len(str(measures)))
    files = {"armut.yaml": town.ALLIANCE}
    for turn, (id, (kind, title)) in enumerate(town.GROUPS.items()):
        files[f"groups/{id}.yaml"] = _group(turn, id, kind, title)
    for turn in range(measures):
        files[f"measures/{name(turn, width)}.yaml"] = measure(seed, turn, width)
    for count, turn in enumerate(Random(seed).sample(range(measures), broken)):
        path = f"measures/{name(turn, width)}.yaml"
        pattern, mistake = MISTAKES[count % len(MISTAKES)]
        files[path] = re.sub(pattern, mistake, files[path], count=1, flags=re.MULTILINE)
    return files


def _group(turn: int, id: str, kind: str, title: str) -> str:
    members = ", ".join(town.ORGANISATIONS[turn :: len(town.GROUPS)])
    lines = [
        f"name: {title}",
        f"kind: {kind}",
        f"remit: Berät über das Thema {title}.",
        f"moderation: [{town.OFFICES[turn % len(town.OFFICES)]}]",
        f"members: [{members}]",
        "contact: buendnis@example.org",
        "meetings:",
    ]
    for month in ("2025-11", "2026-04", "2026-09", "2026-12"):
        lines += [f"  - date: {month}-{3 + turn:02}", "    title: Sitzung", "    place: Rathaus"]
    lines += ["visibility: public", f"sources: [https://example.org/gruppen/{id}]"]
    return "\n".join([*lines, ""])


def write(folder: Path, files: dict[str, str]) -> None:
    """Write files into a folder, which is made if it is missing."""
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    """Write a register as the command line says."""
    parser = argparse.ArgumentParser(description="Write the register of a fictional town.")
    parser.add_argument("folder", metavar="DIR", type=Path, help="new or empty")
    parser.add_argument("--measures", type=int, default=1000, help="how many (default: 1000)")
    parser.add_argument("--seed", type=int, default=1, help="same seed, same bytes (default: 1)")
    parser.add_argument("--broken", type=int, default=0, help="how many have one mistake each")
    given = parser.parse_args()
    if not 0 <= given.broken <= given.measures:
        parser.error("--broken must lie between 0 and --measures")
    if given.folder.exists() and (not given.folder.is_dir() or any(given.folder.iterdir())):
        parser.error(f"{given.folder} is not an empty folder")
    write(given.folder, generate(given.seed, given.measures, given.broken))


if __name__ == "__main__":
    main()
