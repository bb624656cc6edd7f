"""The handout for a group's meeting."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import html5lib
import pytest

from armut_cli.model.message import ArmutError
from tests.publish.town import MEETING, golden, leaflet, told, view

if TYPE_CHECKING:
    from armut_cli.publish.escape import Format


@pytest.mark.parametrize("format", ["md", "html"])
def test_handout_is_as_it_was(format: Format) -> None:
    golden(f"handout.{format}", leaflet(format, changes=told("Konzept fertig")))


def test_handout_is_valid() -> None:
    html5lib.HTMLParser(strict=True).parse(leaflet("html"))


def test_next_meeting_and_what_was_decided_at_the_last() -> None:
    text = leaflet()
    assert "# Armut im Alter" in text
    assert "5 November 2026 · Rathaus" in text
    assert "## Since the meeting of 3 September 2026" in text
    assert "- Decided then: Besuche beginnen in Oberstadt" in text
    assert "- No change is recorded." in text


def test_meeting_of_a_day() -> None:
    text = leaflet(meeting=date(2026, 9, 3))
    assert "3 September 2026" in text
    assert "Since the meeting" not in text
    assert "1. Welcome\n" in text


def test_day_without_a_meeting_names_the_meetings() -> None:
    with pytest.raises(ArmutError) as error:
        leaflet(meeting=date(2026, 9, 4))
    words = view(MEETING).words
    assert words(error.value.message) == "Armut im Alter has no meeting on 4 September 2026"
    assert error.value.help is not None
    assert "3 September 2026" in words(error.value.help)


def test_group_without_meetings_and_measures() -> None:
    files = {"groups/alter.yaml": "name: Leer\n"}
    assert "date not set yet" in leaflet("html", files)
    assert "The group has no open measures." in leaflet("html", files)
    with pytest.raises(ArmutError):
        leaflet("md", files, meeting=date(2026, 9, 4))


@pytest.mark.parametrize(
    "question",
    [
        "M-10 Neu** – Follow the recommendation “feasible”?",
        "M-10 Neu** – Remind Sozialamt of its statement?",
        "M-01 Besuchsdienste ausweiten** – New date for: End?",
        "M-11 Führungslos** – Who takes the lead?",
        "M-11 Führungslos** – What helps against the blocker: Eine Stelle?",
    ],
)
def test_what_has_to_be_decided_is_asked(question: str) -> None:
    assert f"- [ ] **{question}\n" in leaflet()


def test_what_is_overdue_says_since_when() -> None:
    assert "Besuchsdienste ausweiten** – End: was due quarter 3 of 2026, 32 days ago" in leaflet()


def test_finished_measures_are_only_named() -> None:
    assert "Finished: M-12 Fertig\n" in leaflet()
