"""Hard: a half-day that a body has released stays released, the whole of it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.timetable import Timetable
from scheduler.rules.base import HardRule, Violation

if TYPE_CHECKING:
    from scheduler.model.frame import Frame
    from scheduler.model.plan import Plan


class WholeReleases(HardRule):
    """Services are given back by the half-day, for others to use; not by the hour."""

    id = "whole-releases"
    sentence = "In a half-day that a body has released it takes up nothing."

    def restrict(self, frame: "Frame") -> None:
        """Keep the body's items out."""
        for meeting in _released(frame.conference):
            name = frame.conference.body_by_id[meeting.body].name
            case = frame.case(self.id, f"{name} has released {meeting.name}", meeting.where)
            for part in frame.conference.parts_of(meeting.body):
                frame.forbid(case, part, frame.of_meeting(meeting))

    def post(self, plan: "Plan") -> None:
        """Nothing is left to say beyond the restrictions."""

    def check(self, conference: Conference, timetable: Timetable) -> Iterator[Violation]:
        """Look at what is held."""
        held = {placed.meeting for placed in timetable.placements}
        for meeting in _released(conference):
            if meeting.id in held:
                name = conference.body_by_id[meeting.body].name
                message = f"{name} meets on {meeting.name}, which it has released"
                yield self.broken(message, meeting.where)


def _released(conference: Conference) -> list[Meeting]:
    return [m for m in conference.meetings if m.id in conference.body_by_id[m.body].released]
