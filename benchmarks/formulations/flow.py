"""Time-indexed: a path through the working timeline, each item on exactly one of its arcs.

Nodes are steps of the timeline, arcs an item from its start to its end, or idle time. The arc knows
its whole cost, so the linear relaxation is tight; but there is an arc for each item, start and
length. Nodes of the opening meeting are doubled: as long as only introductory items have been
taken, the path is on the first copy, and what leaves it starts with the meeting. Solved by HiGHS.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from math import ceil, inf, isfinite
from time import monotonic
from typing import Any

from benchmarks.formulations.problem import Answer, Problem
from benchmarks.formulations.timeline import pieces

# Beyond this many arcs building alone takes longer than any sensible time limit.
MOST_ARCS = 200_000


@dataclass(frozen=True, slots=True)
class Arc:
    """From a node to a node, for a task or idle (None); `start` and `end` are steps."""

    task: int | None
    tail: int
    head: int
    start: int
    end: int
    cost: int


def solve_relaxation(problem: Problem, seconds: float) -> Answer:
    """Compute the bound of the linear relaxation."""
    return _solve(problem, seconds, integer=False)


def solve(problem: Problem, seconds: float) -> Answer:
    """Solve as a mixed-integer programme."""
    return _solve(problem, seconds, integer=True)


def _solve(problem: Problem, seconds: float, integer: bool) -> Answer:
    highspy: Any = import_module("highspy")
    started = monotonic()
    count = arcs_needed(problem)
    if count > MOST_ARCS:
        return Answer("too large", None, None, None, count, 0)
    arcs = list(_arcs(problem))
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", 1)
    # On a few thousand arcs presolve was seen to take a hundred times as long as the search.
    highs.setOptionValue("presolve", "off" if integer else "choose")
    rows = _rows(problem, arcs)
    highs.passModel(_programme(highspy, arcs, rows, integer))
    highs.setOptionValue("time_limit", max(0.01, seconds - (monotonic() - started)))
    highs.run()
    optimal = highs.getModelStatus() == highspy.HighsModelStatus.kOptimal
    info = highs.getInfo()
    found = integer and info.primal_solution_status == 2
    proved = info.mip_dual_bound if integer else info.objective_function_value if optimal else -inf
    values = highs.getSolution().col_value if found else []
    spans = {
        arc.task: (arc.start, arc.end)
        for arc, value in zip(arcs, values, strict=False)
        if arc.task is not None and value > 0.5
    }
    return Answer(
        status="optimal" if optimal else "feasible" if found else "unknown",
        placements=problem.placements(pieces(problem, spans)) if found else None,
        objective=info.objective_function_value if found else None,
        bound=max(0, ceil(proved - 1e-6)) if isfinite(proved) else None,
        variables=len(arcs),
        constraints=len(rows.lower),
    )


def arcs_needed(problem: Problem) -> int:
    """How many arcs the items have on one copy of the nodes."""
    return sum(
        max(0, latest - earliest + 1) * (task.most - task.least + 1)
        for task, (earliest, latest) in zip(problem.tasks, _windows(problem), strict=True)
    )


def _windows(problem: Problem) -> list[tuple[int, int]]:
    """The earliest and latest start of each task, from the least time of those before and after."""
    before = [problem.predecessors(i) for i in range(len(problem.tasks))]
    found = []
    for i, task in enumerate(problem.tasks):
        earlier = sum(problem.tasks[j].least for j in before[i])
        later = sum(other.least for j, other in enumerate(problem.tasks) if i in before[j])
        found.append((earlier, problem.horizon - later - task.least))
    return found


def _arcs(problem: Problem) -> Iterator[Arc]:
    """Items and idle time; the first copy of node t is -1 - t."""
    capacity, horizon = problem.capacity, problem.horizon
    for i, (earliest, latest) in enumerate(_windows(problem)):
        task = problem.tasks[i]
        for start in range(earliest, latest + 1):
            for end in range(start + task.least, min(start + task.most, horizon) + 1):
                cost = _cost(problem, i, start, end)
                late = problem.weights["start-with-meeting"] * task.is_long
                if start:
                    extra = late if start % capacity else 0
                    yield Arc(i, start, end, start, end, cost + extra)
                if start < capacity and task.is_introductory and end < capacity:
                    yield Arc(i, -1 - start, -1 - end, start, end, cost)
                elif start < capacity:
                    yield Arc(i, -1 - start, end, start, end, cost)
    for t in range(horizon):
        finish = (t // capacity + 1) * capacity
        cost = 0 if t % capacity == 0 else problem.idle_cost(finish - t)
        copies = [t] if t >= capacity else [t, -1 - t] if t else [-1]
        for tail in copies:
            yield Arc(None, tail, finish, t, finish, cost)
            if cost:
                yield Arc(None, tail, horizon, t, horizon, 0)


def _cost(problem: Problem, i: int, start: int, end: int) -> int:
    """What an item costs from start to end, but for starting in mid-meeting."""
    task, capacity = problem.tasks[i], problem.capacity
    over = end - start - task.target
    cost = task.cost_over * max(0, over) + task.cost_under * max(0, -over)
    first, last = start // capacity, (end - 1) // capacity
    if task.home is not None and not first <= task.home <= last:
        cost += problem.weights["ends-of-session"]
    if last > first:
        head, tail = capacity - start % capacity, (end - 1) % capacity + 1
        lacking = max(0, problem.sliver - head) + max(0, problem.sliver - tail)
        cost += task.cost_continued * (last - first)
        cost += problem.sliver_step_cost * lacking
    return cost


@dataclass(frozen=True, slots=True)
class _Rows:
    """Rows of the programme: bounds, and for each arc its entries (row, value)."""

    lower: list[float]
    upper: list[float]
    entries: list[list[tuple[int, float]]]


def _rows(problem: Problem, arcs: list[Arc]) -> _Rows:
    """Each item once; a path from the first node to the last; precedences at each border."""
    tasks, borders = len(problem.tasks), len(problem.meetings) - 1
    nodes: dict[int, int] = {}
    for arc in arcs:
        for node in (arc.tail, arc.head):
            nodes.setdefault(node, tasks + len(nodes))
    base = tasks + len(nodes)
    flow = [0.0] * len(nodes)
    flow[nodes[-1] - tasks], flow[nodes[problem.horizon] - tasks] = 1.0, -1.0
    pairs = len(problem.order)
    fixed = [1.0] * tasks + flow
    as_first = {i: [k for k, (a, _) in enumerate(problem.order) if a == i] for i in range(tasks)}
    as_second = {i: [k for k, (_, b) in enumerate(problem.order) if b == i] for i in range(tasks)}
    entries = []
    for arc in arcs:
        own: list[tuple[int, float]] = [(nodes[arc.tail], 1.0), (nodes[arc.head], -1.0)]
        if arc.task is not None:
            own.append((arc.task, 1.0))
            for k in as_first[arc.task]:
                own.append((base + k, float(arc.end)))
                row = base + pairs + k * borders
                over = range(-(-arc.end // problem.capacity), borders + 1)
                own += [(row + m - 1, -1.0) for m in over]
            for k in as_second[arc.task]:
                own.append((base + k, -float(arc.start)))
                row = base + pairs + k * borders
                begun = range(arc.start // problem.capacity + 1, borders + 1)
                own += [(row + m - 1, 1.0) for m in begun]
        entries.append(own)
    loose = pairs * (1 + borders)
    return _Rows([*fixed, *[-1e30] * loose], [*fixed, *[0.0] * loose], entries)


def _programme(highspy: Any, arcs: list[Arc], rows: _Rows, integer: bool) -> Any:
    import numpy as np

    programme = highspy.HighsLp()
    programme.num_col_, programme.num_row_ = len(arcs), len(rows.lower)
    programme.col_cost_ = np.array([arc.cost for arc in arcs], dtype=float)
    programme.col_lower_ = np.zeros(len(arcs))
    programme.col_upper_ = np.ones(len(arcs))
    programme.row_lower_, programme.row_upper_ = np.array(rows.lower), np.array(rows.upper)
    matrix = programme.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kColwise
    matrix.start_ = np.cumsum([0, *(len(own) for own in rows.entries)])
    matrix.index_ = np.array([row for own in rows.entries for row, _ in own])
    matrix.value_ = np.array([value for own in rows.entries for _, value in own])
    if integer:
        programme.integrality_ = [highspy.HighsVarType.kInteger] * len(arcs)
    return programme
