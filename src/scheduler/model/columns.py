"""Bodies put beside one another by prices: column generation (Dantzig and Wolfe's decomposition).

A column is a path of one body. A linear programme mixes the columns of each body so that caps and
referrals are kept on the average; its dual values are prices of meetings, and of the places of what
is referred, at which each body is asked for its cheapest path anew (`scheduler.model.path`). In the
end one column of each body is chosen such that all is kept. So bodies leave to others the half-days
that these need more, which placing them in turns cannot know.
"""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from ortools.linear_solver import pywraplp

from scheduler.domain.services import Referral
from scheduler.model.cp_sat import cp_model
from scheduler.model.frame import Frame
from scheduler.model.path import Path, Programme, WayPrices
from scheduler.rules.caps import Cap, Held
from scheduler.rules.referrals import in_time

ROUNDS = 60
# How far prices stay where they gave the best bound, so that they do not swing; and less each time
# that nothing new comes of them.
INERTIA, LESS = 0.8, 0.1
# Enough columns are there when their mix costs so little more than is proved.
SETTLED = 1.5
# Where columns fit together at a high price, or not at all, so often so many more are asked for.
MORE, MORE_ROUNDS, NOISE = 3, 10, 60
# What it costs to have no column for a body, while there are none that fit together; and as much
# more as all bodies cost at the least.
DEAR = 1 << 15
# In CP-SAT's deterministic time.
EFFORT = 2.0


@dataclass(frozen=True, slots=True)
class Column:
    """A path of a body, and what it takes up where."""

    body: str
    path: Path
    held: Held


Row = int | tuple[int, int]  # the index of a cap; or of a referral, and a stretch of the later body


class Columns:
    """Paths of bodies that share caps and referrals, each asked for at the prices of the others."""

    def __init__(
        self, frame: Frame, programmes: Mapping[str, Programme], caps: Sequence[Cap], bound: int
    ) -> None:
        """`bound` is what all bodies together cost at the least; prices may prove more."""
        self.frame, self.programmes, self.bound = frame, programmes, bound
        self.proved = bound
        self.caps = list(caps)
        self.referrals = frame.conference.services.referrals
        self.columns: list[Column] = []
        self._known: set[tuple[str, tuple[tuple[str, int, int], ...]]] = set()
        self._random = random.Random(0)
        self._latest = [self._in_time(referral) for referral in self.referrals]
        self._lp = pywraplp.Solver.CreateSolver("GLOP")
        self._one = {body: self._lp.Constraint(1, 1) for body in programmes}
        self._rows: dict[Row, pywraplp.Constraint] = {}
        for index, cap in enumerate(self.caps):
            if cap.parts is None:
                self._rows[index] = self._lp.Constraint(-self._lp.infinity(), cap.most)
        for index, latest in enumerate(self._latest):
            for s in range(len(latest)):
                self._rows[index, s] = self._lp.Constraint(-self._lp.infinity(), 0)
        self._prices: Mapping[Row, int] = {}
        self._lp.Objective().SetMinimization()
        for row in self._one.values():
            none = self._lp.NumVar(0, self._lp.infinity(), "")
            row.SetCoefficient(none, 1)
            self._lp.Objective().SetCoefficient(none, DEAR + bound)

    def _in_time(self, referral: Referral) -> list[int]:
        """For each stretch of the later body the last of the earlier one in time; or -1."""
        conference = self.frame.conference
        before, after = (conference.part_by_id[p].body for p in (referral.before, referral.after))
        earlier, later = (
            [conference.meeting_by_id[s.meeting] for s in self.frame.stretches[body]]
            for body in (before, after)
        )
        return [
            max(
                (t for t, one in enumerate(earlier) if in_time(conference, referral, one, other)),
                default=-1,
            )
            for other in later
        ]

    # Columns at prices ---------------------------------------------------------------------------

    def generate(self, is_over: Callable[[], bool]) -> None:
        """Ask for columns until it is over, or their mix costs hardly more than what is proved."""
        rows = list(self._rows)
        settled, best, inertia = np.zeros(len(rows)), -float("inf"), INERTIA
        self._ask({})
        for _ in range(ROUNDS):
            self._lp.Solve()
            cost = self._lp.Objective().Value()
            if is_over() or cost < max(self.bound, best) + SETTLED:
                break
            duals = np.array([max(0.0, -self._rows[row].dual_value()) for row in rows])
            tried = np.round(inertia * settled + (1 - inertia) * duals).astype(int)
            self._prices = {r: int(price) for r, price in zip(rows, tried, strict=True) if price}
            known = len(self.columns)
            bound = self._ask(self._prices)
            inertia = INERTIA if len(self.columns) > known else max(0.0, inertia - LESS)
            if bound > best:
                best, settled = bound, tried
        pairs = zip(rows, settled.tolist(), strict=True)
        self.proved = max(self.bound, self._proved_at({r: int(p) for r, p in pairs if p}))

    def _proved_at(self, prices: Mapping[Row, int]) -> int:
        """What all bodies together cost at the least, as far as prices of meetings tell.

        Columns tell nothing of it where parts may be spread: none of theirs is.
        """
        of_meetings = self._of_meetings(prices)
        proved = -self._given_back(prices)
        for programme in self.programmes.values():
            path = programme.solve(None, of_meetings, bounded=False, leaps=True)
            if path is None or programme.free is not None:
                return 0
            proved += path.cost
        return proved

    def more(self, is_over: Callable[[], bool]) -> None:
        """Ask for further columns, at the last prices and noise, until it is over."""
        meetings = [meeting.id for meeting in self.frame.conference.meetings]
        for _ in range(MORE_ROUNDS):
            if is_over():
                break
            noise = self._random.randrange(1, NOISE)
            self._ask(self._prices, {key: self._random.randrange(noise) for key in meetings})

    def _ask(self, prices: Mapping[Row, int], noise: Mapping[str, int] | None = None) -> float:
        """Each body's cheapest column at some prices; returns the bound that they prove."""
        of_meetings = self._of_meetings(prices)
        for key, price in (noise or {}).items():
            of_meetings[key] = of_meetings.get(key, 0) + price
        of_ways = self._of_ways(prices)
        bound = -self._given_back(prices)
        for body, programme in self.programmes.items():
            path = programme.solve(None, of_meetings, bounded=False, of_ways=of_ways)
            if path is None:
                continue
            bound += path.cost
            self._add(
                body, replace(path, cost=path.cost - self._paid(body, path, of_meetings, of_ways))
            )
        return float(bound)

    def _of_meetings(self, prices: Mapping[Row, int]) -> dict[str, int]:
        found: dict[str, int] = {}
        for row, price in prices.items():
            for key in self.caps[row].meetings if isinstance(row, int) else ():
                found[key] = found.get(key, 0) + price
        return found

    def _given_back(self, prices: Mapping[Row, int]) -> int:
        """What bodies are given back for meetings that they may hold."""
        return sum(p * self.caps[row].most for row, p in prices.items() if isinstance(row, int))

    def _of_ways(self, prices: Mapping[Row, int]) -> WayPrices:
        """What a part pays for beginning so early that what it waits for is not over, or is given.

        The later part pays for each stretch by which it has begun; the earlier one is given as much
        for each by which it is over in time.
        """
        found: dict[str, np.ndarray[tuple[int, int], np.dtype[np.int64]]] = {}
        parts = self.frame.conference.part_by_id
        for index, referral in enumerate(self.referrals):
            latest = self._latest[index]
            own = np.array([prices.get((index, s), 0) for s in range(len(latest))], dtype=np.int64)
            if not own.any():
                continue
            pays = own[::-1].cumsum()[::-1]
            count = len(self.frame.stretches[parts[referral.before].body])
            given = np.array([own[np.array(latest) >= t].sum() for t in range(count)])
            zero = np.zeros((len(pays), len(pays)), dtype=np.int64)
            found[referral.after] = found.get(referral.after, zero) + pays[:, None]
            zero = np.zeros((count, count), dtype=np.int64)
            found[referral.before] = found.get(referral.before, zero) - given[None, :]
        return found

    def _paid(
        self, body: str, path: Path, of_meetings: Mapping[str, int], of_ways: WayPrices
    ) -> int:
        """What prices have added to the cost of a path."""
        stretches = self.frame.stretches[body]
        taken = {s for _, s in path.steps}
        opened = {
            stretches[s].meeting
            for s in taken
            if s == 0 or stretches[s - 1].meeting != stretches[s].meeting
        }
        ways = (
            int(of_ways[part][way.first, way.last])
            for part, way in path.ways.items()
            if part in of_ways
        )
        return sum(of_meetings.get(key, 0) for key in opened) + sum(ways)

    def _add(self, body: str, path: Path) -> None:
        key = body, tuple(sorted((part, way.first, way.last) for part, way in path.ways.items()))
        if key in self._known:
            return
        self._known.add(key)
        stretches = self.frame.stretches[body]
        column = Column(body, path, Held((p, stretches[s].meeting) for p, s in path.steps))
        self.columns.append(column)
        variable = self._lp.NumVar(0, self._lp.infinity(), "")
        self._one[body].SetCoefficient(variable, 1)
        self._lp.Objective().SetCoefficient(variable, path.cost)
        for row, constraint in self._rows.items():
            coefficient = self._coefficient(row, column)
            if coefficient:
                constraint.SetCoefficient(variable, coefficient)

    def _coefficient(self, row: Row, column: Column) -> int:
        if isinstance(row, int):
            return len(column.held.under(self.caps[row]))
        index, s = row
        referral, found = self.referrals[index], 0
        if referral.after in column.path.ways:
            found += column.path.ways[referral.after].first <= s
        if referral.before in column.path.ways:
            found -= column.path.ways[referral.before].last <= self._latest[index][s]
        return found

    # One column for each body --------------------------------------------------------------------

    def chosen(self, is_over: Callable[[], bool]) -> Iterator[Mapping[str, Path]]:
        """The cheapest columns that fit together; after a cap more has been added, again.

        And again with more columns, unless they cost no more than the bound or it is over.
        """
        for attempt in range(MORE + 1):
            while (paths := self._choose()) is not None:
                known = len(self.caps)
                yield paths
                if len(self.caps) == known:
                    if sum(path.cost for path in paths.values()) <= self.bound:
                        return
                    break
            if is_over():
                return
            if attempt < MORE:
                self.more(is_over)

    def _choose(self) -> Mapping[str, Path] | None:
        model = cp_model.CpModel()
        picked = [model.new_bool_var("") for _ in self.columns]
        for body in self.programmes:
            own = zip(self.columns, picked, strict=True)
            model.add_exactly_one(literal for column, literal in own if column.body == body)
        rows: list[tuple[Row, int]] = [(i, cap.most) for i, cap in enumerate(self.caps)]
        rows += [(row, 0) for row in self._rows if not isinstance(row, int)]
        for row, most in rows:
            weights = [self._coefficient(row, column) for column in self.columns]
            if any(weights):
                model.add(cp_model.LinearExpr.weighted_sum(picked, weights) <= most)
        costs = [column.path.cost for column in self.columns]
        model.minimize(cp_model.LinearExpr.weighted_sum(picked, costs))
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.max_deterministic_time = EFFORT
        if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None
        pairs = zip(self.columns, picked, strict=True)
        return {one.body: one.path for one, literal in pairs if solver.boolean_value(literal)}
