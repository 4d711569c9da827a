"""Minute variables: how many steps each item gets in each meeting, with a presence boolean each.

What a newcomer to CP-SAT writes first: sums for durations and capacities, the first and the last
meeting of each item as integers, and continuity because there are as many meetings between them as
the item is present in.
"""

from time import monotonic

from ortools.sat.python import cp_model

from benchmarks.formulations.cp_sat import solve_cp
from benchmarks.formulations.problem import Answer, Problem

Bool = cp_model.IntVar


def solve(problem: Problem, seconds: float) -> Answer:
    """Solve by minute variables."""
    started = monotonic()
    model = _Minutes(problem)
    return solve_cp(
        model.cp,
        seconds - (monotonic() - started),
        lambda solver: problem.placements({k: solver.value(x) for k, x in model.steps.items()}),
    )


class _Minutes:
    def __init__(self, problem: Problem) -> None:
        self.problem, self.cp = problem, cp_model.CpModel()
        tasks, meetings = range(len(problem.tasks)), range(len(problem.meetings))
        cp = self.cp
        self.steps = {
            (i, m): cp.new_int_var(0, problem.capacity, f"steps:{i}:{m}")
            for i in tasks
            for m in meetings
        }
        self.present = {key: cp.new_bool_var(f"present:{key}") for key in self.steps}
        self.first = [cp.new_int_var(0, len(meetings) - 1, f"first:{i}") for i in tasks]
        self.last = [cp.new_int_var(0, len(meetings) - 1, f"last:{i}") for i in tasks]
        self.goes_on = {key: cp.new_bool_var(f"goes-on:{key}") for key in self.steps}
        self.costs: list[cp_model.LinearExprT] = []
        for i in tasks:
            self._task(i)
        for m in meetings:
            self._meeting(m)
        for a, b in problem.order:
            cp.add(self.last[a] <= self.first[b])
        self._starts()
        cp.minimize(sum(self.costs))

    def _task(self, i: int) -> None:
        """Durations, first and last meeting, continuity, slivers."""
        cp, problem, task = self.cp, self.problem, self.problem.tasks[i]
        total = sum(self.steps[i, m] for m in range(len(problem.meetings)))
        cp.add_linear_constraint(total, task.least, task.most)
        over, under = (cp.new_int_var(0, problem.horizon, f"{k}:{i}") for k in ("over", "under"))
        cp.add(total == task.target + over - under)
        several = cp.new_bool_var(f"several:{i}")
        count = sum(self.present[i, m] for m in range(len(problem.meetings)))
        cp.add(count == self.last[i] - self.first[i] + 1)
        cp.add(self.last[i] > self.first[i]).only_enforce_if(several)
        cp.add(self.last[i] == self.first[i]).only_enforce_if(~several)
        self.costs += [task.cost_over * over, task.cost_under * under]
        self.costs.append(task.cost_continued * (self.last[i] - self.first[i]))
        if task.home is not None:
            away = 1 - self.present[i, task.home]
            self.costs.append(problem.weights["ends-of-session"] * away)
        for m in range(len(problem.meetings)):
            here, steps = self.present[i, m], self.steps[i, m]
            cp.add(steps >= 1).only_enforce_if(here)
            cp.add(steps == 0).only_enforce_if(~here)
            cp.add(self.first[i] <= m).only_enforce_if(here)
            cp.add(self.last[i] >= m).only_enforce_if(here)
            self._goes_on(i, m)
            lacking = cp.new_int_var(0, problem.sliver, f"sliver:{i}:{m}")
            cp.add(lacking >= problem.sliver - steps).only_enforce_if(here, several)
            self.costs.append(problem.sliver_step_cost * lacking)

    def _goes_on(self, i: int, m: int) -> None:
        """Present here and in the next meeting; one between two others it has for itself."""
        goes_on = self.goes_on[i, m]
        if m + 1 == len(self.problem.meetings):
            self.cp.add(goes_on == 0)
            return
        here, after = self.present[i, m], self.present[i, m + 1]
        self.cp.add_bool_or(~here, ~after, goes_on)
        self.cp.add_implication(goes_on, here)
        self.cp.add_implication(goes_on, after)
        if m:
            through = (goes_on, self.goes_on[i, m - 1])
            self.cp.add(self.steps[i, m] == self.problem.capacity).only_enforce_if(through)

    def _meeting(self, m: int) -> None:
        """Capacity, one item running on at most, full where one does, time in use."""
        cp, problem = self.cp, self.problem
        tasks = range(len(problem.tasks))
        used = sum(self.steps[i, m] for i in tasks)
        cp.add(used <= problem.capacity)
        cp.add_at_most_one(self.goes_on[i, m] for i in tasks)
        for i in tasks:
            cp.add(used == problem.capacity).only_enforce_if(self.goes_on[i, m])
        held, later = cp.new_bool_var(f"held:{m}"), cp.new_bool_var(f"later:{m}")
        for i in tasks:
            cp.add_implication(self.present[i, m], held)
            for n in range(m + 1, len(problem.meetings)):
                cp.add_implication(self.present[i, n], later)
        idle = cp.new_int_var(0, problem.capacity, f"idle:{m}")
        cp.add(idle >= problem.capacity - used).only_enforce_if(held, later)
        costs = [problem.idle_cost(steps) for steps in range(problem.capacity + 1)]
        cost = cp.new_int_var(0, costs[-1], f"idle-cost:{m}")
        cp.add_element(idle, costs, cost)
        self.costs.append(cost)

    def _starts(self) -> None:
        """Each meeting is led by one long item at most, and by none where another runs in."""
        cp, problem = self.cp, self.problem
        others = [i for i, task in enumerate(problem.tasks) if not task.is_introductory]
        long = [i for i in others if problem.tasks[i].is_long]
        leads = {
            (i, m): cp.new_bool_var(f"leads:{i}:{m}")
            for i in long
            for m in range(len(problem.meetings))
        }
        for m in range(len(problem.meetings)):
            running_in = [self.goes_on[i, m - 1] for i in others] if m else []
            cp.add_at_most_one([*(leads[i, m] for i in long), *running_in])
        for i in long:
            late = cp.new_bool_var(f"late:{i}")
            own = [leads[i, m] for m in range(len(problem.meetings))]
            cp.add_exactly_one([late, *own])
            self.costs.append(problem.weights["start-with-meeting"] * late)
            earlier = problem.predecessors(i) & set(others)
            for m, lead in enumerate(own):
                cp.add(self.first[i] == m).only_enforce_if(lead)
                for other in earlier:
                    cp.add_implication(lead, ~self.present[other, m])
                for other in others:
                    if other != i:
                        shared = self.present[other, m]
                        cp.add_bool_or(~lead, ~self.goes_on[i, m], ~shared)
