"""Where one part may lie along its body's working time, and what soft rules charge it there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from scheduler.domain.agenda import Part
from scheduler.domain.conference import Conference
from scheduler.model.frame import Frame
from scheduler.model.ways import Course, Way
from scheduler.rules import SOFT

Amounts = npt.NDArray[np.int64] | npt.NDArray[np.bool_] | int
Costs = npt.NDArray[np.int64]
Minutes = npt.NDArray[np.int64]

NEVER = np.int64(1) << 40


class Timeline:
    """The working time of a body in steps of the grid, meeting after meeting, without gaps."""

    def __init__(self, frame: Frame, body: str) -> None:
        self.frame = frame
        self.stretches = frame.stretches[body]
        self.capacity = np.array(frame.capacity[body], dtype=np.int64)
        self.base = np.concatenate(([0], np.cumsum(self.capacity)))
        self.length = int(self.base[-1])
        self.stretch_of = np.repeat(np.arange(len(self.capacity)), self.capacity)
        starts: dict[str, int] = {}
        ends: dict[str, int] = {}
        for s, stretch in enumerate(self.stretches):
            starts.setdefault(stretch.meeting, int(self.base[s]))
            ends[stretch.meeting] = int(self.base[s + 1])
        self.meeting_base = np.array([starts[stretch.meeting] for stretch in self.stretches])
        numbers = np.searchsorted(np.unique(self.meeting_base), self.meeting_base)
        self.next_meeting = np.searchsorted(numbers, numbers, side="right")
        self.meeting_end = np.array([ends[stretch.meeting] for stretch in self.stretches])

    @cached_property
    def idle(self) -> Costs:
        """What it costs at least to leave the rest of a meeting idle from each step on."""
        conference = self.frame.conference
        cost = np.zeros(self.length, dtype=np.int64)
        bounds = dict(zip(self.meeting_base.tolist(), self.meeting_end.tolist(), strict=True))
        for begin, end in bounds.items():
            if begin == end:
                continue
            meeting = conference.meeting_by_id[self.stretches[int(self.stretch_of[begin])].meeting]
            left = (end - np.arange(begin + 1, end)) * self.frame.grid
            for rule in SOFT:
                weight = rule.weight_in(conference)
                if weight:
                    cost[begin + 1 : end] += weight * rule.price_idle(conference, meeting, left)
        return cost

    def to_wait(self, at: npt.NDArray[np.int64], s: int) -> Costs:
        """What it costs at least to wait from each of some steps for a later stretch to begin."""
        within = self.meeting_base[self.stretch_of[at]] == self.meeting_base[s]
        return np.where(within, 0, self.idle[at])

    def until_start(self, so_far: Costs, awaited: Iterable[int]) -> Costs:
        """Cheapest costs at each step, if one may wait there for the beginning of a stretch."""
        found = so_far.copy()
        nonempty = np.flatnonzero(self.capacity)
        leaving = so_far[:-1] + self.idle
        cheapest = np.minimum.accumulate(np.minimum.reduceat(leaving, self.base[nonempty]))
        ends = self.base[nonempty + 1]
        found[ends] = np.minimum(found[ends], cheapest)
        for s in awaited:
            start = int(self.base[s])
            before = so_far[self.meeting_base[s] : start]
            found[start] = min(int(found[start]), int(before.min(initial=NEVER)))
        return found

    def or_wait(self, begin: Costs, awaited: Iterable[int]) -> Costs:
        """Cheapest costs if a part begins at each step or waits for a later stretch to begin.

        In its own meeting it waits for the stretches `awaited`; that costs nothing, for what rules
        charge may depend on what follows.
        """
        at_start = begin[self.base[:-1]]
        later = np.minimum.accumulate(np.append(at_start, NEVER)[::-1])[::-1]
        found = begin.copy()
        found[:-1] = np.minimum(found[:-1], self.idle + later[self.next_meeting[self.stretch_of]])
        for s in awaited:
            own = found[self.meeting_base[s] : self.base[s]]
            np.minimum(own, at_start[s], out=own)
        return found


@dataclass(frozen=True)
class Places:
    """Where one part may lie: from its i-th step on (rows), for so many steps (columns).

    Its steps are those of its courses (`scheduler.model.ways`) one after the other; as a rule there
    is but one. Arrays broadcast over rows and columns. Minutes are working minutes.
    """

    timeline: Timeline
    part: Part
    follows_introduction: bool

    @property
    def conference(self) -> Conference:
        """The conference."""
        return self.timeline.frame.conference

    @cached_property
    def _courses(self) -> list[tuple[Course, npt.NDArray[np.int64]]]:
        """Each course with its steps, without those that are out of the part's reach."""
        reach, found = max(self.lengths, default=1) - 1, []
        for course in self.timeline.frame.courses(self.part):
            steps = np.flatnonzero(np.isin(self.timeline.stretch_of, course.stretches))
            if course.head:
                steps = steps[: self._time_of(course.head) + reach]
            if course.tail:
                if self.timeline.stretch_of[steps[-1]] not in course.tail:
                    continue
                steps = steps[-self._time_of(course.tail) - reach :]
            found.append((course, steps))
        return found

    def _time_of(self, stretches: Iterable[int]) -> int:
        return sum(int(self.timeline.capacity[s]) for s in stretches)

    @cached_property
    def awaited(self) -> list[int]:
        """The stretches for which it may wait in their meeting: at an hour, or for somebody."""
        frame, stretches = self.timeline.frame, self.timeline.stretches
        return [
            s
            for s in range(1, len(stretches))
            if stretches[s].meeting == stretches[s - 1].meeting
            and (stretches[s].begins_at_hour or not frame.is_fit(self.part, s - 1))
        ]

    @cached_property
    def steps(self) -> npt.NDArray[np.int64]:
        """The steps of the timeline that are fit for it, by course."""
        return np.concatenate([steps for _, steps in self._courses])

    @cached_property
    def _ends(self) -> npt.NDArray[np.int64]:
        """For each of its steps the index at which the course ends."""
        counts = [len(steps) for _, steps in self._courses]
        return np.repeat(np.cumsum(counts), counts)

    @cached_property
    def lengths(self) -> npt.NDArray[np.int64]:
        """The numbers of steps it may take."""
        ways = self.timeline.frame.ways(self.part)
        least = self.timeline.frame.least(self.part)
        most = min(
            max((way.most for way in ways), default=0),
            self.timeline.frame.reasonable_most(self.part),
        )
        return np.arange(least, max(most, least - 1) + 1)

    @cached_property
    def _index(self) -> npt.NDArray[np.int64]:
        """Which of its steps is the last one taken; where there is none left, the last of all."""
        index: npt.NDArray[np.int64] = (
            np.arange(len(self.steps))[:, None] + self.lengths[None, :] - 1
        )
        return index.clip(max=len(self.steps) - 1)

    @cached_property
    def last_step(self) -> npt.NDArray[np.int64]:
        """The last step taken; where there is none left, the last of all."""
        last: npt.NDArray[np.int64] = self.steps[self._index]
        return last

    @cached_property
    def possible(self) -> npt.NDArray[np.bool_]:
        """Whether a place belongs to one of the part's ways and is long enough for it."""
        index = np.arange(len(self.steps))[:, None] + self.lengths[None, :]
        found = self.goes(self.timeline.frame.ways(self.part)) & (index <= self._ends[:, None])
        found &= self._keeps_to_course
        if self.part.is_at_hour:
            found &= (self.steps == self.timeline.base[self._first])[:, None]
        return found

    @property
    def _keeps_to_course(self) -> npt.NDArray[np.bool_]:
        """Whether a place begins in the head of its course and ends in the tail, if there are."""
        begins, ends = [], []
        for course, steps in self._courses:
            of_steps = self.timeline.stretch_of[steps]
            begins.append(np.isin(of_steps, course.head or course.stretches))
            ends.append(np.isin(of_steps, course.tail or course.stretches))
        return np.concatenate(begins)[:, None] & np.concatenate(ends)[self._index]

    def goes(self, ways: Iterable[Way]) -> npt.NDArray[np.bool_]:
        """Whether a place belongs to one of some ways."""
        count = len(self.timeline.stretches)
        allowed = np.zeros((count, count), dtype=bool)
        for way in ways:
            allowed[way.first, way.last] = True
        return allowed[self._first[:, None], self._last]

    def by_step(self, costs: Costs, found: Costs) -> None:
        """Put the cost of each row where it begins, the cheapest of several."""
        if len(self._courses) == 1:
            found[self.steps] = costs
        else:
            np.minimum.at(found, self.steps, costs)

    @cached_property
    def _first(self) -> npt.NDArray[np.int64]:
        return self.timeline.stretch_of[self.steps]

    @cached_property
    def _last(self) -> npt.NDArray[np.int64]:
        return self.timeline.stretch_of[self.last_step]

    # What rules ask for --------------------------------------------------------------------------

    @property
    def minutes(self) -> npt.NDArray[np.int64]:
        """The minutes taken."""
        return (self.lengths * self.timeline.frame.grid)[None, :]

    @property
    def offset(self) -> npt.NDArray[np.int64]:
        """The minutes of the meeting that lie before."""
        before: npt.NDArray[np.int64] = self.steps - self.timeline.meeting_base[self._first]
        return (before * self._grid)[:, None]

    @property
    def _grid(self) -> int:
        return self.timeline.frame.grid

    @cached_property
    def _meetings(self) -> list[str]:
        """The meeting of each stretch."""
        return [stretch.meeting for stretch in self.timeline.stretches]

    @cached_property
    def _enters(self) -> npt.NDArray[np.bool_]:
        """Whether the meeting of a step is another one than that of the step before."""
        base = self.timeline.meeting_base[self._first]
        return np.concatenate(([True], base[1:] != base[:-1]))[: len(base)]

    def _summed(self, values: Costs) -> Costs:
        """The values of the steps that are first in a meeting, from the second meeting on."""
        summed = np.cumsum(np.where(self._enters, values, 0))
        found: Costs = summed[self._index] - summed[:, None]
        return found

    @property
    def continuations(self) -> npt.NDArray[np.int64]:
        """How many meetings it goes through after the first."""
        return self._summed(np.ones(len(self.steps), dtype=np.int64))

    @property
    def head(self) -> npt.NDArray[np.int64]:
        """The minutes left in the first meeting from the beginning on."""
        left: npt.NDArray[np.int64] = self.timeline.meeting_end[self._first] - self.steps
        return (left * self._grid)[:, None]

    @property
    def tail(self) -> npt.NDArray[np.int64]:
        """The minutes of the last meeting up to the end."""
        taken: npt.NDArray[np.int64] = self.last_step + 1 - self.timeline.meeting_base[self._last]
        return taken * self._grid

    def wanted_piece(self, minutes: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """So many minutes, or all a shorter meeting has, for the first and the last meeting."""
        wanted = self._wanted(minutes)
        return wanted[self._first][:, None], wanted[self._last]

    def count_meetings(self, among: Iterable[str]) -> npt.NDArray[np.int64]:
        """How many of some meetings it goes through."""
        return self.gone_through(dict.fromkeys(among, 1))

    def gone_through(self, prices: Mapping[str, int]) -> Costs:
        """The prices of the meetings it goes through."""
        own = self._prices(prices)[self._first]
        found: Costs = own[:, None] + self._summed(own)
        return found

    def opened(self, prices: Mapping[str, int]) -> Costs:
        """The prices of the meetings whose first minute it takes, at each place."""
        price = self._prices(prices)
        if not price.any():
            return np.zeros((1, 1), dtype=np.int64)
        at_start = self.steps == self.timeline.meeting_base[self._first]
        own = price[self._first] * at_start
        found: Costs = own[:, None] + self._summed(own)
        return found

    def at_ways(self, prices: Costs) -> Costs:
        """Prices by first and last stretch, at each place."""
        found: Costs = prices[self._first[:, None], self._last]
        return found

    def _wanted(self, minutes: int) -> Minutes:
        """By stretch: so many minutes, or all that its meeting has."""
        meetings = [self.conference.meeting_by_id[key] for key in self._meetings]
        return np.array([min(minutes, self.conference.working_minutes(m)) for m in meetings])

    def _prices(self, prices: Mapping[str, int]) -> Costs:
        """By stretch: the price of its meeting."""
        return np.array([prices.get(key, 0) for key in self._meetings], dtype=np.int64)

    def charged(self, shape: tuple[int, ...]) -> Costs:
        """The weighted sum of what soft rules charge, as an array of some shape."""
        cost = np.zeros(shape, dtype=np.int64)
        for rule in SOFT:
            weight = rule.weight_in(self.conference)
            if weight:
                cost += weight * np.asarray(rule.price(self), dtype=np.int64)
        return cost

    def costs(self) -> Costs:
        """The weighted sum of what soft rules charge at each place; `NEVER` where it cannot lie."""
        return np.where(self.possible, self.charged(self.possible.shape), NEVER)
