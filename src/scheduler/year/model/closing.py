"""Whether any calendar costs less than so much: branches, each down to where none is left.

The rows of trees (`trees`) say all that their leaves say together. So a bound hardly moves when one
branches from there: the first branches cost as much as the whole; but a few more, and the cost
jumps. Hence no branch is chosen by its bound here. One more than what is proved is tried, then one
more again: each branch is gone into until what is left of it costs as much (depth first), and from
where it ended the next cost goes on. That takes hundreds of branches where a cost is near what is
proved, and about twice as many with each more (benchmarks/README.md).

That nothing is left in a branch rests on HiGHS and its tolerances, as with the leaves of trees.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from scheduler.year.model.branches import Spans, Way, parts, promise, way
from scheduler.year.model.effort import Left, Told
from scheduler.year.model.linear import Entries, Linear, Solution
from scheduler.year.model.relax import EPSILON, whole
from scheduler.year.model.shares import Held, Shares

if TYPE_CHECKING:
    import highspy

Bools = NDArray[np.bool_]

_TRIED, _STEPS = 6, 40  # sessions that are tried before one is branched on; simplex steps for it


@dataclass(frozen=True)
class _Branch:
    """`closed` are places that a calendar which costs less than what is tried does not take."""

    spans: Spans
    closed: Bools
    basis: "highspy.HighsBasis"


@dataclass
class _Rows:
    """Rows that are kept by all threads, in one order, so that a basis of one is one of all."""

    held: list[Held]
    limits: set[int] = field(default_factory=set)
    lock: Lock = field(default_factory=Lock)


class _Programme:
    """The shares' open places and the rows that hold them back, as one thread solves them."""

    def __init__(self, shares: Shares, rows: _Rows) -> None:
        self._shares, self._rows, self._taken = shares, rows, 0
        self.columns = np.flatnonzero(shares.is_open)
        self._index = np.full(len(shares.cost), -1)
        self._index[self.columns] = np.arange(len(self.columns))
        self.is_place = self.columns < shares.places
        places = self.columns[self.is_place]
        session_of = shares.session_of[places]
        self.sessions = [np.flatnonzero(session_of == n) for n in range(len(shares.plan.places))]
        self.first = shares.first[places]
        ones = np.ones(len(self.sessions))
        entries = Entries(
            np.cumsum([0, *map(len, self.sessions)]),
            np.concatenate(self.sessions),
            np.ones(len(places)),
        )
        self._linear = Linear(shares.cost[self.columns], ones, ones, entries)
        self._closed = np.zeros(len(self.columns), dtype=bool)
        self._take()

    def solve(self, branch: _Branch, below: float) -> Solution | None:
        """The optimum; None where nothing costs less than that."""
        self._begin(branch)
        while (found := self._linear.solve()) is not None and found.value < below:
            is_whole = next(self.ways(found), None) is None
            if not self._broken(found) or not is_whole:
                return found
            self._take()
        return None

    def at_least(self, branch: _Branch) -> float:
        """What some steps of the dual simplex method tell of that optimum."""
        self._begin(branch)
        return self._linear.at_least(_STEPS)

    def ways(self, found: Solution) -> Iterator[Way]:
        """How to branch, session by session."""
        for number, columns in enumerate(self.sessions):
            meetings = int(self._shares.meetings[number])
            if one := way(number, meetings, found.columns[columns], self.first[columns]):
                yield one

    def branches(self, branch: _Branch, way: Way) -> Iterator[_Branch]:
        """The two parts of a branch."""
        for spans in parts(branch.spans, way):
            yield _Branch(spans, branch.closed | self.barred(spans), branch.basis)

    def barred(self, spans: Spans) -> Bools:
        """The places that are not in these spans."""
        found = np.zeros(len(self.columns), dtype=bool)
        for number, (first, last) in spans.items():
            columns = self.sessions[number]
            begins = self.first[columns]
            found[columns[(begins < first) | (begins > last)]] = True
        return found

    def too_dear(self, below: int) -> Bools:
        """The places that no calendar takes which costs less, as the whole tells."""
        found, shares = np.zeros(len(self.columns), dtype=bool), self._shares
        adds = shares.adds[self.columns[self.is_place]]
        found[self.is_place] = adds > below - 1 + EPSILON - shares.bound
        return found

    def _begin(self, branch: _Branch) -> None:
        self._take()
        changed = np.flatnonzero(branch.closed != self._closed)
        self._linear.limit(changed, np.where(branch.closed[changed], 0.0, np.inf))
        self._closed = branch.closed
        self._linear.begin_from(self._longer(branch.basis))

    def _longer(self, basis: "highspy.HighsBasis") -> "highspy.HighsBasis":
        """A basis of when there were fewer rows."""
        import highspy

        rows = list(basis.row_status)
        more = len(self.sessions) + self._taken - len(rows)
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

    def _broken(self, found: Solution) -> bool:
        """Find rows of the plan that are broken, for what is solved next; whether there are any."""
        shares = np.zeros(len(self._shares.cost))
        shares[self.columns] = found.columns
        with self._rows.lock:
            rows = self._shares.broken(shares, self._rows.limits)
            self._rows.limits.update(id(row.limit) for row in rows if row.limit is not None)
            self._rows.held += rows
        return bool(rows)


class Closing:
    """Tries one cost after another, from the bound of the shares on, which have been solved."""

    def __init__(self, shares: Shares) -> None:
        import highspy

        self._shares = shares
        before, basic = len(shares.plan.places), highspy.HighsBasisStatus.kBasic
        statuses = [*shares.basis.row_status[before:]]
        used = [n for n, status in enumerate(statuses) if status != basic]
        held = [shares.held[n] for n in used]
        self._rows = _Rows(held, {id(row.limit) for row in held if row.limit is not None})
        self._idle = [_Programme(shares, self._rows)]
        columns, rows = shares.basis.col_status, shares.basis.row_status
        self._basis = highspy.HighsBasis()
        self._basis.col_status = [columns[n] for n in self._idle[0].columns.tolist()]
        self._basis.row_status = [*rows[:before], *(statuses[n] for n in used)]
        self._basis.valid = True

    def raised(self, threads: Callable[[], int], left: Left, told: Told) -> bool:
        """Tell of each cost that none is below; whether that is so of all that are looked at."""
        ends: list[tuple[Spans, highspy.HighsBasis]] = [({}, self._basis)]
        for below in range(whole(self._shares.bound) + 1, self._shares.below + 1):
            found = self._closed(below, ends, threads, left)
            if found is None:
                return False
            ends = found
            told(below)
        return True

    def _closed(
        self,
        below: int,
        begin: list[tuple[Spans, "highspy.HighsBasis"]],
        threads: Callable[[], int],
        left: Left,
    ) -> list[tuple[Spans, "highspy.HighsBasis"]] | None:
        """Where the branches end; None where time is up, or there seems to be a calendar."""
        some = self._idle[0]
        dear = some.too_dear(below)
        stack = [_Branch(spans, dear | some.barred(spans), basis) for spans, basis in begin]
        ends: list[tuple[Spans, highspy.HighsBasis]] = []
        running: dict[Future[list[_Branch] | None], tuple[_Branch, _Programme]] = {}
        with ThreadPoolExecutor() as pool:
            while stack or running:
                while stack and len(running) < threads() and left() > 0:
                    branch, programme = stack.pop(), self._programme()
                    future = pool.submit(self._gone_into, programme, branch, below)
                    running[future] = branch, programme
                if not running:
                    return None
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    branch, programme = running.pop(future)
                    self._idle.append(programme)
                    try:
                        more = future.result()
                    except ArithmeticError:  # HiGHS comes to no end with it
                        more = None
                    if more is None:
                        return None
                    stack += more
                    if not more:
                        ends.append((branch.spans, branch.basis))
        return ends

    def _programme(self) -> _Programme:
        return self._idle.pop() if self._idle else _Programme(self._shares, self._rows)

    def _gone_into(
        self, programme: _Programme, branch: _Branch, below: int
    ) -> list[_Branch] | None:
        """The parts of a branch in which there may be something cheaper; None where there is."""
        most = below - 1 + EPSILON
        found = programme.solve(branch, most)
        if found is None:
            return []
        ways = sorted(programme.ways(found), reverse=True)[:_TRIED]
        if not ways:
            return None
        dear = programme.is_place & (found.reduced > most - found.value)
        branch = _Branch(branch.spans, branch.closed | dear, found.basis)

        def worth(way: Way) -> float:
            costs = (programme.at_least(one) for one in programme.branches(branch, way))
            return promise(found.value, below, costs)

        return list(programme.branches(branch, max(ways, key=worth)))
