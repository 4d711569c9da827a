"""Soft: an item does not sit in two rooms at once."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.sittings.programme import Laid
from scheduler.sittings.rules.base import Charge, SittingRule

if TYPE_CHECKING:
    from scheduler.sittings.model import SittingModel, Terms


class ParallelSittings(SittingRule):
    """An item does not sit in two rooms at once."""

    id = "parallel-sittings"
    sentence = "An item does not sit in two rooms at once."
    weight = 5

    def post(self, model: "SittingModel", terms: "Terms") -> None:
        """Charge each session the sittings of an item beyond the first."""
        for t, (sittings, held) in enumerate(zip(model.sittings, model.held, strict=True)):
            for s in model.sessions if model.most(t) > 1 else ():
                further = sittings[s] - held[s]
                terms.add(model.amount(f"further:{t}:{s}", further, model.most(t) - 1))

    def charges(self, laid: Laid) -> Iterator[Charge]:
        """The sittings of each item in each session beyond the first."""
        count = Counter((session, item) for (session, _), item in laid.item_at.items())
        for (_, item), sittings in count.items():
            if sittings > 1:
                yield Charge(sittings - 1, (item,))
