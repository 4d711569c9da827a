"""Agendas in a fixed order, solved exactly: a dynamic programme along a body's working time.

Where each part follows the one before, a timetable is a path: part after part, from minute to
minute, with idle time only at the end of a meeting. What soft rules charge a part depends on where
it begins and how long it takes (`SoftRule.price`), so the cheapest path is found stage by stage in
a moment, 110 items in 60 meetings included. What rules charge beyond that, or demand beyond order
and length, the path does not know: its cost is a lower bound of the objective. With the cheapest
ways to come to a place and to go on from it, every way of a part has such a bound too, and those
above the cost of a known timetable are struck out before the constraint model is built.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from scheduler.domain.agenda import Part
from scheduler.domain.conference import Body, Conference
from scheduler.domain.ordering import agenda_sequence
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
        count = len(self.timeline.stretches)
        allowed = np.zeros((count, count), dtype=bool)
        for way in self.timeline.frame.ways(self.part):
            allowed[way.first, way.last] = True
        index = np.arange(len(self.steps))[:, None] + self.lengths[None, :]
        found = allowed[self._first[:, None], self._last] & (index <= len(self.steps))
        if self.part.pin is not None and self.part.pin.start is not None:
            found &= (self.steps == self.timeline.base[self._first])[:, None]
        return found

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

    def costs(self) -> Costs:
        """The weighted sum of what soft rules charge at each place; `NEVER` where it cannot lie."""
        cost = np.zeros(self.possible.shape, dtype=np.int64)
        for rule in SOFT:
            weight = rule.weight_in(self.conference)
            if weight:
                cost += weight * np.asarray(rule.price(self), dtype=np.int64)
        return np.where(self.possible, cost, NEVER)


@dataclass(frozen=True, slots=True)
class Path:
    """The cheapest path of a body: its cost, each part's way and steps in its stretches.

    `bounds` gives, for each part and each of its ways (first and last stretch), a lower bound of
    what the body costs if the part goes that way.
    """

    cost: int
    ways: Mapping[str, Way]
    steps: Mapping[tuple[str, int], int]
    bounds: Mapping[str, Mapping[tuple[int, int], int]]


def cheapest_path(frame: Frame, body: Body) -> Path | None:
    """The cheapest path of a body whose agenda has a fixed order; None where there is none."""
    if body.free_order or not frame.conference.parts_of(body.id):
        return None
    return _Programme(frame, body).solve()


class _Programme:
    """Stage k comes before part k; `to_go[k][t]` is the cheapest cost of what is left at step t."""

    def __init__(self, frame: Frame, body: Body) -> None:
        self.timeline = Timeline(frame, body.id)
        conference = frame.conference
        self.parts = agenda_sequence(conference.parts_of(body.id), conference.precedences)
        follows = [True] + [part.kind.is_introductory for part in self.parts[:-1]]
        self.places = [
            Places(self.timeline, part, after)
            for part, after in zip(self.parts, follows, strict=True)
        ]
        self.cost: list[Costs] = []

    def solve(self) -> Path | None:
        if any(not len(places.steps) or not len(places.lengths) for places in self.places):
            return None
        self.cost = [places.costs() for places in self.places]
        to_go = self._to_go()
        total = int(to_go[0][0])
        if total >= NEVER:
            return None
        ways, steps = self._follow(to_go)
        return Path(total, ways, steps, self._bounds(to_go))

    # Backwards -----------------------------------------------------------------------------------

    def _to_go(self) -> list[Costs]:
        done = np.zeros(self.timeline.length + 1, dtype=np.int64)
        found = [done]
        for places, cost in zip(reversed(self.places), reversed(self.cost), strict=True):
            found.append(self._or_idle(self._begin(places, cost, found[-1])))
        return found[::-1]

    def _begin(self, places: Places, cost: Costs, after: Costs) -> Costs:
        """The cheapest cost of what is left if the part begins at each step."""
        found = np.full(self.timeline.length + 1, NEVER)
        found[places.steps] = (cost + after[places.last_step + 1]).min(axis=1)
        return np.minimum(found, NEVER)

    def _or_idle(self, begin: Costs) -> Costs:
        """The same, if the part may also wait for the beginning of a later stretch."""
        timeline = self.timeline
        at_start = begin[timeline.base[:-1]]
        later = np.minimum.accumulate(np.append(at_start, NEVER)[::-1])[::-1]
        found = begin.copy()
        waiting = timeline.idle + later[timeline.stretch_of + 1]
        found[:-1] = np.minimum(found[:-1], waiting)
        return found

    # Forwards ------------------------------------------------------------------------------------

    def _bounds(self, to_go: list[Costs]) -> dict[str, dict[tuple[int, int], int]]:
        so_far = np.full(self.timeline.length + 1, NEVER)
        so_far[0] = 0
        bounds: dict[str, dict[tuple[int, int], int]] = {}
        for k, (places, cost) in enumerate(zip(self.places, self.cost, strict=True)):
            so_far = self._after_idle(so_far)
            end = places.last_step + 1
            reached = so_far[places.steps][:, None] + cost
            bounds[places.part.id] = _cheapest_by_way(places, reached + to_go[k + 1][end])
            so_far = self._reach(end, reached)
        return bounds

    def _after_idle(self, so_far: Costs) -> Costs:
        """The cheapest cost to be at each step, if one may idle up to the start of a stretch."""
        timeline = self.timeline
        found = so_far.copy()
        nonempty = np.flatnonzero(timeline.capacity)
        leaving = so_far[:-1] + timeline.idle
        cheapest = np.minimum.accumulate(np.minimum.reduceat(leaving, timeline.base[nonempty]))
        ends = timeline.base[nonempty + 1]
        found[ends] = np.minimum(found[ends], cheapest)
        return found

    def _reach(self, end: npt.NDArray[np.int64], reached: Costs) -> Costs:
        found = np.full(self.timeline.length + 1, NEVER)
        for column in range(end.shape[1]):
            np.minimum.at(found, end[:, column], reached[:, column])
        return np.minimum(found, NEVER)

    # The path itself -----------------------------------------------------------------------------

    def _follow(self, to_go: list[Costs]) -> tuple[dict[str, Way], dict[tuple[str, int], int]]:
        at, ways, steps = 0, {}, {}
        for k, (places, cost) in enumerate(zip(self.places, self.cost, strict=True)):
            begin = self._begin(places, cost, to_go[k + 1])
            at = self._next_begin(begin, at, int(to_go[k][at]))
            row = int(np.searchsorted(places.steps, at))
            column = int((cost[row] + to_go[k + 1][places.last_step[row] + 1]).argmin())
            taken = places.steps[row : row + int(places.lengths[column])]
            stretches, counts = np.unique(self.timeline.stretch_of[taken], return_counts=True)
            first, last = int(stretches[0]), int(stretches[-1])
            ways[places.part.id] = next(
                way
                for way in self.timeline.frame.ways(places.part)
                if (way.first, way.last) == (first, last)
            )
            for s, count in zip(stretches, counts, strict=True):
                steps[places.part.id, int(s)] = int(count)
            at = int(taken[-1]) + 1
        return ways, steps

    def _next_begin(self, begin: Costs, at: int, cost: int) -> int:
        """The step at which the next part begins, as early as the cheapest path allows."""
        if begin[at] == cost:
            return at
        timeline = self.timeline
        s = int(timeline.stretch_of[at])
        wanted = cost - int(timeline.idle[at])
        later = timeline.base[s + 1 : -1]
        return int(later[np.flatnonzero(begin[later] == wanted)[0]])


def _cheapest_by_way(places: Places, cost: Costs) -> dict[tuple[int, int], int]:
    """The cheapest of all places that belong to a way, for each way."""
    count = len(places.timeline.stretches)
    first = np.broadcast_to(places.timeline.stretch_of[places.steps][:, None], cost.shape)
    key = first * count + places.timeline.stretch_of[places.last_step]
    cheapest = np.full(count * count, NEVER)
    np.minimum.at(cheapest, key.ravel(), cost.ravel())
    return {
        (way.first, way.last): int(cheapest[way.first * count + way.last])
        for way in places.timeline.frame.ways(places.part)
    }
