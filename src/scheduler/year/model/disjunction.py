"""What the leaves of a tree of branches say together, as one row.

In a leaf with prices u of the rows `A x + s = b`, every calendar has `(u A) x + u s = u b`. A row
with the largest of these coefficients over all leaves, each column where a leaf allows it, and the
least right-hand side holds in every leaf, and so everywhere (Balas, "Disjunctive programming",
1979). With the prices that HiGHS ends with in each leaf, shares that stand at the optimum break it
by what the worst leaf costs more. It speaks of a few weeks; so what rows of other weeks demand
comes on top of it, where a single tree over the year would have to try each with each.
"""

from collections.abc import Sequence
from math import floor

import numpy as np
from numpy.typing import NDArray

from scheduler.year.model.branches import Spans
from scheduler.year.model.linear import Solution
from scheduler.year.model.stretch import Stretch

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

_LEAST = 1e-3  # what the worst leaf must cost more
# Coefficients are rounded up to so many parts of what is gained, and down by a thousandth of
# a part where they are all but one; the right-hand side is rounded to the safe side.
_PARTS, _ROUNDED = 2**12, 1e-3


def disjunction(
    stretch: Stretch, leaves: Sequence[tuple[Spans, Solution]]
) -> tuple[Ints, Floats, float] | None:
    """Columns of the whole, coefficients and the most they come to; None where nothing is gained.

    The leaves are all that there are: each calendar that is looked for lies in one of them.
    """
    root = stretch.root
    gain = min(found.value for _, found in leaves) - root.value
    if gain < _LEAST:
        return None
    entries, rows = stretch.entries, len(stretch.rows)
    most = np.full(len(stretch.cost), -np.inf)
    slack, least = np.full(rows, -np.inf), np.inf
    for spans, found in leaves:
        # Where a leaf costs more than it need, prices nearer to those of the root say less of it.
        part = gain / (found.value - root.value)
        prices = root.prices + part * (found.prices - root.prices)
        values = np.bincount(
            entries.columns, prices[entries.rows] * entries.values, len(stretch.cost)
        )
        values[stretch.barred(spans)] = -np.inf
        np.maximum(most, values, out=most)
        np.maximum(slack, prices[:rows], out=slack)
        least = min(least, float(prices @ stretch.high))
    most[np.isinf(most)] = 0.0  # in no leaf: never taken
    return _written(stretch, most, np.minimum(0, slack), least, gain / _PARTS)


def _written(
    stretch: Stretch, values: Floats, slack: Floats, least: float, unit: float
) -> tuple[Ints, Floats, float]:
    """The row without slack, sessions counted from where most of their places are 0, rounded."""
    entries, rows = stretch.entries, len(stretch.rows)
    paid = np.append(slack, np.zeros(len(stretch.high) - rows))
    values = values - np.bincount(
        entries.columns, paid[entries.rows] * entries.values, len(stretch.cost)
    )
    least -= float(paid @ stretch.high)
    columns = len(stretch.columns)
    usual = np.zeros(len(stretch.whole.plan.places))
    for number in stretch.sessions.tolist():
        found, counts = np.unique(
            values[:columns][stretch.is_place][stretch.session_of == number].round(7),
            return_counts=True,
        )
        usual[number] = found[counts.argmax()]
    usual[stretch.elsewhere] = values[columns:]  # all places that are not in the row
    least -= float(usual[stretch.sessions].sum())
    values = values[:columns].copy()
    values[stretch.is_place] -= usual[stretch.session_of]
    values = np.ceil(values / unit - _ROUNDED)
    # Each session takes one place, and little is paid for beyond limits.
    least = floor(least / unit - _ROUNDED * 2 * len(stretch.sessions))
    some = np.flatnonzero(values)
    # Powers of two: sums of their multiples are exact.
    return stretch.columns[some], -values[some] / _PARTS, -least / _PARTS
