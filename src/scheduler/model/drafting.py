"""Waiting that counts as time for drafting, on a path along an agenda (`scheduler.model.path`)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scheduler.domain.agenda import Part
from scheduler.domain.conference import Body
from scheduler.domain.kinds import Kind
from scheduler.model.places import Costs, Timeline


@dataclass(frozen=True, slots=True)
class Wait:
    """Waits from steps `at` to steps `to`: how much drafting time each brings, and its cost."""

    at: npt.NDArray[np.int64]
    to: npt.NDArray[np.int64]
    brought: Costs
    cost: Costs

    def layers(self, count: int) -> npt.NDArray[np.int64]:
        """What has then still to be kept free, by what had to be before (rows)."""
        left: npt.NDArray[np.int64] = np.arange(count)[:, None] - self.brought[None, :]
        return left.clip(0)


@dataclass(frozen=True)
class Drafting:
    """The stages `first` to `until` of an agenda, in which waiting counts as time for drafting.

    `needed` is counted in half-days or in steps of the grid: so much must have been waited before
    stage `until` is left. Waiting from step t for stretch s brings `start[s] - from_[t]`.
    """

    timeline: Timeline
    first: int
    until: int
    needed: int
    start: Costs
    from_: Costs
    within: bool

    def between(self) -> Iterator[Wait]:
        """Waits for the start of each stretch, from each step before it."""
        timeline = self.timeline
        for s in range(1, len(timeline.stretches)):
            at = np.arange(timeline.base[s])
            to = np.full(len(at), timeline.base[s])
            # Within a meeting no half-day is kept free, though a later stretch is waited for.
            brought = (self.start[s] - self.from_[at]).clip(0)
            yield Wait(at, to, brought, timeline.to_wait(at, s))

    def inside(self) -> Iterator[Wait]:
        """Waits inside a stretch, of each length; what they cost is left uncounted."""
        timeline = self.timeline
        for steps in range(1, int(timeline.capacity.max()) if self.within else 1):
            at = np.arange(timeline.length - steps)
            at = at[timeline.stretch_of[at] == timeline.stretch_of[at + steps]]
            yield Wait(at, at + steps, np.full(len(at), steps), np.zeros(len(at), dtype=np.int64))


def drafting_of(timeline: Timeline, parts: Sequence[Part], body: Body) -> Drafting | None:
    """The drafting that a body asks for, whose parts come in this order; None where it has none."""
    substance = [k for k, part in enumerate(parts) if part.is_substantive]
    reports = [k for k, part in enumerate(parts) if part.kind is Kind.REPORT]
    wanted = body.drafting_half_days or body.drafting
    if not (wanted and substance and reports and substance[-1] < reports[-1]):
        return None
    first, until = substance[-1] + 1, reports[-1]
    steps = np.arange(timeline.length + 1)
    if not body.drafting_half_days:
        needed = -(-body.drafting // timeline.frame.grid)
        return Drafting(timeline, first, until, needed, timeline.base[:-1], steps, within=True)
    starts, rank = np.unique(timeline.meeting_base, return_inverse=True)
    free = np.searchsorted(starts, steps)
    return Drafting(timeline, first, until, body.drafting_half_days, rank, free, within=False)


def or_draft(begin: Costs, waits: Iterable[Wait]) -> Costs:
    """The cheapest costs at each step, by what has to be kept free, if one may also wait there."""
    found = begin.copy()
    for wait in waits:
        cost = wait.cost + begin[wait.layers(len(begin)), wait.to]
        found[:, wait.at] = np.minimum(found[:, wait.at], cost)
    return found


def drafted(so_far: Costs, waits: Iterable[Wait]) -> Costs:
    """The cheapest costs to have come to each step, if one may wait on the way."""
    found = so_far.copy()
    for wait in waits:
        layers = wait.layers(len(so_far))
        cost = so_far[:, wait.at] + wait.cost
        to = np.broadcast_to(wait.to, layers.shape)
        np.minimum.at(found, (layers.ravel(), to.ravel()), cost.ravel())
    return found


def waited(
    begin: Costs, waits: Iterable[Wait], layer: int, at: int, cost: int
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
