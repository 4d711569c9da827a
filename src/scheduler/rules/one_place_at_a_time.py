"""Hard: nobody is needed in two places at once."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.domain.clock import DAY
from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.meeting_times import at_once, in_order, stretches
from scheduler.domain.people import Person
from scheduler.domain.timetable import Timetable
from scheduler.rules.base import HardRule, Violation
from scheduler.rules.caps import Cap

if TYPE_CHECKING:
    from scheduler.model.plan import LinearExpr, Plan


class OnePlaceAtATime(HardRule):
    """Chairs, panellists and small delegations follow items of several bodies.

    Whoever an item needs is in its meeting until it rises, or between the hours that cut it: stated
    ones, and those at which people come and leave. A delegation of two persons can be in two
    meetings at once.
    """

    id = "one-place-at-a-time"
    sentence = "Whoever items need is in one place at a time; a delegation of two persons, in two."

    def caps(self, conference: Conference) -> Iterator[Cap]:
        """At each time, of the meetings in which a person may be needed, one; or as many.

        Meetings that are cut are left to the posting.
        """
        cut = _cut(conference)
        for person, held in _at_once(conference):
            if cut.isdisjoint(held):
                key = frozenset(meeting.id for meeting in held)
                sentence = _sentence(person, held)
                yield Cap(key, person.persons, sentence, person.where, frozenset(person.parts))

    def post(self, plan: "Plan") -> None:
        """Where meetings are cut, the same for the stretches that begin or go on at each time."""
        cut = _cut(plan.conference)
        for person, held in _at_once(plan.conference) if cut else ():
            if not cut.isdisjoint(held):
                case = plan.case(self.id, _sentence(person, held), person.where)
                of_time: dict[int, list[LinearExpr]] = {}
                spans = [(s, span) for m in held for s, span in _stretches(plan, m)]
                for s, (body, start, end) in spans:
                    needed = _needed(plan, person, body, s)
                    for moment in {begin for _, (_, begin, _) in spans if start <= begin < end}:
                        of_time.setdefault(moment, []).append(needed)
                for needed_then in of_time.values():
                    plan.add(case, sum(needed_then) <= person.persons)

    def check(self, conference: Conference, timetable: Timetable) -> Iterator[Violation]:
        """For each person, look at each time from which on an item of theirs may be taken."""
        for person in conference.people:
            there: dict[tuple[int, int, str], str] = {}
            for placed in timetable.placements:
                if placed.part in person.parts:
                    meeting = conference.meeting_by_id[placed.meeting]
                    midnight = meeting.date.toordinal() * DAY
                    for one in stretches(conference, meeting):
                        if placed.start < one.end and one.start < placed.end:
                            key = midnight + one.start, midnight + one.end, meeting.id
                            there.setdefault(key, placed.part)
            told = set[str]()
            for begin, _, now in sorted(there):
                held = [key for key in there if key[0] <= begin < key[1]]
                if len(held) > person.persons and now not in told:
                    told.add(now)
                    order = [m.id for m in in_order(conference.meeting_by_id[k[2]] for k in held)]
                    held.sort(key=lambda key: order.index(key[2]))
                    items = [conference.part_by_id[there[key]].name for key in held]
                    name = conference.meeting_by_id[now].name
                    message = f"{', '.join(items[:-1])} and {items[-1]} are taken on {name}"
                    yield self.broken(f"{_limit(person)}, but {message}", person.where)


def _at_once(conference: Conference) -> Iterator[tuple[Person, list[Meeting]]]:
    """Each person with meetings that are held at once, and in each of which items may need them."""
    for person in conference.people:
        bodies = {conference.part_by_id[key].body for key in person.parts}
        if len(bodies) > person.persons:
            for held in at_once([m for m in conference.meetings if m.body in bodies]):
                yield person, held


def _cut(conference: Conference) -> set[Meeting]:
    """The meetings that hours cut."""
    return {meeting for meeting in conference.meetings if len(stretches(conference, meeting)) > 1}


def _stretches(plan: "Plan", meeting: Meeting) -> Iterator[tuple[int, tuple[str, int, int]]]:
    """The stretches of a meeting by their indices: its body, from when, until when."""
    midnight = meeting.date.toordinal() * DAY
    for s in plan.of_meeting(meeting):
        one = plan.stretches(meeting.body)[s]
        yield s, (meeting.body, midnight + one.start, midnight + one.end)


def _needed(plan: "Plan", person: Person, body: str, s: int) -> "LinearExpr":
    """Whether somebody is needed in a stretch of a body."""
    parts = [part for part in plan.conference.parts_of(body) if part.id in person.parts]
    if len(parts) == 1:
        return plan.at(parts[0], s)
    needed = plan.flag(f"needed:{person.name}:{body}:{s}")
    for part in parts:
        plan.require(plan.at(part, s) <= needed)
    return needed


def _sentence(person: Person, held: list[Meeting]) -> str:
    return f"{_limit(person)} on {held[-1].name}"


def _limit(person: Person) -> str:
    places = "one place" if person.persons == 1 else f"{person.persons} places"
    return f"{person.name} can be in {places} at a time"
