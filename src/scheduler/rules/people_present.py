"""Hard: whoever an item needs is there during the whole meeting."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.people import Person
from scheduler.domain.timetable import Timetable
from scheduler.rules.base import HardRule, Violation

if TYPE_CHECKING:
    from scheduler.model.frame import Frame
    from scheduler.model.plan import Plan


class PeoplePresent(HardRule):
    """A part is not taken in a meeting during which a person it needs is away.

    A meeting counts as a whole: who chairs or speaks in it is there until it rises.
    """

    id = "people-present"
    sentence = "An item is not taken in a meeting during which somebody whom it needs is away."

    def restrict(self, frame: "Frame") -> None:
        """Keep a part out of the meetings that an absence touches."""
        conference = frame.conference
        for person in conference.people:
            for key in person.parts:
                part = conference.part_by_id[key]
                sentence = f"{part.name} needs {person.name}, who is away at times"
                case = frame.case(self.id, sentence, person.where)
                for meeting in conference.meetings_of(part.body):
                    if person.away_during(conference.begins(meeting), conference.ends(meeting)):
                        frame.forbid(case, part, frame.of_meeting(meeting))

    def post(self, plan: "Plan") -> None:
        """Nothing is left to say once meetings are struck out."""

    def check(self, conference: Conference, timetable: Timetable) -> Iterator[Violation]:
        """Look for an absence in the hours of each meeting in which a part is taken."""
        needed = {(key, person) for person in conference.people for key in person.parts}
        told = set()
        for placed in timetable.placements:
            for key, person in sorted(needed, key=lambda pair: (pair[0], pair[1].name)):
                if key == placed.part and (key, placed.meeting, person) not in told:
                    told.add((key, placed.meeting, person))
                    meeting = conference.meeting_by_id[placed.meeting]
                    yield from self._absence(conference, person, key, meeting)

    def _absence(
        self, conference: Conference, person: Person, key: str, meeting: Meeting
    ) -> Iterator[Violation]:
        starts, rises = conference.begins(meeting), conference.ends(meeting)
        for begin, end in person.away:
            if max(begin, starts) < min(end, rises):
                here = _hours(begin, end, conference.zone)
                if person.zone not in ("", conference.zone):
                    here += f" ({_hours(begin, end, person.zone)} in {person.zone})"
                yield self.broken(
                    f"{conference.part_by_id[key].name} is taken on {meeting.name}, but "
                    f"{person.name} is away {here}",
                    person.where,
                )
                return


def _hours(begin: datetime, end: datetime, zone: str) -> str:
    """The hours by the clock of a zone."""
    first, last = (moment.astimezone(ZoneInfo(zone)) for moment in (begin, end))
    return f"{first:%H:%M}–{last:%H:%M}"
