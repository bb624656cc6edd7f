"""A state of the register, of now or of the past."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from armut_cli.model.register import Register
    from armut_cli.query.view import View


class State(NamedTuple):
    """A state of the register.

    ``register`` is all that was read, ``view`` what the person may see of it; ``commit`` is
    None for the worktree, ``name`` what people call the moment.
    """

    register: Register
    view: View
    commit: str | None
    name: str
