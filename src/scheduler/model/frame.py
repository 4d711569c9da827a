"""What may happen at all: stretches of time, and for each part the ways it may go through them.

Before any variable exists, rules strike out what they forbid. A *stretch* is a meeting, or a piece
of one that begins or ends at a stated hour, or when somebody whom items need comes or leaves. A
*way* of a part is its first and last stretch (`scheduler.model.ways`). So a part is placed by one
choice among few, and little is left to minutes.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from copy import copy
from functools import cached_property
from math import gcd

from scheduler.domain.agenda import Part
from scheduler.domain.conference import Conference, Meeting, Stretch
from scheduler.model.spread import Meetings, Spread, spread_of
from scheduler.model.stretches import stretches_of
from scheduler.model.ways import Course, Way, courses, ways_through
from scheduler.rules.base import Case
from scheduler.rules.caps import Cap

# A body with more parts × stretches² than this has too many ways to draw out a part without end.
MANY_WAYS = 4_000
MORE_THAN_TARGET = 60
# A part that goes on in another meeting has a step of the grid in each.
PIECES = 2


# Which demands are made.
Demands = Callable[[Case], bool]


def every(case: Case) -> bool:
    """All demands are made."""
    return True


class Frame:
    """The stretches of each body and, once rules have restricted them, the ways of each part.

    Time is counted in steps of `grid` minutes, a divisor of the conference's grid, of every stretch
    and of what is asked for each part. A case of which `makes` is false restricts nothing, as if
    nobody had asked for it. `caps` are what rules demand of how many meetings are held, each with
    its rule.
    """

    def __init__(self, conference: Conference, makes: Demands = every) -> None:
        self.conference = conference
        self.caps: list[tuple[str, Cap]] = []
        self.cases: dict[Case, None] = {}
        minutes = (s.minutes for stretches in self.stretches.values() for s in stretches)
        asked = (n for p in conference.parts for n in (p.target, p.minimum, p.maximum or 0))
        self.grid = gcd(conference.grid, *minutes, *asked)
        self._makes = makes
        self._unfit: set[tuple[str, int]] = set()
        self._least: dict[str, int] = {}
        self._most: dict[str, int] = {}
        self._tests: dict[str, list[Callable[[Way], bool]]] = {}
        self._begins: dict[str, frozenset[int]] = {}
        self._among: dict[str, frozenset[int]] = {}
        self._ways: dict[str, tuple[Way, ...]] = {}
        self._spreads: dict[str, Spread | None] = {}

    @cached_property
    def stretches(self) -> Mapping[str, tuple[Stretch, ...]]:
        """The stretches of each body in order of time."""
        return {body.id: stretches_of(self.conference, body.id) for body in self.conference.bodies}

    @cached_property
    def capacity(self) -> Mapping[str, tuple[int, ...]]:
        """The steps of the grid in each stretch of a body."""
        return {
            body: tuple(stretch.minutes // self.grid for stretch in stretches)
            for body, stretches in self.stretches.items()
        }

    @cached_property
    def _indices(self) -> Mapping[str, list[int]]:
        indices: dict[str, list[int]] = {meeting.id: [] for meeting in self.conference.meetings}
        for stretches in self.stretches.values():
            for s, stretch in enumerate(stretches):
                indices[stretch.meeting].append(s)
        return indices

    def of_meeting(self, meeting: Meeting | str) -> list[int]:
        """The indices of a meeting's stretches among those of its body."""
        return self._indices[meeting if isinstance(meeting, str) else meeting.id]

    def room(self, meeting: Meeting) -> int:
        """The steps of the grid that a meeting has."""
        return sum(self.capacity[meeting.body][s] for s in self.of_meeting(meeting))

    # What rules say before there are variables ---------------------------------------------------

    def case(self, rule: str, sentence: str, where: str = "") -> Case:
        """Name one demand of a rule."""
        case = Case(rule, sentence, where)
        self.cases[case] = None
        return case

    def is_dropped(self, case: Case) -> bool:
        """Whether this demand is not made."""
        return not self._makes(case)

    def making(self, makes: Demands) -> "Frame":
        """The same frame, of whose demands beyond it others are made; it shares the ways."""
        found = copy(self)
        found._makes = makes
        return found

    def made_caps(self) -> list[tuple[str, Cap]]:
        """The caps that are demanded, each with its rule."""
        return [
            one for one in self.caps if self._makes(Case(one[0], one[1].sentence, one[1].where))
        ]

    def forbid(self, case: Case, part: Part, stretches: Iterable[int]) -> None:
        """Keep a part out of stretches; it may pass over them."""
        if not self.is_dropped(case):
            self._unfit.update((part.id, s) for s in stretches)

    def give_at_least(self, case: Case, part: Part, minutes: int) -> None:
        """A part gets so many minutes or more."""
        if not self.is_dropped(case):
            self._least[part.id] = -(-minutes // self.grid)

    def give_at_most(self, case: Case, part: Part, minutes: int) -> None:
        """A part gets so many minutes or less."""
        if not self.is_dropped(case):
            self._most[part.id] = minutes // self.grid

    def only(self, case: Case, part: Part, test: Callable[[Way], bool]) -> None:
        """A part takes one of the ways that pass a test; one that is spread is not tested."""
        if not self.is_dropped(case):
            self._tests.setdefault(part.id, []).append(test)

    def spread_only(
        self, case: Case, part: Part, begins: Iterable[int], among: Iterable[int]
    ) -> None:
        """A part that is spread begins in some stretches, and takes no others than those among."""
        if not self.is_dropped(case):
            self._begins[part.id], self._among[part.id] = frozenset(begins), frozenset(among)

    # What the model is made of -------------------------------------------------------------------

    def is_fit(self, part: Part, s: int) -> bool:
        """Whether a part may have time in a stretch."""
        return (part.id, s) not in self._unfit and self.capacity[part.body][s] > 0

    def least(self, part: Part) -> int:
        """The least steps of the grid that a part gets."""
        return max(1, self._least.get(part.id, 1))

    def most(self, part: Part) -> int:
        """The most steps of the grid that a part gets."""
        return self._most.get(part.id, sum(self.capacity[part.body]))

    def ways(self, part: Part) -> tuple[Way, ...]:
        """All ways of a part, by first and last stretch."""
        if part.id not in self._ways:
            found = self._all_ways(part)
            for test in self._tests.get(part.id, ()):
                found = tuple(filter(test, found))
            self._ways[part.id] = found
        return self._ways[part.id]

    def spread(self, part: Part) -> Spread | None:
        """How a part may leave out half-days that are not held; None where it cannot."""
        if part.id not in self._spreads:
            self._spreads[part.id] = self._spread(part)
        return self._spreads[part.id]

    def _spread(self, part: Part) -> Spread | None:
        meetings = self._meetings[part.body]
        if not meetings.may_lapse or self.reasonable_most(part) < PIECES:
            return None
        found = spread_of(meetings, frozenset(self._fit(part)), self._at_hours(part.body))
        if part.id in self._begins:
            found = found.only(self._begins[part.id], self._among[part.id])
        return found if found.is_possible else None

    def spread_way(self, part: Part) -> Way:
        """What stands for all that a part may take if it is spread: the time that it can get."""
        most = min(self.reasonable_most(part), sum(self.capacity[part.body]))
        return Way(0, len(self.capacity[part.body]) - 1, (), PIECES, most, PIECES)

    def number_of_meeting(self, body: str, s: int) -> int:
        """The number of the meeting of a stretch."""
        return self._meeting_of[body][s]

    def keep_spread(self, part: Part, firsts: Container[int], lasts: Container[int]) -> None:
        """Strike out where a part that is spread need not begin or end, as `keep_ways` does."""
        known = self.spread(part)
        if known is not None:
            kept = known.keeping(firsts, lasts)
            self._spreads[part.id] = kept if kept.is_possible else None

    def ends_of_ways(self, part: Part) -> Iterator[tuple[int, int]]:
        """The first and last stretches of all that a part may take, spread or not."""
        for way in self.ways(part):
            yield way.first, way.last
        spread = self.spread(part)
        if spread is not None:
            yield from ((s, t) for s in spread.firsts for t in spread.lasts if s < t)

    def is_nowhere(self, part: Part) -> bool:
        """Whether no meeting is left to a part at all."""
        return not self.ways(part) and self.spread(part) is None

    @cached_property
    def _meetings(self) -> Mapping[str, Meetings]:
        its, found = self.conference, {}
        for body, stretches in self.stretches.items():
            meetings = [its.meeting_by_id[stretch.meeting] for stretch in stretches]
            lapsing = [s for s, meeting in enumerate(meetings) if its.may_lapse(meeting)]
            found[body] = Meetings.of(self.capacity[body], self._meeting_of[body], lapsing)
        return found

    def _at_hours(self, body: str) -> frozenset[int]:
        return frozenset(s for s, one in enumerate(self.stretches[body]) if one.begins_at_hour)

    def keep_ways(self, part: Part, kept: Callable[[Way], bool]) -> None:
        """Strike out ways of which it is proved that no timetable worth finding takes them."""
        self._ways[part.id] = tuple(way for way in self.ways(part) if kept(way))

    def _all_ways(self, part: Part) -> tuple[Way, ...]:
        return ways_through(
            self.capacity[part.body],
            self._meeting_of[part.body],
            tuple(sorted(self._at_hours(part.body))),
            self._fit(part),
            self.least(part),
            self.reasonable_most(part),
        )

    def courses(self, part: Part) -> tuple[Course, ...]:
        """The stretches that a part may fill one after the other."""
        return courses(self.capacity[part.body], self._meeting_of[part.body], self._fit(part))

    def _fit(self, part: Part) -> tuple[int, ...]:
        return tuple(s for s in range(len(self.stretches[part.body])) if self.is_fit(part, s))

    @cached_property
    def _meeting_of(self) -> Mapping[str, tuple[int, ...]]:
        """The number of the meeting of each stretch of a body."""
        found = {}
        for body, stretches in self.stretches.items():
            numbers = {key: n for n, key in enumerate(dict.fromkeys(s.meeting for s in stretches))}
            found[body] = tuple(numbers[stretch.meeting] for stretch in stretches)
        return found

    def reasonable_most(self, part: Part) -> int:
        """Its maximum; without one, and with many ways, little more than its target."""
        count = len(self.stretches[part.body])
        parts = len(self.conference.parts_of(part.body))
        if part.id in self._most or parts * count * count <= MANY_WAYS or part.pin:
            return self.most(part)
        beyond = (part.target + MORE_THAN_TARGET) // self.grid
        return min(self.most(part), max(beyond, self.least(part)))
