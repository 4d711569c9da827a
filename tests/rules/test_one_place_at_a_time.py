"""Nobody is needed in two places at once."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.model.every_schedule import optimum
from tests.services.conferences import meeting, several

from scheduler.domain.conference import Conference
from scheduler.domain.people import Person
from scheduler.domain.timetable import Placement, Status, Timetable
from scheduler.errors import NoTimetable
from scheduler.model.options import SolveOptions
from scheduler.model.solve import solve
from scheduler.rules.one_place_at_a_time import OnePlaceAtATime


def conference(*people: Person, half_days: int = 2, minutes: int = 180) -> Conference:
    """Three bodies of one item each, which all may meet in each half-day."""
    meetings = [meeting(b, number, minutes) for b in "abc" for number in range(half_days)]
    return several({b: ["Matter"] for b in "abc"}, meetings, people=people)


def broken(its: Conference, *meetings: str) -> list[str]:
    """What is said when each body takes its item in the meeting named."""
    placed = [
        Placement(f"{key[0]}1", key, its.meeting_by_id[key].start, its.meeting_by_id[key].end)
        for key in meetings
    ]
    found = OnePlaceAtATime().check(its, Timetable(tuple(placed), Status.GIVEN))
    return [violation.message for violation in found]


CHAIR = Person("The Chair", "chair", ("a1", "b1"))
TUVALU = Person("Tuvalu", "delegation", ("a1", "b1", "c1"), persons=2)


def test_one_person_has_one_place() -> None:
    assert not broken(conference(CHAIR), "a0", "b1")
    assert not broken(conference(CHAIR), "a0", "c0")
    assert (
        broken(conference(CHAIR), "a0", "b0")
        == [
            "The Chair can be in one place at a time, but item a1 and item b1 are taken on "
            "Monday 1 March, morning"
        ]
        * 2
    )


def test_two_persons_have_two() -> None:
    assert not broken(conference(TUVALU), "a0", "b0", "c1")
    assert broken(conference(TUVALU), "a0", "b0", "c0")[0] == (
        "Tuvalu can be in 2 places at a time, but item a1, item b1 and item c1 are taken on "
        "Monday 1 March, morning"
    )


def test_the_demands_that_clash_are_named() -> None:
    """And what would help."""
    with pytest.raises(NoTimetable) as caught:
        solve(conference(TUVALU, half_days=1))
    told = str(caught.value)
    assert "  – Tuvalu can be in 2 places at a time on Monday 1 March, morning\n" in told
    assert "  1. Tuvalu has one more person, to be in 3 places at once.\n" in told


FOLLOWED: st.SearchStrategy[Sequence[tuple[set[str], int]]] = st.lists(
    st.tuples(st.sets(st.sampled_from(["a1", "b1", "c1"]), min_size=2), st.integers(1, 2)),
    min_size=1,
    max_size=3,
)


@given(FOLLOWED)
@settings(max_examples=10, deadline=None)
def test_the_best_timetable_is_found(followed: Sequence[tuple[set[str], int]]) -> None:
    people = [
        Person(f"Person {number}", "", tuple(sorted(parts)), persons=persons)
        for number, (parts, persons) in enumerate(followed)
    ]
    its = conference(*people, half_days=2, minutes=60)
    its = replace(its, grid=60, parts=tuple(replace(p, minimum=60) for p in its.parts))
    best = optimum(its)
    if best is None:
        with pytest.raises(NoTimetable):
            solve(its, SolveOptions(time_limit=20))
    else:
        assert solve(its, SolveOptions(time_limit=20)).objective == best
