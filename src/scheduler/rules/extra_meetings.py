"""Soft: meetings in the evening and at weekends are held only where the others do not suffice."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.domain.conference import Conference
from scheduler.domain.expenses import is_extra
from scheduler.domain.timetable import Timetable
from scheduler.rules.base import Charge, SoftRule

if TYPE_CHECKING:
    from scheduler.model.places import Amounts, Places
    from scheduler.model.plan import Plan


class ExtraMeetings(SoftRule):
    """A third meeting a day is a service of its own, at a higher price.

    For one of 2016 the Montreal Protocol set aside 70,000 dollars, as for it interpreters had to be
    brought in from elsewhere.
    """

    id = "extra-meetings"
    sentence = "No meeting is held in the evening or at a weekend where the others suffice."
    unit = "meetings in the evening or at a weekend"
    weight = 120

    def post(self, plan: "Plan") -> None:
        """Charge each one that is held."""
        for meeting in plan.conference.meetings:
            if is_extra(meeting):
                plan.charge(self.id, plan.held(meeting))

    def price(self, places: "Places") -> "Amounts":
        """Those that a part opens; one whose first minutes stay idle costs nothing here."""
        held = places.conference.meetings_of(places.part.body)
        extra = {meeting.id: 1 for meeting in held if is_extra(meeting)}
        return places.opened(extra) if extra else 0

    def charges(self, conference: Conference, timetable: Timetable) -> Iterator[Charge]:
        """Look at each meeting that holds something."""
        held = {placed.meeting for placed in timetable.placements}
        for meeting in conference.meetings:
            if meeting.id in held and is_extra(meeting):
                name = conference.body_by_id[meeting.body].name
                yield Charge(1, f"{name} meets on {meeting.name}")
