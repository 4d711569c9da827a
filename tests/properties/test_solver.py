"""What holds for every conference."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st
from tests.builders import LANGUAGES, make_meeting
from tests.model.every_schedule import optimum
from tests.model.tiny import two_bodies
from tests.properties.strategies import (
    renamed,
    small_conferences,
    tiny_conferences,
    with_absences,
    with_unheld,
)

from scheduler.domain.conference import Conference
from scheduler.domain.kinds import Kind
from scheduler.domain.timetable import Status, Timetable
from scheduler.errors import NoTimetable, Stopped
from scheduler.model.options import SolveOptions
from scheduler.model.solve import solve
from scheduler.verifier import verify

PROFILE = settings(
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate, Phase.shrink),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


@pytest.fixture(autouse=True, scope="module")
def _no_reasons() -> Iterator[None]:
    """Why there is no timetable takes time to find out, and is tested with the explanations."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("scheduler.model.solve._no_timetable", lambda *_: NoTimetable("None."))
        yield


def best(conference: Conference) -> Timetable | None:
    try:
        return solve(conference, SolveOptions(time_limit=60))
    except NoTimetable:
        return None


def cost(conference: Conference) -> float:
    """The least cost; beyond all where there is no timetable."""
    timetable = best(conference)
    if timetable is None:
        return float("inf")
    assert timetable.status is Status.OPTIMAL
    assert timetable.objective is not None
    return timetable.objective


@settings(PROFILE, max_examples=70)
@given(tiny_conferences())
def test_the_best_of_all_schedules_is_found(conference: Conference) -> None:
    expected = optimum(conference)
    assert cost(conference) == (float("inf") if expected is None else expected)


@settings(PROFILE, max_examples=60)
@given(with_absences())
def test_the_best_while_people_are_there_is_found(conference: Conference) -> None:
    expected = optimum(conference)
    assert cost(conference) == (float("inf") if expected is None else expected)


@settings(PROFILE, max_examples=60)
@given(with_unheld())
def test_the_best_over_half_days_that_are_not_held_is_found(conference: Conference) -> None:
    expected = optimum(conference)
    assert cost(conference) == (float("inf") if expected is None else expected)


@settings(PROFILE, max_examples=40)
@given(small_conferences())
def test_a_timetable_is_accepted_and_costs_what_the_verifier_says(conference: Conference) -> None:
    timetable = best(conference)
    if timetable is not None:
        report = verify(conference, timetable)
        assert report.violations == ()
        assert timetable.costs == report.costs
        assert timetable.bound == timetable.objective == report.objective


def one_more_meeting(conference: Conference) -> Conference:
    last = conference.meetings[-1]
    day = last.date + timedelta(days=1)
    return replace(
        conference, meetings=(*conference.meetings, make_meeting(day, last.start, last.end))
    )


def no_maximum(conference: Conference) -> Conference:
    return replace(conference, parts=tuple(replace(p, maximum=None) for p in conference.parts))


def least_minimum(conference: Conference) -> Conference:
    return replace(conference, parts=tuple(replace(p, minimum=20) for p in conference.parts))


def no_pins(conference: Conference) -> Conference:
    parts = (replace(p, pin=None, within=None, not_before=None) for p in conference.parts)
    return replace(conference, parts=tuple(parts))


def no_drafting(conference: Conference) -> Conference:
    return replace(conference, bodies=tuple(replace(b, drafting=0) for b in conference.bodies))


def no_reserve(conference: Conference) -> Conference:
    return replace(conference, bodies=tuple(replace(b, reserve=0) for b in conference.bodies))


def free_order(conference: Conference) -> Conference:
    assume(not conference.precedences)
    return replace(conference, bodies=tuple(replace(b, free_order=True) for b in conference.bodies))


EASIER = (no_maximum, least_minimum, no_pins, no_drafting, no_reserve, free_order)


@settings(PROFILE, max_examples=50)
@given(small_conferences(), st.sampled_from(EASIER))
def test_asking_for_less_never_costs_more(
    conference: Conference, easier: Callable[[Conference], Conference]
) -> None:
    """Targets stay as they are."""
    assert cost(easier(conference)) <= cost(conference)


@settings(PROFILE, max_examples=25)
@given(small_conferences(plain=True))
def test_a_meeting_more_at_the_end_never_costs_more(conference: Conference) -> None:
    """But for the report, which belongs in the last meeting, and a reserve kept there."""
    assume(all(part.kind is not Kind.REPORT for part in conference.parts))
    conference = no_reserve(conference)
    assert cost(one_more_meeting(conference)) <= cost(conference)


@settings(PROFILE, max_examples=20)
@given(small_conferences(plain=True), st.data())
def test_a_language_more_never_costs_more(conference: Conference, data: st.DataObject) -> None:
    """Where no item is kept to certain meetings: else it must not pass over one that is now fit."""
    assume(all(part.kind not in (Kind.REPORT, Kind.OPENING) for part in conference.parts))
    conference = no_reserve(no_drafting(conference))
    poor = data.draw(st.integers(0, len(conference.meetings) - 1))
    meetings = [
        replace(meeting, languages=frozenset(["en"]) if index == poor else meeting.languages)
        for index, meeting in enumerate(conference.meetings)
    ]
    assert cost(conference) <= cost(replace(conference, meetings=tuple(meetings)))


@settings(PROFILE, max_examples=25)
@given(small_conferences())
def test_other_names_change_nothing_but_names(conference: Conference) -> None:
    """The new names sort the other way round."""

    def name(key: str) -> str:
        return "".join(chr(0x2FFF - ord(letter)) for letter in key)

    timetable, other = best(conference), best(renamed(conference, name))
    if timetable is None or other is None:
        assert timetable is other
        return
    assert other.placements == tuple(
        replace(p, part=name(p.part), meeting=name(p.meeting)) for p in timetable.placements
    )
    assert other.objective == timetable.objective


@settings(PROFILE, max_examples=15)
@given(small_conferences(), st.permutations(LANGUAGES))
def test_the_order_of_languages_changes_nothing(
    conference: Conference, languages: list[str]
) -> None:
    first, second = best(conference), best(replace(conference, languages=tuple(languages)))
    assert (first and first.placements) == (second and second.placements)


def test_the_order_of_bodies_changes_nothing() -> None:
    conference = two_bodies()
    other = replace(
        conference,
        bodies=conference.bodies[::-1],
        meetings=(*conference.meetings_of("other"), *conference.meetings_of("body")),
        parts=(*conference.parts_of("other"), *conference.parts_of("body")),
    )
    first, second = best(conference), best(other)
    assert first is not None
    assert second is not None
    assert first.objective == second.objective
    assert set(first.placements) == set(second.placements)


@settings(PROFILE, max_examples=15)
@given(small_conferences(), st.integers(0, 3), st.sampled_from([1, 2]))
def test_the_same_seed_gives_the_same_timetable(
    conference: Conference, seed: int, workers: int
) -> None:
    options = SolveOptions(time_limit=60, seed=seed, workers=workers)
    try:
        first = solve(conference, options)
    except NoTimetable:
        return
    assert solve(conference, options) == first


@settings(PROFILE, max_examples=15)
@given(small_conferences(), st.sampled_from([0.001, 0.02, 0.05]))
def test_what_is_there_when_the_time_is_up_is_accepted(
    conference: Conference, seconds: float
) -> None:
    try:
        timetable = solve(conference, SolveOptions(time_limit=seconds))
    except (NoTimetable, Stopped):
        return
    assert verify(conference, timetable).is_all_right
    assert timetable.bound is not None
    assert timetable.objective is not None
    assert timetable.bound <= timetable.objective
    # A start that the clock cut short may lead to another of the best timetables.
    assert timetable.status is Status.OPTIMAL or timetable.stopped_by
