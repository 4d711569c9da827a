"""A tree of branches over the sessions of some weeks, which is kept while the year gets rows.

A branch says that a session begins by a half-day, or after it. Where sessions stand that are not of
these weeks is left open, as shares.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from scheduler.year.model.branches import Spans, Way, parts, promise, way
from scheduler.year.model.linear import Solution
from scheduler.year.model.relax import EPSILON
from scheduler.year.model.shares import Held, Shares
from scheduler.year.model.stretch import Stretch

_PAD = 20  # half-days on either side of which rows are seen
_GAIN, _BRANCHES = 1.0, 8  # branches until all leaves cost so much more, and how many in a round
_TRIED, _STEPS = 4, 40  # sessions that are tried before one is branched on; simplex steps for it
_STUCK_BELOW = 0.05
_WIDER = 10  # half-days
_TINY = 1e-6


@dataclass(eq=False)
class _Leaf:
    spans: Spans
    found: Solution


class Tree:
    """The leaves of `around`, some half-days; `stretch` is what they were last solved in.

    `is_stuck` says that the sessions stand whole in a leaf that costs nothing more.
    """

    stretch: Stretch

    def __init__(self, around: range) -> None:
        self._around, self._sessions = around, list[int]()
        self._spans: list[Spans] = [{}]
        self._leaves: list[_Leaf] = []
        self.is_stuck = False
        self.sleeps_until = 0.0  # the bound of the year from which on it is worth a look again

    def widen(self) -> None:
        """Take in some days more."""
        self._around = range(self._around.start - _WIDER, self._around.stop + _WIDER)

    def grow(self, shares: Shares) -> bool:
        """Solve the leaves anew and branch; False where no leaf is left.

        Raises `Unsolved`.
        """
        around, middles = self._around, shares.middles()
        near = np.flatnonzero((middles >= around.start) & (middles < around.stop)).tolist()
        if not self._sessions or self.is_stuck:
            self._sessions = list(dict.fromkeys([*self._sessions, *near]))
        seen = range(around.start - _PAD, around.stop + _PAD)
        self.stretch = Stretch(shares, seen, self._sessions)
        self._leaves = [leaf for spans in self._spans if (leaf := self._leaf(spans, None))]
        self.is_stuck = False
        for _ in range(_BRANCHES):
            if not self._leaves or self.gain >= _GAIN or not self._branch():
                break
        self.is_stuck = bool(self._leaves) and self.is_stuck and self.gain < _STUCK_BELOW
        self._spans = [leaf.spans for leaf in self._leaves]
        return bool(self._leaves)

    @property
    def gain(self) -> float:
        """What the leaves cost more than the whole does, at the least."""
        return self._worst.found.value - self.stretch.root.value

    @property
    def _worst(self) -> _Leaf:
        return min(self._leaves, key=lambda leaf: leaf.found.value)

    def leaves(self) -> list[tuple[Spans, Solution]]:
        """What `disjunction` takes."""
        return [(leaf.spans, leaf.found) for leaf in self._leaves]

    def broken(self) -> list[Held]:
        """Rows that the worst leaf breaks, as only the year knows them."""
        return self.stretch.whole.broken(self.stretch.spread(self._worst.found.columns))

    def used(self) -> set[int]:
        """The numbers of the rows that have a price in a leaf."""
        rows = self.stretch.rows
        prices = np.array([leaf.found.prices[: len(rows)] for leaf in self._leaves])
        found: list[int] = rows[(np.abs(prices) > _TINY).any(axis=0)].tolist()
        return set(found)

    def _leaf(self, spans: Spans, parent: _Leaf | None) -> _Leaf | None:
        """The leaf; None where no calendar of lower cost lies in it."""
        found = self.stretch.solve(spans, parent.found.basis if parent else None)
        whole = self.stretch.whole
        if found is None:
            return None
        costs = found.value - self.stretch.root.value + whole.bound
        return _Leaf(spans, found) if costs < whole.below - 1 + EPSILON else None

    def _branch(self) -> bool:
        """Branch the worst leaf; False where its sessions stand whole."""
        leaf = self._worst
        ways = sorted(self._ways(leaf), reverse=True)[:_TRIED]
        if not ways:
            self.is_stuck = True
            return False
        way = max(ways, key=lambda way: self._promise(leaf, way)) if len(ways) > 1 else ways[0]
        found = (self._leaf(spans, leaf) for spans in parts(leaf.spans, way))
        self._leaves.remove(leaf)
        self._leaves += [part for part in found if part]
        return True

    def _ways(self, leaf: _Leaf) -> Iterator[Way]:
        for number in self._sessions:
            columns, begins = self.stretch.places(number)
            meetings = int(self.stretch.whole.meetings[number])
            if found := way(number, meetings, leaf.found.columns[columns], begins):
                yield found

    def _promise(self, leaf: _Leaf, way: Way) -> float:
        costs = (
            self.stretch.at_least(spans, leaf.found.basis, _STEPS)
            for spans in parts(leaf.spans, way)
        )
        return promise(leaf.found.value, self.stretch.whole.below, costs)
