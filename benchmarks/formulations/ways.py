"""Ours: for each item one boolean for each run of meetings it may go through (`scheduler.model`).

Its minutes are balanced by meeting. Run as it stands without what the program computes before the
search, and with part or all of the relaxation.
"""

from time import monotonic

from benchmarks.formulations.cp_sat import solve_cp
from benchmarks.formulations.problem import Answer, Problem
from scheduler.model.build import frame_of, full_plan
from scheduler.model.extract import placements


def solve(problem: Problem, seconds: float) -> Answer:
    """Solve with CP-SAT's usual part of the relaxation."""
    return _solve(problem, seconds, linearization_level=1)


def solve_all_linear(problem: Problem, seconds: float) -> Answer:
    """Solve with all of the relaxation."""
    return _solve(problem, seconds, linearization_level=2)


def _solve(problem: Problem, seconds: float, linearization_level: int) -> Answer:
    started = monotonic()
    plan = full_plan(frame_of(problem.conference))
    return solve_cp(
        plan.cp,
        seconds - (monotonic() - started),
        lambda solver: placements(plan, solver),
        linearization_level,
    )
