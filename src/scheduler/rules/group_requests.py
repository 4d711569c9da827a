"""Soft: groups get the meetings that they ask for."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable
from scheduler.rules.base import Charge, SoftRule

if TYPE_CHECKING:
    from scheduler.model.plan import Plan


class GroupRequests(SoftRule):
    """Of regional groups' requests 85 to 90 per cent were met in 2003 to 2005.

    The Committee on Conferences counted those served with interpretation. The weight is the least
    there is, so that bodies, which are entitled to their meetings, give up next to nothing for it.
    """

    id = "group-requests"
    sentence = "Groups get the meetings that they ask for, as far as services are left."
    unit = "meetings of groups that are not held"
    weight = 1

    def post(self, plan: "Plan") -> None:
        """Charge each part that takes none of its ways."""
        for part in plan.conference.parts:
            if part.if_possible:
                plan.charge(self.id, 1 - sum(chosen for _, chosen in plan.chosen[part.id]))

    def charges(self, conference: Conference, timetable: Timetable) -> Iterator[Charge]:
        """Look at each meeting that a group asks for."""
        held = {placed.meeting for placed in timetable.placements}
        for meeting in conference.meetings:
            if conference.is_of_group(meeting) and meeting.id not in held:
                name = conference.body_by_id[meeting.body].name
                yield Charge(1, f"{name} has no meeting on {meeting}")
