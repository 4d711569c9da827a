"""A plain mixed-integer programme through HiGHS, with all of our rules and costs.

For each item and meeting: whether it has begun by the end of the meeting, whether it is over by
then, and how many steps it gets. All the rest is sums of these.
"""

from math import ceil, isfinite
from time import monotonic
from typing import Any

import highspy

from benchmarks.formulations.problem import Answer, Problem


def solve(problem: Problem, seconds: float) -> Answer:
    """Solve by a mixed-integer programme on one thread."""
    started = monotonic()
    model = _Programme(problem)
    highs = model.highs
    highs.setOptionValue("time_limit", max(0.01, seconds - (monotonic() - started)))
    highs.run()
    info = highs.getInfo()
    optimal = highs.getModelStatus() == highspy.HighsModelStatus.kOptimal
    found = info.primal_solution_status == 2
    bound = info.mip_dual_bound
    pieces = {}
    if found:
        pieces = {key: round(highs.val(steps)) for key, steps in model.steps.items()}
    return Answer(
        status="optimal" if optimal else "feasible" if found else "unknown",
        placements=problem.placements(pieces) if found else None,
        objective=info.objective_function_value if found else None,
        bound=max(0, ceil(bound - 1e-6)) if isfinite(bound) else None,
        variables=highs.getNumCol(),
        constraints=highs.getNumRow(),
    )


class _Programme:
    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.tasks, self.meetings = range(len(problem.tasks)), range(len(problem.meetings))
        highs = self.highs = highspy.Highs()
        highs.silent()
        highs.setOptionValue("threads", 1)
        keys = [(i, m) for i in self.tasks for m in self.meetings]
        self.begun = {key: highs.addBinary() for key in keys}
        self.over = {key: highs.addBinary() for key in keys}
        self.steps = {key: highs.addIntegral(0, problem.capacity) for key in keys}
        for i in self.tasks:
            self._task(i)
        for m in self.meetings:
            self._meeting(m)
        for a, b in problem.order:
            for m in self.meetings:
                highs.addConstr(self.begun[b, m] <= self.over[a, m])
        self._time_in_use()
        self._starts()

    def _begun_before(self, i: int, m: int) -> Any:
        return self.begun[i, m - 1] if m else 0.0

    def _over_before(self, i: int, m: int) -> Any:
        return self.over[i, m - 1] if m else 0.0

    def _there(self, i: int, m: int) -> Any:
        """1 if the item has time in the meeting."""
        return self.begun[i, m] - self._over_before(i, m)

    def _runs_on(self, i: int, m: int) -> Any:
        """1 if the item has time in the meeting and in the next one."""
        return self.begun[i, m] - self.over[i, m]

    def _task(self, i: int) -> None:
        """Durations, no gaps, continuations, slivers, the meeting where it belongs."""
        highs, problem, task = self.highs, self.problem, self.problem.tasks[i]
        last = len(self.meetings) - 1
        highs.addConstr(self.over[i, last] == 1)
        total = highs.qsum(self.steps[i, m] for m in self.meetings)
        highs.addConstr(task.least <= total)
        highs.addConstr(total <= task.most)
        more = highs.addVariable(0, problem.horizon, obj=task.cost_over)
        less = highs.addVariable(0, problem.horizon, obj=task.cost_under)
        highs.addConstr(total == task.target + more - less)
        for m in self.meetings:
            self._task_in_meeting(i, m)
        if task.home is not None:
            away = highs.addBinary(obj=problem.weights["ends-of-session"])
            highs.addConstr(self._there(i, task.home) + away >= 1)

    def _task_in_meeting(self, i: int, m: int) -> None:
        highs, problem, task = self.highs, self.problem, self.problem.tasks[i]
        steps = self.steps[i, m]
        if m:
            highs.addConstr(self.begun[i, m - 1] <= self.begun[i, m])
            highs.addConstr(self.over[i, m - 1] <= self.over[i, m])
        highs.addConstr(self.over[i, m] <= self.begun[i, m])
        highs.addConstr(steps <= problem.capacity * self._there(i, m))
        highs.addConstr(steps >= self._there(i, m))
        continued = highs.addVariable(0, 1, obj=task.cost_continued)
        highs.addConstr(continued >= self._runs_on(i, m))
        lacking = highs.addVariable(0, problem.sliver, obj=problem.sliver_step_cost)
        highs.addConstr(lacking >= problem.sliver * self._runs_on(i, m) - steps)
        if m:
            highs.addConstr(lacking >= problem.sliver * self._runs_on(i, m - 1) - steps)
            through = self.begun[i, m - 1] - self.over[i, m]
            highs.addConstr(steps >= problem.capacity * through)

    def _meeting(self, m: int) -> None:
        """Capacity; one item running on at most, out of a full meeting."""
        used = self.highs.qsum(self.steps[i, m] for i in self.tasks)
        running_on = self.highs.qsum(self._runs_on(i, m) for i in self.tasks)
        self.highs.addConstr(used <= self.problem.capacity)
        self.highs.addConstr(running_on <= 1)
        self.highs.addConstr(used >= self.problem.capacity * running_on)

    def _time_in_use(self) -> None:
        """A meeting that is held and not the last is charged for idle time."""
        highs, problem = self.highs, self.problem
        most = problem.idle_cost(problem.capacity)
        held = [highs.addVariable(0, 1) for _ in self.meetings]
        later = [highs.addVariable(0, 1) for _ in self.meetings]
        for m in self.meetings:
            for i in self.tasks:
                highs.addConstr(held[m] >= self._there(i, m))
            if m:
                highs.addConstr(later[m - 1] >= held[m])
                highs.addConstr(later[m - 1] >= later[m])
            used = highs.qsum(self.steps[i, m] for i in self.tasks)
            cost = highs.addVariable(0, most, obj=1)
            per_step = problem.weights["time-in-use"] * problem.grid
            highs.addConstr(cost >= most * (held[m] + later[m] - 1) - per_step * used)

    def _starts(self) -> None:
        """Each meeting is led by one long item at most, and by none where another runs in."""
        highs, problem = self.highs, self.problem
        others = [i for i in self.tasks if not problem.tasks[i].is_introductory]
        long = [i for i in others if problem.tasks[i].is_long]
        leads = {(i, m): highs.addBinary() for i in long for m in self.meetings}
        for m in self.meetings:
            leading = highs.qsum(leads[i, m] for i in long)
            running_in = highs.qsum(self._runs_on(i, m - 1) for i in others) if m else 0.0
            highs.addConstr(leading + running_in <= 1)
        for i in long:
            late = highs.addBinary(obj=problem.weights["start-with-meeting"])
            highs.addConstr(late + highs.qsum(leads[i, m] for m in self.meetings) == 1)
            earlier = problem.predecessors(i) & set(others)
            for m in self.meetings:
                lead = leads[i, m]
                highs.addConstr(lead <= self.begun[i, m] - self._begun_before(i, m))
                for other in earlier:
                    highs.addConstr(lead + self._there(other, m) <= 1)
                for other in set(others) - {i}:
                    both = lead + self._runs_on(i, m) + self._there(other, m)
                    highs.addConstr(both <= 2)
