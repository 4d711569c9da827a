"""Soft: when a meeting ends early there is still an item that can be brought forward into it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.domain.agenda import Part
from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.meeting_times import in_order
from scheduler.domain.timetable import Timetable
from scheduler.rules.base import Charge, SoftRule

if TYPE_CHECKING:
    from scheduler.model.plan import Plan


class ItemToFillIn(SoftRule):
    """A body whose discussion ends early takes up its next item, if that one is short and ready.

    As in the organization of work of the Technical Committee of ESCWA. Items are marked `fills_in`.
    """

    id = "item-to-fill-in"
    sentence = "While there are further meetings, an item is left that could be brought forward."
    unit = "meetings after which no item is left that could be brought forward"
    weight = 10

    def post(self, plan: "Plan") -> None:
        """Charge a meeting that is held, where something is still to come and nothing fills in."""
        for body in plan.conference.bodies:
            parts = plan.conference.parts_of(body.id)
            if not any(part.fills_in for part in parts):
                continue
            for meeting in plan.conference.meetings_of(body.id):
                last = plan.of_meeting(meeting)[-1]
                none = plan.amount(1, f"nothing fills in:{meeting.id}")
                left = sum(1 - plan.begun(part, last) for part in _ready(parts, meeting))
                for part in parts:
                    still = plan.held(meeting) - plan.begun(part, last)
                    plan.require(none >= still - left)
                plan.charge(self.id, none)

    def charges(self, conference: Conference, timetable: Timetable) -> Iterator[Charge]:
        """After each meeting, look at what has not been taken up yet."""
        for body in conference.bodies:
            parts = conference.parts_of(body.id)
            if not any(part.fills_in for part in parts):
                continue
            held = [conference.meeting_by_id[p.meeting] for p in timetable.placements]
            own = in_order({meeting for meeting in held if meeting.body == body.id})
            begun: set[str] = set()
            for meeting in own:
                begun |= {placed.part for placed in timetable.in_meeting(meeting.id)}
                later = [part for part in parts if part.id not in begun]
                if later and not any(part in later for part in _ready(parts, meeting)):
                    yield Charge(1, f"nothing can be brought forward into {meeting.name}")


def _ready(parts: tuple[Part, ...], meeting: Meeting) -> list[Part]:
    """The items that fill in and could be taken on the day of a meeting."""
    return [
        part
        for part in parts
        if part.fills_in and (part.not_before is None or part.not_before <= meeting.date)
    ]
