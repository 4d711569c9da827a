"""Soft: items on similar subjects do not sit at the same time."""

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from scheduler.sittings.programme import Laid
from scheduler.sittings.rules.base import Charge, SittingRule

if TYPE_CHECKING:
    from scheduler.sittings.model import SittingModel, Terms


class SimilarItems(SittingRule):
    """Items that the same people follow do not sit at the same time."""

    id = "similar-items"
    sentence = "Items that the same people follow do not sit at the same time."
    weight = 5

    def post(self, model: "SittingModel", terms: "Terms") -> None:
        """Charge each pair of sittings of similar items in one session."""
        for (one, other), penalty in model.programme.similar.items():
            if one != other:
                for amount in model.meetings_of(one, other):
                    terms.add(amount, penalty)

    def charges(self, laid: Laid) -> Iterator[Charge]:
        """The penalties of pairs of sittings in one session."""
        for items in laid.items_in.values():
            for one, other in combinations(sorted(items), 2):
                if one != other and (penalty := laid.programme.similar.get((one, other))):
                    yield Charge(penalty, (one, other))
