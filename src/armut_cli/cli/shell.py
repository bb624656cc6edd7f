"""Completion in bash, which takes ``status=in`` for three words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typer import _completion_shared
from typer._click.shell_completion import add_completion_class
from typer._completion_classes import BashComplete

if TYPE_CHECKING:
    from typer._click.shell_completion import CompletionItem

_LAST = "    return 0\n"
_OPEN = """\
    [[ $COMPREPLY == *= ]] && compopt -o nospace
    return 0
"""


class Bash(BashComplete):
    """Typer's completion, with words that bash has torn at ``=`` put together again."""

    source_template = BashComplete.source_template.replace(_LAST, _OPEN)

    head = ""
    """What stands before the piece that bash completes."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """Give the words before the one that is completed, and that one as far as it is typed."""
        args, incomplete = super().get_completion_args()
        words: list[str] = []
        for word in (*args, incomplete):
            if words and (word == "=" or words[-1].endswith("=")):
                words[-1] += word
            else:
                words.append(word)
        if incomplete != words[-1]:
            self.head = words[-1][: words[-1].rindex("=") + 1]
        return words[:-1], words[-1]

    def format_completion(self, item: CompletionItem) -> str:
        """Give what bash puts in place of the piece."""
        return super().format_completion(item).removeprefix(self.head)


def prepare() -> None:
    """Let Typer use all this; to be called behind its own preparation."""
    add_completion_class(Bash, "bash")
    scripts = _completion_shared._completion_scripts  # noqa: SLF001 - it has no other way in
    scripts["bash"] = Bash.source_template
