"""Calendars that are begun again from the relaxation, and crossed."""

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
from scheduler.year.model.restarts import Restarts
from scheduler.year.model.state import State

EFFORT = Effort(10.0, 10.0, 0)


@pytest.fixture(scope="module")
def year() -> Year:
    return year_of(year_file(400, 1))


def calendar(plan: Plan, seed: int) -> dict[str, int]:
    moves = Moves(plan, seed, {})
    assert moves.find(lambda: True)
    return moves.state.taken


def cost(plan: Plan, taken: dict[str, int]) -> int:
    state = State(plan)
    for name, first in taken.items():
        state.put(name, plan.places[name][first])
    assert not state.broken().size
    return state.total()


def test_calendars_are_crossed_to_one_that_is_no_dearer_and_lies_as_one_of_them(year: Year) -> None:
    plan = Plan(year)
    parents = [calendar(plan, seed) for seed in range(4)]
    crossing = Crossing(plan, parents[0])

    for parent in parents[1:]:
        before = crossing.total
        is_better = crossing.add(parent, EFFORT)
        assert is_better == (crossing.total < before)

    assert cost(plan, crossing.taken) == crossing.total
    assert crossing.total < min(cost(plan, parent) for parent in parents)
    for name, first in crossing.taken.items():
        assert first in {parent[name] for parent in parents}


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
    )

    assert restarts.total == cost(plan, restarts.taken) < cost(plan, taken)
    assert told[-1] == restarts.total
    assert told == sorted(told, reverse=True)


def test_restarts_end_where_nothing_can_be_cheaper(year: Year) -> None:
    plan = Plan(replace(year, sessions=year.sessions[:3]))
    relaxation = relax(plan, 20.0)
    restarts = Restarts(plan, relaxation, 1, calendar(plan, 1))

    restarts.search(lambda: relaxation.whole, lambda: 10.0, lambda total: None)

    assert restarts.total == relaxation.whole
