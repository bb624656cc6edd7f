"""Data as people and accidents make it: a register's plain data with something put wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armut_cli.check.schema import Kind
    from armut_cli.model.place import DataPath

RIGHT: dict[Kind, dict[str, Any]] = {
    "measure": {
        "title": "Stadtteilservices ausweiten",
        "summary": "Hilfe in weiteren Quartieren.",
        "groups": ["armut-im-alter"],
        "goals": ["beratung"],
        "target_groups": ["ältere Menschen"],
        "origin": {"kind": "group", "group": "armut-im-alter", "date": "2018-05-02"},
        "statements": [
            {"by": "sozialamt", "requested": "2018-06", "due": "2018-Q3", "date": 2018, "cost": 5},
            {"by": "jobcenter", "text": "Ja.", "cost": "nichts"},
        ],
        "recommendation": {"verdict": "partly", "reason": "Geld.", "by": "sozialamt", "date": 2019},
        "decisions": [{"body": "Rat", "paper": "VO/0001/19", "url": "https://example.org"}],
        "lead": "sozialamt",
        "partners": [{"organisation": "jobcenter", "role": "berät"}],
        "status": "in-umsetzung",
        "bundled_into": {"process": "beratungskonzept"},
        "start": 2019,
        "end": "2027-09-30",
        "ongoing": False,
        "milestones": [{"title": "Räume", "due": "2027-03", "responsible": "sozialamt"}],
        "updates": [
            {"date": "2026-10-05", "evidence": [{"kind": "press", "title": "X", "date": 2026}]}
        ],
        "evidence": [{"title": "Bericht"}],
        "offers": [{"name": "Laden", "district": "Oberbarmen"}],
        "blocker": {"reason": "Geld", "from": "sozialamt", "since": "2026-10"},
        "related": ["M-07"],
        "visibility": "internal",
        "internal": {"notes": "x", "priority": 1},
        "sources": ["https://example.org", "Zeitung, Mai 2018"],
        "unpublished": ["wording"],
    },
    "group": {
        "name": "Armut im Alter",
        "kind": "working-group",
        "moderation": ["sozialamt"],
        "members": ["jobcenter"],
        "meetings": [{"date": "2026-09-10", "title": "X", "decisions": ["Ja"]}],
        "offers": [{"name": "Laden"}],
        "internal": {"contact": "x"},
    },
    "alliance": {
        "name": {"de": "Bündnis", "en": "Alliance"},
        "short": "Bündnis",
        "language": "de",
        "visibility": "public",
        "statuses": {"a": {"label": "A", "kind": "active", "definition": {"de": "läuft"}}},
        "goals": {"beratung": {"label": "Beratung"}},
        "organisations": {"sozialamt": {"name": "Sozialamt", "short": "SA", "kind": "company"}},
        "processes": {"beratungskonzept": {"title": "Konzept", "lead": "sozialamt"}},
        "published": [{"label": "Vorschläge", "count": 30, "source": "Presse"}],
        "thresholds": {"stale_days": 0},
        "rules": {"stale-measure": "note"},
    },
}
"""A file of each kind in which nearly every field stands."""

_TEXTS = (
    *("", " ", "x", "partly", "working-group", "de", "2026", "2026-02-30", "2026-02-29", "0000"),
    *(
        "2026-Q3",
        "2026-Q5",
        "2026-13",
        "2026-1",
        "2026-09-30\n",
        "２０２６",
        "30.09.2026",
        "Q3 2026",
    ),
)
_NUMBERS = (-1, 0, 1, 7, 999, 1000, 2026, 9999, 10_000, 2**62, 0.5, 1.0, 2026.0, -0.0)
VALUES = st.recursive(
    st.none() | st.booleans() | st.sampled_from(_NUMBERS) | st.sampled_from(_TEXTS) | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=5,
)
"""Whatever may stand in a file."""


def ways(value: Any, way: DataPath = ()) -> Iterator[DataPath]:
    """Give the ways to everything in data."""
    if way:
        yield way
    inner = value if isinstance(value, (dict, list)) else ()
    for step, item in inner.items() if isinstance(inner, dict) else enumerate(inner):
        yield from ways(item, (*way, step))


def changed(value: Any, way: DataPath, *, to: Any = None, drop: bool = False) -> Any:
    """Give data with another value, or none, at the end of a way."""
    step, *rest = way
    if isinstance(value, list):
        if not rest and drop:
            return [item for n, item in enumerate(value) if n != step]
        return [
            (changed(item, tuple(rest), to=to, drop=drop) if rest else to) if n == step else item
            for n, item in enumerate(value)
        ]
    if not rest:
        kept = {key: item for key, item in value.items() if key != step}
        return kept if drop else {**kept, step: to}
    return {**value, step: changed(value[step], tuple(rest), to=to, drop=drop)}


@st.composite
def wild(draw: st.DrawFn, kind: Kind) -> dict[str, Any]:
    """Give a file's data in which up to three things were put wrong."""
    data: Any = RIGHT[kind]
    for _ in range(draw(st.integers(0, 3))):
        every = list(ways(data))
        if not every:
            break
        way = draw(st.sampled_from(every))
        match draw(st.sampled_from(("value", "drop", "key"))):
            case "value":
                data = changed(data, way, to=draw(VALUES))
            case "drop":
                data = changed(data, way, drop=True)
            case _:
                key = draw(st.sampled_from(("titel", "id", "due", "x")) | st.text(max_size=5))
                place = (*way[:-1], key) if isinstance(way[-1], str) else (key,)
                data = changed(data, place, to=draw(VALUES))
    return data  # type: ignore[no-any-return] # the outermost stays a mapping
