"""The languages that reports are written in: how a text, a link, a command stands in each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from armut_cli.publish import escape

if TYPE_CHECKING:
    from collections.abc import Callable

    from armut_cli.publish.escape import Format


class Language(Struct, frozen=True):
    """What a text becomes in a language; every function escapes what it is given.

    Attributes:
        text: a text.
        link: a text and an address, as a link; the address is the text if left out.
        code: a text as a command line is written.
        prose: a Markdown text, and the level of its highest headings.
    """

    text: Callable[[str], str]
    link: Callable[..., str]
    code: Callable[[str], str]
    prose: Callable[..., str]


def _link(
    text: Callable[[str], str], linked: Callable[[str, str], str]
) -> Callable[[str, str | None], str]:
    def link(shown: str, url: str | None = None) -> str:
        address = escape.web_address(url or shown)
        return text(shown) if address is None else linked(shown, address)

    return link


def _link_html(text: str, address: str) -> str:
    return f'<a href="{escape.html(address)}">{escape.html(text)}</a>'


def _link_markdown(text: str, address: str) -> str:
    # An address holds no white space and no angle bracket.
    return f"<{address}>" if address == text else f"[{escape.markdown(text)}](<{address}>)"


def _link_typst(text: str, address: str) -> str:
    return f"#link({escape.typst_string(address)})[{escape.typst(text)}];"


def _prose_html(text: str, level: int = 3) -> str:
    from armut_cli.publish.markdown import to_html

    return to_html(text, level)


def _prose_markdown(text: str, level: int = 3) -> str:
    from armut_cli.publish.markdown import to_markdown

    return to_markdown(text, level)


def _prose_typst(text: str, level: int = 3) -> str:
    from armut_cli.publish.markdown import to_typst

    return to_typst(text, level)


LANGUAGES: dict[Format, Language] = {
    "html": Language(
        escape.html,
        _link(escape.html, _link_html),
        lambda text: f"<code>{escape.html(text)}</code>",
        _prose_html,
    ),
    "md": Language(
        escape.markdown,
        _link(escape.markdown, _link_markdown),
        escape.markdown_code,
        _prose_markdown,
    ),
    "typ": Language(
        escape.typst,
        _link(escape.typst, _link_typst),
        lambda text: f"#raw({escape.typst_string(escape.one_line(text))});",
        _prose_typst,
    ),
}
"""The languages by what a template makes."""
