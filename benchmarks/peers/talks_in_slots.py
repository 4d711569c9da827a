"""conference-scheduler, with CBC through PuLP: talks are put into slots, one into each.

Meetings are cut into slots as long as all wished minutes have in common, and each item into that
many talks. The library knows neither order nor pieces that belong together, only slots at which a
talk is unavailable and an objective of one's own over talks in slots: so each talk is drawn to the
slot that it has where all items follow one another, the report at the end of the last meeting. The
opening is unavailable outside the first meeting, the report outside the last one.
"""

import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, time, timedelta
from math import gcd
from time import monotonic
from typing import Any

import pulp
from conference_scheduler import scheduler
from conference_scheduler.resources import Event, Slot

from benchmarks.formulations.problem import Answer, Problem


def solve(problem: Problem, seconds: float) -> Answer:
    """Solve by conference-scheduler on one thread."""
    started = monotonic()
    steps = gcd(problem.capacity, *(task.target for task in problem.tasks))
    slots = list(_slots(problem, steps))
    talks = list(_talks(problem, steps, slots))
    drawn = _drawn_to(problem, steps, len(slots))

    def away(X: Any, **_others: object) -> Any:  # noqa: N803 – the library's
        cells = ((talk, slot) for talk in range(len(talks)) for slot in range(len(slots)))
        return pulp.lpSum((drawn[talk] - slot) ** 2 * X[talk, slot] for talk, slot in cells)

    left = max(1.0, seconds - (monotonic() - started))
    count = len(talks) * len(slots)
    try:
        found = _solution(talks, slots, away, left)
    except ValueError:
        return Answer("unknown", None, None, None, count, 0)
    owner = [i for i, task in enumerate(problem.tasks) for _ in range(task.target // steps)]
    per_meeting = problem.capacity // steps
    pieces = Counter((owner[talk], slot // per_meeting) for talk, slot in found)
    placements = problem.placements({key: steps * count for key, count in pieces.items()})
    objective = sum((drawn[talk] - slot) ** 2 for talk, slot in found)
    return Answer("feasible", placements, objective, None, count, 0)


def _solution(
    talks: list[Event], slots: list[Slot], away: Callable[..., Any], seconds: float
) -> list[tuple[int, int]]:
    """Talks with their slots by index; ValueError where none was found."""
    with warnings.catch_warnings():
        # The library dates from long before PuLP 3, which it works with all the same.
        warnings.simplefilter("ignore", DeprecationWarning)
        solver = pulp.PULP_CBC_CMD(msg=False, timeLimit=seconds, threads=1)
        found: list[tuple[int, int]] = scheduler.solution(
            talks, slots, objective_function=away, solver=solver
        )
    return found


def _slots(problem: Problem, steps: int) -> Iterator[Slot]:
    minutes = steps * problem.grid
    for key in problem.meetings:
        meeting = problem.conference.meeting_by_id[key]
        begin = datetime.combine(meeting.date, time())
        for at in range(meeting.start, meeting.start + problem.capacity * problem.grid, minutes):
            yield Slot("room", begin + timedelta(minutes=at), minutes, 1, key)


def _talks(problem: Problem, steps: int, slots: Sequence[Slot]) -> Iterator[Event]:
    for task in problem.tasks:
        for number in range(task.target // steps):
            talk = Event(f"{task.part.id}/{number}", steps * problem.grid, 1)
            if task.home is not None:
                home = problem.meetings[task.home]
                talk.add_unavailability(*(slot for slot in slots if slot.session != home))
            yield talk


def _drawn_to(problem: Problem, steps: int, slots: int) -> list[int]:
    """For each talk the slot to which it is drawn."""
    found: list[int] = []
    for task in problem.tasks:
        count = task.target // steps
        at_end = task.home is not None and task.home > 0
        begin = slots - count if at_end else len(found)
        found.extend(range(begin, begin + count))
    return found
