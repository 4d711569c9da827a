"""Hard: a body considers one item at a time."""

import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.domain.clock import clock
from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Placement, Timetable
from scheduler.rules.base import HardRule, Violation

if TYPE_CHECKING:
    from scheduler.model.plan import Plan


class OneAtATime(HardRule):
    """Within a stretch parts follow one another, so only what runs on needs a constraint."""

    id = "one-at-a-time"
    sentence = "A body considers one item at a time."

    def post(self, plan: "Plan") -> None:
        """No more than one part goes on from one stretch into the next."""
        for body in plan.conference.bodies:
            case = plan.case(self.id, f"{body.name} considers one item at a time")
            parts = plan.conference.parts_of(body.id)
            for s in range(len(plan.stretches(body.id)) - 1):
                plan.at_most_one(case, plan.crosses(parts, s))

    def check(self, conference: Conference, timetable: Timetable) -> Iterator[Violation]:
        """Look for two placements of one body that overlap in time."""
        for meeting in conference.meetings:
            held = sorted(timetable.in_meeting(meeting.id), key=_by_time)
            for first, second in itertools.pairwise(held):
                if second.start < first.end:
                    one, two = (conference.part_by_id[p.part].name for p in (first, second))
                    yield self.broken(
                        f"{two} begins at {clock(second.start)} on {meeting.name}, "
                        f"while {one} goes on until {clock(first.end)}",
                        meeting.where,
                    )


def _by_time(placement: Placement) -> tuple[int, int]:
    return placement.start, placement.end
