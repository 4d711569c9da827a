"""Soft: items sit when it suits them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.sittings.programme import Laid
from scheduler.sittings.rules.base import Charge, SittingRule

if TYPE_CHECKING:
    from scheduler.sittings.model import SittingModel, Terms


class ItemSessions(SittingRule):
    """An item sits in the sessions that suit it."""

    id = "item-sessions"
    sentence = "An item sits in the sessions that suit it."
    weight = 10

    def post(self, model: "SittingModel", terms: "Terms") -> None:
        """Charge each sitting the item’s penalty for its session."""
        for sittings, item in zip(model.sittings, model.programme.items, strict=True):
            for session, penalty in item.session_penalty.items():
                terms.add(sittings[session], penalty)

    def charges(self, laid: Laid) -> Iterator[Charge]:
        """The penalties of all sittings for their sessions."""
        for (session, _), item in laid.item_at.items():
            if penalty := laid.programme.items[item].session_penalty.get(session):
                yield Charge(penalty, (item,))
