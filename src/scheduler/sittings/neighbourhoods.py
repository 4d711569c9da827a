"""Which items in which sessions are freed together, in one step of the search."""

import random
from collections import defaultdict
from collections.abc import Callable, Iterable

from scheduler.sittings.model import SittingModel
from scheduler.sittings.programme import Laid, Plan
from scheduler.sittings.rules import RULES

Free = frozenset[tuple[int, int]]
"""Items by sessions in which they may be moved."""
STRAY = 0.3
"""How often a set of items goes on with any item instead of a related one."""


class Surroundings:
    """What the choice of a neighbourhood goes by: relations of items, and charges of the plan."""

    def __init__(self, model: SittingModel, dice: random.Random) -> None:
        self.model, self.dice = model, dice
        self.items = range(len(model.programme.items))
        self.related = _related(model)
        self.charged: list[tuple[tuple[int, ...], int]] = []
        self.plan: Plan | None = None

    def see(self, plan: Plan) -> None:
        """Take note of what a plan is charged for."""
        if plan is self.plan:
            return
        self.plan = plan
        laid, weights = Laid(self.model.programme, plan), self.model.programme.weights
        self.charged = [
            (charge.items, weights[rule.id] * charge.amount)
            for rule in RULES
            if weights.get(rule.id, 0) > 0
            for charge in rule.charges(laid)
        ]

    def weight(self, item: int) -> int:
        """How many variables are freed with an item in one session, about."""
        return len(self.model.groups_of[item]) + len(self.model.kinds)

    def grown(self, start: Iterable[int], size: int) -> Free:
        """Items one after another, most of them related to one before, in all sessions."""
        chosen = list(dict.fromkeys(start))
        total = sum(map(self.weight, chosen)) * len(self.model.sessions)
        while total < size and len(chosen) < len(self.items):
            pool = [t for one in chosen for t in self.related[one] if t not in chosen]
            if not pool or self.dice.random() < STRAY:
                pool = [t for t in self.items if t not in chosen]
            chosen.append(self.dice.choice(pool))
            total += self.weight(chosen[-1]) * len(self.model.sessions)
        return frozenset((t, s) for t in chosen for s in self.model.sessions)

    def charged_items(self) -> tuple[int, ...]:
        """The items of a charge, those that cost more the more often, but not by far."""
        if not self.charged:
            return (self.dice.choice(self.items),)
        weights = [amount**0.5 for _, amount in self.charged]
        return self.dice.choices(self.charged, weights)[0][0]


def _related(model: SittingModel) -> dict[int, list[int]]:
    """Items that clash in people or subject."""
    subs = model.programme.sub_items
    found: dict[int, list[int]] = defaultdict(list)
    pairs = [(subs[a].item, subs[b].item) for a, b in model.speaker_pairs | model.attendee_pairs]
    for one, other in sorted({*pairs, *model.programme.similar, *model.programme.chair_pairs}):
        found[one].append(other)
        found[other].append(one)
    return found


def some_items(around: Surroundings, size: int) -> Free:
    """Any items that have to do with one another, in all sessions."""
    return around.grown([around.dice.choice(around.items)], size)


def charged_items(around: Surroundings, size: int) -> Free:
    """Items that the plan is charged for, and others, in all sessions."""
    start: list[int] = []
    for _ in range(around.dice.randint(1, 4)):
        start += around.charged_items()
    return around.grown(start, size)


def some_sessions(around: Surroundings, size: int) -> Free:
    """A few sessions with all items."""
    sessions = list(around.model.sessions)
    everywhere = sum(map(around.weight, around.items))
    count = max(2, min(len(sessions), round(size / everywhere)))
    chosen = around.dice.sample(sessions, min(count, len(sessions)))
    return frozenset((t, s) for t in around.items for s in chosen)


def some_of_each(around: Surroundings, size: int) -> Free:
    """Many items in a few sessions that follow on one another."""
    dice, sessions = around.dice, len(around.model.sessions)
    count = dice.randint(1, min(6, sessions))
    first = dice.randrange(sessions - count + 1)
    chosen: list[int] = []
    total = 0
    for t in dice.sample(around.items, len(around.items)):
        chosen.append(t)
        total += around.weight(t) * count
        if total > size:
            break
    return frozenset((t, s) for t in chosen for s in range(first, first + count))


NEIGHBOURHOODS: dict[str, Callable[[Surroundings, int], Free]] = {
    "items": some_items,
    "charged": charged_items,
    "sessions": some_sessions,
    "both": some_of_each,
}
