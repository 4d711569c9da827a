"""Hard: an item is split into few pieces, none of them short, where the planner says so."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.domain.agenda import Part
from scheduler.domain.conference import Body, Conference
from scheduler.domain.counting import counted
from scheduler.domain.timetable import Timetable
from scheduler.rules.base import HardRule, Violation

if TYPE_CHECKING:
    from scheduler.model.frame import Frame
    from scheduler.model.plan import Plan


class Splitting(HardRule):
    """`pieces:` says how many meetings an item may run over, and what each gets at the least."""

    id = "splitting"
    sentence = "An item runs over no more meetings than is said, with enough time in each."

    def restrict(self, frame: "Frame") -> None:
        """Strike out what runs over too many meetings."""
        for body in frame.conference.bodies:
            most = body.most_pieces
            for part in frame.conference.parts_of(body.id) if most else ():
                case = frame.case(self.id, _at_most(part, most), part.where)
                frame.only(case, part, lambda way, most=most: way.meetings <= most)  # type: ignore[misc]

    def post(self, plan: "Plan") -> None:
        """What begins or ends in a meeting, and not both, has its least time there."""
        for body in plan.conference.bodies:
            parts = plan.conference.parts_of(body.id)
            for part in parts if body.most_pieces else ():
                case = plan.case(self.id, _at_most(part, body.most_pieces), part.where)
                plan.add(case, plan.meetings_if_spread(part) <= body.most_pieces)
            if not body.least_piece:
                continue
            case = plan.case(self.id, _sentence(body), parts[0].where if parts else "")
            for meeting in plan.conference.meetings_of(body.id):
                wanted = min(body.least_piece, plan.conference.working_minutes(meeting))
                for present, minutes in plan.pieces(parts, meeting):
                    plan.add(case, minutes >= wanted * present)

    def check(self, conference: Conference, timetable: Timetable) -> Iterator[Violation]:
        """Count and measure the pieces of each item that runs over."""
        for part in conference.parts:
            body, pieces = conference.body_by_id[part.body], dict[str, int]()
            for placed in timetable.of_part(part.id):
                meeting = conference.meeting_by_id[placed.meeting]
                minutes = conference.worked(meeting, placed.start, placed.end)
                pieces[meeting.id] = pieces.get(meeting.id, 0) + minutes
            if body.most_pieces and len(pieces) > body.most_pieces:
                message = f"{part.name} is taken in {len(pieces)} meetings, not in "
                yield self.broken(
                    f"{message}{counted(body.most_pieces, 'meeting')} at the most", part.where
                )
            for key, minutes in pieces.items() if len(pieces) > 1 else ():
                meeting = conference.meeting_by_id[key]
                wanted = min(body.least_piece, conference.working_minutes(meeting))
                if minutes < wanted:
                    message = f"{part.name} has {minutes} minutes on {meeting.name}, not {wanted}"
                    yield self.broken(message, part.where)


def _at_most(part: Part, most: int) -> str:
    return f"{part.name} is taken in {counted(most, 'meeting')} at the most"


def _sentence(body: Body) -> str:
    return f"An item of {body.name} that runs over gets {body.least_piece} minutes in each meeting"
