"""Calendars that are begun again from the relaxation, and crossed."""

import itertools
import random
from dataclasses import replace

import numpy as np
import pytest
from benchmarks.year.generate import year_file
from benchmarks.year.runs import year_of

from scheduler.year.domain import Year
from scheduler.year.model.crossing import Crossing
from scheduler.year.model.effort import Effort
from scheduler.year.model.moves import Moves
from scheduler.year.model.plan import Plan
from scheduler.year.model.relax import Relaxation, relax
from scheduler.year.model.restarts import Restarts, within

from .years import cost, read

EFFORT = Effort(10.0, 10.0, 0)


@pytest.fixture(scope="module")
def year() -> Year:
    return year_of(year_file(400, 1))


def calendar(plan: Plan, seed: int) -> dict[str, int]:
    moves = Moves(plan, seed, {})
    assert moves.find(lambda: True)
    return moves.state.taken


def test_of_all_that_lie_as_one_of_the_crossed_calendars_it_is_the_cheapest() -> None:
    plan, chance, gained = Plan(read()), random.Random(0), 0
    for _ in range(20):
        drawn = (
            {name: chance.choice(list(own)) for name, own in plan.places.items()}
            for _ in itertools.count()
        )
        parents = list(itertools.islice((one for one in drawn if cost(plan, one) is not None), 3))
        crossing = Crossing(plan, parents[0])
        for parent in parents:
            before = crossing.total
            assert crossing.add(parent, EFFORT) == (crossing.total < before)

        places = {name: {parent[name] for parent in parents} for name in plan.places}
        all_of_them = (
            cost(plan, dict(zip(places, firsts, strict=True)))
            for firsts in itertools.product(*places.values())
        )
        assert crossing.total == min(one for one in all_of_them if one is not None)
        assert cost(plan, crossing.taken) == crossing.total
        assert all(first in places[name] for name, first in crossing.taken.items())
        gained += crossing.taken not in parents
    assert gained > 10


def test_a_calendar_crossed_with_itself_stays(year: Year) -> None:
    plan = Plan(year)
    taken = calendar(plan, 1)
    crossing = Crossing(plan, taken)

    assert not crossing.add(taken, EFFORT)
    assert crossing.taken == taken


@pytest.mark.parametrize("is_solved", [True, False])
def test_restarts_make_a_calendar_better_with_or_without_a_relaxation(
    year: Year, is_solved: bool
) -> None:
    plan = Plan(year)
    relaxation = relax(plan, 20.0)
    if not is_solved:
        nothing = np.zeros(len(plan.upper))
        relaxation = Relaxation(0.0, nothing, nothing)
    taken = calendar(plan, 2)
    restarts = Restarts(plan, relaxation, 5, taken)
    told: list[int] = []
    turns = iter(range(3_000))

    restarts.search(
        lambda: relaxation.whole,
        lambda: 10.0 if next(turns, None) is not None else 0.0,
        told.append,
        lambda seconds: None,
        lambda: None,
    )

    before = cost(plan, taken)
    assert before is not None
    assert restarts.total == cost(plan, restarts.taken) < before
    assert told[-1] == restarts.total
    assert told == sorted(told, reverse=True)


def test_restarts_end_where_nothing_can_be_cheaper(year: Year) -> None:
    plan = Plan(replace(year, sessions=year.sessions[:3]))
    relaxation = relax(plan, 20.0)
    restarts = Restarts(plan, relaxation, 1, calendar(plan, 1))

    restarts.search(
        lambda: relaxation.whole,
        lambda: 10.0,
        lambda total: None,
        lambda seconds: None,
        lambda: None,
    )

    assert restarts.total == relaxation.whole


def test_a_calendar_that_was_found_elsewhere_is_taken(year: Year) -> None:
    plan = Plan(year)
    relaxation = relax(plan, 20.0)
    worse, moves = calendar(plan, 1), Moves(plan, 1, {})
    assert moves.find(lambda: True)
    moves.search(lambda: 0, lambda: True, lambda total: None, 20)
    better, least = moves.state.taken, moves.state.total()
    restarts = Restarts(plan, relaxation, 5, worse)
    given = iter([better])
    told: list[int] = []

    restarts.search(
        lambda: least,
        lambda: 10.0,
        told.append,
        lambda seconds: None,
        lambda: next(given, None),
    )

    assert cost(plan, worse) != least
    assert told == [restarts.total]
    assert restarts.total <= least


def test_however_long_nothing_is_gained_beginnings_are_tried_within_a_limit() -> None:
    # Powers of two beyond what a float holds had ended the search of a small year after minutes.
    assert within(0) < within(8) < within(16) <= within(10**6) < float("inf")
