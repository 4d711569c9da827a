"""Hard: a body holds no more meetings than it needs or is entitled to."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable
from scheduler.rules.base import HardRule, Violation
from scheduler.rules.caps import Cap

if TYPE_CHECKING:
    from scheduler.model.plan import Plan


class Entitlement(HardRule):
    """Which of the half-days open to a body it meets in is for the solver to choose."""

    id = "entitlement"
    sentence = "A body holds no more meetings than the planner gives it."

    def caps(self, conference: Conference) -> Iterator[Cap]:
        """Each budget is a cap."""
        for body in conference.bodies:
            for budget in body.budgets:
                yield Cap(budget.meetings, budget.most, budget.sentence, budget.where)

    def post(self, plan: "Plan") -> None:
        """Nothing is left to say beyond the caps."""

    def check(self, conference: Conference, timetable: Timetable) -> Iterator[Violation]:
        """Count the meetings that hold something."""
        held = {placed.meeting for placed in timetable.placements}
        for body in conference.bodies:
            for budget in body.budgets:
                count = sum(meeting in held for meeting in budget.meetings)
                if count > budget.most:
                    yield self.broken(f"{budget.sentence}, not {count}", budget.where)
