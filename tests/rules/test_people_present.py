"""Whoever an item needs is there."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.builders import conference_2019, timetable_2019

from scheduler.api import read, solve
from scheduler.domain.agenda import Pin
from scheduler.domain.conference import Conference
from scheduler.domain.people import Person
from scheduler.errors import InputFaults
from scheduler.rules.people_present import PeoplePresent


def with_absence(*hours: str, parts: tuple[str, ...] = ("3",)) -> Conference:
    """The conference of 2019 with a panellist who is away between two instants of UTC."""
    begin, end = (datetime.fromisoformat(hour).replace(tzinfo=UTC) for hour in hours)
    person = Person("A Panellist", "panellist", parts, ((begin, end),), where="file.yaml:9")
    return replace(conference_2019(), people=(person,))


@pytest.mark.parametrize(
    ("begin", "end", "told"),
    [
        ("2019-09-12T12:00", "2019-09-12T13:00", []),
        ("2019-09-12T16:00", "2019-09-13T08:00", []),
        ("2019-09-12T15:59", "2019-09-12T16:30", ["Thursday 12 September, afternoon"]),
        (
            "2019-09-12T15:59",
            "2019-09-13T08:01",
            ["Thursday 12 September, afternoon", "Friday 13 September, morning"],
        ),
        ("2019-09-11T13:00", "2019-09-11T16:00", []),
    ],
)
def test_an_absence_touches_a_meeting_or_not(begin: str, end: str, told: list[str]) -> None:
    found = PeoplePresent().check(with_absence(begin, end), timetable_2019())
    assert [violation.message.split(", but ")[0] for violation in found] == [
        f"item 3 is taken on {meeting}" for meeting in told
    ]


def test_a_stated_hour_cuts_a_meeting() -> None:
    """Item 4 is pinned to the hour at which its panellist, who is item 5's too, comes."""
    base = with_absence("2019-09-13T13:00", "2019-09-13T14:30", parts=("4", "5"))
    pinned = tuple(
        replace(part, pin=Pin(("wg7-2019-09-13-1500",), 16 * 60 + 30)) if part.id == "4" else part
        for part in base.parts
    )
    hours = {"4": (990, 1020), "5": (1020, 1080)}
    placements = [
        replace(p, start=hours[p.part][0], end=hours[p.part][1]) if p.part in hours else p
        for p in timetable_2019().placements
    ]
    late = replace(timetable_2019(), placements=tuple(placements))
    conference = replace(base, parts=pinned)
    assert list(PeoplePresent().check(conference, late)) == []
    assert {v.message.split(" is taken")[0] for v in PeoplePresent().check(base, late)} == {
        "item 4",
        "item 5",
    }
    assert len(list(PeoplePresent().check(conference, timetable_2019()))) == 2


def test_the_message_has_the_hours_of_the_place_and_the_line() -> None:
    conference = with_absence("2019-09-12T15:00", "2019-09-12T17:30")
    (violation,) = PeoplePresent().check(conference, timetable_2019())
    assert violation.message == (
        "item 3 is taken on Thursday 12 September, afternoon, but A Panellist is away 17:00–19:30"
    )
    assert violation.where == "file.yaml:9"


def test_who_is_needed_for_other_items_may_be_away() -> None:
    conference = with_absence("2019-09-12T12:00", "2019-09-12T17:30", parts=("2", "5"))
    assert list(PeoplePresent().check(conference, timetable_2019())) == []


FILE = """\
body: Working Group
zone: Europe/Vienna
dates: 2019-09-11 to 2019-09-12
meetings: half-days from Wednesday morning to Thursday afternoon
order: free
agenda:
- {number: 1, title: First matter, only: Wednesday afternoon, pin: Wednesday 16.30}
- 2. Second matter
people:
- name: Ms. Expert
  items: 1
  away: [2019-09-11 10:00–16:30]
"""


def test_who_comes_at_the_hour_of_their_item(tmp_path: Path) -> None:
    file = tmp_path / "conference.yaml"
    file.write_text(FILE, "utf-8")
    conference = read(file)
    placed = solve(conference, time_limit=10).of_part("1")
    assert [(p.start, p.end) for p in placed] == [(990, 1080)]
    file.write_text(FILE.replace("16:30]", "16:31]"), "utf-8")
    with pytest.raises(InputFaults) as caught:
        read(file)
    assert "Item 1 needs Ms. Expert, who is away in every meeting for it." in str(caught.value)
