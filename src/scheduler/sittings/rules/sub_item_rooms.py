"""Soft: sub-items are taken where it suits them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.sittings.programme import Laid
from scheduler.sittings.rules.base import Charge, SittingRule

if TYPE_CHECKING:
    from scheduler.sittings.model import SittingModel, Terms


class SubItemRooms(SittingRule):
    """A sub-item is taken in a room that suits it."""

    id = "sub-item-rooms"
    sentence = "A sub-item is taken in a room that suits it."
    weight = 10

    def post(self, model: "SittingModel", terms: "Terms") -> None:
        """Charge each slot of a sub-item the penalty of the only room its item has in a session."""
        for group, taken in zip(model.groups, model.taken, strict=True):
            many, t = len(group.members), group.item
            penalties = model.programme.sub_items[group.first].room_penalty
            for k, kind in enumerate(model.kinds):
                penalty = min(penalties.get(room, 0) for room in kind)
                for s in model.sessions if penalty else ():
                    there = model.cp.new_int_var(0, many, f"there:{group.first}:{s}:{k}")
                    others = model.sittings[t][s] - model.cell[t][s][k]
                    model.cp.add(there >= taken[s] - many * others)
                    terms.add(there, group.slots * penalty)

    def charges(self, laid: Laid) -> Iterator[Charge]:
        """The penalties of all slots for their rooms."""
        for one, place in zip(laid.programme.sub_items, laid.plan, strict=True):
            if penalty := one.room_penalty.get(place.room):
                yield Charge(one.slots * penalty, (one.item,))
