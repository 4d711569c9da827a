"""A conference of parallel sittings: items with sub-items, taken in sessions, rooms and slots.

An item is taken in *sittings*: a session (a half-day, as a rule) in one room, which then belongs to
that item alone. Its sub-items – statements, papers, reports – fill the equal time slots of the
sittings. Sessions, rooms, items and sub-items are named by their numbers, from 0.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations

Pairs = frozenset[tuple[int, int]]
"""Pairs of numbers, the lower first."""


@dataclass(frozen=True, slots=True)
class Session:
    """A session: how many slots it has, and its local start and end in minutes of the day."""

    name: str
    slots: int
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    """An item, with who chairs it, and what each session and each room costs it."""

    name: str
    chairs: frozenset[str] = frozenset()
    session_penalty: Mapping[int, int] = field(default_factory=dict)
    room_penalty: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SubItem:
    """A sub-item of an item: its length in slots, and its wishes.

    `order` is its place among the sub-items of the item, from 1, or 0 where it has none; `zone` is
    where its speakers are, in minutes east of GMT.
    """

    name: str
    item: int
    slots: int = 1
    order: int = 0
    zone: int = 0
    speakers: frozenset[str] = frozenset()
    attendees: frozenset[str] = frozenset()
    session_penalty: Mapping[int, int] = field(default_factory=dict)
    room_penalty: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours of the day that suit, in minutes, and what it costs to sit outside them."""

    start: int = 0
    end: int = 24 * 60
    outside: int = 0


@dataclass(frozen=True)
class Programme:
    """What is to be scheduled; a rule without a weight costs nothing.

    `similar` has what it costs that two items sit at once, by their numbers in ascending order.
    """

    sessions: tuple[Session, ...]
    rooms: tuple[str, ...]
    items: tuple[Item, ...]
    sub_items: tuple[SubItem, ...]
    weights: Mapping[str, int]
    room_penalty: Mapping[tuple[int, int], int]
    similar: Mapping[tuple[int, int], int]
    zone: int = 0
    suitable: Hours = Hours()
    bearable: Hours = Hours()

    @cached_property
    def sub_items_of(self) -> tuple[tuple[int, ...], ...]:
        """The sub-items of each item."""
        found: dict[int, list[int]] = defaultdict(list)
        for number, one in enumerate(self.sub_items):
            found[one.item].append(number)
        return tuple(tuple(found[item]) for item in range(len(self.items)))

    @cached_property
    def speaker_pairs(self) -> Pairs:
        """Sub-items that share a speaker, or of which a speaker of one chairs the other's item."""
        people = [one.speakers for one in self.sub_items]
        return self._clashing(people, people)

    @cached_property
    def attendee_pairs(self) -> Pairs:
        """Sub-items with an attendee of one among the other's attendees, speakers and chairs."""
        attend = [one.attendees for one in self.sub_items]
        return self._clashing(attend, [one.attendees | one.speakers for one in self.sub_items])

    @cached_property
    def chair_pairs(self) -> Pairs:
        """Items that one person chairs."""
        items = self.items
        return frozenset(
            (a, b)
            for a, b in combinations(range(len(items)), 2)
            if items[a].chairs & items[b].chairs
        )

    def _clashing(self, these: list[frozenset[str]], those: list[frozenset[str]]) -> Pairs:
        """Pairs with one of `these` people of one among `those` of the other or its chairs."""
        subs = self.sub_items
        where: dict[str, list[int]] = defaultdict(list)
        chairs: dict[str, list[int]] = defaultdict(list)
        for number, one in enumerate(subs):
            for person in those[number]:
                where[person].append(number)
            for person in self.items[one.item].chairs:
                chairs[person].append(number)
        found = set()
        for number, one in enumerate(subs):
            for person in these[number]:
                others = list(where.get(person, ()))
                others += [n for n in chairs.get(person, ()) if subs[n].item != one.item]
                found |= {(min(number, n), max(number, n)) for n in others if n != number}
        return frozenset(found)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a sub-item begins."""

    session: int
    room: int
    slot: int


Plan = tuple[Place, ...]
"""A place for each sub-item."""


@dataclass(frozen=True, slots=True)
class Found:
    """A plan and its cost."""

    cost: int
    plan: Plan


class Laid:
    """A plan seen by sittings and slots, which is what rules count on."""

    def __init__(self, programme: Programme, plan: Plan) -> None:
        self.programme = programme
        self.plan = plan
        self.item_at: dict[tuple[int, int], int] = {}
        self.in_session: dict[int, list[int]] = defaultdict(list)
        self.in_slot: dict[tuple[int, int], list[int]] = defaultdict(list)
        for number, (one, place) in enumerate(zip(programme.sub_items, plan, strict=True)):
            self.item_at[place.session, place.room] = one.item
            self.in_session[place.session].append(number)
            for slot in range(place.slot, place.slot + one.slots):
                self.in_slot[place.session, slot].append(number)

    @cached_property
    def items_in(self) -> dict[int, list[int]]:
        """The items of the sittings of each session, once for each sitting."""
        found: dict[int, list[int]] = defaultdict(list)
        for (session, _), item in self.item_at.items():
            found[session].append(item)
        return found


def faults(programme: Programme, plan: Plan) -> list[str]:
    """Why a plan cannot be held: nothing where every sub-item is whole in its item's sitting."""
    found = []
    item_at: dict[tuple[int, int], int] = {}
    taken: set[tuple[int, int, int]] = set()
    for one, place in zip(programme.sub_items, plan, strict=True):
        cell = place.session, place.room
        if item_at.setdefault(cell, one.item) != one.item:
            found.append(f"{one.name} lies in the sitting of another item")
        if place.slot < 0 or place.slot + one.slots > programme.sessions[place.session].slots:
            found.append(f"{one.name} is longer than what is left of the session")
        for slot in range(place.slot, place.slot + one.slots):
            if (*cell, slot) in taken:
                found.append(f"{one.name} lies over another sub-item")
            taken.add((*cell, slot))
    return found
