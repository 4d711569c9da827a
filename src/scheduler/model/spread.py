"""Parts that go on after half-days in which their body does not meet.

Where a body holds fewer meetings than half-days are open to it, an item that is not over goes on in
the next meeting that is held. Ways that leave out half-days would be many times as many as ways
that leave out none (`scheduler.model.ways`), so they are not listed. A *spread* part has a first
and a last stretch, chosen apart, and whether it fills a meeting in between is a choice for each: it
does where that meeting is held.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import groupby

from scheduler.model.cp_sat import cp_model
from scheduler.model.ways import Way


@dataclass(frozen=True, slots=True)
class Meetings:
    """The stretches of a body's meetings that have time, by the number of the meeting.

    `may_lapse` are the numbers of those that need not be held.
    """

    stretches: Mapping[int, tuple[int, ...]]
    may_lapse: frozenset[int]

    @staticmethod
    def of(
        capacity: Sequence[int], meeting_of: Sequence[int], lapsing: Sequence[int]
    ) -> "Meetings":
        """From the time and the meeting of each stretch, and those that lie in such a meeting."""
        with_time = [s for s, steps in enumerate(capacity) if steps]
        groups = groupby(with_time, meeting_of.__getitem__)
        return Meetings(
            {number: tuple(own) for number, own in groups},
            frozenset(meeting_of[s] for s in lapsing),
        )


@dataclass(frozen=True, slots=True)
class Spread:
    """Where a part may begin and end that leaves out half-days, and what it may fill in between.

    `firsts` and `lasts` are stretches, `through` the numbers of meetings. In those of `fit`, it may
    be taken all the time: where one of them is held it is not left out.
    """

    meetings: Meetings
    firsts: frozenset[int]
    lasts: frozenset[int]
    through: frozenset[int]
    fit: frozenset[int]

    @property
    def is_possible(self) -> bool:
        """Whether there is a half-day to leave out between a first and a last stretch."""
        return not self.meetings.may_lapse.isdisjoint(self._between)

    @property
    def _between(self) -> range:
        """The numbers of the meetings that lie between a first and a last stretch."""
        numbers = {s: n for n, own in self.meetings.stretches.items() for s in own}
        if not self.firsts or not self.lasts:
            return range(0)
        begins = min(numbers[s] for s in self.firsts)
        return range(begins + 1, max(numbers[s] for s in self.lasts))

    def only(self, begins: frozenset[int], among: frozenset[int]) -> "Spread":
        """The same, but beginning in some stretches and taking no others than those among."""
        own = self.meetings.stretches
        through = frozenset(n for n in self.through if among.issuperset(own[n]))
        return replace(self, firsts=self.firsts & begins, lasts=self.lasts & among, through=through)

    def keeping(self, firsts: Container[int], lasts: Container[int]) -> "Spread":
        """The same, without beginnings and ends that are struck out."""
        kept = frozenset(s for s in self.firsts if s in firsts)
        return replace(self, firsts=kept, lasts=frozenset(s for s in self.lasts if s in lasts))

    @property
    def may_leave_out(self) -> frozenset[int]:
        """The meetings, by number, that it leaves out unless they are held."""
        return self.meetings.may_lapse & self.fit

    @property
    def passes_over_unfit(self) -> bool:
        """Whether there are meetings in between that are not fit for it, which it passes over."""
        return any(n in self.meetings.stretches and n not in self.fit for n in self._between)


def spread_of(meetings: Meetings, fits: frozenset[int], at_hours: frozenset[int]) -> Spread:
    """How a part may be spread for which some stretches are fit.

    It does not run into a stretch that begins at a stated hour (`at_hours`).
    """
    firsts: set[int] = set()
    lasts: set[int] = set()
    through: set[int] = set()
    fit: set[int] = set()
    for number, own in meetings.stretches.items():
        for index, s in enumerate(own):
            if fits.issuperset(own[index:]) and at_hours.isdisjoint(own[index + 1 :]):
                firsts.add(s)
            if fits.issuperset(own[: index + 1]) and at_hours.isdisjoint(own[: index + 1]):
                lasts.add(s)
        if fits.issuperset(own):
            fit.add(number)
            if at_hours.isdisjoint(own):
                through.add(number)
    return Spread(meetings, *map(frozenset, (firsts, lasts, through, fit)))


def _any(stretch: int) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Kept:
    """What a part may still take: some ways, and how it may be spread, if at all."""

    ways: tuple[Way, ...]
    spread: Spread | None

    def only(
        self, begins: Callable[[int], bool] = _any, ends: Callable[[int], bool] = _any
    ) -> "Kept":
        """What begins and ends in certain stretches."""
        ways = tuple(way for way in self.ways if begins(way.first) and ends(way.last))
        spread = self.spread
        if spread is not None:
            firsts, lasts = filter(begins, spread.firsts), filter(ends, spread.lasts)
            spread = spread.keeping(frozenset(firsts), frozenset(lasts))
        return Kept(ways, spread)

    def without(self, closed: Set[int]) -> "Kept":
        """What takes none of some stretches."""
        ways = tuple(way for way in self.ways if closed.isdisjoint(way.stretches))
        spread = self.spread
        if spread is not None:
            own = spread.meetings.stretches.values()
            spread = spread.only(
                spread.firsts - closed, frozenset(s for its in own for s in its) - closed
            )
        return Kept(ways, spread)


Literal = cp_model.IntVar


@dataclass
class Choice:
    """The choices of one part that may be spread: its first, its last, and what it fills.

    `way` stands for all of them where only the time that a part may get is asked for.
    """

    spread: Spread
    way: Way
    begins: dict[int, Literal] = field(default_factory=dict)
    ends: dict[int, Literal] = field(default_factory=dict)
    fills: dict[int, Literal] = field(default_factory=dict)
    # By the number of a meeting: whether the part has begun before it and ends after it.
    inside: dict[int, Literal] = field(default_factory=dict)

    # By what holds of a part in a stretch, and the stretch: the literals with which it does. Kinds
    # are those of `scheduler.model.plan`, and "full" where the part fills the stretch.
    index: dict[str, dict[int, list[Literal]]] = field(default_factory=dict)

    def in_any(self, stretches: Iterable[int]) -> list[Literal]:
        """The literals with which the part has time in any of some stretches, of one meeting."""
        found = (y for s in stretches for y in self.index["at"].get(s, []))
        return list({y.index: y for y in found}.values())

    def taken(self, is_true: Callable[[Literal], bool]) -> Way:
        """The way of a part that is spread, where its literals are decided."""
        own = self.index["at"].items()
        stretches = tuple(sorted(s for s, literals in own if any(map(is_true, literals))))
        numbers = {s: n for n, its in self.spread.meetings.stretches.items() for s in its}
        meetings = len({numbers[s] for s in stretches})
        return replace(
            self.way, first=stretches[0], last=stretches[-1], stretches=stretches, meetings=meetings
        )

    def hints(self, way: Way | None) -> Iterator[tuple[Literal, bool]]:
        """Each literal, and whether it holds on a way; on none where the part is not spread."""
        taken = frozenset[int]() if way is None else frozenset(way.stretches)
        numbers = {s: n for n, its in self.spread.meetings.stretches.items() for s in its}
        first, last = (-1, -1) if way is None else (numbers[way.first], numbers[way.last])
        yield from ((y, way is not None and s == way.first) for s, y in self.begins.items())
        yield from ((y, way is not None and s == way.last) for s, y in self.ends.items())
        for number, y in self.inside.items():
            yield y, first < number < last
        for number, y in self.fills.items():
            own = self.spread.meetings.stretches[number]
            yield y, first < number < last and taken.issuperset(own)

    def post(self, cp: cp_model.CpModel, capacity: Sequence[int], name: str) -> None:
        """Make the choices; the part ends in a later meeting than that in which it begins."""
        spread, room = self.spread, self.way.most - self.way.least
        self.begins = {s: cp.new_bool_var(f"{name}:{s}-") for s in sorted(spread.firsts)}
        self.ends = {s: cp.new_bool_var(f"{name}:-{s}") for s in sorted(spread.lasts)}
        under_way: cp_model.LinearExpr | int = 0
        for number, own in spread.meetings.stretches.items():
            inside = self.inside[number] = cp.new_bool_var(f"{name}:inside:{number}")
            cp.add(inside == under_way - sum(self.ends[s] for s in own if s in self.ends))
            if number in spread.through and sum(capacity[s] for s in own) <= room:
                fills = self.fills[number] = cp.new_bool_var(f"{name}:fills:{number}")
                cp.add_implication(fills, inside)
            if number in spread.fit - spread.meetings.may_lapse:
                cp.add(inside <= self.fills.get(number, 0))
            under_way = inside + sum(self.begins[s] for s in own if s in self.begins)
        cp.add(under_way == 0)
        self.index = {kind: {} for kind in ("first", "last", "at", "on", "into", "border", "full")}
        for kind, s, literal in self._literals():
            self.index[kind].setdefault(s, []).append(literal)

    def _literals(self) -> Iterator[tuple[str, int, Literal]]:
        for own in self.spread.meetings.stretches.values():
            for index, s in enumerate(own):
                if s in self.begins:
                    yield from _through(own[index:], self.begins[s], runs_on=True)
                    yield "first", s, self.begins[s]
                if s in self.ends:
                    yield from _through(own[: index + 1], self.ends[s], runs_in=True)
                    yield "last", s, self.ends[s]
        for number, literal in self.fills.items():
            own = self.spread.meetings.stretches[number]
            yield from _through(own, literal, runs_on=True, runs_in=True)

    def leaves_out(self, number: int) -> cp_model.LinearExpr | int:
        """1 if it goes on after a meeting that is fit for it, and is not taken in that one."""
        if number not in self.spread.fit:
            return 0
        return self.inside[number] - self.fills.get(number, 0)


def _through(
    own: Sequence[int], literal: Literal, runs_on: bool = False, runs_in: bool = False
) -> Iterator[tuple[str, int, Literal]]:
    """What a literal says of stretches of one meeting that a part takes one after the other."""
    for index, s in enumerate(own):
        goes_on, went_on = index + 1 < len(own), index > 0
        yield "at", s, literal
        if goes_on or runs_on:
            yield "on", s, literal
        if went_on or runs_in:
            yield "into", s, literal
        if (goes_on or runs_on) and (went_on or runs_in):
            yield "full", s, literal
        if goes_on and own[index + 1] == s + 1:
            yield "border", s, literal
