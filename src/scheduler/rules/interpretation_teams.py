"""Hard: interpreters are enough for the meetings, within their limits and rests."""

import itertools
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from scheduler.domain.clock import day_name
from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.interpreters import Interpreter
from scheduler.domain.meeting_times import in_order
from scheduler.domain.roster import (
    days,
    left_of,
    needs_others,
    overloads,
    resting,
    serviced,
    weeks,
    with_served,
)
from scheduler.domain.services import Interpretation
from scheduler.domain.timetable import Timetable
from scheduler.rules.base import HardRule, Violation
from scheduler.rules.caps import Cap
from scheduler.rules.interpreter_caps import caps_by_name, pool_caps

if TYPE_CHECKING:
    from scheduler.model.plan import Plan
    from scheduler.model.roster import RosterPlan


class InterpretationTeams(HardRule):
    """Counts each one's meetings by rest, by day and by seven days (see `scheduler.domain.roster`).

    Caps keep the timetable to what a pool can serve, and near to what people by name can.
    """

    id = "interpretation-teams"
    sentence = "No interpreter serves more meetings than the limits and rests allow."

    def caps(self, conference: Conference) -> Iterator[Cap]:
        """What the people of each booth can serve at once, on a day and in seven days."""
        interpretation = conference.services.interpretation
        if interpretation is None:
            return
        if interpretation.named:
            yield from caps_by_name(conference, interpretation)
            return
        for booth in interpretation.booths:
            yield from pool_caps(conference, interpretation, booth)

    def post(self, plan: "Plan") -> None:
        """Nothing is left to say beyond the caps."""

    def staff(self, roster: "RosterPlan") -> None:
        """Keep each interpreter to their limits, and to one of the meetings without a rest."""
        usual = _groups(roster, ())
        for person in roster.people:
            name, where, served = person.name, person.where, person.served
            without_rest, on_days, in_weeks = _groups(roster, served) if served else usual
            rest = roster.case(self.id, f"{name} rests between two meetings", where)
            for group in without_rest:
                roster.add(rest, roster.served(person, group) <= left_of(1, group, served))
            day = roster.case(
                self.id, f"{name} serves at most {person.a_day} meetings a day", where
            )
            for group in on_days:
                roster.add(
                    day, roster.served(person, group) <= left_of(person.a_day, group, served)
                )
            most = person.in_seven_days
            week = roster.case(
                self.id, f"{name} serves at most {most} meetings in any seven days", where
            )
            for group in in_weeks:
                roster.add(week, roster.served(person, group) <= left_of(most, group, served))

    def check(self, conference: Conference, timetable: Timetable) -> Iterator[Violation]:
        """Look at each one's meetings; those of a pool take turns."""
        interpretation = conference.services.interpretation
        if interpretation is None:
            return
        if interpretation.named:
            yield from self._by_name(conference, interpretation, timetable)
            return
        held = {placed.meeting for placed in timetable.placements}
        for booth in interpretation.booths:
            own = serviced(conference, booth.language)
            candidates = with_served(interpretation, booth.language, own)
            for message in overloads(interpretation, booth, candidates, held):
                yield self.broken(message, interpretation.where)

    def _by_name(
        self, conference: Conference, interpretation: Interpretation, timetable: Timetable
    ) -> Iterator[Violation]:
        served: dict[str, dict[str, Meeting]] = {}
        for duty in timetable.duties or ():
            if duty.meeting in conference.meeting_by_id:
                meeting = conference.meeting_by_id[duty.meeting]
                served.setdefault(duty.person, {})[meeting.id] = meeting
        for person in interpretation.named:
            own = in_order([*person.served, *served.get(person.name, {}).values()])
            for message in _overload(interpretation, person, own):
                yield self.broken(f"{person.name} {message}", person.where)


def _groups(roster: "RosterPlan", served: Iterable[Meeting]) -> tuple[list[list[Meeting]], ...]:
    """Meetings without a rest, of a day, of seven days: those served and those to serve."""
    meetings = [*served, *roster.meetings]
    without_rest = list(resting(roster.interpretation, meetings))
    return without_rest, [own for _, own in days(meetings)], [own for _, own in weeks(meetings)]


def _overload(
    interpretation: Interpretation, person: Interpreter, own: list[Meeting]
) -> Iterator[str]:
    over = {meeting.id for meeting in person.served}
    ahead = [meeting for meeting in own if meeting.id not in over]
    for earlier, later in itertools.combinations(own, 2):
        if later in ahead and needs_others(interpretation, earlier, later):
            yield f"has no rest between {earlier.name} and {later.name}"
    for day in dict.fromkeys(meeting.date for meeting in ahead):
        count = sum(meeting.date == day for meeting in own)
        if count > person.a_day:
            yield f"serves {count} meetings on {day_name(day)}, {person.a_day} are allowed"
    for day in dict.fromkeys(meeting.date for meeting in own):
        in_week = [meeting for meeting in own if 0 <= (meeting.date - day).days < 7]
        if (count := len(in_week)) > person.in_seven_days and not over.issuperset(
            meeting.id for meeting in in_week
        ):
            yield (
                f"serves {count} meetings in the seven days from {day_name(day)}, "
                f"{person.in_seven_days} are allowed"
            )
