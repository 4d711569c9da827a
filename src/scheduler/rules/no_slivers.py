"""Soft: no meeting has only a sliver of an item that another meeting continues."""

from collections.abc import Iterator

from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable
from scheduler.model.plan import Plan
from scheduler.rules.base import Charge, SoftRule

SLIVER_MINUTES = 30


class NoSlivers(SoftRule):
    """A piece shorter than half an hour is charged by the minutes that it lacks."""

    id = "no-slivers"
    sentence = f"A piece of an item that runs over is no shorter than {SLIVER_MINUTES} minutes."
    unit = "minutes lacking in pieces that are too short"
    weight = 2

    def post(self, plan: Plan) -> None:
        """For a part that crosses the border of two meetings, bound its time on either side."""
        for body in plan.conference.bodies:
            meetings = [m for m in plan.conference.meetings_of(body.id) if plan.of_meeting(m)]
            for part in plan.conference.parts_of(body.id):
                for index, meeting in enumerate(meetings):
                    own = plan.of_meeting(meeting)
                    if any(plan.forbidding(part, s) for s in own):
                        continue
                    wanted = min(SLIVER_MINUTES, plan.conference.working_minutes(meeting))
                    lacking = plan.slack(wanted, f"sliver:{part.id}:{meeting.id}")
                    minutes = plan.minutes(part, own)
                    if index:
                        crossing = plan.runs_on(part, own[0] - 1)
                        plan.cp.add(lacking >= wanted * crossing - minutes)
                    if index + 1 < len(meetings):
                        crossing = plan.runs_on(part, own[-1])
                        plan.cp.add(lacking >= wanted * crossing - minutes)
                    plan.charge(self.id, lacking)

    def charges(self, conference: Conference, timetable: Timetable) -> Iterator[Charge]:
        """Measure the pieces of each part that is taken in more than one meeting."""
        for part in conference.parts:
            pieces: dict[str, int] = {}
            for placed in timetable.of_part(part.id):
                meeting = conference.meeting_by_id[placed.meeting]
                minutes = conference.worked(meeting, placed.start, placed.end)
                pieces[meeting.id] = pieces.get(meeting.id, 0) + minutes
            if len(pieces) < 2:
                continue
            for key, minutes in pieces.items():
                meeting = conference.meeting_by_id[key]
                wanted = min(SLIVER_MINUTES, conference.working_minutes(meeting))
                if minutes < wanted:
                    message = f"{part.name} has only {minutes} minutes on {meeting.name}"
                    yield Charge(wanted - minutes, message)
