"""What late papers move: the conference is solved again as if they had been out in time."""

from collections.abc import Iterator
from dataclasses import replace

from scheduler.domain.conference import Conference
from scheduler.domain.late_papers import with_papers_in_time
from scheduler.domain.timetable import Timetable
from scheduler.errors import Stopped
from scheduler.model.options import SolveOptions
from scheduler.model.solve import solve

SECONDS = 10.0


def moved_by_late_papers(
    conference: Conference, timetable: Timetable, options: SolveOptions
) -> Iterator[str]:
    """Sentences on how much better a timetable would be, and what would be elsewhere in it."""
    in_time = with_papers_in_time(conference)
    if in_time == conference or timetable.objective is None:
        return
    try:
        limit = min(SECONDS, options.time_limit)
        better = solve(in_time, replace(options, time_limit=limit))
    except Stopped:
        return
    gain = timetable.objective - (better.objective or 0)
    if gain > 0:
        yield f"Were all papers out in time, the timetable would cost {gain} less:"
        from scheduler.domain.changes import changes

        found = changes((conference, timetable), (in_time, better))
        yield from (change.sentence for change in found if change.is_move)
    elif better.gap == 0:
        yield "They make the timetable no worse."
