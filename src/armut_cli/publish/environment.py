"""Templates filled in a sandbox: every text escaped for what the template makes."""

from __future__ import annotations

import re
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import (
    BaseLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.meta import find_undeclared_variables
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from armut_cli.model.message import ArmutError, msg
from armut_cli.publish import escape
from armut_cli.publish.languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from armut_cli.lang.words import Words
    from armut_cli.publish.escape import Format

FOLDER = "templates"
"""The folder of the templates, in a register as in this project."""

_ROOM = Path(__file__).parents[1]
_PACKAGE = re.compile(r"[\"'](@[\w-]+/[^\"'\s]+)")
NO_PACKAGES = msg("a PDF is made without the network: write what is needed into the template")
"""What to do in place of loading a package."""

_PLACEHOLDER = re.compile(r"%\((\w+)\)s")


def home() -> Path:
    """Give the one folder of the built-in templates: in the wheel, else in the checkout."""
    carried = _ROOM / FOLDER
    return carried if carried.is_dir() else _ROOM.parents[1] / FOLDER


def built_in() -> dict[str, Path]:
    """Give the built-in templates, name to file."""
    return {path.name: path for path in sorted(home().glob("*.j2"))}


def fill(
    name: str,
    context: Mapping[str, object],
    words: Words,
    format: Format,
    overrides: Mapping[str, str],
) -> str:
    """Fill a template.

    Args:
        name: the template's file name, such as ``status.html.j2``.
        context: what it may use.
        words: the language of its messages.
        format: what it makes, which decides how texts are escaped.
        overrides: the register's own templates, which come before the built-in ones.

    Raises:
        ArmutError: if a template of the register cannot be filled; it names file and line.
    """
    environment = _environment(words, format, overrides)
    try:
        return environment.get_template(name).render(context)
    except ArmutError:
        raise
    except Exception as error:
        blamed = _blame(error, overrides)
        if blamed is None:
            raise
        raise blamed from error


class _Loader(BaseLoader):
    def __init__(self, overrides: Mapping[str, str]) -> None:
        self.overrides = overrides

    def get_source(
        self, environment: object, template: str
    ) -> tuple[str, str, Callable[[], bool] | None]:
        del environment
        if template in self.overrides:
            path = f"{FOLDER}/{template}"
            _refuse_packages(path, self.overrides[template])
            return self.overrides[template], path, None
        file = built_in().get(template)
        if file is None:
            raise TemplateNotFound(template)
        return file.read_text("utf-8"), str(file), None


def _refuse_packages(path: str, source: str) -> None:
    """Refuse a template of the register that wants a package from the network."""
    if not path.endswith(".typ.j2"):
        return
    for number, line in enumerate(source.splitlines(), 1):
        found = _PACKAGE.search(line)
        if found:
            reason = msg("packages such as {package} are not loaded", package=found[1])
            raise ArmutError(
                msg("{path}, line {line}: {reason}", path=path, line=number, reason=reason),
                NO_PACKAGES,
            )


def _environment(
    words: Words, format: Format, overrides: Mapping[str, str]
) -> ImmutableSandboxedEnvironment:
    language = LANGUAGES[format]

    def finish(value: object) -> Markup:
        if hasattr(value, "__html__") or isinstance(value, (int, float)):
            return Markup(value)  # noqa: S704  # marked as safe before, or a number
        return Markup("" if value is None else language.text(str(value)))  # noqa: S704  # escaped here

    environment = ImmutableSandboxedEnvironment(
        loader=_Loader(overrides),
        # What `finish` gives is marked as safe, so that Jinja2's own escaping, which knows
        # HTML only, leaves it alone; macros and blocks stay marked.
        autoescape=True,
        finalize=finish,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.newstyle_gettext = True  # type: ignore[attr-defined]  # the extension adds it
    environment.globals.update(_messages(words, finish))
    environment.globals.update(link=_marked(language.link), code=_marked(language.code))
    environment.filters["prose"] = _marked(language.prose)
    environment.filters["css"] = _marked(escape.css)
    environment.filters["quoted"] = _marked(escape.typst_string)
    return environment


def _messages(
    words: Words, finish: Callable[[object], Markup]
) -> dict[str, Callable[..., str | Markup]]:
    """Give Jinja2's message functions: messages are plain text, escaped like any other."""

    def fill_in(text: str, values: dict[str, object]) -> str | Markup:
        if not any(hasattr(value, "__html__") for value in values.values()):
            return text % values
        # A part is marked up already: escape what stands around it piece by piece.
        literals = _PLACEHOLDER.split(text)
        parts: list[object] = [piece % () for piece in literals]
        parts[1::2] = [values[name] for name in literals[1::2]]
        return Markup("").join(map(finish, parts))

    def gettext(text: str, /, **values: object) -> str | Markup:
        return fill_in(words.gettext(text), values)

    def ngettext(one: str, many: str, num: int, /, **values: object) -> str | Markup:
        return fill_in(words.translations.ngettext(one, many, num), {"num": num, **values})

    return {"gettext": gettext, "ngettext": ngettext}


def _marked(make: Callable[..., str]) -> Callable[..., Markup]:
    """Mark what a function gives as safe: it escapes what it is given."""
    return lambda *args: Markup(make(*args))  # noqa: S704  # that is its contract


def _blame(error: Exception, overrides: Mapping[str, str]) -> ArmutError | None:
    """Give the innermost place in a template of the register that an error comes from."""
    own = {f"{FOLDER}/{name}" for name in overrides}
    place: tuple[str | None, int | None] = (None, None)
    if isinstance(error, TemplateSyntaxError):
        place = (error.filename, error.lineno)
    else:
        for frame in traceback.extract_tb(error.__traceback__):
            if frame.filename in own:
                place = (frame.filename, frame.lineno)
    path, line = place
    if path not in own:
        return None
    reason: Any = getattr(error, "message", None) or str(error) or type(error).__name__
    return ArmutError(
        msg("{path}, line {line}: {reason}", path=path, line=line, reason=str(reason)),
        msg("what a template may use stands in docs/templates.md"),
    )


def compile_expression(
    source: str,
) -> tuple[frozenset[str], Callable[[Mapping[str, object]], bool]]:
    """Make an expression ready, in the sandbox.

    Returns:
        The names it asks for, and what tells whether it holds for their values.

    Raises:
        ArmutError: if it is broken; what evaluates it raises it, too.
    """
    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined)
    environment.globals.clear()
    environment.tests["none"] = lambda value: value == None  # noqa: E711  # what equals None counts
    try:
        compiled = environment.compile_expression(source, undefined_to_none=False)
        tree = environment.parse(f"{{{{ {source}\n}}}}")
    except TemplateError as error:
        raise _broken(source, error) from error
    names = frozenset(find_undeclared_variables(tree))

    def evaluate(values: Mapping[str, object]) -> bool:
        try:
            return bool(compiled(values))
        except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as error:
            raise _broken(source, error) from error

    return names, evaluate


def _broken(source: str, error: Exception) -> ArmutError:
    return ArmutError(
        msg("the expression “{source}” cannot be used: {reason}", source=source, reason=str(error)),
        msg('for example: lead == "jobcenter" and milestones|length > 2'),
    )
