"""The linear relaxation: what every calendar costs at least, and what each place adds to it.

HiGHS solves it, then again with the cuts that its solution breaks (`rounding`), until there are
none. What is taken from it are the prices of the rows alone: from any prices a bound follows by
arithmetic (Lagrange), so that neither a tolerance of the solver nor a time limit can make the bound
wrong.
"""

import math
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from scheduler.year.model.linear import Entries, programme, quiet
from scheduler.year.model.plan import Plan, Row
from scheduler.year.model.rounding import Rounding

# Rounding errors of sums of some thousand doubles are far below this; costs are whole numbers.
EPSILON = 1e-4
# Rounds of cuts that raise the bound by less than so much, in a row, before it is left at that.
_IDLE_ROUNDS, _RAISED = 3, 0.1
_TINY = 1e-9

if TYPE_CHECKING:
    import highspy

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Relaxation:
    """`bound` on the objective, and by column what taking it adds to that bound, at the least.

    `shares` is by column how much of it the relaxation takes; none where it was not solved in time.
    `cuts` are rows that every calendar keeps besides the plan's, and that have a part in the bound.
    `is_impossible` where not even shares of sessions can be placed.
    """

    bound: float
    added: Floats
    shares: Floats
    cuts: tuple[Row, ...] = ()
    is_impossible: bool = False

    @property
    def whole(self) -> int:
        """The bound on a sum of whole numbers."""
        return whole(self.bound)

    def near(
        self, plan: Plan, taken: Mapping[str, int], within: float
    ) -> dict[str, dict[int, float]]:
        """For each session the beginnings that add no more than so much, and what they add.

        Where it begins as it stands is among them.
        """
        return {
            name: {
                first: float(self.added[column])
                for first, column in own.items()
                if self.added[column] <= within or first == taken[name]
            }
            for name, own in plan.places.items()
        }


def whole(bound: float) -> int:
    """The bound on a sum of whole numbers, none of them below 0."""
    return max(0, math.ceil(bound - EPSILON))


def relax(plan: Plan, seconds: float, added: int = 1) -> Relaxation:
    """Solve the relaxation, for so many seconds at most; the bound is 0 if they do not suffice.

    Cuts come from so many limits together (`added`): of a large year from one in ten seconds, from
    two in twenty.
    """
    import highspy

    began = time.monotonic()
    solver = quiet()
    solver.passModel(relaxed(plan))
    rounding, all_cuts = Rounding(plan, added), list[Row]()
    best, idle = Relaxation(0.0, np.zeros(len(plan.upper)), np.zeros(len(plan.upper))), 0
    while idle < _IDLE_ROUNDS:
        solver.setOptionValue("time_limit", max(0.0, seconds - (time.monotonic() - began)))
        solver.run()
        status = solver.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return replace(best, bound=0.0, is_impossible=True)
        if status != highspy.HighsModelStatus.kOptimal:
            break
        solution = solver.getSolution()
        prices = np.array(solution.row_dual)
        tight = (n for n in range(len(all_cuts)) if abs(prices[len(plan.rows) + n]) > _TINY)
        shares = np.array(solution.col_value)
        cuts = tuple(all_cuts[n] for n in tight)
        found = Relaxation(*priced(plan, prices, all_cuts), shares, cuts)
        idle = 0 if found.bound > best.bound + _RAISED else idle + 1
        best = max(best, found, key=lambda one: one.bound)
        more = rounding.cuts(shares)
        if not more:
            break
        all_cuts += more
        add_cuts(solver, more)
    return best


def add_cuts(solver: "highspy._core._Highs", cuts: Iterable[Row]) -> None:
    """Give HiGHS more rows."""
    for row in cuts:
        columns = np.array(row.columns, dtype=np.int32)
        values = np.array(row.coefficients, dtype=float)
        solver.addRow(-math.inf, float(row.high or 0), len(columns), columns, values)


def relaxed(plan: Plan) -> "highspy.HighsLp":
    """The plan as HiGHS takes it, all columns continuous."""
    rows = plan.rows
    entries = Entries(
        np.cumsum([0, *(len(row.columns) for row in rows)]),
        np.concatenate([row.columns for row in rows]),
        np.concatenate([row.coefficients for row in rows]).astype(float),
    )
    low = np.array([-math.inf if row.low is None else row.low for row in rows])
    high = np.array([math.inf if row.high is None else row.high for row in rows])
    cost, upper = np.array(plan.cost, dtype=float), np.array(plan.upper, dtype=float)
    return programme(cost, upper, low, high, entries)


def priced(plan: Plan, prices: Floats, cuts: Sequence[Row] = ()) -> tuple[float, Floats]:
    """The bound that follows from prices of the rows, whatever they are, and what places add to it.

    A row with a price pays it on the limit that holds it; a column costs what is then left of its
    cost, and is taken only where that is less than nothing.
    """
    left = np.array(plan.cost, dtype=float)
    bound = 0.0
    for row, price in zip([*plan.rows, *cuts], prices, strict=True):
        limit = row.low if price > 0 else row.high
        if price and limit is not None:
            bound += price * limit
            np.subtract.at(left, row.columns, price * np.array(row.coefficients))
    bound += float(np.minimum(0, left * np.array(plan.upper)).sum())
    return bound, np.maximum(0, left)
