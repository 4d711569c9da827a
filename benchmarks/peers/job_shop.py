"""PyJobShop: the body is a machine, meetings are parted by breaks, items are tasks.

A task that allows breaks runs on from one meeting into the next, and only out of a full one.
Minutes away from a wish cannot be priced, so each item gets just what it wishes; nor can breaks, so
that items which fit into a meeting are kept whole, or, where that cannot be, all may run on. The
report is adopted in the last meeting; all else is taken as early as can be.
"""

from time import monotonic

from pyjobshop import Model
from pyjobshop.Result import Result, SolveStatus

from benchmarks.formulations.problem import Answer, Problem
from benchmarks.formulations.timeline import pieces
from scheduler.domain.kinds import Kind

_STATUS = {SolveStatus.OPTIMAL: "optimal", SolveStatus.FEASIBLE: "feasible"}


def solve(problem: Problem, seconds: float) -> Answer:
    """Solve by PyJobShop, which runs CP-SAT, on one worker."""
    started = monotonic()

    def run(whole: bool) -> Result:
        model = _model(problem, whole)
        left = max(0.01, seconds - (monotonic() - started))
        return model.solve(time_limit=left, display=False, num_workers=1)

    result = run(whole=True)
    if result.status is SolveStatus.INFEASIBLE:
        result = run(whole=False)
    status = _STATUS.get(result.status, "unknown")
    if status == "unknown":
        return Answer(status, None, None, None, 0, 0)
    spans = {
        i: (_without_breaks(problem, task.start), _without_breaks(problem, task.end - 1) + 1)
        for i, task in enumerate(result.best.tasks)
    }
    found = problem.placements(pieces(problem, spans))
    return Answer(status, found, result.objective, None, 0, 0)


def _without_breaks(problem: Problem, time: int) -> int:
    """A time in steps, without the break of one step after each meeting before it."""
    return time - time // (problem.capacity + 1)


def _model(problem: Problem, whole: bool) -> Model:
    model = Model()
    every = problem.capacity + 1
    ends = [m * every + problem.capacity for m in range(len(problem.meetings))]
    body = model.add_machine(breaks=[(end, end + 1) for end in ends[:-1]])
    tasks = []
    for own in problem.tasks:
        earliest = ends[-1] - problem.capacity if own.part.kind is Kind.REPORT else 0
        runs_on = not whole or own.target > problem.capacity
        job = model.add_job(deadline=ends[-1])
        task = model.add_task(job=job, earliest_start=earliest, allow_breaks=runs_on)
        model.add_mode(task, body, duration=own.target)
        tasks.append(task)
    for a, b in problem.order:
        model.add_end_before_start(tasks[a], tasks[b])
    model.set_objective(weight_total_flow_time=1)
    return model
