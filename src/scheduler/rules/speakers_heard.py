"""Hard: everybody on a list of speakers is heard, in meetings during which they are there."""

from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from scheduler.domain.agenda import Part
from scheduler.domain.conference import Conference
from scheduler.domain.hearings import hearings
from scheduler.domain.timetable import Timetable
from scheduler.rules.base import Case, HardRule, Violation

if TYPE_CHECKING:
    from scheduler.model.frame import Frame
    from scheduler.model.plan import LinearExpr, Plan
    from scheduler.model.ways import Way


class SpeakersHeard(HardRule):
    """A speech is held in one piece, so that a meeting may end with some idle minutes.

    The minutes of speeches add up to the minimum of the item.
    """

    id = "speakers-heard"
    sentence = "All on the list of speakers are heard, each in one piece and while they are there."

    def restrict(self, frame: "Frame") -> None:
        """An item goes through a meeting for each speaker who is not there all the time."""
        for part in frame.conference.parts:
            if not part.speakers:
                continue
            fit = _fit(frame.conference, part)
            for index, speaker in enumerate(part.speakers):
                if speaker.away:
                    sentence = f"{part.name} has {speaker.name} on its list, who is away at times"
                    case = frame.case(self.id, sentence, part.where)
                    there = frozenset(s for key in fit[index] for s in frame.of_meeting(key))
                    frame.only(case, part, partial(_meets, there))

    def post(self, plan: "Plan") -> None:
        """Count the speakers of each sort in each meeting; their minutes fit in."""
        for part in plan.conference.parts:
            if not part.speakers:
                continue
            sentence = f"{part.name} has time for {len(part.speakers)} speakers, each in one piece"
            self._post(plan, part, plan.case(self.id, sentence, part.where))

    def _post(self, plan: "Plan", part: Part, case: Case) -> None:
        fit = _fit(plan.conference, part)
        alike = Counter((s.minutes, fit[index]) for index, s in enumerate(part.speakers))
        first, last = plan.span(part)
        within = plan.stretches(part.body)[first : last + 1]
        needed: dict[str, list[LinearExpr]] = {stretch.meeting: [] for stretch in within}
        for number, ((minutes, meetings), count) in enumerate(alike.items()):
            heard = []
            for meeting in needed:
                if meeting in meetings:
                    some = plan.amount(count, f"heard:{part.id}:{number}:{meeting}")
                    heard.append(some)
                    needed[meeting].append(minutes * some)
            plan.add(case, sum(heard) == count)
        for meeting, speeches in needed.items():
            most = plan.conference.working_minutes(plan.conference.meeting_by_id[meeting])
            plan.add(case, sum(speeches) <= most * plan.present(part, meeting))
            for runs, minutes_here in plan.pieces([part], meeting):
                plan.add(case, sum(speeches) <= minutes_here + most * (1 - runs))

    def check(self, conference: Conference, timetable: Timetable) -> Iterator[Violation]:
        """Give out the time of each item to its speakers."""
        for part in conference.parts:
            if not part.speakers or not timetable.of_part(part.id):
                continue
            if hearings(conference, timetable, part) is None:
                away = " and ".join(_missing(conference, timetable, part))
                count = len(part.speakers)
                message = (
                    f"{part.name} is taken while {away}, on its list of speakers, is away"
                    if away
                    else f"{part.name} has no time for all {count} speakers, each in one piece"
                )
                yield self.broken(message, part.where)


def _meets(stretches: frozenset[int], way: "Way") -> bool:
    return not stretches.isdisjoint(way.stretches)


def _fit(conference: Conference, part: Part) -> list[frozenset[str]]:
    """The meetings of its body during which each speaker is there."""
    held = [
        (m.id, conference.begins(m), conference.ends(m)) for m in conference.meetings_of(part.body)
    ]
    return [
        frozenset(key for key, begins, ends in held if speaker.is_there(begins, ends))
        for speaker in part.speakers
    ]


def _missing(conference: Conference, timetable: Timetable, part: Part) -> Iterator[str]:
    """The speakers who are there in none of the meetings in which a part is taken."""
    held = [conference.meeting_by_id[p.meeting] for p in timetable.of_part(part.id)]
    for speaker in part.speakers:
        if not any(speaker.is_there(conference.begins(m), conference.ends(m)) for m in held):
            yield speaker.name
