"""Other timetables that are as good, or nearly so, and really differ."""

import time
from collections.abc import Iterator, Sequence

from scheduler.domain.agenda import Part
from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable
from scheduler.model.build import frame_of, full_plan
from scheduler.model.cp_sat import cp_model
from scheduler.model.options import SolveOptions
from scheduler.model.plan import Plan
from scheduler.model.solve import verified
from scheduler.model.staffing import Staffing, staffed_run
from scheduler.model.ways import Way


def alternatives(
    conference: Conference, known: Sequence[Timetable], options: SolveOptions
) -> Iterator[Timetable]:
    """The cheapest timetables that differ from those known and from one another, in order.

    Two differ if a matter of substance is taken in other meetings. Ends where there are no more.
    """
    plan = full_plan(frame_of(conference))
    staffing = Staffing(conference, options.seed)
    for timetable in known:
        _rule_out(plan, timetable)
    while True:
        started = time.monotonic()
        outcome = staffed_run(plan, staffing, options, options.time_limit)
        if outcome.placements is None:
            return
        found = verified(conference, options, outcome, outcome.placements, started, staffing)
        yield found
        _rule_out(plan, found)


def _rule_out(plan: Plan, timetable: Timetable) -> None:
    """At least one matter of substance is elsewhere than in a timetable."""
    same: list[cp_model.IntVar] = []
    parts = [part for part in plan.conference.parts if part.is_substantive]
    for part in parts or plan.conference.parts:
        taken = {placed.meeting for placed in timetable.of_part(part.id)}
        if plan.is_spread(part):
            same.append(_is_taken_in(plan, part, taken))
        else:
            same += [y for way, y in plan.chosen[part.id] if _meetings(plan, part, way) == taken]
    plan.cp.add(sum(same) <= len(parts or plan.conference.parts) - 1)


def _is_taken_in(plan: Plan, part: Part, meetings: set[str]) -> cp_model.IntVar:
    """Whether a part is taken in just these meetings."""
    is_same = plan.flag(f"same:{part.id}")
    differing = sum(
        1 - plan.present(part, one) if one.id in meetings else plan.present(part, one)
        for one in plan.conference.meetings_of(part.body)
    )
    plan.cp.add(differing >= 1 - is_same)
    return is_same


def _meetings(plan: Plan, part: Part, way: Way) -> set[str]:
    stretches = plan.stretches(part.body)
    return {stretches[s].meeting for s in way.stretches}
