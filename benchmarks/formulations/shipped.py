"""The program as it stands: everything it computes before the search, then its constraint model."""

from benchmarks.formulations.problem import Answer, Problem
from scheduler.api import solve as solve_conference
from scheduler.errors import Stopped


def solve(problem: Problem, seconds: float) -> Answer:
    """Solve as `scheduler solve` does."""
    try:
        found = solve_conference(problem.conference, time_limit=seconds)
    except Stopped:
        return Answer("unknown", None, None, None, 0, 0)
    objective, bound = found.objective, found.bound
    return Answer(str(found.status), found.placements, objective, bound, 0, 0)
