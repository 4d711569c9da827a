"""The search of a large year: calendars begun again and again, and the best of all put together.

Each begins from the relaxation: a session has a place there, or shares of a few, of which one is
drawn. Moves and an exact search over parts make a calendar of that (`moves`, `parts`), among places
that add little to the bound, for a few seconds. It need not be good everywhere, as it is crossed
with the others (`crossing`): fifteen calendars, none of them better than 629, came to one of 610
where a single search of five times that time ended at 615 to 633 (benchmarks/README.md).
"""

import random
import time
from collections.abc import Callable, Mapping

import numpy as np

from scheduler.year.model.crossing import Crossing
from scheduler.year.model.effort import Effort, Goal, Left, Told
from scheduler.year.model.moves import Moves
from scheduler.year.model.parts import Parts
from scheduler.year.model.plan import Plan
from scheduler.year.model.relax import Relaxation

_NEAR = 8.0  # what a beginning may add to the bound, of those that are tried first
# Calendars in a row that may gain nothing, before beginnings that add more are tried, and before
# the search rests after each.
_IDLE, _UNTIL_REST = 8, 16
_DOUBLED = 8  # times, at the most: next to nothing adds so much
# What may gain nothing, for each session and at the least, before the next step has its turn.
_SHAKES_EACH, _PARTS_EACH = 0.1, 0.04
_FEWEST_SHAKES, _FEWEST_PARTS = 20, 5
_TRIES_EACH = 5  # moves for each session, until all of them have a place
_CROSSING_WORK = 4.0  # in CP-SAT's deterministic time

Rest = Callable[[float], None]
Elsewhere = Callable[[], dict[str, int] | None]


class Restarts:
    """Finds calendars; `taken` is the best one."""

    def __init__(
        self, plan: Plan, relaxation: Relaxation, seed: int, taken: Mapping[str, int]
    ) -> None:
        self._plan, self._relaxation = plan, relaxation
        self._random = random.Random(seed)
        self._crossing = Crossing(plan, taken)

    @property
    def taken(self) -> dict[str, int]:
        """Where sessions begin in the best calendar."""
        return self._crossing.taken

    @property
    def total(self) -> int:
        """What it costs."""
        return self._crossing.total

    def search(self, goal: Goal, left: Left, told: Told, rest: Rest, elsewhere: Elsewhere) -> None:
        """Make the calendar better until it costs no more than the goal, or time is up.

        Where many calendars in a row have gained nothing, `rest` is called after each with the
        seconds that it took. `elsewhere` gives a calendar that was found there, if there is one.
        """
        idle = 0
        while self.total > goal() and left() > 0:
            began = time.monotonic()
            found = elsewhere() or self._calendar(self._drawn(), within(idle), goal, left)
            effort = Effort(left(), _CROSSING_WORK, self._seed())
            idle += 1
            if found is not None and self._crossing.add(found, effort):
                told(self.total)
                idle = 0
            if idle >= _UNTIL_REST:
                rest(time.monotonic() - began)

    def _calendar(
        self, start: Mapping[str, int], most: float, goal: Goal, left: Left
    ) -> dict[str, int] | None:
        """A good calendar that is near the start; None where there is none in time."""
        added = self._relaxation.near(self._plan, start, most)
        near, count = Plan(self._plan.year, added), len(start)
        tries = iter(range(_TRIES_EACH * count))
        moves = Moves(near, self._seed(), start, added)
        if not moves.find(lambda: left() > 0 and next(tries, None) is not None):
            return None
        shakes = max(_FEWEST_SHAKES, round(_SHAKES_EACH * count))
        moves.search(goal, lambda: left() > 0, _nobody, shakes)
        parts = Parts(near, self._seed(), moves.state.taken)
        parts.search(goal, left, _nobody, max(_FEWEST_PARTS, round(_PARTS_EACH * count)))
        moves = Moves(near, self._seed(), parts.state.taken, added)
        moves.search(goal, lambda: left() > 0, _nobody, shakes)
        return moves.state.taken

    def _drawn(self) -> dict[str, int]:
        """A place for each session, drawn by its shares in the relaxation."""
        found = {}
        for name, own in self._plan.places.items():
            shares = np.maximum(0.0, self._relaxation.shares[list(own.values())])
            # A relaxation that was not solved in time has none.
            is_known = bool(shares.any())
            found[name] = (
                self._random.choices(list(own), shares.tolist())[0]
                if is_known
                else self.taken[name]
            )
        return found

    def _seed(self) -> int:
        return self._random.randrange(2**31)


def within(idle: int) -> float:
    """What a beginning may add to the bound when so many calendars in a row have gained nothing."""
    doublings = min(idle // _IDLE, _DOUBLED)
    return _NEAR * (1 << doublings)


def _nobody(total: int) -> None:
    """Hears of calendars that are not the best ones."""
