"""Soft: a panellist does not wait between the items of one day."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from scheduler.domain.clock import day_name
from scheduler.domain.conference import Conference
from scheduler.domain.meeting_times import stretches
from scheduler.domain.people import Person
from scheduler.domain.timetable import Timetable
from scheduler.rules.base import Charge, SoftRule

if TYPE_CHECKING:
    from scheduler.model.cp_sat import cp_model
    from scheduler.model.plan import Plan


class WaitsOfExperts(SoftRule):
    """A wish, off by default: counts by the clock, also over lunch, from item to item of a day.

    Somebody is there in the whole meeting of their item, or between the hours stated in it and
    those at which people come and leave; where in that time an item comes is not counted.
    """

    id = "waits-of-experts"
    sentence = (
        "Whoever travels to the conference for some items does not wait between those of a day."
    )
    unit = "minutes that panellists wait between the items of a day"
    weight = 0

    def post(self, plan: "Plan") -> None:
        """A time is waited through if an item was before, one is after, and none is in it."""
        for person in plan.conference.people:
            for day, needed in _days(plan, person).items() if person.travels else ():
                self._post(plan, f"{person.name}:{day}", needed)

    def _post(self, plan: "Plan", name: str, needed: "list[_Needed]") -> None:
        times = list(pairwise(sorted({minute for one in needed for minute in one[:2]})))
        for start, end in times:
            before = [one.literal for one in needed if one.end <= start]
            after = [one.literal for one in needed if one.start >= end]
            present = [one.literal for one in needed if one.start <= start and end <= one.end]
            if before and after:
                was, will = (plan.flag(f"{when}:{name}:{start}") for when in ("was", "will"))
                waits = plan.amount(1, f"waits:{name}:{start}")
                for flag, literals in ((was, before), (will, after)):
                    for literal in literals:
                        plan.require(flag >= literal)
                plan.require(waits >= was + will - 1 - sum(present))
                plan.charge(self.id, (end - start) * waits)

    def charges(self, conference: Conference, timetable: Timetable) -> Iterator[Charge]:
        """For each day add up the time between the stretches in which somebody's items are."""
        for person in conference.people:
            there: dict[date, set[tuple[int, int]]] = {}
            for placed in timetable.placements if person.travels else ():
                if placed.part not in person.parts:
                    continue
                meeting = conference.meeting_by_id[placed.meeting]
                there.setdefault(meeting.date, set()).update(
                    (one.start, one.end)
                    for one in stretches(conference, meeting)
                    if placed.start < one.end and one.start < placed.end
                )
            for day, spans in sorted(there.items()):
                waited, until = 0, min(spans)[1]
                for start, end in sorted(spans):
                    waited, until = waited + max(0, start - until), max(until, end)
                if waited:
                    told = f"{person.name} waits {waited} minutes on {day_name(day)}"
                    yield Charge(waited, told)


class _Needed(NamedTuple):
    """From when to when a way keeps somebody in a meeting, in minutes of the day."""

    start: int
    end: int
    literal: "cp_model.IntVar"


def _days(plan: "Plan", person: Person) -> dict[date, list[_Needed]]:
    """By day, each stretch in which the parts that need somebody may be."""
    found: dict[date, list[_Needed]] = {}
    for key in person.parts:
        part = plan.conference.part_by_id[key]
        own = plan.stretches(part.body)
        for s, stretch in enumerate(own):
            day = plan.conference.meeting_by_id[stretch.meeting].date
            for literal in plan.there(part, s):
                found.setdefault(day, []).append(_Needed(stretch.start, stretch.end, literal))
    return found
