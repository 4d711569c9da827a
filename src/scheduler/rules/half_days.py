"""Hard: nothing lies outside serviced hours."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.domain.clock import clock
from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable
from scheduler.rules.base import HardRule, Violation

if TYPE_CHECKING:
    from scheduler.model.plan import Plan


class HalfDays(HardRule):
    """Lunch, evenings, weekends and holidays stay free: time is given out in meetings only."""

    id = "half-days"
    sentence = "Nothing lies outside the hours of a meeting, or in the time of a fixed event."

    def post(self, plan: "Plan") -> None:
        """Holds by construction: the model's time is made of the stretches of meetings."""

    def check(self, conference: Conference, timetable: Timetable) -> Iterator[Violation]:
        """Compare each placement with its meeting's hours and the events in it."""
        for placed in timetable.placements:
            meeting = conference.meeting_by_id[placed.meeting]
            part = conference.part_by_id[placed.part]
            span = f"{clock(placed.start)}–{clock(placed.end)}"
            if placed.start >= placed.end:
                yield self.broken(f"{part.name} has no time on {meeting.name} ({span})", part.where)
            if placed.start < meeting.start or placed.end > meeting.end:
                yield self.broken(f"{part.name} at {span} lies outside {meeting}", meeting.where)
            for start, end in conference.breaks_in(meeting):
                if start <= placed.start < end or start < placed.end <= end:
                    others = meeting.room and any(conference.occupied(meeting.room, meeting))
                    event = (
                        "a fixed event or another use of its room" if others else "a fixed event"
                    )
                    message = f"{part.name} at {span} on {meeting.name} overlaps {event}"
                    yield self.broken(f"{message} ({clock(start)}–{clock(end)})", meeting.where)
            if meeting.body != part.body:
                yield self.broken(f"{part.name} is put into a meeting of another body", part.where)
