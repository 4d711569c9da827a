"""HiGHS as the bound of a year uses it: a linear programme that is changed and solved again."""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import highspy

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

# From a basis no programme here needs nearly as many; but HiGHS may go round in circles. Then it is
# solved from nothing, which takes more.
_MOST_STEPS, _STEPS_ANEW = 5_000, 50_000


class Unsolved(Exception):
    """HiGHS comes to no end with a programme."""


@dataclass(frozen=True)
class Entries:
    """What stands in rows: of row n, the entries from `begin[n]` to `begin[n + 1]`."""

    begin: Ints
    columns: Ints
    values: Floats


@dataclass(frozen=True)
class Solution:
    """`prices` are by row, `reduced` costs by column; `basis` is where to begin anew."""

    value: float
    columns: Floats
    prices: Floats
    reduced: Floats
    basis: "highspy.HighsBasis"


def quiet() -> "highspy._core._Highs":
    """HiGHS on one thread, without a word."""
    import highspy

    # Its subclass `highspy.Highs` greets on stdout, whatever the options say.
    solver = highspy._core._Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    return solver


def programme(
    cost: Floats, upper: Floats, low: Floats, high: Floats, entries: Entries
) -> "highspy.HighsLp":
    """Columns from 0 to `upper`, to be minimized, with rows from `low` to `high`, for HiGHS."""
    import highspy

    found = highspy.HighsLp()
    found.num_col_, found.num_row_ = len(cost), len(low)
    found.col_cost_, found.col_lower_, found.col_upper_ = cost, np.zeros(len(cost)), upper
    found.row_lower_, found.row_upper_ = low, high
    found.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    found.a_matrix_.start_ = entries.begin
    found.a_matrix_.index_ = entries.columns
    found.a_matrix_.value_ = entries.values
    return found


class Linear:
    """A programme over columns from 0 on, to be minimized, with rows from `low` to `high`."""

    def __init__(self, cost: Floats, low: Floats, high: Floats, entries: Entries) -> None:
        upper = np.full(len(cost), math.inf)
        self._solver = quiet()
        self._solver.passModel(programme(cost, upper, low, high, entries))

    def add(self, columns: Ints, values: Floats, high: float) -> None:
        """One more row."""
        self._solver.addRow(-math.inf, high, len(columns), columns.astype(np.int32), values)

    def remove(self, rows: list[int]) -> None:
        """These rows no more."""
        self._solver.deleteRows(len(rows), np.array(rows, dtype=np.int32))

    def limit(self, columns: Ints, most: Floats) -> None:
        """What columns may be at the most."""
        if columns.size:
            least = np.zeros(len(columns))
            self._solver.changeColsBounds(len(columns), columns.astype(np.int32), least, most)

    def begin_from(self, basis: "highspy.HighsBasis") -> None:
        """Go on from this basis, which may be of other rows and columns."""
        self._solver.setBasis(basis)

    def solve(self) -> Solution | None:
        """The optimum; None where nothing keeps all rows. Raises `Unsolved`."""
        if not self._has_run(_MOST_STEPS):
            return None
        found = self._solver.getSolution()
        return Solution(
            self._value(),
            np.array(found.col_value),
            np.array(found.row_dual),
            np.array(found.col_dual),
            self._solver.getBasis(),
        )

    def at_least(self, steps: int) -> float:
        """What it costs at the least, as so many steps of the dual simplex method tell."""
        return self._value() if self._has_run(steps, is_limited=True) else math.inf

    def _value(self) -> float:
        value: float = self._solver.getInfo().objective_function_value
        return value

    def _has_run(self, steps: int, is_limited: bool = False) -> bool:
        """Whether it has a solution, or has come to the limit of steps."""
        from highspy import HighsModelStatus

        ended = [HighsModelStatus.kOptimal]
        if is_limited:
            ended.append(HighsModelStatus.kIterationLimit)
        # To make the programme smaller first takes longer than to go on from a basis.
        for presolve, most in (("off", steps), ("on", _STEPS_ANEW)):
            self._solver.setOptionValue("presolve", presolve)
            self._solver.setOptionValue("simplex_iteration_limit", most)
            self._solver.run()
            status = self._solver.getModelStatus()
            if status in ended:
                return True
            if status == HighsModelStatus.kInfeasible:
                return False
            self._solver.clearSolver()
        raise Unsolved(f"HiGHS ends with {status}.")
