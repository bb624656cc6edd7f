"""Options that are made, not written: put into a command's signature, where Typer reads them."""

from __future__ import annotations

import inspect
from functools import wraps
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def with_options(
    parameter: str,
    options: Mapping[str, tuple[Any, Any]],
    gather: Callable[[dict[str, Any]], Any],
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a command options in place of one of its parameters.

    Args:
        parameter: the parameter that nobody types.
        options: name to annotated type and default.
        gather: makes the parameter's value of what was given.
    """

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(command)
        def run(*arguments: Any, **values: Any) -> Any:
            given = {name: values.pop(name) for name in options}
            return command(*arguments, **{parameter: gather(given)}, **values)

        signature = inspect.signature(command, eval_str=True)
        own = [p for p in signature.parameters.values() if p.name != parameter]
        added = [
            inspect.Parameter(
                name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=kind
            )
            for name, (kind, default) in options.items()
        ]
        shown: Any = run
        shown.__signature__ = signature.replace(parameters=[*own, *added])
        shown.__annotations__ = {}
        return run

    return decorate
