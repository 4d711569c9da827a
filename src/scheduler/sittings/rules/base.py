"""What a rule of parallel sittings is: a name, a plain sentence, a posting, and a count of its own.

All are soft: a rule charges an amount times its weight in the programme. `post` says so to the
model, where it may charge less than a plan then costs, but never more; `charges` counts on a plan
and shares no code with it.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from scheduler.sittings.programme import Laid

if TYPE_CHECKING:
    from scheduler.sittings.model import SittingModel, Terms


class Charge(NamedTuple):
    """One place where a plan is charged: an amount ≥ 1, and the items that it is about."""

    amount: int
    items: tuple[int, ...]


class SittingRule(ABC):
    """A rule by its kebab-case `id`, the sentence a planner reads, and its usual weight."""

    id: ClassVar[str]
    sentence: ClassVar[str]
    weight: ClassVar[int]

    @abstractmethod
    def post(self, model: "SittingModel", terms: "Terms") -> None:
        """Charge for the rule in the model."""

    @abstractmethod
    def charges(self, laid: Laid) -> Iterator[Charge]:
        """Find what a plan is charged, before the weight."""

    def cost(self, laid: Laid) -> int:
        """What a plan is charged, before the weight."""
        return sum(charge.amount for charge in self.charges(laid))
