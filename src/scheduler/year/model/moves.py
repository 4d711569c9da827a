"""The search: sessions moved one at a time, and chains of such moves.

Every hard row that is broken has a price for each meeting too many. A session goes where its own
cost and the prices come to the least; where a row stays broken its price rises, until somebody
gives way. To make a calendar better, a session is put where it would cost less, and the others make
room in the same manner; if all that costs more than before, it is undone (an ejection chain). Where
no chain helps any more, the sessions of some weeks are shaken up (iterated local search), and from
what comes of it the search goes on if it is hardly dearer than the best so far (record-to-record
travel: Dueck, "New optimization heuristics", 1993).

CP-SAT finds no calendar for the whole of a large year in a minute, where this takes seconds
(benchmarks/README.md).
"""

import random
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from scheduler.year.model.plan import Plan
from scheduler.year.model.state import State

_FIRST_PRICE, _RISE, _GROWTH = 5.0, 2.0, 1.05
_REST = 10  # a session that has moved stays for so many moves
_LONGEST_CHAIN, _LONGEST_SHAKE = 20, 60
# What a broken row counts when an aim is chosen: from not at all to as much as in a repair.
_AIM_PRICES = (0.0, 0.2, 1.0, 5.0)
_IDLE_ROUNDS = 3
_AROUND, _SHAKEN = 40, 5
_BARELY = 0.1  # how much a session counts that adds nothing
_DETOUR = 0.007  # how much dearer than the best a calendar may be from which to go on
_TINY = 1e-6

MayGoOn = Callable[[], bool]


class Moves:
    """Moves sessions; `state` is where they stand."""

    def __init__(
        self,
        plan: Plan,
        seed: int,
        taken: Mapping[str, int],
        added: Mapping[str, Mapping[int, float]] | None = None,
    ) -> None:
        """Begin from what is taken; `added` is what beginnings add to the bound, where known."""
        self._plan, self._random = plan, random.Random(seed)
        self._added = added
        self.state = State(plan)
        self.state.price[self.state.is_hard] = _FIRST_PRICE
        self._lengths = {session.id: session.meetings for session in plan.year.sessions}
        self.state.put_all(taken)

    def find(self, may_go_on: MayGoOn) -> bool:
        """Place all sessions so that no hard row is broken; False if it is time to stop before."""
        for name in sorted(self._lengths, key=lambda name: -self._lengths[name]):
            if name not in self.state.at:
                self.state.put(name, self._cheapest(name))
        return self._repair({}, may_go_on)

    def search(
        self, goal: Callable[[], int], may_go_on: MayGoOn, told: Callable[[int], None], most: int
    ) -> None:
        """Make the calendar better until it costs no more than the goal.

        It ends when so many (`most`) shakes in a row have gained nothing, too.
        """
        everybody = list(self.state.at)
        self._improve(everybody, may_go_on, told)
        best, least = dict(self.state.at), self.state.total()
        idle = 0
        while least > goal() and idle < most and may_go_on():
            idle += 1
            before = dict(self.state.at)
            self._shake(self._around(self._centre(everybody)), may_go_on)
            total = self.state.total()
            if self.state.broken().size or total > least * (1 + _DETOUR):
                self._put_back(before)
            elif total < least:
                best, least, idle = dict(self.state.at), total, 0
                told(total)
        self._put_back(best)

    def _shake(self, names: Sequence[str], may_go_on: MayGoOn) -> None:
        """Put some of the sessions elsewhere, and make the best of it."""
        self.state.price[self.state.is_hard] = self._random.choice(_AIM_PRICES)
        for name in self._random.sample(names, min(_SHAKEN, len(names))):
            prices = self.state.prices(name)
            few = np.argsort(prices + self._random.random() * _TINY)[: len(prices) // 4 + 1]
            self.state.put(name, self.state.places(name).start + int(self._random.choice(few)))
        self.state.price[self.state.is_hard] = _FIRST_PRICE
        left = iter(range(_LONGEST_SHAKE))
        if self._repair({}, lambda: next(left, None) is not None):
            self._improve(names, may_go_on, lambda total: None)

    def _centre(self, names: Sequence[str]) -> str:
        """A session around which to shake: more often one that adds to the bound where it is."""
        if self._added is None:
            return self._random.choice(names)
        weights = [_BARELY + self._added[name][first] for name, first in self.state.taken.items()]
        return self._random.choices(list(self.state.taken), weights)[0]

    def _around(self, name: str) -> list[str]:
        """The sessions whose middles lie nearest to that of one."""
        middle = {
            one: self.state.first(place) + self._lengths[one] / 2
            for one, place in self.state.at.items()
        }
        return sorted(middle, key=lambda one: abs(middle[one] - middle[name]))[:_AROUND]

    def _improve(
        self, names: Sequence[str], may_go_on: MayGoOn, told: Callable[[int], None]
    ) -> None:
        """Try chains of moves from sessions, until some rounds have gained nothing."""
        idle = 0
        while idle < _IDLE_ROUNDS and may_go_on():
            idle += 1
            for name in self._random.sample(names, len(names)):
                if not may_go_on():
                    return
                if self._chain(name):
                    idle = 0
                    told(self.state.total())

    def _chain(self, name: str) -> bool:
        """Move a session to where it would cost less and let others make room; whether it paid."""
        state = self.state
        state.price[state.is_hard] = self._random.choice(_AIM_PRICES)
        prices, start = state.prices(name), state.places(name).start
        aims = np.flatnonzero(prices < prices[state.at[name] - start])
        if not aims.size:
            return False
        state.price[state.is_hard] = _FIRST_PRICE
        before, cost = dict(state.at), state.total()
        state.put(name, start + int(self._random.choice(aims)))
        left = iter(range(_LONGEST_CHAIN))
        if self._repair({name: 0}, lambda: next(left, None) is not None) and (
            state.total() <= cost
        ):
            return state.total() < cost
        self._put_back(before)
        return False

    def _put_back(self, at: Mapping[str, int]) -> None:
        for name, place in at.items():
            if self.state.at[name] != place:
                self.state.put(name, place)

    def _repair(self, moved: dict[str, int], may_go_on: MayGoOn) -> bool:
        """Move sessions until no hard row is broken; False if it is time to stop before.

        `moved` says at which move a session moved last; it rests a while then.
        """
        state, number = self.state, 0
        while (broken := state.broken()).size:
            if not may_go_on():
                return False
            number += 1
            row = int(self._random.choice(broken))
            state.price[row] = _GROWTH * state.price[row] + _RISE
            free = [name for name in state.could_relieve(row)
                    if moved.get(name, -_REST) <= number - _REST]  # fmt: skip
            name = min(free, key=self._loss, default=None)
            if name is not None:
                before = state.at[name]
                state.put(name, self._cheapest(name))
                if state.at[name] != before:
                    moved[name] = number
        return True

    def _loss(self, name: str) -> tuple[float, float]:
        """What the best move of a session would add; a random number breaks ties."""
        prices = self.state.prices(name)
        now = prices[self.state.at[name] - self.state.places(name).start]
        return float(prices.min() - now), self._random.random()

    def _cheapest(self, name: str) -> int:
        prices = self.state.prices(name)
        best = np.flatnonzero(prices <= prices.min() + _TINY)
        return self.state.places(name).start + int(self._random.choice(best))
