"""Other ways to the calendar of a year: the same plan in general solvers, and without counts."""

import math
from collections.abc import Iterator, Sequence
from time import perf_counter
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.record import Row
from scheduler.year.domain import Year
from scheduler.year.model.linear import quiet
from scheduler.year.model.plan import Plan
from scheduler.year.model.plan import Row as PlanRow
from scheduler.year.model.relax import add_cuts, relax, relaxed

if TYPE_CHECKING:
    import highspy

_NO_LIMIT = 10**9


def contenders(year: Year, seconds: float) -> Iterator[Row]:
    """A row for each, with how large it is, and what it found in so many seconds."""
    plan = Plan(year)
    for name, run in (
        ("relaxation, with counts", lambda plan, limit: _relaxation(without_cuts(plan), limit)),
        ("relaxation, places alone", lambda plan, limit: _relaxation(places_alone(plan), limit)),
        ("relaxation, with counts and cuts", _relaxation),
        ("CP-SAT, whole year", _cp_sat),
        ("HiGHS as a MIP, whole year", _mip),
    ):
        begun = perf_counter()
        cost, bound, size = run(plan, seconds)
        yield {
            "formulation": name,
            "columns": size[0],
            "rows": size[1],
            "entries": size[2],
            "seconds": round(perf_counter() - begun, 1),
            "cost": cost,
            "bound": bound,
        }


Found = tuple[int | None, int | None, tuple[int, int, int]]


def _size(plan: Plan) -> tuple[int, int, int]:
    return len(plan.upper), len(plan.rows), sum(len(row.columns) for row in plan.rows)


def without_cuts(plan: Plan) -> Plan:
    """The plan as if nothing in it were a limit, from which cuts could follow."""
    found = Plan.__new__(Plan)
    found.__dict__.update(plan.__dict__)
    found.limits = []
    return found


def places_alone(plan: Plan) -> Plan:
    """The plan without counts: wherever one stands, what it counts."""
    found = without_cuts(plan)
    defining = set(plan.defines.values())
    found.rows = [_spread(plan, row) for number, row in enumerate(plan.rows)
                  if number not in defining]  # fmt: skip
    return found


def _spread(plan: Plan, row: PlanRow) -> PlanRow:
    sums: dict[int, int] = {}
    for column, value in zip(row.columns, row.coefficients, strict=True):
        number = plan.defines.get(column)
        behind = [column] if number is None else plan.rows[number].columns[:-1]
        for place in behind:
            sums[place] = sums.get(place, 0) + value
    return PlanRow(list(sums), list(sums.values()), row.low, row.high)


def _relaxation(plan: Plan, seconds: float) -> Found:
    return None, relax(plan, seconds).whole, _size(plan)


def _cp_sat(plan: Plan, seconds: float) -> Found:
    from ortools.sat.python import cp_model

    cp = cp_model.CpModel()
    columns = [cp.new_int_var(0, upper, "") for upper in plan.upper]
    for row in plan.rows:
        expression = cp_model.LinearExpr.weighted_sum(
            [columns[column] for column in row.columns], list(row.coefficients)
        )
        low = -_NO_LIMIT if row.low is None else row.low
        cp.add_linear_constraint(expression, low, _NO_LIMIT if row.high is None else row.high)
    cp.minimize(cp_model.LinearExpr.weighted_sum(columns, plan.cost))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = 2
    solver.parameters.linearization_level = 2
    status = solver.solve(cp)
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    bound = max(0, math.ceil(solver.best_objective_bound - 1e-6))
    return round(solver.objective_value) if found else None, bound, _size(plan)


def _mip(plan: Plan, seconds: float) -> Found:
    info = mip(plan, seconds)
    found = info.objective_function_value
    cost = round(found) if np.isfinite(found) and info.primal_solution_status == 2 else None
    bound = info.mip_dual_bound
    return cost, math.ceil(bound - 1e-4) if np.isfinite(bound) else None, _size(plan)


def mip(
    plan: Plan, seconds: float, cuts: Sequence[PlanRow] = (), **options: float | bool
) -> "highspy.HighsInfo":
    """What HiGHS says of the plan as a MIP, all columns whole, after so many seconds."""
    import highspy

    # HiGHS keeps the number of threads of a process that it was first given (`relax`).
    solver = quiet()
    solver.setOptionValue("time_limit", float(seconds))
    for name, value in options.items():
        solver.setOptionValue(name, value)
    lp = relaxed(plan)
    lp.integrality_ = [highspy.HighsVarType.kInteger] * len(plan.upper)
    solver.passModel(lp)
    add_cuts(solver, cuts)
    if solver.run() == highspy.HighsStatus.kError:
        raise RuntimeError("HiGHS refuses the plan.")
    return solver.getInfo()
