"""Large-neighbourhood search: part of the best plan so far is freed and solved anew, in turns.

What is freed is a set of items in a set of sessions; everything else keeps its place. The model is
the same throughout, so whatever rules are posted to it, the search minds.
"""

import random
import time
from collections import defaultdict
from collections.abc import Callable, Sequence

from ortools.sat.python import cp_model

from scheduler.sittings.model import SittingModel
from scheduler.sittings.programme import Found, Laid, Plan
from scheduler.sittings.rules import costs
from scheduler.sittings.slots import plan_of
from scheduler.sittings.start import Sketch

FEW, MANY = 40, 4000
GROW, SHRINK = 1.15, 0.85
EFFORT = 1.0
"""CP-SAT's deterministic time for one neighbourhood; about a second on a quiet machine."""


def price(model: SittingModel, plan: Plan) -> int:
    """What a plan costs, counted by the rules and not by the model."""
    return sum(costs(Laid(model.programme, plan)).values())


class Search:
    """The best plan so far, and steps that try to better it."""

    def __init__(self, model: SittingModel, seed: int) -> None:
        self.model = model
        self.dice = random.Random(seed)
        self.seed = seed
        self.best: Found | None = None
        self.size = dict.fromkeys(NEIGHBOURHOODS, 200.0)
        self.solver: cp_model.CpSolver | None = None
        self.log: list[tuple[str, float, str, float]] = []

    def begin(self, sketch: Sketch, seconds: float) -> None:
        """Take a first plan."""
        values = _values_of(self.model, sketch)
        self._solve(values, frozenset(), seconds, first=True)

    def take(self, found: Found) -> None:
        """Go on from a plan that another has found, where it is better."""
        if self.best is None or found.cost < self.best.cost:
            self.best = found

    def step(self, seconds: float) -> bool:
        """Free a part and solve it anew; whether the plan has become better."""
        assert self.best is not None
        name = self.dice.choice(list(NEIGHBOURHOODS))
        free = NEIGHBOURHOODS[name](self, round(self.size[name]))
        before = self.best.cost
        started = time.monotonic()
        status = self._solve(self.best.values, free, seconds, first=False)
        if status == "OPTIMAL":
            self.size[name] = min(MANY, self.size[name] * GROW)
        else:
            self.size[name] = max(FEW, self.size[name] * SHRINK)
        self.log.append((name, len(free), status, time.monotonic() - started))
        return self.best.cost < before

    def _solve(
        self,
        values: Sequence[int],
        free: frozenset[tuple[int, int]],
        seconds: float,
        first: bool,
    ) -> str:
        model = self.model
        cp = model.cp.clone()
        _fix(model, cp, values, free)
        if not first:
            hint = cp.proto.solution_hint
            hint.vars.extend(range(len(values)))
            hint.values.extend(values)
        solver = cp_model.CpSolver()
        parameters = solver.parameters
        parameters.num_workers = 1
        parameters.max_time_in_seconds = seconds
        parameters.max_deterministic_time = EFFORT
        parameters.random_seed = self.dice.randrange(10**6)
        parameters.catch_sigint_signal = False
        parameters.linearization_level = 2
        self.solver = solver
        status = solver.solve(cp)
        self.solver = None
        if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            self._consider(tuple(solver.response_proto.solution))
        return solver.status_name(status)

    def _consider(self, values: tuple[int, ...]) -> None:
        """Keep a solution whose plan is no worse, so that the search also wanders."""
        plan = plan_of(self.model, values, self.seed)
        if plan is None:
            return
        cost = price(self.model, plan)
        if self.best is None or cost <= self.best.cost:
            self.best = Found(cost, plan, values)


def _values_of(model: SittingModel, sketch: Sketch) -> list[int]:
    """The values of the variables that a sketch decides; 0 for all others."""
    values = [0] * len(model.cp.proto.variables)
    for (t, s, k), count in sketch.cells.items():
        values[model.cell[t][s][k].index] = count
        values[model.sittings[t][s].index] += count
        values[model.held[t][s].index] = 1
    for number, session in sketch.session.items():
        values[model.taken_by(number)[session].index] += 1
    return values


def _fix(
    model: SittingModel,
    cp: cp_model.CpModel,
    values: Sequence[int],
    free: frozenset[tuple[int, int]],
) -> None:
    """Let everything but the free items and sessions keep its value."""
    variables = cp.proto.variables

    def fix(variable: cp_model.IntVar) -> None:
        domain = variables[variable.index].domain
        domain[0] = domain[1] = values[variable.index]

    for t, cells in enumerate(model.cell):
        for s in model.sessions:
            if (t, s) not in free:
                fix(model.held[t][s])
                fix(model.sittings[t][s])
                for cell in cells[s]:
                    fix(cell)
                for g in model.groups_of[t]:
                    fix(model.taken[g][s])


def _weight(search: Search, item: int) -> int:
    """How many variables freeing an item in one session frees, about."""
    return len(search.model.groups_of[item]) + len(search.model.kinds)


def _some_items(search: Search, size: int) -> frozenset[tuple[int, int]]:
    """Items one after another, each related to one before, in all sessions."""
    model, dice = search.model, search.dice
    related = _related(search)
    start = dice.randrange(len(model.programme.items))
    chosen = [start]
    total = 0
    while len(chosen) < len(model.programme.items):
        total += _weight(search, chosen[-1]) * len(model.sessions)
        if total > size:
            break
        pool = [t for one in chosen for t in related.get(one, ()) if t not in chosen]
        if not pool or dice.random() < 0.3:
            pool = [t for t in range(len(model.programme.items)) if t not in chosen]
        chosen.append(dice.choice(pool))
    return frozenset((t, s) for t in chosen for s in model.sessions)


def _related(search: Search) -> dict[int, list[int]]:
    """Items that clash in people or subject, or that sit in one session now."""
    model = search.model
    subs = model.programme.sub_items
    found: dict[int, list[int]] = defaultdict(list)
    pairs = [(subs[a].item, subs[b].item) for a, b in model.speaker_pairs | model.attendee_pairs]
    pairs += list(model.programme.similar)
    for one, other in pairs:
        found[one].append(other)
        found[other].append(one)
    return found


def _some_sessions(search: Search, size: int) -> frozenset[tuple[int, int]]:
    """A few sessions with all items."""
    model, dice = search.model, search.dice
    everywhere = sum(_weight(search, t) for t in range(len(model.programme.items)))
    count = max(2, min(len(model.sessions), round(size / everywhere)))
    chosen = dice.sample(list(model.sessions), count)
    return frozenset((t, s) for t in range(len(model.programme.items)) for s in chosen)


def _some_of_each(search: Search, size: int) -> frozenset[tuple[int, int]]:
    """Many items in a few sessions that follow on one another."""
    model, dice = search.model, search.dice
    count = dice.randint(2, max(2, min(6, len(model.sessions))))
    first = dice.randrange(len(model.sessions) - count + 1)
    chosen: list[int] = []
    order = list(range(len(model.programme.items)))
    dice.shuffle(order)
    total = 0
    for t in order:
        chosen.append(t)
        total += _weight(search, t) * count
        if total > size:
            break
    return frozenset((t, s) for t in chosen for s in range(first, first + count))


NEIGHBOURHOODS: dict[str, Callable[[Search, int], frozenset[tuple[int, int]]]] = {
    "items": _some_items,
    "sessions": _some_sessions,
    "both": _some_of_each,
}
