"""Hard: at Headquarters no other body meets during the main part of the General Assembly."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.domain.assembly import is_in_main_part
from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.timetable import Timetable
from scheduler.rules.base import HardRule, Violation

if TYPE_CHECKING:
    from scheduler.model.frame import Frame
    from scheduler.model.plan import Plan


class GeneralAssembly(HardRule):
    """Unless the Assembly itself makes an exception (resolution 40/243, section I, paragraph 7).

    It holds of bodies of which the file says that they keep the main part free.
    """

    id = "general-assembly"
    sentence = "A body that has no exception does not meet in the main part of the Assembly."

    def restrict(self, frame: "Frame") -> None:
        """Keep the items of these bodies out of it."""
        for meeting in _in_main_part(frame.conference):
            body = frame.conference.body_by_id[meeting.body]
            sentence = f"{body.name} does not meet during the main part of the General Assembly"
            case = frame.case(self.id, sentence, meeting.where)
            for part in frame.conference.parts_of(body.id):
                frame.forbid(case, part, frame.of_meeting(meeting))

    def post(self, plan: "Plan") -> None:
        """Nothing is left to say beyond the restrictions."""

    def check(self, conference: Conference, timetable: Timetable) -> Iterator[Violation]:
        """Look at what is held."""
        held = {placed.meeting for placed in timetable.placements}
        for meeting in _in_main_part(conference):
            if meeting.id in held:
                name = conference.body_by_id[meeting.body].name
                message = f"{name} meets on {meeting.name}, in the main part of the Assembly"
                yield self.broken(message, meeting.where)


def _in_main_part(conference: Conference) -> list[Meeting]:
    return [
        meeting
        for meeting in conference.meetings
        if conference.body_by_id[meeting.body].yields_to_assembly and is_in_main_part(meeting.date)
    ]
