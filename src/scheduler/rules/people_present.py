"""Hard: whoever an item needs is there as long as it may last."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from scheduler.domain.conference import Conference
from scheduler.domain.meeting_times import stretches
from scheduler.domain.people import Person
from scheduler.domain.timetable import Placement, Timetable
from scheduler.rules.base import HardRule, Violation
from scheduler.rules.fitness import absence

if TYPE_CHECKING:
    from scheduler.model.frame import Frame, Way
    from scheduler.model.plan import Plan


class PeoplePresent(HardRule):
    """A part is not taken in a stretch of a meeting during which a person it needs is away.

    Only stated hours are promised to anyone, so that only they cut a meeting: from one to the next,
    or without them in the whole meeting, who chairs or speaks is there until it rises.
    """

    id = "people-present"
    sentence = (
        "An item is not taken in a meeting, or between two hours stated in it, while somebody whom "
        "it needs is away."
    )

    def restrict(self, frame: "Frame") -> None:
        """Keep a part out of the stretches that an absence touches."""
        for person in frame.conference.people:
            if person.away:
                for key in person.parts:
                    self._keep_out(frame, person, key)

    def _keep_out(self, frame: "Frame", person: Person, key: str) -> None:
        conference, part = frame.conference, frame.conference.part_by_id[key]
        sentence = f"{part.name} needs {person.name}, who is away at times"
        case = frame.case(self.id, sentence, person.where)
        own = frame.stretches[part.body]
        touched = [
            s
            for s, stretch in enumerate(own)
            if absence(conference, person, conference.meeting_by_id[stretch.meeting], stretch)
        ]
        frame.forbid(case, part, touched)

        def leaves_at_the_end(way: "Way") -> bool:
            """An item runs on out of a whole meeting only, not from the hour of an absence."""
            return all(own[s + 1].meeting != own[s].meeting for s in way.stretches[:-1])

        if any(s and own[s - 1].meeting == own[s].meeting for s in touched):
            frame.only(case, part, leaves_at_the_end)

    def post(self, plan: "Plan") -> None:
        """Nothing is left to say once stretches are struck out."""

    def check(self, conference: Conference, timetable: Timetable) -> Iterator[Violation]:
        """Look for an absence in the hours in which each part is taken."""
        needed: dict[str, set[Person]] = {}
        for person in conference.people:
            for key in person.parts:
                needed.setdefault(key, set()).add(person)
        told = set()
        for placed in timetable.placements:
            for person in sorted(needed.get(placed.part, ()), key=lambda person: person.name):
                if (placed.part, placed.meeting, person) not in told:
                    for violation in self._absence(conference, person, placed):
                        told.add((placed.part, placed.meeting, person))
                        yield violation

    def _absence(
        self, conference: Conference, person: Person, placed: Placement
    ) -> Iterator[Violation]:
        meeting = conference.meeting_by_id[placed.meeting]
        for stretch in stretches(conference, meeting):
            if not (stretch.start < placed.end and placed.start < stretch.end):
                continue
            found = absence(conference, person, meeting, stretch)
            if found is not None:
                here = _hours(*found, conference.zone)
                if person.zone not in ("", conference.zone):
                    here += f" ({_hours(*found, person.zone)} in {person.zone})"
                yield self.broken(
                    f"{conference.part_by_id[placed.part].name} is taken on {meeting.name}, but "
                    f"{person.name} is away {here}",
                    person.where,
                )
                return


def _hours(begin: datetime, end: datetime, zone: str) -> str:
    """The hours by the clock of a zone."""
    first, last = (moment.astimezone(ZoneInfo(zone)) for moment in (begin, end))
    return f"{first:%H:%M}–{last:%H:%M}"
