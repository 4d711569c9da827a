"""Soft: a half-day is kept free before the report, as longer FAO sessions do."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.domain.conference import Conference
from scheduler.domain.kinds import Kind
from scheduler.domain.timetable import Timetable, in_time_order
from scheduler.rules.base import Charge, SoftRule

if TYPE_CHECKING:
    from scheduler.model.plan import Plan


class FreeHalfDayBeforeReport(SoftRule):
    """A wish, off by default: 3 of 7 complete published tables show it."""

    id = "free-half-day-before-report"
    sentence = "A half-day is kept free just before the meeting that adopts the report."
    unit = "reports without a free half-day before them"
    weight = 0

    def post(self, plan: "Plan") -> None:
        """The meeting before the one in which the report begins holds nothing."""
        if not self.weight_in(plan.conference):
            return
        for body in plan.conference.bodies:
            parts = plan.conference.parts_of(body.id)
            meetings = plan.conference.meetings_of(body.id)
            for report in (part for part in parts if part.kind is Kind.REPORT):
                kept = plan.flag(f"half-day-before:{report.id}")
                for index, meeting in enumerate(meetings):
                    begins = sum(plan.first(report, s) for s in plan.of_meeting(meeting))
                    if not index:
                        plan.require(kept + begins <= 1)
                        continue
                    for part in parts:
                        for s in plan.of_meeting(meetings[index - 1]):
                            plan.require(kept + begins + plan.at(part, s) <= 2)
                plan.charge(self.id, 1 - kept)

    def charges(self, conference: Conference, timetable: Timetable) -> Iterator[Charge]:
        """Look into the meeting before each report."""
        if not self.weight_in(conference):
            return
        placed = in_time_order(conference, timetable.placements)
        for part in conference.parts:
            own = [p for p in placed if p.part == part.id]
            if part.kind is not Kind.REPORT or not own:
                continue
            ids = [m.id for m in conference.meetings_of(part.body)]
            before = ids.index(own[0].meeting) - 1
            if before < 0 or any(p.meeting == ids[before] for p in placed):
                yield Charge(1, f"no half-day is kept free before {part.name}")
