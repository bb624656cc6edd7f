"""The Markdown of a register's texts: CommonMark without raw HTML, read here and nowhere else."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from armut_cli.publish import escape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from markdown_it.token import Token

    Write = Callable[["Writer", SyntaxTreeNode], str]

Node = SyntaxTreeNode
"""A part of a text: a heading, a list, a word in bold."""

_DEEPEST = 6


@lru_cache(maxsize=1)
def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False}).disable(["html_block", "html_inline"])
    reader.validateLink = lambda url: escape.web_address(url) is not None  # type: ignore[method-assign]  # markdown-it is configured by setting it
    return reader


def report_tree(text: str) -> Node:
    """Give the parts of a whole report that a Markdown template made: CommonMark with tables."""
    reader = _reader()
    with reader.reset_rules():
        reader.enable("table")
        return SyntaxTreeNode(reader.parse(text))


def to_html(text: str, level: int) -> str:
    """Give safe HTML: no raw HTML, no pictures, links to http, https and mailto only.

    Args:
        text: CommonMark.
        level: the level of the text's first heading; lower ones follow without a gap.
    """
    reader = _reader()
    tokens = reader.parse(escape.clean(text))
    heads = [token for token in tokens if token.type == "heading_open"]
    ends = [token for token in tokens if token.type == "heading_close"]
    for head, end, number in zip(heads, ends, _levels(heads, level), strict=True):
        head.tag = end.tag = f"h{number}"
    for token in tokens:
        if token.children:
            token.children = [_without_picture(child) for child in token.children]
    return str(reader.renderer.render(tokens, reader.options, {}))


def to_markdown(text: str, level: int) -> str:
    """Give the same text as Markdown that any reader takes alike and that cannot break out."""
    return _write(text, level, _MARKDOWN)


def to_typst(text: str, level: int) -> str:
    """Give the same text for the markup of Typst, every word of it in a string."""
    return _write(text, level, _TYPST)


def _write(text: str, level: int, words: dict[str, Write]) -> str:
    tree = SyntaxTreeNode(_reader().parse(escape.clean(text)))
    heads = [node for node in tree.walk() if node.type == "heading"]
    return Writer(words, _levels(heads, level)).blocks(tree)


def _levels(heads: Iterable[Token | SyntaxTreeNode], level: int) -> Iterator[int]:
    """Give the levels of headings in their order: each at most one below the one before.

    Who listens to a page, finds the way by its headings; PDF/UA-1 allows no gap.
    """
    above: list[str] = []
    for head in heads:
        while above and above[-1] >= head.tag:
            above.pop()
        above.append(head.tag)
        yield min(level + len(above) - 1, _DEEPEST)


def _without_picture(token: Token) -> Token:
    if token.type != "image":
        return token
    plain = token.copy(type="text", tag="", children=None)
    plain.content = token.content
    return plain


class Writer:
    """Writes a text anew in another language, part by part.

    Attributes:
        words: how each kind of part is written; one without an entry is what it holds.
        levels: gives the levels of the headings, one after the other.
    """

    def __init__(self, words: dict[str, Write], levels: Iterator[int]) -> None:
        self.words = words
        self.levels = levels

    def all(self, node: SyntaxTreeNode) -> str:
        """Write what a part of a line holds."""
        return "".join(map(self.one, node.children))

    def blocks(self, node: SyntaxTreeNode) -> str:
        """Write what a block holds, a blank line between two."""
        return "\n\n".join(map(self.one, node.children))

    def one(self, node: SyntaxTreeNode) -> str:
        """Write a part."""
        write = self.words.get(node.type)
        return write(self, node) if write else self.all(node)


def address(node: Node) -> str:
    """Give where a link leads; only to http, https and mailto."""
    return escape.web_address(str(node.attrs["href"])) or ""


def start(node: Node) -> int:
    """Give the number with which a list begins."""
    return int(node.attrs.get("start", 1))


def _list(writer: Writer, node: SyntaxTreeNode) -> str:
    lines = []
    for turn, item in enumerate(node.children):
        mark = "- " if node.type == "bullet_list" else f"{start(node) + turn}. "
        lines.append(_indent(writer.blocks(item), mark, " " * len(mark)))
    return "\n".join(lines)


def _indent(text: str, first: str, others: str) -> str:
    lines = text.split("\n")
    rest = [f"{others}{line}".rstrip() for line in lines[1:]]
    return "\n".join([f"{first}{lines[0]}", *rest])


_MARKDOWN: dict[str, Write] = {
    "heading": lambda writer, node: f"{'#' * next(writer.levels)} {writer.all(node)}",
    "fence": lambda _, node: escape.markdown_fence(node.content),
    "code_block": lambda _, node: escape.markdown_fence(node.content),
    "hr": lambda *_: "* * *",
    "blockquote": lambda writer, node: _indent(writer.blocks(node), "> ", "> "),
    "bullet_list": _list,
    "ordered_list": _list,
    "text": lambda _, node: escape.markdown(node.content),
    "image": lambda _, node: escape.markdown(node.content),
    "em": lambda writer, node: f"*{writer.all(node)}*",
    "strong": lambda writer, node: f"**{writer.all(node)}**",
    "code_inline": lambda _, node: escape.markdown_code(node.content),
    "link": lambda writer, node: f"[{writer.all(node)}](<{address(node)}>)",
    "softbreak": lambda *_: "\n",
    "hardbreak": lambda *_: "\\\n",
}


def _items(writer: Writer, node: SyntaxTreeNode) -> str:
    return "".join(f"[{writer.blocks(item)}]" for item in node.children)


def _raw(node: SyntaxTreeNode, *, block: bool) -> str:
    code = escape.typst_string(node.content.rstrip("\n"))
    return f"#raw(block: {'true' if block else 'false'}, {code});"


_TYPST: dict[str, Write] = {
    "heading": lambda writer, node: f"#heading(level: {next(writer.levels)})[{writer.all(node)}];",
    "fence": lambda _, node: _raw(node, block=True),
    "code_block": lambda _, node: _raw(node, block=True),
    "hr": lambda *_: "#divider();",
    "blockquote": lambda writer, node: f"#quote(block: true)[{writer.blocks(node)}];",
    "bullet_list": lambda writer, node: f"#list{_items(writer, node)};",
    "ordered_list": lambda writer, node: f"#enum(start: {start(node)}){_items(writer, node)};",
    "text": lambda _, node: escape.typst(node.content),
    "image": lambda _, node: escape.typst(node.content),
    "em": lambda writer, node: f"#emph[{writer.all(node)}];",
    "strong": lambda writer, node: f"#strong[{writer.all(node)}];",
    "code_inline": lambda _, node: _raw(node, block=False),
    "link": lambda writer, node: (
        f"#link({escape.typst_string(address(node))})[{writer.all(node)}];"
    ),
    "softbreak": lambda *_: "\n",
    "hardbreak": lambda *_: "#linebreak();",
}
