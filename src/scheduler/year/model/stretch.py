"""Some weeks of the year by themselves: their rows, and all columns in these; the rest has a price.

What stands in rows of other weeks is paid for at the prices of the whole. So the optimum is that of
the whole, and when sessions are branched on, only what lies near changes: a programme as large as
the weeks are is solved again, and what follows from it speaks of these weeks alone.
"""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from scheduler.year.model.branches import Spans
from scheduler.year.model.linear import Entries, Linear, Solution, Unsolved
from scheduler.year.model.shares import Entry, Shares

if TYPE_CHECKING:
    import highspy

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


class Stretch:
    """The rows around some half-days, and the sessions that are branched on (`own`).

    `rows` are numbers in `shares.held`. `columns` are those of the whole that stand in them;
    sessions in `elsewhere` may also take a place that stands in none, for which there is one more
    column each. After the rows come those of the `sessions`, whose shares come to 1.
    """

    def __init__(self, shares: Shares, around: range, own: list[int]) -> None:
        self.whole = shares
        middle = np.array([row.middle for row in shares.held])
        self.rows = np.flatnonzero((middle >= around.start) & (middle < around.stop))
        entry = shares.entries([shares.held[number] for number in self.rows.tolist()])
        touched = np.zeros(len(shares.cost), dtype=bool)
        touched[entry.columns] = True
        for number in own:
            part = shares.session(number)
            touched[part] = shares.is_open[part]
        self.columns = np.flatnonzero(touched)
        self.is_place = self.columns < shares.places
        self.session_of = shares.session_of[self.columns[self.is_place]]
        self.sessions = np.unique(self.session_of)
        self._index = np.full(len(shares.cost), -1)
        self._index[self.columns] = np.arange(len(self.columns))
        self._rest(touched)
        self._begin(entry)

    def _rest(self, touched: Bools) -> None:
        """What sessions pay at the least for a place that stands in none of the rows."""
        whole = self.whole
        places = np.flatnonzero((whole.is_open & ~touched)[: whole.places])
        least = np.full(len(whole.plan.places), np.inf)
        np.minimum.at(least, whole.session_of[places], whole.priced[places])
        is_here = np.zeros(len(least), dtype=bool)
        is_here[self.sessions] = True
        self.elsewhere = np.flatnonzero(is_here & np.isfinite(least))
        self._pay_elsewhere = least[self.elsewhere]

    def _begin(self, entry: Entry) -> None:
        whole, count = self.whole, len(self.columns) + len(self.elsewhere)
        prices = whole.prices[self.rows]
        here = self._index[entry.columns]
        cost = np.append(whole.priced[self.columns], self._pay_elsewhere)
        np.add.at(cost, here, prices[entry.rows] * entry.values)
        self.cost = cost
        row_of = np.full(len(whole.plan.places), -1)
        row_of[self.sessions] = len(self.rows) + np.arange(len(self.sessions))
        rows = np.concatenate([entry.rows, row_of[self.session_of], row_of[self.elsewhere]])
        columns = np.concatenate(
            [here, np.flatnonzero(self.is_place), np.arange(len(self.columns), count)]
        )
        ones = np.ones(len(self.session_of) + len(self.elsewhere))
        values = np.append(entry.values, ones)
        order = np.argsort(rows, kind="stable")
        self.entries = Entry(rows[order], columns[order], values[order])
        high = [whole.held[number].high for number in self.rows.tolist()]
        self.high = np.array([*high, *[1] * len(self.sessions)], dtype=float)
        low = np.where(np.arange(len(self.high)) < len(self.rows), -np.inf, 1.0)
        begin = np.searchsorted(self.entries.rows, np.arange(len(self.high) + 1))
        self._linear = Linear(
            cost, low, self.high, Entries(begin, self.entries.columns, self.entries.values)
        )
        self._spans: Spans = {}
        self._linear.begin_from(self._basis())
        found = self._linear.solve()
        if found is None:
            raise Unsolved("What the whole keeps cannot be kept in a part of it.")
        self.root = found

    def _basis(self) -> "highspy.HighsBasis":
        """That of the whole, as far as it is of these rows and columns."""
        import highspy

        columns, rows = self.whole.basis.col_status, self.whole.basis.row_status
        before = len(self.whole.plan.places)
        basic = highspy.HighsBasisStatus.kBasic
        of_rows = [
            rows[before + number] if before + number < len(rows) else basic
            for number in self.rows.tolist()
        ]
        found = highspy.HighsBasis()
        found.col_status = [
            *(columns[column] for column in self.columns.tolist()),
            *[highspy.HighsBasisStatus.kLower] * len(self.elsewhere),
        ]
        found.row_status = [*of_rows, *(rows[number] for number in self.sessions.tolist())]
        found.valid = True
        return found

    # Branching ------------------------------------------------------------------------------------

    def places(self, number: int) -> tuple[Ints, Ints]:
        """Of a session that is branched on, the columns here and the half-days they begin in."""
        part = self.whole.session(number)
        columns = self._index[part]
        some = columns >= 0
        return columns[some], self.whole.first[part][some]

    def barred(self, spans: Spans) -> Ints:
        """The columns that are not taken where sessions begin within these half-days."""
        found = [np.array([], dtype=np.int64)]
        for number, (first, last) in spans.items():
            columns, begins = self.places(number)
            found.append(columns[(begins < first) | (begins > last)])
        return np.concatenate(found)

    def solve(self, spans: Spans, basis: "highspy.HighsBasis | None" = None) -> Solution | None:
        """The optimum where sessions begin within these half-days; None where there is none.

        From the basis of the whole, if no other is given: prices that are near those of the whole
        give the better rows.
        """
        self._restrict(spans)
        self._linear.begin_from(basis or self.root.basis)
        return self._linear.solve()

    def at_least(self, spans: Spans, basis: "highspy.HighsBasis", steps: int) -> float:
        """What so many steps of the dual simplex method tell of that optimum."""
        self._restrict(spans)
        self._linear.begin_from(basis)
        return self._linear.at_least(steps)

    def _restrict(self, spans: Spans) -> None:
        before = self._spans
        changed = [n for n in {**before, **spans} if before.get(n) != spans.get(n)]
        for number in changed:
            columns, begins = self.places(number)
            first, last = spans.get(number, (0, begins.max(initial=0)))
            self._linear.limit(columns, np.where((begins < first) | (begins > last), 0.0, np.inf))
        self._spans = dict(spans)

    def spread(self, columns: Floats) -> Floats:
        """Shares of the whole that have these in the stretch."""
        found = self.whole.shares.copy()
        found[self.columns] = columns[: len(self.columns)]
        return found
