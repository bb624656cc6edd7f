"""Files as accidents make them: bytes flipped, lines swapped, every kind of YAML document.

Only a seed decides what comes; nothing here reads or writes a file.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import TYPE_CHECKING

from generate import generate

if TYPE_CHECKING:
    from collections.abc import Iterator

KINDS = (
    "",
    "\n",
    "# nothing\n",
    "---\n",
    "--- a\n...\n--- b\n",
    "%YAML 1.2\n---\ntitle: a\n",
    "%TAG ! tag:example.org,2026:\n---\ntitle: !x a\n",
    "%UNKNOWN x\n---\na: b\n",
    "title\n",
    "- a\n- b\n",
    "- - a\n  - b\n- - c\n",
    "? a\n: b\n",
    "? [a, b]\n: {c: d}\n",
    "? |\n  a\n: - b\n",
    "{a, b: c, d: }\n",
    "[a, [b, {c: d}], ]\n",
    "a: &x 1\nb: *x\n",
    "a: &x {b: *x}\n",
    "&x a: *x\n",
    "a: *nowhere\n",
    "<<: {a: b}\ntitle: c\n",
    "a: !!str 1\nb: !!int '1'\nc: !!binary R0lGODlh\nd: !!set {e, f}\n",
    "a: !local b\n!<tag:yaml.org,2002:str> c: d\n",
    "a: |\n  b\n   c\n\n\nd: >\n  e\n  f\n",
    "a: |+\n  b\n\nc: |-\n  d\n\n",
    "a: |2\n    b\nc: >1-\n  d\n",
    "a: |0\n  b\n",
    "a: |\n\tb\n",
    "a: >\n\n\n  b\n \n  c\n",
    "a: 'it''s'\nb: \"\\x41\\u00e4\\U0001F600\\e\\0\"\n",
    'a: "b\n  c\n\n  d"\n',
    "a: 'b\n  c'\n",
    "a: b\n c\n  d\n",
    "a: b # c\n#d\n",
    "a:b\nc : d\n e: f\n",
    "a: ,b\nc: @d\ne: `f\ng: %h\n",
    "a: [b\n",
    "a: b]\n",
    "a: {b\n",
    'a: "b\n',
    "a: 'b\n",
    "a: b: c\n",
    "a:\n- b\n-c\n",
    "a:\n  - b\n - c\n",
    "\ta: b\n",
    "a:\tb\n",
    "a: b\na: c\n",
    "1: a\ntrue: b\nnull: c\n2026-01-01: d\n1.5: e\n",
    "a: .inf\nb: -.inf\nc: .nan\nd: 1e999\ne: 0x1F\nf: 0o17\ng: 1_000\n",
    "a: 99999999999999999999\nb: -9223372036854775809\n",
    "a: ~\nb: null\nc:\nd: ''\ne: []\nf: {}\n",
    "a: yes\nb: No\nc: on\nd: True\ne: FALSE\n",
    "a: 2026-13-45\nb: 12:30:45\nc: 190:20:30\n",
    "<<<<<<< HEAD\na: b\n=======\na: c\n>>>>>>> x\n",
    "title: „a“\nsummary: ‚b‘ – c\u2028d\n",
    "a:\u00a0b\n\u00a0c: d\n",
    "\ufeffa: b\n",
    "a: b\r\nc: d\re: f\n",
    "title: \x00\n",
    "title: \x1b[31mred\n",
    "title: \U0001f600\u200d\ufe0f\u202e\n",
    "[" * 60 + "]" * 60 + "\n",
    "a: " + "[" * 5_000,
    "a: " + "{b: " * 5_000,
    "- " * 5_000,
    "? " * 5_000,
    "".join(" " * level + "k:\n" for level in range(1_000)),
    "".join("  " * level + "- k:\n" for level in range(300)),
    "a: " + "x" * 200_000 + "\n",
    "a: " + "x: " * 20_000 + "\n",
    "a: " + "9" * 200_000 + "\n",
    "a: |\n" + "  x\n" * 20_000,
    "a:\n" + "- b\n" * 20_000 + "c: d\nc: e\n",
    "".join(f"k{key}: v\n" for key in range(5_000)),
    "a: [" + "&x b, *x, " * 5_000 + "]\n",
    "a: &a [x, x]\n" + "".join(f"{key}: &{key} [*{key - 1}, *{key - 1}]\n" for key in range(1, 40)),
)
"""A document of every kind that YAML knows, and of every kind that it refuses."""

_SIGNS = (
    *("\t", " ", "\n", "\r", "\r\n", ":", ": ", "- ", "-", "#", " #", "&a ", "*a", "!", "!!x "),
    *("|", ">", "'", '"', "[", "]", "{", "}", ",", "?", "? ", "%", "@", "`", "<<: ", "---\n"),
    *("...\n", "\\", "~", "„", "“", "–", "ä", "\u00a0", "\u2028", "\ufeff", "\u200b", "0", "null"),
    *("\x00", "\x07", "\x1b", "\x7f", "\U0001f600", "\u202e", "1e9", "true", "2026-02-30"),
)
SIGNS = (
    *(sign.encode() for sign in _SIGNS),
    *(b"\xe4", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xf5", b"\xfe\xff", b"\x84", b"\x80"),
)
"""Signs that mean something to YAML, to a terminal, or to nobody."""

_MOST = 1_000_000
"""No file becomes larger, in bytes; the huge ones are made otherwise."""

Change = Callable[[Random, bytes], bytes]
"""Does something to the bytes of a file."""


def _flip(random: Random, raw: bytes) -> bytes:
    changed = bytearray(raw)
    for _ in range(random.randint(1, 4)):
        if changed:
            changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _insert(random: Random, raw: bytes) -> bytes:
    at = random.randint(0, len(raw))
    return raw[:at] + random.choice(SIGNS) * random.choice((1, 1, 1, 2, 60)) + raw[at:]


def _replace(random: Random, raw: bytes) -> bytes:
    at = random.randint(0, len(raw))
    return raw[:at] + random.choice(SIGNS) + raw[at + random.randint(1, 9) :]


def _cut(random: Random, raw: bytes) -> bytes:
    start = random.randint(0, len(raw))
    return raw[:start] + raw[start + random.randint(1, 40) :]


def _end(random: Random, raw: bytes) -> bytes:
    return raw[: random.randint(0, len(raw))]


def _swap(random: Random, raw: bytes) -> bytes:
    lines = raw.splitlines(keepends=True)
    if len(lines) > 1:
        one, other = random.sample(range(len(lines)), 2)
        lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


def _repeat(random: Random, raw: bytes) -> bytes:
    lines = raw.splitlines(keepends=True) or [b""]
    at = random.randrange(len(lines))
    times = random.choice((2, 2, 500)) if len(lines[at]) < _MOST // 500 else 2
    return b"".join([*lines[:at], *[lines[at]] * times, *lines[at + 1 :]])


def _indent(random: Random, raw: bytes) -> bytes:
    lines = raw.splitlines(keepends=True) or [b""]
    at = random.randrange(len(lines))
    for row in range(at, min(at + random.randint(1, 5), len(lines))):
        lines[row] = random.choice((b"\t", b" ", b"  ", b"    ")) + lines[row]
    return b"".join(lines)


def _nest(random: Random, raw: bytes) -> bytes:
    depth = random.choice((40, 60, 1_000))
    opened, closed = random.choice(((b"[", b"]"), (b"{a: ", b"}"), (b"- ", b""), (b"? ", b"")))
    return raw + b"related: " + opened * depth + b"x" + closed * depth + b"\n"


def _join(random: Random, raw: bytes) -> bytes:
    at = random.randint(0, len(raw))
    return raw[:at] + random.choice(KINDS).encode() + raw[at:]


def _encode(random: Random, raw: bytes) -> bytes:
    name = random.choice(("cp1252", "utf-16", "utf-16-be", "utf-8-sig", "latin-1", "cp437"))
    return raw.decode("utf-8", "replace").encode(name, "replace")


def _end_lines(random: Random, raw: bytes) -> bytes:
    return raw.replace(b"\n", random.choice((b"\r\n", b"\r", b"\n\n", b" \n", b"\\\n")))


CHANGES: tuple[Change, ...] = (
    *(_flip, _flip, _insert, _insert, _insert, _replace, _replace, _cut, _end, _swap, _repeat),
    *(_indent, _nest, _join, _encode, _end_lines),
)


def huge() -> Iterator[bytes]:
    """Give files of the largest size that is read, each hard in another way; and larger ones."""
    head, size = b"title: a\nstatus: vorgeschlagen\n", 4_900_000
    yield head + b"summary: " + b"x" * 10_000_000 + b"\n"
    for part in (b"x", b"x: ", b"9", b"[", b"[a, ", b"{a: ", b"- ", b"&a x, ", b"!a x, ", b"'"):
        yield head + b"sources: " + part * (size // len(part)) + b"\n"
    for line in (b"- a\n", b"  - a\n", b"\tk: v\n", b"---\n", b"  x\n", b"a\xc2\xa0: b\n", b"\n"):
        yield head + b"sources:\n" + line * (size // len(line)) + b"title: b\n - c\n"
    keys = b"".join(b"k%d: v\n" % key for key in range(400_000))
    yield from (keys, keys + b"k0: v\n", keys + b"1: v\n", keys + b"a: [\n", keys + b"a: \\\n")
    yield b"".join(b" " * level + b"k:\n" for level in range(3_000))


def mutants(seed: int) -> Iterator[bytes]:
    """Give files without end: the same for the same seed."""
    random = Random(seed)
    files = [text.encode() for text in generate(seed, 4).values()]
    yield from (kind.encode() for kind in KINDS)
    while True:
        raw = random.choice((*files, random.choice(KINDS).encode()))
        for _ in range(random.choice((1, 1, 1, 2, 3, 8))):
            raw = random.choice(CHANGES)(random, raw)[:_MOST]
        yield raw
