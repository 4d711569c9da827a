"""Hard: a session holds all of its meetings, in half-days in a row."""

from collections.abc import Iterator
from itertools import pairwise

from scheduler.rules.base import Violation
from scheduler.year.domain import HALVES, Calendar, Year
from scheduler.year.rules.base import HardRule


class WholeSessions(HardRule):
    """A place in the model is a session with its beginning, so that nothing is left to post."""

    id = "whole-sessions"
    sentence = (
        "A session holds as many meetings as it should, in half-days in a row; weekends and "
        "holidays do not count."
    )

    def check(self, year: Year, calendar: Calendar) -> Iterator[Violation]:
        """The number of meetings, and that each follows on the one before."""
        position = {(day, n): 2 * d + n for d, day in enumerate(year.days) for n in range(2)}
        found = calendar.by_session()
        for session in year.sessions:
            own = found.get(session.id, [])
            if len(own) != session.meetings:
                message = f"{session.id} holds {len(own)} of its {session.meetings} meetings"
                yield self.broken(message, session.where)
            for one, other in pairwise(own):
                here, there = (
                    position.get((meeting.day, HALVES.index(meeting.half)))
                    for meeting in (one, other)
                )
                if here is not None and there is not None and there != here + 1:
                    message = f"{session.id} does not go straight on from {one.name}"
                    yield self.broken(message, session.where)
