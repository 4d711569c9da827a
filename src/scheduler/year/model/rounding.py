"""Cuts: rows that every calendar keeps, and that a relaxation by shares of sessions breaks.

In a week with interpreters for 32 meetings, three sessions of ten meetings fit, not 3.2. Such rows
follow from what limits meetings by mixed-integer rounding (Marchand and Wolsey, "Aggregation and
mixed integer rounding to solve MIPs", 2001): for any whole divisor d and the rest r of the limit,

    Σ ((d − r) ⌊size / d⌋ + max(0, size mod d − r)) · place − paid ≤ (d − r) ⌊limit / d⌋

Two things make them strong. Several limits are added up first: weeks that overlap, booths that
serve the same meetings, cuts found before. And a session may be counted from where it stands: as it
has one place, what that takes can be taken off all of its places and off the limit, so that its
places elsewhere count as what they relieve.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import gcd

import numpy as np
from numpy.typing import NDArray

from scheduler.year.model.limits import Limit, Limits
from scheduler.year.model.plan import Plan, Row

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

_TINY = 1e-7
_BROKEN_BY = 1e-3  # by how much shares break a cut that is worth having, as parts of its divisor
_NEAR = 0.5  # meetings that may be left of a limit that is looked at
_MOST_LIMITS, _BEAM = 250, 40
# Sums that fall short of a cut by so much, and so many of them, are tried with sessions counted
# from where they stand.
_SHORT, _TRIED = 0.35, 300
_MOST_CUTS, _MOST_OF_ONE = 120, 4
_MOST_ROUNDED, _LARGEST = 3, 400  # what is not rounded again: numbers would grow without end


@dataclass(frozen=True)
class _Sum:
    """Limits added up, as the fractional places see them.

    `best` says by how much the shares break the cut of the best `divisor`, as parts of it.
    """

    members: tuple[int, ...]
    sizes: Ints
    high: int
    paid: float
    best: float
    divisor: int


@dataclass(frozen=True)
class _Found:
    """A cut before it is written out: by what is taken off sessions, by number."""

    broken_by: float
    members: tuple[int, ...]
    divisor: int
    off: dict[int, int]


class Rounding:
    """Finds cuts from the limits of a plan, and from cuts found before."""

    def __init__(self, plan: Plan, added: int, cuts: Iterable[Row] = ()) -> None:
        """Begin with cuts that were found before; add up so many limits at the most."""
        self._limits, self._added = Limits(plan), added
        self._places = [np.array(list(own.values())) for own in plan.places.values()]
        self._session = np.repeat(np.arange(len(self._places)), [len(o) for o in self._places])
        self._cuts: list[Limit] = []
        self._keep(_limit(row, len(self._session)) for row in cuts)

    def cuts(self, shares: Floats) -> list[Row]:
        """Cuts that the shares (by column) break, no limit in many of them."""
        here = _Shares(shares, self._session)
        if not here.parts.size:
            return []
        limits = [*self._limits.near(shares, _NEAR), *self._near_cuts(shares)]
        tight = sorted(limits, key=lambda one: one.left(shares) / _scale(one))
        members = _Members(_distinct(tight, here), here)
        found = sorted(
            (
                cut
                for one in _sums(members, self._added)
                if (cut := here.improved(one)).broken_by > _BROKEN_BY
            ),
            key=lambda cut: -cut.broken_by,
        )
        made = [self._written(cut, members.limits, here) for cut in _varied(found)]
        self._keep(made)
        return [_row(one) for one in made]

    def _keep(self, cuts: Iterable[Limit]) -> None:
        some = (one for one in cuts if one.rank <= _MOST_ROUNDED and _scale(one) <= _LARGEST)
        self._cuts += some

    def _near_cuts(self, shares: Floats) -> list[Limit]:
        return [one for one in self._cuts if one.left(shares) <= _NEAR * _scale(one)]

    def _written(self, found: _Found, limits: Sequence[Limit], here: "_Shares") -> Limit:
        """The cut over all places, in whole numbers as small as can be."""
        sizes, high = np.zeros(len(self._session), dtype=np.int64), 0
        paid: dict[int, int] = {}
        for member in found.members:
            limit = limits[member]
            sizes[limit.places] += limit.sizes
            high += limit.high
            for column, times in limit.paid:
                paid[column] = paid.get(column, 0) + times
        off = {int(self._session[place]): int(sizes[place]) for place in here.whole}
        for session, amount in (off | found.off).items():
            sizes[self._places[session]] -= amount
            high -= amount
        sizes, high = rounded(sizes, high, found.divisor), _rounded_high(high, found.divisor)
        places = np.flatnonzero(sizes)
        common = gcd(high, *paid.values(), *np.unique(np.abs(sizes[places])).tolist()) or 1
        rank = 1 + max(limits[member].rank for member in found.members)
        amounts = tuple((column, times // common) for column, times in paid.items())
        return Limit(places, sizes[places] // common, high // common, amounts, rank)


class _Shares:
    """The places that sessions take: `whole` ones, and `parts` of sessions by their `shares`."""

    def __init__(self, all_: Floats, session_of: Ints) -> None:
        self.all = all_
        taken = np.flatnonzero(all_[: len(session_of)] > _TINY)
        is_whole = all_[taken] > 1 - 1e-6
        self.whole, self.parts = taken[is_whole], taken[~is_whole]
        self.shares = all_[self.parts]
        sessions = session_of[self.parts]
        self.sessions = [
            (int(session), np.flatnonzero(sessions == session)) for session in np.unique(sessions)
        ]

    @cached_property
    def _index(self) -> tuple[Ints, Ints]:
        """By column, its place among the parts; and 1 where it is whole."""
        index = np.full(len(self.all), -1)
        index[self.parts] = np.arange(len(self.parts))
        whole = np.zeros(len(self.all), dtype=np.int64)
        whole[self.whole] = 1
        return index, whole

    def of(self, limit: Limit) -> tuple[Ints, int]:
        """The sizes of the parts in a limit, and what whole places leave of it."""
        index, whole = self._index
        where = index[limit.places]
        sizes = np.zeros(len(self.parts), dtype=np.int64)
        sizes[where[where >= 0]] = limit.sizes[where >= 0]
        return sizes, limit.high - int(limit.sizes @ whole[limit.places])

    def best(self, sizes: Ints, high: int, paid: float) -> tuple[float, int] | None:
        """By how much the shares break the cut of the best divisor, and the divisor."""
        divisors = np.arange(2, min(_LARGEST, max(2, int(np.abs(sizes).max()))) + 1)
        divisors = divisors[high % divisors != 0]
        if not divisors.size:
            return None
        rest = high % divisors
        whole, part = np.divmod(sizes[None, :], divisors[:, None])
        values = (divisors - rest)[:, None] * whole + np.maximum(0, part - rest[:, None])
        limits = (divisors - rest) * (high // divisors)
        broken_by = (values @ self.shares - paid - limits) / divisors
        best = int(broken_by.argmax())
        return float(broken_by[best]), int(divisors[best])

    def improved(self, one: _Sum) -> _Found:
        """The cut of a sum with some sessions counted from where a part of them stands."""
        sizes, high, best, off = one.sizes, one.high, one.best, dict[int, int]()
        for session, own in self.sessions * 2:
            for amount in np.unique(sizes[own]).tolist():
                if not amount or (high - amount) % one.divisor == 0:
                    continue
                moved = sizes.copy()
                moved[own] -= amount
                values = rounded(moved, high - amount, one.divisor)
                limit = _rounded_high(high - amount, one.divisor)
                broken_by = float(values @ self.shares - one.paid - limit) / one.divisor
                if broken_by > best + 1e-6:
                    sizes, high, best = moved, high - amount, broken_by
                    off[session] = off.get(session, 0) + amount
                    break
        return _Found(best, one.members, one.divisor, off)


class _Members:
    """The limits that may be added up, as the parts see them."""

    def __init__(self, limits: Sequence[Limit], here: _Shares) -> None:
        self.limits, self._here = limits, here
        self.seen = [(*here.of(limit), limit.amount(here.all)) for limit in limits]
        self.touch = np.array([sizes != 0 for sizes, _, _ in self.seen])

    def sum(self, one: _Sum | None, member: int) -> _Sum | None:
        """A sum with one more member; None where no divisor gives a cut."""
        sizes, high, paid = self.seen[member]
        members: tuple[int, ...] = (member,)
        if one is not None:
            sizes, high, paid = sizes + one.sizes, high + one.high, paid + one.paid
            members = tuple(sorted((*one.members, member)))
        best = self._here.best(sizes, high, paid)
        return best and _Sum(members, sizes, high, paid, *best)


def _distinct(limits: Iterable[Limit], here: _Shares) -> list[Limit]:
    """Of limits that the parts cannot tell apart the strictest, and none that they do not touch."""
    strictest: dict[tuple[bytes, tuple[int, ...]], tuple[int, Limit]] = {}
    for limit in limits:
        sizes, high = here.of(limit)
        key = sizes.tobytes(), tuple(column for column, _ in limit.paid)
        if sizes.any() and (key not in strictest or high < strictest[key][0]):
            strictest[key] = high, limit
    return [limit for _, limit in strictest.values()][:_MOST_LIMITS]


def _sums(members: _Members, added: int) -> list[_Sum]:
    """Sums that the shares break, or nearly: all of two limits, the best of more."""
    level = [one for n in range(len(members.limits)) if (one := members.sum(None, n))]
    found, seen = list(level), set[tuple[int, ...]]()
    for count in range(1, added):
        if count > 1:
            level = sorted(level, key=lambda one: -one.best)[:_BEAM]
        level = list(_longer(members, level, seen))
        found += level
    near = sorted((one for one in found if one.best > -_SHORT), key=lambda one: -one.best)
    return near[:_TRIED]


def _longer(members: _Members, sums: Iterable[_Sum], seen: set[tuple[int, ...]]) -> Iterator[_Sum]:
    for one in sums:
        meets = (members.touch & (one.sizes != 0)).any(axis=1)
        for member in np.flatnonzero(meets).tolist():
            key = tuple(sorted((*one.members, member)))
            if member not in one.members and key not in seen:
                seen.add(key)
                if (longer := members.sum(one, member)) is not None:
                    yield longer


def _varied(found: Iterable[_Found]) -> list[_Found]:
    """The first ones, of which no limit is in many."""
    used: dict[int, int] = {}
    kept: list[_Found] = []
    for one in found:
        if len(kept) < _MOST_CUTS and all(used.get(n, 0) < _MOST_OF_ONE for n in one.members):
            kept.append(one)
            for member in one.members:
                used[member] = used.get(member, 0) + 1
    return kept


def rounded(sizes: Ints, high: int, divisor: int) -> Ints:
    """The sizes in the cut of a limit."""
    rest = high % divisor
    whole, part = np.divmod(sizes, divisor)
    values: Ints = (divisor - rest) * whole + np.maximum(0, part - rest)
    return values


def _rounded_high(high: int, divisor: int) -> int:
    return (divisor - high % divisor) * (high // divisor)


def _scale(limit: Limit) -> int:
    """The largest size of a cut, whose numbers are no meetings; 1 for a limit of the plan."""
    return int(np.abs(limit.sizes).max()) if limit.rank and limit.sizes.size else 1


def _row(limit: Limit) -> Row:
    columns = [*limit.places.tolist(), *(column for column, _ in limit.paid)]
    values = [*limit.sizes.tolist(), *(-times for _, times in limit.paid)]
    return Row(columns, values, None, limit.high)


def _limit(row: Row, count: int) -> Limit:
    """The limit that a cut is, of which the first columns, so many, are places."""
    columns, values = np.array(row.columns), np.array(row.coefficients)
    amounts = columns >= count
    paid = zip(columns[amounts].tolist(), (-values[amounts]).tolist(), strict=True)
    return Limit(columns[~amounts], values[~amounts], row.high or 0, tuple(paid), 1)
