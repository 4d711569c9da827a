"""Hard: bodies that must not meet together do not."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.rules.base import Violation
from scheduler.year.domain import Calendar, Year
from scheduler.year.rules.base import HardRule

if TYPE_CHECKING:
    from scheduler.year.model.plan import Plan


class NotTogether(HardRule):
    """Their sessions may touch, and may share a day, but no half-day."""

    id = "not-together"
    sentence = "A body does not meet in the same half-day as one that it must not meet beside."
    remedy = "take out a “not_with”"

    def post(self, plan: "Plan") -> None:
        """In each half-day at most one of both meets; each of them meets once anyhow."""
        for pair in _pairs(plan.year):
            mine, theirs = (
                [session for session in plan.year.sessions if session.body == body]
                for body in sorted(pair)
            )
            for half_day in plan.year.half_days:
                plan.at_most_one([plan.held(mine, half_day), plan.held(theirs, half_day)])

    def check(self, year: Year, calendar: Calendar) -> Iterator[Violation]:
        """Name each half-day in which two such bodies sit."""
        pairs = _pairs(year)
        bodies_at: dict[object, list[str]] = {}
        for meeting in calendar.meetings:
            session = year.session_by_id[meeting.session]
            for other in bodies_at.setdefault(meeting.when, []):
                if frozenset((session.body, other)) in pairs:
                    message = f"{session.body} and {other} both meet on {meeting.name}"
                    yield self.broken(message, session.where)
            bodies_at[meeting.when].append(session.body)


def _pairs(year: Year) -> list[frozenset[str]]:
    """The bodies that must not meet together; either of the two may have said so."""
    found = (frozenset((body.id, other)) for body in year.bodies for other in body.not_with)
    return [pair for pair in dict.fromkeys(found) if len(pair) > 1]
