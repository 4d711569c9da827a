"""The constraint model of a programme: items into sessions and rooms, sub-items into sessions.

It knows no slots. Which sub-item of a session lies in which of its item's parallel sittings, and
where in it, is settled afterwards (`scheduler.sittings.slots`); what the model charges is never
more than what a plan then costs, so its bound holds for plans too.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from scheduler.model.cp_sat import cp_model
from scheduler.sittings.alike import Group, groups
from scheduler.sittings.programme import Pairs, Programme

Amount = cp_model.LinearExpr
Variable = cp_model.IntVar
HEAVY = 10
Kinds = tuple[tuple[int, ...], ...]
"""Rooms by what distinguishes them for a model; each kind has rooms in ascending order."""


@dataclass(slots=True)
class Terms:
    """What a rule charges: amounts by which the objective grows, each counted once."""

    found: list[Amount] = field(default_factory=list)

    def add(self, amount: Amount, times: int = 1) -> None:
        """Charge an amount so many times."""
        if times:
            self.found.append(times * amount)


class SittingModel:
    """The variables, by item, session, room and group of sub-items.

    `sittings[t][s]` counts the sittings of an item in a session, `held[t][s]` says whether there
    are any, `cell[t][s][k]` counts those in rooms of a kind; `taken[g][s]` counts sub-items of a
    group.
    """

    def __init__(self, programme: Programme, kinds: Kinds | None = None) -> None:
        self.programme = programme
        self.kinds = kinds_of_rooms(programme) if kinds is None else kinds
        self.cp = cp_model.CpModel()
        weights = programme.weights
        nobody: Pairs = frozenset()
        self.speaker_pairs = programme.speaker_pairs if _any(weights, "speakers") else nobody
        self.attendee_pairs = programme.attendee_pairs if _any(weights, "attendees") else nobody
        apart = {n for pair in self.speaker_pairs | self.attendee_pairs for n in pair}
        self.groups: tuple[Group, ...] = groups(programme, apart)
        self.group_of = {n: g for g, group in enumerate(self.groups) for n in group.members}
        self.groups_of: list[list[int]] = [[] for _ in programme.items]
        for number, group in enumerate(self.groups):
            self.groups_of[group.item].append(number)
        self._variables()
        self._rooms()
        self._capacity()
        self.objective: list[Amount] = []

    def flag(self, name: str) -> Variable:
        """A new yes-or-no variable."""
        return self.cp.new_bool_var(name)

    def both(self, name: str, one: Amount, other: Amount) -> Variable:
        """A variable that is 1 where two 0–1 amounts both are; it is 0 for the asking elsewhere."""
        both = self.flag(name)
        self.cp.add(one + other - 1 <= both)
        return both

    def together(self, one: int, other: int) -> Variable:
        """Whether two sub-items, each alone in its group, lie in one session."""
        together = self.flag(f"together:{one}:{other}")
        for here, there in zip(self.taken_by(one), self.taken_by(other), strict=True):
            self.cp.add(here + there - 1 <= together)
        return together

    def meetings_of(self, one: int, other: int) -> list[Amount]:
        """How many pairs of sittings two items have in each session."""
        found: list[Amount] = []
        for s in self.sessions:
            both = self.both(f"both:{one}:{other}:{s}", self.held[one][s], self.held[other][s])
            # Pairs number n·m ≥ n + m − 1, which is all where either sits in one room.
            most = self.most(one) + self.most(other)
            pairs = self.cp.new_int_var(0, most, f"pairs:{one}:{other}:{s}")
            self.cp.add(pairs >= both)
            sittings = self.sittings[one][s] + self.sittings[other][s]
            self.cp.add(pairs >= sittings - 1 - most * (1 - both))
            found.append(pairs)
        return found

    def most(self, item: int) -> int:
        """The most sittings that an item can have in a session."""
        own = self.programme.sub_items_of[item]
        return min(len(self.programme.rooms), len(own))

    def amount(self, name: str, value: Amount | int, most: int) -> Variable:
        """A variable for an amount that is known to lie between 0 and the most."""
        amount = self.cp.new_int_var(0, most, name)
        self.cp.add(amount == value)
        return amount

    def charge(self, terms: Terms, weight: int) -> None:
        """Put what a rule charges into the objective."""
        self.objective += [weight * amount for amount in terms.found]

    def finish(self) -> None:
        """Set the objective, once all rules have been posted."""
        self.cp.minimize(sum(self.objective))

    def taken_by(self, sub_item: int) -> Sequence[Variable]:
        """In which session a sub-item lies that is alone in its group."""
        return self.taken[self.group_of[sub_item]]

    @cached_property
    def sessions(self) -> range:
        """The numbers of the sessions."""
        return range(len(self.programme.sessions))

    def _variables(self) -> None:
        programme, new = self.programme, self.cp.new_int_var
        self.held = [
            [self.flag(f"held:{t}:{s}") for s in self.sessions] for t in range(len(programme.items))
        ]
        self.sittings = []
        for t in range(len(programme.items)):
            most = self.most(t)
            self.sittings.append([new(0, most, f"sittings:{t}:{s}") for s in self.sessions])
        self.taken = [
            [new(0, len(group.members), f"taken:{g}:{s}") for s in self.sessions]
            for g, group in enumerate(self.groups)
        ]
        for group, taken in zip(self.groups, self.taken, strict=True):
            self.cp.add(sum(taken) == len(group.members))
            for session, count in zip(programme.sessions, taken, strict=True):
                if group.slots > session.slots:
                    self.cp.add(count == 0)

    def _rooms(self) -> None:
        """Each sitting has a room, and no room has two sittings at once."""
        self.cell: list[list[list[Variable]]] = []
        for t, row in enumerate(self.sittings):
            most = self.most(t)
            cells = [
                [
                    self.cp.new_int_var(0, min(most, len(kind)), f"cell:{t}:{s}:{k}")
                    for k, kind in enumerate(self.kinds)
                ]
                for s in self.sessions
            ]
            self.cell.append(cells)
            for s in self.sessions:
                self.cp.add(sum(cells[s]) == row[s])
        for s in self.sessions:
            for k, kind in enumerate(self.kinds):
                self.cp.add(sum(cells[s][k] for cells in self.cell) <= len(kind))

    def _capacity(self) -> None:
        """Sub-items fit into the sittings of their item, and no sitting is empty."""
        for t, (held, sittings) in enumerate(zip(self.held, self.sittings, strict=True)):
            own = self.groups_of[t]
            for s, session in enumerate(self.programme.sessions):
                count = sum(self.taken[g][s] for g in own)
                self.cp.add(sittings[s] <= count)
                self.cp.add(sittings[s] >= held[s])
                self.cp.add(sittings[s] <= self.most(t) * held[s])
                for lengths, unit in packings(session.slots, {self.groups[g].slots for g in own}):
                    load = sum(lengths[self.groups[g].slots] * self.taken[g][s] for g in own)
                    self.cp.add(load <= unit * sittings[s])
                for g in own:
                    self.cp.add(self.taken[g][s] <= len(self.groups[g].members) * held[s])


def kinds_of_rooms(programme: Programme) -> Kinds:
    """Rooms that cost the same at any time and for anybody are of one kind."""
    minded = {rule for rule, weight in programme.weights.items() if weight > 0}
    wishing = [one for one in programme.items if "item-rooms" in minded]
    subs = [one for one in programme.sub_items if "sub-item-rooms" in minded]
    sessions = range(len(programme.sessions) if "session-rooms" in minded else 0)
    found: dict[object, list[int]] = {}
    for room in range(len(programme.rooms)):
        wishes = [one.room_penalty.get(room, 0) for one in wishing]
        wishes += [one.room_penalty.get(room, 0) for one in subs]
        wishes += [programme.room_penalty.get((s, room), 0) for s in sessions]
        found.setdefault(tuple(wishes), []).append(room)
    return tuple(map(tuple, found.values()))


def rough_kinds(programme: Programme) -> Kinds:
    """Rooms of one kind as far as what costs most is concerned.

    Penalties of less than a tenth of the highest are left out of account: a plan is then found
    sooner, and made good for them afterwards.
    """
    by_item, by_session = (
        programme.weights.get(rule, 0) for rule in ("item-rooms", "session-rooms")
    )
    costs = [by_item * cost for one in programme.items for cost in one.room_penalty.values()]
    costs += [by_session * cost for cost in programme.room_penalty.values()]
    least = max(costs, default=0) / HEAVY
    found: dict[object, list[int]] = {}
    for room in range(len(programme.rooms)):
        wishes = [by_item * one.room_penalty.get(room, 0) for one in programme.items]
        wishes += [
            by_session * programme.room_penalty.get((session, room), 0)
            for session in range(len(programme.sessions))
        ]
        key = tuple(cost if cost >= least else 0 for cost in wishes)
        found.setdefault(key, []).append(room)
    return tuple(map(tuple, found.values()))


def single_rooms(programme: Programme) -> Kinds:
    """Each room a kind of its own."""
    return tuple((room,) for room in range(len(programme.rooms)))


def packings(slots: int, lengths: Iterable[int]) -> list[tuple[dict[int, int], int]]:
    """Weights of lengths, and how much of them a sitting of so many slots takes at most.

    The first is that of the lengths themselves; the others say that of what is longer than a part
    of the sitting, only so many fit.
    """
    wanted = sorted({length for length in lengths if length <= slots})
    found: list[tuple[dict[int, int], int]] = [({n: n for n in wanted}, slots)]
    for parts in range(1, slots):
        # What is longer than slots / (parts + 1) counts by how often it is so; `parts` fit.
        weight = {n: ((parts + 1) * n - 1) // slots for n in wanted}
        if any(weight.values()) and all(weight != known for known, _ in found):
            found.append((weight, parts))
    return [(dict.fromkeys(lengths, 0) | weight, unit) for weight, unit in found]


def _any(weights: object, who: str) -> bool:
    return any(
        dict(weights).get(f"{who}-{when}", 0) > 0  # type: ignore[call-overload]
        for when in ("at-once", "in-one-slot")
    )


__all__ = ["Amount", "Pairs", "SittingModel", "Terms", "Variable", "packings"]
