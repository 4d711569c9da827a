"""Hard: a body holds one meeting at a time."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.rules.base import Violation
from scheduler.year.domain import Calendar, Year
from scheduler.year.rules.base import HardRule

if TYPE_CHECKING:
    from scheduler.year.model.plan import Plan


class OneAtATime(HardRule):
    """A body that holds several sessions in the year holds one after the other."""

    id = "one-at-a-time"
    sentence = "A body holds one meeting at a time."

    def post(self, plan: "Plan") -> None:
        """In each half-day at most one of its sessions meets."""
        for body in plan.year.bodies:
            own = [session for session in plan.year.sessions if session.body == body.id]
            for half_day in plan.year.half_days:
                plan.at_most_one([plan.held([session], half_day) for session in own])

    def check(self, year: Year, calendar: Calendar) -> Iterator[Violation]:
        """Name each half-day in which a body would sit twice."""
        seen: dict[tuple[str, object], str] = {}
        for meeting in calendar.meetings:
            body = year.session_by_id[meeting.session].body
            other = seen.setdefault((body, meeting.when), meeting.session)
            if other != meeting.session:
                message = (
                    f"{other} and {meeting.session} are of one body and meet on {meeting.name}"
                )
                yield self.broken(message, year.session_by_id[meeting.session].where)
