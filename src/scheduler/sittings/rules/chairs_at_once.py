"""Soft: nobody presides over two sittings at once."""

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from scheduler.sittings.programme import Laid
from scheduler.sittings.rules.base import Charge, SittingRule

if TYPE_CHECKING:
    from scheduler.sittings.model import SittingModel, Terms


class ChairsAtOnce(SittingRule):
    """Nobody presides over two items in one session."""

    id = "chairs-at-once"
    sentence = "Nobody presides over two items in one session."
    weight = 50

    def post(self, model: "SittingModel", terms: "Terms") -> None:
        """Charge each pair of sittings in one session whose items share a chair."""
        for one, other in sorted(model.programme.chair_pairs):
            for amount in model.meetings_of(one, other):
                terms.add(amount)

    def charges(self, laid: Laid) -> Iterator[Charge]:
        """Pairs of sittings in one session whose items share a chair."""
        for items in laid.items_in.values():
            for pair in combinations(sorted(items), 2):
                if pair in laid.programme.chair_pairs:
                    yield Charge(1, pair)
