"""Hard: a meeting holds no more than its hours."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable
from scheduler.rules.base import HardRule, Violation

if TYPE_CHECKING:
    from scheduler.model.plan import Plan


class MeetingCapacity(HardRule):
    """Hours that are over are not serviced: 180 minutes as a rule (UN–AIIC agreement)."""

    id = "meeting-capacity"
    sentence = "What a meeting holds fits within its hours."

    def post(self, plan: "Plan") -> None:
        """In each stretch what is taken adds up to no more than it has."""
        for meeting in plan.conference.meetings:
            case = plan.case(self.id, f"{meeting} holds no more than its hours", meeting.where)
            for s in plan.of_meeting(meeting):
                capacity = plan.frame.capacity[meeting.body][s]
                plan.add(case, plan.used(meeting.body, s) <= capacity)

    def check(self, conference: Conference, timetable: Timetable) -> Iterator[Violation]:
        """Add up what each meeting has been given."""
        given: dict[str, int] = {}
        for placed in timetable.placements:
            meeting = conference.meeting_by_id[placed.meeting]
            minutes = placed.end - placed.start
            for start, end in conference.breaks_in(meeting):
                minutes -= max(0, min(end, placed.end) - max(start, placed.start))
            given[meeting.id] = given.get(meeting.id, 0) + minutes
        for meeting in conference.meetings:
            excess = given.get(meeting.id, 0) - conference.working_minutes(meeting)
            if excess > 0:
                yield self.broken(f"{meeting} has {excess} minutes too much in it", meeting.where)
