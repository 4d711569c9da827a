"""Hard: an interpreter serves a meeting only while there."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable
from scheduler.rules.base import HardRule, Violation

if TYPE_CHECKING:
    from scheduler.model.plan import Plan
    from scheduler.model.roster import RosterPlan


class InterpretersPresent(HardRule):
    """An interpreter is there during the whole of each meeting that they serve."""

    id = "interpreters-present"
    sentence = "No interpreter serves a meeting during which they are away."

    def post(self, plan: "Plan") -> None:
        """The timetable knows of interpreters by caps alone."""

    def staff(self, roster: "RosterPlan") -> None:
        """Keep each interpreter out of the meetings for which they are not there."""
        conference = roster.conference
        for person in roster.people:
            case = roster.case(self.id, f"{person.name} is away at times", person.where)
            for meeting in roster.meetings:
                if not person.is_there(conference.begins(meeting), conference.ends(meeting)):
                    roster.add(case, roster.serves(person, meeting) <= 0)

    def check(self, conference: Conference, timetable: Timetable) -> Iterator[Violation]:
        """Hold each duty against the times of its interpreter."""
        interpretation = conference.services.interpretation
        people = {one.name: one for one in interpretation.named} if interpretation else {}
        for duty in timetable.duties or ():
            person, meeting = people.get(duty.person), conference.meeting_by_id.get(duty.meeting)
            if person is None or meeting is None:
                continue
            begins, ends = conference.begins(meeting), conference.ends(meeting)
            if any(start < ends and end > begins for start, end in person.away):
                message = f"{person.name} serves on {meeting.name}, and is not there then"
                yield self.broken(message, person.where)
