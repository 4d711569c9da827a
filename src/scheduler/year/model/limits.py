"""The limits of a plan over places alone: counts replaced by what they count."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scheduler.year.model.plan import Plan
from scheduler.year.model.state import Behind

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Limit:
    """`Σ sizes × places − Σ paid × amounts ≤ high`: amounts are columns that are paid for.

    `rank` is how often limits were rounded to come to it, 0 for the plan's own.
    """

    places: Ints
    sizes: Ints
    high: int
    paid: tuple[tuple[int, int], ...] = ()
    rank: int = 0

    def amount(self, shares: Floats) -> float:
        """What is paid for."""
        return float(sum(times * shares[column] for column, times in self.paid))

    def left(self, shares: Floats) -> float:
        """How far the shares are from the limit; less than nothing where they break it."""
        return self.high + self.amount(shares) - float(self.sizes @ shares[self.places])


class Limits:
    """Those limits of a plan that its sessions could reach, and how near shares come to them."""

    def __init__(self, plan: Plan) -> None:
        self.all = list(_limits(plan))
        sizes = [len(limit.places) for limit in self.all]
        self._begin = np.cumsum([0, *sizes])[:-1]
        self._places = _joined([limit.places for limit in self.all])
        self._sizes = _joined([limit.sizes for limit in self.all])
        self._high = np.array([limit.high for limit in self.all])

    def near(self, shares: Floats, within: float) -> list[Limit]:
        """Those that the shares come so near to."""
        if not self.all:
            return []
        load = np.add.reduceat(self._sizes * shares[self._places], self._begin)
        some = np.flatnonzero(self._high - load <= within)
        return [one for n in some.tolist() if (one := self.all[n]).left(shares) <= within]


def _limits(plan: Plan) -> Iterator[Limit]:
    session_of = np.repeat(np.arange(len(plan.places)), [len(own) for own in plan.places.values()])
    behind, count = Behind(plan), np.bincount(session_of)
    seen: set[tuple[bytes, bytes, int, tuple[tuple[int, int], ...]]] = set()
    for number in plan.limits:
        row = plan.rows[number]
        assert row.high is not None
        paid = tuple(
            (column, -times)
            for column, times in zip(row.columns, row.coefficients, strict=True)
            if column >= len(session_of) and column not in plan.defines
        )
        amounts = {column for column, _ in paid}
        counted = [
            (behind[column], times)
            for column, times in zip(row.columns, row.coefficients, strict=True)
            if column not in amounts
        ]
        places, which = np.unique(_joined([some for some, _ in counted]), return_inverse=True)
        times = np.repeat([k for _, k in counted], [len(some) for some, _ in counted])
        sizes = np.bincount(which, times, len(places)).astype(np.int64)
        places, sizes = places[sizes != 0], sizes[sizes != 0]
        key = places.tobytes(), sizes.tobytes(), row.high, paid
        if key not in seen and _most(session_of[places], sizes, count) > row.high:
            seen.add(key)
            yield Limit(places, sizes, row.high, paid)


def _most(sessions: Ints, sizes: Ints, count: Ints) -> int:
    """The most that places can come to, of which each session takes one."""
    most = np.full(len(count), np.iinfo(np.int64).min)
    np.maximum.at(most, sessions, sizes)
    found = np.flatnonzero(np.bincount(sessions, minlength=len(count)))
    elsewhere = np.bincount(sessions, minlength=len(count))[found] < count[found]
    return int(np.where(elsewhere, np.maximum(0, most[found]), most[found]).sum())


def _joined(arrays: list[Ints]) -> Ints:
    return np.concatenate(arrays) if arrays else np.array([], dtype=np.int64)
