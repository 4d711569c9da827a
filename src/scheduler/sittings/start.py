"""A first plan, fast: sub-items one after another into the sitting that costs least just then.

Where rooms run out, the next attempt orders the items anew and minds wasted slots more.
"""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import cycle

from scheduler.sittings.model import SittingModel
from scheduler.sittings.rules.time_zones import discomfort

NEVER = 10**15
# What a slot left empty costs, against all scales of weights; those far apart first.
THRIFTS = (1, 4**7, 4**4, 4**8, 4**2, 4**6, 4**3, 4**5, 4, 4**9)


@dataclass(slots=True)
class Sketch:
    """The sittings of items by session and kind of room, and the session of each sub-item."""

    cells: dict[tuple[int, int, int], int] = field(default_factory=lambda: defaultdict(int))
    session: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Sitting:
    session: int
    free: int


class _Greedy:
    """One attempt; `thrift` is what a slot left empty costs, `waste` how many are for a load."""

    def __init__(
        self, model: SittingModel, waste: Sequence[int], thrift: int, dice: random.Random
    ) -> None:
        self.model, self.programme, self.thrift, self.dice = model, model.programme, thrift, dice
        self.weight = model.programme.weights
        self.waste = waste
        self.free = [[len(kind) for kind in model.kinds] for _ in model.sessions]
        self.sketch = Sketch()
        self.sittings: dict[int, list[_Sitting]] = defaultdict(list)
        self.clashes: dict[int, list[int]] = defaultdict(list)
        for one, other in model.speaker_pairs:
            self.clashes[one].append(other)
            self.clashes[other].append(one)

    def run(self, order: Sequence[int]) -> Sketch | None:
        """Place all items, or None where rooms run out."""
        subs = self.programme.sub_items
        for item in order:
            own = list(self.programme.sub_items_of[item])
            own.sort(key=lambda n: (-subs[n].slots, subs[n].order))
            left = sum(subs[n].slots for n in own)
            for number in own:
                if not self._place(item, number, left):
                    return None
                left -= subs[number].slots
        return self.sketch

    def ordered(self) -> Sketch:
        """The same sittings, with sub-items in their order wherever they fit in it."""
        session = dict(self.sketch.session)
        for item, sittings in self.sittings.items():
            found: dict[int, int] = {}
            line = iter(self._line(item))
            number = next(line, None)
            for sitting in sorted(sittings, key=lambda one: one.session):
                free = self.programme.sessions[sitting.session].slots
                while number is not None and self.programme.sub_items[number].slots <= free:
                    free -= self.programme.sub_items[number].slots
                    found[number] = sitting.session
                    number = next(line, None)
            if number is None and len(set(found.values())) == len({s.session for s in sittings}):
                session |= found
        return Sketch(self.sketch.cells, session)

    def _line(self, item: int) -> list[int]:
        """The sub-items of an item, each in its place as far as it has one."""
        own = self.programme.sub_items_of[item]
        order = {n: self.programme.sub_items[n].order for n in own}
        placed = {order[n]: n for n in own if 0 < order[n] <= len(own)}
        rest = iter([n for n in own if placed.get(order[n]) != n])
        return [placed[n] if n in placed else next(rest) for n in range(1, len(own) + 1)]

    def _place(self, item: int, number: int, left: int) -> bool:
        slots = self.programme.sub_items[number].slots
        best: tuple[float, int, int | None, _Sitting | None] = (NEVER, -1, None, None)
        for known in self.sittings[item]:
            if known.free >= slots:
                cost = self._wish(number, known.session)
                best = min(best, (cost, known.session, None, known), key=lambda b: b[0])
        for session in self.model.sessions:
            if self.programme.sessions[session].slots >= slots:
                cost = self._wish(number, session) + self._opening(item, session, left)
                for k, penalty in self._kinds(item, session):
                    new = (cost + penalty, session, k, None)
                    best = min(best, new, key=lambda b: b[0])
        _, session, kind, sitting = best
        if session < 0:
            return False
        if kind is not None:
            self.free[session][kind] -= 1
            self.sketch.cells[item, session, kind] += 1
            sitting = _Sitting(session, self.programme.sessions[session].slots)
            self.sittings[item].append(sitting)
        assert sitting is not None
        sitting.free -= slots
        self.sketch.session[number] = session
        return True

    def _wish(self, number: int, session: int) -> float:
        """What it costs a sub-item to lie in a session."""
        one = self.programme.sub_items[number]
        cost = one.session_penalty.get(session, 0) * self._of("sub-item-sessions")
        if self._of("time-zones"):
            cost += discomfort(self.programme, session, one.zone) * self._of("time-zones")
        clashing = sum(
            self.sketch.session.get(other) == session
            and self.programme.sub_items[other].item != one.item
            for other in self.clashes[number]
        )
        return one.slots * cost + clashing * self._of("speakers-at-once") + self.dice.random()

    def _opening(self, item: int, session: int, left: int) -> float:
        """What it costs an item to sit once more in a session."""
        at = self.programme.items[item].session_penalty.get(session, 0)
        cost: float = at * self._of("item-sessions")
        used = {sitting.session for sitting in self.sittings[item]}
        if session in used:
            cost += self._of("parallel-sittings") + self._of("room-hopping")
        elif used and session - 1 not in used and session + 1 not in used:
            cost += self._of("sessions-in-a-row")
        waste = self.waste[max(0, left - self.programme.sessions[session].slots)]
        waste += max(0, self.programme.sessions[session].slots - left)
        return cost + self.thrift * (1 + waste)

    def _kinds(self, item: int, session: int) -> Iterator[tuple[int, float]]:
        """Kinds of rooms that are free in a session, and what they cost an item."""
        wishes = self.programme.items[item].room_penalty
        known = {k for (t, _, k), count in self.sketch.cells.items() if t == item and count}
        for k, kind in enumerate(self.model.kinds):
            if self.free[session][k]:
                cost = wishes.get(kind[0], 0) * self._of("item-rooms")
                shut = self.programme.room_penalty.get((session, kind[0]), 0)
                cost += shut * self._of("session-rooms")
                if known and k not in known:
                    cost += self._of("room-hopping")
                yield k, cost

    def _of(self, rule: str) -> int:
        return self.weight.get(rule, 0)


def sketches(model: SittingModel, seed: int) -> Iterator[Sketch]:
    """First plans, each of another attempt; without end."""
    dice = random.Random(seed)
    programme = model.programme
    load = [sum(programme.sub_items[n].slots for n in own) for own in programme.sub_items_of]
    waste = _least_waste([session.slots for session in programme.sessions], max(load))
    for thrift in cycle(THRIFTS):
        noise = [size * (1 + dice.random()) for size in load]
        order = sorted(range(len(load)), key=lambda item: -noise[item])
        greedy = _Greedy(model, waste, thrift, dice)
        found = greedy.run(order)
        if found is None:
            continue
        yield found
        if programme.weights.get("sub-item-order", 0) > 0:
            yield greedy.ordered()


def _least_waste(sizes: Sequence[int], most: int) -> list[int]:
    """How many slots stay empty at least where sessions of these sizes take so many slots."""
    waste = [0]
    for load in range(1, most + 1):
        waste.append(min(waste[load - n] if load >= n else n - load for n in set(sizes)))
    return waste
