"""Where one part may lie along its body's working time, and what soft rules charge it there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from scheduler.domain.agenda import Part
from scheduler.domain.conference import Conference
from scheduler.model.frame import Frame, Way
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
        for s, stretch in enumerate(self.stretches):
            starts.setdefault(stretch.meeting, int(self.base[s]))
        self.meeting_base = np.array([starts[stretch.meeting] for stretch in self.stretches])

    @cached_property
    def idle(self) -> Costs:
        """What it costs at least to leave the rest of a stretch idle from each step on."""
        conference = self.frame.conference
        cost = np.zeros(self.length, dtype=np.int64)
        for s, stretch in enumerate(self.stretches):
            begin, end = int(self.base[s]), int(self.base[s + 1])
            is_last = s + 1 == len(self.stretches) or (
                self.stretches[s + 1].meeting != stretch.meeting
            )
            if not is_last or begin == end:
                continue
            meeting = conference.meeting_by_id[stretch.meeting]
            left = (end - np.arange(begin + 1, end)) * self.frame.grid
            for rule in SOFT:
                weight = rule.weight_in(conference)
                if weight:
                    cost[begin + 1 : end] += weight * rule.price_idle(conference, meeting, left)
        return cost

    def or_wait(self, begin: Costs) -> Costs:
        """Cheapest costs if a part begins at each step or waits for a later stretch to begin."""
        at_start = begin[self.base[:-1]]
        later = np.minimum.accumulate(np.append(at_start, NEVER)[::-1])[::-1]
        found = begin.copy()
        found[:-1] = np.minimum(found[:-1], self.idle + later[self.stretch_of + 1])
        return found


@dataclass(frozen=True)
class Places:
    """Where one part may lie: from its i-th fit step on (rows), for so many steps (columns).

    Arrays broadcast over rows and columns. Minutes are working minutes; meetings are counted among
    those fit for the part.
    """

    timeline: Timeline
    part: Part
    follows_introduction: bool

    @property
    def conference(self) -> Conference:
        """The conference."""
        return self.timeline.frame.conference

    @cached_property
    def fit(self) -> npt.NDArray[np.int64]:
        """The fit stretches."""
        frame, body = self.timeline.frame, range(len(self.timeline.stretches))
        return np.array([s for s in body if frame.is_fit(self.part, s)], dtype=np.int64)

    @cached_property
    def steps(self) -> npt.NDArray[np.int64]:
        """The fit steps of the timeline."""
        return np.flatnonzero(np.isin(self.timeline.stretch_of, self.fit))

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
    def last_step(self) -> npt.NDArray[np.int64]:
        """The last step taken; where there is none left, the last of all."""
        index = np.arange(len(self.steps))[:, None] + self.lengths[None, :] - 1
        last: npt.NDArray[np.int64] = self.steps[np.minimum(index, len(self.steps) - 1)]
        return last

    @cached_property
    def possible(self) -> npt.NDArray[np.bool_]:
        """Whether a place belongs to one of the part's ways and is long enough for it."""
        index = np.arange(len(self.steps))[:, None] + self.lengths[None, :]
        found = self.goes(self.timeline.frame.ways(self.part)) & (index <= len(self.steps))
        if self.part.pin is not None and self.part.pin.start is not None:
            found &= (self.steps == self.timeline.base[self._first])[:, None]
        return found

    def goes(self, ways: Iterable[Way]) -> npt.NDArray[np.bool_]:
        """Whether a place belongs to one of some ways."""
        count = len(self.timeline.stretches)
        allowed = np.zeros((count, count), dtype=bool)
        for way in ways:
            allowed[way.first, way.last] = True
        return allowed[self._first[:, None], self._last]

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

    @property
    def first_meeting(self) -> npt.NDArray[np.int64]:
        """The number of the meeting in which it begins."""
        return np.searchsorted(self.fit, self._first)[:, None]

    @property
    def last_meeting(self) -> npt.NDArray[np.int64]:
        """The number of the meeting in which it ends."""
        return np.searchsorted(self.fit, self._last)

    @property
    def head(self) -> npt.NDArray[np.int64]:
        """The minutes left in the first meeting from the beginning on."""
        return ((self.timeline.base[self._first + 1] - self.steps) * self._grid)[:, None]

    @property
    def tail(self) -> npt.NDArray[np.int64]:
        """The minutes of the last meeting up to the end."""
        return (self.last_step + 1 - self.timeline.base[self._last]) * self._grid

    def wanted_piece(self, minutes: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """So many minutes, or all a shorter meeting has, for the first and the last meeting."""
        meetings = [self.conference.meeting_by_id[s.meeting] for s in self.timeline.stretches]
        wanted = np.array([min(minutes, self.conference.working_minutes(m)) for m in meetings])
        return wanted[self._first][:, None], wanted[self._last]

    def count_meetings(self, among: Iterable[str]) -> npt.NDArray[np.int64]:
        """How many of some meetings it goes through."""
        named = set(among)
        counted = [self.timeline.stretches[s].meeting in named for s in self.fit]
        before = np.concatenate(([0], np.cumsum(counted)))
        return before[self.last_meeting + 1] - before[self.first_meeting]

    def opened(self, prices: Mapping[str, int]) -> Costs:
        """The prices of the meetings whose first minute it takes, at each place."""
        stretches, price = self.timeline.stretches, []
        for s in self.fit:
            begins = s == 0 or stretches[s - 1].meeting != stretches[s].meeting
            price.append(prices.get(stretches[s].meeting, 0) if begins else 0)
        first, last = self.first_meeting, self.last_meeting
        summed = np.cumsum(np.array(price, dtype=np.int64))
        own = np.array(price, dtype=np.int64)[first] * (self.offset == 0)
        found: Costs = own + summed[last] - summed[first]
        return found

    def at_ways(self, prices: Costs) -> Costs:
        """Prices by first and last stretch, at each place."""
        found: Costs = prices[self._first[:, None], self._last]
        return found

    def costs(self) -> Costs:
        """The weighted sum of what soft rules charge at each place; `NEVER` where it cannot lie."""
        cost = np.zeros(self.possible.shape, dtype=np.int64)
        for rule in SOFT:
            weight = rule.weight_in(self.conference)
            if weight:
                cost += weight * np.asarray(rule.price(self), dtype=np.int64)
        return np.where(self.possible, cost, NEVER)
