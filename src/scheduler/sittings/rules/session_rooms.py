"""Soft: rooms are used when they are at hand."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.sittings.programme import Laid
from scheduler.sittings.rules.base import Charge, SittingRule

if TYPE_CHECKING:
    from scheduler.sittings.model import SittingModel, Terms


class SessionRooms(SittingRule):
    """A room is used in the sessions in which it is at hand."""

    id = "session-rooms"
    sentence = "A room is used in the sessions in which it is at hand."
    weight = 50

    def post(self, model: "SittingModel", terms: "Terms") -> None:
        """Charge each sitting the penalty of its room in its session."""
        for k, kind in enumerate(model.kinds):
            for s in model.sessions:
                penalty = min(model.programme.room_penalty.get((s, room), 0) for room in kind)
                for cells in model.cell:
                    terms.add(cells[s][k], penalty)

    def charges(self, laid: Laid) -> Iterator[Charge]:
        """The penalties of all sittings for a room in a session."""
        for cell, item in laid.item_at.items():
            if penalty := laid.programme.room_penalty.get(cell):
                yield Charge(penalty, (item,))
