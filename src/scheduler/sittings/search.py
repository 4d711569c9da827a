"""Large-neighbourhood search: part of the best plan so far is freed and solved anew, in turns.

The model is the same throughout, so whatever rules are posted to it, the search minds; what is not
freed keeps its place.
"""

import random
from collections.abc import Iterable, Sequence

from scheduler.model.cp_sat import cp_model
from scheduler.sittings.model import SittingModel
from scheduler.sittings.neighbourhoods import NEIGHBOURHOODS, Surroundings
from scheduler.sittings.programme import Found, Laid, Plan
from scheduler.sittings.rules import costs
from scheduler.sittings.slots import plan_of
from scheduler.sittings.start import Sketch

FEW, FIRST, MANY = 60, 250.0, 6000
GROW, SHRINK = 1.2, 0.85
EFFORT = 1.0
"""CP-SAT's deterministic time for one neighbourhood; about a second on a quiet machine."""
TAKING = 5.0  # seconds, to see a plan in the model; far less as a rule
LIKELIER, LESS_LIKELY, LEAST_LIKELY = 1.5, 0.97, 0.2


def price(model: SittingModel, plan: Plan) -> int:
    """What a plan costs, counted by the rules and not by the model."""
    return sum(costs(Laid(model.programme, plan)).values())


class Search:
    """The best plan so far, and steps that try to better it."""

    def __init__(self, model: SittingModel, seed: int) -> None:
        self.model = model
        self.seed = seed
        self.best: Found | None = None
        self._values: Sequence[int] = ()
        self.dice = random.Random(seed)
        self.size = dict.fromkeys(NEIGHBOURHOODS, FIRST)
        self.likely = dict.fromkeys(NEIGHBOURHOODS, 1.0)
        self._around = Surroundings(model, self.dice)
        self._fixing = _Fixing(model)

    def begin(self, sketch: Sketch, seconds: float) -> None:
        """Take a first plan."""
        self._fixing.hold(_values_of(self.model, sketch))
        self._solve(seconds)

    def take(self, found: Found) -> None:
        """Go on from a plan that another has found, where it is better."""
        if self.best is not None and found.cost >= self.best.cost:
            return
        self._fixing.hold(_values_of(self.model, _sketch_of(self.model, found.plan)))
        values = self._solved(TAKING)[1]
        if values is not None:
            self.best = Found(found.cost, found.plan)
            self._values = values

    def step(self, seconds: float) -> None:
        """Free a part and solve it anew."""
        assert self.best is not None, "begin comes first"
        names = list(NEIGHBOURHOODS)
        name = self.dice.choices(names, [self.likely[one] for one in names])[0]
        self._around.see(self.best.plan)
        free = NEIGHBOURHOODS[name](self._around, round(self.size[name]))
        before = self.best.cost
        self._fixing.hold(self._values, hint=True)
        with_free = self._fixing.free(free)
        status = self._solve(seconds)
        self._fixing.fix(with_free, self._values)
        better = self.best.cost < before
        if status != "OPTIMAL":
            self.size[name] = max(FEW, self.size[name] * SHRINK)
        elif not better:
            self.size[name] = min(MANY, self.size[name] * GROW)
        change = LIKELIER if better else LESS_LIKELY
        self.likely[name] = min(1.0, max(LEAST_LIKELY, self.likely[name] * change))

    def _solve(self, seconds: float) -> str:
        status, values = self._solved(seconds)
        if values is not None:
            self.consider(values)
        return status

    def _solved(self, seconds: float) -> tuple[str, tuple[int, ...] | None]:
        solver = cp_model.CpSolver()
        parameters = solver.parameters
        parameters.num_workers = 1
        parameters.max_time_in_seconds = seconds
        parameters.max_deterministic_time = EFFORT
        parameters.random_seed = self.dice.randrange(10**6)
        parameters.catch_sigint_signal = False
        parameters.linearization_level = 2
        # Most of the model is fixed, and what is left after one round is small.
        parameters.symmetry_level = 0
        parameters.cp_model_probing_level = 0
        parameters.max_presolve_iterations = 1
        status = solver.solve(self._fixing.cp)
        found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
        values = tuple(solver.response_proto.solution) if found else None
        return solver.status_name(status), values

    def consider(self, values: tuple[int, ...]) -> None:
        """Keep a solution whose plan is no worse, so that the search also wanders."""
        plan = plan_of(self.model, values, self.seed)
        if plan is None:
            return
        cost = price(self.model, plan)
        if self.best is None or cost <= self.best.cost:
            self.best = Found(cost, plan)
            self._values = values


class _Fixing:
    """A copy of the model in which what decides a plan is fixed, but for what is freed."""

    def __init__(self, model: SittingModel) -> None:
        self.cp = model.cp.clone()
        self._variables = self.cp.proto.variables
        self._of = _deciding(model)
        self._domains = {
            index: (self._variables[index].domain[0], self._variables[index].domain[1])
            for indices in self._of.values()
            for index in indices
        }
        self._held: dict[int, int] = {}
        self._values: Sequence[int] = ()

    def hold(self, values: Sequence[int], hint: bool = False) -> None:
        """Fix all that decides a plan to the values of a solution."""
        if values is self._values:
            return
        self._values = values
        self.fix(self._domains, values)
        self.cp.clear_hints()  # type: ignore[no-untyped-call]
        if hint:
            self.cp.proto.solution_hint.vars.extend(range(len(values)))
            self.cp.proto.solution_hint.values.extend(values)

    def fix(self, indices: Iterable[int], values: Sequence[int]) -> None:
        """Fix variables, leaving alone those that are fixed so already."""
        for index in indices:
            if self._held.get(index) != values[index]:
                self._held[index] = values[index]
                domain = self._variables[index].domain
                domain[0] = domain[1] = values[index]

    def free(self, parts: Iterable[tuple[int, int]]) -> list[int]:
        """Free items in sessions; the variables that are free now."""
        freed = [index for part in parts for index in self._of[part]]
        for index in freed:
            self._held.pop(index, None)
            domain = self._variables[index].domain
            domain[0], domain[1] = self._domains[index]
        return freed


def _deciding(model: SittingModel) -> dict[tuple[int, int], list[int]]:
    """The variables that decide a plan, by item and session."""
    return {
        (t, s): [
            variable.index
            for variable in (
                model.held[t][s],
                model.sittings[t][s],
                *cells[s],
                *(model.taken[g][s] for g in model.groups_of[t]),
            )
        ]
        for t, cells in enumerate(model.cell)
        for s in model.sessions
    }


def _sketch_of(model: SittingModel, plan: Plan) -> Sketch:
    """A plan as a model sees it."""
    sketch = Sketch(session={number: place.session for number, place in enumerate(plan)})
    kind_of = {room: k for k, kind in enumerate(model.kinds) for room in kind}
    for (session, room), item in Laid(model.programme, plan).item_at.items():
        sketch.cells[item, session, kind_of[room]] += 1
    return sketch


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
