"""Measure whole processes against their limits, all in one run; exit 1 when a limit is broken.

    python benchmarks/measure.py [--runs 5] [--only WORD] [--rivals]

The cases take turns, so that a noisy minute hits them all. Limits are judged by the least of
the runs, because noise only adds, and by the greatest peak of memory.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from cases import CASES, FOLDERS, LIMITS, Case
from process import Cost, Failure, run
from verdict import Result, judge, spread

HERE = Path(__file__).resolve().parent


def main() -> int:
    """Measure what the command line says, print the tables and give the exit code."""
    parser = argparse.ArgumentParser(description="Measure whole processes against their limits.")
    parser.add_argument("--runs", type=int, default=5, help="of each case (default: 5)")
    parser.add_argument("--only", metavar="WORD", default="", help="cases with WORD in the name")
    parser.add_argument("--rivals", action="store_true", help="installed rivals, too")
    given = parser.parse_args()
    if given.runs < 1:
        parser.error("--runs must be at least 1")
    limits = [limit for limit in LIMITS if given.only in limit.case]
    needed = {name for limit in limits for name in (limit.of, limit.less)}
    cases = [
        case
        for case in CASES
        if (given.only in case.name or case.name in needed)
        and (not case.rival or (given.rivals and shutil.which(case.command[0])))
    ]
    if not cases:
        parser.error(f"nothing to measure has {given.only!r} in its name")
    results = measure(cases, given.runs)

    system = f"{platform.system()} {platform.machine()}, {os.cpu_count()} CPUs"
    print(f"Python {platform.python_version()}, {system}; runs of each case: {given.runs}\n")
    heads = ("case", "CPU s", "median", "wall s", "median", "peak MiB")
    print_table(heads, [(name, *cells(result)) for name, result in results.items()])
    verdicts = [judge(limit, results) for limit in limits]
    if verdicts:
        print()
        print_table(("limit", "at most", "is", ""), [verdict.row for verdict in verdicts])
    failures: dict[Failure, list[str]] = {}
    for name, result in results.items():
        if isinstance(result, Failure):
            failures.setdefault(result, []).append(name)
    for failure, names in failures.items():
        print(f"\nfailed with exit code {failure.code}: {'; '.join(names)}\n{failure.stderr}")
    return 1 if failures or any(verdict.broken for verdict in verdicts) else 0


def measure(cases: list[Case], runs: int) -> dict[str, Result]:
    """Run the cases in turn, as often as asked; a case that fails is not run again."""
    results: dict[str, Result] = {case.name: [] for case in cases}
    with TemporaryDirectory(prefix="armut-benchmark-") as temporary:
        folders = {"here": HERE.parent}
        for name in {case.folder for case in cases} - {"here"}:
            folders[name] = Path(temporary, name)
            make(FOLDERS[name], folders[name])
        for turn in range(runs):
            for case in cases:
                so_far = results[case.name]
                if isinstance(so_far, Failure):
                    continue
                show_progress(f"run {turn + 1} of {runs}: {case.name}")
                cost = run(resolve(case.command), folders[case.folder])
                results[case.name] = [*so_far, cost] if isinstance(cost, Cost) else cost
        show_progress("")
    return results


def show_progress(text: str) -> None:
    """Write over the last line, if somebody is there to see it."""
    if sys.stderr.isatty():
        print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)


def make(script: tuple[str, ...], folder: Path) -> None:
    """Make a folder in a process of its own, so that this one's memory stays small."""
    failure = run((sys.executable, str(HERE / script[0]), str(folder), *script[1:]), HERE)
    if isinstance(failure, Failure):
        raise SystemExit(failure.stderr)


def resolve(command: tuple[str, ...]) -> tuple[str, ...]:
    """Put this environment's Python and its `armut` in place of their names."""
    own = {"python": sys.executable, "armut": str(Path(sys.executable).with_name("armut"))}
    return (own.get(command[0], command[0]), *command[1:])


def cells(result: Result) -> tuple[str, ...]:
    """Give a case's figures as they stand in the table."""
    if isinstance(result, Failure):
        return ("failed", "", "", "", "")
    cpu, wall, peak = (spread(result, figure) for figure in ("cpu", "wall", "peak"))
    times = (min(cpu), median(cpu), min(wall), median(wall))
    return (*(f"{seconds:.3f}" for seconds in times), f"{max(peak):.0f}")


def print_table(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    """Print columns as wide as they need: the first to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    for row in (heads, tuple("-" * width for width in widths), *rows):
        first, *others = (
            cell.rjust(width) if place else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        print("  ".join((first, *others)).rstrip())


if __name__ == "__main__":
    sys.exit(main())
