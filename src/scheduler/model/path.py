"""Agendas in a fixed order, solved exactly: a dynamic programme along a body's working time.

Where each part follows the one before, a timetable is a path: part after part, from minute to
minute, with idle time only at the end of a meeting. What soft rules charge a part depends on where
it begins and how long it takes (`SoftRule.price`), so the cheapest path is found stage by stage in
a moment, 110 items in 60 meetings included. What rules charge beyond that, or demand beyond order
and length, the path does not know: its cost is a lower bound of the objective. With the cheapest
ways to come to a place and to go on from it, every way of a part has such a bound too, and those
above the cost of a known timetable are struck out before the constraint model is built.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from scheduler.domain.agenda import Part
from scheduler.domain.conference import Body
from scheduler.domain.kinds import Kind
from scheduler.domain.ordering import agenda_sequence
from scheduler.model.frame import Frame
from scheduler.model.places import NEVER, Costs, Places, Timeline
from scheduler.model.ways import Way

if TYPE_CHECKING:
    from scheduler.model.relaxed import Bounds

# For some parts, what it costs more or less to go from one stretch (row) to another (column).
WayPrices = Mapping[str, npt.NDArray[np.int64]]


@dataclass(frozen=True, slots=True)
class Path:
    """The cheapest path of a body: its cost, each part's way and steps in its stretches.

    `bound` is a lower bound of what the body costs, the cost itself where its agenda has a fixed
    order. `bounds` gives a lower bound for each part and each of its ways (first and last stretch),
    if the part goes that way.
    """

    cost: int
    bound: int
    ways: Mapping[str, Way]
    steps: Mapping[tuple[str, int], int]
    bounds: Mapping[str, Mapping[tuple[int, int], int]]


def cheapest_path(frame: Frame, body: Body) -> Path | None:
    """The cheapest path of a body whose agenda has a fixed order; None where there is none."""
    programme = programme_of(frame, body)
    return None if programme is None else programme.solve()


def programme_of(
    frame: Frame, body: Body, is_over: Callable[[], bool] = lambda: False
) -> "Programme | None":
    """What finds a body's cheapest path, in the best order found where its agenda has none.

    When it `is_over`, the best order so far.
    """
    parts = frame.conference.parts_of(body.id)
    if not parts or not body.free_order:
        sequence = agenda_sequence(parts, frame.conference.precedences)
        return Programme(frame, body, sequence) if parts else None
    from scheduler.model.orders import Orders
    from scheduler.model.relaxed import Relaxed

    orders = Orders(frame, body)
    if not orders.is_possible:
        return None
    first = orders.first()
    bounds = Relaxed(orders).bounds(orders.cost_of(first), is_over)
    best = orders.best(first, bounds.bound, is_over)
    return None if best is None else Programme(frame, body, best, bounds)


@dataclass(frozen=True)
class _Drafting:
    """The stages `first` to `until` of an agenda, in which waiting counts as time for drafting.

    `needed` is counted in half-days or in steps of the grid: so much must have been waited before
    stage `until` is left. Waiting from step t for stretch s brings `start[s] - from_[t]`.
    """

    first: int
    until: int
    needed: int
    start: Costs
    from_: Costs
    within: bool


class Programme:
    """A body that takes its parts in one order, ready to be solved with all ways or with some.

    Stage k comes before part k; `to_go[k][j][t]` is the cheapest cost of what is left at step t.

    The layer j is what has still to be kept free for drafting; outside the stages where that counts
    there is but one.
    """

    def __init__(
        self, frame: Frame, body: Body, sequence: Sequence[Part], free: "Bounds | None" = None
    ) -> None:
        """`free` is known of the body if it may also take its parts in another order."""
        self.timeline = Timeline(frame, body.id)
        self.parts = sequence
        self.free = free
        follows = [True] + [part.kind.is_introductory for part in self.parts[:-1]]
        self.places = [
            Places(self.timeline, part, after)
            for part, after in zip(self.parts, follows, strict=True)
        ]
        self.cost: list[Costs] = []
        self.whole: list[Costs] = []
        self.work = 0  # the places looked at so far, the same on every machine
        self.drafting = self._drafting(body)

    def _drafting(self, body: Body) -> _Drafting | None:
        substance = [k for k, part in enumerate(self.parts) if part.is_substantive]
        reports = [k for k, part in enumerate(self.parts) if part.kind is Kind.REPORT]
        wanted = body.drafting_half_days or body.drafting
        if not (wanted and substance and reports and substance[-1] < reports[-1]):
            return None
        first, until, timeline = substance[-1] + 1, reports[-1], self.timeline
        steps = np.arange(timeline.length + 1)
        if not body.drafting_half_days:
            needed = -(-body.drafting // timeline.frame.grid)
            return _Drafting(first, until, needed, timeline.base[:-1], steps, within=True)
        starts, rank = np.unique(timeline.meeting_base, return_inverse=True)
        waited = np.searchsorted(starts, steps)
        return _Drafting(first, until, body.drafting_half_days, rank, waited, within=False)

    def _layers(self, k: int) -> int:
        drafting = self.drafting
        inside = drafting is not None and drafting.first <= k <= drafting.until
        return drafting.needed + 1 if drafting is not None and inside else 1

    def _moves(self, k: int) -> Iterator[tuple[int, int]]:
        """From which layer of stage k one comes to which of stage k + 1."""
        drafting = self.drafting
        if drafting is not None and k + 1 == drafting.first:
            yield 0, drafting.needed
        elif drafting is not None and drafting.first <= k < drafting.until:
            yield from ((layer, layer) for layer in range(drafting.needed + 1))
        else:
            yield 0, 0

    def solve(
        self,
        kept: Mapping[str, Iterable[Way]] | None = None,
        prices: Mapping[str, int] | None = None,
        bounded: bool = True,
        of_ways: WayPrices | None = None,
    ) -> Path | None:
        """The cheapest path, None where there is none.

        `kept` are the only ways that parts may take, where not all; no bounds are counted then, nor
        where they are not to be `bounded`.
        `prices` are added to the cost of a path for each meeting it opens, `of_ways` for the way
        of each part.
        """
        to_go = self._solved(kept, prices, of_ways)
        if to_go is None:
            return None
        ways, steps = self._follow(to_go)
        cost = int(to_go[0][0, 0])
        if self.free is not None:
            return Path(cost, self.free.bound, ways, steps, self.free.by_way)
        bounds = self._bounds(to_go) if bounded and kept is None else {}
        return Path(cost, cost, ways, steps, bounds)

    def cost_with(self, kept: Mapping[str, Iterable[Way]]) -> int | None:
        """The cost of the cheapest path with some ways, None where there is none."""
        to_go = self._solved(kept)
        return None if to_go is None else int(to_go[0][0, 0])

    def _solved(
        self,
        kept: Mapping[str, Iterable[Way]] | None,
        prices: Mapping[str, int] | None = None,
        of_ways: WayPrices | None = None,
    ) -> list[Costs] | None:
        if any(not len(places.steps) or not len(places.lengths) for places in self.places):
            return None
        self.whole = self.whole or [places.costs() for places in self.places]
        self.cost = self.whole
        if kept is not None:
            self.cost = [
                np.where(places.goes(kept[places.part.id]), cost, NEVER)
                for places, cost in zip(self.places, self.whole, strict=True)
            ]
        if prices:
            self.cost = [
                np.where(cost >= NEVER, NEVER, cost + places.opened(prices))
                for places, cost in zip(self.places, self.cost, strict=True)
            ]
        if of_ways:
            self.cost = [
                np.where(cost >= NEVER, NEVER, cost + places.at_ways(of_ways[places.part.id]))
                if places.part.id in of_ways
                else cost
                for places, cost in zip(self.places, self.cost, strict=True)
            ]
        self.work += sum(cost.size for cost in self.cost)
        to_go = self._to_go()
        return None if to_go[0][0, 0] >= NEVER else to_go

    def _never(self, k: int) -> Costs:
        return np.full((self._layers(k), self.timeline.length + 1), NEVER)

    # Backwards -----------------------------------------------------------------------------------

    def _to_go(self) -> list[Costs]:
        found = [np.zeros((1, self.timeline.length + 1), dtype=np.int64)]
        for k in reversed(range(len(self.parts))):
            found.append(self._or_wait(k, self._begin(k, found[-1])))
        return found[::-1]

    def _begin(self, k: int, after: Costs) -> Costs:
        """The cheapest cost of what is left if part k begins at each step."""
        places, found = self.places[k], self._never(k)
        for here, there in self._moves(k):
            whole = self.cost[k] + after[there][places.last_step + 1]
            places.by_step(np.minimum(whole.min(axis=1), NEVER), found[here])
        return found

    def _or_wait(self, k: int, begin: Costs) -> Costs:
        """The same, if the part may also wait for the beginning of a later stretch."""
        if self._layers(k) > 1:
            return self._or_draft(self._or_draft(begin, self._within()), self._between())
        return self.timeline.or_wait(begin[0], self.places[k].awaited)[None, :]

    def _or_draft(self, begin: Costs, waits: Iterable["_Wait"]) -> Costs:
        found = begin.copy()
        for wait in waits:
            cost = wait.cost + begin[wait.layers(len(begin)), wait.to]
            found[:, wait.at] = np.minimum(found[:, wait.at], cost)
        return found

    # Waiting that counts as drafting time --------------------------------------------------------

    def _between(self) -> Iterator["_Wait"]:
        """Waits for the start of each stretch, from each step before it."""
        drafting, timeline = self.drafting, self.timeline
        assert drafting is not None
        for s in range(1, len(timeline.stretches)):
            at = np.arange(timeline.base[s])
            to = np.full(len(at), timeline.base[s])
            # Within a meeting no half-day is kept free, though a later stretch is waited for.
            brought = (drafting.start[s] - drafting.from_[at]).clip(0)
            yield _Wait(at, to, brought, timeline.to_wait(at, s))

    def _within(self) -> Iterator["_Wait"]:
        """Waits inside a stretch, of each length; what they cost is left uncounted."""
        drafting, timeline = self.drafting, self.timeline
        assert drafting is not None
        for steps in range(1, int(timeline.capacity.max()) if drafting.within else 1):
            at = np.arange(timeline.length - steps)
            at = at[timeline.stretch_of[at] == timeline.stretch_of[at + steps]]
            yield _Wait(at, at + steps, np.full(len(at), steps), np.zeros(len(at), dtype=np.int64))

    # Forwards ------------------------------------------------------------------------------------

    def _bounds(self, to_go: list[Costs]) -> dict[str, dict[tuple[int, int], int]]:
        so_far = self._never(0)
        so_far[0, 0] = 0
        bounds: dict[str, dict[tuple[int, int], int]] = {}
        for k, places in enumerate(self.places):
            so_far = self._after_waiting(k, so_far)
            end, following = places.last_step + 1, self._never(k + 1)
            best = np.full(self.cost[k].shape, NEVER)
            for here, there in self._moves(k):
                reached = so_far[here][places.steps][:, None] + self.cost[k]
                best = np.minimum(best, reached + to_go[k + 1][there][end])
                # Column by column, for numpy is much slower at all of them at once.
                for column in range(end.shape[1]):
                    np.minimum.at(following[there], end[:, column], reached[:, column])
            bounds[places.part.id] = _cheapest_by_way(places, best)
            so_far = following
        return bounds

    def _after_waiting(self, k: int, so_far: Costs) -> Costs:
        """The cheapest cost to be at each step, if one may wait up to the start of a stretch."""
        if self._layers(k) > 1:
            return _drafted(_drafted(so_far, self._between()), self._within())
        return self.timeline.until_start(so_far[0], self.places[k].awaited)[None, :]

    # The path itself -----------------------------------------------------------------------------

    def _follow(self, to_go: list[Costs]) -> tuple[dict[str, Way], dict[tuple[str, int], int]]:
        layer, at, ways, steps = 0, 0, {}, {}
        for k, places in enumerate(self.places):
            begin = self._begin(k, to_go[k + 1])
            layer, at = self._next_begin(k, begin, layer, at, int(to_go[k][layer, at]))
            layer = dict(self._moves(k))[layer]
            rows = np.flatnonzero(places.steps == at)
            whole = self.cost[k][rows] + to_go[k + 1][layer][places.last_step[rows] + 1]
            row, column = divmod(int(whole.argmin()), whole.shape[1])
            taken = places.steps[rows[row] : rows[row] + places.lengths[column]]
            stretches, counts = np.unique(self.timeline.stretch_of[taken], return_counts=True)
            ends = int(stretches[0]), int(stretches[-1])
            ways[places.part.id] = next(
                way
                for way in self.timeline.frame.ways(places.part)
                if (way.first, way.last) == ends
            )
            for s, count in zip(stretches, counts, strict=True):
                steps[places.part.id, int(s)] = int(count)
            at = int(taken[-1]) + 1
        return ways, steps

    def _next_begin(self, k: int, begin: Costs, layer: int, at: int, cost: int) -> tuple[int, int]:
        """The layer and the step at which part k begins, as early as the cheapest path allows."""
        if begin[layer, at] == cost:
            return layer, at
        if self._layers(k) > 1:
            inside = self._or_draft(begin, self._within())
            if inside[layer, at] != cost:
                layer, at, cost = _waited(inside, self._between(), layer, at, cost)
            if begin[layer, at] != cost:
                layer, at, cost = _waited(begin, self._within(), layer, at, cost)
            return layer, at
        timeline = self.timeline
        here, awaited = int(timeline.stretch_of[at]), self.places[k].awaited
        for s in range(here + 1, len(timeline.stretches)):
            to, wait = int(timeline.base[s]), int(timeline.to_wait(np.array([at]), s)[0])
            is_open = s >= timeline.next_meeting[here] or s in awaited
            if is_open and begin[0, to] + wait == cost:
                return 0, to
        raise AssertionError("no wait leads on")


@dataclass(frozen=True, slots=True)
class _Wait:
    """Waits from steps `at` to steps `to`: how much drafting time each brings, and its cost."""

    at: npt.NDArray[np.int64]
    to: npt.NDArray[np.int64]
    brought: Costs
    cost: Costs

    def layers(self, count: int) -> npt.NDArray[np.int64]:
        """What has then still to be kept free, by what had to be before (rows)."""
        left: npt.NDArray[np.int64] = np.arange(count)[:, None] - self.brought[None, :]
        return left.clip(0)


def _drafted(so_far: Costs, waits: Iterable[_Wait]) -> Costs:
    found = so_far.copy()
    for wait in waits:
        layers = wait.layers(len(so_far))
        cost = so_far[:, wait.at] + wait.cost
        to = np.broadcast_to(wait.to, layers.shape)
        np.minimum.at(found, (layers.ravel(), to.ravel()), cost.ravel())
    return found


def _waited(
    begin: Costs, waits: Iterable[_Wait], layer: int, at: int, cost: int
) -> tuple[int, int, int]:
    """Layer, step and cost to go after the wait that is on the cheapest path."""
    for wait in waits:
        index = int(np.searchsorted(wait.at, at))
        if index < len(wait.at) and wait.at[index] == at:
            there = max(0, layer - int(wait.brought[index]))
            left = cost - int(wait.cost[index])
            if begin[there, wait.to[index]] == left:
                return there, int(wait.to[index]), left
    raise AssertionError("no wait leads on")


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
