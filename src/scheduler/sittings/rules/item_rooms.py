"""Soft: items sit where it suits them."""

from typing import TYPE_CHECKING

from scheduler.sittings.programme import Laid
from scheduler.sittings.rules.base import SittingRule

if TYPE_CHECKING:
    from scheduler.sittings.model import SittingModel, Terms


class ItemRooms(SittingRule):
    """An item sits in the rooms that suit it."""

    id = "item-rooms"
    sentence = "An item sits in the rooms that suit it."

    def post(self, model: "SittingModel", terms: "Terms") -> None:
        """Charge each sitting the item’s penalty for its room."""
        for cells, item in zip(model.cell, model.programme.items, strict=True):
            for row in cells:
                for cell, kind in zip(row, model.kinds, strict=True):
                    terms.add(cell, item.room_penalty.get(kind[0], 0))

    def cost(self, laid: Laid) -> int:
        """The penalties of all sittings for their rooms."""
        items = laid.programme.items
        return sum(items[t].room_penalty.get(r, 0) for (_, r), t in laid.item_at.items())
