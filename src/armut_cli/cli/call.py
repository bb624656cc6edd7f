"""How the program was called, before the command line is parsed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from armut_cli.cli.output import COLOR_CHOICES, Output

if TYPE_CHECKING:
    from collections.abc import Mapping


class Call(NamedTuple):
    """The arguments and the environment variables of one run."""

    arguments: tuple[str, ...]
    environment: Mapping[str, str]

    def option(self, *names: str) -> str | None:
        """Give the value of a global option; None if it was not given."""
        for index, argument in enumerate(self.arguments):
            for name in names:
                if argument == name and index + 1 < len(self.arguments):
                    return self.arguments[index + 1]
                if argument.startswith(f"{name}="):
                    return argument.partition("=")[2]
        return None

    def output(self) -> Output:
        """Give both streams, in the colour that was asked for."""
        color = self.option("--color")
        return Output(color if color in COLOR_CHOICES else "auto", self.environment)
