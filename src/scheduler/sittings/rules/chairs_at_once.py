"""Soft: nobody presides over two sittings at once."""

from itertools import combinations
from typing import TYPE_CHECKING

from scheduler.sittings.alike import items_sharing_a_chair
from scheduler.sittings.programme import Laid
from scheduler.sittings.rules.base import SittingRule

if TYPE_CHECKING:
    from scheduler.sittings.model import SittingModel, Terms


class ChairsAtOnce(SittingRule):
    """Nobody presides over two items in one session."""

    id = "chairs-at-once"
    sentence = "Nobody presides over two items in one session."

    def post(self, model: "SittingModel", terms: "Terms") -> None:
        """Charge each pair of sittings in one session whose items share a chair."""
        for one, other in sorted(items_sharing_a_chair(model.programme)):
            for amount in model.meetings_of(one, other):
                terms.add(amount)

    def cost(self, laid: Laid) -> int:
        """Pairs of sittings in one session whose items share a chair."""
        shared = items_sharing_a_chair(laid.programme)
        return sum(
            (min(pair), max(pair)) in shared
            for items in laid.items_in.values()
            for pair in combinations(items, 2)
        )
