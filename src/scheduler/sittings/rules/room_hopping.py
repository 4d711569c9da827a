"""Soft: an item stays in its room."""

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.sittings.programme import Laid
from scheduler.sittings.rules.base import Charge, SittingRule

if TYPE_CHECKING:
    from scheduler.sittings.model import SittingModel, Terms


class RoomHopping(SittingRule):
    """An item stays in one room."""

    id = "room-hopping"
    sentence = "An item stays in one room."
    weight = 2

    def post(self, model: "SittingModel", terms: "Terms") -> None:
        """Charge each item the rooms it uses beyond the first; of a kind, as few as it can."""
        for t, cells in enumerate(model.cell):
            used = [
                model.cp.new_int_var(0, min(len(kind), model.most(t)), f"used:{t}:{k}")
                for k, kind in enumerate(model.kinds)
            ]
            for row in cells:
                for cell, rooms in zip(row, used, strict=True):
                    model.cp.add(cell <= rooms)
            most = sum(map(len, model.kinds)) - 1
            terms.add(model.amount(f"further-rooms:{t}", sum(used) - 1, most))

    def charges(self, laid: Laid) -> Iterator[Charge]:
        """The rooms of each item beyond the first."""
        rooms: dict[int, set[int]] = defaultdict(set)
        for (_, room), item in laid.item_at.items():
            rooms[item].add(room)
        for item, used in rooms.items():
            if len(used) > 1:
                yield Charge(len(used) - 1, (item,))
