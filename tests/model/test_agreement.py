"""The model and the verifier agree: brute force over every schedule finds the same optimum.

Each tiny conference is solved with the default weights and with each soft rule alone, so that a
posting which differs from its check shows even where other rules cost more.
"""

from dataclasses import replace

import pytest
from tests.model.every_schedule import optimum, schedules
from tests.model.shapes import BETTER_HALF_FULL
from tests.model.shapes import SHAPES as PLAIN
from tests.model.unheld import UNHELD
from tests.model.windows import WINDOWS

from scheduler.domain.conference import Conference
from scheduler.errors import NoTimetable
from scheduler.model.build import frame_of, full_plan
from scheduler.model.options import SolveOptions
from scheduler.model.search import run
from scheduler.model.solve import solve
from scheduler.rules import SOFT

SHAPES = PLAIN | WINDOWS | UNHELD
ALONE = {rule.id: tuple((other.id, int(other.id == rule.id)) for other in SOFT) for rule in SOFT}
INFEASIBLE = {
    "too little time",
    "too long a minimum",
    "no meeting is fit",
    "speakers who never meet",
    "no time for drafting",
    "no time for drafting before a report pinned to an hour",
    "two pinned to the same two",
    "two pinned to one hour",
    "the opening leaves no room for a pinned hour",
    "two who never meet",
}
FEASIBLE = {name: shape for name, shape in SHAPES.items() if name not in INFEASIBLE}


def found(conference: Conference) -> int | None:
    """What `solve` finds; its timetables are verified, and it raises where it miscounts."""
    try:
        timetable = solve(conference, SolveOptions(time_limit=60))
    except NoTimetable:
        return None
    assert timetable.bound == timetable.objective
    return timetable.objective


def found_by_cp_sat(conference: Conference) -> int | None:
    """What the constraint model alone finds, without bounds from elsewhere."""
    outcome = run(full_plan(frame_of(conference)), SolveOptions(), 60)
    assert outcome.status in ("OPTIMAL", "INFEASIBLE")
    return outcome.objective


@pytest.mark.parametrize("shape", FEASIBLE.values(), ids=FEASIBLE)
def test_the_best_schedule_is_found(shape: Conference) -> None:
    assert optimum(shape) is not None
    assert found(shape) == optimum(shape)


@pytest.mark.parametrize("name", sorted(INFEASIBLE))
def test_no_timetable_where_no_schedule_is_accepted(name: str) -> None:
    assert optimum(SHAPES[name]) is None
    assert found(SHAPES[name]) is None


@pytest.mark.parametrize("shape", FEASIBLE.values(), ids=FEASIBLE)
def test_the_best_schedule_for_each_soft_rule_alone(shape: Conference) -> None:
    for index, rule in enumerate(SOFT):
        # What a rule charges all schedules alike is tested with the default weights already.
        if rule.weight and len({one.amounts[index] for one in schedules(shape)}) == 1:
            continue
        conference = replace(shape, weights=ALONE[rule.id])
        assert found(conference) == optimum(conference), rule.id


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_the_constraint_model_alone_agrees(shape: Conference) -> None:
    assert found_by_cp_sat(shape) == optimum(shape)


def test_a_meeting_that_is_left_is_full_even_where_it_costs_more() -> None:
    """With 60 minutes before and 40 after, the wish would be met and no sliver left over."""
    assert optimum(BETTER_HALF_FULL) == found(BETTER_HALF_FULL)


def test_every_rule_that_costs_is_met_somewhere() -> None:
    """No soft rule is left untested: for each some shape has schedules that differ in it."""
    for rule in SOFT:
        index = SOFT.index(rule)
        amounts = [{one.amounts[index] for one in schedules(s)} for s in FEASIBLE.values()]
        assert any(len(differing) > 1 for differing in amounts), rule.id
