"""Soft: items sit where it suits them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.sittings.programme import Laid
from scheduler.sittings.rules.base import Charge, SittingRule

if TYPE_CHECKING:
    from scheduler.sittings.model import SittingModel, Terms


class ItemRooms(SittingRule):
    """An item sits in the rooms that suit it."""

    id = "item-rooms"
    sentence = "An item sits in the rooms that suit it."
    weight = 10

    def post(self, model: "SittingModel", terms: "Terms") -> None:
        """Charge each sitting the item’s penalty for its room."""
        for cells, item in zip(model.cell, model.programme.items, strict=True):
            for row in cells:
                for cell, kind in zip(row, model.kinds, strict=True):
                    terms.add(cell, min(item.room_penalty.get(room, 0) for room in kind))

    def charges(self, laid: Laid) -> Iterator[Charge]:
        """The penalties of all sittings for their rooms."""
        for (_, room), item in laid.item_at.items():
            if penalty := laid.programme.items[item].room_penalty.get(room):
                yield Charge(penalty, (item,))
