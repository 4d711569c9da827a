"""Soft: nobody is to speak or preside twice in one slot."""

from itertools import combinations
from typing import TYPE_CHECKING

from scheduler.sittings.alike import speakers_clash
from scheduler.sittings.programme import Laid
from scheduler.sittings.rules.base import SittingRule

if TYPE_CHECKING:
    from scheduler.sittings.model import SittingModel, Terms


class SpeakersInOneSlot(SittingRule):
    """Nobody speaks or presides in two rooms in one slot."""

    id = "speakers-in-one-slot"
    sentence = "Nobody speaks or presides in two rooms in one slot."

    def post(self, model: "SittingModel", terms: "Terms") -> None:
        """Nothing: the model knows no slots, so it charges less than a plan may cost."""

    def cost(self, laid: Laid) -> int:
        """Pairs in one slot of a session that clash."""
        clash = speakers_clash(laid.programme)
        return sum(
            pair in clash for group in laid.in_slot.values() for pair in combinations(group, 2)
        )
