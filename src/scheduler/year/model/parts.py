"""The search by parts: a few sessions at a time are put anew, each time as well as can be.

Moves of single sessions come to an end where several would have to change places at once
(`model.moves`). Here one that costs something is taken together with those that are in its way, or
that lie near it, and the part is solved exactly (`model.exact`; large neighbourhood search: Shaw,
"Using constraint programming and local search methods to solve vehicle routing problems", 1998).
"""

import random
from collections.abc import Callable, Mapping

import numpy as np

from scheduler.year.model.effort import Effort
from scheduler.year.model.exact import Outcome, put_anew
from scheduler.year.model.plan import Plan
from scheduler.year.model.state import State

_FEWEST, _FIRST_SIZE, _MOST = 5, 8, 40
# Parts grow while they are solved to the end, and shrink where they are not.
_GROWS, _SHRINKS = 1.02, 0.95
_WORK = 0.3  # in CP-SAT's deterministic time
_SECONDS = 10.0  # for one part, at the most
_IN_THE_WAY = 0.7  # share of the parts that are made of what is in a session's way
_AT_ONCE = 4
_DETOUR = 4  # what a session may lose to make room
_FREE = 0.3  # how much a session counts that costs nothing
_BLUR = 8.0  # half-days by which nearness is blurred
_TINY = 1e-6


class Parts:
    """Puts parts anew; `state` is where sessions stand."""

    def __init__(self, plan: Plan, seed: int, taken: Mapping[str, int]) -> None:
        self._plan, self._random = plan, random.Random(seed)
        self.state = State(plan)
        self._lengths = {session.id: session.meetings for session in plan.year.sessions}
        self._cheapest = {
            name: min(own, key=lambda first: plan.cost[own[first]])
            for name, own in plan.places.items()
        }
        self._size = float(_FIRST_SIZE)
        self.state.put_all(taken)

    def search(
        self,
        goal: Callable[[], int],
        left: Callable[[], float],
        told: Callable[[int], None],
        idle: int,
    ) -> None:
        """Make the calendar better until it costs no more than the goal.

        It ends when so many (`idle`) parts in a row have gained nothing, or no seconds are left.
        """
        since, least = 0, self.state.total()
        while least > goal() and since < idle and (seconds := left()) > 0:
            part = self._part(int(self._size))
            effort = Effort(min(_SECONDS, seconds), _WORK, self._random.randrange(2**31))
            outcome = put_anew(self._plan, self.state, part, effort)
            is_done = outcome is Outcome.THE_BEST
            size = self._size * (_GROWS if is_done else _SHRINKS)
            self._size = min(_MOST, max(_FEWEST, size))
            since += 1
            if self.state.total() < least:
                since, least = 0, self.state.total()
                told(least)

    def _part(self, size: int) -> list[str]:
        """A session, more often a dear one, with those that are in its way or near it."""
        costs = self._plan.cost
        weights = [_FREE + costs[place] for place in self.state.at.values()]
        centre = self._random.choices(list(self.state.at), weights)[0]
        part = [centre]
        if self._random.random() < _IN_THE_WAY:
            self._add_in_the_way(part, size)
        near = (name for name in self._around(centre) if name not in part)
        return [*part, *near][:size]

    def _add_in_the_way(self, part: list[str], size: int) -> None:
        """Who is in the way of the first at a cheaper place, who is in the way of these, and on."""
        for name in part:
            if len(part) >= size:
                return
            place = self._elsewhere(name, 0 if name == part[0] else _DETOUR)
            if place is None:
                continue
            others = [one for one in self.state.in_the_way(name, place) if one not in part]
            part += self._random.sample(others, min(_AT_ONCE, len(others)))

    def _elsewhere(self, name: str, more: float) -> int | None:
        """Another place that costs less, or so much more at the most; None where there is none."""
        start, now = self.state.places(name).start, self.state.at[name]
        prices = self.state.own_prices(name)
        at_most = prices[now - start] + (more or -1)
        places = [start + int(n) for n in np.flatnonzero(prices <= at_most + _TINY)]
        places = [place for place in places if place != now]
        return self._random.choice(places) if places else None

    def _around(self, name: str) -> list[str]:
        """All sessions, nearest first: between where one is and where it would cost the least."""
        middle = {one: self._middle(one) for one in self.state.at}
        return sorted(
            middle,
            key=lambda one: abs(middle[one] - middle[name]) + _BLUR * self._random.random(),
        )

    def _middle(self, name: str) -> float:
        first = self.state.first(self.state.at[name])
        return (first + self._cheapest[name] + self._lengths[name]) / 2
