"""How long panellists wait between the items of a day."""

from dataclasses import replace
from pathlib import Path

from tests.rules.working_group import FILE, PEOPLE, conference, placed

from scheduler.api import solve
from scheduler.domain.conference import Conference
from scheduler.rules.waits_of_experts import WaitsOfExperts

TWO_DAYS = """\
body: Working Group
place: Vienna
languages: six
dates: 11–12 September 2019
meetings: half-days from Wednesday morning to Thursday afternoon
order: free
agenda:
- {number: 1, title: Information, desired: 60, pin: Wednesday morning}
- {number: 2, title: Air, desired: 60, maximum: 90}
- {number: 3, title: Water, desired: 240}
people:
- {name: Ms. Expert, role: panellist, items: [1, 2]}
"""


def told(its: Conference, *rows: tuple[str, int, int]) -> list[str]:
    return [one.message for one in WaitsOfExperts().charges(its, placed(its, *rows))]


def test_the_time_from_one_meeting_to_the_next_on_one_day(tmp_path: Path) -> None:
    its = conference(tmp_path, FILE + PEOPLE)
    assert told(its, ("2", 1, 600), ("3", 2, 900)) == [
        "Ms. Expert waits 120 minutes on Thursday 12 September"
    ]
    assert told(its, ("2", 1, 600), ("3", 1, 700)) == []
    assert told(its, ("2", 0, 900), ("3", 1, 600)) == []


def test_who_leaves_in_mid_meeting_waits_from_then_on(tmp_path: Path) -> None:
    people = PEOPLE.replace("items: [2, 3]}", "items: [2, 3], away: 2019-09-12 11:00–13:00}")
    its = conference(tmp_path, FILE + people)
    assert told(its, ("2", 1, 600), ("3", 2, 900)) == [
        "Ms. Expert waits 240 minutes on Thursday 12 September"
    ]


def test_who_takes_part_from_afar_does_not_wait(tmp_path: Path) -> None:
    people = PEOPLE.replace("role: panellist", "role: panellist, remote: yes")
    its = conference(tmp_path, FILE + people)
    assert told(its, ("2", 1, 600), ("3", 2, 900)) == []


def test_items_of_a_panellist_come_in_one_meeting_where_that_is_wished(tmp_path: Path) -> None:
    its = conference(tmp_path, TWO_DAYS)
    timetable = solve(replace(its, weights=(("waits-of-experts", 1),)), time_limit=20)
    (first,), (second,) = timetable.of_part("1"), timetable.of_part("2")
    assert first.meeting == second.meeting or first.meeting[:-5] != second.meeting[:-5]
