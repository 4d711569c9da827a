"""The year as an integer programme: what the rules post to, whoever solves it.

A place is a session with the half-day in which it begins; each has a column, 1 where it is taken.
All that rules demand is linear over these columns, so that one statement of each rule serves the
relaxation, which gives the bound, and the search, which gives the calendar.

Meetings are counted by kind: sessions with the same languages and the same fitting rooms take the
same services. The number of meetings of a kind in a half-day has a column of its own (`count`).
Rules on rooms and interpreters are then rows over a few dozen counts, where they would be rows over
thousands of places: at 2,700 meetings, 0.7 instead of 2.1 million entries.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from scheduler.year.domain import Session, Year
from scheduler.year.rules import HARD, SOFT
from scheduler.year.rules.base import Rule


class Kind(NamedTuple):
    """What the services see of a meeting: its languages, and the rooms that it may have."""

    languages: frozenset[str]
    rooms: frozenset[str]


class Row(NamedTuple):
    """`low ≤ Σ coefficient × column ≤ high`; None where there is no limit."""

    columns: Sequence[int]
    coefficients: Sequence[int]
    low: int | None
    high: int | None


class Wish(NamedTuple):
    """What costs `weight` unless two sessions lie as one of the pairs of their places says."""

    before: str
    after: str
    weight: int
    pairs: dict[int, list[int]]


class Plan:
    """Columns, each from 0 to `upper` and with its `cost` in the objective, and rows over them.

    `places` are the columns of each session by the half-day in which it begins; the first rows,
    one for each session, say that it has one of them. `defines` is, for each count, the number of
    the row that says what it counts. `limits` are the numbers of rows that say how much there may
    be of something, hard or relieved by one amount; `wishes` are those that rows speak of.
    """

    def __init__(
        self,
        year: Year,
        among: Mapping[str, Collection[int]] | None = None,
        rules: Sequence[Rule] = (*HARD, *SOFT),
    ) -> None:
        self.year = year
        self._among, self._rules = among, rules
        self.upper: list[int] = []
        self.cost: list[int] = []
        self.rows: list[Row] = []
        self.defines: dict[int, int] = {}
        self.limits: list[int] = []
        self.wishes: list[Wish] = []
        self.places = {session.id: self._places(session) for session in year.sessions}
        self._counts: dict[tuple[Kind, int], int | None] = {}
        self._sums: dict[tuple[int, ...], int] = {}
        for own in self.places.values():
            self.add(Row(list(own.values()), [1] * len(own), 1, 1))
        for rule in rules:
            rule.post(self)

    def _places(self, session: Session) -> dict[int, int]:
        firsts: Sequence[int] = range(len(self.year.half_days) - session.meetings + 1)
        for rule in self._rules:
            firsts = rule.restrict(self.year, session, firsts)
        if self._among is not None:
            firsts = [first for first in firsts if first in self._among[session.id]]
        weighed = [(rule, weight) for rule in SOFT if (weight := rule.weight_in(self.year))]
        return {
            first: self._column(
                1, sum(weight * rule.price(self.year, session, first) for rule, weight in weighed)
            )
            for first in firsts
        }

    def _column(self, upper: int, cost: int = 0) -> int:
        self.upper.append(upper)
        self.cost.append(cost)
        return len(self.upper) - 1

    # What rules ask -------------------------------------------------------------------------------

    def held(self, sessions: Iterable[Session], half_day: int) -> list[int]:
        """The places at which one of the sessions meets in a half-day."""
        return [
            own[first]
            for session in sessions
            for own in (self.places[session.id],)
            for first in range(half_day - session.meetings + 1, half_day + 1)
            if first in own
        ]

    @cached_property
    def kinds(self) -> Mapping[Kind, list[Session]]:
        """The sessions of each kind."""
        found: dict[Kind, list[Session]] = {}
        for session in self.year.sessions:
            found.setdefault(self.kind(session), []).append(session)
        return found

    @cached_property
    def _kind_of(self) -> Mapping[str, Kind]:
        return {
            one.id: Kind(
                one.languages,
                frozenset(r.name for r in self.year.rooms if r.fits(one.seats, one.booths)),
            )
            for one in self.year.sessions
        }

    def kind(self, session: Session) -> Kind:
        """The kind of a session's meetings."""
        return self._kind_of[session.id]

    def counts(self, kinds: Iterable[Kind], half_days: Iterable[int]) -> list[int]:
        """Columns that together count the meetings of some kinds in some half-days."""
        half_days = list(half_days)
        found = (self._count(kind, half_day) for kind in kinds for half_day in half_days)
        return [column for column in found if column is not None]

    def _count(self, kind: Kind, half_day: int) -> int | None:
        """The number of meetings of a kind in a half-day; None where there can be none."""
        key = (kind, half_day)
        if key not in self._counts:
            held = self.held(self.kinds[kind], half_day)
            column = self._column(len(self.kinds[kind])) if held else None
            self._counts[key] = column
            if column is not None:
                self.defines[column] = len(self.rows)
                self.add(Row([*held, column], [*[1] * len(held), -1], 0, 0))
        return self._counts[key]

    # What rules do --------------------------------------------------------------------------------

    def add(self, row: Row) -> None:
        """Demand a row."""
        self.rows.append(row)

    def limit(self, row: Row) -> None:
        """Demand that there is no more of something than its `high`."""
        self.limits.append(len(self.rows))
        self.add(row)

    def at_most(self, columns: Sequence[int], most: int) -> None:
        """Demand that columns sum to no more, where they could.

        Booths that serve the same meetings have the same columns: the strictest limit counts.
        """
        if sum(self.upper[column] for column in columns) <= most:
            return
        row = Row(columns, [1] * len(columns), None, most)
        number = self._sums.setdefault(tuple(columns), len(self.rows))
        if number == len(self.rows):
            self.limit(row)
        elif most < (self.rows[number].high or 0):
            self.rows[number] = row

    def at_most_one(self, groups: Iterable[Sequence[int]]) -> None:
        """Demand that of several groups of columns, of which each sums to 1 at most, all do."""
        some = [group for group in groups if group]
        if len(some) > 1:
            columns = [column for group in some for column in group]
            self.limit(Row(columns, [1] * len(columns), None, 1))

    def at_most_or_pay(self, columns: Sequence[int], most: int, weight: int) -> None:
        """Charge a weight for each unit by which columns sum to more."""
        over = sum(self.upper[column] for column in columns) - most
        if over > 0:
            amount = self._column(over, weight)
            self.limit(Row([*columns, amount], [*[1] * len(columns), -1], None, most))

    def no_more_than(self, fewer: Sequence[int], more: Sequence[int]) -> None:
        """Demand that the first columns sum to no more than the others do."""
        signs = [*[1] * len(fewer), *[-1] * len(more)]
        self.limit(Row([*fewer, *more], signs, None, 0))

    def wish(self, before: str, after: str, weight: int, pairs: dict[int, list[int]]) -> None:
        """Charge a weight unless one of the pairs of places is taken.

        Each pair has a column, and a place as much as it is taken to share among its pairs: a flow
        from the one session to the other, which is as tight as can be. Over the sum of the places,
        halves of each would do; and a place that is in two pairs would serve in full for both.
        """
        self.wishes.append(Wish(before, after, weight, pairs))
        through: dict[int, list[int]] = {}
        for place, others in pairs.items():
            for other in others:
                pair = self._column(1)
                through.setdefault(place, []).append(pair)
                through.setdefault(other, []).append(pair)
        for place, own in through.items():
            self.add(Row([*own, place], [*[1] * len(own), -1], None, 0))
        met = [pair for place in pairs for pair in through[place]]
        unmet = self._column(1, weight)
        self.add(Row([*met, unmet], [1] * (len(met) + 1), 1, None))
