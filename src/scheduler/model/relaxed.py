"""A bound for agendas in a free order: the cheapest path that may take a part again, or leave it.

Without the demand that each part is taken once, the cheapest path along a body's working time is
found step by step from its end, whatever the order. The demand is put back as prices (Lagrangian
relaxation): a path is paid the price of each part it takes, and charged the prices of all. Parts of
which no rule tells one from another share a price. The best prices give what the linear relaxation
of a time-indexed flow gives, as strong as the patterns of cutting stock problems (Valério de
Carvalho 1999). They are looked for where the paths found so far allow the highest bound (Kelley
1960), half-way from the best ones known; a few dozen do. Prices are whole numbers, so what they
give is a bound without rounding, however they were found. With the cheapest paths to and from each
place, every way of a part has such a bound as well. Where others may come between pieces of a part,
all that is known is the sum of what parts cost by themselves.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from scheduler.domain.agenda import Part
from scheduler.model.orders import Orders
from scheduler.model.places import NEVER, Costs, Places

# Prices are multiples of one part in so many of what the objective counts.
SCALE = 64
# At most so many prices are tried.
TRIALS = 400
# How far the linear programme's numbers may be off, on the scale of prices.
TOLERANCE = 0.01
# How far to go from the best prices towards those that promise most.
STEP = 0.5
Indices = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Bounds:
    """A lower bound of what a body costs; and if a part goes one of its ways (first, last)."""

    bound: int
    by_way: Mapping[str, Mapping[tuple[int, int], int]]


@dataclass(frozen=True, slots=True)
class _Alike:
    """Parts that every rule treats alike, in one block of the agenda; `places` by what is before.

    The parts of a block come after all those of the blocks before it.
    """

    parts: tuple[Part, ...]
    block: int
    places: Mapping[bool, tuple[Places, Costs]]

    @property
    def introduces(self) -> bool:
        """Whether they are introductory, such as the adoption of the agenda."""
        return self.parts[0].kind.is_introductory


class Relaxed:
    """Paths along a body's working time, whose arcs are parts.

    A state is how far the blocks are, and whether the part before was introductory; state 0 is that
    nothing has been taken.
    """

    def __init__(self, orders: Orders) -> None:
        self.orders = orders
        self.timeline = orders.timeline
        self.kinds = _alike(orders)
        self.last_block = max(kind.block for kind in self.kinds)
        self.counts = np.array([len(kind.parts) for kind in self.kinds], dtype=np.int64)
        self.states = 2 * self.last_block + 3
        self._lay_arcs()

    def bounds(self, worth: int, is_over: Callable[[], bool] = lambda: False) -> Bounds:
        """The best bounds that prices give, given that some timetable costs `worth`.

        When it `is_over`, the best so far.
        """
        if self._to_go(self._least)[0, 0] >= NEVER:
            return Bounds(0, {})
        if self._can_be_interrupted:
            return Bounds(_rounded(int(self._least @ self.counts)), {})
        worth = min(worth, len(self.orders.parts) * int(self.cost.max()) // SCALE)
        prices = best_prices = self._least
        best, guide = -1, _Guide(self._least, worth * SCALE)
        for _ in range(TRIALS):
            to_go = self._to_go(prices)
            bound = int(to_go[0, 0] + prices @ self.counts)
            if bound > best:
                best, best_prices = bound, prices
            lacking = self.counts - self._taken(to_go, prices)
            most, wanted = guide.learn(int(bound - prices @ lacking), lacking)
            if most <= _rounded(best) * SCALE + TOLERANCE or is_over():
                break
            prices = np.rint(best_prices + STEP * (wanted - best_prices)).astype(np.int64)
        return Bounds(_rounded(best), self._by_way(best_prices))

    # The paths ------------------------------------------------------------------------------------

    def _lay_arcs(self) -> None:
        """Lay an arc for each kind, place and state before it, sorted by beginning and state."""
        arcs = [
            self._arcs(index, state)
            for index in range(len(self.kinds))
            for state in self._states_before(self.kinds[index])
        ]
        begin, source, end, target, cost, kind, first, last = np.concatenate(arcs, axis=1)
        order = np.lexsort((source, begin))
        self.begin, self.source = begin[order], source[order]
        self.target = (end * self.states + target)[order]
        self.cost, self.kind = cost[order] * SCALE, kind[order]
        self.first, self.last = first[order], last[order]
        self.at = np.searchsorted(self.begin, np.arange(self.timeline.length + 1))
        self.idle = self.timeline.idle * SCALE

    def _states_before(self, kind: _Alike) -> list[int]:
        """The states in which a part of a kind may be taken."""
        first = [0] if kind.block == 0 else self._states_of(kind.block - 1)
        return [*first, *self._states_of(kind.block)]

    def _states_of(self, block: int) -> list[int]:
        introduced = {kind.introduces for kind in self.kinds if kind.block == block}
        return [1 + 2 * block + flag for flag in introduced]

    def _arcs(self, index: int, state: int) -> Indices:
        """Rows: where an arc begins and its state, the same of its end, cost, kind, stretches."""
        kind = self.kinds[index]
        places, cost = kind.places[state == 0 or state % 2 == 0]
        row, column = np.nonzero(cost < NEVER)
        begin, last = places.steps[row], places.last_step[row, column]
        stretch_of = self.timeline.stretch_of
        after = 1 + 2 * kind.block + kind.introduces
        return np.stack(
            [
                begin,
                np.full(len(row), state),
                last + 1,
                np.full(len(row), after),
                cost[row, column],
                np.full(len(row), index),
                stretch_of[begin],
                stretch_of[last],
            ]
        )

    @cached_property
    def _groups(self) -> list[tuple[slice, Indices, Indices]]:
        """For each step the arcs that begin there, where those of each state begin, and states."""
        found = []
        for step in range(self.timeline.length):
            arcs = slice(int(self.at[step]), int(self.at[step + 1]))
            states, starts = np.unique(self.source[arcs], return_index=True)
            found.append((arcs, starts, states))
        return found

    def _is_start(self, step: int) -> bool:
        return step == 0 or self.timeline.stretch_of[step] != self.timeline.stretch_of[step - 1]

    def _opens(self, step: int) -> bool:
        return step == int(self.timeline.meeting_base[self.timeline.stretch_of[step]])

    def _waited(self, step: int, to_go: Costs) -> int:
        """The beginning of a stretch to which the cheapest path waits from a step; else the end."""
        timeline = self.timeline
        for s in range(int(timeline.stretch_of[step]) + 1, len(timeline.stretches)):
            start = int(timeline.base[s])
            wait = int(timeline.to_wait(np.array([step]), s)[0]) * SCALE
            if start < timeline.length and to_go[start] + wait == to_go[step]:
                return start
        return timeline.length

    def _to_go(self, prices: Indices) -> Costs:
        """The cheapest cost of what is left, from each step (rows) in each state (columns)."""
        priced = self.cost - prices[self.kind]
        length, ends = self.timeline.length, self._ends()
        found = np.tile(ends, (length + 1, 1))
        flat = found.reshape(-1)
        # What it costs to wait for a later meeting, and for a later stretch of the same one, as
        # known when a stretch is looked at from its end.
        later = np.full(self.states, NEVER * SCALE)
        here_later = later
        for step in reversed(range(length)):
            arcs, starts, states = self._groups[step]
            here = ends.copy()
            if len(states):
                cheapest = np.minimum.reduceat(priced[arcs] + flat[self.target[arcs]], starts)
                here[states] = np.minimum(here[states], cheapest)
            found[step] = np.minimum(np.minimum(here, here_later), self.idle[step] + later)
            if self._is_start(step):
                here_later = np.minimum(here_later, here)
            if self._opens(step):
                later, here_later = (
                    np.minimum(later, here_later),
                    np.full_like(later, NEVER * SCALE),
                )
        return found

    @property
    def _can_be_interrupted(self) -> bool:
        """Whether a part may leave out a stretch: where others may come, or nobody meets."""
        frame = self.timeline.frame
        return any(
            frame.spread(part) is not None or any(way.passes_over for way in frame.ways(part))
            for part in self.orders.parts
        )

    @cached_property
    def _least(self) -> Indices:
        """The least that a part of each kind costs: with these prices no arc is below zero."""
        least = [
            min(
                self.orders.least(part, introduced)
                for part in kind.parts
                for introduced in kind.places
            )
            for kind in self.kinds
        ]
        return SCALE * np.array(least, dtype=np.int64)

    def _ends(self) -> Costs:
        """What it costs to stop in each state: only in the last block it is allowed."""
        ends = np.full(self.states, NEVER * SCALE)
        ends[1 + 2 * self.last_block :] = 0
        return ends

    def _taken(self, to_go: Costs, prices: Indices) -> Indices:
        """How many parts of each kind the cheapest path takes."""
        taken = np.zeros(len(self.kinds), dtype=np.int64)
        priced, flat = self.cost - prices[self.kind], to_go.reshape(-1)
        step = state = 0
        while step < self.timeline.length:
            arcs = self._groups[step][0]
            mine = np.flatnonzero(self.source[arcs] == state) + arcs.start
            fits = mine[priced[mine] + flat[self.target[mine]] == to_go[step, state]]
            if len(fits):
                taken[self.kind[fits[0]]] += 1
                step, state = divmod(int(self.target[fits[0]]), self.states)
            elif state > 2 * self.last_block and to_go[step, state] == 0:
                break
            else:
                step = self._waited(step, to_go[:, state])
        return taken

    def _so_far(self, prices: Indices) -> Costs:
        """The cheapest cost to come to each step (rows) in each state (columns)."""
        priced = self.cost - prices[self.kind]
        found = np.full((self.timeline.length + 1, self.states), NEVER * SCALE)
        found[0, 0] = 0
        flat, waiting = found.reshape(-1), np.full(self.states, NEVER * SCALE)
        within = waiting
        for step in range(self.timeline.length):
            if self._opens(step):
                within = np.full_like(waiting, NEVER * SCALE)
            if self._is_start(step):
                found[step] = np.minimum(found[step], np.minimum(waiting, within))
            arcs = self._groups[step][0]
            reached = found[step][self.source[arcs]] + priced[arcs]
            np.minimum.at(flat, self.target[arcs], reached)
            waiting = np.minimum(waiting, found[step] + self.idle[step])
            within = np.minimum(within, found[step])
        return found

    def _by_way(self, prices: Indices) -> dict[str, dict[tuple[int, int], int]]:
        to_go, so_far = self._to_go(prices).reshape(-1), self._so_far(prices)
        through = so_far[self.begin, self.source] + self.cost - prices[self.kind]
        whole = _rounded(through + to_go[self.target] + prices @ self.counts)
        by_kind: list[dict[tuple[int, int], int]] = [{} for _ in self.kinds]
        columns = (self.kind, self.first, self.last, whole)
        for kind, first, last, cost in zip(*(one.tolist() for one in columns), strict=True):
            known = by_kind[kind].get((first, last), cost)
            by_kind[kind][first, last] = min(known, cost)
        kinds = zip(self.kinds, by_kind, strict=True)
        return {part.id: ways for kind, ways in kinds for part in kind.parts}


class _Guide:
    """Where the best prices may be, from what the paths found so far tell (Kelley 1960)."""

    def __init__(self, least: Indices, worth: int) -> None:
        from ortools.linear_solver import pywraplp

        self.solver = pywraplp.Solver.CreateSolver("GLOP")
        self.bound = self.solver.NumVar(0, worth, "bound")
        self.prices = [
            self.solver.NumVar(float(low - worth), float(low + worth), f"price:{index}")
            for index, low in enumerate(least)
        ]
        self.solver.Maximize(self.bound)

    def learn(self, cost: int, lacking: Indices) -> tuple[float, npt.NDArray[np.float64]]:
        """Add a path; what the bound can be at most, and the prices at which it would be.

        `cost` is that of the path without prices, `lacking` how many of each kind it leaves out.
        """
        row = self.solver.Constraint(-self.solver.infinity(), float(cost))
        row.SetCoefficient(self.bound, 1.0)
        for price, count in zip(self.prices, lacking.tolist(), strict=True):
            row.SetCoefficient(price, -float(count))
        self.solver.Solve()
        found = np.array([price.solution_value() for price in self.prices])
        return self.bound.solution_value(), found


Whole = TypeVar("Whole", int, Indices)


def _rounded(scaled: Whole) -> Whole:
    """A cost in the objective's units, which are whole: no less than the one scaled."""
    return -(-scaled // SCALE)


def _alike(orders: Orders) -> list[_Alike]:
    """The parts by block, and within it by what rules make of each place."""
    found: dict[tuple[object, ...], list[Part]] = {}
    blocks = _blocks(orders)
    for part in orders.parts:
        costs = [orders.cost(part, introduced) for introduced in (False, True)]
        same = tuple((p.steps.tobytes(), p.lengths.tobytes(), c.tobytes()) for p, c in costs)
        found.setdefault((blocks[part.id], part.kind.is_introductory, *same), []).append(part)
    return [
        _Alike(
            tuple(parts),
            blocks[parts[0].id],
            {introduced: orders.cost(parts[0], introduced) for introduced in (False, True)},
        )
        for parts in found.values()
    ]


def _blocks(orders: Orders) -> dict[str, int]:
    """The block of each part: all parts of a block come after all those of the blocks before."""
    before = {part.id: set[str]() for part in orders.parts}
    waiting = list(before)
    order: list[str] = []
    while waiting:
        ready = [key for key in waiting if orders.before[key] <= set(order)]
        if not ready:  # a circle, which the checks of the file have named already
            return dict.fromkeys(before, 0)
        for key in ready:
            before[key] = set().union(*({one} | before[one] for one in orders.before[key]))
        order += ready
        waiting = [key for key in waiting if key not in ready]
    blocks, block = dict[str, int](), 0
    for position, key in enumerate(sorted(order, key=lambda one: len(before[one]))):
        rest = [one for one in before if one not in blocks]
        if position and all(len(before[one] & blocks.keys()) == position for one in rest):
            block += 1
        blocks[key] = block
    return blocks
