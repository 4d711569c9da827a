"""Hard: a meeting holds no more than its hours."""

from collections.abc import Iterator

from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable
from scheduler.model.plan import Plan
from scheduler.rules.base import HardRule, Violation


class MeetingCapacity(HardRule):
    """Hours that are over are not serviced: 180 minutes as a rule (UN–AIIC agreement)."""

    id = "meeting-capacity"
    sentence = "What a meeting holds fits within its hours."

    def post(self, plan: Plan) -> None:
        """In each stretch the parts' minutes add up to no more than it has."""
        for meeting in plan.conference.meetings:
            case = plan.case(self.id, f"{meeting} holds no more than its hours", meeting.where)
            parts = plan.conference.parts_of(meeting.body)
            for s in plan.of_meeting(meeting):
                held = sum(plan.units(part, s) for part in parts)
                plan.add(case, held <= plan.stretches[meeting.body][s].minutes // plan.grid)

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
