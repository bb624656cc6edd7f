"""What is said beside an answer: what it does not count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armut_cli.model.message import msgn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armut_cli.model.message import Message

_NAMED = 3


def unread(paths: Sequence[str], *, public: bool) -> Message:
    """Say which files cannot be read in full.

    Args:
        paths: the files, at least one.
        public: name none: not even the name of a file that stays in the house may leave it.
    """
    if public:
        return msgn(
            "one file cannot be read in full; armut validate says why",
            "{n} files cannot be read in full; armut validate says why",
            len(paths),
        )
    named = list(paths[:_NAMED])
    more = len(paths) - len(named)
    if more:
        return msgn(
            "{paths} and one more file cannot be read in full; armut validate says why",
            "{paths} and {n} more files cannot be read in full; armut validate says why",
            more,
            paths=named,
        )
    return msgn(
        "{paths} cannot be read in full; armut validate says why",
        "{paths} cannot be read in full; armut validate says why",
        len(paths),
        paths=named,
    )


def uncommitted(number: int, *, counted: bool) -> Message:
    """Say whether files with changes that are not committed yet are counted."""
    if counted:
        return msgn(
            "one file with changes that are not committed yet is counted",
            "{n} files with changes that are not committed yet are counted",
            number,
        )
    return msgn(
        "one file with changes that are not committed yet is not counted",
        "{n} files with changes that are not committed yet are not counted",
        number,
    )
