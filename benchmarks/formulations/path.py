"""A dynamic programme along the timeline (`scheduler.model.path`), exact in a fixed order.

In a free order it takes a good one, and bounds the cost by a relaxation. Its timetable is the
optimum where it costs no more than the bound.
"""

from benchmarks.formulations.problem import Answer, Problem
from scheduler.domain.timetable import Status, Timetable
from scheduler.model.build import frame_of
from scheduler.model.path import cheapest_path
from scheduler.verifier import verify


def solve(problem: Problem, seconds: float) -> Answer:
    """Solve by the programme, which takes the time that it takes."""
    (body,) = problem.conference.bodies
    path = cheapest_path(frame_of(problem.conference), body)
    if path is None:
        return Answer("unknown", None, None, None, 0, 0)
    index = {task.part.id: i for i, task in enumerate(problem.tasks)}
    pieces = {(index[part], meeting): steps for (part, meeting), steps in path.steps.items()}
    placements = problem.placements(pieces)
    report = verify(problem.conference, Timetable(placements, Status.GIVEN))
    is_best = not report.violations and report.objective == path.bound
    status = "optimal" if is_best else "feasible" if not report.violations else "bound"
    found = None if report.violations else placements
    return Answer(status, found, report.objective, path.bound, 0, 0)
