from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ortools.sat.python import cp_model
from tests.sittings.programmes import plans, programmes

from scheduler.sittings.build import model_of
from scheduler.sittings.model import SittingModel, packings, single_rooms
from scheduler.sittings.programme import Laid, Plan, Programme, faults
from scheduler.sittings.rules import RULES, costs
from scheduler.sittings.slots import plan_of


def solved(model: SittingModel) -> tuple[str, int, tuple[int, ...]]:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    status = solver.status_name(solver.solve(model.cp))
    return status, round(solver.objective_value), tuple(solver.response_proto.solution)


def held_to(model: SittingModel, plan: Plan) -> None:
    """Let the model allow the plan alone."""
    cells = dict.fromkeys(product(*map(range, shape(model))), 0)
    taken = {(g, s): 0 for g in range(len(model.groups)) for s in model.sessions}
    kind_of = {room: k for k, kind in enumerate(model.kinds) for room in kind}
    for (s, room), item in Laid(model.programme, plan).item_at.items():
        cells[item, s, kind_of[room]] += 1
    for number, place in enumerate(plan):
        taken[model.group_of[number], place.session] += 1
    for (t, s, k), count in cells.items():
        model.cp.add(model.cell[t][s][k] == count)
    for (g, s), count in taken.items():
        model.cp.add(model.taken[g][s] == count)


def shape(model: SittingModel) -> tuple[int, int, int]:
    return len(model.programme.items), len(model.sessions), len(model.kinds)


@pytest.mark.parametrize("rooms", ["kinds", "single"])
@settings(max_examples=25, deadline=None)
@given(st.data())
def test_the_model_charges_no_plan_more_than_it_costs(rooms: str, data: st.DataObject) -> None:
    """So that a bound of the model is one of plans."""
    programme: Programme = data.draw(programmes())
    plan: Plan = data.draw(plans(programme))
    assert faults(programme, plan) == []
    model = model_of(programme, single_rooms(programme) if rooms == "single" else None)
    held_to(model, plan)
    status, charged, _ = solved(model)
    assert status == "OPTIMAL"
    assert charged <= sum(costs(Laid(programme, plan)).values())


@settings(max_examples=25, deadline=None)
@given(programmes())
def test_a_solution_of_the_model_makes_a_plan(programme: Programme) -> None:
    model = model_of(programme)
    status, charged, values = solved(model)
    if status == "INFEASIBLE":
        return
    plan = plan_of(model, values)
    if plan is not None:
        assert faults(programme, plan) == []
        assert charged <= sum(costs(Laid(programme, plan)).values())


@pytest.mark.parametrize("slots", range(1, 7))
def test_what_fits_into_a_sitting_keeps_every_packing_rule(slots: int) -> None:
    lengths = range(1, slots + 1)
    for counts in product(*(range(slots // length + 1) for length in lengths)):
        if sum(n * length for n, length in zip(counts, lengths, strict=True)) <= slots:
            for weight, unit in packings(slots, lengths):
                load = sum(n * weight[k] for n, k in zip(counts, lengths, strict=True))
                assert load <= unit


def test_three_halves_and_more_need_three_sittings() -> None:
    """Of three sub-items of two slots, no two fit into three slots, though six slots are two."""
    assert ({2: 1}, 1) in packings(3, [2])


def test_every_rule_has_a_name_and_a_sentence_of_its_own() -> None:
    assert len({rule.id for rule in RULES}) == len({rule.sentence for rule in RULES}) == len(RULES)
