"""Soft: unrelated meetings in one room have a short time between them."""

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from scheduler.domain.clock import clock
from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.meeting_times import in_order
from scheduler.domain.room_plan import fitting_rooms, follows_at_once
from scheduler.domain.timetable import Timetable
from scheduler.rules.base import Charge, SoftRule

if TYPE_CHECKING:
    from scheduler.model.plan import Plan


class GapBetweenMeetings(SoftRule):
    """Unrelated meetings need a short gap, says the delegates' handbook; 15 minutes are assumed.

    Counted are meetings that have one and the same room and no choice of another. Where there is a
    choice, rooms are given out so that others follow at once as seldom as may be
    (`scheduler.domain.room_plan`).
    """

    id = "gap-between-meetings"
    sentence = "Between meetings of unrelated bodies in one room there is a short gap."
    unit = "meetings that follow unrelated ones at once"
    weight = 30

    def post(self, plan: "Plan") -> None:
        """Charge each two of which both are held."""
        for one, other, _ in _too_close(plan.conference):
            both = plan.flag(f"close:{one.id}:{other.id}")
            plan.require(both >= plan.held(one) + plan.held(other) - 1)
            plan.charge(self.id, both)

    def charges(self, conference: Conference, timetable: Timetable) -> Iterator[Charge]:
        """Look at each two that are held."""
        held = {placed.meeting for placed in timetable.placements}
        for one, other, room in _too_close(conference):
            if one.id in held and other.id in held:
                names = [conference.body_by_id[m.body].name for m in (one, other)]
                message = (
                    f"{names[1]} follows {names[0]} in {room} on {other.name}, at "
                    f"{clock(other.start)} after {clock(one.end)}"
                )
                yield Charge(1, message)


def _too_close(conference: Conference) -> Iterator[tuple[Meeting, Meeting, str]]:
    """Each two meetings that follow one another at once in the only room for both."""
    by_room: dict[str, list[Meeting]] = {}
    for meeting in in_order(conference.meetings):
        rooms = fitting_rooms(conference, meeting)
        if rooms is not None and len(rooms) == 1:
            by_room.setdefault(rooms[0], []).append(meeting)
    for room, meetings in by_room.items():
        for one, other in combinations(meetings, 2):
            if follows_at_once(conference, one, other):
                yield one, other, room
