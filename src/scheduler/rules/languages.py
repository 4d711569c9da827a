"""Hard: an item is taken only in meetings serviced in all the languages it needs."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable
from scheduler.rules.base import HardRule, Violation

if TYPE_CHECKING:
    from scheduler.model.frame import Frame
    from scheduler.model.plan import Plan


class Languages(HardRule):
    """Interpretation is a service of the meeting; without a word an item needs all its body has."""

    id = "languages"
    sentence = "An item is taken only in meetings serviced in all the languages it needs."

    def restrict(self, frame: "Frame") -> None:
        """Keep each part out of the meetings that lack one of its languages."""
        for part in frame.conference.parts:
            for meeting in frame.conference.meetings_of(part.body):
                missing = part.languages - meeting.languages
                if missing:
                    case = frame.case(
                        self.id,
                        f"{part.name} needs {_listed(missing)}, "
                        f"into which {meeting.name} is not interpreted",
                        meeting.where,
                    )
                    frame.forbid(case, part, frame.of_meeting(meeting))

    def post(self, plan: "Plan") -> None:
        """Nothing is left to say once meetings are struck out."""

    def check(self, conference: Conference, timetable: Timetable) -> Iterator[Violation]:
        """Look up the languages of each placement's meeting."""
        for placed in timetable.placements:
            part, meeting = (
                conference.part_by_id[placed.part],
                conference.meeting_by_id[placed.meeting],
            )
            for language in sorted(part.languages):
                if language not in meeting.languages:
                    message = (
                        f"{part.name} needs {language} on {meeting.name}, which is not interpreted"
                    )
                    yield self.broken(f"{message} into it", meeting.where)


def _listed(languages: frozenset[str]) -> str:
    return ", ".join(sorted(languages))
