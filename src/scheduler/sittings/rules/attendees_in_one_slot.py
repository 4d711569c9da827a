"""Soft: nobody misses in one slot what he or she wants to hear."""

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from scheduler.sittings.programme import Laid
from scheduler.sittings.rules.base import Charge, SittingRule

if TYPE_CHECKING:
    from scheduler.sittings.model import SittingModel, Terms


class AttendeesInOneSlot(SittingRule):
    """What one person wants to hear is not in two rooms in one slot."""

    id = "attendees-in-one-slot"
    sentence = "What one person wants to hear is not in two rooms in one slot."
    weight = 3

    def post(self, model: "SittingModel", terms: "Terms") -> None:
        """Nothing: the model knows no slots, so it charges less than a plan may cost."""

    def charges(self, laid: Laid) -> Iterator[Charge]:
        """Pairs in one slot of a session that clash."""
        subs = laid.programme.sub_items
        for group in laid.in_slot.values():
            for one, other in combinations(group, 2):
                if (one, other) in laid.programme.attendee_pairs:
                    yield Charge(1, (subs[one].item, subs[other].item))
