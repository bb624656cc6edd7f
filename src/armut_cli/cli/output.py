"""What leaves the program: answers on stdout, all else on stderr."""

from __future__ import annotations

import codecs
import os
import sys
import unicodedata
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import Console

_PLAIN = {"…": "...", "–": "-", "—": "-", "„": '"', "“": '"', "”": '"', "→": "->", "·": "|"}
_PLAIN |= dict.fromkeys("●◐○◇◆◌◑◔■□▪▸✓✔✗✘×", "*") | dict.fromkeys("█▇▆▅▄▃▂▁▌", "#")


class ClosedPipe(Exception):  # noqa: N818 - the reader has had enough, which is no error
    """The program that reads our output has closed its end."""


class Output:
    """Both streams, with or without colour.

    Args:
        color: ``auto``, ``always`` or ``never``; ``auto`` heeds NO_COLOR and the terminal.
        environment: the environment variables.
    """

    def __init__(self, color: str, environment: Mapping[str, str]) -> None:
        self._color = color
        self._environment = environment

    @property
    def is_terminal(self) -> bool:
        """Whether a person reads the answer."""
        return sys.stdout.isatty()

    @cached_property
    def width(self) -> int:
        """The columns of the terminal; 80 where there is none."""
        columns = self._environment.get("COLUMNS", "")
        if columns.isdecimal() and int(columns) > 0:
            return int(columns)
        try:
            return os.get_terminal_size(sys.stdout.fileno()).columns or 80
        except (OSError, ValueError):
            return 80

    @cached_property
    def console(self) -> Console:
        """The console for what is drawn on stdout."""
        return self._console(sys.stdout)

    def write(self, text: str) -> None:
        """Write an answer, exactly as it is.

        Raises:
            ClosedPipe: if nobody reads any more.
        """
        try:
            sys.stdout.write(text)
            sys.stdout.flush()
        except BrokenPipeError as error:
            raise ClosedPipe from error

    def draw(self, *things: Any) -> None:
        """Draw rich things as an answer.

        Raises:
            ClosedPipe: if nobody reads any more.
        """
        with self.console.capture() as capture:
            self.console.print(*things)
        self.write(capture.get())

    def error(self, text: str, *, style: str = "", head: str = "") -> None:
        """Say something beside the answer; ``head`` stands before it in its style."""
        if style and self._wants_color(sys.stderr):
            console = self._console(sys.stderr)
            console.print(f"[{style}]{head}[/]", end="", highlight=False)
        else:
            sys.stderr.write(head)
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()

    def _wants_color(self, stream: Any) -> bool:
        if self._color != "auto":
            return self._color == "always"
        return bool(
            stream.isatty()
            and not self._environment.get("NO_COLOR")
            and self._environment.get("TERM") != "dumb"
        )

    def _console(self, stream: Any) -> Console:
        from rich.console import Console

        wanted = self._wants_color(stream)
        return Console(
            file=stream,
            width=self.width,
            force_terminal=wanted,
            no_color=not wanted,
            color_system="auto" if wanted and stream.isatty() else ("standard" if wanted else None),
            highlight=False,
            markup=False,
            emoji=False,
            soft_wrap=False,
        )


def prepare_streams() -> None:
    """Make both streams take any text: what they cannot show is shown plainly, never fails."""
    codecs.register_error("armut", _show_plainly)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="armut")


def close_quietly() -> None:
    """Forget what nobody reads, so that the interpreter does not complain at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _show_plainly(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_plain, error.object[error.start : error.end])), error.end


def _plain(char: str) -> str:
    plain = _PLAIN.get(char) or unicodedata.normalize("NFKD", char)
    return plain.encode("ascii", "ignore").decode() or "?"
