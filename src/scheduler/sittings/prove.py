"""Lower bounds: the whole model, searched for a proof that nothing costs less."""

import math
import time
from collections.abc import Callable

from ortools.sat.python import cp_model

from scheduler.sittings.model import SittingModel
from scheduler.sittings.programme import Found

Tell = Callable[[int], None]


def prove(model: SittingModel, best: Found, known: int, seconds: float, tell: Tell) -> int:
    """The best bound found within so many seconds, at least the known one; `tell` hears of each.

    Where nothing costs less than the best plan, the bound is what that plan costs.
    """
    cp = model.cp.clone()
    total = sum(model.objective)
    cp.add(total <= best.cost - 1)
    cp.add(total >= known)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 2
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.catch_sigint_signal = False
    bound = known
    told = time.monotonic()

    def hear(value: float) -> None:
        nonlocal bound, told
        found = min(best.cost, whole(value))
        if found > bound:
            bound = found
            if time.monotonic() - told > 1:
                tell(bound)
                told = time.monotonic()

    solver.best_bound_callback = hear
    status = solver.solve(cp)
    if status == cp_model.INFEASIBLE:
        bound = best.cost
    elif status in (cp_model.OPTIMAL, cp_model.FEASIBLE, cp_model.UNKNOWN):
        hear(solver.best_objective_bound)
    tell(bound)
    return bound


def whole(value: float) -> int:
    """The least whole number that a bound allows."""
    return max(0, math.ceil(value - 1e-6)) if math.isfinite(value) else 0
