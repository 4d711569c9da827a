"""Hard: each meeting has a room that fits, and no room two meetings at once."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.domain.room_plan import unions
from scheduler.rules.base import Violation
from scheduler.year.domain import Calendar, Year
from scheduler.year.rules.base import HardRule

if TYPE_CHECKING:
    from scheduler.year.model.plan import Plan


class Rooms(HardRule):
    """Rooms are given out after solving (`scheduler.year.model.rooms`); the model counts them.

    In one half-day the rooms suffice if, and only if, every set of rooms is as large as the number
    of meetings that fit in no other (Hall's theorem). It is enough to look at unions of the sets
    that fit some meeting; where the larger room has whatever the smaller one has, these are the
    classes of rooms from a size up, and there are as many rows as classes.

    That says nothing of whether a session can keep one room, which even then may be impossible:
    with a large and a small room, let A and D meet in half-day 1, A and B in 2, B and C in 3, where
    only C and D need the large one. In each half-day rooms suffice; but A has the small room, B
    therefore the large one, and C comes to find it taken. So a change of room is a soft matter.
    """

    id = "rooms"
    sentence = "One meeting is held in a room at a time, and the room has the seats and booths."
    remedy = "add a room that fits"

    def post(self, plan: "Plan") -> None:
        """Of the meetings that fit in a set of rooms only, as many as there are rooms."""
        if not plan.year.rooms:
            return
        for rooms in unions([kind.rooms for kind in plan.kinds]):
            only = [kind for kind in plan.kinds if kind.rooms <= rooms]
            for half_day in plan.year.half_days:
                plan.at_most(plan.counts(only, [half_day]), len(rooms))

    def check(self, year: Year, calendar: Calendar) -> Iterator[Violation]:
        """The room of each meeting: that it is there, fits, and is free."""
        if not year.rooms:
            return
        rooms = {room.name: room for room in year.rooms}
        taken: dict[tuple[object, str], str] = {}
        for meeting in calendar.meetings:
            session = year.session_by_id[meeting.session]
            room = rooms.get(meeting.room)
            if room is None:
                message = f"{session.id} has no room on {meeting.name}"
                yield self.broken(message, session.where)
                continue
            if not room.fits(session.seats, len(session.languages)):
                message = f"{session.id} does not fit into {room.name} on {meeting.name}"
                yield self.broken(message, session.where)
            other = taken.setdefault((meeting.when, room.name), session.id)
            if other != session.id:
                message = f"{other} and {session.id} both have {room.name} on {meeting.name}"
                yield self.broken(message, session.where)
