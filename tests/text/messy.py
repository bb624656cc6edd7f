"""Messy files for the laws of editing: generated YAML that knows where its values stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

if TYPE_CHECKING:
    from armut_cli.model.place import DataPath

KEYS = ("title", "lead", "status", "größe", "note", "from", "x", "ziel-2", "😀", "wer wann")
PLAIN = (
    *("jobcenter", "Ältere Menschen 👵", "2026-09-30", "2026-Q3", "https://example.org/a?b=c"),
    *("it's", 'say "so"', "a-b c", "VO/0123/26", "x:y", "ende."),
)
TYPED = (("2026", 2026), ("-3", -3), ("true", True), ("null", None), ("~", None))
LINES = ("  eingerückt", "mit # Raute", "key: value", "- Strich", "ü 😀", "", "'q'")


@dataclass(frozen=True)
class Spot:
    """A value: what it means and which characters it takes.

    ``entry`` is where its key or dash begins, ``stop`` where its last line ends; ``aside``
    is the comment in the header of a block scalar.
    """

    path: DataPath
    value: Any
    entry: int
    start: int
    end: int
    stop: int
    flow: bool = False
    aside: str = ""


@dataclass
class Messy:
    """A file: its text, its data, its values; where its comments and anchors stand."""

    eol: str
    text: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    spots: list[Spot] = field(default_factory=list)
    comments: dict[int, str] = field(default_factory=dict)
    anchors: list[int] = field(default_factory=list)

    def blocked(self, spot: Spot) -> bool:
        """Say whether a comment or an anchor keeps a value from being taken away."""
        return any(spot.entry <= at < spot.end for at in (*self.comments, *self.anchors))


@st.composite
def messy_files(draw: st.DrawFn, *, tame: bool = False) -> Messy:
    """Make a file; a tame one has no anchors."""
    writer = _Writer(draw, draw(st.sampled_from(["\n", "\r\n"])), tame=tame)
    file = writer.file
    writer.between(0)
    if writer.chance(10):
        writer.put("---" + file.eol)
    file.data = writer.mapping((), 0, 0)
    writer.references()
    writer.between(0)
    if draw(st.booleans()) and not file.text.endswith(2 * file.eol):
        file.text = file.text.removesuffix(file.eol)
    return file


class _Writer:
    def __init__(self, draw: st.DrawFn, eol: str, *, tame: bool) -> None:
        self.draw = draw
        self.file = Messy(eol)
        self.tame = tame
        self.after_block = self.keeps = False
        self.known: list[tuple[str, Any]] = []
        self.end = self.stop = 0

    @property
    def here(self) -> int:
        return len(self.file.text)

    def put(self, text: str) -> None:
        self.file.text += text

    def chance(self, one_in: int) -> bool:
        return bool(self.draw(st.integers(1, one_in)) == one_in)

    def pick(self, choices: Any) -> Any:
        return self.draw(st.sampled_from(choices))

    def comment(self) -> str:
        text = f"# c{len(self.file.comments)}: [x, 'y"
        self.file.comments[self.here] = text
        self.put(text)
        return text

    def end_line(self) -> str:
        """End a line, perhaps with blanks or a comment; give the comment with its blanks."""
        begin = self.here
        if self.chance(4):
            # A tab behind a dash is more than the finder of places can bear.
            self.put(" " if self.file.text.endswith(("-", ":")) else self.pick(["  ", "\t"]))
            self.comment()
        elif self.chance(6):
            self.put(self.pick([" ", "  "]))
        aside = self.file.text[begin:]
        self.put(self.file.eol)
        return aside

    def between(self, column: int) -> None:
        """Put comments and blank lines between entries, none that a block scalar swallows."""
        while self.chance(4):
            if self.chance(2):
                self.put("" if self.keeps else self.file.eol)
            else:
                self.put(" " * (0 if self.after_block else self.draw(st.integers(0, column + 3))))
                self.comment()
                self.put(self.file.eol)
                self.after_block = self.keeps = False

    def references(self) -> None:
        """Refer to every anchor: one that nothing refers to is an error of its own."""
        for name, value in self.known:
            self.put(f"ref {name}: *{name}{self.file.eol}")
            self.file.data[f"ref {name}"] = value

    def mapping(self, path: DataPath, column: int, depth: int) -> dict[str, Any]:
        """Write a block mapping; its first key goes where the text ends."""
        data: dict[str, Any] = {}
        for key in self.draw(st.lists(st.sampled_from(KEYS), min_size=1, max_size=4, unique=True)):
            if data:
                self.between(column)
                self.put(" " * column)
            entry = self.here
            form = self.pick(['"{}"', "'{}'"]) if self.chance(4) else "{}"
            self.put(form.format(key) + (" " if self.chance(8) else "") + ":")
            data[key] = self.value((*path, key), column, depth, entry, in_list=False)
        return data

    def listing(self, path: DataPath, column: int, depth: int) -> list[Any]:
        """Write a block list; its first dash goes where the text ends."""
        data: list[Any] = []
        for index in range(self.draw(st.integers(1, 3))):
            if index:
                self.between(column)
                self.put(" " * column)
            entry = self.here
            self.put("-")
            data.append(self.value((*path, index), column, depth, entry, in_list=True))
        return data

    def value(self, path: DataPath, column: int, depth: int, entry: int, *, in_list: bool) -> Any:
        """Write what follows a colon or a dash, to the end of its last line."""
        kinds = ["plain", "quoted", "typed", "empty", "literal", "folded", "flow", "long"]
        kinds += ["map", "list"] * (2 if depth < 2 else 0)
        kinds += [] if self.tame else ["anchor", "alias"]
        kind = self.pick(kinds)
        start, aside = self.here, ""
        self.after_block = self.keeps = False
        value: Any = None
        if kind in {"map", "list"}:
            value = self.collection(path, column, depth, kind, in_list=in_list)
            self.file.spots.append(Spot(path, value, entry, start, self.end, self.stop))
            return value
        if kind in {"literal", "folded"}:
            self.put(" ")
            start = self.here
            value, aside = self.block(column, folded=kind == "folded")
            self.after_block = True
        else:
            if kind != "empty":
                self.put(" " * self.draw(st.integers(1, 3)))
                start = self.here
                value = self.leaf(path, kind, column)
            self.end = self.here
            self.end_line()
            self.stop = self.here - len(self.file.eol)
        self.file.spots.append(Spot(path, value, entry, start, self.end, self.stop, aside=aside))
        return value

    def collection(
        self, path: DataPath, column: int, depth: int, kind: str, *, in_list: bool
    ) -> Any:
        if in_list and self.chance(2):
            gap = self.draw(st.integers(1, 3))
            self.put(" " * gap)
            inner = column + 1 + gap
        else:
            self.end_line()
            least = 0 if kind == "list" and not in_list else 1
            inner = column + self.draw(st.integers(least, 4))
            self.between(inner)
            self.put(" " * inner)
        write = self.mapping if kind == "map" else self.listing
        return write(path, inner, depth + 1)

    def block(self, column: int, *, folded: bool) -> tuple[str, str]:
        """Write a block scalar; its blank lines count only where it keeps them."""
        chomp = self.pick(["", "-", "+"])
        self.put((">" if folded else "|") + chomp)
        aside = self.end_line()
        pad = " " * (column + self.draw(st.integers(1, 4)))
        lines = ["Erste Zeile", *self.draw(st.lists(st.sampled_from(LINES), max_size=3)), "Ende"]
        if folded:
            lines = ["Erste Zeile", "zweite"]
        for line in lines:
            self.put((pad + line if line else "") + self.file.eol)
        self.end = self.stop = self.here - len(self.file.eol)
        blanks = self.draw(st.integers(0, 2))
        self.put(self.file.eol * blanks)
        value = (" " if folded else "\n").join(lines)
        self.keeps = chomp == "+"
        if self.keeps:
            self.end = self.stop = self.here - len(self.file.eol)
            value += "\n" * blanks
        return value + ("" if chomp == "-" else "\n"), aside

    def leaf(self, path: DataPath, kind: str, column: int) -> Any:
        if kind == "alias" and self.known:
            name, value = self.pick(self.known)
            self.put("*" + name)
            return value
        if kind == "anchor":
            name = f"a{len(self.known)}"
            self.file.anchors.append(self.here)
            self.put(f"&{name} ")
            value = self.leaf(path, self.pick(["plain", "quoted"]), column)
            self.known.append((name, value))
            return value
        if kind == "flow":
            return self.flow(path, column, 0)
        if kind == "typed":
            text, value = self.pick(TYPED)
            self.put(text)
            return value
        if kind == "long":
            self.put(f"zwei{self.file.eol}{' ' * (column + 2)}Zeilen")
            return "zwei Zeilen"
        text = self.pick(PLAIN)
        if kind == "quoted":
            self.put("'" + text.replace("'", "''") + "'" if self.chance(2) else _double(text))
        else:
            self.put(text)
        return text

    def flow(self, path: DataPath, column: int, depth: int) -> Any:
        """Write a list or mapping within brackets, on one line or on several."""
        is_map = self.draw(st.booleans())
        spread = self.chance(3)
        self.put("{" if is_map else "[")
        data: dict[str, Any] = {}
        count = self.draw(st.integers(0, 3))
        for index in range(count):
            self.flow_gap(column, spread=spread)
            entry, key = self.here, KEYS[index] if is_map else index
            self.put(f"{key}: " if is_map else "")
            start = self.here
            value = self.flow_value((*path, key), column, depth)
            self.file.spots.append(
                Spot((*path, key), value, entry, start, self.here, self.here, flow=True)
            )
            data[str(key)] = value
            if index < count - 1 or self.chance(5):
                self.put(",")
        self.flow_gap(column, spread=spread)
        self.put("}" if is_map else "]")
        return data if is_map else list(data.values())

    def flow_gap(self, column: int, *, spread: bool) -> None:
        if not spread or self.chance(4):
            self.put(" " * self.draw(st.integers(0, 2)))
            return
        self.end_line()
        self.put(" " * (column + self.draw(st.integers(1, 5))))

    def flow_value(self, path: DataPath, column: int, depth: int) -> Any:
        if depth == 0 and self.chance(4):
            return self.flow(path, column, 1)
        text = self.pick(("a", "https://example.org/?ü=1", "2026-Q3", "wie lange?"))
        self.put(_double(text) if self.chance(3) else text)
        return text


def _double(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
