"""Soft: items sit when it suits them."""

from typing import TYPE_CHECKING

from scheduler.sittings.programme import Laid
from scheduler.sittings.rules.base import SittingRule

if TYPE_CHECKING:
    from scheduler.sittings.model import SittingModel, Terms


class ItemSessions(SittingRule):
    """An item sits in the sessions that suit it."""

    id = "item-sessions"
    sentence = "An item sits in the sessions that suit it."

    def post(self, model: "SittingModel", terms: "Terms") -> None:
        """Charge each sitting the item’s penalty for its session."""
        for sittings, item in zip(model.sittings, model.programme.items, strict=True):
            for session, penalty in item.session_penalty.items():
                terms.add(sittings[session], penalty)

    def cost(self, laid: Laid) -> int:
        """The penalties of all sittings for their sessions."""
        items = laid.programme.items
        return sum(items[t].session_penalty.get(s, 0) for (s, _), t in laid.item_at.items())
