"""Hard: each meeting has a room that fits, and no room two meetings at once."""

import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.counting import counted
from scheduler.domain.meeting_times import at_once, in_order, overlap, overlapping
from scheduler.domain.room_plan import fitting_rooms, rooms_of, unions
from scheduler.domain.timetable import Timetable
from scheduler.rules.base import HardRule, Violation
from scheduler.rules.caps import Cap

if TYPE_CHECKING:
    from scheduler.model.plan import Plan


class Rooms(HardRule):
    """Rooms are given out after solving (`scheduler.domain.room_plan`); the model counts them.

    Where meetings are held in the same half-day or apart, the rooms suffice if every set of rooms
    is as large as the number of meetings that fit in no other (Hall's theorem).
    """

    id = "rooms"
    sentence = (
        "One meeting is held in a room at a time, not while others have it, and the room has the "
        "seats and booths."
    )

    def caps(self, conference: Conference) -> Iterator[Cap]:
        """At each time, of the meetings that fit in a set of rooms only, as many as there are."""
        fitting = {m.id: fitting_rooms(conference, m) for m in conference.meetings}
        placed = [m for m in conference.meetings if fitting[m.id] is not None]
        for now in at_once(placed):
            choices = list(dict.fromkeys(frozenset(fitting[m.id] or ()) for m in now))
            for rooms in unions(choices):
                only = [m for m in now if rooms.issuperset(fitting[m.id] or ())]
                most = f"{', '.join(sorted(rooms))} for at most {counted(len(rooms), 'meeting')}"
                sentence = f"{most if rooms else 'no room that fits is free'} on {now[-1].name}"
                yield Cap(frozenset(m.id for m in only), len(rooms), sentence, only[0].where)

    def post(self, plan: "Plan") -> None:
        """Where meetings overlap by turns, choose each one's room; else the caps say it all."""
        conference = plan.conference
        meetings = in_order(conference.meetings)
        if not _overlap_by_turns(meetings):
            return
        case = plan.case(self.id, "each meeting has a room of its own while it is held")
        chosen = {}
        for meeting in meetings:
            rooms = fitting_rooms(conference, meeting)
            if rooms is not None:
                chosen[meeting.id] = {r: plan.flag(f"room:{meeting.id}:{r}") for r in rooms}
                plan.add(case, sum(chosen[meeting.id].values()) == plan.held(meeting))
        for one, other in overlapping(meetings):
            for room in chosen.get(one.id, {}).keys() & chosen.get(other.id, {}).keys():
                plan.at_most_one(case, [chosen[one.id][room], chosen[other.id][room]])

    def check(self, conference: Conference, timetable: Timetable) -> Iterator[Violation]:
        """Give out the rooms; where that fails, name the first time at which they are too few."""
        held = {placed.meeting for placed in timetable.placements}
        if rooms_of(conference, held) is not None:
            return
        so_far: list[str] = []
        for meeting in in_order(m for m in conference.meetings if m.id in held):
            so_far.append(meeting.id)
            if rooms_of(conference, so_far) is None:
                name = conference.body_by_id[meeting.body].name
                yield self.broken(f"{name} has no free room on {meeting.name}", meeting.where)
                return


def _overlap_by_turns(meetings: list[Meeting]) -> bool:
    """Whether a meeting overlaps two that do not overlap each other."""
    beside: dict[str, list[Meeting]] = {meeting.id: [] for meeting in meetings}
    for one, other in overlapping(meetings):
        beside[one.id].append(other)
        beside[other.id].append(one)
    return any(
        not overlap(a, b)
        for others in beside.values()
        for a, b in itertools.combinations(others, 2)
    )
