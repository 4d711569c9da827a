"""Agendas in a fixed order, solved exactly: a dynamic programme along a body's working time.

Where each part follows the one before, a timetable is a path: part after part, from minute to
minute, with idle time only at the end of a meeting. What soft rules charge a part depends on where
it begins and how long it takes (`SoftRule.price`), so the cheapest path is found stage by stage in
a moment, 110 items in 60 meetings included. What rules charge beyond that, or demand beyond order
and length, the path does not know: its cost is a lower bound of the objective. With the cheapest
ways to come to a place and to go on from it, every way of a part has such a bound too, and those
above the cost of a known timetable are struck out before the constraint model is built.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from scheduler.domain.agenda import Part
from scheduler.domain.conference import Body
from scheduler.domain.ordering import agenda_sequence
from scheduler.model.drafting import drafted, drafting_of, or_draft, waited
from scheduler.model.frame import Frame
from scheduler.model.leaps import Leaping, Leaps, way_of
from scheduler.model.places import NEVER, Costs, Places, Timeline
from scheduler.model.spread import Kept
from scheduler.model.ways import Way

if TYPE_CHECKING:
    from scheduler.model.relaxed import Bounds

# For some parts, what it costs more or less to go from one stretch (row) to another (column).
WayPrices = Mapping[str, npt.NDArray[np.int64]]
# Bounds by the stretch in which a part begins, and by that in which it ends.
_Ends = tuple[Mapping[int, int], Mapping[int, int]]


@dataclass(frozen=True, slots=True)
class Path:
    """The cheapest path of a body: its cost, each part's way and steps in its stretches.

    `bound` is a lower bound of what the body costs, the cost itself where its agenda has a fixed
    order. `bounds` gives a lower bound for each part and each of its ways (first and last stretch),
    if the part goes that way; `spread` if it is spread, by the stretch in which it begins, and by
    that in which it ends.
    """

    cost: int
    bound: int
    ways: Mapping[str, Way]
    steps: Mapping[tuple[str, int], int]
    bounds: Mapping[str, Mapping[tuple[int, int], int]]
    spread: Mapping[str, _Ends] = field(default_factory=dict)


def cheapest_path(frame: Frame, body: Body) -> Path | None:
    """The cheapest path of a body whose agenda has a fixed order; None where there is none."""
    programme = programme_of(frame, body)
    return None if programme is None else programme.solve(leaps=True)


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
        self.leaping: list[Leaping | None] = [None] * len(self.parts)
        self._leaps: list[Leaps | None] | None = None
        self.begins: list[Costs] = []
        self.whole: list[Costs] = []
        self.work = 0  # the places looked at so far, the same on every machine
        self.drafting = drafting_of(self.timeline, self.parts, body)

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
        kept: Mapping[str, Kept] | None = None,
        prices: Mapping[str, int] | None = None,
        bounded: bool = True,
        of_ways: WayPrices | None = None,
        leaps: bool = False,
    ) -> Path | None:
        """The cheapest path, None where there is none.

        `kept` is all that parts may take, where not everything; no bounds are counted then, nor
        where they are not to be `bounded`.
        `prices` are added to the cost of a path for each meeting it opens, `of_ways` for the way
        of each part. Parts are spread over half-days that are not held only where there are to be
        `leaps`; what is found without them is no bound if they are possible.
        """
        to_go = self._solved(kept, prices, of_ways, leaps)
        if to_go is None:
            return None
        ways, steps = self._follow(to_go)
        cost = int(to_go[0][0, 0])
        if self.free is not None:
            free = self.free
            return Path(cost, free.bound, ways, steps, free.by_way, free.spread)
        bounds, spread = self._bounds(to_go) if bounded and kept is None else ({}, {})
        return Path(cost, cost, ways, steps, bounds, spread)

    def cost_with(self, kept: Mapping[str, Kept], leaps: bool = False) -> int | None:
        """The cost of the cheapest path with what is kept, None where there is none."""
        to_go = self._solved(kept, leaps=leaps)
        return None if to_go is None else int(to_go[0][0, 0])

    @property
    def can_leap(self) -> bool:
        """Whether some part may be spread over half-days that are not held."""
        frame = self.timeline.frame
        return any(frame.spread(part) is not None for part in self.parts)

    def _leap(self, kept: Mapping[str, Kept] | None, prices: Mapping[str, int] | None) -> None:
        """Prepare what parts may take that are spread."""
        frame = self.timeline.frame
        if self._leaps is None:
            spreads = [frame.spread(part) for part in self.parts]
            pairs = zip(self.places, spreads, strict=True)
            self._leaps = [None if spread is None else Leaps(at, spread) for at, spread in pairs]
        for k, leaps in enumerate(self._leaps):
            if leaps is None:
                continue
            spread = leaps.spread if kept is None else kept[self.parts[k].id].spread
            if spread is not None:
                self.leaping[k] = Leaping.of(leaps, spread, prices)
                self.work += leaps.begin.size

    def _solved(
        self,
        kept: Mapping[str, Kept] | None,
        prices: Mapping[str, int] | None = None,
        of_ways: WayPrices | None = None,
        leaps: bool = False,
    ) -> list[Costs] | None:
        self.leaping = [None] * len(self.parts)
        if leaps:
            self._leap(kept, prices)
        if any(
            leaping is None and not (len(places.steps) and len(places.lengths))
            for places, leaping in zip(self.places, self.leaping, strict=True)
        ):
            return None
        self.whole = self.whole or [places.costs() for places in self.places]
        self.cost = self.whole
        if kept is not None:
            self.cost = [
                np.where(places.goes(kept[places.part.id].ways), cost, NEVER)
                for places, cost in zip(self.places, self.whole, strict=True)
            ]
        if prices:
            # What can never be only becomes dearer.
            self.cost = [
                cost + places.opened(prices)
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
        begins = []
        for k in reversed(range(len(self.parts))):
            begins.append(self._begin(k, found[-1]))
            found.append(self._or_wait(k, begins[-1]))
        self.begins = begins[::-1]
        return found[::-1]

    def _begin(self, k: int, after: Costs) -> Costs:
        """The cheapest cost of what is left if part k begins at each step."""
        places, found = self.places[k], self._never(k)
        for here, there in self._moves(k):
            whole = self.cost[k] + after[there][places.last_step + 1]
            places.by_step(np.minimum(whole.min(axis=1, initial=NEVER), NEVER), found[here])
            leaping = self.leaping[k]
            if leaping is not None:
                steps = leaping.leaps.steps
                begins = leaping.begins(after[self._layer_after_leap(k, there)])
                found[here, steps] = np.minimum(found[here, steps], begins)
        return found

    def _layer_after_leap(self, k: int, there: int) -> int:
        """The layer after a part that leaps: the time left out may be all that is for drafting."""
        drafting = self.drafting
        inside = drafting is not None and drafting.first <= k < drafting.until
        return 0 if inside else there

    def _or_wait(self, k: int, begin: Costs) -> Costs:
        """The same, if the part may also wait for the beginning of a later stretch."""
        drafting = self.drafting
        if drafting is not None and self._layers(k) > 1:
            return or_draft(or_draft(begin, drafting.inside()), drafting.between())
        return self.timeline.or_wait(begin[0], self.places[k].awaited)[None, :]

    # Forwards ------------------------------------------------------------------------------------

    def _bounds(
        self, to_go: list[Costs]
    ) -> tuple[dict[str, dict[tuple[int, int], int]], dict[str, _Ends]]:
        so_far = self._never(0)
        so_far[0, 0] = 0
        bounds: dict[str, dict[tuple[int, int], int]] = {}
        spread: dict[str, _Ends] = {}
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
            if (leaping := self.leaping[k]) is not None:
                spread[places.part.id] = self._leap_bounds(k, leaping, so_far, following, to_go)
            so_far = following
        return bounds, spread

    def _leap_bounds(
        self, k: int, leaping: Leaping, so_far: Costs, following: Costs, to_go: list[Costs]
    ) -> _Ends:
        """What it costs at the least if part k leaps, by its first and last stretch.

        And, in `following`, what it costs to have come to each step with it.
        """
        # Time left out may be for drafting, so layers are not told from one another.
        before, after = so_far.min(axis=0), to_go[k + 1].min(axis=0)
        ended = leaping.arrivals(before)
        for layer in following:
            np.minimum.at(layer, leaping.leaps.after.ravel(), ended.ravel())
        return leaping.bounds(before, after)

    def _after_waiting(self, k: int, so_far: Costs) -> Costs:
        """The cheapest cost to be at each step, if one may wait up to the start of a stretch."""
        drafting = self.drafting
        if drafting is not None and self._layers(k) > 1:
            return drafted(drafted(so_far, drafting.between()), drafting.inside())
        return self.timeline.until_start(so_far[0], self.places[k].awaited)[None, :]

    # The path itself -----------------------------------------------------------------------------

    def _follow(self, to_go: list[Costs]) -> tuple[dict[str, Way], dict[tuple[str, int], int]]:
        layer, at = 0, 0
        ways: dict[str, Way] = {}
        steps: dict[tuple[str, int], int] = {}
        for k, places in enumerate(self.places):
            begin = self.begins[k]
            layer, at = self._next_begin(k, begin, layer, at, int(to_go[k][layer, at]))
            cost = int(begin[layer, at])
            layer = dict(self._moves(k))[layer]
            taken = self._placed(k, to_go[k + 1][layer], at, cost)
            if taken is None:
                leaping, layer = self.leaping[k], self._layer_after_leap(k, layer)
                assert leaping is not None
                taken = leaping.follow(to_go[k + 1][layer], at)
                ways[places.part.id] = way_of(self.timeline, taken)
            else:
                ways[places.part.id] = self._way(places.part, taken)
            for s in self.timeline.stretch_of[taken].tolist():
                steps[places.part.id, s] = steps.get((places.part.id, s), 0) + 1
            at = taken[-1] + 1
        return ways, steps

    def _placed(self, k: int, after: Costs, at: int, cost: int) -> list[int] | None:
        """The steps that part k takes from a step on, leaving out none; None where it leaps."""
        places = self.places[k]
        rows = np.flatnonzero(places.steps == at)
        whole = self.cost[k][rows] + after[places.last_step[rows] + 1]
        if whole.min(initial=NEVER) != cost:
            return None
        row, column = divmod(int(whole.argmin()), whole.shape[1])
        taken: list[int] = places.steps[rows[row] : rows[row] + places.lengths[column]].tolist()
        return taken

    def _way(self, part: Part, taken: list[int]) -> Way:
        first, last = (int(self.timeline.stretch_of[step]) for step in (taken[0], taken[-1]))
        ways = self.timeline.frame.ways(part)
        return next(way for way in ways if (way.first, way.last) == (first, last))

    def _next_begin(self, k: int, begin: Costs, layer: int, at: int, cost: int) -> tuple[int, int]:
        """The layer and the step at which part k begins, as early as the cheapest path allows."""
        if begin[layer, at] == cost:
            return layer, at
        drafting = self.drafting
        if drafting is not None and self._layers(k) > 1:
            inside = or_draft(begin, drafting.inside())
            if inside[layer, at] != cost:
                layer, at, cost = waited(inside, drafting.between(), layer, at, cost)
            if begin[layer, at] != cost:
                layer, at, cost = waited(begin, drafting.inside(), layer, at, cost)
            return layer, at
        timeline = self.timeline
        here, awaited = int(timeline.stretch_of[at]), self.places[k].awaited
        for s in range(here + 1, len(timeline.stretches)):
            to, wait = int(timeline.base[s]), int(timeline.to_wait(np.array([at]), s)[0])
            is_open = s >= timeline.next_meeting[here] or s in awaited
            if is_open and begin[0, to] + wait == cost:
                return 0, to
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
