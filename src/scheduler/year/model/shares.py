"""The year as a linear programme over shares of places, with the rows that shares broke so far.

Of the rows of a large year most are never near their limits. Here a limit, and a row that a wish
demands (`covers`), comes in when shares break it, and goes when it was of no use for some rounds.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from scheduler.year.model.covers import cover
from scheduler.year.model.limits import Limit, Limits
from scheduler.year.model.linear import Entries, Linear
from scheduler.year.model.plan import Plan, Row
from scheduler.year.model.relax import EPSILON
from scheduler.year.model.rounding import Rounding

if TYPE_CHECKING:
    import highspy

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

BROKEN_BY = 1e-6  # what is less may be the solver's rounding
_MOST_AT_ONCE = 50
_IDLE = 3  # rounds after which a row that was of no use goes
_FEWEST_TO_GO = 20


@dataclass(eq=False)
class Held:
    """`Σ values × columns ≤ high`; `middle` is the half-day around which its sessions lie."""

    columns: Ints
    values: Floats
    high: float
    middle: float
    limit: Limit | None = None
    idle: int = 0


@dataclass(frozen=True)
class Entry:
    """Entries of some rows: number of the row among these, column, value."""

    rows: Ints
    columns: Ints
    values: Floats


class Shares:
    """Columns are the places, then what is paid for beyond limits, then wishes that are not met.

    The first rows, one for each session, say that its shares come to 1; then come those in `held`.
    After `solve`: the `shares` by column; the `prices` of the rows in `held`, the costs `priced` by
    them, the `bound` that follows by arithmetic, and what each place `adds` to it; and the `basis`.
    `is_open` says which places a calendar that costs less than `below` may take.
    """

    bound: float
    shares: Floats
    prices: Floats
    priced: Floats
    adds: Floats
    basis: "highspy.HighsBasis"

    def __init__(self, plan: Plan, cuts: Iterable[Row], below: int, added: int) -> None:
        """Begin with cuts that were found before; more are found in so many limits together."""
        cuts = list(cuts)
        self.plan, self.below = plan, below
        self._limits, self._rounding = Limits(plan), Rounding(plan, added, cuts)
        own = list(plan.places.values())
        self.starts = np.cumsum([0, *(len(places) for places in own)])
        self.places = int(self.starts[-1])
        self.session_of = np.repeat(np.arange(len(own)), np.diff(self.starts))
        self.first = np.array([first for places in own for first in places])
        self.meetings = np.array([session.meetings for session in plan.year.sessions])
        self._middle = self.first + self.meetings[self.session_of] / 2
        paid = sorted({column for limit in self._limits.all for column, _ in limit.paid})
        self._column_of = {column: self.places + n for n, column in enumerate(paid)}
        unmet = [wish.weight for wish in plan.wishes]
        costs = [*plan.cost[: self.places], *(plan.cost[column] for column in paid), *unmet]
        self.cost = np.array(costs, dtype=float)
        self._most = np.array([*(plan.upper[column] for column in paid), *[1] * len(unmet)])
        self.is_open = np.ones(len(self.cost), dtype=bool)
        self.held: list[Held] = []
        self._posted: set[int] = set()
        ones = np.ones(len(own))
        entries = Entries(self.starts, np.arange(self.places), np.ones(self.places))
        self._linear = Linear(self.cost, ones, ones, entries)
        self.take(self._cut(row) for row in cuts)

    def session(self, number: int) -> slice:
        """The columns of a session."""
        return slice(int(self.starts[number]), int(self.starts[number + 1]))

    def middles(self) -> Floats:
        """The half-days around which the sessions lie, by their shares."""
        weighed = self.shares[: self.places] * self._middle
        found: Floats = np.add.reduceat(weighed, self.starts[:-1])
        return found

    # Solving --------------------------------------------------------------------------------------

    def solve(self) -> bool:
        """Solve it, and close what is too dear; False where no shares keep all rows."""
        while True:
            found = self._linear.solve()
            if found is None:
                return False
            self.shares = found.columns
            if not self.take(self.broken(found.columns)):
                break
        self.prices = np.minimum(0, found.prices[len(self.plan.places) :])
        self.basis = found.basis
        return self._price()

    def _price(self) -> bool:
        """What follows from the prices: a bound, and places that add too much to it.

        False where a session has none left.
        """
        priced, bound = self.cost.copy(), 0.0
        for row, price in zip(self.held, self.prices.tolist(), strict=True):
            if price:
                bound += price * row.high
                np.subtract.at(priced, row.columns, price * row.values)
        own = np.where(self.is_open, priced, np.inf)[: self.places]
        least = np.minimum.reduceat(own, self.starts[:-1])
        if np.isinf(least).any():
            return False
        beyond = np.minimum(0, priced[self.places :]) * self._most
        self.bound = bound + float(least.sum() + beyond.sum())
        self.priced = priced
        self.adds = own - least[self.session_of]
        is_dear = self.adds > self.below - 1 + EPSILON - self.bound
        dear = np.flatnonzero(is_dear & self.is_open[: self.places])
        self._linear.limit(dear, np.zeros(len(dear)))
        self.is_open[dear] = False
        return True

    # Rows -----------------------------------------------------------------------------------------

    def broken(self, shares: Floats, held: Container[int] | None = None) -> list[Held]:
        """Rows that some shares break, and that are not held: here, or by these ids of limits."""
        seen, posted = self._in_plan(shares), self._posted if held is None else held
        near = self._limits.near(seen, -BROKEN_BY)
        broken = [limit for limit in near if id(limit) not in posted]
        broken.sort(key=lambda limit: limit.left(seen))
        limits = [self._limit(limit) for limit in broken[:_MOST_AT_ONCE]]
        return [*limits, *self._covers(shares)]

    def cut(self) -> bool:
        """Take in cuts that round limits; whether there were any."""
        cuts = self._rounding.cuts(self._in_plan(self.shares))
        return self.take(self._cut(row) for row in cuts)

    def reached(self) -> list[int]:
        """The numbers of the rows in `held` that the shares come up to."""
        from highspy import HighsBasisStatus

        statuses = self.basis.row_status[len(self.plan.places) :]
        return [n for n, one in enumerate(statuses) if one != HighsBasisStatus.kBasic]

    def entries(self, held: Sequence[Held]) -> Entry:
        """What stands in some rows at columns that are open."""
        columns = np.concatenate([*(row.columns for row in held), np.array([], dtype=np.int64)])
        values = np.concatenate([*(row.values for row in held), np.array([])])
        numbers = np.arange(len(held)), np.array([len(row.columns) for row in held], dtype=int)
        rows, some = np.repeat(*numbers), self.is_open[columns]
        return Entry(rows[some], columns[some], values[some])

    def forget(self, used: set[int]) -> None:
        """Let go of rows that were of no use for some rounds; `used` are those that were."""
        used, solved = used.union(self.reached()), len(self.prices)
        for number, row in enumerate(self.held):
            of_use = number in used or number >= solved
            row.idle = 0 if of_use else row.idle + 1
        gone = [number for number, row in enumerate(self.held) if row.idle > _IDLE]
        if len(gone) < _FEWEST_TO_GO:
            return
        for number in gone:
            self._posted.discard(id(self.held[number].limit))
        self._linear.remove([len(self.plan.places) + number for number in gone])
        self.held = [row for row in self.held if row.idle <= _IDLE]

    def take(self, rows: Iterable[Held]) -> bool:
        """Take in rows; whether there were any."""
        before = len(self.held)
        for row in rows:
            if row.limit is not None:
                if id(row.limit) in self._posted:
                    continue
                self._posted.add(id(row.limit))
            self.held.append(row)
            self._linear.add(row.columns, row.values, row.high)
        return len(self.held) > before

    def row(self, columns: Ints, values: Floats, high: float) -> Held:
        """`Σ values × columns ≤ high`."""
        is_place = columns < self.places
        weights = np.abs(values[is_place])
        middle = float(self._middle[columns[is_place]] @ weights / weights.sum())
        return Held(columns, values, high, middle)

    def _limit(self, limit: Limit) -> Held:
        beyond = [self._column_of[column] for column, _ in limit.paid]
        columns = np.concatenate([limit.places, np.array(beyond, dtype=np.int64)])
        values = np.array(
            [*limit.sizes.tolist(), *(-times for _, times in limit.paid)], dtype=float
        )
        row = self.row(columns, values, limit.high)
        row.limit = limit
        return row

    def _cut(self, row: Row) -> Held:
        columns = [self._column_of.get(column, column) for column in row.columns]
        values = np.array(row.coefficients, dtype=float)
        return self.row(np.array(columns), values, float(row.high or 0))

    def _covers(self, shares: Floats) -> Iterator[Held]:
        first = len(self.cost) - len(self.plan.wishes)
        for unmet, wish in enumerate(self.plan.wishes, start=first):
            share, places = cover(wish.pairs, shares)
            if places and share + shares[unmet] < 1 - BROKEN_BY:
                columns = np.array([*places, unmet])
                yield self.row(columns, np.full(len(columns), -1.0), -1.0)

    def _in_plan(self, shares: Floats) -> Floats:
        """The shares by the columns of the plan, without counts and pairs."""
        found = np.zeros(len(self.plan.upper))
        found[: self.places] = shares[: self.places]
        for column, own in self._column_of.items():
            found[column] = shares[own]
        return found
