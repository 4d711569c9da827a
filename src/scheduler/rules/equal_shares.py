"""Soft: substantive items get like amounts of time, or shares by weight."""

from collections.abc import Iterator

from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable
from scheduler.model.plan import Plan
from scheduler.rules.base import Charge, SoftRule
from scheduler.rules.desired_durations import has_wish
from scheduler.rules.deviation import charge_deviation, deviation


class EqualShares(SoftRule):
    """What procedural items and stated wishes leave is shared; counts each minute off the share."""

    id = "equal-shares"
    sentence = "Substantive items get like amounts of time, unless weights say otherwise."
    unit = "minutes away from the share"
    weight = 1

    def post(self, plan: Plan) -> None:
        """Charge the distance from the share."""
        for part in plan.conference.parts:
            if not has_wish(part):
                charge_deviation(plan, self.id, part)

    def charges(self, conference: Conference, timetable: Timetable) -> Iterator[Charge]:
        """Compare minutes with the share."""
        for part in conference.parts:
            if not has_wish(part):
                yield from deviation(conference, timetable, part, "its share is")
