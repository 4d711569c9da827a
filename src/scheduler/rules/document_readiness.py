"""Hard: an item waits for its documents."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable
from scheduler.rules.base import HardRule, Violation

if TYPE_CHECKING:
    from scheduler.model.frame import Frame
    from scheduler.model.plan import Plan


class DocumentReadiness(HardRule):
    """A part is not taken before the day on which its papers are out in all languages."""

    id = "document-readiness"
    sentence = "An item is not taken before its documents are out in all languages."

    def restrict(self, frame: "Frame") -> None:
        """Keep a part out of the meetings before its papers' day."""
        for part in frame.conference.parts:
            if part.not_before is None:
                continue
            sentence = f"{part.name} waits until {part.not_before:%-d %B}: {part.not_before_reason}"
            case = frame.case(self.id, sentence, part.where)
            for meeting in frame.conference.meetings_of(part.body):
                if meeting.date < part.not_before:
                    frame.forbid(case, part, frame.of_meeting(meeting))

    def post(self, plan: "Plan") -> None:
        """Nothing is left to say once meetings are struck out."""

    def check(self, conference: Conference, timetable: Timetable) -> Iterator[Violation]:
        """Compare dates."""
        for placed in timetable.placements:
            part, meeting = (
                conference.part_by_id[placed.part],
                conference.meeting_by_id[placed.meeting],
            )
            if part.not_before and part.not_before > meeting.date:
                yield self.broken(
                    f"{part.name} is taken on {meeting.name}, before {part.not_before:%-d %B}: "
                    f"{part.not_before_reason}",
                    part.where,
                )
