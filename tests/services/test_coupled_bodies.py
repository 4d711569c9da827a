"""Bodies that share services: the solver finds what brute force finds."""

import itertools
from dataclasses import replace

import pytest
from tests.model.every_schedule import optimum
from tests.model.unheld import UNHELD
from tests.services.conferences import meeting, several

from scheduler.domain.services import Booth, Budget, Interpretation, Referral, Room, Services
from scheduler.errors import NoTimetable
from scheduler.model.build import frame_of
from scheduler.model.options import SolveOptions
from scheduler.model.solve import solve
from scheduler.model.start import start_of
from scheduler.verifier import verify

EN = frozenset({"en"})


def pair(services: Services, half_days: int = 2, free: bool = False, **bodies):
    """Two bodies of two items each; every half-day of an hour is open to both."""
    grid = 30 if half_days == 2 else 60
    conference = several(
        {"a": ["First", "Second"], "b": ["Third", "Fourth"]},
        [
            meeting(body, half_day, 60, languages=EN, room="")
            for body in "ab"
            for half_day in range(half_days)
        ],
        services,
        {key: {"free_order": free, **bodies.get(key, {})} for key in "ab"},
        grid=grid,
    )
    return replace(
        conference,
        parts=tuple(replace(p, languages=EN, minimum=grid) for p in conference.parts),
    )


ONE_TEAM = Services(interpretation=Interpretation((Booth("en", 2, 2),)))
CASES = {
    "alone": Services(),
    "one at once": Services(at_once=1),
    "one team": ONE_TEAM,
    "one meeting a day": Services(interpretation=Interpretation((Booth("en", 2, 2),), a_day=1)),
    "one room": Services(rooms=(Room("Hall"),)),
    "a referral": Services(referrals=(Referral("a2", "b1"),)),
    "a referral to the same half-day": Services(referrals=(Referral("a1", "b2", 0),)),
    "a late referral and one team": Services(
        interpretation=ONE_TEAM.interpretation, referrals=(Referral("a1", "b2", 2),)
    ),
}


@pytest.mark.parametrize("free", [False, True], ids=["agenda order", "free order"])
@pytest.mark.parametrize("services", CASES.values(), ids=CASES)
@pytest.mark.parametrize("half_days", [2, 4])
def test_the_best_timetable_is_found(services: Services, half_days: int, free: bool) -> None:
    conference = pair(services, half_days, free)
    best = optimum(conference)
    if best is None:
        with pytest.raises(NoTimetable):
            solve(conference, SolveOptions(time_limit=20))
    else:
        timetable = solve(conference, SolveOptions(time_limit=20))
        assert timetable.objective == timetable.bound == best


def test_a_budget_is_kept_at_the_least_cost() -> None:
    """Some of four half-days, and none beside the other body."""
    for most in (2, 3):
        budget = Budget(frozenset({"a0", "a1", "a2", "a3"}), most, f"Body a holds at most {most}")
        conference = pair(Services(at_once=1), 4, a={"budgets": (budget,)})
        timetable = solve(conference, SolveOptions(time_limit=20))
        assert timetable.objective == optimum(conference)
        assert len({p.meeting for p in timetable.placements if p.part[0] == "a"}) <= most


@pytest.mark.parametrize("services", CASES.values(), ids=CASES)
def test_what_is_struck_out_is_never_needed(services: Services) -> None:
    """With the ways that are left a timetable is as good as with all of them."""
    conference = pair(services, 4)
    frame, whole = frame_of(conference), frame_of(conference)
    start = start_of(frame)
    left = sum(len(frame.ways(part)) for part in conference.parts)
    assert left <= sum(len(whole.ways(part)) for part in conference.parts)
    best = optimum(conference)
    assert best is None or start.bound <= best
    timetable = solve(conference, SolveOptions(time_limit=20)) if best is not None else None
    if timetable is not None:
        assert verify(conference, timetable).is_all_right
        ways = {(p.id, way.first) for p in conference.parts for way in frame.ways(p)}
        order = {
            m.id: index for body in "ab" for index, m in enumerate(conference.meetings_of(body))
        }
        for part, placed in itertools.groupby(
            sorted(timetable.placements, key=lambda p: p.part), key=lambda p: p.part
        ):
            assert (part, min(order[p.meeting] for p in placed)) in ways


def test_rooms_of_meetings_that_overlap_by_turns() -> None:
    """Three meetings, of which the middle one overlaps both others, in two rooms, and in one."""
    meetings = [
        meeting("a", 0, languages=EN, start=540, end=660),
        meeting("b", 0, languages=EN, start=630, end=750),
        meeting("c", 0, languages=EN, start=720, end=840),
    ]
    agendas = {"a": ["First"], "b": ["Second"], "c": ["Third"]}

    def conference(*rooms: str):
        found = several(agendas, meetings, Services(rooms=tuple(map(Room, rooms))))
        return replace(found, parts=tuple(replace(p, languages=EN) for p in found.parts))

    assert solve(conference("A", "B")).placements
    with pytest.raises(NoTimetable, match="A for at most 1 meeting on Monday 1 March"):
        solve(conference("A"))


def test_what_ends_the_search_for_a_start_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """With less work the start is dearer, though no clock says that it is over."""
    conference = pair(CASES["a late referral and one team"], 4, free=True)
    whole = start_of(frame_of(conference))
    monkeypatch.setattr("scheduler.model.turns.WORK", 0)
    first, second = start_of(frame_of(conference)), start_of(frame_of(conference))
    assert first.placements is not None
    assert first == second
    assert whole.objective <= first.objective


def test_it_is_told_where_the_clock_ended_the_search_for_a_start(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What is found is proved to be best all the same; another machine may find another one."""
    conference = pair(CASES["one team"], 4, free=True)
    assert solve(conference, SolveOptions(time_limit=20)).stopped_by == ""
    monkeypatch.setattr("scheduler.model.solve.STARTED", -1)
    timetable = solve(conference, SolveOptions(time_limit=20))
    assert timetable.objective == timetable.bound == optimum(conference)
    assert timetable.stopped_by == "the time limit"


@pytest.mark.parametrize("name", ["goes on after the Plenary", "two items, the Plenary between"])
def test_half_days_are_left_out_before_any_search(name: str) -> None:
    """So that large conferences have a timetable soon, too."""
    conference = UNHELD[name]
    start = start_of(frame_of(conference))
    assert start.placements is not None
    assert start.objective == optimum(conference)
