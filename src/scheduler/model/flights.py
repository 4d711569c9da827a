"""Parts on their way from one meeting to a later one, whatever their order (`relaxed`).

Parts that may be spread leap over half-days that are not held (`scheduler.model.leaps`). For each
kind of part, each meeting and each number of steps that are left at its end there is a *flight*,
from which the part goes on. All kinds are looked at together, one meeting after the other.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from scheduler.model.leaps import Leaping
from scheduler.model.places import NEVER, Costs

Indices = npt.NDArray[np.int64]


class Flights:
    """The flights of kinds of parts, each of which has a state `after` it; costs times `scale`.

    A kind without leaps has none. Flights are numbered by kind, meeting and steps.
    """

    def __init__(self, leaping: Sequence[Leaping | None], after: Sequence[int], scale: int) -> None:
        known = [one for one in leaping if one is not None]
        leaps = known[0].leaps
        self.start, self.room = leaps.start, leaps.room
        self.end = self.start + self.room
        self.never = NEVER * scale
        self.after = np.array(after)
        self.last_stretch = leaps.last_stretch
        self.most = max(one.leaps.most for one in known)
        self.shape = len(leaping), len(self.room), self.most + 1
        self.into = np.full(self.shape, self.never)
        self.through = np.full(self.shape[:2], self.never)
        self.may_pass = np.zeros(self.shape[:2], dtype=bool)
        for kind, one in enumerate(leaping):
            if one is not None:
                width = min(self.most + 1, one.into.shape[1])
                self.into[kind, :, :width] = one.into[:, :width] * scale
                self.through[kind] = one.through * scale
                self.may_pass[kind] = one.may_pass

    @property
    def size(self) -> int:
        """How many flights there are."""
        return int(np.prod(self.shape))

    def begins(self, kind: int, one: Leaping) -> tuple[Indices, Indices, Indices]:
        """Where a part of a kind begins that leaps, the flight that it takes, and what it costs."""
        row, column = np.nonzero(one.begin < NEVER)
        left = one.leaps.beyond[row, column]
        flight = (kind * self.shape[1] + one.leaps.meeting[row]) * self.shape[2] + left
        return one.leaps.steps[row], flight, one.begin[row, column]

    def left(self, kind: int, found: Costs) -> Costs:
        """What is left to pay for a kind that is over in each meeting after so many steps."""
        steps = self.start[:, None] + np.arange(self.shape[2])[None, :]
        left: Costs = found[steps.clip(max=len(found) - 1), self.after[kind]]
        return left

    def by_last(self, costs: Costs) -> dict[int, int]:
        """By the stretch in which a part is over the least of costs by meeting and steps in it."""
        columns = np.arange(self.shape[2])
        inside = (columns[None, :] > 0) & (columns[None, :] <= self.room[:, None])
        found: dict[int, int] = {}
        for m, column in zip(*(one.tolist() for one in np.nonzero(inside)), strict=True):
            s, cost = int(self.last_stretch[m, column]), int(costs[m, column])
            found[s] = min(found.get(s, cost), cost)
        return found

    # What is left to pay, from the last meeting back ----------------------------------------------

    def leave(self, m: int, found: Costs, flights: Costs) -> None:
        """What is left to pay on the flights from a meeting on, where that is known of later ones.

        `found` is what is left at each step in each state.
        """
        if m + 1 == self.shape[1]:
            flights[:, m] = self.never
            return
        here = self._go_on(m + 1, found, flights)
        passing = np.where(self.may_pass[:, m + 1, None], flights[:, m + 1], self.never)
        np.minimum(here, passing, out=flights[:, m])

    def _go_on(self, m: int, found: Costs, flights: Costs) -> Costs:
        start, room = int(self.start[m]), int(self.room[m])
        here = np.full((self.shape[0], self.shape[2]), self.never)
        ending = min(room, self.most)
        left = found[start + 1 : start + 1 + ending][:, self.after].T
        here[:, 1 : 1 + ending] = self.into[:, m, 1 : 1 + ending] + left
        if room < self.most:
            later = flights[:, m, 1 : self.shape[2] - room]
            here[:, room + 1 :] = self.through[:, m, None] + later
        found_here: Costs = np.minimum(here, self.never)
        return found_here

    def follow(self, flight: int, found: Costs, flights: Costs) -> tuple[int, int]:
        """The step and the state in which the cheapest way on from a flight is over."""
        kind, m, left = (int(one) for one in np.unravel_index(flight, self.shape))
        while True:
            wanted = int(flights[kind, m, left])
            m += 1
            while (here := self._go_on_at(kind, m, left, found, flights)) > wanted:
                m += 1
            assert here == wanted
            room = int(self.room[m])
            if left <= room:
                return int(self.start[m]) + left, int(self.after[kind])
            left -= room

    def _go_on_at(self, kind: int, m: int, left: int, found: Costs, flights: Costs) -> int:
        room, start = int(self.room[m]), int(self.start[m])
        if left <= room:
            return int(self.into[kind, m, left] + found[start + left, self.after[kind]])
        return int(self.through[kind, m] + flights[kind, m, left - room])

    # What has been paid, from the first meeting on ------------------------------------------------

    def arrive(self, m: int, coming: Costs, found: Costs, flights: Costs) -> Costs:
        """Let what comes flying (kinds × steps) be over in a meeting, or go on at its end.

        Returns what it costs to be over after so many steps.
        """
        start, room = int(self.start[m]), int(self.room[m])
        ending = min(room, self.most)
        over: Costs = np.minimum(coming + self.into[:, m], self.never)
        for kind, state in enumerate(self.after):
            landing = found[start + 1 : start + 1 + ending, state]
            np.minimum(landing, over[kind, 1 : 1 + ending], out=landing)
        if room < self.most:
            leaving = flights[:, m, 1 : self.shape[2] - room]
            gone_on = coming[:, room + 1 :] + self.through[:, m, None]
            np.minimum(leaving, gone_on, out=leaving)
        return over

    def pass_by(self, m: int, coming: Costs, flights: Costs) -> Costs:
        """What comes flying out of a meeting, or over it."""
        passing = np.where(self.may_pass[:, m, None], coming, self.never)
        found: Costs = np.minimum(passing, flights[:, m])
        return found
