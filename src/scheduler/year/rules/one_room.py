"""Soft: a session keeps its room."""

from collections.abc import Iterator
from itertools import pairwise

from scheduler.rules.base import Charge
from scheduler.year.domain import Calendar, Year
from scheduler.year.rules.base import SoftRule


class OneRoom(SoftRule):
    """Rooms are given out when the dates are found (`scheduler.year.model.rooms`)."""

    id = "one-room"
    sentence = "A session stays in one room."
    unit = "change of room"
    weight = 4

    def charges(self, year: Year, calendar: Calendar) -> Iterator[Charge]:
        """Count the changes from one meeting to the next."""
        for name, meetings in calendar.by_session().items():
            moves = sum(one.room != other.room for one, other in pairwise(meetings))
            if moves:
                yield Charge(moves, f"{name} changes its room")
