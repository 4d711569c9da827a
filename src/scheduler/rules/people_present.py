"""Hard: whoever an item needs is there as long as it may last."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from scheduler.domain.conference import Conference
from scheduler.domain.meeting_times import absences
from scheduler.domain.people import Person
from scheduler.domain.timetable import Timetable
from scheduler.rules.base import HardRule, Violation
from scheduler.rules.fitness import away_in

if TYPE_CHECKING:
    from scheduler.model.frame import Frame
    from scheduler.model.plan import Plan


class PeoplePresent(HardRule):
    """Minutes count: where somebody is there for a part of a meeting, their item lies within it.

    A meeting is cut when they come and leave (`scheduler.domain.meeting_times`), and may wait for
    them; an item that is not theirs goes on through that hour.
    """

    id = "people-present"
    sentence = "An item is not taken while somebody whom it needs is away."

    def restrict(self, frame: "Frame") -> None:
        """Keep a part out of the stretches that an absence touches."""
        for person in frame.conference.people:
            if person.away:
                for key in person.parts:
                    self._keep_out(frame, person, key)

    def _keep_out(self, frame: "Frame", person: Person, key: str) -> None:
        conference, part = frame.conference, frame.conference.part_by_id[key]
        sentence = f"{part.name} needs {person.name}, who is away at times"
        case, own = frame.case(self.id, sentence, person.where), frame.stretches[part.body]
        for meeting in conference.meetings_of(part.body):
            away = absences(conference, person, meeting)
            touched = [
                s
                for s in (frame.of_meeting(meeting) if away else ())
                if any(
                    conference.worked(meeting, max(start, own[s].start), min(end, own[s].end))
                    for start, end in away
                )
            ]
            frame.forbid(case, part, touched)

    def post(self, plan: "Plan") -> None:
        """Nothing is left to say once stretches are struck out."""

    def check(self, conference: Conference, timetable: Timetable) -> Iterator[Violation]:
        """Look for an absence in the hours in which each part is taken."""
        told = set()
        for placed in timetable.placements:
            part = conference.part_by_id[placed.part]
            meeting = conference.meeting_by_id[placed.meeting]
            for person, begin, end in away_in(conference, part, meeting, placed.start, placed.end):
                if (part.id, meeting.id, person) in told:
                    continue
                told.add((part.id, meeting.id, person))
                here = _hours(begin, end, conference.zone)
                if person.zone not in ("", conference.zone):
                    here += f" ({_hours(begin, end, person.zone)} in {person.zone})"
                message = (
                    f"{part.name} is taken on {meeting.name}, but {person.name} is away {here}"
                )
                yield self.broken(message, person.where)


def _hours(begin: datetime, end: datetime, zone: str) -> str:
    """The hours by the clock of a zone."""
    first, last = (moment.astimezone(ZoneInfo(zone)) for moment in (begin, end))
    return f"{first:%H:%M}–{last:%H:%M}"
