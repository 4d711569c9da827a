"""Cuts: rows that every calendar keeps, and that a relaxation by shares of sessions breaks.

In a week with interpreters for 32 meetings, three sessions of ten meetings fit, not 3.2. Such rows
follow from those that limit the meetings of a week by mixed-integer rounding (Marchand and Wolsey,
"Aggregation and mixed integer rounding to solve MIPs", 2001): for any whole divisor d and the rest
r of the limit,

    Σ ((d − r) ⌊size / d⌋ + max(0, size mod d − r)) · place − over ≤ (d − r) ⌊limit / d⌋

HiGHS looks for such cuts too, but only over a few rows at a time; here a week's meetings are the
sum of some dozen rows that count them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scheduler.year.model.plan import Plan, Row
from scheduler.year.model.state import Behind

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

_TINY = 1e-7
_BROKEN_BY = 1e-3  # the least distance of the shares from a cut that is worth having


@dataclass(frozen=True)
class _Limit:
    """`Σ sizes × columns − over ≤ high`: meetings at places, less an amount that is paid for."""

    columns: Ints
    sizes: Ints
    high: int
    over: int | None


class Rounding:
    """Finds cuts from the limits of a plan, and none of them twice."""

    def __init__(self, plan: Plan) -> None:
        self._limits = list(_limits(plan))
        self._found: set[tuple[int, int]] = set()

    def cuts(self, shares: Floats) -> list[Row]:
        """For each limit the cut that the shares (by column) break most, where there is one."""
        found = []
        for number, limit in enumerate(self._limits):
            divisor = _best(limit, shares)
            if divisor is not None and (number, divisor) not in self._found:
                self._found.add((number, divisor))
                found.append(_cut(limit, divisor))
        return found


def _limits(plan: Plan) -> Iterator[_Limit]:
    """Those that add up meetings, of which some places have several."""
    behind = Behind(plan)
    places = sum(len(own) for own in plan.places.values())
    for number in plan.limits:
        row = plan.rows[number]
        over = [c for c in row.columns if c >= places and c not in plan.defines]
        kept = [behind[c] for c in row.columns if c not in over]
        columns, sizes = np.unique(np.concatenate(kept), return_counts=True)
        signs = {k for c, k in zip(row.columns, row.coefficients, strict=True) if c not in over}
        if signs == {1} and sizes.max() > 1 and row.high is not None:
            yield _Limit(columns, sizes, row.high, over[0] if over else None)


def _best(limit: _Limit, shares: Floats) -> int | None:
    """The divisor whose cut is farthest from the shares, if any is broken."""
    here = shares[limit.columns]
    taken = np.flatnonzero(here > _TINY)
    here, sizes = here[taken], limit.sizes[taken]
    over = shares[limit.over] if limit.over is not None else 0.0
    best, divisor = 0.0, None
    for d in _divisors(limit):
        values = _rounded(sizes, limit.high, d)
        broken_by = values @ here - over - _rounded(limit.high, limit.high, d)
        distance = broken_by / np.sqrt(values @ values + 1)
        if broken_by > _BROKEN_BY * d and distance > best:
            best, divisor = distance, d
    return divisor


def _divisors(limit: _Limit) -> list[int]:
    """Sizes; and what is just too large to fit so many times."""
    few = range(2, int(limit.sizes.max()) + 1)
    too_large = (limit.high // times + 1 for times in range(1, limit.high // 2 + 1))
    return [d for d in sorted({*few, *too_large}) if limit.high % d]


def _rounded(size: Ints | int, high: int, divisor: int) -> Ints:
    rest = high % divisor
    whole, part = np.divmod(size, divisor)
    rounded: Ints = (divisor - rest) * whole + np.maximum(0, part - rest)
    return rounded


def _cut(limit: _Limit, divisor: int) -> Row:
    values = _rounded(limit.sizes, limit.high, divisor)
    some = np.flatnonzero(values)
    columns, coefficients = limit.columns[some].tolist(), values[some].tolist()
    if limit.over is not None:
        columns.append(limit.over)
        coefficients.append(-1)
    return Row(columns, coefficients, None, int(_rounded(limit.high, limit.high, divisor)))
