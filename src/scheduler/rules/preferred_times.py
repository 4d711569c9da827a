"""Soft: items are taken in the meetings the planner prefers, and not in those to be avoided."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.domain.agenda import Part
from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable
from scheduler.rules.base import Charge, SoftRule

if TYPE_CHECKING:
    from scheduler.model.places import Amounts, Places
    from scheduler.model.plan import Plan


class PreferredTimes(SoftRule):
    """Counts the meetings of an item outside its preferred ones or among those it avoids."""

    id = "preferred-times"
    sentence = "An item is taken in its preferred meetings and not in those to avoid."
    unit = "meetings of items at times not preferred"
    weight = 60

    def post(self, plan: "Plan") -> None:
        """Charge presence in such a meeting."""
        for part in plan.conference.parts:
            for meeting in _unwelcome(plan.conference, part):
                plan.charge(self.id, plan.present(part, meeting))

    def price(self, places: "Places") -> "Amounts":
        """The unwelcome ones among the meetings it goes through."""
        meetings = _unwelcome(places.conference, places.part)
        return places.count_meetings(meetings) if meetings else 0

    def charges(self, conference: Conference, timetable: Timetable) -> Iterator[Charge]:
        """Look at each meeting a part is taken in."""
        for part in conference.parts:
            for key in sorted({placed.meeting for placed in timetable.of_part(part.id)}):
                name = conference.meeting_by_id[key].name
                if key in part.avoids:
                    yield Charge(1, f"{part.name} is taken on {name}, which it should avoid")
                elif part.prefers and key not in part.prefers:
                    yield Charge(1, f"{part.name} is taken on {name}, not at a preferred time")


def _unwelcome(conference: Conference, part: Part) -> list[str]:
    """The meetings of its body in which a part should not be."""
    return [
        meeting.id
        for meeting in conference.meetings_of(part.body)
        if meeting.id in part.avoids or (part.prefers and meeting.id not in part.prefers)
    ]
