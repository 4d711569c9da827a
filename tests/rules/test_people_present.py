"""Whoever an item needs is there."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.builders import conference_2019, timetable_2019

from scheduler.api import read, solve
from scheduler.cli.main import main
from scheduler.domain.clock import clock
from scheduler.domain.conference import Conference
from scheduler.domain.people import Person
from scheduler.errors import InputFaults, NoTimetable
from scheduler.rules.continuity import Continuity
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


def test_an_item_may_be_taken_once_somebody_has_come() -> None:
    """Items 4 and 5 are taken when their panellist has come in mid-meeting."""
    base = with_absence("2019-09-13T13:00", "2019-09-13T14:30", parts=("4", "5"))
    hours = {"4": (990, 1020), "5": (1020, 1080)}
    placements = [
        replace(p, start=hours[p.part][0], end=hours[p.part][1]) if p.part in hours else p
        for p in timetable_2019().placements
    ]
    late = replace(timetable_2019(), placements=tuple(placements))
    assert list(PeoplePresent().check(base, late)) == []
    early = PeoplePresent().check(base, timetable_2019())
    assert {v.message.split(" is taken")[0] for v in early} == {"item 4", "item 5"}


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
    with pytest.raises(NoTimetable) as impossible:
        solve(read(file), time_limit=10)
    assert "Item 1 needs Ms. Expert, who is away at times" in str(impossible.value)
    file.write_text(FILE.replace("16:30]", "18:00]"), "utf-8")
    with pytest.raises(InputFaults) as caught:
        read(file)
    assert "Item 1 needs Ms. Expert, who is away in every meeting for it." in str(caught.value)


WINDOW = """\
body: Working Group
zone: Europe/Vienna
dates: 2019-09-11 to 2019-09-12
meetings: half-days from Wednesday morning to Thursday afternoon
order: free
agenda:
- 1. Opening of the session
- 2. First matter
- {number: 3, title: Panel on assets, desired: 40}
people:
- {name: Ms. Expert, items: 3, available: 2019-09-11 11:00–12:10}
"""


def test_an_item_lies_in_the_hour_of_its_panellist_and_says_so(tmp_path: Path) -> None:
    """Forty minutes fit into her hour, the meeting goes on without her, and the table has both."""
    file = tmp_path / "conference.yaml"
    file.write_text(WINDOW, "utf-8")
    assert main(["solve", str(file), "--output", str(tmp_path / "out")]) == 0
    (panel,) = solve(read(file), time_limit=10).of_part("3")
    assert 11 * 60 <= panel.start < panel.end == panel.start + 40 <= 12 * 60 + 10
    table = (tmp_path / "out" / "organization-of-work.csv").read_text("utf-8")
    hours = f"{clock(panel.start)},{clock(panel.end)}"
    assert f"2019-09-11,{hours},Working Group,3,Panel on assets,false" in table
    assert main(["verify", str(file), str(tmp_path / "out" / "organization-of-work.csv")]) == 0


def test_an_item_is_not_broken_off_when_somebody_leaves() -> None:
    """Item 3 runs over two meetings; its panellist is away at the end of the first one."""
    conference = with_absence("2019-09-12T15:30", "2019-09-12T16:00")
    first, *others = timetable_2019().of_part("3")
    shorter = replace(first, end=17 * 60 + 30)
    timetable = replace(timetable_2019(), placements=(shorter, *others))
    assert list(PeoplePresent().check(conference, timetable)) == []
    told = [violation.message for violation in Continuity().check(conference, timetable)]
    meeting = "Thursday 12 September, afternoon"
    assert f"item 3 is broken off on {meeting} while A Panellist is away" in told
