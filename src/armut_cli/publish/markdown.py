"""The Markdown of a register's texts: CommonMark without raw HTML, read here and nowhere else."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from armut_cli.publish import escape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from markdown_it.token import Token

_DEEPEST = 6


@lru_cache(maxsize=1)
def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False}).disable(["html_block", "html_inline"])
    reader.validateLink = lambda url: escape.web_address(url) is not None  # type: ignore[method-assign]  # markdown-it is configured by setting it
    return reader


def to_html(text: str, level: int) -> str:
    """Give safe HTML: no raw HTML, no pictures, links to http, https and mailto only.

    Args:
        text: CommonMark.
        level: the level of the text's highest headings; the lower ones follow.
    """
    reader = _reader()
    tokens = reader.parse(escape.clean(text))
    shift = _shift((token.tag for token in tokens if token.type == "heading_open"), level)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{shift(token.tag)}"
        elif token.children:
            token.children = [_without_picture(child) for child in token.children]
    return str(reader.renderer.render(tokens, reader.options, {}))


def to_markdown(text: str, level: int) -> str:
    """Give the same text as Markdown that any reader takes alike and that cannot break out.

    Args:
        text: CommonMark.
        level: the level of the text's highest headings; the lower ones follow.
    """
    tree = SyntaxTreeNode(_reader().parse(escape.clean(text)))
    shift = _shift((node.tag for node in tree.walk() if node.type == "heading"), level)
    return _blocks(tree, shift)


def _shift(tags: Iterable[str], level: int) -> Callable[[str], int]:
    highest = min((int(tag[1]) for tag in tags), default=1)
    return lambda tag: min(int(tag[1]) - highest + level, _DEEPEST)


def _without_picture(token: Token) -> Token:
    if token.type != "image":
        return token
    plain = token.copy(type="text", tag="", children=None)
    plain.content = token.content
    return plain


def _blocks(node: SyntaxTreeNode, shift: Callable[[str], int], gap: str = "\n\n") -> str:
    return gap.join(_block(child, shift) for child in node.children)


def _block(node: SyntaxTreeNode, shift: Callable[[str], int]) -> str:
    match node.type:
        case "heading":
            return f"{'#' * shift(node.tag)} {_inline(node)}"
        case "fence" | "code_block":
            return escape.markdown_fence(node.content)
        case "hr":
            return "* * *"
        case "blockquote":
            return _indent(_blocks(node, shift), "> ", "> ")
        case "bullet_list" | "ordered_list":
            return _list(node, shift)
        case _:
            return _inline(node)


def _list(node: SyntaxTreeNode, shift: Callable[[str], int]) -> str:
    start = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else None
    lines = []
    for turn, item in enumerate(node.children):
        mark = "- " if start is None else f"{start + turn}. "
        lines.append(_indent(_blocks(item, shift), mark, " " * len(mark)))
    return "\n".join(lines)


def _indent(text: str, first: str, others: str) -> str:
    lines = text.split("\n")
    rest = [f"{others}{line}".rstrip() for line in lines[1:]]
    return "\n".join([f"{first}{lines[0]}", *rest])


def _inline(node: SyntaxTreeNode) -> str:
    return "".join(_span(child) for child in node.children)


def _span(node: SyntaxTreeNode) -> str:
    return _SPANS.get(node.type, _inline)(node)


def _text(text: str) -> str:
    """Escape a piece of a line, with the white space at its ends that parts it from the next."""
    if not text.strip():
        return text
    before = " " if text[0].isspace() else ""
    after = " " if text[-1].isspace() else ""
    return f"{before}{escape.markdown(text)}{after}"


_SPANS: dict[str, Callable[[SyntaxTreeNode], str]] = {
    "text": lambda node: _text(node.content),
    "image": lambda node: _text(node.content),
    "em": lambda node: f"*{_inline(node)}*",
    "strong": lambda node: f"**{_inline(node)}**",
    "code_inline": lambda node: escape.markdown_code(node.content),
    "link": lambda node: f"[{_inline(node)}](<{escape.web_address(str(node.attrs['href']))}>)",
    "softbreak": lambda _: "\n",
    "hardbreak": lambda _: "\\\n",
}
