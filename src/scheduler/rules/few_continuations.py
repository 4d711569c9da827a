"""Soft: an item is carried over into few later meetings."""

from collections.abc import Iterator

from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable
from scheduler.model.plan import Plan
from scheduler.rules.base import Charge, SoftRule


class FewContinuations(SoftRule):
    """Counts the lines marked (continued)."""

    id = "few-continuations"
    sentence = "An item is carried over into as few later meetings as may be."
    unit = "lines marked (continued)"
    weight = 20

    def post(self, plan: Plan) -> None:
        """Charge each meeting that a part runs on into and has time in."""
        for body in plan.conference.bodies:
            for part in plan.conference.parts_of(body.id):
                for meeting in plan.conference.meetings_of(body.id):
                    own = plan.of_meeting(meeting)
                    if own and own[0] and not plan.forbidding(part, own[0]):
                        plan.charge(self.id, plan.runs_on(part, own[0] - 1))

    def charges(self, conference: Conference, timetable: Timetable) -> Iterator[Charge]:
        """Count the meetings of each part but the first."""
        for part in conference.parts:
            meetings = {placed.meeting for placed in timetable.of_part(part.id)}
            if len(meetings) > 1:
                extra = len(meetings) - 1
                yield Charge(extra, f"{part.name} is carried over {extra} time{'s' * (extra > 1)}")
