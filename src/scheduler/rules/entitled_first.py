"""Hard: a group meets with interpretation only where the bodies leave the services for it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.matching import matched
from scheduler.domain.room_plan import unions
from scheduler.domain.timetable import Timetable
from scheduler.rules.base import HardRule, Violation
from scheduler.rules.caps import Cap

if TYPE_CHECKING:
    from scheduler.model.plan import Plan


class EntitledFirst(HardRule):
    """Regional groups get what calendar bodies release (A/55/182), never what these need.

    Where the file says how many interpreters there are, those whom no body needs just then serve
    groups: the limits of interpreters count all meetings alike. Where it does not, the services of
    a half-day are those of the meetings open to the bodies in it, and each one that is not held
    serves one group in its place.
    """

    id = "entitled-first"
    sentence = (
        "A group meets with interpretation only with services that the bodies do not need then."
    )

    def caps(self, conference: Conference) -> Iterator[Cap]:
        """In each half-day, of groups and of the meetings whose services suit them, only so many.

        By Hall's theorem services suffice if every set of them is as large as the number of groups
        that no other serves.
        """
        if conference.services.interpretation is not None:
            return
        for asked in _asked(conference):
            suiting = {group.id: _suiting(conference, group) for group in asked}
            choices = list(dict.fromkeys(frozenset(suiting[group.id]) for group in asked))
            for services in unions(choices):
                only = [group for group in asked if services.issuperset(suiting[group.id])]
                released = "the meetings that bodies release" if services else "no meeting"
                sentence = f"groups have the services of {released} on {asked[0].name}"
                meetings = services.union(group.id for group in only)
                yield Cap(meetings, len(services), sentence, only[0].where)

    def post(self, plan: "Plan") -> None:
        """Nothing is left to say beyond the caps."""

    def check(self, conference: Conference, timetable: Timetable) -> Iterator[Violation]:
        """Give each group that meets the services of a meeting that no body holds."""
        if conference.services.interpretation is not None:
            return
        held = {placed.meeting for placed in timetable.placements}
        for asked in _asked(conference):
            meeting = [group for group in asked if group.id in held]
            free = {
                group.id: [key for key in _suiting(conference, group) if key not in held]
                for group in meeting
            }
            given = set(matched(free, free.__getitem__).values())
            for group in meeting:
                if group.id not in given:
                    message = (
                        f"{conference.body_by_id[group.body].name} meets with interpretation on "
                        f"{group.name}, and no body releases its services then"
                    )
                    yield self.broken(message, group.where)


def _asked(conference: Conference) -> Iterator[Sequence[Meeting]]:
    """The meetings with interpretation that groups ask for, by half-day."""
    found: dict[object, list[Meeting]] = {}
    for meeting in conference.meetings:
        if meeting.languages and conference.is_of_group(meeting):
            found.setdefault((meeting.date, meeting.half_day), []).append(meeting)
    yield from found.values()


def _suiting(conference: Conference, group: Meeting) -> list[str]:
    """The meetings of bodies, in its half-day, in all the languages that a group asks for."""
    return [
        meeting.id
        for meeting in conference.meetings
        if not conference.is_of_group(meeting)
        and (meeting.date, meeting.half_day) == (group.date, group.half_day)
        and meeting.languages >= group.languages
    ]
