"""Hard: interpreters are enough for the meetings, within their limits and rests."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from scheduler.domain.clock import day_name
from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.roster import days, overloads, runs, serviced, weeks
from scheduler.domain.services import Booth, Interpretation
from scheduler.domain.timetable import Timetable
from scheduler.rules.base import HardRule, Violation
from scheduler.rules.caps import Cap

if TYPE_CHECKING:
    from scheduler.model.plan import Plan


class InterpretationTeams(HardRule):
    """Counts seats in booths: by rest, by day and by seven days (see `scheduler.domain.roster`)."""

    id = "interpretation-teams"
    sentence = "No interpreter serves more meetings than the limits and rests allow."

    def caps(self, conference: Conference) -> Iterator[Cap]:
        """What the people of each booth can serve at once, on a day and in seven days."""
        interpretation = conference.services.interpretation
        for booth in interpretation.booths if interpretation else ():
            if interpretation is not None:
                yield from _caps(conference, interpretation, booth)

    def post(self, plan: "Plan") -> None:
        """Nothing is left to say beyond the caps."""

    def check(self, conference: Conference, timetable: Timetable) -> Iterator[Violation]:
        """Let the people of each booth take turns, and look at each one's meetings."""
        interpretation = conference.services.interpretation
        if interpretation is None:
            return
        held = {placed.meeting for placed in timetable.placements}
        for booth in interpretation.booths:
            candidates = serviced(conference, booth.language)
            for message in overloads(interpretation, booth, candidates, held):
                yield self.broken(message, interpretation.where)


def _caps(conference: Conference, interpretation: Interpretation, booth: Booth) -> Iterator[Cap]:
    meetings = serviced(conference, booth.language)
    for run in runs(interpretation, meetings):
        yield _cap(interpretation, booth, run, 1, f"by {run[-1].name}, without a rest between them")
    for day, on_day in days(meetings):
        yield _cap(interpretation, booth, on_day, interpretation.a_day, f"on {day_name(day)}")
    for first, in_week in weeks(meetings):
        when = f"in the seven days from {day_name(first)}"
        yield _cap(interpretation, booth, in_week, interpretation.in_seven_days, when)


def _cap(
    interpretation: Interpretation,
    booth: Booth,
    meetings: Iterable[Meeting],
    times: int,
    when: str,
) -> Cap:
    most = times * booth.people // booth.seats
    sentence = (
        f"the {booth.people} interpreters of the {booth.language} booth serve at most {most} "
        f"meeting{'' if most == 1 else 's'} {when}"
    )
    return Cap(frozenset(m.id for m in meetings), most, sentence, interpretation.where)
