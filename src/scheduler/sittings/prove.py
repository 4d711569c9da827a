"""Lower bounds: the model with all its rules, searched for a proof that nothing costs less.

Two models take turns. The coarse one takes all rooms for one kind that costs what the best of them
costs, so it is small and its proofs come soon; the other tells kinds of rooms apart as the search
for plans does, and what it finds on the way may be a better plan.
"""

import math
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from scheduler.model.cp_sat import cp_model
from scheduler.sittings.build import model_of
from scheduler.sittings.model import SittingModel
from scheduler.sittings.programme import Found

Tell = Callable[[int], None]
SHORTEST, LONGER = 4.0, 1.6
EVERY = 1.0  # seconds between two bounds that are told


@dataclass(slots=True)
class _Side:
    """One of the two models, how long it is tried next, and whether it has said all it can."""

    model: SittingModel
    makes_plans: bool
    seconds: float = SHORTEST
    is_done: bool = False


class Prover:
    """The best bound so far, and turns that try to better it; `tell` hears of each better one."""

    def __init__(self, model: SittingModel, tell: Tell) -> None:
        everywhere = tuple(range(len(model.programme.rooms)))
        self.bound = 0
        self._tell = tell
        self._sides = [_Side(model, makes_plans=True)]
        if len(model.kinds) > 1:
            self._sides.insert(0, _Side(model_of(model.programme, (everywhere,)), False))
        self._turns = self._in_turns()

    def turn(self, best: Found, seconds: float) -> tuple[int, ...] | None:
        """Try for a while; the values of a solution of the search's model, if one is found."""
        side = next(self._turns, None)
        if side is None:
            return None
        cp = side.model.cp.clone()
        total = sum(side.model.objective)
        cp.add(total <= best.cost - 1)
        cp.add(total >= self.bound)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.linearization_level = 2
        solver.parameters.max_time_in_seconds = min(seconds, side.seconds)
        solver.parameters.catch_sigint_signal = False
        solver.best_bound_callback = _Ear(self, best.cost)
        side.seconds *= LONGER
        status = solver.solve(cp)
        if status == cp_model.INFEASIBLE:
            self.better(best.cost)
        else:
            self.better(min(best.cost, whole(solver.best_objective_bound)))
        side.is_done = status == cp_model.OPTIMAL and not side.makes_plans
        found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE) and side.makes_plans
        return tuple(solver.response_proto.solution) if found else None

    def better(self, bound: int) -> None:
        """Take a bound, and tell of it where it is better."""
        if bound > self.bound:
            self.bound = bound
            self._tell(bound)

    def _in_turns(self) -> Iterator[_Side]:
        while any(not side.is_done for side in self._sides):
            yield from [side for side in self._sides if not side.is_done]


class _Ear:
    """Hears bounds of a search under way and passes on one a second."""

    def __init__(self, prover: Prover, most: int) -> None:
        self._prover, self._most = prover, most
        self._told = time.monotonic()

    def __call__(self, value: float) -> None:
        if time.monotonic() - self._told > EVERY:
            self._prover.better(min(self._most, whole(value)))
            self._told = time.monotonic()


def whole(value: float) -> int:
    """The least whole number that a bound allows."""
    return max(0, math.ceil(value - 1e-6)) if math.isfinite(value) else 0
