"""What we rely on in CP-SAT; a new version that differs shows here first."""

import pytest
from ortools.sat.python import cp_model
from tests.builders import conference_2019

from scheduler.model.build import frame_of, full_plan

Packing = tuple[cp_model.CpModel, list[cp_model.IntVar]]


def packing() -> Packing:
    """A knapsack with an equation: many optima, and some search."""
    cp = cp_model.CpModel()
    taken = [cp.new_bool_var(f"x{i}") for i in range(24)]
    sizes = [7 + (i * 11) % 17 for i in range(24)]
    cp.add(sum(size * x for size, x in zip(sizes, taken, strict=True)) == 150)
    for first, second in zip(taken, taken[5:], strict=False):
        cp.add_at_most_one([first, second])
    cp.minimize(sum((3 + i % 4) * x for i, x in enumerate(taken)))
    return cp, taken


@pytest.mark.parametrize("workers", [1, 2])
def test_the_same_seed_gives_the_same_solution(workers: int) -> None:
    """With several workers only because they take turns: `interleave_search`."""

    def solution() -> list[int]:
        cp, taken = packing()
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = workers
        solver.parameters.random_seed = 3
        solver.parameters.interleave_search = workers > 1
        solver.parameters.linearization_level = 2
        assert solver.solve(cp) == cp_model.OPTIMAL
        return [solver.value(x) for x in taken]

    assert solution() == solution() == solution()


def test_a_complete_hint_is_the_first_solution() -> None:
    cp, taken = packing()
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    assert solver.solve(cp) == cp_model.OPTIMAL
    values = [solver.value(x) for x in taken]
    for x, value in zip(taken, values, strict=True):
        cp.add_hint(x, value)

    class First(cp_model.CpSolverSolutionCallback):
        found: list[int] | None = None

        def on_solution_callback(self) -> None:
            self.found = self.found or [self.value(x) for x in taken]

    first = First()
    assert solver.solve(cp, first) == cp_model.OPTIMAL
    assert first.found == values


def test_the_bound_meets_the_objective_at_the_optimum() -> None:
    cp, _ = packing()
    solver = cp_model.CpSolver()
    assert solver.solve(cp) == cp_model.OPTIMAL
    assert solver.best_objective_bound == solver.objective_value


def test_an_empty_exactly_one_is_infeasible() -> None:
    """A part without any way is posted so."""
    cp = cp_model.CpModel()
    cp.add_exactly_one([])
    solver = cp_model.CpSolver()
    assert solver.solve(cp) == cp_model.INFEASIBLE


def test_the_model_of_2019_is_small() -> None:
    """Presolve alone nearly solves it: no blow-up of variables has crept in."""
    plan = full_plan(frame_of(conference_2019()))
    assert cp_model.CpModel().validate() == ""
    assert plan.cp.validate() == ""
    assert len(plan.cp.proto.variables) < 500
