"""Run a process to its end and say what it cost; POSIX only."""

from __future__ import annotations

import os
import sys
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from time import perf_counter

_MAXRSS_PER_MIB = 1024 * 1024 if sys.platform == "darwin" else 1024


@dataclass(frozen=True)
class Cost:
    """What one run of a process cost: seconds of CPU, seconds on the clock, MiB at the peak.

    The system counts the memory of the process that starts another one to its peak, too:
    what needs less than this script shows as much as this script.
    """

    cpu: float
    wall: float
    peak: float


@dataclass(frozen=True)
class Failure:
    """Why a process gave no figures: its exit code and what it said on stderr."""

    code: int
    stderr: str


def run(command: tuple[str, ...], folder: Path) -> Cost | Failure:
    """Run a command in a folder, with no input and its output thrown away."""
    # Variables of the caller must change neither the language nor the register.
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("ARMUT", "LC_", "PYTHON"))}
    # A shell that is measured finds this environment's `armut`.
    path = os.pathsep.join((str(Path(sys.executable).parent), kept.get("PATH", os.defpath)))
    environment = {**kept, "PATH": path, "LANG": "C.UTF-8", "NO_COLOR": "1"}
    with TemporaryFile() as stderr, chdir(folder):
        start = perf_counter()
        try:
            child = os.posix_spawnp(
                command[0],
                command,
                environment,
                file_actions=[
                    (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
                    (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
                    (os.POSIX_SPAWN_DUP2, stderr.fileno(), 2),
                ],
            )
        except OSError as error:
            return Failure(127, str(error))
        _, status, usage = os.wait4(child, 0)
        wall = perf_counter() - start
        code = os.waitstatus_to_exitcode(status)
        if code:
            stderr.seek(0)
            return Failure(code, stderr.read().decode(errors="replace").strip())
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / _MAXRSS_PER_MIB)
