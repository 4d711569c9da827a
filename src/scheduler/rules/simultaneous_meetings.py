"""Hard: no more meetings at once than allowed, and none beside one it may not clash with."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.counting import counted
from scheduler.domain.meeting_times import at_once, begins, ends, in_order, overlapping
from scheduler.domain.timetable import Timetable
from scheduler.rules.base import HardRule, Violation
from scheduler.rules.caps import Cap

if TYPE_CHECKING:
    from scheduler.model.plan import Plan


class SimultaneousMeetings(HardRule):
    """Small delegations cannot be everywhere.

    UNFCCC's Subsidiary Body for Implementation allows two plenary or contact-group meetings at
    once, and six in all; no limit holds unless the planner sets it.
    """

    id = "simultaneous-meetings"
    sentence = "No more meetings are held at once than allowed, and none that may not clash."

    def caps(self, conference: Conference) -> Iterator[Cap]:
        """The limits at each beginning of a meeting, and each pair that may not clash."""
        services = conference.services
        if services.at_once is not None:
            for held in at_once(conference.meetings):
                several = counted(services.at_once, "meeting")
                sentence = f"at most {several} at once on {held[-1].name}"
                yield _cap(held, services.at_once, sentence, services.where_at_once)
        if services.limited_at_once is not None:
            for held in at_once(_limited(conference, conference.meetings)):
                most = services.limited_at_once
                several = "meeting" if most == 1 else "meetings"
                sentence = f"at most {most} plenary or contact-group {several} on {held[-1].name}"
                yield _cap(held, most, sentence, services.where_limited)
        for one, other in overlapping(conference.meetings):
            reason = _clash(conference, one, other)
            if reason:
                yield _cap([one, other], 1, reason, other.where)

    def post(self, plan: "Plan") -> None:
        """Nothing is left to say beyond the caps."""

    def check(self, conference: Conference, timetable: Timetable) -> Iterator[Violation]:
        """Look at the meetings that hold something, at each beginning of one."""
        keys = {placed.meeting for placed in timetable.placements}
        held = [meeting for meeting in in_order(conference.meetings) if meeting.id in keys]
        services = conference.services
        yield from self._too_many(held, services.at_once, "meetings", services.where_at_once)
        yield from self._too_many(
            _limited(conference, held),
            services.limited_at_once,
            "plenary or contact-group meetings",
            services.where_limited,
        )
        for one, other in overlapping(held):
            reason = _clash(conference, one, other)
            if reason:
                yield self.broken(f"{reason}, but both meet on {other.name}", other.where)

    def _too_many(
        self, held: list[Meeting], most: int | None, what: str, where: str
    ) -> Iterator[Violation]:
        if most is None:
            return
        first_of = {begins(meeting): meeting for meeting in reversed(held)}
        for moment, now in sorted(first_of.items()):
            count = sum(begins(one) <= moment < ends(one) for one in held)
            if count > most:
                allowed = "1 is allowed" if most == 1 else f"{most} are allowed"
                message = f"{count} {what} are held at once on {now.name}, {allowed}"
                yield self.broken(message, where)
                return


def _cap(held: list[Meeting], most: int, sentence: str, where: str) -> Cap:
    return Cap(frozenset(meeting.id for meeting in held), most, sentence, where)


def _limited(conference: Conference, meetings: Iterable[Meeting]) -> list[Meeting]:
    """The meetings of plenaries and contact groups."""
    return [m for m in meetings if conference.body_by_id[m.body].kind.is_limited]


def _clash(conference: Conference, one: Meeting, other: Meeting) -> str | None:
    """Why two meetings of different bodies cannot be held at once; None if they can."""
    if one.body == other.body:
        return None
    for first, second in ((one, other), (other, one)):
        mine = conference.body_by_id[first.body]
        if second.body in first.jointly_with:
            name = conference.name_of(second.body)
            return f"{mine.name} meets jointly with {name} on {first.name}"
        for body in (second.body, *second.jointly_with):
            if body in mine.not_with:
                return f"{mine.name} does not meet while {conference.name_of(body)} does"
    return None
