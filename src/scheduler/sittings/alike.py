"""Sub-items that may be exchanged for one another without any cost: one integer for all of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from scheduler.sittings.programme import Programme

Pairs = frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Group:
    """Sub-items of one item that are alike: all that matters of the first goes for each."""

    item: int
    slots: int
    members: tuple[int, ...]

    @property
    def first(self) -> int:
        """The sub-item that stands for all."""
        return self.members[0]


def groups(programme: Programme, told_apart: Iterable[int]) -> tuple[Group, ...]:
    """Group sub-items that are alike; those `told_apart` by conflicts stay alone."""
    alone = set(told_apart)
    ordered = programme.weights.get("sub-item-order", 0) > 0
    found: dict[object, list[int]] = {}
    for number, one in enumerate(programme.sub_items):
        key: object = number
        if number not in alone and not (ordered and one.order):
            penalties = (one.session_penalty, one.room_penalty)
            wishes = tuple(tuple(sorted(table.items())) for table in penalties)
            key = (one.item, one.slots, one.zone, wishes)
        found.setdefault(key, []).append(number)
    return tuple(
        Group(programme.sub_items[m[0]].item, programme.sub_items[m[0]].slots, tuple(m))
        for m in found.values()
    )


def speakers_clash(programme: Programme) -> Pairs:
    """Pairs that share a speaker, or of which a speaker of one chairs the other's item."""
    people = [one.speakers for one in programme.sub_items]
    return _clashing(programme, people, people)


def attendees_clash(programme: Programme) -> Pairs:
    """Pairs that share an attendee, or of which one's attendee speaks in or chairs the other."""
    attend = [one.attendees for one in programme.sub_items]
    both = [one.attendees | one.speakers for one in programme.sub_items]
    return _clashing(programme, attend, both)


def _clashing(
    programme: Programme, these: list[frozenset[str]], those: list[frozenset[str]]
) -> Pairs:
    """Pairs with one of `these` people of one among `those` of the other or its chairs."""
    subs = programme.sub_items
    where: dict[str, list[int]] = {}
    chairs: dict[str, list[int]] = {}
    for number, one in enumerate(subs):
        for person in those[number]:
            where.setdefault(person, []).append(number)
        for person in programme.items[one.item].chairs:
            chairs.setdefault(person, []).append(number)
    found = set()
    for number, one in enumerate(subs):
        for person in these[number]:
            others = list(where.get(person, ()))
            others += [n for n in chairs.get(person, ()) if subs[n].item != one.item]
            found |= {(min(number, n), max(number, n)) for n in others if n != number}
    return frozenset(found)


def items_sharing_a_chair(programme: Programme) -> Pairs:
    """Pairs of items that one person chairs."""
    items = programme.items
    return frozenset(
        (a, b) for a, b in combinations(range(len(items)), 2) if items[a].chairs & items[b].chairs
    )
