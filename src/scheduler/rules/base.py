"""What a rule is: a name, a plain sentence, a posting to the model, and a check of its own.

A rule is posted in up to four steps, each of which walks the conference: `restrict` strikes out
what cannot be, before there are variables; `post` constrains the variables; `caps` says of which
meetings only so many are held; `price` tells the exact
algorithm for agendas in a fixed order (`scheduler.model.path`) what a soft rule charges a part for
lying somewhere. The check walks a finished timetable and shares no code with them. A hard rule's
check yields violations, a soft rule's yields charges.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.timetable import Cost, Timetable
from scheduler.rules.caps import Cap

if TYPE_CHECKING:
    from scheduler.model.frame import Frame
    from scheduler.model.places import Amounts, Minutes, Places
    from scheduler.model.plan import Plan
    from scheduler.model.roster import RosterPlan


@dataclass(frozen=True, slots=True)
class Case:
    """One concrete thing that a rule demands, as a planner would say it.

    Cases are what an explanation names: `where` is the line of the file it comes from.
    """

    rule: str
    sentence: str
    where: str = ""

    @property
    def told(self) -> str:
        """The sentence with a capital, and its line."""
        text = self.sentence[0].upper() + self.sentence[1:]
        return f"{text} ({self.where})" if self.where else text


@dataclass(frozen=True, slots=True)
class Violation:
    """One place where a timetable breaks a hard rule."""

    rule: str
    message: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class Charge:
    """One place where a soft rule costs something: an amount ≥ 1 in the rule's unit, and what."""

    amount: int
    message: str


class Rule(ABC):
    """A rule by its kebab-case `id` and the sentence a planner reads."""

    id: ClassVar[str]
    sentence: ClassVar[str]

    def restrict(self, frame: "Frame") -> None:  # noqa: B027 - most rules leave it as it is
        """Strike out what the rule forbids of itself; most rules forbid nothing so."""

    @abstractmethod
    def post(self, plan: "Plan") -> None:
        """Put the rule into the constraint model."""


class HardRule(Rule):
    """A timetable that breaks it is not written."""

    def caps(self, conference: Conference) -> Iterator[Cap]:
        """What the rule demands of how many meetings are held; most rules demand nothing so."""
        yield from ()

    def staff(self, roster: "RosterPlan") -> None:
        """Say who may serve which meeting, where interpreters are named; most rules say nothing."""

    @abstractmethod
    def check(self, conference: Conference, timetable: Timetable) -> Iterator[Violation]:
        """Find where a timetable breaks the rule, from the timetable alone."""

    def broken(self, message: str, where: str = "") -> Violation:
        """A violation of this rule."""
        return Violation(self.id, message, where)


class SoftRule(Rule):
    """Costs `amount × weight`; `unit` says what the amount counts; weight 0 switches it off."""

    unit: ClassVar[str]
    weight: ClassVar[int]

    def price(self, places: "Places") -> "Amounts":
        """The amount charged to one part at each of its places, or less where others matter too."""
        return 0

    def price_idle(self, conference: Conference, meeting: Meeting, idle: "Minutes") -> "Amounts":
        """The amount charged for idle minutes at the end of a meeting that is held, or less."""
        return 0

    @abstractmethod
    def charges(self, conference: Conference, timetable: Timetable) -> Iterator[Charge]:
        """Find what a timetable is charged, from the timetable alone."""

    def weight_in(self, conference: Conference) -> int:
        """The planner's weight for this rule, or the default."""
        return dict(conference.weights).get(self.id, self.weight)

    def cost(self, conference: Conference, timetable: Timetable) -> Cost:
        """The rule's share of the objective, recomputed from the timetable."""
        found = list(self.charges(conference, timetable))
        return Cost(
            rule=self.id,
            amount=sum(charge.amount for charge in found),
            weight=self.weight_in(conference),
            unit=self.unit,
            details=tuple(charge.message for charge in found),
        )
