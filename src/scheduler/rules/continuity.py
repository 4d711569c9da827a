"""Hard: the meetings of an item follow one another, among those held that are fit for it."""

import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.domain.agenda import Part
from scheduler.domain.conference import Conference, Meeting, Stretch
from scheduler.domain.kinds import Kind
from scheduler.domain.meeting_times import stretches
from scheduler.domain.people import Person
from scheduler.domain.timetable import Placement, Timetable, in_time_order
from scheduler.rules.base import Case, HardRule, Violation
from scheduler.rules.fitness import away_in, unfit_reason

if TYPE_CHECKING:
    from scheduler.model.cp_sat import cp_model
    from scheduler.model.plan import Plan

    IntVar = cp_model.IntVar


class Continuity(HardRule):
    """An item runs on without a gap; for an item split in parts this holds for each part.

    It runs on out of a full meeting only, and what was begun comes first in the next one. Half-days
    open to a body that holds fewer meetings do not count where nothing is held.
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
                    drafted = _drafted_before(plan, parts, s) if body.drafting else []
                    plan.add(case, used >= capacity * (sum(crossing) - sum(drafted)))
                for part in parts:
                    if plan.passes_over(part):
                        plan.add(case, used >= capacity * plan.runs_on(part, s))
                for spread in _spread_on(plan, body.id, s):
                    plan.add(case, used >= capacity * sum(spread))
            for meeting in plan.conference.meetings_of(body.id):
                self._post_waits(plan, case, parts, plan.of_meeting(meeting))

    def _post_waits(
        self, plan: "Plan", case: Case, parts: tuple[Part, ...], own: list[int]
    ) -> None:
        """A meeting out of which an item runs has waited for somebody only where it had to."""
        for s in own[:-1] if parts else ():
            if plan.stretches(parts[0].body)[s + 1].begins_at_hour:
                continue
            capacity = plan.frame.capacity[parts[0].body][s]
            come = [p for p in parts if not plan.frame.is_fit(p, s) and plan.frame.is_fit(p, s + 1)]
            waited = capacity * sum(plan.first(part, s + 1) for part in come)
            used = plan.used(parts[0].body, s) + waited
            plan.add(case, used >= capacity * sum(plan.crosses(parts, own[-1])))
            for part in parts:
                if plan.passes_over(part):
                    plan.add(case, used >= capacity * plan.runs_on(part, own[-1]))
            for spread in _spread_on(plan, parts[0].body, own[-1]):
                plan.add(case, used >= capacity * sum(spread))

    def check(self, conference: Conference, timetable: Timetable) -> Iterator[Violation]:
        """Walk each part's pieces, and what its body did between them."""
        ordered = in_time_order(conference, timetable.placements)
        for part in conference.parts:
            pieces = [p for p in ordered if p.part == part.id]
            for first, second in itertools.pairwise(pieces):
                for meeting in _passed(conference, timetable, part, first, second):
                    if unfit_reason(conference, part, meeting) is None:
                        left = conference.meeting_by_id[first.meeting].name
                        yield self.broken(
                            f"{part.name} is left on {left} and taken up again after "
                            f"{meeting.name} without it",
                            part.where,
                        )
                broken_off = _broken_off(conference, part, first, second)
                if broken_off is not None:
                    person, meeting = broken_off
                    message = f"{part.name} is broken off on {meeting.name} while {person.name}"
                    yield self.broken(f"{message} is away", part.where)
                left_over = _left_over(conference, timetable, first, second)
                if left_over:
                    name = conference.meeting_by_id[first.meeting].name
                    message = f"{part.name} is carried over from {name}, where {left_over} minutes"
                    yield self.broken(f"{message} are left", part.where)
                intruder = _intruder(conference, timetable, ordered, first, second)
                if intruder is not None:
                    other = conference.part_by_id[intruder.part]
                    where = conference.meeting_by_id[intruder.meeting].name
                    message = f"{part.name} is broken off for {other.name} on {where}"
                    yield self.broken(message, part.where)


def _drafted_before(plan: "Plan", parts: tuple[Part, ...], s: int) -> list["IntVar"]:
    """The ways of reports that begin in a stretch and end in a later one of its meeting.

    Before them there may be time for drafting.
    """
    return [
        literal
        for part in parts
        if part.kind is Kind.REPORT
        for way, literal in plan.chosen[part.id]
        if way.first == s < way.last and not way.continuations
    ]


def _spread_on(plan: "Plan", body: str, s: int) -> Iterator[list["IntVar"]]:
    """Literals of parts that go on from a stretch, with half-days left out; one of each at most."""
    together = [y for p in plan.spread_parts(body, over_unfit=False) for y in plan.spread_on(p, s)]
    alone = [plan.spread_on(part, s) for part in plan.spread_parts(body, over_unfit=True)]
    yield from filter(None, (together, *alone))


def _passed(
    conference: Conference, timetable: Timetable, part: Part, first: Placement, second: Placement
) -> list[Meeting]:
    """The body's meetings between two placements, but for half-days not held that may lapse.

    They count, too, where the part could not be taken in them.
    """
    return [
        meeting
        for meeting in _between(conference, part.body, first, second)
        if timetable.in_meeting(meeting.id)
        or not conference.may_lapse(meeting)
        or unfit_reason(conference, part, meeting) is not None
    ]


def _between(
    conference: Conference, body: str, first: Placement, second: Placement
) -> list[Meeting]:
    """The body's meetings strictly between those of two placements."""
    ids = [meeting.id for meeting in conference.meetings_of(body)]
    inner = ids[ids.index(first.meeting) + 1 : ids.index(second.meeting)]
    return [conference.meeting_by_id[meeting] for meeting in inner]


def _broken_off(
    conference: Conference, part: Part, first: Placement, second: Placement
) -> tuple[Person, Meeting] | None:
    """Who is away from a meeting of which only a piece of an item that runs over makes use.

    An item runs on out of a meeting at its end, and into another one at its beginning.
    """
    one, two = (conference.meeting_by_id[placed.meeting] for placed in (first, second))
    unused = [(one, first.end, second.start)]
    if one.id != two.id:
        unused = [(one, first.end, one.end), (two, two.start, second.start)]
    for meeting, start, end in unused:
        for person, *_ in away_in(conference, part, meeting, start, end):
            return person, meeting
    return None


def _left_over(
    conference: Conference, timetable: Timetable, first: Placement, second: Placement
) -> int:
    """The minutes without any item in a meeting from which one is carried over.

    Time before an hour for which the body waited does not count: a stated one, or one at which
    somebody comes for an item that begins then.
    """
    if first.meeting == second.meeting:
        return 0
    meeting, held = conference.meeting_by_id[first.meeting], timetable.in_meeting(first.meeting)
    left = 0
    cut = stretches(conference, meeting)
    for one, following in zip(cut, [*cut[1:], None], strict=True):
        if following is not None and _waited(conference, timetable, meeting, one, following):
            continue
        used = sum(
            conference.worked(meeting, max(p.start, one.start), min(p.end, one.end)) for p in held
        )
        left += one.minutes - used
    return max(0, left)


def _waited(
    conference: Conference, timetable: Timetable, meeting: Meeting, one: Stretch, following: Stretch
) -> bool:
    """Whether a body waits in a stretch of a meeting for what begins in the one after."""
    held = timetable.in_meeting(meeting.id)
    if any(placed.start < following.start < placed.end for placed in held):
        return False
    begun = [
        conference.part_by_id[placed.part]
        for placed in held
        if following.start <= placed.start < following.end
        and in_time_order(conference, timetable.of_part(placed.part))[0] == placed
    ]
    return following.begins_at_hour or any(
        any(away_in(conference, part, meeting, one.start, one.end)) for part in begun
    )


def _intruder(
    conference: Conference,
    timetable: Timetable,
    ordered: tuple[Placement, ...],
    first: Placement,
    second: Placement,
) -> Placement | None:
    """Another part taken after the first piece or before the second, in their own meetings.

    Not counted is a part that itself runs on from the one meeting or into the other, where one of
    the two has to pass over a meeting unfit for it; side by side two items cannot run on.
    """
    part = conference.part_by_id[first.part]
    next_to = not _passed(conference, timetable, part, first, second)
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
