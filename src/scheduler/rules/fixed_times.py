"""Hard: a pinned item, or an opening at a stated hour, is where it was put."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from scheduler.domain.agenda import Part, Pin
from scheduler.domain.clock import clock
from scheduler.domain.conference import Conference
from scheduler.domain.ordering import agenda_precedences, opening_and_closing_precedences
from scheduler.domain.timetable import Timetable, in_time_order
from scheduler.rules.base import HardRule, Violation

if TYPE_CHECKING:
    from scheduler.model.frame import Frame
    from scheduler.model.plan import Plan
    from scheduler.model.ways import Way


class FixedTimes(HardRule):
    """Pinned to one meeting an item begins there; pinned to several it is in just these.

    An item confined to certain meetings (`only`) is in no other.
    """

    id = "fixed-times"
    sentence = "A pinned item is where it was put."

    def restrict(self, frame: "Frame") -> None:
        """Leave a part the meetings it is confined to, and the ways that its pin allows."""
        for part in frame.conference.parts:
            meetings = frame.conference.meetings_of(part.body)
            if part.within is not None:
                case = frame.case(
                    self.id, f"{part.name} is confined to certain meetings", part.where
                )
                for meeting in meetings:
                    if meeting.id not in part.within:
                        frame.forbid(case, part, frame.of_meeting(meeting))
            if part.pin is not None:
                case = frame.case(self.id, _sentence(frame.conference, part, part.pin), part.where)
                frame.only(case, part, _as_pinned(frame, part, part.pin))
                begins, among = _pinned_if_spread(frame, part, part.pin)
                frame.spread_only(case, part, begins, among)

    def post(self, plan: "Plan") -> None:
        """What is pinned to an hour comes first then: nothing before it can wait in its stretch."""
        for part in plan.conference.parts:
            if part.pin is None:
                continue
            case = plan.case(self.id, _sentence(plan.conference, part, part.pin), part.where)
            if len(part.pin.meetings) > 1 and plan.is_spread(part):
                for key in part.pin.meetings:
                    plan.add(case, plan.present(part, key) >= 1)
            if part.pin.start is None:
                continue
            parts = plan.conference.parts_of(part.body)
            earlier = _predecessors(plan.conference, part)
            before = [
                other
                for other in parts
                if other.id != part.id and (other.id in earlier or other.pin == part.pin)
            ]
            for s in _pinned_stretches(plan.frame, part, part.pin):
                for other in before:
                    plan.add(case, plan.first(part, s) + plan.at(other, s) <= 1)
                # If it runs on, what ends in its stretch would have to lie before it.
                ending = [plan.last(other, s) for other in parts if other.id != part.id]
                plan.add(case, sum(ending) <= len(parts) * (1 - plan.runs_on(part, s)))
                running = plan.running_in(parts, s)
                if running:
                    plan.add(case, plan.first(part, s) + sum(running) <= 1)

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


def _sentence(conference: Conference, part: Part, pin: Pin) -> str:
    names = "; ".join(conference.meeting_by_id[meeting].name for meeting in pin.meetings)
    hour = f", at {clock(pin.start)}" if pin.start is not None else ""
    return f"{part.name} is {'under way on' if pin.under_way else 'pinned to'} {names}{hour}"


def _pinned_stretches(frame: "Frame", part: Part, pin: Pin) -> list[int]:
    """The stretches in which the part may begin."""
    own = frame.of_meeting(pin.meetings[0])
    if pin.start is None:
        return own
    return [s for s in own if frame.stretches[part.body][s].start == pin.start]


def _as_pinned(frame: "Frame", part: Part, pin: Pin) -> Callable[["Way"], bool]:
    begins = _pinned_stretches(frame, part, pin)
    wanted = set(pin.meetings)

    def test(way: "Way") -> bool:
        taken = {frame.stretches[part.body][s].meeting for s in way.stretches}
        return way.first in begins and (len(wanted) == 1 or taken == wanted)

    return test


def _pinned_if_spread(frame: "Frame", part: Part, pin: Pin) -> tuple[list[int], list[int]]:
    """Where a part may begin that leaves out half-days, and where it may be at all."""
    wanted = pin.meetings
    if len(wanted) == 1:
        return _pinned_stretches(frame, part, pin), list(range(len(frame.stretches[part.body])))
    return _pinned_stretches(frame, part, pin), [s for key in wanted for s in frame.of_meeting(key)]


def _predecessors(conference: Conference, part: Part) -> set[str]:
    parts, stated = conference.parts_of(part.body), conference.precedences
    free = conference.body_by_id[part.body].free_order
    wanted = (
        *agenda_precedences(parts, stated, free),
        *opening_and_closing_precedences(parts, stated, free),
    )
    return {precedence.before for precedence in wanted if precedence.after == part.id}
