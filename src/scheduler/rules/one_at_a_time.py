"""Hard: a body considers one item at a time."""

import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.domain.clock import clock
from scheduler.domain.conference import Body, Conference
from scheduler.domain.timetable import Placement, Timetable
from scheduler.rules.base import Case, HardRule, Violation

if TYPE_CHECKING:
    from scheduler.model.plan import LinearExpr, Plan


class OneAtATime(HardRule):
    """Within a stretch parts follow one another, so only what runs on needs a constraint."""

    id = "one-at-a-time"
    sentence = "A body considers one item at a time."

    def post(self, plan: "Plan") -> None:
        """No more than one part goes on from one stretch into the next."""
        for body in plan.conference.bodies:
            case = plan.case(self.id, f"{body.name} considers one item at a time")
            parts = plan.conference.parts_of(body.id)
            spread = plan.spread_parts(body.id, over_unfit=False)
            for meeting in plan.conference.meetings_of(body.id):
                *own, last = plan.of_meeting(meeting)
                for s in own:
                    plan.at_most_one(case, plan.crosses(parts, s))
                # All that is fit for all meetings goes on in the same one.
                on = [y for part in spread for y in plan.spread_on(part, last)]
                plan.at_most_one(case, [*plan.crosses(parts, last), *on])
            self._post_side_by_side(plan, case, body)

    def _post_side_by_side(self, plan: "Plan", case: Case, body: Body) -> None:
        """What leaves out half-days and is not fit for all meetings goes on alone, too."""
        meetings = plan.conference.meetings_of(body.id)
        for part in plan.spread_parts(body.id, over_unfit=True):
            others = [other for other in plan.conference.parts_of(body.id) if other.id != part.id]
            for index, meeting in enumerate(meetings):
                out = plan.of_meeting(meeting)[-1]
                held: LinearExpr = 0
                for later in meetings[index + 1 :] if plan.spread_on(part, out) else ():
                    into = plan.of_meeting(later)[0]
                    its = plan.runs_on(part, out) + plan.runs_in(part, into)
                    for other in others:
                        goes_on = plan.runs_on(other, out) + plan.runs_in(other, into)
                        plan.add(case, its + goes_on <= 3 + held)
                    if not plan.may_leave_out(part, later):
                        break
                    held += plan.held(later)

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
