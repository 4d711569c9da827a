"""Soft: meetings are not held with interpretation where fewer would do."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.domain.conference import Conference
from scheduler.domain.counting import counted
from scheduler.domain.timetable import Timetable
from scheduler.rules.base import Charge, SoftRule

if TYPE_CHECKING:
    from scheduler.model.places import Amounts, Places
    from scheduler.model.plan import Plan


class FewServicedMeetings(SoftRule):
    """A wish, off by default: half-days released whole serve regional groups (A/55/182)."""

    id = "few-serviced-meetings"
    sentence = "As few meetings as may be are held with interpretation, to release the others."
    unit = "meetings held with interpretation"
    weight = 0

    def post(self, plan: "Plan") -> None:
        """Charge each one that is held."""
        for meeting in plan.conference.meetings:
            if meeting.languages and not plan.conference.is_of_group(meeting):
                plan.charge(self.id, plan.held(meeting))

    def price(self, places: "Places") -> "Amounts":
        """The meetings that a part opens; one whose first minutes stay idle costs nothing here."""
        held = places.conference.meetings_of(places.part.body)
        return places.opened({meeting.id: 1 for meeting in held if meeting.languages})

    def charges(self, conference: Conference, timetable: Timetable) -> Iterator[Charge]:
        """Count them by body."""
        held = {placed.meeting for placed in timetable.placements}
        for body in conference.mandated:
            meetings = conference.meetings_of(body.id)
            count = sum(m.id in held and bool(m.languages) for m in meetings)
            if count:
                told = counted(count, "meeting")
                yield Charge(count, f"{body.name} holds {told} with interpretation")
