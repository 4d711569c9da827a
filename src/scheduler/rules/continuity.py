"""Hard: the meetings of an item follow one another in its body, among those fit for it."""

import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.timetable import Placement, Timetable, in_time_order
from scheduler.rules.base import HardRule, Violation
from scheduler.rules.fitness import unfit_reason

if TYPE_CHECKING:
    from scheduler.model.plan import Plan


class Continuity(HardRule):
    """An item runs on without a gap; for an item split in parts this holds for each part.

    It runs on out of a full meeting only, and what was begun comes first in the next one.
    """

    id = "continuity"
    sentence = "The meetings of an item follow one another, and it is not taken up after a gap."

    def post(self, plan: "Plan") -> None:
        """A part's ways have no gaps; a stretch it goes on from is full."""
        for body in plan.conference.bodies:
            case = plan.case(self.id, f"{body.name} carries an item over from full meetings only")
            parts = plan.conference.parts_of(body.id)
            for s, capacity in enumerate(plan.frame.capacity[body.id]):
                used = plan.used(body.id, s)
                crossing = plan.crosses(parts, s)
                if crossing:
                    plan.add(case, used >= capacity * sum(crossing))
                for part in parts:
                    if plan.passes_over(part):
                        plan.add(case, used >= capacity * plan.runs_on(part, s))

    def check(self, conference: Conference, timetable: Timetable) -> Iterator[Violation]:
        """Walk each part's pieces, and what its body did between them."""
        ordered = in_time_order(conference, timetable.placements)
        for part in conference.parts:
            pieces = [p for p in ordered if p.part == part.id]
            for first, second in itertools.pairwise(pieces):
                for meeting in _between(conference, part.body, first, second):
                    if unfit_reason(conference, part, meeting) is None:
                        left = conference.meeting_by_id[first.meeting].name
                        yield self.broken(
                            f"{part.name} is left on {left} and taken up again after "
                            f"{meeting.name} without it",
                            part.where,
                        )
                left_over = _left_over(conference, timetable, first, second)
                if left_over:
                    name = conference.meeting_by_id[first.meeting].name
                    message = f"{part.name} is carried over from {name}, where {left_over} minutes"
                    yield self.broken(f"{message} are left", part.where)
                intruder = _intruder(conference, ordered, first, second)
                if intruder is not None:
                    other = conference.part_by_id[intruder.part]
                    where = conference.meeting_by_id[intruder.meeting].name
                    message = f"{part.name} is broken off for {other.name} on {where}"
                    yield self.broken(message, part.where)


def _between(
    conference: Conference, body: str, first: Placement, second: Placement
) -> list[Meeting]:
    """The body's meetings strictly between those of two placements."""
    ids = [meeting.id for meeting in conference.meetings_of(body)]
    inner = ids[ids.index(first.meeting) + 1 : ids.index(second.meeting)]
    return [conference.meeting_by_id[meeting] for meeting in inner]


def _left_over(
    conference: Conference, timetable: Timetable, first: Placement, second: Placement
) -> int:
    """The minutes without any item in a meeting from which one is carried over.

    Time before a stated hour, for which the body waited, does not count.
    """
    if first.meeting == second.meeting:
        return 0
    meeting = conference.meeting_by_id[first.meeting]
    hours = [
        part.pin.start
        for part in conference.parts
        if part.pin and part.pin.start is not None and part.pin.meetings[0] == meeting.id
    ]
    begin = max(hour for hour in (meeting.start, *hours) if hour <= max(first.start, meeting.start))
    used = sum(
        conference.worked(meeting, max(placed.start, begin), placed.end)
        for placed in timetable.in_meeting(meeting.id)
    )
    return max(0, conference.worked(meeting, begin, meeting.end) - used)


def _intruder(
    conference: Conference, ordered: tuple[Placement, ...], first: Placement, second: Placement
) -> Placement | None:
    """Another part taken after the first piece or before the second, in their own meetings.

    Not counted is a part that itself runs on from the one meeting or into the other, where one of
    the two has to pass over a meeting unfit for it; side by side two items cannot run on.
    """
    body = conference.part_by_id[first.part].body
    next_to = not _between(conference, body, first, second)
    for other in ordered:
        if other.part == first.part:
            continue
        if other.meeting not in (first.meeting, second.meeting):
            continue
        its = {p.meeting for p in ordered if p.part == other.part}
        beside = next_to and {first.meeting, second.meeting} <= its
        if first.meeting == second.meeting == other.meeting:
            if first.end <= other.start < second.start:
                return other
        elif other.meeting == first.meeting:
            goes_on = _meets_later(conference, its, first.meeting)
            if other.start >= first.end and (beside or not goes_on):
                return other
        elif (
            other.meeting == second.meeting
            and other.end <= second.start
            and (beside or not _meets_earlier(conference, its, second.meeting))
        ):
            return other
    return None


def _meets_later(conference: Conference, meetings: set[str], than: str) -> bool:
    start = conference.meeting_by_id[than]
    return any(
        (m.date, m.start) > (start.date, start.start)
        for m in map(conference.meeting_by_id.__getitem__, meetings)
    )


def _meets_earlier(conference: Conference, meetings: set[str], than: str) -> bool:
    start = conference.meeting_by_id[than]
    return any(
        (m.date, m.start) < (start.date, start.start)
        for m in map(conference.meeting_by_id.__getitem__, meetings)
    )
