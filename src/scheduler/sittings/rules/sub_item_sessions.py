"""Soft: sub-items are taken when it suits them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.sittings.programme import Laid
from scheduler.sittings.rules.base import Charge, SittingRule

if TYPE_CHECKING:
    from scheduler.sittings.model import SittingModel, Terms


class SubItemSessions(SittingRule):
    """A sub-item is taken in a session that suits it."""

    id = "sub-item-sessions"
    sentence = "A sub-item is taken in a session that suits it."
    weight = 10

    def post(self, model: "SittingModel", terms: "Terms") -> None:
        """Charge each slot of a sub-item its penalty for its session."""
        for group, taken in zip(model.groups, model.taken, strict=True):
            penalties = model.programme.sub_items[group.first].session_penalty
            for session, penalty in penalties.items():
                terms.add(taken[session], group.slots * penalty)

    def charges(self, laid: Laid) -> Iterator[Charge]:
        """The penalties of all slots for their sessions."""
        for one, place in zip(laid.programme.sub_items, laid.plan, strict=True):
            if penalty := one.session_penalty.get(place.session):
                yield Charge(one.slots * penalty, (one.item,))
