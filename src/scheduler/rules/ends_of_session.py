"""Soft: the opening is in the first meeting, the adoption of the report in the last."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.domain.agenda import Part
from scheduler.domain.conference import Conference
from scheduler.domain.kinds import Kind
from scheduler.domain.timetable import Timetable
from scheduler.rules.base import Charge, SoftRule

if TYPE_CHECKING:
    from scheduler.model.places import Amounts, Places
    from scheduler.model.plan import Plan


class EndsOfSession(SoftRule):
    """Where meetings are left over they lie between: free for drafting, or released.

    Opening first and report last is a rule; that they are at the very ends of the session is the
    habit of all complete published tables. A body that does not hold all the meetings open to it
    has its ends where it meets.
    """

    id = "ends-of-session"
    sentence = (
        "The opening is in the first meeting of its body, the adoption of the report in the last."
    )
    unit = "openings and reports elsewhere"
    weight = 240

    def post(self, plan: "Plan") -> None:
        """Charge the ways that leave out the meeting."""
        for part in plan.conference.parts:
            meeting = _meeting(plan.conference, part)
            if meeting is not None:
                plan.charge(self.id, 1 - plan.present(part, meeting))

    def price(self, places: "Places") -> "Amounts":
        """Whether it leaves out the meeting."""
        meeting = _meeting(places.conference, places.part)
        return 0 if meeting is None else 1 - places.count_meetings([meeting])

    def charges(self, conference: Conference, timetable: Timetable) -> Iterator[Charge]:
        """Look at where each opening and each report is taken."""
        for part in conference.parts:
            taken = [placed.meeting for placed in timetable.of_part(part.id)]
            meetings = [meeting.id for meeting in conference.meetings_of(part.body)]
            if not taken or conference.body_by_id[part.body].budgets:
                continue
            if part.kind is Kind.OPENING and meetings[0] not in taken:
                yield Charge(1, f"{part.name} is not in the first meeting")
            if part.kind is Kind.REPORT and meetings[-1] not in taken:
                yield Charge(1, f"{part.name} is not in the last meeting")


def _meeting(conference: Conference, part: Part) -> str | None:
    """The meeting in which an opening or a report belongs; None where no one meeting is."""
    if conference.body_by_id[part.body].budgets:
        return None
    end = {Kind.OPENING: 0, Kind.REPORT: -1}.get(part.kind)
    return None if end is None else conference.meetings_of(part.body)[end].id
