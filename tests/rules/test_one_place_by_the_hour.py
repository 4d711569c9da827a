"""Somebody goes from one meeting to another one at a stated hour, or as they come and leave."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.model.every_schedule import optimum
from tests.model.tiny import away
from tests.services.conferences import meeting, several

from scheduler.api import read
from scheduler.api import solve as planned
from scheduler.domain.agenda import Pin
from scheduler.domain.conference import Conference
from scheduler.domain.people import Person
from scheduler.domain.timetable import lines
from scheduler.errors import NoTimetable
from scheduler.model.options import SolveOptions
from scheduler.model.solve import solve

FILE = """\
languages: en
zone: Europe/Vienna
dates: 1 March 2027 to 1 March 2027
bodies:
- body: Plenary
  short: PL
  meetings: [Monday 1 March morning]
  order: free
  agenda:
  - {number: 1, title: Budget, desired: 60, maximum: 60}
  - {number: 2, title: Vote, desired: 60, pin: Monday 11.30}
- body: Committee
  short: COM
  meetings: [Monday 1 March morning]
  order: free
  agenda:
  - {number: 1, title: Air, desired: 60, maximum: 60}
  - {number: 2, title: Water, desired: 60}
people:
- {name: The Chair, items: [PL 2, COM 1]}
"""


def test_a_chair_goes_to_another_body_at_a_stated_hour(tmp_path: Path) -> None:
    file = tmp_path / "conference.yaml"
    file.write_text(FILE, "utf-8")
    timetable = planned(read(file), time_limit=10)
    (air,) = timetable.of_part("COM 1")
    assert air.end <= 11 * 60 + 30
    line = next(line for line in lines(read(file), timetable) if line.part == "COM 1")
    assert line.own_time


def conference(minutes: int, *people: Person) -> Conference:
    meetings = [meeting(b, number, minutes) for b in "ab" for number in range(2)]
    its = several({b: ["Matter", "Matter"] for b in "ab"}, meetings, people=people)
    parts = tuple(replace(p, minimum=20, target=20) for p in its.parts)
    return replace(its, grid=20, parts=parts)


KEYS = ("a1", "a2", "b1", "b2")
Followed = Sequence[tuple[set[str], int]]


@given(
    st.lists(st.tuples(st.sets(st.sampled_from(KEYS), min_size=2), st.integers(0, 2)), max_size=2),
    st.sampled_from(KEYS),
    st.sampled_from([None, 0, 20]),
)
@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_the_best_timetable_is_found(followed: Followed, pinned: str, hour: int | None) -> None:
    its = conference(40)
    first = its.meeting_by_id[f"{pinned[0]}0"]
    people = [
        Person(
            f"Person {number}",
            "",
            tuple(sorted(parts)),
            away(first.date, first.start, first.start + 20 * gone) if gone else (),
        )
        for number, (parts, gone) in enumerate(followed)
    ]
    pin = None if hour is None else Pin((first.id,), first.start + hour)
    parts = (replace(p, pin=pin) if p.id == pinned else p for p in its.parts)
    its = replace(its, people=tuple(people), parts=tuple(parts))
    best = optimum(its)
    if best is None:
        with pytest.raises(NoTimetable):
            solve(its, SolveOptions(time_limit=20))
    else:
        assert solve(its, SolveOptions(time_limit=20)).objective == best
