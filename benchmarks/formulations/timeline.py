"""Start and size variables on one working timeline: all meetings laid end to end, no overlap.

Idle time lies at the end of each meeting, as an interval of its own, so that items and idle
intervals together cover the timeline.
"""

from time import monotonic

from ortools.sat.python import cp_model

from benchmarks.formulations.cp_sat import solve_cp
from benchmarks.formulations.problem import Answer, Problem


def solve(problem: Problem, seconds: float) -> Answer:
    """Solve by start and size variables."""
    started = monotonic()
    model = _Timeline(problem)

    def spans(solver: cp_model.CpSolver) -> dict[int, tuple[int, int]]:
        ends = zip(model.start, model.end, strict=True)
        return {i: (solver.value(start), solver.value(end)) for i, (start, end) in enumerate(ends)}

    return solve_cp(
        model.cp,
        seconds - (monotonic() - started),
        lambda solver: problem.placements(pieces(problem, spans(solver))),
    )


def pieces(problem: Problem, spans: dict[int, tuple[int, int]]) -> dict[tuple[int, int], int]:
    """The steps of each task in each meeting, from its start and end on the timeline."""
    found = {}
    for task, (start, end) in spans.items():
        for m in range(start // problem.capacity, (end - 1) // problem.capacity + 1):
            begin = m * problem.capacity
            found[task, m] = min(end, begin + problem.capacity) - max(start, begin)
    return found


class _Timeline:
    def __init__(self, problem: Problem) -> None:
        self.problem, self.cp = problem, cp_model.CpModel()
        cp, horizon = self.cp, problem.horizon
        self.costs: list[cp_model.LinearExprT] = []
        self.start = [cp.new_int_var(0, horizon, f"start:{t.part.id}") for t in problem.tasks]
        self.end = [cp.new_int_var(0, horizon, f"end:{t.part.id}") for t in problem.tasks]
        self.size = [
            cp.new_int_var(task.least, task.most, f"size:{task.part.id}") for task in problem.tasks
        ]
        items = [
            cp.new_interval_var(start, size, end, "item")
            for start, size, end in zip(self.start, self.size, self.end, strict=True)
        ]
        idle = [self._idle(m) for m in range(len(problem.meetings))]
        cp.add_no_overlap([*items, *(interval for interval, _ in idle)])
        cp.add(sum(self.size) + sum(size for _, size in idle) == horizon)
        for a, b in problem.order:
            cp.add(self.end[a] <= self.start[b])
        for i in range(len(problem.tasks)):
            self._task(i)
        cp.minimize(sum(self.costs))

    def _idle(self, m: int) -> tuple[cp_model.IntervalVar, cp_model.IntVar]:
        """What a meeting leaves idle at its end, charged if it is held and not the last."""
        cp, problem = self.cp, self.problem
        finish = (m + 1) * problem.capacity
        size = cp.new_int_var(0, problem.capacity, f"idle:{m}")
        begin = cp.new_int_var(finish - problem.capacity, finish, f"idle-from:{m}")
        held, later, there = (cp.new_bool_var(f"{k}:{m}") for k in ("held", "later", "there"))
        cp.add(size == problem.capacity).only_enforce_if(~held)
        cp.add(size < problem.capacity).only_enforce_if(held)
        for end in self.end:
            cp.add(end <= finish).only_enforce_if(~later)
        costs = [problem.idle_cost(steps) for steps in range(problem.capacity + 1)]
        cost, charged = (cp.new_int_var(0, costs[-1], f"idle-cost:{m}:{k}") for k in range(2))
        cp.add_element(size, costs, cost)
        cp.add(charged >= cost).only_enforce_if(held, later)
        self.costs.append(charged)
        # Of size 0 it would keep items from running on: it is there only where it has a length.
        cp.add(size == 0).only_enforce_if(~there)
        interval = cp.new_optional_interval_var(begin, size, finish, there, f"idle:{m}")
        return interval, size

    def _task(self, i: int) -> None:
        """Target, meetings, slivers, and whether it starts with a meeting."""
        cp, problem, task = self.cp, self.problem, self.problem.tasks[i]
        over, under = (cp.new_int_var(0, problem.horizon, f"{k}:{i}") for k in ("over", "under"))
        cp.add(self.size[i] == task.target + over - under)
        first, offset = self._meeting_of(self.start[i], f"first:{i}")
        last, ending = self._meeting_of(self.end[i] - 1, f"last:{i}")
        several = cp.new_bool_var(f"several:{i}")
        cp.add(last > first).only_enforce_if(several)
        cp.add(last == first).only_enforce_if(~several)
        self.costs += [task.cost_over * over, task.cost_under * under]
        self.costs.append(task.cost_continued * (last - first))
        for piece in (problem.capacity - offset, ending + 1):
            lacking = cp.new_int_var(0, problem.sliver, f"sliver:{i}")
            cp.add(lacking >= problem.sliver - piece).only_enforce_if(several)
            self.costs.append(problem.sliver_step_cost * lacking)
        if task.is_long:
            self._starts_with_meeting(i, offset)
        if task.home is not None:
            at_home = cp.new_bool_var(f"at-home:{i}")
            cp.add(first <= task.home).only_enforce_if(at_home)
            cp.add(last >= task.home).only_enforce_if(at_home)
            self.costs.append(problem.weights["ends-of-session"] * (1 - at_home))

    def _meeting_of(self, time: cp_model.LinearExprT, name: str) -> tuple[cp_model.IntVar, ...]:
        """The meeting in which a time lies, and the steps into it."""
        meeting = self.cp.new_int_var(0, len(self.problem.meetings), name)
        offset = self.cp.new_int_var(0, self.problem.capacity - 1, f"offset:{name}")
        self.cp.add(time == self.problem.capacity * meeting + offset)
        return meeting, offset

    def _starts_with_meeting(self, i: int, offset: cp_model.IntVar) -> None:
        """At the start of a meeting, or right after the introductory items of the opening one."""
        cp, late = self.cp, self.cp.new_bool_var(f"late:{i}")
        at_start, follows = cp.new_bool_var(f"at-start:{i}"), cp.new_bool_var(f"follows:{i}")
        cp.add(offset == 0).only_enforce_if(at_start)
        introductory = [j for j, task in enumerate(self.problem.tasks) if task.is_introductory]
        if introductory:
            given = sum(self.size[j] for j in introductory)
            cp.add(self.start[i] == given).only_enforce_if(follows)
            cp.add(self.start[i] < self.problem.capacity).only_enforce_if(follows)
        else:
            cp.add(follows == 0)
        cp.add_bool_or(late, at_start, follows)
        self.costs.append(self.problem.weights["start-with-meeting"] * late)
