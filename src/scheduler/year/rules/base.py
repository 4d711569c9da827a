"""What a rule of a year is: a name, a plain sentence, a posting to the model, and its own check.

`restrict` strikes out places of one session before there are variables, `price` says what a soft
rule charges for a place by itself, and `post` puts into the model what concerns several sessions.
The check walks a finished calendar by its dates and shares no code with them.
"""

from abc import ABC
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from scheduler.domain.timetable import Cost
from scheduler.rules.base import Charge, Violation
from scheduler.year.domain import Calendar, Session, Year

if TYPE_CHECKING:
    from scheduler.year.model.plan import Plan


class Rule(ABC):
    """A rule by its kebab-case `id` and the sentence a planner reads."""

    id: ClassVar[str]
    sentence: ClassVar[str]

    def restrict(self, year: Year, session: Session, firsts: Sequence[int]) -> Sequence[int]:
        """Of these half-days, those in which the session may begin as far as the rule goes."""
        return firsts

    def post(self, plan: "Plan") -> None:  # noqa: B027 - many rules are said place by place
        """Put into the model what the rule says of several sessions together."""


class HardRule(Rule):
    """A calendar that breaks it is not written.

    `remedy` says what else than dates can be changed where it leaves no calendar.
    """

    remedy: ClassVar[str] = ""

    def check(self, year: Year, calendar: Calendar) -> Iterator[Violation]:
        """Find where a calendar breaks the rule, from the calendar alone."""
        raise NotImplementedError

    def broken(self, message: str, where: str = "") -> Violation:
        """A violation of this rule."""
        return Violation(self.id, message, where)


class SoftRule(Rule):
    """Costs `amount × weight`; `unit` says what the amount counts; weight 0 switches it off."""

    unit: ClassVar[str]
    weight: ClassVar[int]

    def price(self, year: Year, session: Session, first: int) -> int:
        """The amount charged to a session that begins in a half-day, whatever others do."""
        return 0

    def charges(self, year: Year, calendar: Calendar) -> Iterator[Charge]:
        """Find what a calendar is charged, from the calendar alone."""
        raise NotImplementedError

    def weight_in(self, year: Year) -> int:
        """The planner's weight for this rule, or the default."""
        return dict(year.weights).get(self.id, self.weight)

    def cost(self, year: Year, calendar: Calendar) -> Cost:
        """The rule's share of the objective, recomputed from the calendar."""
        found = list(self.charges(year, calendar))
        return Cost(
            rule=self.id,
            amount=sum(charge.amount for charge in found),
            weight=self.weight_in(year),
            unit=self.unit,
            details=tuple(charge.message for charge in found),
        )
