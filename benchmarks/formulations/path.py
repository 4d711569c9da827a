"""A dynamic programme along the timeline (`scheduler.model.path`), for agendas in a fixed order.

Its cost is a bound always, and the optimum where its timetable costs no more.
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
        status = "free order" if body.free_order else "infeasible"
        return Answer(status, None, None, None, 0, 0)
    index = {task.part.id: i for i, task in enumerate(problem.tasks)}
    pieces = {(index[part], meeting): steps for (part, meeting), steps in path.steps.items()}
    placements = problem.placements(pieces)
    report = verify(problem.conference, Timetable(placements, Status.GIVEN))
    is_best = not report.violations and report.objective == path.cost
    status = "optimal" if is_best else "feasible" if not report.violations else "bound"
    found = None if report.violations else placements
    return Answer(status, found, report.objective, path.cost, 0, 0)
