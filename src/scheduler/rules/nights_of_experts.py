"""Soft: the items of a panellist lie close together, so that the stay is short."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from scheduler.domain.agenda import Part
from scheduler.domain.conference import Conference
from scheduler.domain.people import Person
from scheduler.domain.timetable import Timetable
from scheduler.rules.base import Charge, SoftRule

if TYPE_CHECKING:
    from scheduler.model.plan import LinearExpr, Plan


class NightsOfExperts(SoftRule):
    """Counts the nights between somebody's first and last item, for those who travel to it."""

    id = "nights-of-experts"
    sentence = "Whoever travels to the conference for some items need not stay long."
    unit = "nights between the first and the last item of a panellist"
    weight = 10

    def post(self, plan: "Plan") -> None:
        """A night counts if one item has begun by then, and one is not over."""
        for person in _travelling(plan.conference):
            parts = [plan.conference.part_by_id[key] for key in person.parts]
            for day, after in pairwise(_days(plan.conference, parts)):
                stays = plan.amount(1, f"stays:{person.name}:{day}")
                over = [_over(plan, part, day) for part in parts]
                for part in parts:
                    for is_over in over:
                        plan.require(stays >= _begun(plan, part, day) - is_over)
                plan.charge(self.id, (after - day).days * stays)

    def charges(self, conference: Conference, timetable: Timetable) -> Iterator[Charge]:
        """Take the first and the last day of all that somebody is needed for."""
        for person in _travelling(conference):
            days = sorted(
                conference.meeting_by_id[placed.meeting].date
                for key in person.parts
                for placed in timetable.of_part(key)
            )
            nights = (days[-1] - days[0]).days if days else 0
            if nights:
                yield Charge(nights, f"{person.name} stays for {nights} nights")


def _travelling(conference: Conference) -> list[Person]:
    return [one for one in conference.people if one.travels]


def _days(conference: Conference, parts: list[Part]) -> list[date]:
    bodies = {part.body for part in parts}
    return sorted({one.date for one in conference.meetings if one.body in bodies})


def _last_stretch(plan: "Plan", part: Part, day: date) -> int | None:
    """The last stretch of the part's body up to a day; None before its first."""
    until = [
        s
        for meeting in plan.conference.meetings_of(part.body)
        if meeting.date <= day
        for s in plan.of_meeting(meeting)
    ]
    return max(until, default=None)


def _begun(plan: "Plan", part: Part, day: date) -> "LinearExpr":
    s = _last_stretch(plan, part, day)
    return 0 if s is None else plan.begun(part, s)


def _over(plan: "Plan", part: Part, day: date) -> "LinearExpr":
    s = _last_stretch(plan, part, day)
    return 0 if s is None else plan.ended(part, s)
