"""Hard: an item waits for its documents."""

from collections.abc import Iterator

from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable
from scheduler.model.plan import Plan
from scheduler.rules.base import HardRule, Violation


class DocumentReadiness(HardRule):
    """A part is not taken before the day on which its papers are out in all languages."""

    id = "document-readiness"
    sentence = "An item is not taken before its documents are out in all languages."

    def post(self, plan: Plan) -> None:
        """Keep a part out of the meetings before its papers' day."""
        for part in plan.conference.parts:
            if part.not_before is None:
                continue
            sentence = f"{part.name} waits until {part.not_before:%-d %B}: {part.not_before_reason}"
            case = plan.case(self.id, sentence, part.where)
            for meeting in plan.conference.meetings_of(part.body):
                if meeting.date < part.not_before:
                    plan.forbid(case, part, plan.of_meeting(meeting))

    def check(self, conference: Conference, timetable: Timetable) -> Iterator[Violation]:
        """Compare dates."""
        for placed in timetable.placements:
            part, meeting = conference.part_by_id[placed.part], conference.meeting_by_id[placed.meeting]
            if part.not_before and part.not_before > meeting.date:
                yield self.broken(
                    f"{part.name} is taken on {meeting.name}, before {part.not_before:%-d %B}: "
                    f"{part.not_before_reason}",
                    part.where,
                )
