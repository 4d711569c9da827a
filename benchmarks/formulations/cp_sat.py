"""One run of CP-SAT on one worker, as every formulation for it is run here."""

from collections.abc import Callable, Mapping

from ortools.sat.python import cp_model

from benchmarks.formulations.problem import Answer
from scheduler.domain.timetable import Placement

Pieces = Mapping[tuple[int, int], int]


def solve_cp(
    cp: cp_model.CpModel,
    seconds: float,
    placements: Callable[[cp_model.CpSolver], tuple[Placement, ...]],
    linearization_level: int = 1,
) -> Answer:
    """Solve a model within so many seconds."""
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = max(0.01, seconds)
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = linearization_level
    status = solver.solve(cp)
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return Answer(
        status=str(solver.status_name(status)).lower(),
        placements=placements(solver) if found else None,
        objective=solver.objective_value if found else None,
        bound=max(0.0, solver.best_objective_bound),
        variables=len(cp.proto.variables),
        constraints=len(cp.proto.constraints),
    )
