"""The two texts of a file in which git has left both, one above the other."""

from __future__ import annotations

import re

_MARK = re.compile(r"(<{7}|\|{7}|>{7})(?: .*)?$|={7}$")
_NEXT = {
    "<": (("both",), "ours"),
    "|": (("ours",), "base"),
    "=": (("ours", "base"), "theirs"),
    ">": (("theirs",), "both"),
}
"""Mark to the parts behind which it may stand, and the part that it begins."""


def sides(text: str) -> tuple[str, str] | None:
    """Give a file as this side has it and as the other one has it.

    Returns:
        The text above and the text below each ``=======``, with the lines that both share;
        None if there are no marks of git, or not all of them.
    """
    ours: list[str] = []
    theirs: list[str] = []
    state, marks = "both", 0
    for line in text.splitlines(keepends=True):
        if match := _MARK.match(line.rstrip("\r\n")):
            before, after = _NEXT[match[0][0]]
            if state not in before:
                return None
            state, marks = after, marks + 1
            continue
        if state in ("both", "ours"):
            ours.append(line)
        if state in ("both", "theirs"):
            theirs.append(line)
    return ("".join(ours), "".join(theirs)) if marks and state == "both" else None
