"""Hard: nobody is needed in two places at once."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.domain.conference import Conference
from scheduler.domain.meeting_times import at_once, begins, ends, in_order
from scheduler.domain.people import Person
from scheduler.domain.timetable import Timetable
from scheduler.rules.base import HardRule, Violation
from scheduler.rules.caps import Cap

if TYPE_CHECKING:
    from scheduler.model.plan import Plan


class OnePlaceAtATime(HardRule):
    """Chairs, panellists and small delegations follow items of several bodies.

    A meeting counts as a whole: whoever an item needs is in its meeting until it rises. A
    delegation of two persons can be in two meetings at once.
    """

    id = "one-place-at-a-time"
    sentence = "Whoever items need is in one place at a time; a delegation of two persons, in two."

    def caps(self, conference: Conference) -> Iterator[Cap]:
        """At each time, of the meetings in which a person may be needed, one; or as many."""
        for person in conference.people:
            bodies = {conference.part_by_id[key].body for key in person.parts}
            meetings = [m for m in conference.meetings if m.body in bodies]
            for held in at_once(meetings) if len(bodies) > person.persons else ():
                sentence = f"{_limit(person)} on {held[-1].name}"
                key = frozenset(meeting.id for meeting in held)
                yield Cap(key, person.persons, sentence, person.where, frozenset(person.parts))

    def post(self, plan: "Plan") -> None:
        """Nothing is left to say beyond the caps."""

    def check(self, conference: Conference, timetable: Timetable) -> Iterator[Violation]:
        """For each person, look at the beginning of each meeting that takes an item of theirs."""
        for person in conference.people:
            needed: dict[str, str] = {}
            for placed in timetable.placements:
                if placed.part in person.parts:
                    needed.setdefault(placed.meeting, placed.part)
            followed = in_order(conference.meeting_by_id[key] for key in needed)
            for now in followed:
                held = [m for m in followed if begins(m) <= begins(now) < ends(m)]
                if len(held) > person.persons:
                    items = [conference.part_by_id[needed[m.id]].name for m in held]
                    told = f"{', '.join(items[:-1])} and {items[-1]} are taken on {now.name}"
                    yield self.broken(f"{_limit(person)}, but {told}", person.where)


def _limit(person: Person) -> str:
    places = "one place" if person.persons == 1 else f"{person.persons} places"
    return f"{person.name} can be in {places} at a time"
