"""Sub-items that may be exchanged for one another without any cost: one integer for all of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from scheduler.sittings.programme import Programme


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
