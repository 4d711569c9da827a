"""Further meetings that services could still bear beside a timetable, such as of regional groups.

Who serves where, and which rooms the bodies have, stays as it is. Half-day after half-day, meetings
are added as long as a room with the booths is free, the number of meetings at once allows one more,
and every booth can be filled with people who are there, within their day, their seven days and
their rests. What is found can be held; more may be possible if people and rooms changed places.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.interpreters import Interpreter
from scheduler.domain.meeting_times import in_order, overlap
from scheduler.domain.relay import unheard
from scheduler.domain.room_plan import rooms_of
from scheduler.domain.roster import duties, everybody, may_serve
from scheduler.domain.services import Interpretation
from scheduler.domain.timetable import Timetable

Team = list[tuple[Interpreter, str]]


def meetings_left(
    conference: Conference, timetable: Timetable, languages: Collection[str]
) -> tuple[Meeting, ...]:
    """Meetings in some languages that could still be held, in the half-days of the conference."""
    interpretation = conference.services.interpretation
    if interpretation is None or not languages:
        return ()
    people = everybody(interpretation)
    served: dict[str, list[Meeting]] = {one.name: [] for one in people}
    for duty in duties(conference, timetable):
        served[duty.person].append(conference.meeting_by_id[duty.meeting])
    held = {placed.meeting for placed in timetable.placements}
    rooms = {key: conference.meeting_by_id[key].room for key in held}
    rooms |= rooms_of(conference, held) or {}
    found: list[Meeting] = []
    for one in _half_days(conference, frozenset(languages)):
        for _ in range(_places(conference, rooms, one)):
            team = _team(conference, interpretation, people, served, one)
            if team is None:
                break
            for person, _code in team:
                served[person.name].append(one)
            found.append(one)
    return tuple(found)


def _half_days(conference: Conference, languages: frozenset[str]) -> Iterator[Meeting]:
    """A meeting of nobody in each half-day in which the conference may meet."""
    seen = set()
    for meeting in in_order(conference.meetings):
        when = (meeting.date, meeting.half_day)
        if when not in seen:
            seen.add(when)
            yield replace(meeting, id=f"further:{len(seen)}", room="", languages=languages)


def _places(conference: Conference, rooms: Mapping[str, str], one: Meeting) -> int:
    """How many more meetings have a room with booths at a time, and are allowed at once.

    `rooms` are those of the meetings that are held.
    """
    beside = [m for m in conference.meetings if m.id in rooms and overlap(m, one)]
    taken = {rooms[meeting.id] for meeting in beside}
    free = [
        room
        for room in conference.services.rooms
        if room.name not in taken
        and room.fits(0, len(one.languages))
        and not any(conference.occupied(room.name, one))
    ]
    most = len(conference.meetings) if not conference.services.rooms else len(free)
    at_once = conference.services.at_once
    return most if at_once is None else max(0, min(most, at_once - len(beside)))


def _team(
    conference: Conference,
    interpretation: Interpretation,
    people: Sequence[Interpreter],
    served: dict[str, list[Meeting]],
    one: Meeting,
) -> Team | None:
    """People for all booths of a meeting, those who have served least first; None if too few."""
    begins, ends = conference.begins(one), conference.ends(one)
    free = [
        person
        for person in people
        if person.booths & one.languages
        and person.is_there(begins, ends)
        and may_serve(interpretation, person, served[person.name], one)
    ]
    free.sort(key=lambda person: (len(served[person.name]), len(person.booths)))
    seats = {code: interpretation.booth_by_language[code].seats for code in one.languages}
    spare = {code: sum(code in p.booths for p in free) - count for code, count in seats.items()}
    team: Team = []
    for code in sorted(seats, key=lambda code: (spare[code], code)):
        able = [person for person in free if code in person.booths][: seats[code]]
        if len(able) < seats[code]:
            return None
        team += [(person, code) for person in able]
        free = [person for person in free if person not in able]
    return None if any(unheard(interpretation, one.languages, team)) else team
