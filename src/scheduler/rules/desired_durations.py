"""Soft: an item gets the minutes the planner wishes for it, or that are usual."""

from collections.abc import Iterator

from scheduler.domain.agenda import Part
from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable
from scheduler.model.plan import Plan
from scheduler.rules.base import Charge, SoftRule
from scheduler.rules.deviation import charge_deviation, deviation


class DesiredDurations(SoftRule):
    """Counts for each minute more or less than the wish, or than a procedural item's usual time."""

    id = "desired-durations"
    sentence = "An item gets the minutes that are desired for it."
    unit = "minutes away from the desired duration"
    weight = 4

    def post(self, plan: Plan) -> None:
        """Charge the distance from the target."""
        for part in plan.conference.parts:
            if has_wish(part):
                charge_deviation(plan, self.id, part)

    def charges(self, conference: Conference, timetable: Timetable) -> Iterator[Charge]:
        """Compare minutes with the wish."""
        for part in conference.parts:
            if has_wish(part):
                yield from deviation(conference, timetable, part, "desired")


def has_wish(part: Part) -> bool:
    """Whether a part's target is a wish or a usual time, not a share of what is left."""
    return part.desired is not None or not part.is_substantive
