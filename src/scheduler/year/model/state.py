"""Where sessions stand while they are moved one at a time, and what any other place would cost.

The rows of the plan are read as limits over places alone: counts are replaced by what they count.
Nothing here knows any rule; what they demand is taken from the plan.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scheduler.year.model.plan import Plan

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class _Entries:
    """A sparse matrix by its major index: `minor[begin[i] : begin[i + 1]]` and values likewise."""

    begin: Ints
    minor: Ints
    value: Ints

    @classmethod
    def of(cls, major: Ints, minor: Ints, value: Ints, sizes: tuple[int, int]) -> "_Entries":
        """Entries in any order; those at the same place are summed."""
        key = major * sizes[1] + minor
        order = np.argsort(key, kind="stable")
        key, value = key[order], value[order]
        new = np.flatnonzero(np.diff(key, prepend=-1))
        value = np.add.reduceat(value, new)
        major, minor = np.divmod(key[new], sizes[1])
        return cls(np.searchsorted(major, np.arange(sizes[0] + 1)), minor, value)

    def turned(self, size: int) -> "_Entries":
        """The same matrix by its other index."""
        major = np.repeat(np.arange(len(self.begin) - 1), np.diff(self.begin))
        return _Entries.of(self.minor, major, self.value, (size, len(self.begin) - 1))

    def of_major(self, index: int) -> slice:
        """The entries of a major index."""
        return slice(self.begin[index], self.begin[index + 1])


class State:
    """`at` is the place (column) of each session; `cost` and `price` may be changed by who uses it.

    `over` is, by row, what is over its limit; less than nothing while there is room. A hard row
    that is broken costs its `price` for each unit over its limit; a row that an amount relieves is
    soft and costs the amount's weight.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._size = sum(len(own) for own in plan.places.values())
        self.cost: Floats = np.array(plan.cost[: self._size], dtype=float)
        self.at: dict[str, int] = {}
        self._span = {name: range(min(own.values()), max(own.values()) + 1)
                      for name, own in plan.places.items()}  # fmt: skip
        self._firsts = [first for own in plan.places.values() for first in own]
        self._session = [name for name, own in plan.places.items() for _ in own]
        self._read_rows()
        self._read_wishes()

    def _read_rows(self) -> None:
        behind = Behind(self._plan)
        limits, weights, places, counts, values = [], [], [], [], []
        for columns, signs, limit, weight in self._limits():
            found = [behind[column] for column in columns]
            places += found
            counts.append(sum(map(len, found)))
            values.append(np.repeat(signs, [len(one) for one in found]))
            limits.append(limit)
            weights.append(weight)
        self.over: Ints = -np.array(limits, dtype=np.int64)
        self.is_hard = np.array([weight is None for weight in weights], dtype=bool)
        self.price: Floats = np.array([weight or 0 for weight in weights], dtype=float)
        rows = np.repeat(np.arange(len(limits)), counts)
        sizes = self._size, len(limits)
        self._by_place = _Entries.of(_joined(places), rows, _joined(values), sizes)
        self._by_row = self._by_place.turned(len(limits))
        self._entries = {name: self._of_places(span) for name, span in self._span.items()}

    def _of_places(self, places: range) -> tuple[Ints, Ints, Ints]:
        """The entries of a session's places: rows, values, and which of its places."""
        bounds = self._by_place.begin[places.start : places.stop + 1]
        entries = slice(bounds[0], bounds[-1])
        place = np.repeat(np.arange(len(places)), np.diff(bounds))
        return self._by_place.minor[entries], self._by_place.value[entries], place

    def _limits(self) -> Iterator[tuple[list[int], list[int], int, int | None]]:
        """Columns, signs, limit, and the weight of what is over; None for a hard row."""
        plan = self._plan
        for number in plan.limits:
            row = plan.rows[number]
            pairs = list(zip(row.columns, row.coefficients, strict=True))
            over = [c for c, _ in pairs if c >= self._size and c not in plan.defines]
            kept = [(c, k) for c, k in pairs if c not in over]
            weight = plan.cost[over[0]] if over else None
            assert row.high is not None
            yield [c for c, _ in kept], [k for _, k in kept], row.high, weight

    def _read_wishes(self) -> None:
        """By session: the other session of a wish, its weight, and what goes with its places."""
        self._wishes: dict[str, list[tuple[str, int, dict[int, list[int]]]]] = {}
        for wish in self._plan.wishes:
            for one, other, pairs in (
                (wish.before, wish.after, wish.pairs),
                (wish.after, wish.before, _turned(wish.pairs)),
            ):
                self._wishes.setdefault(one, []).append((other, wish.weight, pairs))

    def places(self, name: str) -> range:
        """The columns of a session."""
        return self._span[name]

    def put(self, name: str, place: int) -> None:
        """Move a session."""
        if name in self.at:
            self._load(self.at[name], -1)
        self.at[name] = place
        self._load(place, 1)

    def put_all(self, taken: Mapping[str, int]) -> None:
        """Put sessions where they begin in these half-days."""
        for name, first in taken.items():
            self.put(name, self._plan.places[name][first])

    def take_out(self, name: str) -> None:
        """Leave a session without a place."""
        self._load(self.at.pop(name), -1)

    def entries(self, name: str) -> tuple[Ints, Ints, Ints]:
        """What the places of a session take: rows, amounts, and which of its places."""
        return self._entries[name]

    def in_the_way(self, name: str, place: int) -> list[str]:
        """The sessions whose leaving would help where a session would break rows at a place."""
        here = self.at[name]
        self.put(name, place)
        entries = self._by_place.of_major(place)
        rows = self._by_place.minor[entries]
        found = [one for row in rows[self.over[rows] > 0] for one in self.could_relieve(int(row))]
        self.put(name, here)
        return [one for one in dict.fromkeys(found) if one != name]

    def broken(self) -> Ints:
        """The hard rows that are over their limits."""
        return np.flatnonzero(self.is_hard & (self.over > 0))

    def could_relieve(self, row: int) -> list[str]:
        """The sessions that load a row where they are, or would relieve it elsewhere."""
        entries = self._by_row.of_major(row)
        loads = zip(
            self._by_row.minor[entries].tolist(), self._by_row.value[entries].tolist(), strict=True
        )
        found = (
            self._session[place]
            for place, value in loads
            if (self.at[self._session[place]] == place) == (value > 0)
        )
        return list(dict.fromkeys(found))

    def could_load(self, row: int) -> list[str]:
        """The sessions that take of a row at one of their places."""
        entries = self._by_row.of_major(row)
        return list(dict.fromkeys(self._session[p] for p in self._by_row.minor[entries].tolist()))

    def prices(self, name: str) -> Floats:
        """What each place of a session costs with the prices of rows, while the others stay."""
        at = self.at.get(name)
        if at is not None:
            self._load(at, -1)
        places, (rows, values, place) = self._span[name], self._entries[name]
        over = np.take(self.over, rows)
        then = over + values
        # Few rows are full: only where one is, or would be, is there anything to pay.
        full = np.flatnonzero((then > 0) | (over > 0))
        more = np.maximum(0, then[full]) - np.maximum(0, over[full])
        prices = np.bincount(place[full], more * self.price[rows[full]], minlength=len(places))
        if at is not None:
            self._load(at, 1)
        return self.own_prices(name) + prices

    def own_prices(self, name: str) -> Floats:
        """What each place of a session costs by itself, and by wishes of what has its place."""
        places = self._span[name]
        prices: Floats = self.cost[places.start : places.stop].copy()
        for other, weight, pairs in self._wishes.get(name, ()):
            if other in self.at:
                goes_with = self._goes_with(other, name, pairs)
                prices += weight
                prices[[one - places.start for one in goes_with]] -= weight
        return prices

    def _goes_with(self, other: str, name: str, pairs: dict[int, list[int]]) -> list[int]:
        """The places of a session at which a wish is met, as the other one stands."""
        at = self.at.get(other)
        return [place for place in self._span[name] if at in pairs.get(place, ())]

    def first(self, place: int) -> int:
        """The half-day in which a place begins."""
        return self._firsts[place]

    @property
    def taken(self) -> dict[str, int]:
        """Where sessions begin."""
        return {name: self._firsts[place] for name, place in self.at.items()}

    def total(self) -> int:
        """What everything costs as it stands, without broken hard rows."""
        over = np.maximum(0, self.over)
        soft = float((over * self.price)[~self.is_hard].sum())
        unmet = sum(
            wish.weight
            for wish in self._plan.wishes
            if wish.before in self.at and wish.after in self.at
            if self.at[wish.after] not in wish.pairs.get(self.at[wish.before], ())
        )
        return round(float(self.cost[list(self.at.values())].sum()) + soft + unmet)

    def _load(self, place: int, sign: int) -> None:
        entries = self._by_place.of_major(place)
        self.over[self._by_place.minor[entries]] += sign * self._by_place.value[entries]


class Behind(dict[int, Ints]):
    """The places whose sum a column is, by column."""

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self._plan = plan

    def __missing__(self, column: int) -> Ints:
        number = self._plan.defines.get(column)
        places = [column] if number is None else self._plan.rows[number].columns[:-1]
        self[column] = np.array(places, dtype=np.int64)
        return self[column]


def _joined(arrays: Sequence[Ints]) -> Ints:
    return np.concatenate(arrays) if arrays else np.array([], dtype=np.int64)


def _turned(pairs: dict[int, list[int]]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for one, others in pairs.items():
        for other in others:
            found.setdefault(other, []).append(one)
    return found
