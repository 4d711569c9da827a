"""Soft: items are not taken when somebody whom they need would rather not be there."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.domain.agenda import Part
from scheduler.domain.conference import Conference
from scheduler.domain.people import Person
from scheduler.domain.timetable import Timetable
from scheduler.rules.base import Charge, SoftRule

if TYPE_CHECKING:
    from scheduler.model.places import Amounts, Places
    from scheduler.model.plan import Plan


class PeopleAtEase(SoftRule):
    """A group's days to avoid; early and late hours of whoever takes part from afar."""

    id = "people-at-ease"
    sentence = "No item is taken when somebody whom it needs would rather not be there."
    unit = "meetings at times that do not suit somebody"
    weight = 30

    def post(self, plan: "Plan") -> None:
        """Charge presence in such a meeting, once for each person."""
        for part in plan.conference.parts:
            for person in _people(plan.conference, part):
                for meeting in _unwelcome(plan.conference, part, person):
                    plan.charge(self.id, plan.present(part, meeting))

    def price(self, places: "Places") -> "Amounts":
        """The unwelcome ones among the meetings it goes through, for each person."""
        conference, part = places.conference, places.part
        found: Amounts = 0
        for person in _people(conference, part):
            found = found + places.count_meetings(_unwelcome(conference, part, person))
        return found

    def charges(self, conference: Conference, timetable: Timetable) -> Iterator[Charge]:
        """Hold the hours of each meeting against the times of those whom its items need."""
        for person in conference.people:
            for key in person.parts:
                for one in sorted({placed.meeting for placed in timetable.of_part(key)}):
                    meeting = conference.meeting_by_id[one]
                    begins, ends = conference.begins(meeting), conference.ends(meeting)
                    if any(a < ends and begins < b for a, b in person.rather_not):
                        name = conference.part_by_id[key].name
                        yield Charge(1, f"{name} is taken on {meeting.name}, not for {person.name}")


def _people(conference: Conference, part: Part) -> list[Person]:
    return [one for one in conference.people if one.rather_not and part.id in one.parts]


def _unwelcome(conference: Conference, part: Part, person: Person) -> list[str]:
    """The meetings of the part's body that touch a time at which somebody would rather not."""
    return [
        meeting.id
        for meeting in conference.meetings_of(part.body)
        if person.would_rather_not(conference.begins(meeting), conference.ends(meeting))
    ]
