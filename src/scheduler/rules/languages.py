"""Hard: an item is taken only in meetings serviced in all the languages it needs."""

from collections.abc import Iterator

from scheduler.domain.conference import Conference
from scheduler.domain.timetable import Timetable
from scheduler.model.plan import Plan
from scheduler.rules.base import HardRule, Violation


class Languages(HardRule):
    """Interpretation is a service of the meeting; without a word an item needs all of its body's."""

    id = "languages"
    sentence = "An item is taken only in meetings serviced in all the languages it needs."

    def post(self, plan: Plan) -> None:
        """Keep each part out of the meetings that lack one of its languages."""
        for part in plan.conference.parts:
            for meeting in plan.conference.meetings_of(part.body):
                missing = part.languages - meeting.languages
                if missing:
                    case = plan.case(
                        self.id,
                        f"{part.name} needs {_listed(missing)}, "
                        f"into which {meeting.name} is not interpreted",
                        meeting.where,
                    )
                    plan.forbid(case, part, plan.of_meeting(meeting))

    def check(self, conference: Conference, timetable: Timetable) -> Iterator[Violation]:
        """Look up the languages of each placement's meeting."""
        for placed in timetable.placements:
            part, meeting = conference.part_by_id[placed.part], conference.meeting_by_id[placed.meeting]
            for language in sorted(part.languages):
                if language not in meeting.languages:
                    message = f"{part.name} needs {language} on {meeting.name}, which is not interpreted"
                    yield self.broken(f"{message} into it", meeting.where)


def _listed(languages: frozenset[str]) -> str:
    return ", ".join(sorted(languages))
