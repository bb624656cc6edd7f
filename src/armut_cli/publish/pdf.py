"""Typst to PDF: tagged as PDF/UA-1, the same bytes for the same source, without any request."""

from __future__ import annotations

import os
import re
from contextlib import contextmanager
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

from armut_cli.model.message import ArmutError, msg
from armut_cli.publish.environment import NO_PACKAGES, home

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

_PROXIES = ("https_proxy", "HTTPS_PROXY", "no_proxy", "NO_PROXY")
_NOWHERE = "http://127.0.0.1:0"
"""A port that no machine can be called at."""

_NO_GLYPH = re.compile(r'the text `"(?:\\u\{([0-9a-f]+)\}|([^`]))"` could not be displayed')
_PACKAGE = re.compile(r"package not found|failed to download package")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def typeset(source: str, day: date) -> bytes:
    """Make a PDF from Typst.

    The fonts that come with Typst are used, so that every machine makes the same pages. Where
    they lack a character, the machine's fonts help out; one that no font has is replaced.

    Args:
        source: a whole document.
        day: the day that the PDF says it was made on.

    Raises:
        ArmutError: if the source is broken.
    """
    made = _compile(source, day, own_fonts=True)
    if isinstance(made, str) and _missing(made):
        made = _compile(source, day, own_fonts=False)
        if isinstance(made, str) and (missing := _missing(made)):
            readable = source.translate(dict.fromkeys(missing, _REPLACEMENT))
            made = _compile(readable, day, own_fonts=False)
    if isinstance(made, bytes):
        return made
    if _PACKAGE.search(made):
        raise ArmutError(msg("the PDF cannot be made: a template wants a package"), NO_PACKAGES)
    raise ArmutError(
        msg("the PDF cannot be made: {reason}", reason=made.strip()),
        msg("if the register has templates of its own, look there first: .typ.j2"),
    )


def _compile(source: str, day: date, *, own_fonts: bool) -> bytes | str:
    """Give the PDF, or what Typst has to say against it."""
    import typst

    document: Any = source.encode()  # the stubs want the root of the same type as the source
    midnight = datetime.combine(day, time(), UTC)
    try:
        with _offline():
            made = typst.compile(
                document,
                # All that it may read; and where no packages are.
                root=str(home()),
                package_path=str(home()),
                package_cache_path=str(home()),
                format="pdf",
                pdf_standards=["ua-1"],
                ignore_system_fonts=own_fonts,
                timestamp=int(midnight.timestamp()),
            )
    except typst.TypstError as error:
        return str(error.diagnostic)
    assert isinstance(made, bytes)  # one document, no pictures of pages
    return made


@contextmanager
def _offline() -> Iterator[None]:
    """Keep Typst from fetching packages: it has no switch for that, but it asks for a proxy.

    A template can put the name of a package together, so that no search would find it.
    """
    before = {name: os.environ.pop(name, None) for name in _PROXIES}
    os.environ.update(dict.fromkeys(_PROXIES[:2], _NOWHERE))
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value


def _missing(said: str) -> set[int]:
    """Give the characters that no font has."""
    return {int(code, 16) if code else ord(char) for code, char in _NO_GLYPH.findall(said)}
