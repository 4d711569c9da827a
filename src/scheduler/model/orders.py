"""Agendas in a free order: a good first timetable, by trying orders.

Once an order is chosen, the cheapest path along it is found exactly (`scheduler.model.path`), so
only the order is left to search. An item is moved to another place in it, as far as precedences let
it, and stays there where that costs no more. What the search finds is a timetable for CP-SAT to
begin with; `scheduler.model.relaxed` bounds what any order costs.
"""

import math
import random
from collections.abc import Callable, Sequence
from functools import cached_property

import numpy as np

from scheduler.domain.agenda import Part
from scheduler.domain.conference import Body
from scheduler.domain.ordering import agenda_precedences, opening_and_closing_precedences
from scheduler.model.frame import Frame
from scheduler.model.leaps import Leaping, Leaps
from scheduler.model.places import NEVER, Costs, Places, Timeline

# So many moves are tried in a round, the same on every machine; a round for 30 items in 20 meetings
# takes about a second. The next round begins with the best order so far. Where there are more
# places than `PLACES`, a move takes longer, and fewer are tried.
ROUNDS, MOVES, LEAST_MOVES, PLACES = 2, 3000, 800, 200_000
# What a move may cost more, and stay with chance 1/e, as a round begins; nothing as it ends.
PATIENCE = 30


class Orders:
    """The orders of a body's parts that its precedences allow."""

    def __init__(self, frame: Frame, body: Body) -> None:
        conference = frame.conference
        self.parts = conference.parts_of(body.id)
        self.timeline = Timeline(frame, body.id)
        self._costs: dict[tuple[str, bool], tuple[Places, Costs]] = {}
        self._leaps: dict[tuple[str, bool], Leaping | None] = {}
        stated, free = conference.precedences, body.free_order
        wanted = [
            *agenda_precedences(self.parts, stated, free),
            *opening_and_closing_precedences(self.parts, stated, free),
        ]
        self.before: dict[str, set[str]] = {part.id: set() for part in self.parts}
        for precedence in wanted:
            self.before[precedence.after].add(precedence.before)

    @property
    def is_possible(self) -> bool:
        """Whether each part has a place."""
        return all(self.cost(part, True)[1].size for part in self.parts)

    def cost_of(self, order: Sequence[Part]) -> int:
        """What the cheapest path along an order costs; `NEVER` or more where there is none."""
        return int(self._to_go(order, len(order), [])[-1][0])

    def best(
        self, first: Sequence[Part], bound: int, is_over: Callable[[], bool] = lambda: False
    ) -> Sequence[Part] | None:
        """The order found in which the path is cheapest; None where no path was found.

        The search begins with the `first` and ends where an order costs no more than the `bound`,
        or when it `is_over`.
        """
        best, chance = list(first), random.Random(0)
        for _ in range(ROUNDS):
            best = self._round(best, lambda cost: cost <= bound or is_over(), chance)
        return None if self.cost_of(best) >= NEVER else best

    @cached_property
    def _moves(self) -> int:
        if len(self.parts) < 2:
            return 0
        places = sum(self.cost(part, True)[1].size for part in self.parts)
        return max(LEAST_MOVES, MOVES * PLACES // max(PLACES, places))

    def _round(
        self, order: list[Part], is_enough: Callable[[int], bool], chance: random.Random
    ) -> list[Part]:
        to_go = self._to_go(order, len(order), [])
        best, cost = order, int(to_go[-1][0])
        for move in range(self._moves):
            if is_enough(cost):
                break
            moved, last = self._moved(order, chance)
            if moved is None:
                continue
            # What a part costs depends on the one before it, so one part more is priced anew.
            tried = self._to_go(moved, min(last + 2, len(order)), to_go)
            worse = int(tried[-1][0] - to_go[-1][0])
            warmth = PATIENCE * (1 - move / self._moves)
            if worse <= 0 or chance.random() < math.exp(-worse / warmth):
                order, to_go = moved, tried
                if to_go[-1][0] < cost:
                    best, cost = order, int(to_go[-1][0])
        return best

    def first(self) -> list[Part]:
        """An order to begin with: long parts lead their meetings, and what fits in fills them."""
        capacity = [int(steps) for steps in self.timeline.capacity]
        order: list[Part] = []
        waiting = list(self.parts)
        room = meeting = 0
        while waiting:
            done = {part.id for part in order}
            ready = [part for part in waiting if self.before[part.id] <= done]
            grid = self.timeline.frame.grid
            fitting = [part for part in ready if part.target <= room * grid]
            chosen = max(fitting or ready, key=lambda part: part.target)
            if not fitting:
                room = capacity[min(meeting, len(capacity) - 1)]
                meeting += 1
            room = max(0, room - chosen.target // grid)
            order.append(chosen)
            waiting.remove(chosen)
        return order

    def _moved(self, order: Sequence[Part], chance: random.Random) -> tuple[list[Part] | None, int]:
        """The order with one part, or two exchanged, elsewhere; and the last position changed."""
        first, second = sorted(chance.sample(range(len(order)), 2))
        moved = list(order)
        match chance.randrange(3):
            case 0:
                moved.insert(second, moved.pop(first))
            case 1:
                moved.insert(first, moved.pop(second))
            case _:
                moved[first], moved[second] = moved[second], moved[first]
        return (moved if self._is_allowed(moved, first, second) else None), second

    def _is_allowed(self, order: Sequence[Part], first: int, last: int) -> bool:
        later: set[str] = set()
        for part in reversed(order[first : last + 1]):
            if self.before[part.id] & later:
                return False
            later.add(part.id)
        return True

    # The cheapest path along an order, from its end -----------------------------------------------

    def _to_go(self, order: Sequence[Part], changed: int, known: Sequence[Costs]) -> list[Costs]:
        """Cheapest costs of what is left, after the last part first.

        `known` are those of an order that differs only in parts before position `changed`.
        """
        found = list(known[: len(order) - changed + 1])
        if not found:
            found = [np.zeros(self.timeline.length + 1, dtype=np.int64)]
        for k in reversed(range(len(order) - len(found) + 1)):
            introduced = k == 0 or order[k - 1].kind.is_introductory
            begin = self._begin(order[k], introduced, found[-1])
            awaited = self.cost(order[k], introduced)[0].awaited
            found.append(self.timeline.or_wait(begin, awaited))
        return found

    def _begin(self, part: Part, introduced: bool, after: Costs) -> Costs:
        places, cost = self.cost(part, introduced)
        found = np.full(self.timeline.length + 1, NEVER)
        cheapest = (cost + after[places.last_step + 1]).min(axis=1)
        places.by_step(np.minimum(cheapest, NEVER), found)
        return found

    def least(self, part: Part, introduced: bool) -> int:
        """What a part costs at the least by itself, spread or not."""
        _, cost = self.cost(part, introduced)
        found = int(cost.min(initial=NEVER))
        leaps = self.leaps(part, introduced)
        return found if leaps is None else min(found, leaps.leaps.least)

    def leaps(self, part: Part, introduced: bool) -> Leaping | None:
        """How a part may leave out half-days that are not held; None where it cannot."""
        key = part.id, introduced
        if key not in self._leaps:
            spread = self.timeline.frame.spread(part)
            self._leaps[key] = (
                None
                if spread is None
                else Leaping.of(Leaps(self.cost(part, introduced)[0], spread), spread, None)
            )
        return self._leaps[key]

    def cost(self, part: Part, introduced: bool) -> tuple[Places, Costs]:
        """Where a part may lie and what it costs there, `introduced` or not."""
        key = part.id, introduced
        if key not in self._costs:
            places = Places(self.timeline, part, introduced)
            self._costs[key] = places, places.costs()
        return self._costs[key]
