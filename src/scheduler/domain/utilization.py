"""How the conference services are used: time in use, half-days released, capacity left over."""

from collections import Counter
from dataclasses import dataclass

from scheduler.domain.conference import Conference
from scheduler.domain.roster import duties, of_booth, serviced
from scheduler.domain.timetable import Timetable

# The benchmark of the Committee on Conferences, in per cent of the time serviced (A/RES/48/222).
BENCHMARK = 80


@dataclass(frozen=True, slots=True)
class Use:
    """What a body's serviced meetings come to; minutes are working minutes.

    `released` are the meetings that were open to it and are not held.
    """

    body: str
    held: int
    released: int
    minutes: int
    in_use: int

    @property
    def per_cent(self) -> float:
        """Of the time of the meetings held, how much is in use; 0 where none is held."""
        return 100 * self.in_use / self.minutes if self.minutes else 0.0


@dataclass(frozen=True, slots=True)
class Load:
    """The duties of one booth, and the fewest and most of one interpreter who may sit in it."""

    language: str
    people: int
    duties: int
    fewest: int
    most: int


def use_of(conference: Conference, timetable: Timetable) -> tuple[Use, ...]:
    """For each body with interpretation, how its serviced meetings are used."""
    used: dict[str, int] = {}
    for placed in timetable.placements:
        meeting = conference.meeting_by_id[placed.meeting]
        minutes = conference.worked(meeting, placed.start, placed.end)
        used[meeting.id] = used.get(meeting.id, 0) + minutes
    found = []
    for body in conference.bodies:
        own = [meeting for meeting in conference.meetings_of(body.id) if meeting.languages]
        held = [meeting for meeting in own if meeting.id in used]
        if own:
            minutes = sum(map(conference.working_minutes, held))
            in_use = sum(used[meeting.id] for meeting in held)
            found.append(Use(body.id, len(held), len(own) - len(held), minutes, in_use))
    return tuple(found)


def load_of(conference: Conference, timetable: Timetable) -> tuple[Load, ...]:
    """For each booth, how its duties are shared among its people."""
    interpretation = conference.services.interpretation
    found = []
    turns = duties(conference, timetable)
    served = Counter(duty.person for duty in turns)
    for booth in interpretation.booths if interpretation else ():
        if not serviced(conference, booth.language):
            continue
        loads = [served[name] for name in of_booth(conference, booth.language)]
        own = sum(duty.language == booth.language for duty in turns)
        found.append(Load(booth.language, booth.people, own, min(loads), max(loads)))
    return tuple(found)
