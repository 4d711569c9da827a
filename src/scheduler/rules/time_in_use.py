"""Soft: the time of serviced meetings is used."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.timetable import Timetable
from scheduler.domain.utilization import BENCHMARK
from scheduler.rules.base import Charge, SoftRule

if TYPE_CHECKING:
    from scheduler.model.places import Amounts, Minutes
    from scheduler.model.plan import Plan


class TimeInUse(SoftRule):
    """Counts what meetings that are held lack to the benchmark, but for the body's last one.

    A meeting that is not held at all is released whole, for others to use.
    """

    id = "time-in-use"
    sentence = f"A meeting that is held uses {BENCHMARK} per cent of its time or more."
    unit = f"minutes lacking to {BENCHMARK} per cent in use"
    weight = 2

    def post(self, plan: "Plan") -> None:
        """Exactly one meeting is the last; up to it, what is held and not used is charged."""
        for body in plan.conference.bodies:
            parts = plan.conference.parts_of(body.id)
            meetings = plan.conference.meetings_of(body.id)
            last = [plan.flag(f"last:{meeting.id}") for meeting in meetings]
            plan.require(sum(last) == 1)
            for index, meeting in enumerate(meetings):
                wanted = _wanted(plan.conference, meeting)
                held = plan.held(meeting)
                lacking = plan.amount(wanted, f"lacking:{meeting.id}")
                for part in parts:
                    present = plan.present(part, meeting)
                    if not isinstance(present, int):
                        plan.require(present <= sum(last[index:]))
                used = plan.minutes_used(meeting)
                plan.require(lacking >= wanted * held - used - wanted * last[index])
                plan.charge(self.id, lacking)

    def price_idle(self, conference: Conference, meeting: Meeting, idle: "Minutes") -> "Amounts":
        """What idle minutes at the end of a held meeting are charged."""
        working = conference.working_minutes(meeting)
        return (idle - (working - _wanted(conference, meeting))).clip(0)

    def charges(self, conference: Conference, timetable: Timetable) -> Iterator[Charge]:
        """Add up each held meeting's minutes in use."""
        used: dict[str, int] = {}
        for placed in timetable.placements:
            meeting = conference.meeting_by_id[placed.meeting]
            minutes = conference.worked(meeting, placed.start, placed.end)
            used[meeting.id] = used.get(meeting.id, 0) + minutes
        for body in conference.bodies:
            held = [meeting for meeting in conference.meetings_of(body.id) if meeting.id in used]
            for meeting in held[:-1]:
                wanted = conference.working_minutes(meeting) * BENCHMARK // 100
                if used[meeting.id] < wanted:
                    message = f"{meeting.name} has only {used[meeting.id]} minutes in use"
                    yield Charge(wanted - used[meeting.id], message)


def _wanted(conference: Conference, meeting: Meeting) -> int:
    return conference.working_minutes(meeting) * BENCHMARK // 100
