"""What late papers move: the conference is solved again as if they had been out in time."""

from collections.abc import Iterator
from dataclasses import replace

from scheduler.domain.changes import changes
from scheduler.domain.conference import Conference
from scheduler.domain.late_papers import with_papers_in_time
from scheduler.domain.timetable import Timetable
from scheduler.errors import Stopped
from scheduler.model.options import SolveOptions
from scheduler.model.solve import solve

SECONDS = 10.0
UNKNOWN = "What they move was not found out in time."


def moved_by_late_papers(
    conference: Conference, timetable: Timetable, options: SolveOptions
) -> Iterator[str]:
    """Sentences on how much better a timetable would be, and what would be elsewhere in it.

    A paper may cost nothing and yet be why an item is where it is: then another timetable, as good
    as the one that there is, is what would have been proposed.
    """
    in_time = with_papers_in_time(conference)
    if in_time == conference or timetable.objective is None:
        return
    try:
        limit = min(SECONDS, options.time_limit)
        other = solve(in_time, replace(options, time_limit=limit))
    except Stopped:
        yield UNKNOWN
        return
    assert other.objective is not None
    gain = timetable.objective - other.objective
    if not _takes_early(conference, other):
        # It could be held although the papers are late, so they are not why anything is elsewhere.
        yield _NOTHING if other.gap == 0 else UNKNOWN
    elif gain > 0:
        proved = timetable.gap == 0 and other.gap == 0
        costs = "the timetable would cost" if proved else "a timetable would do that costs"
        yield f"Were all papers out in time, {costs} {gain} less:"
        yield from _moves(conference, timetable, in_time, other)
    elif other.gap == 0:
        yield (
            "They make the timetable no worse. Were all papers out in time, another that is as "
            "good would be proposed:"
        )
        yield from _moves(conference, timetable, in_time, other)
    else:
        yield UNKNOWN


_NOTHING = "They move nothing: with all papers out in time, no item would be taken before its day."


def _takes_early(conference: Conference, other: Timetable) -> bool:
    """Whether a timetable takes an item before its papers are out."""
    return any(
        (day := conference.part_by_id[placed.part].not_before) is not None
        and conference.meeting_by_id[placed.meeting].date < day
        for placed in other.placements
    )


def _moves(
    conference: Conference, timetable: Timetable, in_time: Conference, other: Timetable
) -> Iterator[str]:
    found = changes((conference, timetable), (in_time, other))
    yield from (change.sentence for change in found if change.is_move)
