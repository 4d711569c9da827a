"""Soft: nobody misses in one slot what he or she wants to hear."""

from itertools import combinations
from typing import TYPE_CHECKING

from scheduler.sittings.alike import attendees_clash
from scheduler.sittings.programme import Laid
from scheduler.sittings.rules.base import SittingRule

if TYPE_CHECKING:
    from scheduler.sittings.model import SittingModel, Terms


class AttendeesInOneSlot(SittingRule):
    """What one person wants to hear is not in two rooms in one slot."""

    id = "attendees-in-one-slot"
    sentence = "What one person wants to hear is not in two rooms in one slot."

    def post(self, model: "SittingModel", terms: "Terms") -> None:
        """Nothing: the model knows no slots, so it charges less than a plan may cost."""

    def cost(self, laid: Laid) -> int:
        """Pairs in one slot of a session that clash."""
        clash = attendees_clash(laid.programme)
        return sum(
            pair in clash for group in laid.in_slot.values() for pair in combinations(group, 2)
        )
