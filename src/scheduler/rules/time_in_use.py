"""Soft: the time of serviced meetings is used."""

from collections.abc import Iterator

from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable
from scheduler.model.plan import Plan
from scheduler.rules.base import Charge, SoftRule


class TimeInUse(SoftRule):
    """Counts idle minutes of meetings that are held, but for the one in which the agenda ends.

    Late starts and early endings count as lost (A/RES/48/222); a meeting not held at all is
    released whole, for others to use.
    """

    id = "time-in-use"
    sentence = "The time of a meeting that is held is used."
    unit = "idle minutes"
    weight = 2

    def post(self, plan: Plan) -> None:
        """Idle is a held meeting's time less what it holds, unless everything is over by its end."""
        for body in plan.conference.bodies:
            parts = plan.conference.parts_of(body.id)
            for meeting in plan.conference.meetings_of(body.id):
                own = plan.of_meeting(meeting)
                capacity = sum(plan.stretches[body.id][s].minutes for s in own)
                if not capacity:
                    continue
                held, over = plan.slack(1, f"held:{meeting.id}"), plan.slack(1, f"over:{meeting.id}")
                idle = plan.slack(capacity, f"idle:{meeting.id}")
                for part in parts:
                    plan.cp.add(over <= plan.ended(part, own[-1]))
                    for s in own:
                        if not plan.forbidding(part, s):
                            plan.cp.add(held >= plan.at(part, s))
                used = sum(plan.minutes(part, own) for part in parts)
                plan.cp.add(idle >= capacity * held - used - capacity * over)
                plan.charge(self.id, idle)

    def charges(self, conference: Conference, timetable: Timetable) -> Iterator[Charge]:
        """Add up each held meeting's free minutes."""
        used: dict[str, int] = {}
        for placed in timetable.placements:
            meeting = conference.meeting_by_id[placed.meeting]
            minutes = conference.worked(meeting, placed.start, placed.end)
            used[meeting.id] = used.get(meeting.id, 0) + minutes
        for body in conference.bodies:
            held = [meeting for meeting in conference.meetings_of(body.id) if meeting.id in used]
            for meeting in held[:-1]:
                idle = conference.working_minutes(meeting) - used[meeting.id]
                if idle > 0:
                    yield Charge(idle, f"{meeting.name} has {idle} idle minutes")
