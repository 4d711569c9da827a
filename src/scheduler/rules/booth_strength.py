"""Hard: each booth of a meeting has its interpreters."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.interpreters import Duty, Interpreter
from scheduler.domain.services import Interpretation
from scheduler.domain.timetable import Timetable
from scheduler.rules.base import HardRule, Violation

if TYPE_CHECKING:
    from scheduler.model.plan import Plan
    from scheduler.model.roster import RosterPlan


class BoothStrength(HardRule):
    """Counts who sits where, and that each may sit there; nobody sits in two booths at once."""

    id = "booth-strength"
    sentence = "Each booth of a meeting has its full number of interpreters who may sit in it."

    def post(self, plan: "Plan") -> None:
        """The timetable knows of interpreters by caps alone."""

    def staff(self, roster: "RosterPlan") -> None:
        """Fill the booths of each meeting that is staffed, and leave those of others empty."""
        for meeting in roster.meetings:
            for language in sorted(meeting.languages):
                seats = roster.interpretation.booth_by_language[language].seats
                sentence = f"the {language} booth takes {seats} interpreters on {meeting.name}"
                case = roster.case(self.id, sentence, meeting.where)
                filled = sum(literal for _, literal in roster.in_booth(meeting, language))
                roster.add(case, filled >= seats * roster.staffed[meeting.id])
                roster.cp.add(filled <= seats * roster.staffed[meeting.id])
            for person in roster.people:
                roster.cp.add(roster.serves(person, meeting) <= 1)

    def check(self, conference: Conference, timetable: Timetable) -> Iterator[Violation]:
        """Count, meeting by meeting, who is assigned to each booth."""
        interpretation = conference.services.interpretation
        if interpretation is None or not interpretation.named or timetable.duties is None:
            return
        held = {placed.meeting for placed in timetable.placements}
        people = {one.name: one for one in interpretation.named}
        by_meeting: dict[str, list[Duty]] = {}
        for duty in timetable.duties:
            by_meeting.setdefault(duty.meeting, []).append(duty)
        for key in sorted(by_meeting.keys() - held):
            names = ", ".join(sorted({duty.person for duty in by_meeting[key]}))
            yield self.broken(f"{names}: assigned to the meeting {key}, which is not held")
        for meeting in conference.meetings:
            if meeting.id in held:
                own = by_meeting.get(meeting.id, [])
                yield from self._seats(interpretation, meeting, own)
                yield from self._people(meeting, own, people)

    def _seats(
        self, interpretation: Interpretation, meeting: Meeting, own: list[Duty]
    ) -> Iterator[Violation]:
        filled = Counter(duty.language for duty in own)
        for language in sorted(meeting.languages | filled.keys()):
            booth = interpretation.booth_by_language.get(language)
            wanted = booth.seats if booth and language in meeting.languages else 0
            if filled[language] != wanted:
                message = f"the {language} booth has {filled[language]} interpreters on "
                yield self.broken(f"{message}{meeting.name}, and takes {wanted}", meeting.where)

    def _people(
        self, meeting: Meeting, own: list[Duty], people: dict[str, Interpreter]
    ) -> Iterator[Violation]:
        for name, count in Counter(duty.person for duty in own).items():
            if count > 1:
                message = f"{name} sits in {count} booths at once on {meeting.name}"
                yield self.broken(message, meeting.where)
        for duty in own:
            person = people.get(duty.person)
            if person is None:
                yield self.broken(f"there is no interpreter “{duty.person}”")
            elif duty.language not in person.booths:
                message = f"{person.name} sits in the {duty.language} booth on {meeting.name}"
                yield self.broken(f"{message}, which is not theirs", person.where)
