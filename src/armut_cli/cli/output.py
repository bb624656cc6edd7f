"""What leaves the program: answers on stdout, all else on stderr."""

from __future__ import annotations

import codecs
import os
import re
import sys
import unicodedata
from functools import cached_property
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, AnyStr

from armut_cli.model.message import ArmutError, msg

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import Console
    from rich.text import Text

_PLAIN = {"…": "...", "–": "-", "—": "-", "─": "-", "→": "->", "›": ">", "·": "|", "‖": "="}
_PLAIN |= dict.fromkeys("„“”«»", '"') | dict.fromkeys("‚‘’‹", "'")
_PLAIN |= {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"}
_PLAIN |= dict.fromkeys("●◐○◇◆◌◑◔■□▪▸✓✔✗✘×", "*") | dict.fromkeys("█▉▊▋▌▍▎▏▇▆▅▄▃▂▁", "#")

COLOR_CHOICES = ("auto", "always", "never")
"""When an answer has colours."""

_COLORS = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
_CODES = {"bold": "1", "dim": "2"} | {color: str(30 + n) for n, color in enumerate(_COLORS)}

# Consoles of Windows that show the codes of colours as they are, instead of as colours, set none.
_OF_WINDOWS = ("WT_SESSION", "ANSICON", "ConEmuANSI", "TERM")


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
        from rich.console import Console

        wanted = self._wants_color(sys.stdout)
        return Console(
            file=sys.stdout,
            width=self.width,
            force_terminal=wanted,
            no_color=not wanted,
            color_system="standard" if wanted else None,
            highlight=False,
            markup=False,
            emoji=False,
        )

    def write(self, text: str) -> None:
        """Write an answer, exactly as it is.

        Raises:
            ClosedPipe: if nobody reads any more.
            ArmutError: if it cannot be written, on a full disk.
        """
        _write(sys.stdout, text)

    def write_bytes(self, content: bytes) -> None:
        """Write an answer that is no text, or that must be the same on every machine.

        Raises:
            ClosedPipe: if nobody reads any more.
            ArmutError: if it cannot be written.
        """
        sys.stdout.flush()
        _write(sys.stdout.buffer, content)

    def write_json(self, text: str) -> None:
        """Write JSON; what the stream's encoding lacks stands there as JSON's own escapes.

        Raises:
            ClosedPipe: if nobody reads any more.
        """
        if not codecs.lookup(sys.stdout.encoding).name.startswith("utf"):
            text = re.sub(r"[^\x00-\x7f]", _escaped, text)
        self.write(text)

    def paint(self, text: str, style: str) -> str:
        """Give a piece of an answer in a style (``bold red``), where colour is wanted."""
        return _painted(text, style) if style and self._wants_color(sys.stdout) else text

    def draw(self, *texts: Text) -> None:
        """Draw styled texts as an answer, one below the other.

        Raises:
            ClosedPipe: if nobody reads any more.
        """
        if not self._wants_color(sys.stdout):
            self.write("".join(f"{text.plain}\n" for text in texts))
            return
        with self.console.capture() as capture:
            for text in texts:
                self.console.print(text, soft_wrap=True)
        self.write(capture.get())

    def error(self, text: str, *, style: str = "", head: str = "") -> None:
        """Say something beside the answer; ``head`` stands before it in its style."""
        if sys.stderr.isatty():
            text = _hung(text, len(head), self.width)
        painted = _painted(head, style) if style and self._wants_color(sys.stderr) else head
        try:
            sys.stderr.write(f"{painted}{text}\n")
            sys.stderr.flush()
        except OSError:
            pass  # there is nobody left to be told

    def _wants_color(self, stream: Any) -> bool:
        if self._color != "auto":
            return self._color == "always"
        return bool(
            stream.isatty()
            and not self._environment.get("NO_COLOR")
            and self._environment.get("TERM") != "dumb"
            and (os.name != "nt" or any(map(self._environment.get, _OF_WINDOWS)))
        )


def _write(stream: IO[AnyStr], content: AnyStr) -> None:
    try:
        stream.write(content)
        stream.flush()
    except BrokenPipeError as error:
        raise ClosedPipe from error
    except OSError as error:
        close_quietly()
        raise ArmutError(
            msg("the answer cannot be written: {reason}", reason=error.strerror or error)
        ) from error


def prepare_streams() -> None:
    """Make both streams take any text: what they cannot show is shown plainly, never fails."""
    codecs.register_error("armut", _show_plainly)
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started us
            nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - until the end
            setattr(sys, name, nowhere)
        reconfigure = getattr(getattr(sys, name), "reconfigure", None)
        if reconfigure:
            reconfigure(errors="armut")


def close_quietly() -> None:
    """Forget what nobody reads, so that the interpreter does not complain at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _painted(text: str, style: str) -> str:
    codes = ";".join(_CODES[word] for word in style.split())
    return f"\x1b[{codes}m{text}\x1b[0m" if text else ""


def _hung(text: str, indent: int, width: int) -> str:
    """Fold at blanks, so that no terminal breaks a word."""
    from textwrap import wrap

    lines = wrap(
        " " * indent + text,
        max(width, indent + 20),
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(lines)[indent:]


def _escaped(match: re.Match[str]) -> str:
    pair = match[0].encode("utf-16-be")
    return "".join(f"\\u{pair[i : i + 2].hex()}" for i in range(0, len(pair), 2))


def _show_plainly(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_plain, error.object[error.start : error.end])), error.end


def _plain(char: str) -> str:
    plain = _PLAIN.get(char) or unicodedata.normalize("NFKD", char)
    return plain.encode("ascii", "ignore").decode() or "?"
