"""Hard: items come in agenda order, or as precedences say."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.domain.agenda import Part
from scheduler.domain.conference import Conference
from scheduler.domain.ordering import agenda_precedences
from scheduler.domain.timetable import Timetable
from scheduler.rules.base import HardRule, Violation
from scheduler.rules.precedence import comes_before, first_out_of_order

if TYPE_CHECKING:
    from scheduler.model.plan import Plan


class Order(HardRule):
    """One item is over before the next one begins."""

    id = "order"
    sentence = "Items come in agenda order, or as precedences say."

    def post(self, plan: "Plan") -> None:
        """Post each precedence between two parts."""
        for body in plan.conference.bodies:
            parts = plan.conference.parts_of(body.id)
            for precedence in agenda_precedences(
                parts, plan.conference.precedences, body.free_order
            ):
                case = plan.case(self.id, precedence.reason, precedence.where)
                comes_before(plan, case, precedence)

    def check(self, conference: Conference, timetable: Timetable) -> Iterator[Violation]:
        """Compare each pair that has an order."""
        for body in conference.bodies:
            parts: tuple[Part, ...] = conference.parts_of(body.id)
            wanted = agenda_precedences(parts, conference.precedences, body.free_order)
            for precedence in first_out_of_order(conference, timetable, wanted):
                one, two = (
                    conference.part_by_id[i].name for i in (precedence.before, precedence.after)
                )
                message = f"{two} begins before {one} is over, but {precedence.reason}"
                yield self.broken(message, precedence.where)
