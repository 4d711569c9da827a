"""What it costs a part to go on after half-days that its body does not hold.

In a fixed order a part that is not over at the end of a meeting goes on in the next one that is
held, and nothing else is between. So it *leaps* to the beginning of a later meeting, over those
that need not be held or are not fit for it. All that matters then is how many steps are left: the
cheapest way to go on is found for each meeting and each number of steps, from the last meeting
back, and ways that leave out half-days need not be listed.

Soft rules charge a part for its beginning, its length, and each meeting that it goes on into, and
these add up (`scheduler.model.places`). Demands that are made of ways as a whole are not looked at:
with them a part may cost more.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from scheduler.model.places import NEVER, Costs, Places, Timeline
from scheduler.model.spread import Spread
from scheduler.model.ways import Way

# So many minutes are no sliver.
PLENTY = 1 << 20


@dataclass(frozen=True)
class _Begun(Places):
    """The places where a part begins that goes on in later meetings, of which nothing is charged.

    One continuation is charged.
    """

    firsts: frozenset[int]

    @cached_property
    def steps(self) -> npt.NDArray[np.int64]:
        """The steps at which it may begin."""
        steps = np.flatnonzero(np.isin(self.timeline.stretch_of, sorted(self.firsts)))
        if self.part.is_at_hour:
            steps = steps[steps == self.timeline.base[self.timeline.stretch_of[steps]]]
        return steps

    @cached_property
    def lengths(self) -> npt.NDArray[np.int64]:
        """The numbers of steps it may take."""
        frame, part = self.timeline.frame, self.part
        most = min(frame.reasonable_most(part), self.timeline.length)
        return np.arange(max(2, frame.least(part)), most + 1)

    @property
    def continuations(self) -> npt.NDArray[np.int64]:
        """One."""
        return np.ones((1, 1), dtype=np.int64)

    @property
    def tail(self) -> npt.NDArray[np.int64]:
        """As much as anybody wants."""
        return np.full((1, 1), PLENTY, dtype=np.int64)

    def wanted_piece(self, minutes: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """What is wanted for the first meeting; and nothing."""
        return self._wanted(minutes)[self._first][:, None], np.zeros((1, 1), dtype=np.int64)

    def gone_through(self, prices: Mapping[str, int]) -> Costs:
        """The price of the first meeting."""
        return self._prices(prices)[self._first][:, None]

    def opened(self, prices: Mapping[str, int]) -> Costs:
        """The price of the first meeting where it takes its first minute."""
        at_start = self.steps == self.timeline.meeting_base[self._first]
        own: Costs = self._prices(prices)[self._first] * at_start
        return own[:, None]


@dataclass(frozen=True)
class _Gone(Places):
    """Meetings (rows) into which a part goes on, for so many steps (columns) or through it all.

    Each is one more continuation than is charged anyway. Without meetings, as if there were none.
    """

    firsts: tuple[int, ...]
    count: int

    @property
    def minutes(self) -> npt.NDArray[np.int64]:
        """Its target: what differs from it is charged where it begins."""
        return np.full((1, 1), self.part.target, dtype=np.int64)

    @property
    def offset(self) -> npt.NDArray[np.int64]:
        """It goes on at the beginning of a meeting."""
        return np.zeros((1, 1), dtype=np.int64)

    @property
    def continuations(self) -> npt.NDArray[np.int64]:
        """One more than for a part that only begins."""
        return np.full((1, 1), 2 if self.firsts else self.count, dtype=np.int64)

    @property
    def head(self) -> npt.NDArray[np.int64]:
        """As much as anybody wants."""
        return np.full((1, 1), PLENTY, dtype=np.int64)

    @property
    def tail(self) -> npt.NDArray[np.int64]:
        """The minutes taken; in the last column, as much as anybody wants."""
        if not self.firsts:
            return self.head
        steps = np.arange(self.count + 1) * self._grid
        steps[-1] = PLENTY
        return steps[None, :]

    def wanted_piece(self, minutes: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Nothing; and what is wanted for each meeting."""
        none = np.zeros((1, 1), dtype=np.int64)
        return none, self._wanted(minutes)[list(self.firsts)][:, None] if self.firsts else none

    def opened(self, prices: Mapping[str, int]) -> Costs:
        """The price of a meeting."""
        return self.gone_through(prices)

    def gone_through(self, prices: Mapping[str, int]) -> Costs:
        """The price of a meeting."""
        if not self.firsts:
            return np.zeros((1, 1), dtype=np.int64)
        return self._prices(prices)[list(self.firsts)][:, None]


class Leaps:
    """A part that may be spread: what its beginnings cost, and each meeting it goes on into."""

    def __init__(self, places: Places, spread: Spread) -> None:
        timeline: Timeline = places.timeline
        self.timeline, self.spread, self.part = timeline, spread, places.part
        self.numbers = list(spread.meetings.stretches)
        own = list(spread.meetings.stretches.values())
        self.start = np.array([timeline.base[stretches[0]] for stretches in own])
        self.room = np.array([int(timeline.capacity[list(one)].sum()) for one in own])
        begun = _Begun(timeline, places.part, places.follows_introduction, spread.firsts)
        gone = _Gone(
            timeline, places.part, True, tuple(s[0] for s in own), int(self.room.max()) + 1
        )
        one, two = (_Gone(timeline, places.part, True, (), n).charged((1, 1)) for n in (1, 2))
        self.steps, self.lengths = begun.steps, begun.lengths
        self.begun, self.gone = begun, gone
        # Counted from the beginning on; the number of steps in the columns of `into` begins at 0.
        begin_cost = begun.charged((len(self.steps), len(self.lengths))) - (two - one)
        goes_on = gone.charged((len(own), int(self.room.max()) + 2)) - one
        self.through, self.into = goes_on[:, -1], goes_on[:, :-1]
        self.meeting = np.searchsorted(self.start, self.steps, side="right") - 1
        left = (self.start + self.room)[self.meeting] - self.steps
        self.beyond = self.lengths[None, :] - left[:, None]
        self.begin = np.where(self.beyond > 0, begin_cost, NEVER)
        self.most = max(1, int(self.beyond.max(initial=1)))
        columns = np.arange(self.into.shape[1])
        last = self.start[:, None] + columns[None, :] - 1
        self.last_stretch = timeline.stretch_of[last.clip(0, timeline.length - 1)]
        fits = (columns[None, :] > 0) & (columns[None, :] <= self.room[:, None])
        self.into = np.where(fits, self.into, NEVER)
        self.after = np.where(fits, last + 1, timeline.length)

    @property
    def least(self) -> int:
        """No more than what any leap costs."""
        return int(self.begin.min(initial=NEVER)) + int(self.into.min(initial=NEVER))


@dataclass(frozen=True)
class Leaping:
    """Leaps with some prices on meetings, by a part that is kept from some places."""

    leaps: Leaps
    begin: Costs
    into: Costs
    through: Costs
    may_pass: npt.NDArray[np.bool_]

    @staticmethod
    def of(leaps: Leaps, spread: Spread, prices: Mapping[str, int] | None) -> "Leaping":
        """As `spread` allows, which is that of the leaps or keeps the part from more."""
        begin, into, through = leaps.begin, leaps.into, leaps.through
        if prices:
            begin = begin + leaps.begun.opened(prices)
            into = into + leaps.gone.opened(prices)
            through = through + leaps.gone.opened(prices)[:, 0]
        numbers = leaps.numbers
        is_through = np.array([n in spread.through for n in numbers])
        passes = [n in spread.meetings.may_lapse or n not in spread.fit for n in numbers]
        if spread is not leaps.spread:
            first = leaps.timeline.stretch_of[leaps.steps]
            begin = np.where(np.isin(first, sorted(spread.firsts))[:, None], begin, NEVER)
        into = np.where(np.isin(leaps.last_stretch, sorted(spread.lasts)), into, NEVER)
        return Leaping(
            leaps,
            np.minimum(begin, NEVER),
            np.minimum(into, NEVER),
            np.where(is_through, through, NEVER),
            np.array(passes),
        )

    @property
    def key(self) -> tuple[bytes, ...]:
        """The same for parts whose leaps cost the same."""
        leaps = self.leaps
        arrays = (leaps.steps, leaps.lengths, self.begin, self.into, self.through, self.may_pass)
        return tuple(one.tobytes() for one in arrays)

    def to_go(self, after: Costs) -> tuple[Costs, Costs]:
        """The cheapest cost to go on in each meeting (rows) for so many steps (columns), and later.

        `after` is what is left to pay at each step of the timeline once the part is over.
        """
        leaps = self.leaps
        count, most = len(leaps.room), leaps.most
        here = np.full((count, most + 1), NEVER)
        later = np.full((count, most + 1), NEVER)
        ending = np.minimum(self.into + after[leaps.after], NEVER)
        width = min(most + 1, ending.shape[1])
        here[:, :width] = ending[:, :width]
        for m in reversed(range(count)):
            room = int(leaps.room[m])
            if m + 1 < count:
                later[m] = here[m + 1]
                if self.may_pass[m + 1]:
                    np.minimum(later[m], later[m + 1], out=later[m])
            if room < most and self.through[m] < NEVER:
                here[m, room + 1 :] = self.through[m] + later[m, 1 : most + 1 - room]
        return np.minimum(here, NEVER), np.minimum(later, NEVER)

    def begins(self, after: Costs) -> Costs:
        """The cheapest cost of what is left from each of the part's steps, if it leaps."""
        _, later = self.to_go(after)
        found: Costs = self._whole(later).min(axis=1, initial=NEVER)
        return found

    def _whole(self, later: Costs) -> Costs:
        leaps = self.leaps
        found: Costs = self.begin + later[leaps.meeting[:, None], leaps.beyond.clip(0)]
        return found

    def follow(self, after: Costs, at: int) -> list[int]:
        """The steps taken on the cheapest way from a step on."""
        leaps = self.leaps
        here, later = self.to_go(after)
        row = int(np.searchsorted(leaps.steps, at))
        column = int(np.argmin(self._whole(later)[row]))
        m, left = int(leaps.meeting[row]), int(leaps.beyond[row, column])
        taken = list(range(at, int(leaps.start[m] + leaps.room[m])))
        while left:
            wanted = int(later[m, left])
            m += 1
            while here[m, left] != wanted:
                m += 1
            start, count = int(leaps.start[m]), min(left, int(leaps.room[m]))
            taken += range(start, start + count)
            left -= count
        return taken

    # Forwards ------------------------------------------------------------------------------------

    def bounds(self, so_far: Costs, after: Costs) -> tuple[dict[int, int], dict[int, int]]:
        """The cheapest cost in all if the part begins, or ends, in each stretch and leaps."""
        leaps, first = self.leaps, self.leaps.timeline.stretch_of[self.leaps.steps]
        _, later = self.to_go(after)
        whole = (so_far[leaps.steps][:, None] + self._whole(later)).min(axis=1, initial=NEVER)
        begins = {int(s): int(whole[first == s].min()) for s in np.unique(first)}
        over = self.arrivals(so_far) + after[leaps.after]
        ends = {
            int(s): int(over[leaps.last_stretch == s].min())
            for s in np.unique(leaps.last_stretch[self.into < NEVER])
        }
        return begins, ends

    def arrivals(self, so_far: Costs) -> Costs:
        """The cheapest cost to be over in each meeting (rows) after so many steps (columns)."""
        leaps = self.leaps
        count, most = len(leaps.room), leaps.most
        leaving = np.full((count, most + 1), NEVER)
        reached = np.minimum(so_far[leaps.steps][:, None] + self.begin, NEVER)
        rows = np.broadcast_to(leaps.meeting[:, None], reached.shape)
        np.minimum.at(leaving, (rows.ravel(), leaps.beyond.clip(0).ravel()), reached.ravel())
        leaving[:, 0] = NEVER
        coming = np.full(most + 1, NEVER)
        found = np.full(self.into.shape, NEVER)
        for m in range(count):
            room = int(leaps.room[m])
            width = min(room, most) + 1
            found[m, :width] = np.minimum(coming[:width] + self.into[m, :width], NEVER)
            if room < most and self.through[m] < NEVER:
                gone_on = coming[room + 1 :] + self.through[m]
                np.minimum(
                    leaving[m, 1 : most + 1 - room], gone_on, out=leaving[m, 1 : most + 1 - room]
                )
            coming = np.minimum(coming, leaving[m]) if self.may_pass[m] else leaving[m]
        return found


def way_of(timeline: Timeline, steps: Iterable[int]) -> Way:
    """The way of a part that takes some steps of a timeline."""
    taken, counts = np.unique(timeline.stretch_of[list(steps)], return_counts=True)
    stretches = tuple(int(s) for s in taken)
    meetings = len(np.unique(timeline.meeting_base[taken]))
    count = int(counts.sum())
    return Way(stretches[0], stretches[-1], stretches, count, count, meetings)
