"""Try whole commands on files as accidents make them; exit 1 if one of them fails.

    python benchmarks/fuzz.py --inputs 20000 --seed 1

`validate` (in one form after the other), `list` and `show` run in this process, on huge files in
processes of their own. None of them may end with a traceback or as our bug, take more than a
second of CPU time for a file, or more than 300 MiB of memory. What fails is kept, and its path is
printed.
"""

from __future__ import annotations

import argparse
import faulthandler
import hashlib
import io
import os
import resource
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from time import process_time
from typing import TYPE_CHECKING

import town
from generate import generate, write
from mutants import huge, mutants

from armut_cli.cli.app import run

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_SECONDS = 1.0
MOST_MIB = 300
TOGETHER = 25
HUGE = 2_000_000
TRIALS = 3
FORMS = ("full", "concise", "json", "sarif", "github", "gitlab", "junit")

_KIB_PER_MIB = 1024
_MAXRSS_PER_MIB = 1024 * 1024 if sys.platform == "darwin" else 1024
_DAY = ("--today", town.TODAY, "--lang", "de")


class Register:
    """A small register in a folder of its own, to which files are added and taken away."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        write(folder, generate(1, 3))
        self.turn = 0

    def fail(self, inputs: list[bytes], *, alone: bool) -> str | None:
        """Run the commands on files; say how they fail, None if they do not.

        Args:
            inputs: the files.
            alone: run each command in a process of its own.
        """
        for place, raw in enumerate(inputs):
            (self.folder / "measures" / f"X-{place}.yaml").write_bytes(raw)
        self.turn += 1
        form = FORMS[self.turn % len(FORMS)]
        try:
            for words in (("validate", "--format", form), ("list",), ("show", "X-0")):
                call = ("-C", str(self.folder), *_DAY, *words)
                failure = (_run_apart if alone else _run_here)(call, len(inputs))
                if failure is not None:
                    return f"{' '.join(words)}: {failure}"
        finally:
            for place in range(len(inputs)):
                (self.folder / "measures" / f"X-{place}.yaml").unlink()
        return None


def _run_here(call: tuple[str, ...], files: int) -> str | None:
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
    start = process_time()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            code = run(call, {})
        except BaseException as error:  # noqa: BLE001 - whatever gets out is what is looked for
            return repr(error)
    seconds = process_time() - start
    return _judge(code, err.buffer.getvalue().decode(), seconds / files)


def _run_apart(call: tuple[str, ...], files: int) -> str | None:
    command = (sys.executable, "-m", "armut_cli", *call)
    with TemporaryFile() as err, Path(os.devnull).open("wb") as out:
        child = subprocess.Popen(command, stdout=out, stderr=err)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        err.seek(0)
        said = err.read().decode()
    mib = usage.ru_maxrss / _MAXRSS_PER_MIB
    if mib > MOST_MIB:
        return f"{mib:.0f} MiB"
    return _judge(child.returncode, said, (usage.ru_utime + usage.ru_stime) / files)


def _judge(code: int, said: str, seconds: float) -> str | None:
    # `show` of a file from which nothing can be read has nothing to show: exit code 2.
    if code not in {0, 1, 2} or "Traceback" in said:
        return f"exit code {code}: {said}"
    return f"{seconds:.1f} s" if seconds > MOST_SECONDS else None


def peak() -> float:
    """Give the most memory that this process has taken so far, in MiB.

    Where Linux tells it, that of this program alone: the other figure begins with what the
    process that started it had taken.
    """
    status = Path("/proc/self/status")
    if status.exists():
        fields = dict(line.split(":", 1) for line in status.read_text().splitlines())
        return int(fields["VmHWM"].split()[0]) / _KIB_PER_MIB
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MAXRSS_PER_MIB


def rounds(seed: int, number: int, *, with_huge: bool) -> Iterator[list[bytes]]:
    """Give the files of each round: huge ones alone, small ones together."""
    if with_huge:
        yield from ([raw] for raw in huge())
    small = islice(mutants(seed), number)
    while group := list(islice(small, TOGETHER)):
        yield group


def main() -> int:
    """Try what the command line says, print what failed and how many files were tried."""
    parser = argparse.ArgumentParser(description="Try commands on files as accidents make them.")
    parser.add_argument("--inputs", type=int, default=20_000, help="how many (default: 20000)")
    parser.add_argument("--seed", type=int, default=1, help="same seed, same files (default: 1)")
    parser.add_argument("--no-huge", action="store_true", help="leave out files of 5 MB")
    parser.add_argument("--keep", type=Path, default=Path("fuzz-failures"), help="for what fails")
    given = parser.parse_args()
    faulthandler.enable()
    failures = tried = 0
    with TemporaryDirectory(prefix="armut-fuzz-") as folder:
        register = Register(Path(folder))
        for group in rounds(given.seed, given.inputs, with_huge=not given.no_huge):
            tried += len(group)
            alone = len(group[0]) > HUGE
            if not alone and register.fail(group, alone=False) is None:
                continue
            for raw in group:
                failure = _each_time(register, raw, alone=alone)
                if failure is not None:
                    failures += 1
                    print(f"{keep(given.keep, raw)}: {failure}", flush=True)
    too_large = peak() > MOST_MIB
    print(f"{tried} inputs with seed {given.seed}: {failures} failures, peak {peak():.0f} MiB")
    return 1 if failures or too_large else 0


def _each_time(register: Register, raw: bytes, *, alone: bool) -> str | None:
    """Say how a file fails in all of some trials: others make a machine slow, nobody fast."""
    failure = None
    for _ in range(TRIALS):
        failure = register.fail([raw], alone=alone)
        if failure is None:
            return None
    return failure


def keep(folder: Path, raw: bytes) -> Path:
    """Write a file that makes a command fail where it can be looked at."""
    folder.mkdir(exist_ok=True)
    file = folder / f"{hashlib.sha256(raw).hexdigest()[:12]}.yaml"
    file.write_bytes(raw)
    return file


if __name__ == "__main__":
    os.environ["COLUMNS"] = "80"
    sys.exit(main())
