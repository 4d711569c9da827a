"""Soft: some time is left at the end for what over-runs."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable
from scheduler.rules.base import Charge, SoftRule

if TYPE_CHECKING:
    from scheduler.model.plan import Plan


class ReserveAtEnd(SoftRule):
    """Applies to a body for which the file asks for a reserve, in minutes of its last meeting."""

    id = "reserve-at-end"
    sentence = "The reserve asked for is left free in the last meeting."
    unit = "minutes of reserve lacking"
    weight = 2

    def post(self, plan: "Plan") -> None:
        """Charge what the last meeting's free time lacks."""
        for body in plan.conference.bodies:
            meetings = plan.conference.meetings_of(body.id)
            if not body.reserve or not meetings:
                continue
            lacking = plan.amount(body.reserve, f"reserve:{body.id}")
            free = plan.conference.working_minutes(meetings[-1]) - plan.minutes_used(meetings[-1])
            plan.require(lacking >= body.reserve - free)
            plan.charge(self.id, lacking)

    def charges(self, conference: Conference, timetable: Timetable) -> Iterator[Charge]:
        """Measure the free time of each body's last meeting."""
        for body in conference.bodies:
            meetings = conference.meetings_of(body.id)
            if not body.reserve or not meetings:
                continue
            last = meetings[-1]
            free = conference.working_minutes(last) - sum(
                conference.worked(last, placed.start, placed.end)
                for placed in timetable.placements
                if placed.meeting == last.id
            )
            if free < body.reserve:
                message = f"{free} minutes are left free at the end, {body.reserve} are asked for"
                yield Charge(body.reserve - free, message)
