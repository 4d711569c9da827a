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
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from scheduler.model.alike import Alike, alike, is_introduced
from scheduler.model.flights import Flights
from scheduler.model.orders import Orders
from scheduler.model.places import NEVER, Costs

# Prices are multiples of one part in so many of what the objective counts.
SCALE = 64
# At most so many prices are tried.
TRIALS = 400
# How far the linear programme's numbers may be off, on the scale of prices.
TOLERANCE = 0.01
# How far to go from the best prices towards those that promise most.
STEP = 0.5
Indices = npt.NDArray[np.int64]
Ends = tuple[Mapping[int, int], Mapping[int, int]]


@dataclass(frozen=True, slots=True)
class Bounds:
    """A lower bound of what a body costs; and if a part goes one of its ways (first, last).

    And if it is spread, by the stretch in which it begins, and by that in which it ends.
    """

    bound: int
    by_way: Mapping[str, Mapping[tuple[int, int], int]]
    spread: Mapping[str, Ends] = field(default_factory=dict)


class Relaxed:
    """Paths along a body's working time, whose arcs are parts.

    A state is how far the blocks are, and whether the part before was introductory; state 0 is that
    nothing has been taken.
    """

    def __init__(self, orders: Orders) -> None:
        self.orders = orders
        self.timeline = orders.timeline
        self.kinds = alike(orders)
        self.last_block = max(kind.block for kind in self.kinds)
        self.counts = np.array([len(kind.parts) for kind in self.kinds], dtype=np.int64)
        self.states = 2 * self.last_block + 3
        self._lay_arcs()

    def bounds(self, worth: int, is_over: Callable[[], bool] = lambda: False) -> Bounds:
        """The best bounds that prices give, given that some timetable costs `worth`.

        When it `is_over`, the best so far.
        """
        if self._to_go(self._least)[0] >= NEVER:
            return Bounds(0, {})
        if self._can_be_interrupted:
            return Bounds(_rounded(int(self._least @ self.counts)), {})
        worth = min(worth, len(self.orders.parts) * int(self.cost.max()) // SCALE)
        prices = best_prices = self._least
        best, guide = -1, _Guide(self._least, worth * SCALE)
        for _ in range(TRIALS):
            to_go = self._to_go(prices)
            bound = int(to_go[0] + prices @ self.counts)
            if bound > best:
                best, best_prices = bound, prices
            lacking = self.counts - self._taken(to_go, prices)
            most, wanted = guide.learn(int(bound - prices @ lacking), lacking)
            if most <= _rounded(best) * SCALE + TOLERANCE or is_over():
                break
            prices = np.rint(best_prices + STEP * (wanted - best_prices)).astype(np.int64)
        return self._by_way(_rounded(best), best_prices)

    # The paths ------------------------------------------------------------------------------------

    def _lay_arcs(self) -> None:
        """Lay an arc for each kind, place and state before it, sorted by beginning and state."""
        arcs = [
            self._arcs(index, state)
            for index in range(len(self.kinds))
            for state in self._states_before(self.kinds[index])
        ]
        self.flights = self._prepared_flights()
        if self.flights is not None:
            arcs += [
                self._leaps(index, state)
                for index in range(len(self.kinds))
                for state in self._states_before(self.kinds[index])
            ]
        begin, source, target, cost, kind, first, last = np.concatenate(arcs, axis=1)
        order = np.lexsort((source, begin))
        self.begin, self.source, self.target = begin[order], source[order], target[order]
        self.cost, self.kind = cost[order] * SCALE, kind[order]
        self.first, self.last = first[order], last[order]
        self.at = np.searchsorted(self.begin, np.arange(self.timeline.length + 1))
        self.idle = self.timeline.idle * SCALE

    def _states_before(self, kind: Alike) -> list[int]:
        """The states in which a part of a kind may be taken."""
        first = [0] if kind.block == 0 else self._states_of(kind.block - 1)
        return [*first, *self._states_of(kind.block)]

    def _states_of(self, block: int) -> list[int]:
        introduced = {kind.introduces for kind in self.kinds if kind.block == block}
        return [1 + 2 * block + flag for flag in introduced]

    @property
    def _nodes(self) -> int:
        """The number of nodes, which are a step and a state; flights come after them."""
        return (self.timeline.length + 1) * self.states

    def _prepared_flights(self) -> Flights | None:
        leaping = [self.orders.leaps(kind.parts[0], True) for kind in self.kinds]
        if not any(leaping):
            return None
        return Flights(leaping, [kind.after for kind in self.kinds], SCALE)

    def _leaps(self, index: int, state: int) -> Indices:
        """The same rows as `_arcs` for parts that leave out half-days; they lead to flights."""
        introduced = is_introduced(state)
        leaping = self.orders.leaps(self.kinds[index].parts[0], introduced)
        if leaping is None or self.flights is None:
            return np.zeros((7, 0), dtype=np.int64)
        begin, flight, cost = self.flights.begins(index, leaping)
        same = np.ones(len(begin), dtype=np.int64)
        first = self.timeline.stretch_of[begin]
        return np.stack(
            [begin, state * same, self._nodes + flight, cost, index * same, first, -same]
        )

    def _arcs(self, index: int, state: int) -> Indices:
        """Rows: where an arc begins, its state, the node it leads to, cost, kind, stretches."""
        kind = self.kinds[index]
        places, cost = kind.places[is_introduced(state)]
        row, column = np.nonzero(cost < NEVER)
        begin, last = places.steps[row], places.last_step[row, column]
        stretch_of = self.timeline.stretch_of
        return np.stack(
            [
                begin,
                np.full(len(row), state),
                (last + 1) * self.states + kind.after,
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
        """The cheapest cost of what is left, from each node on."""
        priced = self.cost - prices[self.kind]
        length, ends = self.timeline.length, self._ends()
        flat, found, flights = self._laid_out(ends)
        # What it costs to wait for a later meeting, and for a later stretch of the same one, as
        # known when a stretch is looked at from its end.
        later = np.full(self.states, NEVER * SCALE)
        here_later = later
        for step in reversed(range(length)):
            if self.flights is not None and (m := self._meeting_ending.get(step + 1)) is not None:
                self.flights.leave(m, found, flights)
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
        return flat

    def _laid_out(self, costs: Costs | int) -> tuple[Costs, Costs, Costs]:
        """An array of all nodes and flights with costs by state, and its two pieces as tables."""
        shape = (0,) if self.flights is None else self.flights.shape
        size = 0 if self.flights is None else self.flights.size
        flat = np.full(self._nodes + size, NEVER * SCALE)
        found = flat[: self._nodes].reshape(-1, self.states)
        found[:] = costs
        return flat, found, flat[self._nodes :].reshape(shape)

    def _tables(self, flat: Costs) -> tuple[Costs, Costs]:
        flights = flat[self._nodes :]
        found = flat[: self._nodes].reshape(-1, self.states)
        return found, flights if self.flights is None else flights.reshape(self.flights.shape)

    @cached_property
    def _meeting_ending(self) -> Mapping[int, int]:
        """By the step after its last one the number of each meeting, where there are flights."""
        ends = [] if self.flights is None else self.flights.end.tolist()
        return {end: m for m, end in enumerate(ends)}

    @property
    def _can_be_interrupted(self) -> bool:
        """Whether others may come between pieces of a part: in a stretch that is unfit for it."""
        frame = self.timeline.frame
        spreads = filter(None, map(frame.spread, self.orders.parts))
        return any(spread.passes_over_unfit for spread in spreads) or any(
            way.passes_over for part in self.orders.parts for way in frame.ways(part)
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
        priced = self.cost - prices[self.kind]
        found, flights = self._tables(to_go)
        step = state = 0
        while step < self.timeline.length:
            arcs = self._groups[step][0]
            mine = np.flatnonzero(self.source[arcs] == state) + arcs.start
            fits = mine[priced[mine] + to_go[self.target[mine]] == found[step, state]]
            if len(fits):
                taken[self.kind[fits[0]]] += 1
                target = int(self.target[fits[0]])
                if self.flights is not None and target >= self._nodes:
                    step, state = self.flights.follow(target - self._nodes, found, flights)
                else:
                    step, state = divmod(target, self.states)
            elif state > 2 * self.last_block and found[step, state] == 0:
                break
            else:
                step = self._waited(step, found[:, state])
        return taken

    def _so_far(self, prices: Indices) -> tuple[Costs, Costs | None]:
        """The cheapest cost to come to each step (rows) in each state (columns).

        And to be over after a flight, by kind, meeting and steps taken in it.
        """
        priced = self.cost - prices[self.kind]
        flat, found, flights = self._laid_out(int(NEVER) * SCALE)
        found[0, 0] = 0
        waiting = np.full(self.states, NEVER * SCALE)
        within, over = waiting, None
        if self.flights is not None:
            coming = np.full((self.flights.shape[0], self.flights.shape[2]), NEVER * SCALE)
            over, opening = np.full(self.flights.shape, NEVER * SCALE), self.flights.start.tolist()
        for step in range(self.timeline.length):
            if self._opens(step):
                within = np.full_like(waiting, NEVER * SCALE)
                if self.flights is not None and over is not None:
                    m = opening.index(step)
                    if m:
                        coming = self.flights.pass_by(m - 1, coming, flights)
                    over[:, m] = self.flights.arrive(m, coming, found, flights)
            if self._is_start(step):
                found[step] = np.minimum(found[step], np.minimum(waiting, within))
            arcs = self._groups[step][0]
            reached = found[step][self.source[arcs]] + priced[arcs]
            np.minimum.at(flat, self.target[arcs], reached)
            waiting = np.minimum(waiting, found[step] + self.idle[step])
            within = np.minimum(within, found[step])
        return found, over

    def _by_way(self, bound: int, prices: Indices) -> Bounds:
        to_go, (so_far, over) = self._to_go(prices), self._so_far(prices)
        through = so_far[self.begin, self.source] + self.cost - prices[self.kind]
        whole = _rounded(through + to_go[self.target] + prices @ self.counts)
        by_kind: list[dict[tuple[int, int], int]] = [{} for _ in self.kinds]
        columns = (self.kind, self.first, self.last, whole)
        for kind, first, last, cost in zip(*(one.tolist() for one in columns), strict=True):
            known = by_kind[kind].get((first, last), cost)
            by_kind[kind][first, last] = min(known, cost)
        found: dict[str, Mapping[tuple[int, int], int]] = {}
        spread: dict[str, Ends] = {}
        for index, (kind, ways) in enumerate(zip(self.kinds, by_kind, strict=True)):
            begins = {first: cost for (first, last), cost in ways.items() if last < 0}
            listed = {ends: cost for ends, cost in ways.items() if ends[1] >= 0}
            found |= {part.id: listed for part in kind.parts}
            if self.flights is not None and over is not None and begins:
                left = self.flights.left(index, self._tables(to_go)[0])
                costs = _rounded(over[index] + left + prices @ self.counts)
                ends = self.flights.by_last(costs)
                spread |= {part.id: (begins, ends) for part in kind.parts}
        return Bounds(bound, found, spread)


class _Guide:
    """Where the best prices may be, from what the paths found so far tell (Kelley 1960)."""

    def __init__(self, least: Indices, worth: int) -> None:
        from ortools.linear_solver import pywraplp

        self.least = least
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
        Where no prices are worth as much as the path, the least, and no bound.
        """
        row = self.solver.Constraint(-self.solver.infinity(), float(cost))
        row.SetCoefficient(self.bound, 1.0)
        for price, count in zip(self.prices, lacking.tolist(), strict=True):
            row.SetCoefficient(price, -float(count))
        if self.solver.Solve() != self.solver.OPTIMAL:
            return -np.inf, self.least.astype(np.float64)
        found = np.array([price.solution_value() for price in self.prices])
        return self.bound.solution_value(), found


Whole = TypeVar("Whole", int, Indices)


def _rounded(scaled: Whole) -> Whole:
    """A cost in the objective's units, which are whole: no less than the one scaled."""
    return -(-scaled // SCALE)
