"""What is left of the year in a branch, as a linear programme that is solved again and again.

It has the shares' open places, and of their rows those that hold these back. Most rows have no
price where all is open; but once sessions are branched on, many do, and a row that trees or cuts
gave tells more than a branch. So all are looked through in each branch, and taken in when broken.
"""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from scheduler.year.model.branches import Spans, Way, parts, way
from scheduler.year.model.linear import Entries, Linear, Solution
from scheduler.year.model.relax import EPSILON
from scheduler.year.model.shares import BROKEN_BY, Shares

if TYPE_CHECKING:
    import highspy

Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]

_STEPS = 100  # of the simplex method, where a branch is only tried


@dataclass(frozen=True)
class Branch:
    """`closed` are places that a calendar which costs less than what is tried does not take."""

    spans: Spans
    closed: Bools
    basis: "highspy.HighsBasis"


class Rows:
    """Rows that are held by all threads, in one order, so that a basis of one is one of all.

    Those of the shares that are not `used` are spare, until shares break them.
    """

    def __init__(self, shares: Shares, used: Container[int]) -> None:
        self._shares = shares
        self.held = [row for number, row in enumerate(shares.held) if number in used]
        self._spare = [row for number, row in enumerate(shares.held) if number not in used]
        self._limits = {id(row.limit) for row in shares.held if row.limit is not None}
        self._entries = shares.entries(self._spare)
        self._high = np.array([row.high for row in self._spare], dtype=float)
        self._lock = Lock()

    def broken(self, shares: Floats) -> bool:
        """Hold the rows that some shares break; whether there are any."""
        with self._lock:
            weights = self._entries.values * shares[self._entries.columns]
            load = np.bincount(self._entries.rows, weights, len(self._spare))
            some = np.flatnonzero(load > self._high + BROKEN_BY)
            self._high[some] = np.inf
            new = self._shares.broken(shares, self._limits)
            self._limits.update(id(row.limit) for row in new if row.limit is not None)
            self.held += [*(self._spare[number] for number in some.tolist()), *new]
        return bool(some.size or new)


class Programme:
    """As one thread solves it; `columns` are those of the shares that are open."""

    def __init__(self, shares: Shares, rows: Rows) -> None:
        self._shares, self._rows, self._taken = shares, rows, 0
        self.columns = np.flatnonzero(shares.is_open)
        self._index = np.full(len(shares.cost), -1)
        self._index[self.columns] = np.arange(len(self.columns))
        self.is_place = self.columns < shares.places
        places = self.columns[self.is_place]
        session_of = shares.session_of[places]
        self._sessions = [np.flatnonzero(session_of == n) for n in range(len(shares.plan.places))]
        self._first = shares.first[places]
        ones = np.ones(len(self._sessions))
        entries = Entries(
            np.cumsum([0, *map(len, self._sessions)]),
            np.concatenate(self._sessions),
            np.ones(len(places)),
        )
        self._linear = Linear(shares.cost[self.columns], ones, ones, entries)
        self._closed = np.zeros(len(self.columns), dtype=bool)
        self._take()

    def solve(self, branch: Branch, below: float) -> Solution | None:
        """The optimum; None where nothing costs less than that. Raises `Unsolved`."""
        self._begin(branch)
        while (found := self._linear.solve()) is not None and found.value < below:
            if not self._is_broken(found):
                return found
            self._take()
        return None

    def at_least(self, branch: Branch) -> float:
        """What some steps of the dual simplex method tell of that optimum."""
        self._begin(branch)
        return self._linear.at_least(_STEPS)

    def ways(self, found: Solution) -> Iterator[Way]:
        """How to branch, session by session."""
        for number, columns in enumerate(self._sessions):
            meetings = int(self._shares.meetings[number])
            if one := way(number, meetings, found.columns[columns], self._first[columns]):
                yield one

    def branches(self, branch: Branch, way: Way) -> Iterator[Branch]:
        """The two parts of a branch."""
        for spans in parts(branch.spans, way):
            yield Branch(spans, branch.closed | self.barred(spans), branch.basis)

    def barred(self, spans: Spans) -> Bools:
        """The places that are not in these spans."""
        found = np.zeros(len(self.columns), dtype=bool)
        for number, (first, last) in spans.items():
            columns = self._sessions[number]
            begins = self._first[columns]
            found[columns[(begins < first) | (begins > last)]] = True
        return found

    def too_dear(self, below: int) -> Bools:
        """The places that no calendar takes which costs less, as the whole tells."""
        found, shares = np.zeros(len(self.columns), dtype=bool), self._shares
        adds = shares.adds[self.columns[self.is_place]]
        found[self.is_place] = adds > below - 1 + EPSILON - shares.bound
        return found

    def calendar(self, found: Solution) -> dict[str, int]:
        """Where sessions begin, each of which stands whole."""
        return {
            name: int(self._first[columns[found.columns[columns].argmax()]])
            for name, columns in zip(self._shares.plan.places, self._sessions, strict=True)
        }

    def _begin(self, branch: Branch) -> None:
        self._take()
        changed = np.flatnonzero(branch.closed != self._closed)
        self._linear.limit(changed, np.where(branch.closed[changed], 0.0, np.inf))
        self._closed = branch.closed
        self._linear.begin_from(self._longer(branch.basis))

    def _longer(self, basis: "highspy.HighsBasis") -> "highspy.HighsBasis":
        """A basis of when there were fewer rows."""
        import highspy

        rows = list(basis.row_status)
        more = len(self._sessions) + self._taken - len(rows)
        if not more:
            return basis
        found = highspy.HighsBasis()
        found.col_status, found.valid = basis.col_status, True
        found.row_status = [*rows, *[highspy.HighsBasisStatus.kBasic] * more]
        return found

    def _take(self) -> None:
        """Take in rows that have come, by whichever thread."""
        for row in self._rows.held[self._taken :]:
            columns = self._index[row.columns]
            some = columns >= 0
            self._linear.add(columns[some], row.values[some], row.high)
            self._taken += 1

    def _is_broken(self, found: Solution) -> bool:
        """Find rows that are broken, for what is solved next; whether there are any."""
        shares = np.zeros(len(self._shares.cost))
        shares[self.columns] = found.columns
        return self._rows.broken(shares)
