"""Of all timetables of a scenario that cost as little, one with the fewest changes from the plan.

Else what another search happens to find would be told as moved, though nothing made it move.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Placement, Status, Timetable
from scheduler.model.options import SolveOptions
from scheduler.verifier import verify

# A line of the plan as plain data: item, meeting with its day and half-day, begin and end.
Line = tuple[str, str, str, str, int, int]
# What the search for fewer changes may take, counted so that it ends alike on every machine; it is
# about seconds.
EFFORT = 2.0


def lines_of(conference: Conference, timetable: Timetable) -> tuple[Line, ...]:
    """A plan as what a scenario's timetable is to stay near to."""
    meetings = conference.meeting_by_id
    return tuple(
        (
            placed.part,
            placed.meeting,
            meetings[placed.meeting].date.isoformat(),
            meetings[placed.meeting].half_day.value,
            placed.start,
            placed.end,
        )
        for placed in timetable.placements
    )


def nearest(conference: Conference, plan: Sequence[Line], options: SolveOptions) -> Timetable:
    """The cheapest timetable, and of these one with the fewest changes from a plan.

    Raises what `solve` does. Only the first search has a time limit; whether what it found is
    proved to be best is not changed by the second, which is bounded by counted work.
    """
    from scheduler.model.in_turn import all_else, fewest_changes, then_best, weighed
    from scheduler.model.solve import solve

    known = tuple(_placed(conference, plan))
    if not known:
        return solve(conference, options)
    told = replace(conference, announced=tuple(dict.fromkeys((p.part, p.meeting) for p in known)))
    cost = all_else(told)
    first = solve(weighed(told, cost), replace(options, ties=False), known=known)
    found = first
    if set(first.placements) != set(known):
        found = then_best(told, first, cost, fewest_changes(), replace(options, effort=EFFORT))
    report = verify(conference, found)
    bound = min(first.bound or 0, report.objective)
    return replace(
        first,
        placements=found.placements,
        duties=found.duties,
        even=found.even,
        status=Status.OPTIMAL if report.objective == bound else Status.FEASIBLE,
        objective=report.objective,
        bound=bound,
        costs=report.costs,
    )


def _placed(conference: Conference, plan: Sequence[Line]) -> Iterator[Placement]:
    """The lines of a plan that a changed conference still has: same item, same half-day."""
    spots = {(m.body, m.date.isoformat(), m.half_day.value): m.id for m in conference.meetings}
    for part, meeting, date, half_day, start, end in plan:
        if part not in conference.part_by_id:
            continue
        body = conference.part_by_id[part].body
        same = meeting if meeting in conference.meeting_by_id else spots.get((body, date, half_day))
        if same is not None:
            yield Placement(part, same, start, end)
