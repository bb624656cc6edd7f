"""Why a file is not edited: the line that stands in the way and what to do by hand."""

from __future__ import annotations

from armut_cli.model.message import ArmutError, Message, msg
from armut_cli.model.place import DataPath, Place, Problem
from armut_cli.text.decode import place_at


class Refused(ArmutError):  # noqa: N818 - what happened to the edit, no error of the program
    """A file cannot be edited safely; ``problem`` says where and why. Nothing was changed."""

    def __init__(self, problem: Problem) -> None:
        place = problem.place
        super().__init__(
            msg(
                "{path}, line {line}: {problem}",
                path=place.path,
                line=place.line,
                problem=problem.message,
            ),
            problem.help,
            status=1,
        )
        self.problem = problem


class Obstacle(Exception):  # noqa: N818 - a state of the text, not of the program
    """Something at a character of the text keeps an edit from being made."""

    def __init__(self, index: int, message: Message, help: Message) -> None:
        super().__init__(message.text)
        self.index = index
        self.message = message
        self.help = help


def refused(path: str, text: str, index: int, data: DataPath, obstacle: Obstacle) -> Refused:
    """Say at which line an obstacle stands: ``index`` is its character in the file."""
    place = place_at(path, text, index)
    return Refused(_problem(place, obstacle.message, obstacle.help, data))


def unparsable(place: Place, reason: str) -> Refused:
    """Refuse a text in which nothing can be found."""
    message = msg("this line can be read, but not edited safely: {reason}", reason=reason)
    help = msg("write it in a simpler form, or make the change in your editor")
    return Refused(_problem(place, message, help, ()))


def missing(index: int, data: DataPath) -> Obstacle:
    """Refuse a place that the data does not have."""
    return Obstacle(
        index,
        msg("there is no “{place}” here", place=".".join(map(str, data))),
        msg("“armut show” lists what is there"),
    )


def comment_in_the_way(index: int) -> Obstacle:
    """Refuse to lose a comment."""
    return Obstacle(
        index,
        msg("this comment would be lost"),
        msg("move it above the key, or make the change in your editor"),
    )


def anchor_in_the_way(index: int, name: str) -> Obstacle:
    """Refuse to lose an anchor or to change what others refer to."""
    return Obstacle(
        index,
        msg("the anchor “&{name}” lends this value to other places", name=name),
        msg("write the value out wherever “*{name}” stands and delete the anchor", name=name),
    )


def alias_in_the_way(index: int, name: str) -> Obstacle:
    """Refuse to change a value that stands elsewhere."""
    return Obstacle(
        index,
        msg("this value is borrowed from the anchor “&{name}”", name=name),
        msg("write the value out here in place of “*{name}”", name=name),
    )


def text_in_the_way(index: int) -> Obstacle:
    """Refuse to let a line become part of another value."""
    return Obstacle(
        index,
        msg("this line would become part of the text above"),
        msg("move it to the left or delete it, or make the change in your editor"),
    )


def unsafe(index: int) -> Obstacle:
    """Refuse what is written in a way that no splice is known for."""
    return Obstacle(
        index,
        msg("this is written in a way that cannot be edited safely"),
        msg("make the change in your editor"),
    )


def _problem(place: Place, message: Message, help: Message, data: DataPath) -> Problem:
    return Problem("not-editable", "error", place, message, help, data=data)
