"""Soft: bodies do not meet at times to be avoided, such as prayers and national days."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.timetable import Timetable
from scheduler.rules.base import Charge, SoftRule

if TYPE_CHECKING:
    from scheduler.model.places import Amounts, Places
    from scheduler.model.plan import Plan


class TimesToAvoid(SoftRule):
    """The General Assembly invites bodies to avoid some days, as Yom Kippur and Vesak.

    A/RES/69/250. Official holidays and closed days have no meetings to begin with.
    """

    id = "times-to-avoid"
    sentence = "No meeting is held at a time that the planner wants to avoid."
    unit = "meetings at times to avoid"
    weight = 60

    def post(self, plan: "Plan") -> None:
        """Charge each such meeting that is held."""
        for meeting in plan.conference.meetings:
            if _is_to_avoid(plan.conference, meeting):
                plan.charge(self.id, plan.held(meeting))

    def price(self, places: "Places") -> "Amounts":
        """The meetings that a part opens; one that takes no first item costs nothing here."""
        conference = places.conference
        meetings = conference.meetings_of(places.part.body)
        touched = {m.id: 1 for m in meetings if _is_to_avoid(conference, m)}
        return places.opened(touched) if touched else 0

    def charges(self, conference: Conference, timetable: Timetable) -> Iterator[Charge]:
        """Look at each meeting that holds something."""
        held = {placed.meeting for placed in timetable.placements}
        for meeting in conference.meetings:
            titles = [one.title for one in conference.avoided if one.touches(meeting)]
            if meeting.id in held and titles:
                name = conference.body_by_id[meeting.body].name
                yield Charge(1, f"{name} meets on {meeting.name}: {', '.join(titles)}")


def _is_to_avoid(conference: Conference, meeting: Meeting) -> bool:
    return any(one.touches(meeting) for one in conference.avoided)
