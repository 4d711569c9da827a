"""Hard: a pinned item, or an opening at a stated hour, is where it was put."""

from collections.abc import Iterator

from scheduler.domain.agenda import Part
from scheduler.domain.clock import clock
from scheduler.domain.conference import Conference
from scheduler.domain.ordering import agenda_precedences
from scheduler.domain.timetable import Timetable, in_time_order
from scheduler.model.plan import Case, Plan
from scheduler.rules.base import HardRule, Violation


class FixedTimes(HardRule):
    """Pinned to one meeting an item begins there; pinned to several it is in just these.

    An item confined to certain meetings (`only`) is in no other.
    """

    id = "fixed-times"
    sentence = "A pinned item is where it was put."

    def post(self, plan: Plan) -> None:
        """Fix the stretch in which a pinned part begins, and where it may be."""
        for part in plan.conference.parts:
            meetings = plan.conference.meetings_of(part.body)
            if part.within is not None:
                case = plan.case(self.id, f"{part.name} is confined to certain meetings", part.where)
                for meeting in meetings:
                    if meeting.id not in part.within:
                        plan.forbid(case, part, plan.of_meeting(meeting))
            if part.pin is None:
                continue
            pinned = [plan.conference.meeting_by_id[m] for m in part.pin.meetings]
            hour = f", at {clock(part.pin.start)}" if part.pin.start is not None else ""
            names = "; ".join(meeting.name for meeting in pinned)
            case = plan.case(self.id, f"{part.name} is pinned to {names}{hour}", part.where)
            own = plan.of_meeting(pinned[0])
            if part.pin.start is None:
                plan.add(case, sum(plan.first(part, s) for s in own) == 1)
            else:
                _begin_at(plan, case, part, own)
            for meeting in pinned[1:]:
                plan.add(case, sum(plan.units(part, s) for s in plan.of_meeting(meeting)) >= 1)
            if len(pinned) > 1:
                last = plan.of_meeting(pinned[-1])
                plan.add(case, sum(plan.last(part, s) for s in last) == 1)

    def check(self, conference: Conference, timetable: Timetable) -> Iterator[Violation]:
        """Compare each pinned part's placements with its pin."""
        for part in conference.parts:
            placed = in_time_order(conference, timetable.of_part(part.id))
            for piece in placed:
                if part.within is not None and piece.meeting not in part.within:
                    name = conference.meeting_by_id[piece.meeting].name
                    message = f"{part.name} is taken on {name}, which is not among its meetings"
                    yield self.broken(message, part.where)
            if part.pin is None or not placed:
                continue
            taken = tuple(dict.fromkeys(piece.meeting for piece in placed))
            wanted = part.pin.meetings
            kept = taken == wanted if len(wanted) > 1 else taken[0] == wanted[0]
            if not kept:
                names = "; ".join(conference.meeting_by_id[m].name for m in wanted)
                yield self.broken(f"{part.name} is not on {names}, where it is pinned", part.where)
            elif part.pin.start is not None and placed[0].start != part.pin.start:
                yield self.broken(
                    f"{part.name} begins at {clock(placed[0].start)}, but is pinned to "
                    f"{clock(part.pin.start)}",
                    part.where,
                )


def _begin_at(plan: Plan, case: Case, part: Part, own: list[int]) -> None:
    """The part is the first thing in the stretch that begins at its hour."""
    assert part.pin is not None
    stretches = plan.stretches[part.body]
    leading = next(s for s in own if stretches[s].start == part.pin.start)
    plan.add(case, plan.first(part, leading) == 1)
    body = plan.conference.body_by_id[part.body]
    parts = plan.conference.parts_of(part.body)
    wanted = agenda_precedences(parts, plan.conference.precedences, body.free_order)
    predecessors = {precedence.before for precedence in wanted if precedence.after == part.id}
    for other in parts:
        if leading and other.id in predecessors:
            plan.add(case, plan.ended(other, leading - 1) == 1)
        elif leading and other.id != part.id:
            plan.add(case, plan.runs_on(other, leading - 1) == 0)
